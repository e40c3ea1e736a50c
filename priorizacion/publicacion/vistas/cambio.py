"""Qué tendría que cambiar para que una propuesta entrara, o para que saliera."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.explicacion import Costo, Explicacion, Intervalo, MasDinero, Puntos
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import necesidad
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila

_EXIGEN = "La exigen estas reglas juntas"
_IMPIDEN = "La impiden estas reglas juntas"
_EXACTO = (
    "El dinero de más es ese y no «ese o más»: con otro tanto podría armarse una agenda mejor sin "
    "ella."
)
_ENTRE_ENTRA = "«Entre»: con la cifra mayor es seguro que entra; si basta con menos, no se sabe."
_ENTRE_SE_QUEDA = "«Entre»: con la cifra menor es seguro que se queda; si aguanta más, no se sabe."
_EL_DINERO = "El dinero de las fuentes que pueden pagarla."
_SIN_CONFIRMAR = (
    "Lo que se dice aquí es seguro. Lo que no se dice, o «no se sabe», es porque todavía no se ha "
    "buscado: toma más tiempo."
)


@dataclass(frozen=True, slots=True)
class Movida:
    """Otra que entraría, o saldría, con el cambio."""

    verbo: str
    celda: Celda


@dataclass(frozen=True, slots=True)
class Cambio:
    """La sección «¿Qué tendría que cambiar?»."""

    frases: tuple[tuple[Celda, ...], ...]
    """Cada una por pedazos: los nombres de las otras llevan a su página."""
    por_que: str
    """Qué hacen las reglas que siguen."""
    reglas: tuple[str, ...]
    """Las que juntas impiden elegirla, o quitarla."""
    si: str
    """Con qué cambio se moverían las que siguen, si las frases no las nombran."""
    movidas: tuple[Movida, ...]
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
    elegida = explicacion.caso == "elegida"
    return Cambio(
        frases=tuple(_enlazar(contexto, explicacion, f, desde) for f in frases),
        por_que=_EXIGEN if elegida else _IMPIDEN,
        reglas=_reglas(contexto, explicacion),
        si="Si saliera" if elegida else "Si se incluyera",
        movidas=tuple(_movidas(contexto, explicacion, desde)),
        tabla=_tabla(explicacion, filas) if filas else None,
        notas=tuple(_notas(explicacion, filas)),
    )


def _reglas(contexto: Contexto, explicacion: Explicacion) -> tuple[str, ...]:
    """Las que chocan, si las frases no las dicen ya; los techos, una sola vez."""
    if explicacion.frases:
        return ()
    dichas = [
        _EL_DINERO if r.startswith("techo:") else contexto.texto_de_regla(r)
        for r in explicacion.choca_con
    ]
    return tuple(dict.fromkeys(dichas))


def _enlazar(
    contexto: Contexto, explicacion: Explicacion, frase: str, desde: str
) -> tuple[Celda, ...]:
    """La frase, con un enlace en el nombre de cada una que se mueve."""
    movidas = (*explicacion.entrarian, *explicacion.saldrian)
    enlaces = {f"«{contexto.nombre(p)}»": contexto.enlace(p, desde) for p in movidas}
    nombres = "|".join(map(re.escape, sorted(enlaces, key=len, reverse=True)))
    pedazos = re.split(f"({nombres})", frase) if nombres else [frase]
    return tuple(Celda(p, enlaces.get(p)) for p in pedazos if p)


def _movidas(contexto: Contexto, explicacion: Explicacion, desde: str) -> Iterator[Movida]:
    if explicacion.frases:
        return
    for verbo, otras in (("Saldría", explicacion.saldrian), ("Entraría", explicacion.entrarian)):
        for otra in otras:
            yield Movida(verbo, contexto.celda(otra, desde))


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
    limite, actual = puntaje.limite, puntaje.actual
    dicho = _sin_baja(limite, actual) if elegida else _sin_subida(limite, actual)
    if dicho is not None or limite is None:
        return fila(que, dicho or "")
    en = f"puntos {'menos' if elegida else 'más'}"
    return fila(que, _cuanto(actual, limite, escribir_centesimas, en))


def _sin_subida(limite: Intervalo | None, actual: int) -> str | None:
    """Lo que se dice si no hay un puntaje con que se sepa que entra."""
    if limite is None:
        return "Ni con 100 entraría."
    if limite.maximo is None:
        menos = escribir_centesimas(limite.minimo - actual)
        return f"Al menos {menos} puntos más, y puede que ni con 100."
    return None


def _sin_baja(limite: Intervalo | None, actual: int) -> str | None:
    """Lo que se dice si no hay un puntaje menor con que se sepa que se queda."""
    if limite is None or limite.maximo == 0:
        return "Ni con 0 saldría."
    if limite.maximo is None:
        return "No se sabe cuánto."
    if limite.maximo < actual:
        return None
    return "No está probado que aguante menos." if limite.minimo < actual else "Saldría con menos."


def _de_costo(contexto: Contexto, costo: Costo, elegida: bool) -> Fila:
    que = f"{'Más' if elegida else 'Menos'} costo, sin contar imprevistos"
    limite, actual = costo.limite, costo.actual
    dicho = _sin_alza(limite, actual) if elegida else _sin_rebaja(limite)
    if dicho is not None or limite is None:
        return fila(que, dicho or "")
    pesos = palabras.de(_mayor(_distancia(limite, actual)), contexto.base)
    en = f"{pesos} {'más' if elegida else 'menos'}"
    return fila(que, _cuanto(actual, limite, escribir_entero, en))


def _sin_rebaja(limite: Intervalo | None) -> str | None:
    if limite is None:
        return "Ni costando casi nada entraría."
    return "No se encontró con cuánto menos." if limite.minimo <= 0 else None


def _sin_alza(limite: Intervalo | None, actual: int) -> str | None:
    if limite is None:
        return "Mientras quepa en el dinero, se quedaría."
    if limite.minimo > actual:
        return None
    exacto = limite.maximo is not None and limite.maximo <= actual
    return "Saldría con más." if exacto else "No está probado que aguante más."


def _de_dinero(contexto: Contexto, dinero: MasDinero) -> Fila:
    que = f"Más dinero de «{contexto.fuentes.get(dinero.fuente, dinero.fuente)}»"
    if dinero.pesos is None:
        return fila(que, "Ni con más dinero de esa fuente entraría.")
    if dinero.vigencia is None or dinero.pesos.maximo is None:
        return fila(que, "No se pudo saber con cuánto.")
    cuanto = _entre(dinero.pesos, escribir_entero)
    exacto = "exactamente " if dinero.pesos.minimo == dinero.pesos.maximo else ""
    pesos = palabras.de(_mayor(dinero.pesos), contexto.moneda)
    return fila(que, _frase(f"{exacto}{cuanto} {pesos} más en {dinero.vigencia}"))


def _cuanto(actual: int, limite: Intervalo, escribir: Callable[[int], str], en: str) -> str:
    """«4,75 puntos más: de 67,45 a 72,20», o el intervalo en que está."""
    cambio, hoy = _distancia(limite, actual), escribir(actual)
    if limite.minimo == limite.maximo:
        return _frase(f"{escribir(cambio.minimo)} {en}: de {hoy} a {escribir(limite.minimo)}")
    return _frase(f"{_entre(cambio, escribir)} {en}; hoy, {hoy}")


def _distancia(limite: Intervalo, actual: int) -> Intervalo:
    """De lo que tiene a su límite, sin signo y de menor a mayor."""
    if limite.maximo is None:
        return Intervalo(minimo=max(limite.minimo - actual, 0), maximo=None)
    menor, mayor = sorted((abs(limite.minimo - actual), abs(limite.maximo - actual)))
    return Intervalo(minimo=menor, maximo=mayor)


def _mayor(limite: Intervalo) -> int:
    """La última cifra que se dice de un intervalo."""
    return limite.minimo if limite.maximo is None else limite.maximo


def _entre(limite: Intervalo, escribir: Callable[[int], str]) -> str:
    if limite.maximo is None:
        return f"al menos {escribir(limite.minimo)}"
    if limite.minimo == limite.maximo:
        return escribir(limite.minimo)
    return f"entre {escribir(limite.minimo)} y {escribir(limite.maximo)}"


def _frase(texto: str) -> str:
    return f"{palabras.con_mayuscula(texto)}."


def _notas(explicacion: Explicacion, filas: tuple[Fila, ...]) -> Iterator[str]:
    if any(f.celdas[1].texto.startswith("Entre ") for f in filas):
        yield _ENTRE_SE_QUEDA if explicacion.caso == "elegida" else _ENTRE_ENTRA
    if any(d.pesos for d in explicacion.dinero):
        yield _EXACTO
    if filas and not explicacion.confirmada:
        yield _SIN_CONFIRMAR
