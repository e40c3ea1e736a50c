"""Una segunda lectura de las páginas del modelo, por búsqueda exhaustiva y sin solucionador."""
