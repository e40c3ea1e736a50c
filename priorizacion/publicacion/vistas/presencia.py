"""Con cuánto dinero se elegiría una propuesta: solo lo que está probado, en una o dos frases."""

from priorizacion.dominio.curva import Curva
from priorizacion.dominio.resultado import COMPITEN
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import tramos
from priorizacion.publicacion.vistas.contexto import Contexto

TRAMOS = 3
"""Hasta cuántos tramos de dinero se dicen en una frase."""


def ver(contexto: Contexto, propuesta: str) -> str | None:
    """Con cuánto dinero se elegiría una propuesta; None si no compite o no hay curva.

    Solo se afirma de los niveles en que está probado cuál es la mejor lista.
    """
    curva, decidida = contexto.curva, contexto.decididas.get(propuesta)
    if curva is None or decidida is None or decidida.estado not in COMPITEN:
        return None
    propio = curva.ajustes[0]
    dudosos = [p.nivel for p in propio.puntos if p.estado == "sin_respuesta" or p.brecha]
    probados = [n for n in curva.niveles if n not in dudosos]
    suyos = [n for n in probados if propuesta in propio.lista(n)]
    if not dudosos:
        return _con_cuanto(suyos, probados, curva)
    cuando, sin_prueba = (tramos.juntar(n, curva.niveles) for n in (suyos, dudosos))
    if max(len(cuando), len(sin_prueba)) > TRAMOS:
        return _en_cuantos(suyos, dudosos, curva)
    cuales = palabras.con_mayuscula(tramos.decir(sin_prueba, curva.niveles))
    duda = f"{cuales} todavía no se ha podido probar qué se elegiría."
    return f"{_con_cuanto(suyos, probados, curva)} {duda}".strip()


def _en_cuantos(suyos: list[int], dudosos: list[int], curva: Curva) -> str:
    """Lo mismo, contado: hay demasiados tramos para decirlos uno por uno."""
    no = len(curva.niveles) - len(suyos) - len(dudosos)
    return (
        f"De los {len(curva.niveles)} niveles de dinero que se miraron, del {curva.niveles[0]} % "
        f"al {curva.niveles[-1]} % del que hay, está probado que se elegiría con {len(suyos)} y "
        f"que no con {no}; de los otros {len(dudosos)} todavía no se ha podido probar."
    )


def _con_cuanto(suyos: list[int], probados: list[int], curva: Curva) -> str:
    """Lo que está probado, de los niveles que se miraron."""
    if not probados:
        return ""
    if suyos:
        cuando = tramos.decir(tramos.juntar(suyos, curva.niveles), curva.niveles)
        return f"Con las mismas reglas, se elegiría {cuando} del dinero que hay."
    if len(probados) == len(curva.niveles):
        return (
            f"Con las mismas reglas, no se elegiría ni con el {curva.niveles[-1]} % del dinero que "
            f"hay, ni con menos, hasta el {curva.niveles[0]} %."
        )
    return (
        "Con las mismas reglas, no se elegiría con ninguno de los niveles de dinero en que se sabe "
        f"qué se elegiría, del {probados[0]} % al {probados[-1]} % del que hay."
    )
