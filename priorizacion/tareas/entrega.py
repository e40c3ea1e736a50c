"""De un dictamen a los tres archivos que se entregan, como bytes."""

from priorizacion.decision.dictamen import Dictamen
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.copia_publica import escribir_puntajes

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
