"""Lo leído → lo que no casa entre sí: funciones puras, una por cada cosa que puede estar mal."""
