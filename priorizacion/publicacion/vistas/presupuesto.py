"""Presupuesto y cronograma: quién paga, cuánto y cuándo, contra lo que hay."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_entero, escribir_razon
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.resultado import ReglaResuelta
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Barra:
    """Una fuente: lo que tiene y lo que compromete en todo el periodo, en pesos."""

    nombre: str
    techo: int
    comprometido: int
    texto: str


@dataclass(frozen=True, slots=True)
class Presupuesto:
    """La página de dinero y tiempo."""

    resumen: str
    barras: tuple[Barra, ...]
    lectura: str
    por_fuente: Tabla
    bolsas: Tabla | None
    cronograma: Tabla | None
    por_dimension: Tabla | None
    por_zona: Tabla | None
    estudios: Tabla | None
    notas: tuple[str, ...]


def ver(contexto: Contexto) -> Presupuesto:
    """La vista de la página."""
    barras = _barras(contexto)
    return Presupuesto(
        resumen=_resumen(contexto),
        barras=barras,
        lectura=_lectura(barras),
        por_fuente=por_fuente(contexto),
        bolsas=_bolsas(contexto),
        cronograma=_cronograma(contexto),
        por_dimension=_reparto(contexto, "Dimensión", _de_dimension),
        por_zona=_reparto(contexto, "Zona", _de_zona),
        estudios=_estudios(contexto),
        notas=_notas(contexto),
    )


def por_fuente(contexto: Contexto) -> Tabla:
    """Comprometido y techo declarado por fuente y año, en millones."""
    pagado = _pagado(contexto)
    vigencias = list(contexto.agenda.periodo.vigencias)
    filas: list[Fila] = []
    for fuente in contexto.agenda.fuentes:
        celdas = [_de(pagado[fuente.id, v], fuente.techos.get(v, 0)) for v in vigencias]
        total = _de(
            sum(pagado[fuente.id, v] for v in vigencias),
            sum(fuente.techos.get(v, 0) for v in vigencias),
        )
        filas.append(fila(fuente.nombre, *celdas, total))
    filas.append(_total_por_anio(contexto, pagado, vigencias))
    return Tabla(
        f"Comprometido, y entre paréntesis el techo declarado: millones de {contexto.corrientes}",
        columnas("Fuente", *(f"#{v}" for v in vigencias), "#Periodo"),
        tuple(filas),
    )


def _total_por_anio(
    contexto: Contexto, pagado: dict[tuple[str, int], int], vigencias: list[int]
) -> Fila:
    fuentes = contexto.agenda.fuentes
    por_anio = [
        (sum(pagado[f.id, v] for f in fuentes), sum(f.techos.get(v, 0) for f in fuentes))
        for v in vigencias
    ]
    total = _de(sum(p for p, _ in por_anio), sum(t for _, t in por_anio))
    return fila("Total", *(_de(p, t) for p, t in por_anio), total, clase="total")


def _pagado(contexto: Contexto) -> dict[tuple[str, int], int]:
    suma: dict[tuple[str, int], int] = defaultdict(int)
    for decidida in contexto.elegidas:
        for pago in decidida.pagos:
            suma[pago.fuente, pago.vigencia] += pago.monto
    return suma


def _de(comprometido: int, techo: int) -> str:
    return f"{numero_de_millones(comprometido)} ({numero_de_millones(techo)})"


def _resumen(contexto: Contexto) -> str:
    pagado = sum(_pagado(contexto).values())
    techos = sum(
        f.techos.get(v, 0) for f in contexto.agenda.fuentes for v in contexto.agenda.periodo.vigencias
    )
    if contexto.inviable:
        return f"Los techos del periodo suman {palabras.dinero(techos, contexto.corrientes)}."
    return (
        f"Lo elegido compromete {palabras.dinero(pagado, contexto.corrientes)}; los techos "
        f"declarados del periodo suman {palabras.dinero(techos, contexto.corrientes)}."
    )


def _barras(contexto: Contexto) -> tuple[Barra, ...]:
    pagado = _pagado(contexto)
    barras = []
    for fuente in contexto.agenda.fuentes:
        techo = sum(fuente.techos.get(v, 0) for v in contexto.agenda.periodo.vigencias)
        comprometido = sum(pagado[fuente.id, v] for v in contexto.agenda.periodo.vigencias)
        texto = f"{numero_de_millones(comprometido)} de {numero_de_millones(techo)}"
        barras.append(Barra(fuente.nombre, techo, comprometido, texto))
    return tuple(barras)


def _lectura(barras: tuple[Barra, ...]) -> str:
    con_dinero = [b for b in barras if b.techo]
    if not con_dinero or not any(b.comprometido for b in con_dinero):
        return "Ninguna fuente tiene dinero comprometido."
    mayor = max(con_dinero, key=lambda b: Fraction(b.comprometido, b.techo))
    parte = escribir_razon(Fraction(mayor.comprometido, mayor.techo))
    return f"La fuente más comprometida es «{mayor.nombre}»: {parte} de su techo declarado."


def _bolsas(contexto: Contexto) -> Tabla | None:
    filas = tuple(
        fila_ for r in contexto.resultado.reglas if (fila_ := _bolsa(contexto, r)) is not None
    )
    if not filas:
        return None
    return Tabla(
        f"Lo que cada fuente puede comprometer, descontados la reserva y lo incierto: millones de {contexto.corrientes}",
        columnas("Fuente", "Años", "#Puede", "#Comprometido", "#Queda"),
        filas,
    )


def _bolsa(contexto: Contexto, regla: ReglaResuelta) -> Fila | None:
    clase, _, resto = regla.id.partition(":")
    fuente, _, tramo = resto.rpartition(":")
    if clase != "techo" or fuente not in contexto.fuentes or regla.limite is None:
        return None
    cifras = [
        "—" if monto is None else numero_de_millones(monto)
        for monto in (regla.limite, regla.usado, regla.holgura)
    ]
    return fila(contexto.fuentes[fuente], palabras.tramo_de_anios(tramo), *cifras)


def _cronograma(contexto: Contexto) -> Tabla | None:
    if not contexto.elegidas:
        return None
    vigencias = list(contexto.agenda.periodo.vigencias)
    filas = []
    for decidida in contexto.elegidas:
        anual: dict[int, int] = defaultdict(int)
        for pago in decidida.pagos:
            anual[pago.vigencia] += pago.monto
        celdas = [numero_de_millones(anual[v]) if anual[v] else "" for v in vigencias]
        filas.append(fila(contexto.celda(decidida.id), str(decidida.inicio or ""), *celdas))
    return Tabla(
        f"Cuándo empieza y cuánto se paga cada año: millones de {contexto.corrientes}",
        columnas("Proyecto", "Empieza", *(f"#{v}" for v in vigencias)),
        tuple(filas),
    )


def _de_dimension(contexto: Contexto, propuesta: Propuesta) -> str:
    return contexto.dimensiones.get(propuesta.dimension or "", propuesta.dimension or "Sin dimensión")


def _de_zona(contexto: Contexto, propuesta: Propuesta) -> str:
    return contexto.zona_de(propuesta) or "Sin zona"


def _reparto(
    contexto: Contexto, que: str, de: Callable[[Contexto, Propuesta], str]
) -> Tabla | None:
    pedidas: dict[str, int] = defaultdict(int)
    elegidas: dict[str, list[int]] = defaultdict(list)
    for propuesta in contexto.agenda.propuestas:
        pedidas[de(contexto, propuesta)] += 1
    for decidida in contexto.elegidas:
        elegidas[de(contexto, contexto.propuestas[decidida.id])].append(decidida.costo)
    if len(pedidas) < 2 or not contexto.elegidas:
        return None
    total = contexto.resultado.costo_total or 0
    orden = sorted(pedidas, key=lambda g: (-sum(elegidas[g]), g))
    filas = [_fila_de_reparto(g, pedidas[g], elegidas[g], total) for g in orden]
    return Tabla(
        f"Lo elegido por {que.lower()}: millones de {contexto.base}",
        columnas(que, "#Propuestas", "#Elegidas", "#Costo", "#Parte"),
        tuple(filas),
    )


def _fila_de_reparto(grupo: str, pedidas: int, costos: list[int], total: int) -> Fila:
    parte = escribir_razon(Fraction(sum(costos), total)) if total else "—"
    return fila(
        Celda(grupo),
        escribir_entero(pedidas),
        str(len(costos)),
        numero_de_millones(sum(costos)),
        parte,
    )


def _estudios(contexto: Contexto) -> Tabla | None:
    preinversion = contexto.agenda.preinversion
    if preinversion is None:
        return None
    filas = [
        fila(contexto.celda(d.id), numero_de_millones(contexto.propuestas[d.id].costo_preinversion))
        for d in contexto.en_estado("preinversion")
    ]
    hay = sum(monto for techos in preinversion.techos.values() for monto in techos.values())
    usado = sum(contexto.propuestas[d.id].costo_preinversion for d in contexto.en_estado("preinversion"))
    filas.append(fila("Total", _de(usado, hay), clase="total"))
    return Tabla(
        "Estudios y diseños, y entre paréntesis lo que hay para ellos: millones",
        columnas("Propuesta", "#Costo de los estudios"),
        tuple(filas),
    )


def _notas(contexto: Contexto) -> tuple[str, ...]:
    agenda = contexto.agenda
    notas = []
    if agenda.reserva:
        notas.append(f"De cada techo se guarda una reserva de {escribir_razon(agenda.reserva)}.")
    if agenda.precios:
        notas.append(
            f"Los costos están en {contexto.base}; al pagarlos suben con los índices de precios "
            "declarados, y por eso los pagos suman más que los costos."
        )
    if agenda.imprevistos:
        partes = [
            f"{escribir_razon(parte)} en {palabras.FASES_EN_PALABRAS[fase]}"
            for fase, parte in agenda.imprevistos.items()
        ]
        notas.append(f"Los costos incluyen imprevistos según la madurez: {palabras.lista(partes)}.")
    return tuple(notas)
