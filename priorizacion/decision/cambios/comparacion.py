"""Dos agendas con su resultado → la Comparacion entera."""

from collections.abc import Iterator
from dataclasses import dataclass

from priorizacion.decision.cambios.dinero import comparar_dinero, techo_del_periodo
from priorizacion.decision.cambios.juego import comparar_juego
from priorizacion.decision.cambios.pareja import Pareja, emparejar
from priorizacion.decision.cambios.suyos import comparar_suyos
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cambio import Cambio, Clase, Comparacion, PropuestaComparada, Totales
from priorizacion.dominio.moneda import nombrar_moneda
from priorizacion.dominio.publico import hacer_publica
from priorizacion.dominio.resultado import PropuestaDecidida, Resultado

_NO_PRUEBA = (
    "Aquí está lo que cambió en cada propuesta y para todas. No se prueba cuál de esos cambios "
    "bastaba para mover una decisión: una propuesta también puede entrar o salir por lo que les "
    "cambió a las demás."
)
_OTRO_VALOR = "El valor se cuenta de otra manera en cada una: esas dos cifras no se comparan."
_OTRO_LUGAR = (
    "Son territorios distintos: una propuesta solo se toma por la misma si se llama igual."
)
_OTRO_PERIODO = (
    "Son periodos distintos: el dinero está en pesos de cada año, sin descontar lo que subieron "
    "los precios."
)
_OTROS_DATOS = (
    "El valor de las dos se suma sobre propuestas, criterios o puntajes que no son los mismos: "
    "que suba no quiere decir que la agenda sea mejor."
)


@dataclass(frozen=True, slots=True)
class Decidida:
    """Una agenda y lo que se decidió con ella."""

    agenda: Agenda
    resultado: Resultado


def comparar_agendas(antes: Decidida, ahora: Decidida) -> Comparacion:
    """Lo que cambió de la primera a la segunda, mirando solo lo que se publica de cada una."""
    uno, otro = (Decidida(hacer_publica(d.agenda), d.resultado) for d in (antes, ahora))
    mismo_periodo = uno.agenda.periodo == otro.agenda.periodo
    misma_agenda = mismo_periodo and _lugar(uno.agenda) == _lugar(otro.agenda)
    parejas = emparejar(uno.agenda.propuestas, otro.agenda.propuestas, misma_agenda=misma_agenda)
    para_todas = (
        *comparar_dinero(uno.agenda, otro.agenda, mismo_periodo=mismo_periodo),
        *comparar_juego(uno.agenda, otro.agenda),
    )
    propuestas = tuple(_enfrentar(uno, otro, pareja) for pareja in parejas)
    return Comparacion(
        identidad_antes=uno.resultado.agenda,
        identidad_ahora=otro.resultado.agenda,
        moneda=nombrar_moneda(otro.agenda.moneda),
        totales_antes=_totales(uno),
        totales_ahora=_totales(otro),
        para_todas=para_todas,
        propuestas=propuestas,
        notas=tuple(_notas(uno, otro, para_todas, propuestas)),
    )


def _lugar(agenda: Agenda) -> str:
    return agenda.territorio.divipola or agenda.territorio.nombre


def _totales(decidida: Decidida) -> Totales:
    resultado = decidida.resultado
    return Totales(
        propuestas=len(resultado.propuestas),
        elegidas=sum(p.estado == "seleccionada" for p in resultado.propuestas),
        techos=techo_del_periodo(decidida.agenda),
        costo=resultado.costo_total,
        valor=resultado.valor,
        estado_solucion=resultado.estado_solucion,
    )


def _enfrentar(antes: Decidida, ahora: Decidida, pareja: Pareja) -> PropuestaComparada:
    uno, otro = pareja.antes, pareja.ahora
    decidida_antes = _decidida(antes, uno.id) if uno else None
    decidida_ahora = _decidida(ahora, otro.id) if otro else None
    suyos: tuple[Cambio, ...] = ()
    if uno and otro and decidida_antes and decidida_ahora:
        suyos = comparar_suyos(
            (antes.agenda, uno, decidida_antes), (ahora.agenda, otro, decidida_ahora)
        )
    con_nombre = otro or uno
    return PropuestaComparada(
        antes=uno.id if uno else None,
        ahora=otro.id if otro else None,
        nombre=con_nombre.nombre if con_nombre else "",
        clase=_clase(decidida_antes, decidida_ahora, suyos),
        estado_antes=decidida_antes.estado if decidida_antes else None,
        estado_ahora=decidida_ahora.estado if decidida_ahora else None,
        suyos=suyos,
        razones_antes=_razones(decidida_antes),
        razones_ahora=_razones(decidida_ahora),
    )


def _decidida(de: Decidida, propuesta: str) -> PropuestaDecidida:
    return next(p for p in de.resultado.propuestas if p.id == propuesta)


def _clase(
    antes: PropuestaDecidida | None, ahora: PropuestaDecidida | None, suyos: tuple[Cambio, ...]
) -> Clase:
    if antes is None:
        return "nueva"
    if ahora is None:
        return "ya_no_esta"
    if antes.estado != ahora.estado:
        return "otra_decision"
    return "otros_datos" if suyos else "igual"


def _razones(decidida: PropuestaDecidida | None) -> tuple[str, ...]:
    return tuple(m.texto for m in decidida.motivos) if decidida else ()


def _notas(
    antes: Decidida,
    ahora: Decidida,
    para_todas: tuple[Cambio, ...],
    propuestas: tuple[PropuestaComparada, ...],
) -> Iterator[str]:
    movidas = any(p.clase == "otra_decision" for p in propuestas)
    if movidas:
        yield _NO_PRUEBA
    if _lugar(antes.agenda) != _lugar(ahora.agenda):
        yield _OTRO_LUGAR
    if antes.agenda.periodo != ahora.agenda.periodo:
        yield _OTRO_PERIODO
    if antes.agenda.regla_de_valor != ahora.agenda.regla_de_valor:
        yield _OTRO_VALOR
    elif para_todas or any(p.clase != "igual" for p in propuestas):
        yield _OTROS_DATOS
