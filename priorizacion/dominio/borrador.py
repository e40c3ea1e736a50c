"""Lo que alguien alcanzó a contestar antes de dejar una conversación a medias."""

from priorizacion.dominio.tipos import Congelado


class Contestada(Congelado):
    """Una pregunta y lo que se escribió."""

    pregunta: str
    respuesta: str
    """Tal como se escribió; si se dejó en blanco, lo supuesto."""


class Borrador(Congelado):
    """Lo contestado, en orden."""

    contestadas: tuple[Contestada, ...]
