"""De una Agenda a su Resultado: puro y repetible."""
