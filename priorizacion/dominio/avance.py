"""Por dónde va la calificación: quién ha marcado y a qué le falta quórum.

Es de la secretaría: nombra códigos de participantes, así que ni se publica ni entra en el
resultado.
"""

from priorizacion.dominio.tipos import Congelado, Entero, Id, Ids


class AvanceDePersona(Congelado):
    """Cuánto lleva una persona."""

    participante: Id
    """Código."""
    estamento: Id
    """Estamento por el que habla."""
    puestas: Entero
    """Marcas que ha puesto donde sí puede opinar."""
    esperadas: Entero
    """Criterios por calificar en las propuestas de las que no está impedida."""
    sin_tocar: Ids
    """Propuestas que puede calificar y en las que no ha puesto ninguna marca."""
    impedida: Ids
    """Propuestas en las que declaró impedimento."""


class AvanceDeEstamento(Congelado):
    """Cuántas de sus personas han empezado, y cuántas ya tocaron todas las propuestas."""

    estamento: Id
    """Estamento."""
    personas: Entero
    """Cuántas tiene en el comité."""
    empezaron: Entero
    """Cuántas han puesto alguna marca."""
    terminaron: Entero
    """Cuántas tienen alguna marca en cada propuesta que pueden calificar."""


class FaltaDeQuorum(Congelado):
    """Un criterio en que una propuesta todavía no junta las opiniones que hacen falta."""

    propuesta: Id
    """Propuesta."""
    criterio: Id
    """Criterio."""
    marcas: Entero
    """Opiniones que hay."""
    marcas_minimas: Entero
    """Opiniones que hacen falta."""
    estamentos: Entero
    """Estamentos que opinaron."""
    estamentos_minimos: Entero
    """Estamentos que hacen falta."""
    callados: Ids
    """Estamentos con gente en el comité que no han opinado ahí."""


class AvanceDeRonda(Congelado):
    """Cuántas planillas de la ronda que va han vuelto."""

    numero: Entero
    """Desde 1."""
    propuestas: Ids
    """Las que se califican en ella; de la primera, ninguna: son todas."""
    recibidas: Ids
    """Participantes con una planilla que se cuenta."""
    en_conflicto: Ids
    """Participantes con dos que se contradicen."""
    faltan: Ids
    """Los demás."""


class Avance(Congelado):
    """Cómo va la calificación de una agenda."""

    por_calificar: Ids
    """Propuestas que el comité califica: ni retiradas ni fusionadas."""
    personas: tuple[AvanceDePersona, ...]
    """Por código."""
    estamentos: tuple[AvanceDeEstamento, ...]
    """En el orden declarado."""
    faltas: tuple[FaltaDeQuorum, ...]
    """Por propuesta y criterio."""

    @property
    def con_quorum(self) -> int:
        """Cuántas propuestas ya tienen quórum en todos sus criterios."""
        return len(self.por_calificar) - len({f.propuesta for f in self.faltas})
