"""Lo que se publicó de una agenda, de vuelta a los archivos de su carpeta."""
