"""Quién dijo cuánto: la marca que una persona dio a una propuesta en un criterio."""

from priorizacion.dominio.tipos import Congelado, Id


class Valoracion(Congelado):
    """Una marca. La que está en blanco o dice «NS» no llega a ser `Valoracion`."""

    participante: Id
    """Código de quien marcó."""
    propuesta: Id
    """Propuesta marcada."""
    criterio: Id
    """Criterio de la escala."""
    valor: int
    """Nivel de la escala del criterio, entero."""
