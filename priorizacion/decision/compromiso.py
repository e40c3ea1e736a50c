"""La hoja de un participante → su compromiso: un número que la ata sin revelarla.

Es la idea de la auditoría abierta de Helios (Adida, «Helios: Web-based Open-Audit Voting», 2008):
el compromiso se publica y la persona lo guarda como recibo. Sin la sal nadie puede probar qué dice
la hoja, ni quien la llenó; con ella, la secretaría prueba que no la cambió.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256

from priorizacion.dominio.agenda import Agenda

BYTES_DE_SAL = 32
"""256 bits: adivinar la sal no es posible."""

_SAL = re.compile(rf"[0-9a-f]{{{2 * BYTES_DE_SAL}}}")
_VERSION = 1


def quienes_calificaron(agenda: Agenda) -> tuple[str, ...]:
    """Los códigos de quienes entregaron alguna marca, en orden: los que tienen hoja."""
    return tuple(sorted({v.participante for v in agenda.valoraciones}))


def comprometer(agenda: Agenda, participante: str, sal: str) -> str:
    """SHA-256, en hexadecimal, de `sal|agenda|hoja`.

    La agenda es de quién y para cuándo. La hoja es el estamento, las marcas y los impedimentos, en
    orden: cambiar a alguien de estamento también se nota. Lanza `ValueError` si la sal no sirve.
    """
    if not es_sal(sal):
        raise ValueError("la sal no es hexadecimal de 256 bits")
    texto = f"{sal}|{_texto(_identidad(agenda))}|{_texto(_hoja(agenda, participante))}"
    return sha256(texto.encode("utf-8")).hexdigest()


def es_sal(texto: str) -> bool:
    """Si son 64 cifras hexadecimales."""
    return bool(_SAL.fullmatch(texto))


def _identidad(agenda: Agenda) -> dict[str, object]:
    return {
        "territorio": agenda.territorio.nombre,
        "divipola": agenda.territorio.divipola,
        "periodo": [agenda.periodo.inicio, agenda.periodo.fin],
    }


def _hoja(agenda: Agenda, participante: str) -> Mapping[str, object]:
    marcas = (v for v in agenda.valoraciones if v.participante == participante)
    impedimentos = (i for i in agenda.impedimentos if i.participante == participante)
    estamento = next((p.estamento for p in agenda.participantes if p.id == participante), None)
    return {
        "version": _VERSION,
        "estamento": estamento,
        "marcas": sorted([v.propuesta, v.criterio, v.valor] for v in marcas),
        "impedimentos": sorted(i.propuesta for i in impedimentos),
    }


def _texto(contenido: Mapping[str, object]) -> str:
    return json.dumps(contenido, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
