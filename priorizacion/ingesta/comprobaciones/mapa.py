"""Lo leído → contornos que no son de ninguna zona, zonas sin contorno y mapas en otro lugar."""

from collections.abc import Iterator

from priorizacion.dominio.mapa import POR_GRADO, Contorno
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import citar, enumerar

_COLOMBIA = ((-82.5, -66.5), (-4.5, 13.8))
"""Longitudes y latitudes entre las que está, con sus islas."""


def zonas(leido: Leido) -> Iterator[Observacion]:
    """Cada contorno es de una zona de la agenda, y de una sola vez."""
    conocidas, contornos = leido.ids["zonas"], leido.contornos
    if contornos is None:
        return
    vistas: set[str] = set()
    for contorno, linea in contornos.pares():
        zona, origen = contorno.zona, contornos.origen(linea, "zona")
        if conocidas is not None and zona not in conocidas:
            yield observar(
                "zona-desconocida",
                origen,
                f"No existe la zona {citar(zona)}.{leido.pista('zonas', zona)}",
                "Use el id que la zona tiene en agenda.yaml, o agréguela allá.",
            )
        if zona in vistas:
            yield observar(
                "id-repetido",
                origen,
                f"La zona {citar(zona)} ya tiene contorno.",
                "Junte sus partes en un solo MultiPolygon.",
            )
        vistas.add(zona)


def sin_contorno(leido: Leido) -> Iterator[Observacion]:
    """Las zonas que no salen en el mapa."""
    conocidas, contornos = leido.ids["zonas"], leido.contornos
    if contornos is None or conocidas is None or contornos.perdidas:
        return
    faltan = sorted(conocidas - {c.zona for c in contornos.objetos})
    if faltan:
        yield observar(
            "zona-sin-contorno",
            en(contornos.archivo),
            f"No trae el contorno de {enumerar(faltan)}.",
            "Agréguelo; mientras tanto esa zona está en la tabla y no en el dibujo.",
        )


def lugar(leido: Leido) -> Iterator[Observacion]:
    """Un territorio de verdad está en Colombia; al revés suele ser la latitud de primera."""
    contornos, reglas = leido.contornos, leido.reglas
    if contornos is None or reglas is None or reglas.territorio.ficticio:
        return
    for contorno, linea in contornos.pares():
        if not _esta_en_colombia(contorno):
            yield observar(
                "zona-fuera-de-colombia",
                contornos.origen(linea, "zona"),
                f"El contorno de {citar(contorno.zona)} queda por fuera de Colombia.",
                "Mire si la latitud va antes de la longitud: en GeoJSON la longitud va primero.",
            )


def _esta_en_colombia(contorno: Contorno) -> bool:
    return all(
        desde * POR_GRADO <= valor <= hasta * POR_GRADO
        for poligono in contorno.poligonos
        for punto in poligono[0]
        for valor, (desde, hasta) in zip(punto, _COLOMBIA, strict=True)
    )
