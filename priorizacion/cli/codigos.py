"""Los códigos de salida: lo que un programa que nos llama sabe sin leer nada."""

HECHO = 0
"""Todo salió bien; puede haber advertencias."""
OBSERVACIONES = 1
"""Hay observaciones que arreglar antes de seguir."""
MAL_USO = 2
"""El comando se escribió mal."""
INVIABLE = 3
"""Ninguna agenda cumple todas las reglas, y está probado."""
SIN_RESPUESTA = 4
"""El solucionador no respondió; no se escribió nada."""
NO_VERIFICA = 5
"""Un resultado que no corresponde a su carpeta."""
FALLA = 70
"""Una falla del programa (EX_SOFTWARE)."""
SISTEMA = 74
"""El sistema no dejó leer o escribir (EX_IOERR)."""
INTERRUMPIDO = 130
"""Alguien lo detuvo con Ctrl+C (128 + SIGINT)."""
TUBO_ROTO = 141
"""Quien leía la salida se fue (128 + SIGPIPE)."""

SIGNIFICADOS = {
    HECHO: "hecho",
    OBSERVACIONES: "hay observaciones",
    MAL_USO: "mal uso",
    INVIABLE: "reglas inviables",
    SIN_RESPUESTA: "sin respuesta del solucionador",
    NO_VERIFICA: "un resultado que no verifica",
    FALLA: "falla del programa",
    SISTEMA: "el sistema no dejó leer o escribir",
    INTERRUMPIDO: "interrumpido",
    TUBO_ROTO: "nadie leyó la salida",
}
"""Código → lo que significa, como lo dicen la ayuda y el manual."""
