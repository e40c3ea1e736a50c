"""Las ponderaciones de un método → `agenda.yaml`, sin tocar más, y su constancia pública."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from priorizacion.decision.ponderacion.consulta import Ponderacion
from priorizacion.decision.supresion import publicables
from priorizacion.dominio.cantidad import escribir_decimal, redondear
from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.puntaje import PuntajeEstamento
from priorizacion.ingesta.arbol import Ruta
from priorizacion.ingesta.carpeta import AGENDA
from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.ingesta.retoque import retocar
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.ponderacion.recuento import Recuento

PUBLICADAS = "ponderaciones_publicadas.csv"
"""Lo que se publica: lo colectivo, y los estamentos con tres personas o más."""
Permiso = Literal["libre", "en_firme", "con_marcas", "negado"]
"""Si se puede cambiar `agenda.yaml`, y qué hay que decir después."""


class NoEsUtf8(ValueError):
    """`agenda.yaml` está en otra codificación: no se reescribe sin dañar algo."""


@dataclass(frozen=True)
class Cambio:
    """El nuevo `agenda.yaml` y en qué se diferencia del que hay."""

    agenda: bytes
    publicadas: bytes
    diferencia: tuple[str, ...]
    """Líneas de un `diff` unificado; vacío si ya estaban esas ponderaciones."""


def permiso_para_escribir(carpeta: Path, *, hay_marcas: bool) -> Permiso:
    """`negado` si las reglas están en firme y alguien ya calificó."""
    if (carpeta / CONGELADO).is_file():
        return "negado" if hay_marcas else "en_firme"
    return "con_marcas" if hay_marcas else "libre"


def preparar_cambio(carpeta: Path, recuento: Recuento) -> Cambio:
    """Lo que se escribiría con el único método del recuento. Lanza `NoEsUtf8` y `OSError`."""
    antes = (carpeta / AGENDA).read_bytes()
    try:
        texto = antes.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoEsUtf8(AGENDA) from error
    despues = retocar(texto, _cambios(recuento))
    diferencia = difflib.unified_diff(
        texto.splitlines(), despues.splitlines(), AGENDA, f"{AGENDA} (nueva)", lineterm="", n=1
    )
    return Cambio(despues.encode("utf-8"), _publicar(recuento).encode("utf-8"), tuple(diferencia))


def escribir_cambio(carpeta: Path, cambio: Cambio) -> None:
    """Reemplaza los dos archivos de una vez. Lanza `OSError`; entonces quedan los que estaban."""
    grabar({PUBLICADAS: cambio.publicadas, AGENDA: cambio.agenda}, carpeta)


def _cambios(recuento: Recuento) -> dict[Ruta, str]:
    centesimas = {c: n for p in recuento.ponderaciones for c, n in p.centesimas.items()}
    return {
        ("criterios", i, "ponderacion"): escribir_decimal(Fraction(centesimas[c.id], 100))
        for i, c in enumerate(recuento.reglas.criterios if recuento.reglas else ())
        if c.id in centesimas and c.ponderacion != Fraction(centesimas[c.id], 100)
    }


def _publicar(recuento: Recuento) -> str:
    columnas = ("metodo", "eje", "criterio", "estamento", "personas", "ponderacion")
    filas = [fila for p in recuento.ponderaciones for fila in _filas(p)]
    return escribir_csv(columnas, filas)


def _filas(ponderacion: Ponderacion) -> Iterator[dict[str, object]]:
    for criterio, centesimas in ponderacion.centesimas.items():
        comun = {"metodo": ponderacion.metodo, "eje": ponderacion.eje, "criterio": criterio}
        puntos = escribir_decimal(Fraction(centesimas, 100))
        yield {**comun, "personas": ponderacion.personas, "ponderacion": puntos}
        voces = (
            PuntajeEstamento(
                estamento=v.estamento, marcas=v.personas, puntaje=100 * v.partes[criterio]
            )
            for v in ponderacion.voces
        )
        for voz in publicables(voces):
            suyos = escribir_decimal(Fraction(redondear(voz.puntaje * 100), 100))
            yield {
                **comun, "estamento": voz.estamento, "personas": voz.marcas, "ponderacion": suyos
            }  # fmt: skip
