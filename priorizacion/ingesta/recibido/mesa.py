"""Contra qué se examina lo que llega: la agenda, lo que está en firme y las rondas abiertas."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.contenido import Cambio, cambios_en
from priorizacion.dominio.firme import EnFirme
from priorizacion.dominio.planilla import SE_MUESTRAN, Pregunta, Sello, preguntas_de, se_califica
from priorizacion.dominio.recibido import CasillaDe
from priorizacion.dominio.ronda import Rondas

_DE_UN_CRITERIO = frozenset({"escala", "nombre", "pregunta", "descripcion", "origen"})
"""Lo que de un criterio lee quien califica; la ponderación puede cambiar sin que vuelva a leer."""


@dataclass(frozen=True)
class Fuera:
    """Lo que de una planilla ya no cuenta, aunque la planilla valga."""

    propuestas: frozenset[str]
    """Cambiaron después de hacerla."""
    criterios: frozenset[str]
    """Cambiaron después de hacerla."""
    de_otra_ronda: frozenset[str]
    """Propuestas que en su ronda no se preguntaban."""


@dataclass(frozen=True)
class Mesa:
    """Contra qué se examina."""

    agenda: Agenda
    firme: EnFirme
    rondas: Rondas = field(default_factory=Rondas)
    """Las abiertas después de la primera."""

    @cached_property
    def preguntas(self) -> dict[str, Pregunta]:
        """Criterio → su pregunta."""
        return {q.id: q for q in preguntas_de(self.agenda)}

    @cached_property
    def propuestas(self) -> frozenset[str]:
        """Las que se califican."""
        return frozenset(p.id for p in self.agenda.propuestas if se_califica(p))

    @cached_property
    def participantes(self) -> frozenset[str]:
        """Los códigos del comité."""
        return frozenset(p.id for p in self.agenda.participantes)

    @cached_property
    def sin_registrar(self) -> tuple[Cambio, ...]:
        """Lo que la carpeta dice distinto de lo que está en firme."""
        return cambios_en(self.firme.contenido, self.agenda)

    def fuera(self, sello: Sello) -> Fuera:
        """Lo que no cuenta de una planilla con ese sello."""
        propuestas, criterios = set(), set()
        for cambio in (*(self.firme.cambios_desde(sello.huella) or ()), *self.sin_registrar):
            seccion, quien, *campo = (*cambio.camino, "")
            if seccion == "propuestas" and campo[0] in SE_MUESTRAN:
                propuestas.add(quien)
            elif (seccion, quien) == ("agenda", "criterios") and campo[1] in _DE_UN_CRITERIO:
                criterios.add(campo[0])
        de_su_ronda = self.rondas.propuestas.get(sello.ronda, self.propuestas)
        return Fuera(frozenset(propuestas), frozenset(criterios), self.propuestas - de_su_ronda)

    def pedidas(self, sello: Sello) -> frozenset[CasillaDe]:
        """Lo que esa planilla pregunta y hoy se cuenta, aunque esa persona tenga impedimento."""
        fuera = self.fuera(sello)
        propuestas = self.propuestas - fuera.propuestas - fuera.de_otra_ronda
        return frozenset(product(propuestas, self.preguntas.keys() - fuera.criterios))
