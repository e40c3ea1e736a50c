"""De un encargo a una carpeta nueva que pasa `revisar`, o a lo que lo impide."""

import tempfile
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta, escribir_csv
from priorizacion.tareas.encargo import Encargo
from priorizacion.tareas.plantilla import escribir_agenda
from priorizacion.tareas.reserva import con_reserva
from priorizacion.tareas.revision import impide_seguir

_COLUMNAS = {
    "propuestas.csv": (
        "id,nombre,descripcion,dimension,zona,estamento_proponente,sector,fase,costo,"
        "costo_preinversion,duracion,inicio_minimo,desembolsos,fuentes,aportes,ejecutor,"
        "beneficiarios,ods,requiere,etiquetas,fusionada_en,retirada"
    ),
    "habilitantes.csv": "propuesta,item,respuesta,nota",
    "comite.csv": "participante,estamento",
    "valoraciones.csv": "participante,propuesta,criterio,valor",
    "impedimentos.csv": "participante,propuesta",
}

# Enseña la forma de una fila; como está retirada, no compite aunque nadie la borre.
_EJEMPLO = {
    "id": "EJEMPLO",
    "nombre": "Ejemplo de cómo se llena una fila: bórrela",
    "descripcion": "Qué es, dónde y para quién, en una o dos frases.",
    "dimension": "social",
    "zona": "rural",
    "estamento_proponente": "comunidad",
    "sector": "agua",
    "fase": "factibilidad",
    "costo": 250_000_000,
    "duracion": 2,
    "desembolsos": "40|60",
    "ejecutor": "alcaldia",
    "beneficiarios": 300,
    "etiquetas": "agua|escuelas",
    "retirada": "Es un ejemplo, no una propuesta.",
}
_FILAS = {"propuestas.csv": (_EJEMPLO,)}


def estrenar(encargo: Encargo, carpeta: Path) -> tuple[Observacion, ...]:
    """Escribe la carpeta entera o nada; devuelve lo que se vio al revisarla.

    Se revisa aparte antes de escribirla: si hay un error (por ejemplo, un código DIVIPOLA que no
    existe) no queda nada. Lanza `OSError` si el sistema no deja escribir.
    """
    nueva = con_reserva(CarpetaNueva(archivos=_archivos(encargo)), carpeta)
    observaciones = _revisar_aparte(nueva)
    if impide_seguir(observaciones):
        return observaciones
    return escribir_carpeta(nueva, carpeta) or observaciones


def _archivos(encargo: Encargo) -> dict[str, str]:
    hojas = {n: escribir_csv(c.split(","), _FILAS.get(n, ())) for n, c in _COLUMNAS.items()}
    return {"agenda.yaml": escribir_agenda(encargo), **hojas}


def _revisar_aparte(nueva: CarpetaNueva) -> tuple[Observacion, ...]:
    with tempfile.TemporaryDirectory(prefix="priorizacion-") as aparte:
        carpeta = Path(aparte) / "agenda"
        fallas = escribir_carpeta(nueva, carpeta)
        return fallas or leer_carpeta(carpeta).observaciones
