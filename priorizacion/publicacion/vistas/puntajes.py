"""De dónde salió cada puntaje: criterio por criterio, con la suma a la vista."""

from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas, redondear
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.puntaje import Puntaje, PuntajeCriterio, PuntajeEje
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila

POCAS = 3
"""De menos personas que estas no se dice el número."""
_EJES = {"prioridad": "Prioridad", "factibilidad": "Factibilidad"}


@dataclass(frozen=True, slots=True)
class Barra:
    """Un criterio con puntaje; de 0 a 100, exacto."""

    eje: str
    criterio: str
    puntaje: Fraction
    texto: str
    estamentos: tuple[tuple[str, Fraction], ...]
    """Estamento y su puntaje, donde calificaron tres personas o más."""


@dataclass(frozen=True, slots=True)
class Puntajes:
    """La gráfica de los puntajes."""

    descripcion: str
    lectura: str
    barras: tuple[Barra, ...]
    estamentos: tuple[str, ...]
    """Los que se dibujan, en el orden de la agenda."""


@dataclass(frozen=True, slots=True)
class Desglose:
    """La gráfica y las tablas de puntajes de una propuesta."""

    grafica: Puntajes | None
    """None si ningún criterio tiene puntaje."""
    ejes: tuple[Tabla, ...]
    estamentos: Tabla | None
    notas: tuple[str, ...]


def ver(contexto: Contexto, puntaje: Puntaje | None) -> Desglose | None:
    """Las tablas; None si la propuesta no tiene desglose."""
    if puntaje is None:
        return None
    ejes = [e for e in (puntaje.prioridad, puntaje.factibilidad) if e.criterios]
    criterios = [c for e in ejes for c in e.criterios]
    return Desglose(
        grafica=_grafica(contexto.agenda, ejes),
        ejes=tuple(_eje(contexto.agenda, e) for e in ejes),
        estamentos=_por_estamento(contexto.agenda, criterios),
        notas=_notas(criterios),
    )


def puntos(exacto: Fraction) -> str:
    """Puntos exactos a dos decimales: 175/2 → «87,50» se escribe «87,5»."""
    return escribir_centesimas(redondear(exacto * 100))


def nombre_de_criterio(agenda: Agenda, criterio: str) -> str:
    """Nombre de un criterio, o su id."""
    return next((c.nombre for c in agenda.criterios if c.id == criterio), criterio)


def _grafica(agenda: Agenda, ejes: list[PuntajeEje]) -> Puntajes | None:
    barras = tuple(
        _barra(agenda, e, c, c.puntaje) for e in ejes for c in e.criterios if c.puntaje is not None
    )
    if not barras:
        return None
    return Puntajes(
        descripcion=_descripcion(barras),
        lectura=_lectura(barras),
        barras=barras,
        estamentos=tuple(_presentes(agenda, [c for e in ejes for c in e.criterios])),
    )


def _barra(agenda: Agenda, eje: PuntajeEje, criterio: PuntajeCriterio, puntaje: Fraction) -> Barra:
    return Barra(
        eje=_EJES[eje.eje],
        criterio=nombre_de_criterio(agenda, criterio.criterio),
        puntaje=puntaje,
        texto=puntos(puntaje),
        estamentos=tuple((e.estamento, e.puntaje) for e in criterio.estamentos),
    )


def _descripcion(barras: tuple[Barra, ...]) -> str:
    dichas = " ".join(f"{b.criterio}: {b.texto}." for b in barras)
    con_marcas = any(b.estamentos for b in barras)
    marcas = " y, debajo, una marca por cada estamento que calificó" if con_marcas else ""
    return f"Una barra por criterio, de 0 a 100{marcas}. {dichas}"


def _lectura(barras: tuple[Barra, ...]) -> str:
    mayor, menor = max(barras, key=_de_puntaje), min(barras, key=_de_puntaje)
    if mayor.puntaje == menor.puntaje:
        return f"En todos los criterios tiene {mayor.texto} puntos de 100."
    return (
        f"Donde mejor le va es en «{mayor.criterio}», {mayor.texto} de 100; donde peor, en "
        f"«{menor.criterio}», {menor.texto}."
    )


def _de_puntaje(barra: Barra) -> Fraction:
    return barra.puntaje


def _presentes(agenda: Agenda, criterios: list[PuntajeCriterio]) -> list[str]:
    """Los estamentos con puntaje publicado, en el orden de la agenda."""
    presentes = {e.estamento for c in criterios for e in c.estamentos}
    return [e for e in agenda.estamentos if e in presentes] or sorted(presentes)


def _eje(agenda: Agenda, eje: PuntajeEje) -> Tabla:
    filas = [_de_criterio(agenda, c) for c in eje.criterios]
    total = "sin puntaje" if eje.puntaje is None else puntos(eje.puntaje)
    filas.append(fila(f"{_EJES[eje.eje]}: la suma", "", "", "", total, clase="total"))
    return Tabla(
        f"{_EJES[eje.eje]}, de 0 a 100",
        columnas("Criterio", "Con qué", "#Ponderación", "#Puntaje", "#Aporta"),
        tuple(filas),
    )


def _de_criterio(agenda: Agenda, puntaje: PuntajeCriterio) -> Fila:
    criterio = next((c for c in agenda.criterios if c.id == puntaje.criterio), None)
    return fila(
        nombre_de_criterio(agenda, puntaje.criterio),
        _con_que(criterio, puntaje),
        puntos(puntaje.ponderacion),
        "sin puntaje" if puntaje.puntaje is None else puntos(puntaje.puntaje),
        "—" if puntaje.aporte is None else puntos(puntaje.aporte),
    )


def _con_que(criterio: Criterio | None, puntaje: PuntajeCriterio) -> str:
    if criterio is not None and criterio.origen == "dato":
        return "dato medido"
    if puntaje.marcas is None:
        return ""
    return palabras.contar(puntaje.marcas, "calificación", "calificaciones")


def _por_estamento(agenda: Agenda, criterios: list[PuntajeCriterio]) -> Tabla | None:
    orden = _presentes(agenda, criterios)
    if not orden:
        return None
    filas = []
    for criterio in criterios:
        por_id = {e.estamento: e for e in criterio.estamentos}
        if not por_id:
            continue
        celdas = [puntos(por_id[e].puntaje) if e in por_id else "—" for e in orden]
        filas.append(fila(nombre_de_criterio(agenda, criterio.criterio), *celdas))
    return Tabla(
        "Puntaje de cada estamento, donde calificaron tres personas o más",
        columnas("Criterio", *(f"#{palabras.nombre_de_codigo(e)}" for e in orden)),
        tuple(filas),
    )


def _notas(criterios: list[PuntajeCriterio]) -> tuple[str, ...]:
    personas = max((c.impedidas for c in criterios), default=0)
    if not personas:
        return ()
    quienes = f"{personas} personas" if personas >= POCAS else "una o dos personas"
    return (f"No se contó lo que calificaron {quienes}, por conflicto de interés declarado.",)
