"""Lo que una agenda fue: archivar una versión, leer las archivadas y compararlas."""
