"""La primera respuesta, para mirar mientras se trabaja: la lista de mayor valor, sin lo demás.

Es la primera etapa de la decisión y nada más: ni deshace empates, ni fija inicios ni pagos, ni
explica. No se escribe ni se publica.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.decision.busqueda import Eleccion, Hallazgo, buscar
from priorizacion.decision.elegibilidad import Juicio, juzgar
from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.satisfaccion import exigir_satisfaccion
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.resultado import EstadoSolucion


@dataclass(frozen=True, slots=True)
class Adelanto:
    """Lo que se sabe al terminar la primera etapa."""

    puntajes: Mapping[str, Puntaje]
    juicios: Mapping[str, Juicio]
    formulacion: Formulacion
    hallazgo: Hallazgo

    @property
    def estado(self) -> EstadoSolucion:
        """`inviable_probada` es lo que dijo el solucionador: falta la segunda prueba."""
        estado = self.hallazgo.estado
        return "inviable_probada" if estado == "inviable" else estado

    @property
    def inicios(self) -> dict[str, int]:
        """Propuesta de la lista de mayor valor → un año en que podría empezar.

        Otra lista puede empatarla.
        """
        return inicios_de(self.formulacion, self.hallazgo.eleccion)

    @property
    def valor(self) -> int:
        """Centésimas."""
        return sum(self.formulacion.valor[p] for p in self.inicios)


def adelantar(
    agenda: Agenda,
    limites: Limites,
    anterior: Adelanto | None = None,
    inicios: Mapping[str, int] | None = None,
) -> Adelanto:
    """Puntajes, quién compite y la lista de mayor valor.

    Si de `anterior` no cambió nada que decida, vale su lista; si cambió, la búsqueda empieza en
    `inicios`, una lista conocida, hasta donde todavía exista.
    """
    puntajes = calcular_puntajes(agenda)
    juicios = juzgar(agenda, puntajes)
    valor = valorar(agenda, puntajes)
    compiten = frozenset(p for p, j in juicios.items() if j.estado is None)
    libre = formular(agenda, valor, compiten)
    formulacion = exigir_satisfaccion(libre, puntajes, limites, lambda _: None)
    if anterior is not None and _deciden_igual(formulacion, anterior):
        return Adelanto(puntajes, juicios, formulacion, anterior.hallazgo)
    espacio = explorar(formulacion, limites)
    objetivo = formulacion.objetivo(formulacion.valor)
    hallazgo = buscar(espacio, objetivo, desde=_columnas(formulacion, inicios))
    return Adelanto(puntajes, juicios, formulacion, hallazgo)


def _deciden_igual(formulacion: Formulacion, anterior: Adelanto) -> bool:
    """Si es el mismo problema y ya tenía respuesta, aunque no se hubiera terminado de probar."""
    otra = anterior.formulacion
    return anterior.hallazgo.estado != "sin_respuesta" and (
        (formulacion.valor, formulacion.arranques, formulacion.restricciones)
        == (otra.valor, otra.arranques, otra.restricciones)
    )


def _columnas(formulacion: Formulacion, inicios: Mapping[str, int] | None) -> Eleccion | None:
    """Las columnas de esos inicios que todavía existen."""
    if not inicios:
        return None
    return frozenset(
        i for i, a in enumerate(formulacion.arranques) if inicios.get(a.propuesta) == a.inicio
    )
