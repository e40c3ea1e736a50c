"""Lo que se imprime o se firma: el acta de la sesión y la agenda entera en un PDF."""
