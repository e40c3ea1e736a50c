"""Qué tendría que cambiar para que una propuesta entrara, o para que saliera."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.explicacion import Costo, Explicacion, Intervalo, MasDinero, Puntos
from priorizacion.publicacion.vistas import necesidad
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila

_EJES = {"prioridad": "Prioridad, en puntos", "factibilidad": "Factibilidad, en puntos"}
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
    elegida = explicacion.caso == "elegida"
    titulo = "Hasta dónde aguanta" if elegida else "Con qué entraría"
    limite = "#Se queda hasta con" if elegida else "#Entraría con"
    return Tabla(
        f"{titulo}: cada cosa por separado, con lo demás igual",
        columnas("Si cambiara", "#Hoy", limite, "#Diferencia"),
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
    que, hoy = _EJES[puntaje.eje], escribir_centesimas(puntaje.actual)
    limite = puntaje.limite
    if limite is None:
        return fila(que, hoy, "cualquiera" if elegida else "ni con 100", "")
    # con el mayor del intervalo es seguro que entra, o que se queda
    seguro = limite.minimo if limite.maximo is None else limite.maximo
    diferencia = _con_signo(seguro - puntaje.actual, escribir_centesimas)
    return fila(que, hoy, _entre(limite, escribir_centesimas), diferencia)


def _de_costo(contexto: Contexto, costo: Costo, elegida: bool) -> Fila:
    que, hoy = f"Costo sin imprevistos, en {contexto.base}", escribir_entero(costo.actual)
    limite = costo.limite
    if limite is None:
        return fila(que, hoy, "lo que quepa" if elegida else "ni con 1 peso", "")
    # con el menor del intervalo es seguro que entra, o que se queda
    diferencia = _con_signo(limite.minimo - costo.actual, escribir_entero)
    return fila(que, hoy, _entre(limite, escribir_entero), diferencia)


def _de_dinero(contexto: Contexto, dinero: MasDinero) -> Fila:
    nombre = contexto.fuentes.get(dinero.fuente, dinero.fuente)
    if dinero.vigencia is None or dinero.pesos is None:
        return fila(f"{nombre}, en cualquier año", "", "ni con más dinero", "")
    hoy = contexto.techo(dinero.fuente, dinero.vigencia)
    con = Intervalo(
        minimo=hoy + dinero.pesos.minimo,
        maximo=None if dinero.pesos.maximo is None else hoy + dinero.pesos.maximo,
    )
    seguro = dinero.pesos.minimo if dinero.pesos.maximo is None else dinero.pesos.maximo
    return fila(
        f"{nombre} en {dinero.vigencia}, en {contexto.moneda}",
        escribir_entero(hoy),
        _entre(con, escribir_entero),
        _con_signo(seguro, escribir_entero),
    )


def _entre(limite: Intervalo, escribir: Callable[[int], str]) -> str:
    if limite.maximo is None:
        return f"no menos de {escribir(limite.minimo)}"
    if limite.minimo == limite.maximo:
        return escribir(limite.minimo)
    return f"entre {escribir(limite.minimo)} y {escribir(limite.maximo)}"


def _con_signo(diferencia: int, escribir: Callable[[int], str]) -> str:
    if diferencia == 0:
        return "0"
    return f"{'+' if diferencia > 0 else '−'}{escribir(abs(diferencia))}"


def _notas(explicacion: Explicacion, filas: tuple[Fila, ...]) -> tuple[str, ...]:
    notas = []
    if any(d.pesos for d in explicacion.dinero):
        notas.append(_EXACTO)
    if filas and not explicacion.confirmada:
        notas.append(_SIN_CONFIRMAR)
    return tuple(notas)
