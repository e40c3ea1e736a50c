"""Lo que un sitio dice de quienes calificaron: que sus cuentas cuadren, sin saber quiénes son."""

from pathlib import Path

from priorizacion.dominio.comite_publicado import COMITE
from priorizacion.ingesta.compromisos import CompromisosIlegibles, leer_compromisos
from priorizacion.tareas.copia import leer_comite_publicado
from priorizacion.tareas.cotejo import Paso


def cotejar_comite(carpeta: Path) -> list[Paso]:
    """Que las cuentas del comité cuadren entre sí y haya un compromiso por persona que calificó."""
    comite = leer_comite_publicado(carpeta)
    if comite is None and (carpeta / COMITE).exists():
        return [Paso("distinto", f"{COMITE} no se entiende.")]
    if comite is None:
        return [Paso("sin_comprobar", "cuántas personas calificaron: esta agenda no lo publica.")]
    pasos = []
    if sum(g.personas for g in comite.grupos) != comite.participantes:
        pasos.append(Paso("distinto", f"{COMITE}: los grupos no suman {comite.participantes}."))
    try:
        compromisos = leer_compromisos(carpeta)
    except CompromisosIlegibles as error:
        return [*pasos, Paso("distinto", str(error))]
    if compromisos is None:
        return [*pasos, Paso("sin_comprobar", "las hojas: esta agenda no publica compromisos.")]
    cuantos, hojas = len(compromisos), comite.calificaron
    if cuantos != hojas:
        texto = f"hay {cuantos} compromisos y se dice que calificaron {hojas} personas."
        return [*pasos, Paso("distinto", texto)]
    texto = f"hay {cuantos} compromisos, tantos como personas calificaron."
    no_se_abren = (
        "qué dice cada hoja: las marcas y las sales son privadas; las tiene la secretaría."
    )
    return [*pasos, Paso("igual", texto), Paso("sin_comprobar", no_se_abren)]
