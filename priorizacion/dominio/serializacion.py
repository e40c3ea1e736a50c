"""Un modelo congelado → el texto JSON de siempre: mismas claves, mismo orden, mismos bytes."""

import json

from priorizacion.dominio.tipos import Congelado


def a_json(modelo: Congelado) -> str:
    """JSON con sangría de un espacio, tildes como se escriben y un fin de línea al final."""
    return json.dumps(modelo.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
