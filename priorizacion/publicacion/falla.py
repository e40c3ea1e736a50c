"""Lo que impide publicar, dicho para que una persona lo arregle."""


class ConstruccionFallida(Exception):
    """El sitio no se pudo construir o tiene enlaces rotos; el mensaje dice todo lo visto."""


class DestinoInservible(ConstruccionFallida):
    """El sitio no puede quedar ahí sin estorbar lo que ya hay: se debe elegir otro destino."""
