"""Pruebas de los importadores: elecciones de Pabulib, tablas ajenas y su escritura."""
