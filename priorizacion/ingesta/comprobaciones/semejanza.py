"""Lo leído → propuestas que parecen la misma, por su nombre y su lugar.

Se comparan las palabras que importan (índice de Jaccard) con el filtro de prefijos de Chaudhuri,
Ganti y Kaushik (2006): solo se cruzan las que comparten alguna palabra poco común.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import allanar, citar

_VACIAS = frozenset(
    "de del la las el los y e o en a al con para por un una su sus que se desde hasta".split(" ")  # noqa: SIM905
)
_PARECIDO = 0.75
_MAXIMO_DE_CRUCES = 300
Lugar = tuple[str | None, str | None]


def parecidas(leido: Leido) -> Iterator[Observacion]:
    """Dos propuestas vigentes del mismo lugar y con casi las mismas palabras en el nombre."""
    if leido.propuestas is None:
        return
    vigentes = [
        (p, linea) for p, linea in leido.propuestas.pares() if not p.retirada and not p.fusionada_en
    ]
    for una, otra in _parejas([p for p, _ in vigentes]):
        antes, fila = vigentes[una]
        despues, linea = vigentes[otra]
        yield observar(
            "propuestas-parecidas",
            leido.propuestas.origen(linea, "nombre"),
            f"{despues.id} {citar(despues.nombre)} se parece a {antes.id} "
            f"{citar(antes.nombre)} (fila {fila}) y es del mismo lugar.",
            "Si son la misma, ponga en una «fusionada_en»; si no, diferencie los nombres.",
        )


def palabras(nombre: str) -> frozenset[str]:
    """Las palabras que distinguen un nombre, sin plural: «Vías de la vereda» → {via, vereda}."""
    sueltas = (p for p in allanar(nombre).split("_") if p and p not in _VACIAS)
    return frozenset(p if p.isdigit() else re.sub(r"(?<=\w{3})e?s$", "", p) for p in sueltas)


def _parejas(propuestas: list[Propuesta]) -> Iterator[tuple[int, int]]:
    bolsas = [palabras(p.nombre) for p in propuestas]
    cuantas = Counter(palabra for bolsa in bolsas for palabra in bolsa)
    indice: dict[tuple[Lugar, str], list[int]] = defaultdict(list)
    for i, bolsa in enumerate(bolsas):
        lugar = (propuestas[i].zona, propuestas[i].municipio)
        raras = sorted(bolsa, key=lambda p: (cuantas[p], p))
        prefijo = raras[: len(raras) - int(_PARECIDO * len(raras)) + 1]
        candidatas = {j for p in prefijo for j in indice[lugar, p][-_MAXIMO_DE_CRUCES:]}
        yield from ((j, i) for j in sorted(candidatas) if _iguales(bolsas[j], bolsa))
        for palabra in prefijo:
            indice[lugar, palabra].append(i)


def _iguales(una: frozenset[str], otra: frozenset[str]) -> bool:
    """Casi las mismas palabras, y los mismos números: la etapa 1 no es la 2."""
    if not una or _numeros(una) != _numeros(otra):
        return False
    return len(una & otra) >= _PARECIDO * len(una | otra)


def _numeros(bolsa: frozenset[str]) -> set[str]:
    return {p for p in bolsa if any(c.isdigit() for c in p) or len(p) == 1}
