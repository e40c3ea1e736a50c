"""Qué se elegiría con menos o más dinero, con otro énfasis y contando el valor de otra manera.

Modelo, secciones 4 y 9. Las listas y las cotas se comparten entre niveles y ajustes: resolver de
nuevo cada uno tardaría decenas de veces más. Se corta por esfuerzo contado, nunca por reloj.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from priorizacion.decision.busqueda import elegidas
from priorizacion.decision.cartera import Avisar
from priorizacion.decision.curva.busqueda import Carrera, Mesa, Punto
from priorizacion.decision.curva.caja import Caja
from priorizacion.decision.curva.nivel import Peldano, anidados, subir
from priorizacion.decision.curva.valor import Ajuste, ajustar
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.modelo import Limites
from priorizacion.decision.piso import protegidos
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.taller import Taller
from priorizacion.decision.techo import total_declarado
from priorizacion.dominio.curva import NIVELES, AjusteDeCurva, Curva, Presencia, PuntoDeCurva

NODOS = 50
"""Hasta dónde ramifica cada búsqueda."""
PRUEBAS_DE_LA_AGENDA, PRUEBAS_DE_LOS_DEMAS = 24, 40
"""Cuántas búsquedas se gastan en el ajuste de la agenda y en todos los demás juntos."""
_COLUMNAS = 150
"""Con más columnas que estas cada búsqueda tarda más, y se hacen menos."""


def medir_curva(
    decision: Decision, limites: Limites, avisar: Avisar, niveles: Sequence[int] = NIVELES
) -> Curva | None:
    """La curva de todos los ajustes; None si no hay `recorrer`."""
    recorrido = recorrer(decision, limites, avisar, niveles)
    return None if recorrido is None else escribir(recorrido)


@dataclass(frozen=True, slots=True)
class Recorrido:
    """Lo que se sabe de cada nivel en cada ajuste; primero el de la agenda."""

    mesa: Mesa
    ajustes: tuple[Ajuste, ...]
    carreras: tuple[Carrera, ...]


def recorrer(
    decision: Decision, limites: Limites, avisar: Avisar, niveles: Sequence[int] = NIVELES
) -> Recorrido | None:
    """Busca en todos los niveles; None si no hay respuesta de la agenda o nada que elegir.

    Tampoco se mide con reglas de satisfacción: lo que exigen habría que buscarlo en cada nivel.
    `niveles` incluye 100 y va de menor a mayor.
    """
    formulacion = decision.formulacion
    if decision.cartera.estado == "sin_respuesta" or not formulacion.arranques:
        return None
    if any(protegidos(formulacion.agenda)):
        return None
    avisar("Mide qué se elegiría con otro dinero.")
    mesa = _poner_la_mesa(decision, limites, niveles)
    ajustes = ajustar(formulacion, decision.puntajes)
    carreras = [_correr(mesa, ajuste, decision, avisar) for ajuste in ajustes]
    avisar("Prueba los niveles de dinero en los que más se duda.")
    _probar(carreras[:1], _cuantas(mesa, PRUEBAS_DE_LA_AGENDA))
    _probar(carreras[1:], _cuantas(mesa, PRUEBAS_DE_LOS_DEMAS))
    for carrera in carreras:
        carrera.asentar()
    return Recorrido(mesa, ajustes, tuple(carreras))


def escribir(recorrido: Recorrido) -> Curva:
    """La curva que se publica."""
    mesa = recorrido.mesa
    return Curva(
        declarado=total_declarado(mesa.formulacion.agenda),
        niveles=tuple(p.nivel for p in mesa.peldanos),
        ajustes=tuple(
            _escribir(mesa, ajuste, carrera)
            for ajuste, carrera in zip(recorrido.ajustes, recorrido.carreras, strict=True)
        ),
    )


def _poner_la_mesa(decision: Decision, limites: Limites, niveles: Sequence[int]) -> Mesa:
    # sin reloj: la misma entrada da siempre los mismos bytes
    cortos = replace(limites, nodos=min(limites.nodos or NODOS, NODOS), segundos=None)
    formulacion = decision.formulacion
    peldanos = subir(formulacion, niveles, cortos)
    mesa = Mesa(
        formulacion=formulacion,
        peldanos=peldanos,
        taller=Taller(formulacion, explorar(formulacion, cortos)),
        caja=Caja(formulacion),
        limites=cortos,
        anidados=anidados(peldanos),
    )
    if decision.hay_cartera:
        mesa.conocidas[100] = {decision.eleccion: None}
    else:
        mesa.inviables.add(100)
    return mesa


def _correr(mesa: Mesa, ajuste: Ajuste, decision: Decision, avisar: Avisar) -> Carrera:
    carrera = Carrera(mesa, ajuste)
    carrera.acotar()
    if ajuste.valor == mesa.formulacion.valor and decision.hay_cartera:
        carrera.puntos[100] = _de_la_agenda(decision, carrera.puntos[100])
    avisar(f"Recorre los niveles de dinero: valor por {ajuste.regla}, énfasis {ajuste.enfasis}.")
    carrera.subir()
    carrera.bajar()
    carrera.probar(mesa.peldanos[-1].nivel)
    return carrera


def _de_la_agenda(decision: Decision, punto: Punto) -> Punto:
    """El 100 % del ajuste de la agenda es la agenda, con lo que de ella se probó."""
    valor = sum(decision.formulacion.valor[p] for p in decision.cartera.inicios)
    cota = decision.cartera.cota
    if decision.cartera.estado == "probada":
        cota = valor
    cota = punto.cota if cota is None else cota
    return Punto(cota=cota, eleccion=decision.eleccion, valor=valor, fijo=True)


def _cuantas(mesa: Mesa, pruebas: int) -> int:
    return pruebas * _COLUMNAS // max(_COLUMNAS, len(mesa.formulacion.arranques))


def _probar(carreras: Sequence[Carrera], cuantas: int) -> None:
    """Gasta las búsquedas, de a una, en el nivel y el ajuste de mayor brecha."""
    hechos: list[set[int]] = [set() for _ in carreras]
    for _ in range(cuantas if carreras else 0):
        peores = [c.peor(h) for c, h in zip(carreras, hechos, strict=True)]
        cual = max(range(len(carreras)), key=lambda n: peores[n][0])
        brecha, nivel = peores[cual]
        if brecha <= 0:
            return
        hechos[cual].add(nivel)
        carreras[cual].probar(nivel)


def _escribir(mesa: Mesa, ajuste: Ajuste, carrera: Carrera) -> AjusteDeCurva:
    listas = [_lista(p, carrera.puntos[p.nivel]) for p in mesa.peldanos]
    niveles = [p.nivel for p in mesa.peldanos]
    return AjusteDeCurva(
        regla_de_valor=ajuste.regla,
        enfasis=ajuste.enfasis,
        puntos=tuple(_punto(n, carrera.puntos[n]) for n in niveles),
        presencias=tuple(
            Presencia(
                propuesta=p,
                tramos=tuple(_tramos(niveles, [p in lista for lista in listas])),
            )
            for p in sorted(frozenset().union(*listas))
        ),
    )


def _lista(peldano: Peldano, punto: Punto) -> frozenset[str]:
    return frozenset() if punto.eleccion is None else elegidas(peldano.espacio, punto.eleccion)


def _punto(nivel: int, punto: Punto) -> PuntoDeCurva:
    if punto.eleccion is None:
        estado = "inviable" if punto.inviable else "sin_respuesta"
        return PuntoDeCurva(nivel=nivel, estado=estado, valor=None, brecha=None)
    brecha = None if punto.cota is None else punto.cota - punto.valor
    return PuntoDeCurva(
        nivel=nivel,
        estado="probada" if brecha == 0 else "con_brecha",
        valor=punto.valor,
        brecha=brecha,
    )


def _tramos(niveles: Sequence[int], esta: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Los tramos seguidos en que está, de menor a mayor."""
    for presente, tramo in groupby(zip(niveles, esta, strict=True), key=lambda par: par[1]):
        suyos = [nivel for nivel, _ in tramo]
        if presente:
            yield suyos[0], suyos[-1]
