"""De una carpeta con resultado a la lista de lo que se comprobó, punto por punto."""

from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from priorizacion.decision.comprobacion import comprobar
from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites, Solucionador
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.resultado import Certificado, Resultado
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cota import MatrizIlegible, probar_cota
from priorizacion.tareas.cotejo import Paso, cotejar
from priorizacion.tareas.entrega import RESULTADO, archivos_de
from priorizacion.tareas.expediente import Expediente, leer_expediente
from priorizacion.tareas.hilo import esperar


@dataclass(frozen=True)
class Verificacion:
    """Lo que salió de verificar una carpeta."""

    observaciones: tuple[Observacion, ...]
    """Lo que se vio en los archivos; con un error no se verificó nada."""
    pasos: tuple[Paso, ...]
    """Lo comprobado, lo distinto y lo que no se pudo comprobar."""


def verificar(carpeta: Path, avisar: Avisar) -> Verificacion:
    """Rehace todo desde los archivos y lo compara con lo entregado. No escribe nada."""
    avisar("leyendo los archivos")
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Verificacion(lectura.observaciones, ())
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, str):
        return Verificacion((), (Paso("distinto", f"No hay qué verificar: {expediente}"),))
    return Verificacion((), _comparar(lectura.agenda, expediente, avisar))


def _comparar(agenda: Agenda, expediente: Expediente, avisar: Avisar) -> tuple[Paso, ...]:
    avisar("comparando huellas")
    cotejo = cotejar(agenda, expediente)
    if any(paso.veredicto == "distinto" for paso in cotejo):
        return (*cotejo, Paso("sin_comprobar", "lo demás: los archivos ya no son los mismos."))
    avisar("comprobando las reglas en enteros exactos")
    exacta = _paso_exacto(agenda, expediente)
    avisar("comprobando la cota del certificado")
    return (*cotejo, exacta, *_pasos_de_la_cota(expediente), *_rehacer(agenda, expediente, avisar))


def _paso_exacto(agenda: Agenda, expediente: Expediente) -> Paso:
    faltas = comprobar(agenda, expediente.resultado)
    if not faltas and expediente.resultado.valor is None:
        return Paso("igual", "los puntajes, los estados y los costos cuadran; no hay cartera.")
    if not faltas:
        return Paso("igual", "cada regla se cumple y las cuentas cuadran, en enteros exactos.")
    return Paso("distinto", "no cumple, en enteros exactos: " + " ".join(faltas))


def _pasos_de_la_cota(expediente: Expediente) -> tuple[Paso, ...]:
    certificado, valor = expediente.certificado, expediente.resultado.valor
    try:
        probada = probar_cota(certificado)
    except MatrizIlegible as error:
        return (Paso("distinto", f"la cota verificable no se puede comprobar: {error}."),)
    if probada is None or certificado.cota_verificable is None or valor is None:
        return (Paso("sin_comprobar", "cota: el certificado no trae una verificable."),)
    declarada = certificado.cota_verificable.valor
    if probada > declarada or declarada < valor:
        return (Paso("distinto", "la cota verificable no sale de sus multiplicadores."),)
    puntos = escribir_centesimas(declarada)
    paso = Paso("igual", f"los multiplicadores prueban que ninguna agenda vale más de {puntos}.")
    return (paso, *_paso_del_solucionador(expediente.resultado, declarada))


def _paso_del_solucionador(resultado: Resultado, probada: int) -> tuple[Paso, ...]:
    if resultado.cota is None or resultado.cota >= probada:
        return ()
    desde, hasta = escribir_centesimas(resultado.cota), escribir_centesimas(probada)
    texto = f"que ninguna valga entre {desde} y {hasta} solo lo afirma el solucionador."
    return (Paso("sin_comprobar", texto),)


def _rehacer(agenda: Agenda, expediente: Expediente, avisar: Avisar) -> tuple[Paso, ...]:
    if not expediente.resultado.reproducible and expediente.resultado.estado_solucion != "probada":
        texto = "no se resolvió otra vez: al solucionador lo detuvo el reloj y no es reproducible."
        return (Paso("sin_comprobar", texto),)
    limites = _limites(expediente.certificado)
    otro = esperar(partial(dictaminar, agenda, limites, avisar))
    nuevos = archivos_de(otro)
    return (
        _paso_de_bytes(nuevos[RESULTADO] == expediente.archivos[RESULTADO], expediente),
        _paso_de_la_matriz(otro.certificado, expediente.certificado),
        *_pasos_de_lo_inviable(otro.certificado, expediente.certificado),
        *_pasos_del_certificado(otro.certificado, expediente.certificado),
    )


def _paso_de_bytes(iguales: bool, expediente: Expediente) -> Paso:
    if iguales:
        return Paso("igual", "al resolver otra vez sale el mismo resultado, byte a byte.")
    hecha, esta = expediente.certificado.version_programa, version("priorizacion")
    nota = f" Lo hizo la versión {hecha} y esta es la {esta}." if hecha != esta else ""
    return Paso("distinto", f"al resolver otra vez sale un resultado distinto.{nota}")


def _paso_de_la_matriz(nuevo: Certificado, entregado: Certificado) -> Paso:
    if nuevo.matriz == entregado.matriz:
        return Paso("igual", "la matriz publicada es la de estas reglas y propuestas.")
    return Paso("distinto", "la matriz publicada no es la de estas reglas y propuestas.")


def _pasos_de_lo_inviable(nuevo: Certificado, entregado: Certificado) -> tuple[Paso, ...]:
    if nuevo.prueba_inviabilidad == entregado.prueba_inviabilidad:
        return ()
    return (Paso("distinto", "la prueba de que las reglas no caben juntas no es la misma."),)


def _pasos_del_certificado(nuevo: Certificado, entregado: Certificado) -> tuple[Paso, ...]:
    """Lo demás del certificado; con otra versión del programa solo se dice que cambió."""
    ya_comparados = {"entradas", "resultado", "matriz", "prueba_inviabilidad"}
    campos = [c for c in Certificado.model_fields if c not in ya_comparados]
    otros = [c for c in campos if getattr(nuevo, c) != getattr(entregado, c)]
    if not otros:
        return ()
    texto = f"del certificado no coincide al resolver otra vez: {', '.join(otros)}."
    misma = nuevo.version_programa == entregado.version_programa
    return (Paso("distinto" if misma else "sin_comprobar", texto),)


def _limites(certificado: Certificado) -> Limites:
    """Los mismos con que se calculó; lo que no se entienda queda como si no se hubiera dicho."""
    nodos = certificado.opciones.get("nodos")
    usado: Solucionador = "cbc" if certificado.solucionador.startswith("CBC") else "highs"
    limites = Limites(solucionador=usado)
    return replace(limites, nodos=nodos) if isinstance(nodos, int) and nodos > 0 else limites
