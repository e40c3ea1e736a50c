"""Lo que salió de ponderar → líneas de texto para quien prepara la agenda."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from priorizacion.decision.ponderacion.consistencia import Consistencia
from priorizacion.decision.ponderacion.consulta import Ponderacion
from priorizacion.decision.ponderacion.efecto import Efecto
from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.criterio import EJES
from priorizacion.dominio.ponderacion import NOMBRES_DE_METODO
from priorizacion.tareas.ponderacion.recuento import Efectos, Recuento

_SANGRIA = "  "


def relatar_cuadros(recuento: Recuento) -> Iterator[str]:
    """Por eje: lo declarado y lo que sale de cada método; y cada método, por estamento."""
    if recuento.reglas is None:
        return
    for eje in EJES:
        suyas = [p for p in recuento.ponderaciones if p.eje == eje]
        if suyas:
            yield f"{eje}: cuánto pondera cada criterio, de 100"
            yield from _por_metodo(recuento.reglas, suyas)
            for ponderacion in suyas:
                yield from _por_estamento(recuento.reglas, ponderacion)


def relatar_consistencias(recuento: Recuento) -> Iterator[str]:
    """Quién se contradijo al comparar por pares, dónde, y qué respuesta lo arreglaría."""
    for (quien, eje), consistencia in sorted(recuento.consistencias.items()):
        razon = f"{quien} ({eje}): razón de consistencia {_coma(consistencia.razon)}"
        if consistencia.aceptable:
            yield f"{razon}; se acepta (hasta 0,10)."
        else:
            yield f"{razon}; pasa de 0,10: se cuenta, pero conviene preguntarle otra vez."
            yield from (_SANGRIA + linea for linea in _contradiccion(consistencia))


def relatar_efectos(efectos: Efectos | None) -> Iterator[str]:
    """Qué obras entran y salen con las ponderaciones de cada método."""
    if efectos is None:
        yield "efecto en la agenda: todavía no se puede saber, porque no hay calificaciones."
        return
    yield f"efecto en la agenda ({_cuantas(efectos.declarada)} con las ponderaciones declaradas):"
    for metodo, efecto in efectos.metodos.items():
        yield f"{_SANGRIA}{NOMBRES_DE_METODO[metodo]}: {_cambio(efecto)}"


def _por_metodo(reglas: ReglasDeJuego, suyas: Sequence[Ponderacion]) -> Iterator[str]:
    declaradas = {c.id: redondear(c.ponderacion * 100) for c in reglas.criterios}
    columnas: dict[str, dict[str, int]] = {"declarada": declaradas}
    columnas |= {p.metodo: p.centesimas for p in suyas}
    criterios = [c.id for c in reglas.criterios if c.eje == suyas[0].eje]
    celdas = {c: [_puntos(columna[c]) for columna in columnas.values()] for c in criterios}
    pie = ["", *(str(p.personas) for p in suyas)]
    yield from _cuadrar(list(columnas), {**celdas, "personas": pie})


def _por_estamento(reglas: ReglasDeJuego, ponderacion: Ponderacion) -> Iterator[str]:
    if len(ponderacion.voces) < 2:
        return
    yield f"{_SANGRIA}{NOMBRES_DE_METODO[ponderacion.metodo]}, por estamento:"
    titulos = [v.estamento for v in ponderacion.voces]
    celdas = {
        c.id: [_puntos(redondear(v.partes[c.id] * 10_000)) for v in ponderacion.voces]
        for c in reglas.criterios
        if c.id in ponderacion.centesimas
    }
    pie = [str(v.personas) for v in ponderacion.voces]
    yield from _cuadrar(titulos, {**celdas, "personas": pie})
    lejos = ponderacion.distancia
    if lejos is not None and lejos.puntos:
        yield (
            f"{_SANGRIA}Los que menos coinciden: {lejos.uno} y {lejos.otro}; para estar de acuerdo "
            f"habría que mover {_puntos(redondear(lejos.puntos * 100))} de 100 puntos."
        )


def _cuadrar(titulos: Sequence[str], filas: Mapping[str, Sequence[str]]) -> Iterator[str]:
    primera = max(map(len, filas))
    anchos = [
        max(len(titulo), *(len(celdas[i]) for celdas in filas.values()))
        for i, titulo in enumerate(titulos)
    ]
    for nombre, celdas in {"": titulos, **filas}.items():
        puestas = (celda.rjust(ancho) for celda, ancho in zip(celdas, anchos, strict=True))
        yield f"{_SANGRIA}{nombre.ljust(primera)}  {'  '.join(puestas)}".rstrip()


def _contradiccion(consistencia: Consistencia) -> Iterator[str]:
    if consistencia.triada is not None:
        (a, b, c), (ab, bc, ac) = consistencia.triada.criterios, consistencia.triada.dichos
        yield (
            f"Lo que más se contradice: {a} frente a {b}: {ab}; {b} frente a {c}: {bc}; pero "
            f"{a} frente a {c}: {ac}."
        )
    cambio = consistencia.cambio
    if cambio is not None:
        yield (
            f"Si en «{cambio.criterio} frente a {cambio.frente_a}» dijera {cambio.propuesto} en "
            f"vez de {cambio.dicho}, quedaría en {_coma(cambio.razon)}."
        )


def _cambio(efecto: Efecto) -> str:
    if efecto.estado not in ("probada", "con_brecha"):
        return "no se encontró una agenda."
    if not efecto.entran and not efecto.salen:
        return "la misma agenda."
    entran = f"entran {', '.join(efecto.entran)}" if efecto.entran else "no entra ninguna"
    salen = f"salen {', '.join(efecto.salen)}" if efecto.salen else "no sale ninguna"
    return f"{entran}; {salen}."


def _cuantas(efecto: Efecto) -> str:
    obras = len(efecto.elegidas)
    return f"{obras} {'obra' if obras == 1 else 'obras'}"


def _puntos(centesimas: int) -> str:
    return f"{centesimas // 100},{centesimas % 100:02d}"


def _coma(numero: Decimal) -> str:
    return f"{numero:.2f}".replace(".", ",")
