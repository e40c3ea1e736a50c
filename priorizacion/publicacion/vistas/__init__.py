"""Qué muestra cada página, ya en palabras y con sus cifras escritas."""
