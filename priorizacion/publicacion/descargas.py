"""Los archivos que se publican junto a las páginas: la copia pública, esquemas y decisiones."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from priorizacion.dominio.resultado import Certificado, PropuestaDecidida, Resultado
from priorizacion.publicacion import palabras
from priorizacion.publicacion.escape import celda_de_hoja
from priorizacion.publicacion.vistas.contexto import Contexto

DECISIONES = "decisiones.csv"
"""La tabla para leer en una hoja de cálculo; de ella no se recalcula nada."""

COLUMNAS = (
    "id", "nombre", "estado", "motivos", "dimension", "zona", "fase", "ejecutor", "beneficiarios",
    "costo", "prioridad", "factibilidad", "valor", "inicio",
)  # fmt: skip


def reunir(contexto: Contexto, entregados: Mapping[str, bytes]) -> dict[str, bytes]:
    """Nombre → bytes. `entregados` es la copia pública ya escrita, sin tocar.

    Con ella la carpeta publicada se lee como la de una agenda, y de ella sale todo lo demás.
    """
    hechos = {
        "resultado.json": _json(contexto.resultado),
        "certificado.json": _json(contexto.certificado),
    }
    return {
        **hechos,
        **entregados,
        DECISIONES: tabla_de_decisiones(contexto),
        "resultado.esquema.json": esquema(Resultado),
        "certificado.esquema.json": esquema(Certificado),
    }


def esquema(modelo: type[Resultado] | type[Certificado]) -> bytes:
    """El JSON Schema de un modelo, en bytes."""
    contenido = modelo.model_json_schema(mode="serialization")
    return (json.dumps(contenido, ensure_ascii=False, indent=1) + "\n").encode()


def tabla_de_decisiones(contexto: Contexto) -> bytes:
    """Una fila por propuesta; ninguna celda puede pasar por fórmula en una hoja de cálculo.

    Las coordenadas y las columnas propias del territorio no salen: pueden señalar una casa.
    """
    salida = io.StringIO(newline="")
    escritor = csv.writer(salida, lineterminator="\n")
    escritor.writerow(COLUMNAS)
    for decidida in contexto.resultado.propuestas:
        escritor.writerow(celda_de_hoja(texto) for texto in _fila(contexto, decidida))
    return salida.getvalue().encode()


def _fila(contexto: Contexto, decidida: PropuestaDecidida) -> Iterator[str]:
    propuesta = contexto.propuestas[decidida.id]
    yield propuesta.id
    yield propuesta.nombre
    yield palabras.ESTADOS_EN_PALABRAS[decidida.estado]
    yield " ".join(m.texto for m in decidida.motivos)
    yield propuesta.dimension or ""
    yield propuesta.zona or ""
    yield propuesta.fase
    yield propuesta.ejecutor or ""
    yield "" if propuesta.beneficiarios is None else str(propuesta.beneficiarios)
    yield str(decidida.costo)
    for centesimas in (decidida.prioridad, decidida.factibilidad, decidida.valor):
        yield "" if centesimas is None else f"{centesimas // 100}.{centesimas % 100:02d}"
    yield "" if decidida.inicio is None else str(decidida.inicio)


def _json(modelo: Resultado | Certificado) -> bytes:
    return (modelo.model_dump_json(indent=1) + "\n").encode()
