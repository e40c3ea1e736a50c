"""Lo que impide publicar, dicho para que una persona lo arregle."""

from priorizacion.dominio.observacion import Observacion


class ConstruccionFallida(Exception):
    """El sitio no se pudo construir o tiene enlaces rotos; el mensaje dice todo lo visto."""


class DestinoInservible(ConstruccionFallida):
    """El sitio no puede quedar ahí sin estorbar lo que ya hay: se debe elegir otro destino."""


class DatosDePersonas(ConstruccionFallida):
    """El sitio diría algo de una persona: no se publica, y cada dato queda ubicado."""

    def __init__(self, observaciones: tuple[Observacion, ...]) -> None:
        super().__init__("Hay datos de personas, o archivos que no se pudieron mirar.")
        self.observaciones = observaciones
