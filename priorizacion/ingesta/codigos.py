"""El catálogo: cada código de observación y si impide priorizar. El manual los explica todos."""

from priorizacion.dominio.observacion import Gravedad

_ERRORES = """
cuota-invertida regla-repite-propuesta
falta-carpeta falta-archivo archivo-duplicado archivo-ilegible archivo-vacio archivo-enorme
archivo-binario codificacion-ilegible caracter-de-control
yaml-mal-escrito yaml-sin-comillas yaml-tabulador yaml-anidado yaml-alias
clave-repetida clave-desconocida falta-clave forma-inesperada semilla-sin-comillas
criterio-incompleto regla-incompleta
comillas-mal-cerradas celda-enorme hoja-ilegible hoja-enorme formula-sin-valor celda-con-error
celda-convertida celdas-combinadas encabezado-ausente columna-ausente columna-repetida
columna-sin-nombre fila-larga
falta-dato numero-ilegible numero-ambiguo valor-no-admitido fuera-de-rango texto-largo
fecha-ilegible id-mal-escrito divipola-mal-escrita divipola-inexistente par-ilegible
aporte-ilegible desembolsos-no-cuadran sin-propuestas participante-sin-nombrar
zona-desconocida dimension-desconocida fuente-desconocida criterio-desconocido
participante-desconocido propuesta-desconocida habilitante-desconocido estamento-desconocido
participante-sin-estamento id-repetido id-casi-igual marca-repetida respuesta-repetida
marca-fuera-de-escala marca-de-criterio-medido respuesta-no-admitida
ponderaciones-no-suman fuente-sin-techos sin-maximo-proyectos sin-tope-a-mano
periodo-invertido inicio-invertido vigencia-fuera-de-periodo precio-faltante falta-poblacion
requiere-en-circulo fusion-en-circulo columna-no-existe columna-no-numerica
categoria-desconocida geojson-ilegible geojson-forma geojson-coordenadas geojson-contorno
conteo-inesperado puntaje-colectivo-ausente max-min-repetida congelado-ilegible
"""

_ADVERTENCIAS = """
quorum-revela-marcas dato-personal columna-de-personas propuesta-ausente beneficiarios-en-blanco
fila-de-total resolucion-gruesa obra-sin-tiempo id-reservado
zona-sin-contorno zona-fuera-de-colombia
codificacion-supuesta texto-danado columna-desconocida fila-corta hoja-sin-leer formula-en-hoja
divipola-sin-cero impedimento-repetido nombre-sin-uso propuesta-sin-fuente costo-sospechoso
propuestas-parecidas formula-en-texto html-en-texto vigencias-futuras-sin-respuesta
dato-medido-en-blanco beneficiarios-de-mas habilitantes-sin-responder sin-valoraciones
estamento-sin-voz cambio-sin-registrar
quorum-inalcanzable
"""

_ERRORES_AL_PROPONER = "formulario-ajeno"

_ADVERTENCIAS_AL_PROPONER = "formulario-vacio"

AL_PROPONER = frozenset(_ERRORES_AL_PROPONER.split() + _ADVERTENCIAS_AL_PROPONER.split())
"""Los que solo da un formulario de propuestas."""

_ERRORES_DEL_SITIO = """
sitio-nombre sitio-cedula sitio-celular sitio-correo sitio-sin-leer nomina-sin-nombres
"""

_ADVERTENCIAS_DEL_SITIO = "nomina-nombre-corto"

DEL_SITIO = frozenset(_ERRORES_DEL_SITIO.split() + _ADVERTENCIAS_DEL_SITIO.split())
"""Los que solo da la revisión de privacidad de lo publicado."""

_ERRORES_AL_RECIBIR = """
archivo-no-reconocido archivo-inflado original-alterado
planilla-ajena planilla-de-borrador planilla-alterada planilla-de-otra-ronda planilla-vieja
propuesta-de-otra-ronda
"""

AL_RECIBIR = frozenset(_ERRORES_AL_RECIBIR.split())
"""Los que solo da lo que vuelve del comité."""

_ERRORES_AL_IMPORTAR = """
carpeta-ocupada carpeta-sin-escribir
pabulib-sin-seccion pabulib-fila-desigual pabulib-sin-proyectos pabulib-proyecto-repetido
pabulib-numero pabulib-sin-votos pabulib-papeleta pabulib-incompleto pabulib-regla-sin-leer
pabulib-sin-fecha
mapa-forma mapa-valor-sin-cambio mapa-sin-hoja
paquete-incompleto paquete-alterado paquete-ilegible paquete-varias
"""

_ADVERTENCIAS_AL_IMPORTAR = """
pabulib-comillas pabulib-papeleta-omitida pabulib-cuenta-distinta
id-cambiado nombre-recortado monto-redondeado blanco-como-cero
"""

_ERRORES_AL_PONDERAR = "ponderacion-repetida ponderacion-en-cero pareja-imposible"

_ADVERTENCIAS_AL_PONDERAR = "ponderacion-incompleta ponderacion-no-suma"

_ERRORES_AL_CREAR = "techo-repetido techos-sin-entidad techos-sin-columna techos-sin-dinero"

_ADVERTENCIAS_AL_CREAR = "techo-ausente"

_ERRORES_DESPUES = "version-fuera-de-lugar reporte-repetido"

_ADVERTENCIAS_DESPUES = "reporte-contradictorio"

DESPUES = frozenset(_ERRORES_DESPUES.split() + _ADVERTENCIAS_DESPUES.split())
"""Los que solo dan las versiones archivadas y `seguimiento.csv`."""

AL_IMPORTAR = frozenset(_ERRORES_AL_IMPORTAR.split() + _ADVERTENCIAS_AL_IMPORTAR.split())
"""Los que solo dan los importadores, no la lectura de una carpeta."""

AL_PONDERAR = frozenset(_ERRORES_AL_PONDERAR.split() + _ADVERTENCIAS_AL_PONDERAR.split())
"""Los que solo da `ponderaciones.csv`."""

AL_CREAR = frozenset(_ERRORES_AL_CREAR.split() + _ADVERTENCIAS_AL_CREAR.split())
"""Los que solo da la tabla de techos de `nueva`."""

CAPITULOS: dict[str, frozenset[str]] = {
    "despues.md": DESPUES,
    "importar.md": AL_IMPORTAR,
    "nueva.md": AL_CREAR,
    "pesos.md": AL_PONDERAR,
    "planillas.md": AL_RECIBIR,
    "formularios.md": AL_PROPONER,
    "privacidad.md": DEL_SITIO,
}
"""Capítulo del manual → los códigos que se explican ahí y no en el de las observaciones."""

CODIGOS: dict[str, Gravedad] = {
    **dict.fromkeys(_ERRORES.split(), "error"),
    **dict.fromkeys(_ADVERTENCIAS.split(), "advertencia"),
    **dict.fromkeys(_ERRORES_AL_IMPORTAR.split(), "error"),
    **dict.fromkeys(_ADVERTENCIAS_AL_IMPORTAR.split(), "advertencia"),
    **dict.fromkeys(_ERRORES_AL_CREAR.split(), "error"),
    **dict.fromkeys(_ADVERTENCIAS_AL_CREAR.split(), "advertencia"),
    **dict.fromkeys(_ERRORES_AL_PONDERAR.split(), "error"),
    **dict.fromkeys(_ADVERTENCIAS_AL_PONDERAR.split(), "advertencia"),
    **dict.fromkeys(_ERRORES_AL_RECIBIR.split(), "error"),
    **dict.fromkeys(_ERRORES_DESPUES.split(), "error"),
    **dict.fromkeys(_ADVERTENCIAS_DESPUES.split(), "advertencia"),
    **dict.fromkeys(_ERRORES_AL_PROPONER.split(), "error"),
    **dict.fromkeys(_ADVERTENCIAS_AL_PROPONER.split(), "advertencia"),
    **dict.fromkeys(_ERRORES_DEL_SITIO.split(), "error"),
    **dict.fromkeys(_ADVERTENCIAS_DEL_SITIO.split(), "advertencia"),
}
"""Código → gravedad."""
