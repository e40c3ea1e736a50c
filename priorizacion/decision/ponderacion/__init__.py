"""Lo que el comité dice que importa → las ponderaciones de los criterios."""
