"""Qué tendría que cambiar para que una propuesta entrara, o para que saliera."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.explicacion import Costo, Explicacion, Intervalo, MasDinero, Puntos
from priorizacion.publicacion.vistas import necesidad
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila

_EXIGEN = "La exigen estas reglas juntas"
_IMPIDEN = "La impiden estas reglas juntas"
_EXACTO = (
    "El dinero de más es ese y no «ese o más»: con otro tanto podría armarse una agenda mejor sin "
    "ella."
)
_SIN_CONFIRMAR = "No todas estas cifras se confirmaron volviendo a hacer la cuenta entera."


@dataclass(frozen=True, slots=True)
class Movidas:
    """Las que entrarían, o saldrían, con el cambio."""

    titulo: str
    celdas: tuple[Celda, ...]


@dataclass(frozen=True, slots=True)
class Cambio:
    """La sección «¿Qué tendría que cambiar?»."""

    frases: tuple[str, ...]
    por_que: str
    """Qué hacen las reglas que siguen."""
    reglas: tuple[str, ...]
    """Las que juntas impiden elegirla, o quitarla."""
    movidas: tuple[Movidas, ...]
    tabla: Tabla | None
    notas: tuple[str, ...]


def ver(contexto: Contexto, propuesta: str, desde: str) -> Cambio | None:
    """La vista de la sección; None si no se calculó o no hay nada que cambiar."""
    explicacion = contexto.explicaciones.get(propuesta)
    if explicacion is None or explicacion.caso == "aparte":
        return None
    filas = tuple(_filas(contexto, explicacion))
    frases = explicacion.frases or necesidad.resumir(contexto, explicacion)
    if not (frases or filas):
        return None
    return Cambio(
        frases=frases,
        por_que=_EXIGEN if explicacion.caso == "elegida" else _IMPIDEN,
        reglas=tuple(contexto.texto_de_regla(r) for r in explicacion.choca_con),
        movidas=tuple(_movidas(contexto, explicacion, desde)),
        tabla=_tabla(explicacion, filas) if filas else None,
        notas=_notas(explicacion, filas),
    )


def _movidas(contexto: Contexto, explicacion: Explicacion, desde: str) -> Iterator[Movidas]:
    si = "Si saliera" if explicacion.caso == "elegida" else "Si se incluyera"
    for verbo, otras in (("saldrían", explicacion.saldrian), ("entrarían", explicacion.entrarian)):
        if otras:
            verbo_dicho = verbo if len(otras) > 1 else verbo.removesuffix("n")
            celdas = tuple(contexto.celda(otra, desde) for otra in otras)
            yield Movidas(f"{si}, {verbo_dicho}", celdas)


def _tabla(explicacion: Explicacion, filas: tuple[Fila, ...]) -> Tabla:
    titulo = "Hasta dónde aguanta" if explicacion.caso == "elegida" else "Con qué entraría"
    return Tabla(
        f"{titulo}: cada cosa por separado, con lo demás igual",
        columnas("Si tuviera", "Cuánto"),
        filas,
    )


def _filas(contexto: Contexto, explicacion: Explicacion) -> Iterator[Fila]:
    elegida = explicacion.caso == "elegida"
    for puntaje in explicacion.puntajes:
        yield _de_puntaje(puntaje, elegida)
    if explicacion.costo is not None:
        yield _de_costo(contexto, explicacion.costo, elegida)
    for dinero in explicacion.dinero:
        yield _de_dinero(contexto, dinero)


def _de_puntaje(puntaje: Puntos, elegida: bool) -> Fila:
    que = f"{'Menos' if elegida else 'Más'} {puntaje.eje}"
    if puntaje.limite is None:
        return fila(que, "Ni con 0 saldría." if elegida else "Ni con 100 entraría.")
    cambio = _distancia(puntaje.limite, puntaje.actual)
    en = f"puntos {'menos' if elegida else 'más'}"
    return fila(que, _cuanto(cambio, puntaje.actual, puntaje.limite, escribir_centesimas, en))


def _de_costo(contexto: Contexto, costo: Costo, elegida: bool) -> Fila:
    que = f"{'Más' if elegida else 'Menos'} costo, sin contar imprevistos"
    if costo.limite is None:
        siempre = "Mientras quepa en el dinero, se quedaría."
        return fila(que, siempre if elegida else "Ni costando 1 peso entraría.")
    cambio = _distancia(costo.limite, costo.actual)
    en = f"{contexto.base} {'más' if elegida else 'menos'}"
    return fila(que, _cuanto(cambio, costo.actual, costo.limite, escribir_entero, en))


def _de_dinero(contexto: Contexto, dinero: MasDinero) -> Fila:
    que = f"Más dinero de «{contexto.fuentes.get(dinero.fuente, dinero.fuente)}»"
    if dinero.vigencia is None or dinero.pesos is None:
        return fila(que, "Ni con más dinero de esa fuente entraría.")
    cuanto = _entre(dinero.pesos, escribir_entero)
    exacto = "exactamente " if dinero.pesos.minimo == dinero.pesos.maximo else ""
    return fila(que, _frase(f"{exacto}{cuanto} {contexto.moneda} más en {dinero.vigencia}"))


def _cuanto(
    cambio: Intervalo, actual: int, limite: Intervalo, escribir: Callable[[int], str], en: str
) -> str:
    """«4,75 puntos más: de 67,45 a 72,20», o el intervalo en que está."""
    hoy = escribir(actual)
    if limite.minimo == limite.maximo:
        return _frase(f"{escribir(cambio.minimo)} {en}: de {hoy} a {escribir(limite.minimo)}")
    return _frase(f"{_entre(cambio, escribir)} {en}; hoy, {hoy}")


def _distancia(limite: Intervalo, actual: int) -> Intervalo:
    """De lo que tiene a su límite, sin signo y de menor a mayor."""
    if limite.maximo is None:
        sube = limite.minimo >= actual
        return Intervalo(
            minimo=limite.minimo - actual if sube else 0,
            maximo=None if sube else actual - limite.minimo,
        )
    menor, mayor = sorted((abs(limite.minimo - actual), abs(limite.maximo - actual)))
    return Intervalo(minimo=menor, maximo=mayor)


def _entre(limite: Intervalo, escribir: Callable[[int], str]) -> str:
    if limite.maximo is None:
        return f"{escribir(limite.minimo)} o más"
    if limite.minimo == limite.maximo:
        return escribir(limite.minimo)
    return f"entre {escribir(limite.minimo)} y {escribir(limite.maximo)}"


def _frase(texto: str) -> str:
    return f"{texto[:1].upper()}{texto[1:]}."


def _notas(explicacion: Explicacion, filas: tuple[Fila, ...]) -> tuple[str, ...]:
    notas = []
    if any(d.pesos for d in explicacion.dinero):
        notas.append(_EXACTO)
    if filas and not explicacion.confirmada:
        notas.append(_SIN_CONFIRMAR)
    return tuple(notas)
