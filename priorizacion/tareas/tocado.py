"""Qué archivos de un sitio cambiaron después de publicarse, según la lista de huellas que lleva.

La lista no prueba nada —quien cambia una página puede cambiarla—: sirve para decir primero qué se
tocó, y no acusar a las páginas que por eso dejaron de salir de los datos.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from priorizacion.publicacion import inventario
from priorizacion.tareas.cotejo import Paso

_NOMBRADOS = 8


@dataclass(frozen=True)
class Huellas:
    """Los archivos de la lista: los que siguen como se publicaron y los que no."""

    iguales: frozenset[str] = frozenset()
    tocados: frozenset[str] = frozenset()
    """Cambiaron o ya no están; rutas dentro del sitio."""
    faltan: frozenset[str] = frozenset()
    """De los tocados, los que ya no están."""

    def intactos(self, rama: str) -> frozenset[str]:
        """Los de esa rama que nadie tocó, dentro de ella; si no se tocó ninguno, nadie."""
        return _de_la_rama(self.iguales, rama) if self.tocados else frozenset()


def leer_huellas(sitio: Path) -> Huellas:
    """Las de un sitio publicado; vacías si no trae la lista. Lanza `OSError`."""
    lista = inventario.leer(sitio)
    if lista is None:
        return Huellas()
    tocados = inventario.tocados(lista, sitio)
    faltan = frozenset(r for r in tocados if not (sitio / r).exists())
    return Huellas(frozenset(lista) - tocados, tocados, faltan)


def decir_tocados(huellas: Huellas, rama: str, ajenas: tuple[str, ...] = ()) -> tuple[Paso, ...]:
    """Qué cambió en esa rama, en una frase; nada si nada. `ajenas` son ramas que ya se dijeron."""
    cambiaron = _de_la_rama(huellas.tocados - huellas.faltan, rama, ajenas)
    faltan = _de_la_rama(huellas.faltan, rama, ajenas)
    partes = [
        f"{verbo} {nombrar(rutas)}"
        for verbo, rutas in (("cambió", cambiaron), ("falta", faltan))
        if rutas
    ]
    if not partes:
        return ()
    dicho = f"después de publicar {' y '.join(partes)}, según {inventario.INVENTARIO}."
    return (Paso("distinto", dicho),)


def nombrar(rutas: Collection[str]) -> str:
    """Las primeras, en orden, y cuántas más hay."""
    orden = sorted(rutas)
    mas = f" y {len(orden) - _NOMBRADOS} más" if len(orden) > _NOMBRADOS else ""
    return ", ".join(orden[:_NOMBRADOS]) + mas


def _de_la_rama(rutas: frozenset[str], rama: str, ajenas: tuple[str, ...] = ()) -> frozenset[str]:
    prefijo = f"{rama}/" if rama else ""
    fuera = tuple(f"{a}/" for a in ajenas)
    return frozenset(
        r.removeprefix(prefijo) for r in rutas if r.startswith(prefijo) and not r.startswith(fuera)
    )
