"""La agenda, resuelta otra vez, frente a la que se entregó."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib.metadata import version

from priorizacion.decision.dictamen import Dictamen, dictaminar
from priorizacion.decision.modelo import Limites, Solucionador
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.resultado import Certificado
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cotejo import Paso
from priorizacion.tareas.diferencia import comparar, decir
from priorizacion.tareas.entrega import CERTIFICADO, RESULTADO, archivos_de
from priorizacion.tareas.expediente import Expediente
from priorizacion.tareas.hilo import esperar


def rehacer(agenda: Agenda, expediente: Expediente, avisar: Avisar) -> Iterator[Paso]:
    """Resuelve con los mismos límites y dice en qué difiere."""
    if not expediente.resultado.reproducible and expediente.resultado.estado_solucion != "probada":
        texto = "no se resolvió otra vez: al solucionador lo detuvo el reloj y no es reproducible."
        yield Paso("sin_comprobar", texto)
        return
    avisar("resolviendo otra vez")
    otro = esperar(partial(dictaminar, agenda, _limites(expediente.certificado), avisar))
    yield _paso_del_rehecho(otro, expediente)
    yield from _pasos_del_certificado(otro.certificado, expediente.certificado)


def _paso_del_rehecho(otro: Dictamen, expediente: Expediente) -> Paso:
    if archivos_de(otro)[RESULTADO] == expediente.archivos[RESULTADO]:
        return Paso("igual", "al resolver otra vez sale el mismo resultado, byte a byte.")
    sale, dice = (m.model_dump(mode="json") for m in (otro.resultado, expediente.resultado))
    texto = "al resolver otra vez sale un resultado distinto. "
    nota = nota_de_version(expediente.certificado)
    return Paso("distinto", texto + decir(comparar(sale, dice), RESULTADO) + nota)


def nota_de_version(certificado: Certificado) -> str:
    """Con otra versión del programa, una frase puede cambiar sin que nadie la tocara."""
    hecha, esta = certificado.version_programa, version("priorizacion")
    if hecha == esta:
        return ""
    return f" Lo hizo la versión {hecha} y esta es la {esta}: repita con aquella antes de concluir."


def _pasos_del_certificado(nuevo: Certificado, entregado: Certificado) -> Iterator[Paso]:
    """Lo demás del certificado; con otra versión del programa solo se dice que cambió."""
    # la firma del resultado ya se comparó con sus bytes
    ya_comparados = {"entradas", "resultado", "matriz"}
    sale, dice = (c.model_dump(mode="json", exclude=ya_comparados) for c in (nuevo, entregado))
    diferencias = list(comparar(sale, dice))
    if not diferencias:
        return
    texto = "al resolver otra vez sale otro certificado. " + decir(diferencias, CERTIFICADO)
    misma = nuevo.version_programa == entregado.version_programa
    yield Paso("distinto" if misma else "sin_comprobar", texto)


def _limites(certificado: Certificado) -> Limites:
    """Los mismos con que se calculó; lo que no se entienda queda como si no se hubiera dicho."""
    nodos = certificado.opciones.get("nodos")
    usado: Solucionador = "cbc" if certificado.solucionador.startswith("CBC") else "highs"
    a_fondo = bool(certificado.opciones.get("a_fondo"))
    breve = bool(certificado.opciones.get("breve"))
    limites = Limites(solucionador=usado, a_fondo=a_fondo, breve=breve)
    return replace(limites, nodos=nodos) if isinstance(nodos, int) and nodos > 0 else limites
