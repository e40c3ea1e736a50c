"""Los archivos de valoraciones de una carpeta → sus Marcas. Pueden ser varios."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from priorizacion.ingesta.apuntes import Apuntes
from priorizacion.ingesta.arbol import Arbol
from priorizacion.ingesta.hoja import Hoja
from priorizacion.ingesta.marcas import Marcas
from priorizacion.ingesta.tablas import anotar_sobrantes, duplicado, leer_hojas
from priorizacion.ingesta.valoraciones import es_de_marcas, leer_valoraciones

_NOMBRE = re.compile(r"^valoraciones([ _.-].+)?\.(csv|xlsx)$", re.IGNORECASE)


def archivos_de_marcas(nombres: Iterable[str]) -> list[str]:
    """`valoraciones.csv`, `valoraciones_C1.xlsx`…, por nombre."""
    return sorted(n for n in nombres if _NOMBRE.match(n))


def leer_marcas(
    nombres: Mapping[str, Path], arbol: Arbol | None, apuntes: Apuntes
) -> tuple[Marcas, ...]:
    """Las marcas de todos los archivos legibles; lo demás queda observado."""
    criterios = criterios_valorados(arbol)
    bloques: list[Marcas] = []
    vistos: set[str] = set()
    for nombre in archivos_de_marcas(nombres):
        tronco = nombre.rpartition(".")[0].lower()
        if tronco in vistos:
            apuntes.append(duplicado(nombre.rpartition(".")[0]))
            continue
        vistos.add(tronco)
        hojas = leer_hojas(nombres[nombre], apuntes, pese_a_invisibles=True)
        for hoja in _con_marcas(hojas, apuntes):
            marcas = leer_valoraciones(hoja, criterios, apuntes)
            bloques += [marcas] if marcas else []
    return tuple(bloques)


def criterios_valorados(arbol: Arbol | None) -> dict[str, str]:
    """Los ids y nombres de los criterios que el comité califica, aunque otras claves estén mal."""
    lista = arbol.datos.get("criterios") if arbol else None
    return {
        str(c["id"]): str(c.get("nombre") or c["id"])
        for c in (lista if isinstance(lista, list) else ())
        if isinstance(c, dict) and c.get("id") and c.get("origen") != "dato"
    }


def _con_marcas(hojas: tuple[Hoja, ...], apuntes: Apuntes) -> tuple[Hoja, ...]:
    """Las hojas que son de marcas; si ninguna lo parece, la primera, para que diga por qué."""
    de_marcas = tuple(hoja for hoja in hojas if es_de_marcas(hoja)) or hojas[:1]
    anotar_sobrantes(hojas, de_marcas, apuntes)
    return de_marcas
