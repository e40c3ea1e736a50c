"""Pruebas de lo que se publica del desacuerdo."""
