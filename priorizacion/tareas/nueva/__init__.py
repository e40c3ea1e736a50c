"""De unas respuestas a la carpeta con que un territorio empieza su agenda."""
