"""De dos rutas a qué cambió de la primera a la segunda."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from priorizacion.decision.cambios.comparacion import comparar_agendas
from priorizacion.dominio.cambio import Comparacion
from priorizacion.tareas.historia.lado import Lado, SinLado, leer_lados


@dataclass(frozen=True)
class Enfrentadas:
    """Lo que salió de comparar, o por qué no se pudo."""

    comparacion: Comparacion | None = None
    """Lo que cambió; None si alguno de los lados no se pudo leer."""
    faltas: tuple[SinLado, ...] = ()
    """Los lados que no se pudieron leer."""
    sin_probar: tuple[Path, ...] = ()
    """Las rutas cuyo resultado se detuvo antes de probar que es el mejor."""


def comparar_rutas(antes: Path, ahora: Path) -> Enfrentadas:
    """Lee las dos y las compara. No escribe nada. Lanza `ZipInservible` y `OSError`."""
    lados = leer_lados(antes, ahora)
    uno, otro = lados
    if isinstance(uno, Lado) and isinstance(otro, Lado):
        comparacion = comparar_agendas(uno.decidida, otro.decidida)
        return Enfrentadas(comparacion, sin_probar=tuple(_sin_probar(uno, otro)))
    return Enfrentadas(faltas=tuple(lado for lado in lados if isinstance(lado, SinLado)))


def _sin_probar(*lados: Lado) -> Iterator[Path]:
    for lado in lados:
        if lado.decidida.resultado.estado_solucion == "con_brecha":
            yield lado.ruta
