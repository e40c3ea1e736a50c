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
_NUMERO = re.compile(r"\w|[ivx]+|\w*\d\w*")
_PARECIDO = 0.75
_MAXIMO_DE_CRUCES = 100
Lugar = tuple[str | None, str | None]


def parecidas(leido: Leido) -> Iterator[Observacion]:
    """Dos propuestas vigentes del mismo lugar y con casi las mismas palabras en el nombre."""
    if leido.propuestas is None:
        return
    vigentes = [
        (p, linea) for p, linea in leido.propuestas.pares() if not p.retirada and not p.fusionada_en
    ]
    vigentes = list({p.id: (p, linea) for p, linea in reversed(vigentes)}.values())[::-1]
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
    """De cada propuesta, la primera de antes que se le parece."""
    bolsas = [palabras(p.nombre) for p in propuestas]
    cuantas = Counter(palabra for bolsa in bolsas for palabra in bolsa)
    indice: dict[tuple[Lugar, frozenset[str], str], list[int]] = defaultdict(list)
    for i, bolsa in enumerate(bolsas):
        lugar = (propuestas[i].zona, propuestas[i].municipio)
        raras = sorted(bolsa, key=lambda p: (cuantas[p], p))
        prefijo = raras[: len(raras) - int(_PARECIDO * len(raras)) + 1]
        claves = [(lugar, numeros(bolsa), palabra) for palabra in prefijo]
        candidatas = sorted({j for clave in claves for j in indice[clave][:_MAXIMO_DE_CRUCES]})
        parecida = next((j for j in candidatas if _iguales(bolsas[j], bolsa)), None)
        if parecida is not None:
            yield parecida, i
        for clave in claves:
            indice[clave].append(i)


def _iguales(una: frozenset[str], otra: frozenset[str]) -> bool:
    comunes = len(una & otra)
    return comunes >= _PARECIDO * (len(una) + len(otra) - comunes)


def numeros(bolsa: frozenset[str]) -> frozenset[str]:
    """Los números y las letras sueltas: la etapa I no es la II, ni la sede A la B."""
    return frozenset(p for p in bolsa if _NUMERO.fullmatch(p))
