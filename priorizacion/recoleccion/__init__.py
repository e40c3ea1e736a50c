"""Lo que el comité llena: planillas en hoja de cálculo, en una página sin red y en papel."""
