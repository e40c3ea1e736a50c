"""Otros costos y otros techos → la agenda de cada escenario, con lo demás igual."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from priorizacion.decision.robustez.azar import Azar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.fuente import Fase, Fuente

Banda = tuple[int, int]
"""Por ciento en que el costo final puede quedar por debajo y por encima del estimado."""

BANDAS: Mapping[Fase, Banda] = {
    "idea": (30, 50),
    "perfil": (20, 40),
    "prefactibilidad": (15, 25),
    "factibilidad": (10, 15),
    "disenos": (5, 10),
}
"""Mientras menos madura, más ancha y más hacia arriba; del orden de las clases 5 a 1 de AACE
International, «Cost Estimate Classification System» (18R-97)."""

NIVELES = (120, 115, 110, 105, 95, 90, 85, 80)
"""Por ciento de los techos declarados, todas las fuentes a la vez."""


def con_otros_costos(agenda: Agenda, azar: Azar, bandas: Mapping[Fase, Banda]) -> Agenda:
    """Cada costo por un factor parejo dentro de la banda de su fase, en milésimas."""
    propuestas = []
    for p in agenda.propuestas:
        abajo, arriba = bandas[p.fase]
        milesimas = azar.entero(p.id, 1000 - 10 * abajo, 1000 + 10 * arriba)
        costo = redondear(Fraction(p.costo * milesimas, 1000))
        propuestas.append(p.model_copy(update={"costo": costo}))
    return agenda.model_copy(update={"propuestas": tuple(propuestas)})


def con_otros_techos(agenda: Agenda) -> Iterator[Agenda]:
    """Los techos de todas las fuentes en cada nivel."""
    for nivel in NIVELES:
        fuentes = tuple(_con_nivel(f, nivel) for f in agenda.fuentes)
        yield agenda.model_copy(update={"fuentes": fuentes})


def _con_nivel(fuente: Fuente, nivel: int) -> Fuente:
    techos = {v: monto * nivel // 100 for v, monto in fuente.techos.items()}
    return fuente.model_copy(update={"techos": techos})
