"""Las pruebas: cada nombre es una frase."""
