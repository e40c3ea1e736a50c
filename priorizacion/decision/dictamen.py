"""Una Agenda → su Resultado y su certificado: la decisión entera, sin archivos ni páginas."""

import importlib.metadata
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from priorizacion.decision.ausencia import ausencias_de
from priorizacion.decision.cartera import Avisar, Cartera, elegir
from priorizacion.decision.certificado import acotar, escribir_matriz
from priorizacion.decision.comprobacion import comprobar
from priorizacion.decision.contraste import contrastar
from priorizacion.decision.curva.medida import escribir, recorrer
from priorizacion.decision.desacuerdo import medir_desacuerdo
from priorizacion.decision.dispersion import Dispersiones, medir_dispersiones
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.equidad import medir_equidad
from priorizacion.decision.explicacion.explicacion import explicar
from priorizacion.decision.explicacion.precio import con_precios
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.huella import huellas
from priorizacion.decision.inviabilidad import explicar_inviabilidad
from priorizacion.decision.modelo import Limites
from priorizacion.decision.motivos import Situacion
from priorizacion.decision.preinversion import elegir_estudios
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.decision.redaccion import Decision, redactar
from priorizacion.decision.redondeo import medir_redondeo
from priorizacion.decision.robustez.medida import medir_robustez
from priorizacion.decision.satisfaccion import anotar_satisfaccion, exigir_satisfaccion
from priorizacion.decision.solucion import version
from priorizacion.decision.valor import valorar, valores_exactos
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.puntaje import Puntaje, PuntajePublicado
from priorizacion.dominio.resultado import (
    Certificado,
    Desempate,
    Resultado,
)
from priorizacion.dominio.serializacion import a_json


@dataclass(frozen=True, slots=True)
class Dictamen:
    """Lo decidido, con qué se decidió y los puntajes que se publican."""

    resultado: Resultado
    certificado: Certificado
    puntajes: tuple[PuntajePublicado, ...]


class ResultadoIncongruente(RuntimeError):
    """Lo decidido no pasa su propia comprobación exacta: es una falla del programa, no un dato."""


def dictaminar(agenda: Agenda, limites: Limites, avisar: Avisar | None = None) -> Dictamen:
    """Decide la agenda. `sin_respuesta` se devuelve, pero no debe escribirse.

    `avisar` recibe una frase por cada paso largo. Lanza `ResultadoIncongruente` antes de entregar
    algo que no se cumpla en enteros exactos.
    """
    avisar = avisar or (lambda _: None)
    decision = decidir(agenda, limites, avisar)
    dispersiones = medir_dispersiones(agenda, decision.puntajes)
    escrito = redactar(decision)
    defensa = {} if limites.breve else _defender(decision, escrito, limites, avisar)
    resultado = escrito.model_copy(
        update={
            **defensa,
            "contraste": contrastar(decision, limites, avisar),
            "equidad": medir_equidad(decision, limites),
            "desacuerdo": medir_desacuerdo(decision, dispersiones, limites),
        }
    )
    if resultado.estado_solucion != "sin_respuesta":
        faltas = comprobar(agenda, resultado)
        if faltas:
            raise ResultadoIncongruente(" ".join(faltas))
    ausencias = ausencias_de(resultado.robustez)
    publicados = publicar_puntajes(decision.puntajes, dispersiones, ausencias)
    certificado = _certificar(decision, resultado, limites, dispersiones)
    return Dictamen(resultado, certificado, publicados)


def decidir(agenda: Agenda, limites: Limites, avisar: Avisar) -> Decision:
    """Lo decidido, sin redactar ni defender."""
    puntajes = calcular_puntajes(agenda)
    juicios = juzgar(agenda, puntajes)
    valor = valorar(agenda, puntajes)
    compiten = frozenset(p for p, j in juicios.items() if j.estado is None)
    libre = formular(agenda, valor, compiten)
    formulacion = exigir_satisfaccion(libre, puntajes, limites, avisar)
    cartera = elegir(formulacion, limites, avisar)
    optimo, inviabilidad = None, None
    if cartera.estado == "inviable_probada":
        avisar("Busca qué reglas no caben juntas.")
        optimo, inviabilidad = explicar_inviabilidad(formulacion, limites)
        if optimo == 0:
            cartera = replace(cartera, estado="sin_respuesta")
    hay = cartera.estado in ("probada", "con_brecha")
    candidatas = compiten - set(cartera.inicios)
    return Decision(
        agenda=agenda,
        puntajes=puntajes,
        juicios=juicios,
        formulacion=formulacion,
        cartera=cartera,
        estudios=elegir_estudios(agenda, valor, candidatas, limites) if hay else frozenset(),
        inviabilidad=inviabilidad,
        desempate=_desempate(formulacion, puntajes, cartera, limites, avisar) if hay else None,
        optimo_elastico=optimo,
    )


def _defender(
    decision: Decision, escrito: Resultado, limites: Limites, avisar: Avisar
) -> dict[str, Any]:
    """Lo que pide buscar otra vez muchas veces: qué la cambiaría y qué tan firme es."""
    explicaciones = explicar(decision, limites, avisar)
    recorrido = recorrer(decision, limites, avisar)
    robustez = medir_robustez(decision, limites, avisar, recorrido)
    return {
        "reglas": con_precios(escrito.reglas, explicaciones),
        "explicaciones": explicaciones,
        "robustez": robustez,
        "curva_presupuesto": None if recorrido is None else escribir(recorrido),
    }


def _desempate(
    formulacion: Formulacion,
    puntajes: dict[str, Puntaje],
    cartera: Cartera,
    limites: Limites,
    avisar: Avisar,
) -> Desempate:
    redondeo = None
    if formulacion.agenda.resolucion_efectiva > 1 and cartera.estado == "probada":
        avisar("Mide lo que se deja por redondear.")
        exactos = valores_exactos(formulacion.agenda, puntajes)
        eleccion = Situacion(formulacion, cartera, frozenset()).eleccion
        redondeo = medir_redondeo(formulacion, exactos, eleccion, limites)
    return Desempate(empate=cartera.empate, etapa=cartera.etapa, redondeo=redondeo)


def _certificar(
    d: Decision, resultado: Resultado, limites: Limites, dispersiones: Dispersiones
) -> Certificado:
    hay = resultado.valor is not None
    return Certificado(
        version_programa=importlib.metadata.version("priorizacion"),
        entradas=huellas(d.agenda, d.puntajes, dispersiones),
        resultado=sha256(a_json(resultado).encode("utf-8")).hexdigest(),
        solucionador=version(limites.solucionador),
        opciones=_opciones(limites),
        estado_solucion=resultado.estado_solucion,
        cota=resultado.cota,
        cota_verificable=acotar(d.formulacion) if hay else None,
        matriz=escribir_matriz(d.formulacion),
        cortes=d.cartera.cortes,
        prueba_inviabilidad=d.optimo_elastico,
        notas=(*_NOTAS, *anotar_satisfaccion(d.formulacion)),
    )


def _opciones(limites: Limites) -> dict[str, str | int | float]:
    opciones = {
        "hilos": 1,
        "nodos": limites.nodos,
        "segundos": limites.segundos,
        "brecha_relativa": limites.brecha,
        "a_fondo": limites.a_fondo or None,
        "breve": limites.breve or None,
    }
    return {clave: valor for clave, valor in opciones.items() if valor is not None}


_NOTAS = (
    "cota_verificable: con sus multiplicadores y la matriz, cualquiera comprueba con sumas y "
    "multiplicaciones exactas que ninguna cartera vale más.",
    "cota: si es menor que cota_verificable, la diferencia solo la afirma el solucionador, que "
    "la probó ramificando.",
)
