"""La red residual de los pagos: celdas → bolsa más chica → bolsa más amplia → salida.

Caminos de aumento por amplitud (Edmonds y Karp 1972), en enteros exactos.
"""

from collections import deque
from collections.abc import Iterator, Sequence

from priorizacion.decision.techo import Bolsa

Celda = tuple[str, int]
"""Propuesta y vigencia: un gasto por pagar."""
Arco = tuple[Celda, str]
"""Una celda y la fuente que la paga."""
Nodo = tuple[str, str, int]
"""Clase, nombre y número."""
Camino = list[tuple[Nodo, Nodo]]

SALIDA: Nodo = ("salida", "", 0)


class Red:
    """La red residual: celdas → bolsa más chica → bolsa mayor → salida."""

    def __init__(self, orden: Sequence[Arco], bolsas: Sequence[Bolsa]) -> None:
        self.flujo: dict[Arco, int] = dict.fromkeys(orden, 0)
        self._monto = {b.nombre: b.monto for b in bolsas}
        self._usado = dict.fromkeys(self._monto, 0)
        self._fuente = {b.nombre: b.fuente for b in bolsas}
        self._cadena = bolsas_de(bolsas)
        self._madre = {
            hija: madre
            for cadena in self._cadena.values()
            for hija, madre in zip(cadena, (*cadena[1:], ""), strict=True)
        }
        self._hijas: dict[str, list[str]] = {}
        for hija, madre in self._madre.items():
            self._hijas.setdefault(madre, []).append(hija)
        self._fuentes: dict[Celda, list[str]] = {}
        self._celdas: dict[str, list[Arco]] = {}
        for celda, fuente in orden:
            self._fuentes.setdefault(celda, []).append(fuente)
            self._celdas.setdefault(self._puerta((celda, fuente)), []).append((celda, fuente))
        self._fijos: set[Arco] = set()

    def _puerta(self, arco: Arco) -> str:
        (_, vigencia), fuente = arco
        return self._cadena[fuente, vigencia][0]

    def pagado_de(self, celda: Celda) -> int:
        """Pesos ya cubiertos de una celda."""
        return sum(self.flujo[celda, f] for f in self._fuentes.get(celda, ()))

    def camino(self, desde: Nodo, hasta: Nodo) -> Camino | None:
        """El camino residual más corto; None si no hay."""
        previo: dict[Nodo, Nodo] = {desde: desde}
        cola = deque([desde])
        while cola:
            nodo = cola.popleft()
            for vecino in self._vecinos(nodo):
                if vecino in previo:
                    continue
                previo[vecino] = nodo
                if vecino == hasta:
                    return _desandar(previo, hasta)
                cola.append(vecino)
        return None

    def _vecinos(self, nodo: Nodo) -> Iterator[Nodo]:
        clase, nombre, numero = nodo
        if clase == "celda":
            celda = (nombre, numero)
            for fuente in self._fuentes.get(celda, ()):
                if (celda, fuente) not in self._fijos:
                    yield ("bolsa", self._puerta((celda, fuente)), 0)
            return
        if clase == "bolsa" and self._usado[nombre] < self._monto[nombre]:
            yield self._nodo(self._madre[nombre])
        for hija in self._hijas.get(nombre, ()):
            if self._usado[hija] > 0:
                yield ("bolsa", hija, 0)
        for arco in self._celdas.get(nombre, ()) if clase == "bolsa" else ():
            if self.flujo[arco] > 0 and arco not in self._fijos:
                yield ("celda", *arco[0])

    def _nodo(self, bolsa: str) -> Nodo:
        return ("bolsa", bolsa, 0) if bolsa else SALIDA

    def empujar(self, camino: Camino, tope: int) -> int:
        """Lleva por el camino lo más que quepa, hasta `tope`; devuelve cuánto."""
        monto = min(tope, *(self._cabe(a, b) for a, b in camino))
        for a, b in camino:
            self._mover(a, b, monto)
        return monto

    def maximizar(self, arco: Arco) -> None:
        """Sube el pago de un arco cuanto se pueda, sin tocar los fijos, y lo deja fijo."""
        celda, _ = arco
        self._fijos.add(arco)
        while (otros := self._movible(celda)) > 0:
            camino = self.camino(("bolsa", self._puerta(arco), 0), ("celda", *celda))
            if camino is None:
                return
            self.flujo[arco] += self.empujar(camino, otros)

    def _movible(self, celda: Celda) -> int:
        """Lo que pagan de la celda los arcos que aún no están fijos."""
        libres = (f for f in self._fuentes[celda] if (celda, f) not in self._fijos)
        return sum(self.flujo[celda, f] for f in libres)

    def _cabe(self, a: Nodo, b: Nodo) -> int:
        if a[0] == "celda":
            return 10**30
        if b[0] == "celda":
            return self.flujo[self._arco(b, a)]
        if self._sube(a, b):
            return self._monto[a[1]] - self._usado[a[1]]
        return self._usado[b[1]]

    def _mover(self, a: Nodo, b: Nodo, monto: int) -> None:
        if a[0] == "celda":
            self.flujo[self._arco(a, b)] += monto
        elif b[0] == "celda":
            self.flujo[self._arco(b, a)] -= monto
        elif self._sube(a, b):
            self._usado[a[1]] += monto
        else:
            self._usado[b[1]] -= monto

    def _sube(self, a: Nodo, b: Nodo) -> bool:
        return a[0] == "bolsa" and self._madre[a[1]] == b[1]

    def _arco(self, celda: Nodo, bolsa: Nodo) -> Arco:
        return (celda[1], celda[2]), self._fuente[bolsa[1]]


def bolsas_de(bolsas: Sequence[Bolsa]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Fuente y vigencia → las bolsas que gastan, de la más chica a la más amplia."""
    de: dict[tuple[str, int], list[Bolsa]] = {}
    for bolsa in bolsas:
        for vigencia in bolsa.vigencias:
            de.setdefault((bolsa.fuente, vigencia), []).append(bolsa)
    return {
        clave: tuple(b.nombre for b in sorted(suyas, key=lambda b: len(b.vigencias)))
        for clave, suyas in de.items()
    }


def _desandar(previo: dict[Nodo, Nodo], hasta: Nodo) -> Camino:
    pasos: Camino = []
    while previo[hasta] != hasta:
        pasos.append((previo[hasta], hasta))
        hasta = previo[hasta]
    return pasos[::-1]
