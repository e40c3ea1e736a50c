"""Las tablas depuradas → los bytes que se escriben, y lo que se guarda para poder rastrearlos."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.ingesta.recibido.tabla_llena import Fila, TablaLlena
from priorizacion.tareas.propuestas.depuracion import Depurado, Tablas
from priorizacion.tareas.propuestas.juicio import HABILITANTES, PROPUESTAS


def cambios(tablas: Tablas, depurado: Depurado) -> dict[str, bytes]:
    """Nombre → contenido de las tablas en que alguna fila deja de ser la que era."""
    hay, quedan = _antes(tablas), _despues(depurado)
    return {
        nombre: texto.encode()
        for nombre, texto in depurado.textos.items()
        if quedan[nombre] != list(hay[nombre].filas)
    }


def copias(
    tablas: Tablas, depurado: Depurado, cambian: Mapping[str, bytes], recibido: Path
) -> dict[str, bytes]:
    """Las tablas de antes, si al cambiarlas deja de estar alguna fila como estaba."""
    hay, quedan = _antes(tablas), _despues(depurado)
    perdidas = [n for n in cambian if any(f not in quedan[n] for f in hay[n].filas)]
    previas = {n: hay[n].bytes_ or b"" for n in perdidas}
    nombres = {
        n: f"{Path(n).stem}-antes-{sha256(b).hexdigest()[:12]}.csv" for n, b in previas.items()
    }
    return {nombres[n]: b for n, b in previas.items() if not (recibido / nombres[n]).exists()}


def procedencia(depurado: Depurado) -> bytes:
    """De cada propuesta recibida, en qué archivo y dónde venía, y a qué fila fue."""
    columnas = ("id", "archivo", "numero", "clave", "edicion", "suerte")
    filas = sorted(
        (caso.id, r.archivo, r.numero, r.clave, r.edicion, caso.suerte)
        for caso in depurado.mezcla.casos
        for r in (caso.recibida,)
    )
    return escribir_csv(columnas, (dict(zip(columnas, f, strict=True)) for f in filas)).encode()


def _antes(tablas: Tablas) -> dict[str, TablaLlena]:
    return {PROPUESTAS: tablas.propuestas, HABILITANTES: tablas.habilitantes}


def _despues(depurado: Depurado) -> dict[str, list[Fila]]:
    return {
        PROPUESTAS: list(depurado.mezcla.filas),
        HABILITANTES: list(depurado.condiciones.filas),
    }
