"""Otros costos y otros techos → la agenda de cada escenario, con lo demás igual."""

from collections.abc import Mapping
from fractions import Fraction

from priorizacion.decision.robustez.azar import Azar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.curva import NIVELES as NIVELES_DE_LA_CURVA
from priorizacion.dominio.fuente import Fase

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

NIVELES = tuple(n for n in NIVELES_DE_LA_CURVA if n != 100 and 80 <= n <= 120)
"""Por ciento de los techos declarados, todas las fuentes a la vez: los de la curva."""


def con_otros_costos(agenda: Agenda, azar: Azar, bandas: Mapping[Fase, Banda]) -> Agenda:
    """Cada costo por un factor parejo dentro de la banda de su fase, en milésimas."""
    propuestas = []
    for p in agenda.propuestas:
        abajo, arriba = bandas[p.fase]
        milesimas = azar.entero(p.id, 1000 - 10 * abajo, 1000 + 10 * arriba)
        costo = redondear(Fraction(p.costo * milesimas, 1000))
        propuestas.append(p.model_copy(update={"costo": costo}))
    return agenda.model_copy(update={"propuestas": tuple(propuestas)})
