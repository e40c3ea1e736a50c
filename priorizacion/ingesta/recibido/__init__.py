"""Lo que vuelve del comité: abrirlo sin riesgo, reconocerlo y leerlo casilla por casilla."""
