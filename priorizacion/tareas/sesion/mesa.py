"""La mesa de la sesión: mira los archivos, y con cada cambio muestra la agenda que sale de ellos.

La primera lista se muestra en un segundo o dos, partiendo de la anterior; lo demás —empates,
calendario, razones y páginas— llega después, de otro proceso que se detiene si hay otro cambio.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from priorizacion.decision.adelanto import Adelanto, adelantar
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.escena import Escena
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.lectura import Lectura
from priorizacion.tareas.servidor import tomar_foto
from priorizacion.tareas.sesion.encargo_aparte import EncargoAparte, encargar
from priorizacion.tareas.sesion.relato import (
    Marco,
    contar_adelanto,
    contar_errores,
    contar_resultado,
)

_SEGUNDOS_PARA_LA_PRIMERA = 1.0
_ENTRE_FOTOS = 0.2
_MIENTRAS_SE_GUARDA = 0.3
"""Lo que se espera antes de creer que un archivo quedó mal: puede estarse guardando."""


@dataclass
class Mesa:
    """Las escenas de la sesión, de la primera a la de ahora."""

    carpeta: Path
    aparte: Path
    """Carpeta privada y pasajera."""
    escenas: list[Escena] = field(default_factory=list)
    cambio: threading.Condition = field(default_factory=threading.Condition)
    version: int = 0
    """Crece cada vez que hay algo nuevo que ver."""
    sitios: dict[int, Path] = field(default_factory=dict)
    """Número de escena → sus páginas completas."""
    agenda: Agenda | None = None
    """La de la escena de ahora; None si los archivos no se pueden leer."""
    adelanto: Adelanto | None = None
    """La primera respuesta de la última escena que se pudo leer."""
    inicios: dict[str, int] = field(default_factory=dict)
    """Los de la última lista: desde ellos empieza la búsqueda siguiente."""
    encargo: EncargoAparte | None = None
    """Lo que se está calculando en otro proceso."""

    @property
    def ultima_buena(self) -> Escena | None:
        """La escena más reciente con una lista que mostrar."""
        return next((e for e in reversed(self.escenas) if e.buena), None)

    def esperar_cambio(self, desde: int, segundos: float) -> int:
        """Duerme hasta que haya algo más nuevo que `desde` o se acabe el plazo; da la versión."""
        with self.cambio:
            self.cambio.wait_for(lambda: self.version > desde, segundos)
            return self.version


def atender(mesa: Mesa, *, seguir: Callable[[], bool] = lambda: True) -> None:
    """Muestra la primera escena y una más por cada cambio, mientras `seguir`."""
    antes = tomar_foto([mesa.carpeta])
    _mostrar(mesa)
    try:
        while seguir():
            time.sleep(_ENTRE_FOTOS)
            ahora = tomar_foto([mesa.carpeta])
            if ahora != antes:
                antes = ahora
                _mostrar(mesa)
            _recoger(mesa)
    finally:
        _detener(mesa)


def _mostrar(mesa: Mesa) -> None:
    empezo, hora = time.monotonic(), datetime.now().strftime("%H:%M:%S")
    lectura = _leer(mesa.carpeta)
    if lectura.agenda is not None and lectura.agenda == mesa.agenda:
        return
    _detener(mesa)
    mesa.agenda = lectura.agenda
    marco = Marco(len(mesa.escenas) + 1, hora, mesa.ultima_buena)
    if lectura.agenda is None:
        titulo = mesa.escenas[-1].titulo if mesa.escenas else str(mesa.carpeta)
        demora = time.monotonic() - empezo
        _agregar(mesa, contar_errores(marco, titulo, lectura.observaciones, demora))
        return
    limites = Limites(segundos=_SEGUNDOS_PARA_LA_PRIMERA)
    adelanto = adelantar(lectura.agenda, limites, mesa.adelanto, mesa.inicios)
    demora = time.monotonic() - empezo
    escena = contar_adelanto(marco, lectura.agenda, adelanto, lectura.observaciones, demora)
    _agregar(mesa, escena)
    mesa.adelanto = adelanto
    if escena.buena:
        mesa.inicios = adelanto.inicios
    mesa.encargo = encargar(mesa.carpeta, mesa.aparte, escena.numero)


def _leer(carpeta: Path) -> Lectura:
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is not None:
        return lectura
    time.sleep(_MIENTRAS_SE_GUARDA)
    return leer_carpeta(carpeta)


def _recoger(mesa: Mesa) -> None:
    """Completa la escena de ahora con lo que el otro proceso haya terminado."""
    if mesa.encargo is None or not mesa.encargo.avanzar():
        return
    escena, encargo = mesa.escenas[-1], mesa.encargo
    if encargo.sitio is not None:
        mesa.sitios[escena.numero] = encargo.sitio
        nueva = escena.model_copy(update={"paginas": True})
    elif encargo.resultado is None:
        nueva = escena.model_copy(update={"en_curso": False})
    else:
        anterior = next((e for e in reversed(mesa.escenas[:-1]) if e.buena), None)
        nueva = contar_resultado(escena, encargo.resultado, anterior)
        decididas = encargo.resultado.propuestas
        mesa.inicios = {p.id: p.inicio for p in decididas if p.inicio is not None}
    with mesa.cambio:
        mesa.escenas[-1] = nueva
        mesa.version += 1
        mesa.cambio.notify_all()


def _agregar(mesa: Mesa, escena: Escena) -> None:
    with mesa.cambio:
        mesa.escenas.append(escena)
        mesa.version += 1
        mesa.cambio.notify_all()


def _detener(mesa: Mesa) -> None:
    if mesa.encargo is not None:
        mesa.encargo.detener()
        mesa.encargo = None
