"""Los comandos: leen argumentos, imprimen y escogen el código de salida; sin lógica."""
