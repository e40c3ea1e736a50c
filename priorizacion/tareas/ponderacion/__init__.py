"""Las ponderaciones que decide el comité: leerlas, juntarlas, ver su efecto y escribirlas."""
