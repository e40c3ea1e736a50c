"""Las planillas que valen → las tablas de la carpeta, sin tocar lo que alguien escribió a mano.

Una fila es de las planillas si alguna de las recibidas la dice; las demás las escribió una persona
y se quedan. Así no hace falta recordar nada entre una vez y otra: todo sale de los originales.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.planilla import SIN_OPINION
from priorizacion.dominio.recibido import MarcaRecibida, PlanillaRecibida
from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.ingesta.recibido.larga import (
    COLUMNAS,
    IMPEDIMENTOS,
    VALORACIONES,
    Fila,
    Larga,
    escribir_larga,
)

Clave = tuple[str, ...]
_OTRA_HOJA = "otra hoja de valoraciones"


@dataclass(frozen=True)
class CambioDeMarca:
    """Una casilla que decía una cosa y dice otra."""

    casilla: Clave
    """Participante, propuesta y criterio."""
    antes: str
    """En blanco si no estaba."""
    ahora: str
    """En blanco si ya no está."""


@dataclass(frozen=True)
class AMano:
    """Una casilla escrita a mano que no dice lo que la planilla."""

    casilla: Clave
    escrito: str
    """Lo que se dejó."""
    planilla: str
    """Lo que dice la planilla."""
    donde: str
    """El archivo en que está escrita."""


@dataclass(frozen=True)
class Asiento:
    """Cómo quedan las tablas."""

    archivos: Mapping[str, bytes]
    """Las que cambian: nombre → contenido."""
    cambios: tuple[CambioDeMarca, ...]
    """De `valoraciones.csv`, por casilla."""
    a_mano: tuple[AMano, ...]
    """Lo que no casa con las planillas."""
    impedimentos: frozenset[Clave]
    """Participante y propuesta, como quedan."""
    procedencia: bytes
    """De qué archivo salió cada marca que se cuenta."""
    razones: bytes
    """Lo que cada quien escribió para conversar."""


def asentar(
    tablas: Mapping[str, Larga],
    recibidas: Collection[PlanillaRecibida],
    vigentes: Collection[PlanillaRecibida],
    otras: Mapping[Clave, tuple[str, str]],
) -> Asiento:
    """Las tablas nuevas. `otras` es casilla → (valor, archivo) de las demás hojas de marcas."""
    dicen = _marcas_que_valen(vigentes)
    sueltas = {nombre: _a_mano(nombre, tablas[nombre], recibidas) for nombre in COLUMNAS}
    valoraciones, a_mano = _mezclar_marcas(sueltas[VALORACIONES], dicen, otras)
    impedimentos = _mezclar_impedimentos(sueltas[IMPEDIMENTOS], vigentes)
    nuevas = {VALORACIONES: valoraciones, IMPEDIMENTOS: impedimentos}
    archivos = {
        nombre: escribir_larga(tablas[nombre].columnas, filas)
        for nombre, filas in nuevas.items()
        if _contenido(filas) != _contenido(tablas[nombre].filas)
    }
    nuestras = {_casilla(f) for f in valoraciones[len(sueltas[VALORACIONES]) :]}
    propias = {c: v for c, v in dicen.items() if c in nuestras}
    return Asiento(
        archivos=archivos,
        cambios=tuple(_comparar(tablas[VALORACIONES].filas, valoraciones)),
        a_mano=tuple(a_mano),
        impedimentos=frozenset(
            tuple(_limpia(f, c) for c in COLUMNAS[IMPEDIMENTOS]) for f in impedimentos
        ),
        procedencia=_procedencia(propias),
        razones=_razones(vigentes),
    )


def otras_marcas(agenda: Agenda, tablas: Mapping[str, Larga]) -> dict[Clave, tuple[str, str]]:
    """Casilla → (valor, de dónde) de las marcas que no están en `valoraciones.csv`."""
    propias = {_casilla(f) for f in tablas[VALORACIONES].filas}
    marcas = {(v.participante, v.propuesta, v.criterio): str(v.valor) for v in agenda.valoraciones}
    return {c: (valor, _OTRA_HOJA) for c, valor in marcas.items() if c not in propias}


def _marcas_que_valen(
    vigentes: Iterable[PlanillaRecibida],
) -> dict[Clave, tuple[PlanillaRecibida, MarcaRecibida]]:
    """Por casilla, la de la última ronda en que esa persona la contestó."""
    return {
        (planilla.participante, *marca.casilla): (planilla, marca)
        for planilla in sorted(vigentes, key=lambda p: p.ronda)
        for marca in planilla.marcas
    }


def _a_mano(nombre: str, tabla: Larga, recibidas: Iterable[PlanillaRecibida]) -> list[Fila]:
    """Las filas que ninguna planilla recibida dice, valga o no."""
    columnas = COLUMNAS[nombre]
    dichas: set[Clave] = set()
    for p in recibidas:
        if nombre == VALORACIONES:
            dichas |= {(p.participante, *m.casilla, str(m.valor)) for m in p.marcas}
        else:
            dichas |= {(p.participante, propuesta) for propuesta in p.impedimentos}
    return [f for f in tabla.filas if tuple(_limpia(f, c) for c in columnas) not in dichas]


def _mezclar_marcas(
    a_mano: list[Fila],
    dicen: Mapping[Clave, tuple[PlanillaRecibida, MarcaRecibida]],
    otras: Mapping[Clave, tuple[str, str]],
) -> tuple[list[Fila], list[AMano]]:
    ocupadas = {_casilla(f): (_limpia(f, "valor"), VALORACIONES) for f in a_mano} | dict(otras)
    nuevas: list[Fila] = []
    distintas: list[AMano] = []
    for casilla, (_, marca) in sorted(dicen.items()):
        escrito, donde = ocupadas.get(casilla, ("", ""))
        valor = SIN_OPINION if marca.valor is None else str(marca.valor)
        if not donde and marca.valor is not None:
            nuevas.append(dict(zip(COLUMNAS[VALORACIONES], (*casilla, valor), strict=True)))
        elif donde and escrito != valor:
            distintas.append(AMano(casilla, escrito, valor, donde))
    return [*a_mano, *nuevas], distintas


def _mezclar_impedimentos(a_mano: list[Fila], vigentes: Iterable[PlanillaRecibida]) -> list[Fila]:
    columnas = COLUMNAS[IMPEDIMENTOS]
    declarados = {tuple(_limpia(f, c) for c in columnas) for f in a_mano}
    valen = {(p.participante, x) for p in vigentes for x in p.impedimentos} - declarados
    return [*a_mano, *(dict(zip(columnas, par, strict=True)) for par in sorted(valen))]


def _casilla(fila: Fila) -> Clave:
    return tuple(_limpia(fila, c) for c in COLUMNAS[VALORACIONES][:3])


def _limpia(fila: Fila, columna: str) -> str:
    return fila.get(columna, "").strip()


def _contenido(filas: Iterable[Fila]) -> list[tuple[tuple[str, str], ...]]:
    """Lo que dicen las filas, sin importar su orden ni los espacios."""
    return sorted(tuple(sorted((c, v.strip()) for c, v in f.items() if v.strip())) for f in filas)


def _comparar(antes: Iterable[Fila], ahora: Iterable[Fila]) -> Iterator[CambioDeMarca]:
    decia = {_casilla(f): _limpia(f, "valor") for f in antes}
    dice = {_casilla(f): _limpia(f, "valor") for f in ahora}
    for casilla in sorted({*decia, *dice}):
        if decia.get(casilla) != dice.get(casilla):
            yield CambioDeMarca(casilla, decia.get(casilla, ""), dice.get(casilla, ""))


def _procedencia(dicen: Mapping[Clave, tuple[PlanillaRecibida, MarcaRecibida]]) -> bytes:
    columnas = (*COLUMNAS[VALORACIONES], "ronda", "archivo", "lugar")
    filas = (
        dict(
            zip(
                columnas,
                (*casilla, marca.valor, planilla.ronda, planilla.archivo, marca.lugar),
                strict=True,
            )
        )
        for casilla, (planilla, marca) in sorted(dicen.items())
    )
    return escribir_csv(columnas, filas).encode()


def _razones(vigentes: Iterable[PlanillaRecibida]) -> bytes:
    columnas = ("participante", "propuesta", "ronda", "texto")
    filas = (
        {
            "participante": p.participante,
            "propuesta": r.propuesta,
            "ronda": p.ronda,
            "texto": r.texto,
        }
        for p in vigentes
        for r in p.razones
    )
    return escribir_csv(columnas, filas).encode()
