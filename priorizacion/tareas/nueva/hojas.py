"""Las hojas vacías de una agenda nueva: solo encabezados, y una propuesta de ejemplo."""

from priorizacion.dominio.comite import ESTAMENTOS
from priorizacion.dominio.formulario import EJEMPLO, RETIRO_DEL_EJEMPLO
from priorizacion.dominio.letras import para_direccion
from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.tareas.nueva.encargo import Encargo
from priorizacion.tareas.nueva.plantilla import dimensiones_de, estamentos_de, zonas_de

_PROPUESTAS = (
    "id,nombre,descripcion,dimension,zona,municipio,estamento_proponente,sector,fase,costo,"
    "costo_preinversion,duracion,inicio_minimo,inicio_maximo,desembolsos,fuentes,aportes,ejecutor,"
    "beneficiarios,ods,requiere,etiquetas,fusionada_en,retirada"
)
_SIN_FILAS = {
    "habilitantes.csv": "propuesta,item,respuesta,nota",
    "valoraciones.csv": "participante,propuesta,criterio,valor",
    "impedimentos.csv": "participante,propuesta",
}
_LETRAS = dict(zip(ESTAMENTOS, "COAEU", strict=True))
"""La academia es U, de universidad: la A ya es de las autoridades."""


def escribir_hojas(encargo: Encargo) -> dict[str, str]:
    """Nombre de archivo → CSV."""
    vacias = {n: escribir_csv(columnas.split(","), ()) for n, columnas in _SIN_FILAS.items()}
    return {
        "propuestas.csv": _propuestas(encargo),
        "comite.csv": escribir_csv(("participante", "estamento"), _participantes(encargo)),
        **vacias,
    }


def _propuestas(encargo: Encargo) -> str:
    zonas = list(zonas_de(encargo))
    columnas = [
        c
        for c in _PROPUESTAS.split(",")
        if (c != "municipio" or encargo.de_departamento) and (c != "zona" or zonas)
    ]
    # Enseña la forma de una fila; como está retirada, no compite aunque nadie la borre.
    ejemplo = {
        "id": EJEMPLO,
        "nombre": "Ejemplo de cómo se llena una fila: bórrela",
        "descripcion": "Qué es, dónde y para quién, en una o dos frases.",
        "dimension": next(iter(dimensiones_de(encargo))),
        "zona": zonas[-1] if zonas else None,
        "estamento_proponente": estamentos_de(encargo)[0],
        "sector": "agua",
        "fase": "factibilidad",
        "costo": 250_000_000,
        "duracion": 2,
        "desembolsos": "40|60",
        "ejecutor": "alcaldia",
        "beneficiarios": min(300, encargo.poblacion or 300),
        "etiquetas": "agua|escuelas",
        "retirada": RETIRO_DEL_EJEMPLO,
    }
    return escribir_csv(columnas, [{c: v for c, v in ejemplo.items() if c in columnas}])


def _participantes(encargo: Encargo) -> list[dict[str, str]]:
    """C1, C2… por cada persona: códigos, nunca nombres."""
    return [
        {"participante": f"{letras}{n}", "estamento": estamento}
        for estamento, letras in _iniciales(estamentos_de(encargo)).items()
        for n in range(1, encargo.comite.get(estamento, 0) + 1)
    ]


def _iniciales(estamentos: tuple[str, ...]) -> dict[str, str]:
    usadas = {_LETRAS[e] for e in estamentos if e in _LETRAS}
    iniciales = {}
    for estamento in estamentos:
        llano = para_direccion(estamento).replace("-", "").upper()
        libres = (llano[:n] for n in range(1, len(llano) + 1) if llano[:n] not in usadas)
        iniciales[estamento] = _LETRAS.get(estamento) or next(libres, llano)
        usadas.add(iniciales[estamento])
    return iniciales
