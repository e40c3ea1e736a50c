"""De los archivos de una carpeta a una Agenda, o a la lista entera de observaciones."""
