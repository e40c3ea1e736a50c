"""De un dictamen a los tres archivos que se entregan, como bytes."""

from priorizacion.decision.dictamen import Dictamen
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.escritura import escribir_csv

RESULTADO = "resultado.json"
CERTIFICADO = "certificado.json"
PUNTAJES = "puntajes.csv"


def archivos_de(dictamen: Dictamen) -> dict[str, bytes]:
    """Nombre → bytes, en el orden en que se escriben: el certificado, que los ata, al final."""
    return {
        PUNTAJES: escribir_puntajes(dictamen.puntajes),
        RESULTADO: a_json(dictamen.resultado).encode(),
        CERTIFICADO: a_json(dictamen.certificado).encode(),
    }


def escribir_puntajes(puntajes: tuple[PuntajePublicado, ...]) -> bytes:
    """`puntajes.csv`: una fila por propuesta, criterio y estamento; los puntajes, fracciones."""
    columnas = tuple(PuntajePublicado.model_fields)
    filas = [p.model_dump(mode="json") for p in puntajes]
    return escribir_csv(columnas, filas).encode()
