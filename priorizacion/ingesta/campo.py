"""Un campo del mapa y una fila ajena → el texto de nuestra celda, o por qué no se sabe."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from priorizacion.dominio.cantidad import CantidadIlegible, leer_decimal, leer_entero, redondear
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.texto import allanar, citar

REDONDEOS: dict[str, Callable[[Fraction], int]] = {
    "arriba": ceil,
    "abajo": floor,
    "cercano": redondear,
}
"""Cómo pasar a entero un monto con centavos."""
_LUGARES = 6


@dataclass(frozen=True)
class Campo:
    """De dónde sale una columna nuestra. Vale una sola de las cuatro primeras."""

    valor: str | None = None
    """El mismo texto para todas las filas."""
    columnas: tuple[str, ...] = ()
    """Columnas ajenas: la primera que no esté en blanco."""
    contar: str | None = None
    """Columna ajena con una lista: cuántas cosas distintas nombra."""
    suma: tuple[str, ...] = ()
    """Columnas ajenas que se suman; en blanco es cero."""
    entre: str | None = None
    """La suma, dividida por esta columna: una parte entre 0 y 1, con seis decimales."""
    separadores: tuple[str, ...] = (",",)
    """Qué separa lo que se cuenta."""
    cambiar: Mapping[str, str] = field(default_factory=dict)
    """Lo escrito, allanado (sin tildes ni mayúsculas) → lo nuestro."""
    si_contiene: Mapping[str, str] = field(default_factory=dict)
    """Un trozo de lo escrito, allanado → lo nuestro; si hay varios, todos, separados por `|`."""
    si_no: str | None = None
    """Lo que va si nada de lo anterior da un valor, o si está en blanco."""
    redondear: str | None = None
    """`arriba`, `abajo` o `cercano`."""

    @property
    def ajenas(self) -> tuple[str, ...]:
        """Las columnas ajenas que hacen falta."""
        sueltas = (self.contar, self.entre)
        return (*self.columnas, *self.suma, *(c for c in sueltas if c))


@dataclass(frozen=True)
class Renglon:
    """Una fila del archivo ajeno."""

    archivo: str
    """Nombre del archivo."""
    linea: int
    """Su fila."""
    celdas: Mapping[str, str]
    """Columna → lo escrito; sin las que están en blanco."""


def resolver(campo: Campo, renglon: Renglon, apuntes: Apuntes) -> str:
    """El texto para la celda; vacío si no se sabe, y entonces la razón queda en `apuntes`."""
    if campo.valor is not None:
        return campo.valor
    if campo.suma:
        return _sumar(campo, renglon, apuntes)
    columna = next((c for c in campo.ajenas if c in renglon.celdas), campo.ajenas[0])
    escrito = renglon.celdas.get(columna)
    return (campo.si_no or "") if escrito is None else _pasar(campo, renglon, columna, apuntes)


def _pasar(campo: Campo, renglon: Renglon, columna: str, apuntes: Apuntes) -> str:
    escrito = renglon.celdas[columna]
    cambiado = _cambiar(campo, escrito)
    if cambiado is not None:
        return cambiado
    if campo.contar:
        return str(_contar(escrito, campo.separadores))
    if not campo.cambiar and not campo.si_contiene:
        return _redondear(campo, renglon, columna, apuntes)
    if campo.si_no is None:
        apuntes.append(_sin_cambio(renglon, columna, escrito))
    return campo.si_no or ""


def _cambiar(campo: Campo, escrito: str) -> str | None:
    llano = allanar(escrito)
    if llano in campo.cambiar:
        return campo.cambiar[llano]
    halladas = [nuestro for clave, nuestro in campo.si_contiene.items() if clave in llano]
    return "|".join(dict.fromkeys(halladas)) if halladas else None


def _contar(escrito: str, separadores: tuple[str, ...]) -> int:
    for separador in separadores[1:]:
        escrito = escrito.replace(separador, separadores[0])
    return len({allanar(parte) for parte in escrito.split(separadores[0])} - {""})


def _sumar(campo: Campo, renglon: Renglon, apuntes: Apuntes) -> str:
    sumandos = [_leer(renglon, columna, apuntes) for columna in campo.suma]
    divisor = _leer(renglon, campo.entre, apuntes) if campo.entre else Fraction(1)
    if None in sumandos or divisor is None:
        return ""
    if divisor == 0:
        return campo.si_no or ""
    total = sum((s for s in sumandos if s is not None), Fraction(0)) / divisor
    if campo.redondear:
        return str(REDONDEOS[campo.redondear](total))
    entero, resto = divmod(redondear(abs(total) * 10**_LUGARES), 10**_LUGARES)
    decimales = f".{resto:0{_LUGARES}d}".rstrip("0").rstrip(".")
    return f"{'-' if total < 0 else ''}{entero}{decimales}"


def _leer(renglon: Renglon, columna: str, apuntes: Apuntes) -> Fraction | None:
    escrito = renglon.celdas.get(columna)
    if escrito is None:
        return Fraction(0)
    try:
        return _exacto(escrito)
    except CantidadIlegible as error:
        origen = en(renglon.archivo, renglon.linea, columna)
        mensaje, _, remedio = str(error).partition("; ")
        codigo = "numero-ambiguo" if mensaje.startswith("puede ser") else "numero-ilegible"
        dicho = f"{remedio[:1].upper()}{remedio[1:]}."
        apuntes.append(observar(codigo, origen, f"{citar(escrito)} {mensaje}.", dicho))
        return None


def _exacto(escrito: str) -> Fraction:
    """Como `leer_entero` (el punto es de miles), y si no, con decimales."""
    try:
        return Fraction(leer_entero(escrito))
    except CantidadIlegible as error:
        if not str(error).startswith("tiene decimales"):
            raise
    return leer_decimal(escrito)


def _redondear(campo: Campo, renglon: Renglon, columna: str, apuntes: Apuntes) -> str:
    escrito = renglon.celdas[columna]
    exacto = _leer(renglon, columna, apuntes) if campo.redondear else None
    if exacto is None or campo.redondear is None:
        return escrito
    entero = REDONDEOS[campo.redondear](exacto)
    if entero != exacto:
        origen = en(renglon.archivo, renglon.linea, columna)
        mensaje = f"{citar(escrito)} tiene decimales; quedó {entero}."
        apuntes.append(observar("monto-redondeado", origen, mensaje, "No hay que hacer nada."))
    return str(entero)


def _sin_cambio(renglon: Renglon, columna: str, escrito: str) -> Observacion:
    return observar(
        "mapa-valor-sin-cambio",
        en(renglon.archivo, renglon.linea, columna),
        f"El mapa no dice qué hacer con {citar(escrito)}.",
        "Agréguelo a cambiar en el mapa, o diga en si_no qué va en los demás casos.",
    )
