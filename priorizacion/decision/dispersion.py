"""Marcas → lo que se publica del desacuerdo: franjas y alfas que no revelan la marca de nadie.

Cada cifra junta muchas marcas y se da gruesa. Si se publica o se calla se decide mirando solo lo
que ya es público (auditoría simulable: Kenthapadi, Mishra y Nissim 2005), así que callar tampoco
dice nada. Sin marcas, se leen las cifras publicadas.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.puntaje import Puntaje, PuntajeCriterio

PASO = 5
"""Ancho de una franja en puntos, y del alfa en centésimas."""
FRANJA_MINIMA, FRANJA_MAXIMA = 15, 40
ALFA_MAXIMA = 95
CELDAS_DE_FRANJA, MARCAS_DE_FRANJA = 3, 15
"""Celdas y marcas abiertas con las que se publica una franja."""
CELDAS_DE_ALFA, MARCAS_DE_ALFA = 10, 50
"""Celdas y marcas abiertas con las que se publica un alfa."""
MARCAS_ABIERTAS = 3
"""Marcas que lo publicado deja sin saber, para que una celda cuente como abierta."""

Celdas = Mapping[tuple[str, str], Sequence[int]]
"""Propuesta y criterio → niveles marcados."""


@dataclass(frozen=True, slots=True)
class Dispersiones:
    """Lo publicable: una cifra por propuesta o por criterio; la que falta se calla."""

    propuestas: Mapping[str, int]
    """Propuesta → puntos donde empieza su franja."""
    criterios: Mapping[str, int]
    """Criterio → puntos donde empieza su franja."""
    alfas: Mapping[str, int]
    """Criterio → alfa en centésimas."""


CALLADAS = Dispersiones({}, {}, {})
"""Ninguna cifra."""


def medir_dispersiones(agenda: Agenda, puntajes: Mapping[str, Puntaje]) -> Dispersiones:
    """Las franjas y los alfas publicables, desde las marcas o desde lo publicado."""
    if agenda.puntajes_publicados is not None:
        filas = agenda.puntajes_publicados
        return Dispersiones(
            _unicos((f.propuesta, f.dispersion_propuesta) for f in filas if f.estamento is None),
            _unicos((f.criterio, f.dispersion_criterio) for f in filas if f.estamento is None),
            _unicos((f.criterio, f.alfa_criterio) for f in filas if f.estamento is None),
        )
    abiertas = _abiertas(puntajes)
    niveles = _niveles(agenda, puntajes)
    calificados = [c for c in agenda.criterios if c.origen == "valoraciones"]
    por_criterio = {c.id: [x for x in niveles if x[1] == c.id] for c in calificados}
    por_propuesta: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for celda in niveles:
        por_propuesta[celda[0]].append(celda)
    factores = {c.id: _puntos_por_nivel(c) for c in calificados}
    return Dispersiones(
        _franjas(por_propuesta, niveles, abiertas, factores),
        _franjas(por_criterio, niveles, abiertas, factores),
        _alfas(por_criterio, niveles, abiertas),
    )


def alfa(unidades: Iterable[Sequence[int]]) -> Fraction | None:
    """Alfa de Krippendorff con métrica de intervalo y datos faltantes: 1 acuerdo, 0 azar.

    Cada unidad son las marcas de una propuesta; las de menos de dos no cuentan. None si no hay
    con qué comparar. Krippendorff, «Computing Krippendorff's Alpha-Reliability» (2011).
    """
    pares = [(len(u), sum(u), sum(x * x for x in u)) for u in unidades if len(u) > 1]
    n, suma, cuadrados = (
        (sum(columna) for columna in zip(*pares, strict=True)) if pares else [0] * 3
    )
    esperado = n * cuadrados - suma * suma
    if not esperado:
        return None
    observado = sum((Fraction(m * q - s * s, m - 1) for m, s, q in pares), Fraction(0))
    return 1 - (n - 1) * observado / esperado


def varianza(celdas: Iterable[tuple[Sequence[int], Fraction]]) -> Fraction | None:
    """Varianza conjunta dentro de las celdas, puntos²; cada una con sus puntos por nivel."""
    total, grados = Fraction(0), 0
    for niveles, factor in celdas:
        m, s = len(niveles), sum(niveles)
        total += factor**2 * Fraction(m * sum(x * x for x in niveles) - s * s, m)
        grados += m - 1
    return total / grados if grados else None


def _franjas(
    grupos: Mapping[str, Sequence[tuple[str, str]]],
    niveles: Celdas,
    abiertas: Mapping[tuple[str, str], int],
    factores: Mapping[str, Fraction],
) -> dict[str, int]:
    franjas = {}
    for grupo, celdas in grupos.items():
        if not _bastan(celdas, abiertas, CELDAS_DE_FRANJA, MARCAS_DE_FRANJA):
            continue
        cuadrado = varianza((niveles[c], factores[c[1]]) for c in celdas)
        if cuadrado is not None:
            franjas[grupo] = _franja(cuadrado)
    return franjas


def _franja(cuadrado: Fraction) -> int:
    """Dónde empieza la franja de una desviación típica, dada su varianza."""
    limites = range(FRANJA_MINIMA, FRANJA_MAXIMA + 1, PASO)
    return max((limite for limite in limites if limite**2 <= cuadrado), default=0)


def _alfas(
    grupos: Mapping[str, Sequence[tuple[str, str]]],
    niveles: Celdas,
    abiertas: Mapping[tuple[str, str], int],
) -> dict[str, int]:
    alfas = {}
    for criterio, celdas in grupos.items():
        exacto = alfa(niveles[c] for c in celdas)
        if exacto is not None and _bastan(celdas, abiertas, CELDAS_DE_ALFA, MARCAS_DE_ALFA):
            alfas[criterio] = min(max(PASO * redondear(exacto * 100 / PASO), 0), ALFA_MAXIMA)
    return alfas


def _bastan(
    celdas: Sequence[tuple[str, str]],
    abiertas: Mapping[tuple[str, str], int],
    cuantas: int,
    marcas: int,
) -> bool:
    suyas = [abiertas[c] for c in celdas if abiertas.get(c, 0) >= MARCAS_ABIERTAS]
    return len(suyas) >= cuantas and sum(suyas) >= marcas


def _abiertas(puntajes: Mapping[str, Puntaje]) -> dict[tuple[str, str], int]:
    """Celda con quórum → marcas que lo publicado no deja despejar de una mirada."""
    return {
        (id_propuesta, criterio.criterio): _sin_saber(criterio)
        for id_propuesta, criterio in _con_quorum(puntajes)
    }


def _sin_saber(criterio: PuntajeCriterio) -> int:
    """Un promedio en 0 o en 100 dice todas sus marcas; las demás quedan abiertas."""
    if criterio.puntaje in (0, 100):
        return 0
    dichas = sum(e.marcas for e in criterio.estamentos if e.puntaje in (0, 100))
    return (criterio.marcas or 0) - dichas


def _con_quorum(puntajes: Mapping[str, Puntaje]) -> Iterable[tuple[str, PuntajeCriterio]]:
    for id_propuesta, puntaje in puntajes.items():
        for criterio in (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios):
            if criterio.marcas is not None and criterio.puntaje is not None:
                yield id_propuesta, criterio


def _niveles(agenda: Agenda, puntajes: Mapping[str, Puntaje]) -> dict[tuple[str, str], list[int]]:
    """Las marcas de las celdas con quórum, sin las impedidas."""
    impedidos = {(i.participante, i.propuesta) for i in agenda.impedimentos}
    niveles: dict[tuple[str, str], list[int]] = {
        (p, c.criterio): [] for p, c in _con_quorum(puntajes)
    }
    for v in agenda.valoraciones:
        celda = (v.propuesta, v.criterio)
        if celda in niveles and (v.participante, v.propuesta) not in impedidos:
            niveles[celda].append(v.valor)
    return niveles


def _puntos_por_nivel(criterio: Criterio) -> Fraction:
    return Fraction(100, criterio.nivel_maximo - criterio.nivel_minimo)


def _unicos(pares: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    """Clave → su cifra si todas sus filas dicen la misma: una alterada la borra y se nota."""
    dichas: dict[str, set[int | None]] = defaultdict(set)
    for clave, cifra in pares:
        dichas[clave].add(cifra)
    unicas = {clave: next(iter(cifras)) for clave, cifras in dichas.items() if len(cifras) == 1}
    return {clave: cifra for clave, cifra in unicas.items() if cifra is not None}
