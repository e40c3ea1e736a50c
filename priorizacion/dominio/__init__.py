"""Las palabras: modelos congelados, sin archivos, sin solucionador y sin HTML."""
