"""Una tabla de techos, propia o del Estado → cuánto hay de cada fuente cada año.

Tres formas: una fila por fuente y vigencia (fuente, vigencia, monto); una fila por vigencia y una
columna por fuente; o una fila por fuente y una columna por año.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from priorizacion.dominio.cantidad import CantidadIlegible, leer_entero
from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.apuntes import Apuntes, en, hay_errores, observar, resumir
from priorizacion.ingesta.columnas_de_techos import Pedido, elegir_columnas
from priorizacion.ingesta.encabezado import Esperadas, buscar_encabezado, reconocer
from priorizacion.ingesta.entidad import Fila, filas_de
from priorizacion.ingesta.hoja import Cuadro, Hoja
from priorizacion.ingesta.tablas import leer_hojas
from priorizacion.ingesta.texto import allanar, citar, enumerar

_OTROS_NOMBRES = {
    "fuente": "fuente nombre_fuente fuente_de_financiacion rubro recurso concepto",
    "vigencia": "vigencia ano anio vigencias periodo",
    "monto": "monto valor pesos techo presupuesto apropiacion",
    "entidad": "entidad beneficiario nombre_entidad municipio",
    "cod_entidad": "cod_entidad codigo_entidad divipola cod_divipola codigo_dane cod_dane",
}
_NUESTRA = {n: nuestra for nuestra, nombres in _OTROS_NOMBRES.items() for n in nombres.split()}


@dataclass(frozen=True)
class Techo:
    """Una celda de dinero y su lugar."""

    fuente: str
    vigencia: int
    monto: int
    linea: int
    columna: str


@dataclass(frozen=True)
class Techos:
    """Lo que decía la tabla para un territorio y un periodo, o por qué no se pudo leer."""

    bolsas: Mapping[str, Mapping[int, int]]
    """Fuente → vigencia → pesos, en el orden de la tabla; sin las que no tienen nada."""
    observaciones: tuple[Observacion, ...] = ()
    """Con algún error, `bolsas` está vacío."""


def leer_techos(archivo: Path, pedido: Pedido) -> Techos:
    """Los techos del pedido; todo lo que impide leerlos, de una vez y con su lugar."""
    apuntes: Apuntes = []
    cuadro = _leer_cuadro(archivo, apuntes)
    if cuadro is None:
        return Techos({}, resumir(apuntes))
    filas = filas_de(cuadro, pedido, apuntes)
    leidos = list(_leer(cuadro, filas, pedido, apuntes)) if not hay_errores(apuntes) else []
    bolsas = _juntar(cuadro.archivo, leidos, pedido, apuntes)
    return Techos({} if hay_errores(apuntes) else bolsas, resumir(apuntes))


def _leer_cuadro(archivo: Path, apuntes: Apuntes) -> Cuadro | None:
    hojas = leer_hojas(archivo, apuntes)
    if not hojas:
        return None
    hoja = _con_nuestros_nombres(hojas[0])
    titulos = hoja.filas[_encabezado(hoja)]
    obligatorias: tuple[str, ...] = ("vigencia",)
    if "fuente" in titulos:
        por_anos = any(_ano(titulo) for titulo in titulos)
        obligatorias = ("fuente",) if por_anos else ("fuente", "vigencia", "monto")
    return reconocer(hoja, Esperadas(obligatorias, otras=True), apuntes)


def _encabezado(hoja: Hoja) -> int:
    return buscar_encabezado(hoja.filas, ("fuente", "vigencia", *_NUESTRA)) or 0


def _con_nuestros_nombres(hoja: Hoja) -> Hoja:
    donde = _encabezado(hoja)
    titulos: list[str] = []
    for celda in hoja.filas[donde]:
        nuestra = _NUESTRA.get(allanar(celda), celda.strip())
        titulos.append(celda.strip() if nuestra in titulos else nuestra)
    return replace(hoja, filas=[*hoja.filas[:donde], titulos, *hoja.filas[donde + 1 :]])


@dataclass(frozen=True)
class _Celda:
    """Una celda de dinero antes de leerla."""

    fuente: str
    vigencia: int
    linea: int
    columna: str
    escrito: str


def _leer(cuadro: Cuadro, filas: list[Fila], pedido: Pedido, apuntes: Apuntes) -> Iterator[Techo]:
    for celda in _celdas(cuadro, filas, pedido, apuntes):
        origen = en(cuadro.archivo, celda.linea, celda.columna)
        monto = _monto(celda.escrito, origen, apuntes)
        if not celda.fuente:
            aqui = en(cuadro.archivo, celda.linea, "fuente")
            remedio = "Llene la celda, o borre la fila."
            apuntes.append(observar("falta-dato", aqui, "«fuente» está en blanco.", remedio))
        elif monto is not None:
            yield Techo(celda.fuente, celda.vigencia, monto, celda.linea, celda.columna)


def _celdas(
    cuadro: Cuadro, filas: list[Fila], pedido: Pedido, apuntes: Apuntes
) -> Iterator[_Celda]:
    anos = {c: ano for c in cuadro.columnas if (ano := _ano(c))}
    if "fuente" in cuadro.columnas and anos:
        for linea, fila in filas:
            for columna in (c for c in anos if c in fila):
                fuente = fila.get("fuente", "")
                yield _Celda(fuente, anos[columna], linea, columna, fila[columna])
        return
    larga = {"fuente", "monto"} <= set(cuadro.columnas)
    columnas = {"monto": ""} if larga else elegir_columnas(cuadro, filas, pedido, apuntes)
    for linea, fila in filas:
        ano = _vigencia(cuadro, linea, fila, apuntes)
        for columna in (c for c in columnas if c in fila and ano is not None):
            fuente = fila.get("fuente", "") if larga else columnas[columna]
            yield _Celda(fuente, ano or 0, linea, columna, fila[columna])


def _monto(escrito: str, origen: Origen, apuntes: Apuntes) -> int | None:
    try:
        monto = leer_entero(escrito)
    except CantidadIlegible as error:
        motivo, _, remedio = str(error).partition("; ")
        codigo = "numero-ambiguo" if motivo.startswith("puede ser") else "numero-ilegible"
        dicho = f"{remedio[:1].upper()}{remedio[1:]}."
        apuntes.append(observar(codigo, origen, f"{citar(escrito)} {motivo}.", dicho))
        return None
    if monto < 0:
        mensaje = f"{citar(escrito)} es negativo."
        apuntes.append(observar("fuera-de-rango", origen, mensaje, "Escriba 0 o más."))
        return None
    return monto


def _vigencia(cuadro: Cuadro, linea: int, fila: Mapping[str, str], apuntes: Apuntes) -> int | None:
    escrita = fila.get("vigencia", "")
    ano = _ano(escrita)
    if ano is None:
        origen = en(cuadro.archivo, linea, "vigencia")
        mensaje = f"{citar(escrita)} no es un año."
        apuntes.append(observar("numero-ilegible", origen, mensaje, "Escriba solo el año: 2027."))
    return ano


def _ano(texto: str) -> int | None:
    limpio = texto.strip().removesuffix(".0")
    return (
        int(limpio)
        if limpio.isascii() and limpio.isdigit() and 1900 <= int(limpio) <= 2200
        else None
    )


def _juntar(
    archivo: str, leidos: list[Techo], pedido: Pedido, apuntes: Apuntes
) -> dict[str, dict[int, int]]:
    bolsas: dict[str, dict[int, int]] = defaultdict(dict)
    lineas: dict[tuple[str, int], int] = {}
    nombres: dict[str, str] = {}
    for techo in leidos:
        if techo.vigencia not in pedido.vigencias:
            continue
        nombre = nombres.setdefault(allanar(techo.fuente), techo.fuente)
        antes = lineas.setdefault((nombre, techo.vigencia), techo.linea)
        if antes != techo.linea:
            mensaje = (
                f"El techo de {citar(nombre)} en {techo.vigencia} ya estaba en la fila {antes}."
            )
            remedio = "Deje una sola fila, o súmelas en una."
            origen = en(archivo, techo.linea, techo.columna)
            apuntes.append(observar("techo-repetido", origen, mensaje, remedio))
        bolsas[nombre][techo.vigencia] = techo.monto
    con_dinero = {n: dict(sorted(t.items())) for n, t in bolsas.items() if any(t.values())}
    apuntes.extend(_faltas(archivo, con_dinero, pedido, vacia=not hay_errores(apuntes)))
    return con_dinero


def _faltas(
    archivo: str, bolsas: Mapping[str, Mapping[int, int]], pedido: Pedido, *, vacia: bool
) -> Iterator[Observacion]:
    if not bolsas and vacia:
        yield observar(
            "techos-sin-dinero",
            en(archivo),
            f"No hay ningún techo mayor que cero entre {pedido.vigencias[0]} y "
            f"{pedido.vigencias[-1]}.",
            "Revise que sea el archivo, la entidad y el periodo.",
        )
    for nombre, techos in bolsas.items():
        faltan = [str(ano) for ano in pedido.vigencias if ano not in techos]
        if faltan:
            yield observar(
                "techo-ausente",
                en(archivo),
                f"De {citar(nombre)} no hay techo para {enumerar(faltan)}: quedó en 0.",
                "Escríbalo en agenda.yaml si lo hay.",
            )
