"""Pruebas del reparto entre estamentos y zonas."""
