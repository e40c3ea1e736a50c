"""Los archivos que se publican junto a las páginas: la copia pública, esquemas y datos abiertos."""

import json
from collections.abc import Mapping
from functools import cache

from priorizacion.dominio.resultado import Certificado, Resultado
from priorizacion.publicacion.datos import agenda, hoja_de_calculo, obras, paquete, tablas, votacion
from priorizacion.publicacion.datos.tabla_abierta import escribir
from priorizacion.publicacion.vistas.contexto import Contexto


def reunir(contexto: Contexto, entregados: Mapping[str, bytes]) -> dict[str, bytes]:
    """Nombre → bytes. `entregados` es la copia pública ya escrita, sin tocar.

    Con ella la carpeta publicada se lee como la de una agenda, y de ella sale todo lo demás.
    """
    copia = {
        "resultado.json": _json(contexto.resultado),
        "certificado.json": _json(contexto.certificado),
        **entregados,
    }
    abiertas = tablas.reunir(contexto, copia)
    archivos = {
        **copia,
        "resultado.esquema.json": esquema(Resultado),
        "certificado.esquema.json": esquema(Certificado),
        **{t.archivo: escribir(t) for t in abiertas if t.archivo not in copia},
        agenda.ARCHIVO: agenda.escribir(contexto, copia),
        agenda.ESQUEMA: agenda.esquema(),
        **_si_los_hay(
            {
                obras.ARCHIVO: obras.escribir(contexto),
                votacion.ARCHIVO: votacion.escribir(contexto),
            }
        ),
    }
    descrito = paquete.describir(contexto, abiertas, archivos)
    return {
        **archivos,
        paquete.ARCHIVO: descrito,
        paquete.COMPRIMIDO: paquete.juntar(descrito, archivos),
        hoja_de_calculo.ARCHIVO: hoja_de_calculo.escribir(contexto, abiertas, copia),
    }


def _si_los_hay(archivos: Mapping[str, bytes | None]) -> dict[str, bytes]:
    return {nombre: contenido for nombre, contenido in archivos.items() if contenido is not None}


@cache
def esquema(modelo: type[Resultado] | type[Certificado]) -> bytes:
    """El JSON Schema de un modelo, en bytes."""
    contenido = modelo.model_json_schema(mode="serialization")
    return (json.dumps(contenido, ensure_ascii=False, indent=1) + "\n").encode()


def _json(modelo: Resultado | Certificado) -> bytes:
    return (modelo.model_dump_json(indent=1) + "\n").encode()
