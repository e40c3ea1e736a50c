"""Las mismas carpetas y la misma forma de correr comandos que en tests/cli."""

from tests.cli.conftest import carpeta, correr, raiz

__all__ = ["carpeta", "correr", "raiz"]
