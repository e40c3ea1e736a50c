"""Lo leído → propuestas que se requieren, o se fusionan, en círculo."""

from collections.abc import Iterator, Mapping, Sequence

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.regla import Requiere
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import citar

_MAXIMO_DE_CIRCULOS = 50


def requiere(leido: Leido) -> Iterator[Observacion]:
    """Ninguna propuesta se requiere a sí misma, ni por medio de otras ni de una regla."""
    if leido.propuestas is None:
        return
    grafo = {p.id: list(p.requiere) for p in leido.propuestas.objetos}
    for regla in leido.reglas.reglas if leido.reglas else ():
        if isinstance(regla, Requiere):
            grafo.setdefault(regla.propuesta, []).extend(regla.requiere)
    remedio = "Quite una de las dependencias; si van juntas o ninguna, use una regla «paquete»."
    yield from _observar(leido, grafo, "requiere", "requiere-en-circulo", remedio)


def fusiones(leido: Leido) -> Iterator[Observacion]:
    """Ninguna propuesta se fusiona en sí misma, ni dando la vuelta por otras."""
    if leido.propuestas is None:
        return
    grafo = {p.id: [p.fusionada_en] for p in leido.propuestas.objetos if p.fusionada_en}
    remedio = "Deje sin «fusionada_en» la que absorbe a las demás."
    yield from _observar(leido, grafo, "fusionada_en", "fusion-en-circulo", remedio)


def buscar_circulo(grafo: Mapping[str, Sequence[str]]) -> list[str]:
    """Un círculo, empezando por su menor id; vacío si no hay ninguno. Sin recursión."""
    terminadas: set[str] = set()
    for raiz in sorted(grafo):
        camino = [raiz]
        pendientes = [iter(sorted(grafo[raiz]))]
        en_camino = {raiz}
        while camino and raiz not in terminadas:
            siguiente = next(pendientes[-1], None)
            if siguiente in en_camino:
                return _desde_el_menor(camino[camino.index(str(siguiente)) :])
            if siguiente is None:
                terminadas.add(camino[-1])
                en_camino.discard(camino.pop())
                pendientes.pop()
            elif siguiente in grafo and siguiente not in terminadas:
                camino.append(siguiente)
                en_camino.add(siguiente)
                pendientes.append(iter(sorted(grafo[siguiente])))
    return []


def _observar(
    leido: Leido, grafo: dict[str, list[str]], columna: str, codigo: str, remedio: str
) -> Iterator[Observacion]:
    filas = {p.id: n for p, n in leido.propuestas.pares()} if leido.propuestas else {}
    for _ in range(_MAXIMO_DE_CIRCULOS):
        circulo = buscar_circulo(grafo)
        if not circulo:
            return
        vuelta = " → ".join([*circulo[:8], *(["…"] if len(circulo) > 8 else []), circulo[0]])
        if leido.propuestas and circulo[0] in filas:
            origen = leido.propuestas.origen(filas[circulo[0]], columna)
        else:
            origen = leido.en_agenda("reglas")
        yield observar(codigo, origen, f"Hay un círculo: {citar(vuelta)}.", remedio)
        for propuesta in circulo:
            grafo.pop(propuesta, None)


def _desde_el_menor(circulo: list[str]) -> list[str]:
    i = circulo.index(min(circulo))
    return circulo[i:] + circulo[:i]
