"""Lo comprometido de cada fuente cada año, contra su techo."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_razon
from priorizacion.dominio.fuente import Fuente
from priorizacion.dominio.resultado import ReglaResuelta
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas import pagos
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Columna:
    """Un año de una fuente, en pesos de ese año."""

    vigencia: int
    comprometido: int
    techo: int
    firme: bool
    """Falso si el techo es una proyección."""


@dataclass(frozen=True, slots=True)
class Grupo:
    """Una fuente, o todas juntas."""

    nombre: str
    columnas: tuple[Columna, ...]

    @property
    def comprometido(self) -> int:
        """En todo el periodo."""
        return sum(c.comprometido for c in self.columnas)

    @property
    def techo(self) -> int:
        """En todo el periodo."""
        return sum(c.techo for c in self.columnas)


@dataclass(frozen=True, slots=True)
class Techos:
    """La gráfica y su tabla."""

    descripcion: str
    lectura: str
    grupos: tuple[Grupo, ...]
    tabla: Tabla


def ver(contexto: Contexto) -> Techos:
    """La vista: cada fuente y, si hay varias, el total."""
    fuentes = _grupos(contexto)
    total = _total(contexto, fuentes)
    grupos = (*fuentes, total) if len(fuentes) > 1 else fuentes
    return Techos(
        descripcion=_descripcion(grupos),
        lectura=_lectura(fuentes),
        grupos=grupos,
        tabla=_tabla(contexto, fuentes, total),
    )


def por_periodo(contexto: Contexto) -> Tabla:
    """La tabla corta: por fuente, lo que le piden, lo que hay y lo que se compromete cada año."""
    vigencias = contexto.agenda.periodo.vigencias
    pedido = _pedido(contexto)
    filas = []
    for fuente, grupo in zip(contexto.agenda.fuentes, _grupos(contexto), strict=True):
        anual = [c.comprometido for c in grupo.columnas]
        montos = (pedido[fuente.id], grupo.techo, grupo.comprometido, *anual)
        filas.append(fila(fuente.nombre, *map(numero_de_millones, montos)))
    return Tabla(
        f"Lo que se pide, lo que hay y lo que se compromete: millones de {contexto.corrientes}",
        columnas("Fuente", "#Le piden", "#Hay", "#Se compromete", *(f"#En {v}" for v in vigencias)),
        tuple(filas),
    )


def bolsas(contexto: Contexto) -> Tabla | None:
    """Lo que cada fuente puede comprometer en cada bolsa de años; None si no se calculó."""
    filas = tuple(
        hecha for r in contexto.resultado.reglas if (hecha := _bolsa(contexto, r)) is not None
    )
    if not filas:
        return None
    return Tabla(
        "Lo que cada fuente puede comprometer, descontados la reserva y lo incierto: "
        f"millones de {contexto.corrientes}",
        columnas("Fuente", "Años", "#Puede", "#Comprometido", "#Queda"),
        filas,
    )


def saldos(contexto: Contexto) -> list[str]:
    """De qué fuentes pasa a otro año lo que sobra, en frases."""
    pasan = {"bienio": "dentro del mismo bienio", "periodo": "de un año al siguiente"}
    return [
        f"«{f.nombre}»: el saldo pasa {pasan[f.arrastre]}; por eso lo comprometido en un año puede "
        "ser más que el techo de ese año."
        for f in contexto.agenda.fuentes
        if f.arrastre in pasan
    ]


def _grupos(contexto: Contexto) -> tuple[Grupo, ...]:
    pagado = pagos.de_los_techos(contexto)
    vigencias = contexto.agenda.periodo.vigencias
    return tuple(
        Grupo(f.nombre, tuple(_columna(f, v, pagado[f.id, v]) for v in vigencias))
        for f in contexto.agenda.fuentes
    )


def _columna(fuente: Fuente, vigencia: int, comprometido: int) -> Columna:
    firme = fuente.certeza_en(vigencia) == "firme"
    return Columna(vigencia, comprometido, fuente.techos.get(vigencia, 0), firme)


def _total(contexto: Contexto, fuentes: Sequence[Grupo]) -> Grupo:
    sumas = []
    for i, vigencia in enumerate(contexto.agenda.periodo.vigencias):
        cuales = [f.columnas[i] for f in fuentes]
        sumas.append(
            Columna(
                vigencia,
                sum(c.comprometido for c in cuales),
                sum(c.techo for c in cuales),
                all(c.firme for c in cuales if c.techo),
            )
        )
    return Grupo("Total", tuple(sumas))


def _pedido(contexto: Contexto) -> dict[str, int]:
    """Fuente → lo que cuestan las propuestas que podría pagar; una sin fuentes vale por todas."""
    suma = dict.fromkeys(contexto.fuentes, 0)
    for decidida in contexto.resultado.propuestas:
        if decidida.estado in {"retirada", "fusionada"}:
            continue
        for fuente in contexto.propuestas[decidida.id].fuentes or tuple(suma):
            suma[fuente] = suma.get(fuente, 0) + decidida.costo
    return suma


def _descripcion(grupos: Sequence[Grupo]) -> str:
    partes = " ".join(f"{g.nombre}: {_de(g.comprometido, g.techo)} millones." for g in grupos)
    return (
        "Por cada fuente, una columna por año: lo lleno es lo comprometido y la raya, el techo "
        f"declarado; cada fuente tiene su propia escala. En todo el periodo: {partes}"
    )


def _lectura(fuentes: Sequence[Grupo]) -> str:
    con_dinero = [f for f in fuentes if f.techo]
    if not con_dinero or not any(f.comprometido for f in con_dinero):
        return "Ninguna fuente tiene dinero comprometido."
    mayor = max(con_dinero, key=lambda f: Fraction(f.comprometido, f.techo))
    parte = escribir_razon(Fraction(mayor.comprometido, mayor.techo))
    frase = f"La fuente más comprometida es «{mayor.nombre}»: {parte} de su techo declarado."
    if any(c.comprometido > c.techo for f in fuentes for c in f.columnas):
        frase += (
            " Donde una columna pasa de la raya, ese año se gasta también lo que sobró de los "
            "anteriores."
        )
    return frase


def _tabla(contexto: Contexto, fuentes: Sequence[Grupo], total: Grupo) -> Tabla:
    filas = [fila(g.nombre, *_celdas(g)) for g in fuentes]
    filas.append(fila(total.nombre, *_celdas(total), clase="total"))
    vigencias = contexto.agenda.periodo.vigencias
    return Tabla(
        f"Comprometido, y entre paréntesis el techo declarado: millones de {contexto.corrientes}",
        columnas("Fuente", *(f"#{v}" for v in vigencias), "#Periodo"),
        (*filas, *_fila_de_aportes(contexto)),
    )


def _celdas(grupo: Grupo) -> list[str]:
    pares = [(c.comprometido, c.techo) for c in grupo.columnas]
    return [
        f"{numero_de_millones(uno)} ({numero_de_millones(otro)})"
        for uno, otro in (*pares, (grupo.comprometido, grupo.techo))
    ]


def _de(comprometido: int, techo: int) -> str:
    return f"{numero_de_millones(comprometido)} de {numero_de_millones(techo)}"


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
