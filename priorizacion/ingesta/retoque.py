"""Cambiar unos pocos valores de un YAML sin tocar nada más: ni comentarios, ni orden, ni sangría.

PyYAML dice en qué carácter empieza y termina cada valor; ahí se escribe el nuevo. Un paquete que
reescribe el archivo entero (ruamel.yaml) conservaría los comentarios, pero no siempre la forma.
"""

from collections.abc import Iterator, Mapping

import yaml

from priorizacion.ingesta.arbol import Ruta


class ValorAusente(LookupError):
    """El YAML no tiene un valor suelto en esa ruta."""


def retocar(texto: str, cambios: Mapping[Ruta, str]) -> str:
    """El mismo texto con otros valores; `cambios` es ruta → lo que se escribe en su lugar.

    El texto debe ser un YAML ya leído con `leer_yaml`, sin alias. Lanza `ValorAusente` si una ruta
    no lleva a un valor suelto.
    """
    raiz = yaml.compose(texto, Loader=yaml.SafeLoader)
    lugares = {ruta: nodo for ruta, nodo in _valores(raiz, ()) if ruta in cambios}
    ausentes = set(cambios) - set(lugares)
    if ausentes:
        raise ValorAusente(".".join(map(str, sorted(ausentes, key=str)[0])))
    for ruta, nodo in sorted(lugares.items(), key=lambda par: -par[1].start_mark.index):
        desde, hasta = nodo.start_mark.index, nodo.end_mark.index
        texto = texto[:desde] + cambios[ruta] + texto[hasta:]
    return texto


def _valores(nodo: yaml.Node | None, ruta: Ruta) -> Iterator[tuple[Ruta, yaml.ScalarNode]]:
    if isinstance(nodo, yaml.ScalarNode):
        yield ruta, nodo
    elif isinstance(nodo, yaml.SequenceNode):
        for i, hijo in enumerate(nodo.value):
            yield from _valores(hijo, (*ruta, i))
    elif isinstance(nodo, yaml.MappingNode):
        for clave, hijo in nodo.value:
            if isinstance(clave, yaml.ScalarNode):
                yield from _valores(hijo, (*ruta, str(clave.value).strip()))
