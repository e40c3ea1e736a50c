"""Presupuesto y cronograma: quién paga, cuánto y cuándo, contra lo que hay."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_razon
from priorizacion.dominio.resultado import ReglaResuelta
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas import pagos, reparto, zonas
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila


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
    zonas: zonas.Zonas | None
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
        por_dimension=reparto.por_dimension(contexto),
        por_zona=reparto.por_zona(contexto),
        zonas=zonas.ver(contexto),
        estudios=_estudios(contexto),
        notas=_notas(contexto),
    )


def por_fuente(contexto: Contexto) -> Tabla:
    """Comprometido y techo declarado por fuente y año, en millones."""
    pagado = pagos.de_los_techos(contexto)
    vigencias = contexto.agenda.periodo.vigencias
    filas = [
        fila(f.nombre, *_celdas([(pagado[f.id, v], f.techos.get(v, 0)) for v in vigencias]))
        for f in contexto.agenda.fuentes
    ]
    sumas = [
        (
            sum(pagado[f.id, v] for f in contexto.agenda.fuentes),
            sum(f.techos.get(v, 0) for f in contexto.agenda.fuentes),
        )
        for v in vigencias
    ]
    filas.append(fila("Total", *_celdas(sumas), clase="total"))
    return Tabla(
        f"Comprometido, y entre paréntesis el techo declarado: millones de {contexto.corrientes}",
        columnas("Fuente", *(f"#{v}" for v in vigencias), "#Periodo"),
        (*filas, *_fila_de_aportes(contexto)),
    )


def por_periodo(contexto: Contexto) -> Tabla:
    """La tabla corta: por fuente, lo comprometido cada año y el techo de todo el periodo."""
    pagado = pagos.de_los_techos(contexto)
    vigencias = contexto.agenda.periodo.vigencias
    filas = []
    for fuente in contexto.agenda.fuentes:
        anual = [pagado[fuente.id, v] for v in vigencias]
        techo = sum(fuente.techos.get(v, 0) for v in vigencias)
        cifras = [numero_de_millones(m) for m in (techo, sum(anual), *anual)]
        filas.append(fila(fuente.nombre, *cifras))
    return Tabla(
        f"Lo que hay y lo que se compromete: millones de {contexto.corrientes}",
        columnas("Fuente", "#Hay", "#Se compromete", *(f"#En {v}" for v in vigencias)),
        tuple(filas),
    )


def _celdas(pares: list[tuple[int, int]]) -> list[str]:
    total = (sum(p for p, _ in pares), sum(t for _, t in pares))
    return [_de(*par) for par in (*pares, total)]


def _fila_de_aportes(contexto: Contexto) -> tuple[Fila, ...]:
    aportado = pagos.aportado(contexto)
    if not aportado:
        return ()
    por_anio = [
        sum(m for (_, a), m in aportado.items() if a == v)
        for v in contexto.agenda.periodo.vigencias
    ]
    cifras = [numero_de_millones(m) for m in (*por_anio, sum(por_anio))]
    nombre = "Aportes ya comprometidos para un proyecto, por fuera de los techos"
    return (fila(nombre, *cifras, clase="aparte"),)


def _de(comprometido: int, techo: int) -> str:
    return f"{numero_de_millones(comprometido)} ({numero_de_millones(techo)})"


def _resumen(contexto: Contexto) -> str:
    pagado = sum(p.monto for d in contexto.elegidas for p in d.pagos)
    techos = sum(
        f.techos.get(v, 0)
        for f in contexto.agenda.fuentes
        for v in contexto.agenda.periodo.vigencias
    )
    if contexto.inviable:
        return f"Los techos del periodo suman {palabras.dinero(techos, contexto.corrientes)}."
    return (
        f"Lo elegido compromete {palabras.dinero(pagado, contexto.corrientes)}; los techos "
        f"declarados del periodo suman {palabras.dinero(techos, contexto.corrientes)}."
    )


def _barras(contexto: Contexto) -> tuple[Barra, ...]:
    pagado = pagos.de_los_techos(contexto)
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
        "Lo que cada fuente puede comprometer, descontados la reserva y lo incierto: "
        f"millones de {contexto.corrientes}",
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


def _estudios(contexto: Contexto) -> Tabla | None:
    preinversion = contexto.agenda.preinversion
    if preinversion is None:
        return None
    filas = [
        fila(contexto.celda(d.id), numero_de_millones(contexto.propuestas[d.id].costo_preinversion))
        for d in contexto.en_estado("preinversion")
    ]
    hay = sum(monto for techos in preinversion.techos.values() for monto in techos.values())
    usado = sum(
        contexto.propuestas[d.id].costo_preinversion for d in contexto.en_estado("preinversion")
    )
    filas.append(fila("Total", _de(usado, hay), clase="total"))
    return Tabla(
        "Estudios y diseños, y entre paréntesis lo que hay para ellos: millones",
        columnas("Propuesta", "#Costo de los estudios"),
        tuple(filas),
    )


def _notas(contexto: Contexto) -> tuple[str, ...]:
    agenda = contexto.agenda
    notas = _saldos(contexto)
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


def _saldos(contexto: Contexto) -> list[str]:
    pasan = {"bienio": "dentro del mismo bienio", "periodo": "de un año al siguiente"}
    return [
        f"«{f.nombre}»: el saldo pasa {pasan[f.arrastre]}; por eso lo comprometido en un año puede "
        "ser más que el techo de ese año."
        for f in contexto.agenda.fuentes
        if f.arrastre in pasan
    ]
