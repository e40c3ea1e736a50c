"""Cómo se mide: CPU en corridas intercaladas, y memoria máxima de un proceso propio."""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

CORRIDAS = 7
REPOSITORIO = Path(__file__).parents[1]


def intercalar(contendientes: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Nombre → mediana de los segundos de CPU; una corrida de cada uno por vuelta."""
    tiempos: dict[str, list[float]] = {nombre: [] for nombre in contendientes}
    for _ in range(CORRIDAS):
        for nombre, hacer in contendientes.items():
            gc.collect()
            antes = time.process_time()
            hecho = hacer()
            tiempos[nombre].append(time.process_time() - antes)
            del hecho
    return {nombre: median(t) for nombre, t in tiempos.items()}


def megas(codigo: str, *argumentos: str) -> list[float]:
    """Corre el código en un proceso propio; lo que imprime son megas, uno por línea."""
    orden = [sys.executable, "-c", codigo, *argumentos]
    hecho = subprocess.run(orden, cwd=REPOSITORIO, check=True, capture_output=True, text=True)
    return [float(linea) for linea in hecho.stdout.split()]
