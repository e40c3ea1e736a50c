"""La huella de cada entrada: SHA-256 de su contenido canónico, nunca de bytes ni de rutas.

Dos carpetas con las mismas filas en otro orden tienen las mismas huellas. De reglas y propuestas
cuenta lo que se publica: así la copia pública tiene las mismas. De las marcas no hay huella: sin
sal, quien tuviera los puntajes de una agenda pequeña las recuperaría probando (con cuatro personas
y cinco propuestas, en un minuto). Si cambian, cambian los puntajes; y cada hoja tiene su
compromiso.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from priorizacion.decision.dispersion import Dispersiones, medir_dispersiones
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.dominio.agenda import Agenda, ReglasDeJuego
from priorizacion.dominio.publico import hacer_publica
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.tipos import Congelado


def huellas(
    agenda: Agenda,
    puntajes: Mapping[str, Puntaje] | None = None,
    dispersiones: Dispersiones | None = None,
) -> dict[str, str | None]:
    """Entrada → huella, solo de lo que se publica.

    Los `puntajes` y las `dispersiones` ya calculados evitan volver a calcularlos.
    """
    publica = hacer_publica(agenda)
    puntajes = puntajes or calcular_puntajes(agenda)
    dispersiones = dispersiones or medir_dispersiones(agenda, puntajes)
    publicados = publicar_puntajes(puntajes, dispersiones)
    reglas = {c: getattr(publica, c) for c in ReglasDeJuego.model_fields}
    return {
        "agenda": _huella(ReglasDeJuego.model_construct(**reglas).model_dump(mode="json")),
        "propuestas": _huella(_filas(publica.propuestas)),
        "habilitantes": _huella(_filas(agenda.respuestas)),
        "puntajes": _huella(_filas(publicados)),
    }


def _filas(modelos: Iterable[Congelado]) -> list[str]:
    return sorted(_texto(m.model_dump(mode="json")) for m in modelos)


def _huella(contenido: Any) -> str:
    return sha256(_texto(contenido).encode("utf-8")).hexdigest()


def _texto(contenido: Any) -> str:
    return json.dumps(contenido, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
