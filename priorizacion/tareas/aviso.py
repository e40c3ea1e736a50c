"""Cómo cuenta una tarea por dónde va, sin saber quién la oye."""

from collections.abc import Callable

Avisar = Callable[[str], None]
"""Recibe una frase corta: «resolviendo la etapa 2»."""
