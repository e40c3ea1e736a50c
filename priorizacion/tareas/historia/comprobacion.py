"""Las versiones archivadas de una agenda → si todavía sale de sus datos lo que cada una decía."""

from collections.abc import Iterator
from importlib.metadata import version as instalada
from pathlib import Path

from priorizacion.decision.comprobacion import comprobar
from priorizacion.ingesta.versiones import leer_versiones
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cotejo import Paso
from priorizacion.tareas.cuenta import Alcance, comprobar_cuenta
from priorizacion.tareas.historia.version import DespuesIlegible, VersionLeida, leer_version


def comprobar_archivadas(carpeta: Path, alcance: Alcance, avisar: Avisar) -> tuple[Paso, ...]:
    """Un paso por versión que sale bien, y uno por cada cosa que difiere. Lanza `OSError`."""
    lectura = leer_versiones(carpeta)
    errores = [o for o in lectura.observaciones if o.gravedad == "error"]
    if errores:
        return tuple(Paso("distinto", str(o)) for o in errores)
    pasos: list[Paso] = []
    for version, lugar in lectura.versiones:
        avisar(f"comprobando la versión {version.numero}")
        try:
            pasos += _comprobar(leer_version(version, lugar), alcance, avisar)
        except DespuesIlegible as error:
            pasos.append(Paso("distinto", str(error)))
    return tuple(pasos)


def _comprobar(leida: VersionLeida, alcance: Alcance, avisar: Avisar) -> Iterator[Paso]:
    nombre = f"versión {leida.version.numero}"
    hecha = leida.expediente.certificado.version_programa
    if hecha != instalada("priorizacion"):
        yield from _de_otro_programa(leida, nombre, hecha)
        return
    hechos = comprobar_cuenta(leida.agenda, leida.expediente, alcance, avisar, publica=True)
    distintos = [
        Paso("distinto", f"{nombre}: {p.texto}") for p in hechos if p.veredicto == "distinto"
    ]
    yield from distintos
    if not distintos:
        bien = sum(p.veredicto == "igual" for p in hechos)
        yield Paso("igual", f"{nombre}: sale de sus datos ({bien} cosas comprobadas).")


def _de_otro_programa(leida: VersionLeida, nombre: str, hecha: str) -> Iterator[Paso]:
    """Otra versión del programa puede decir lo mismo con otras palabras: se mira lo exacto."""
    faltas = comprobar(leida.agenda, leida.expediente.resultado)
    if faltas:
        yield Paso("distinto", f"{nombre}: no cumple, en enteros exactos: {' '.join(faltas)}")
        return
    yield Paso(
        "igual", f"{nombre}: la firma su certificado y cumple sus reglas en enteros exactos."
    )
    yield Paso(
        "sin_comprobar",
        f"{nombre}: no se rehizo la cuenta entera, porque la escribió la versión {hecha} del "
        "programa. Con ella se puede.",
    )
