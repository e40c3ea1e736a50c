"""La forma de la planilla en hoja de cálculo: la conocen quien la escribe y quien la lee."""

HOJA = "Calificar"
"""La que se llena."""
HOJA_DE_NIVELES = "Niveles"
"""Lo que quiere decir cada nivel; de ahí salen las listas."""

SELLO = ("agenda", "participante", "ronda", "huella", "control")
"""Los rótulos de la primera columna; el dato va al lado."""

YA_DECLARADO = "Ya declarado"
"""Un impedimento que consta desde antes: no lo declara esta planilla."""

PROPUESTA = "propuesta"
NOMBRE = "nombre"
IMPEDIMENTO = "impedimento"
RAZON = "razon"
FALTAN = "faltan"
"""Las columnas que no son de un criterio, como se llaman en la fila de códigos."""
HOJA_DE_ANTES = "Ronda anterior"
"""Lo que se ve de la ronda anterior; no se lee al volver."""
