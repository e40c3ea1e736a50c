"""Qué tan firme es el lugar de una propuesta: en cuántos escenarios se sigue eligiendo."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_razon
from priorizacion.dominio.robustez import Clase, Familia, Firmeza, IndiceNucleo, Presencia
from priorizacion.publicacion.vistas import curva, presencia
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Tabla, columnas, fila

SIN_PROBAR = "sin probar"
CLASES: dict[Clase | None, str] = {
    "nucleo": "firme",
    "frontera": "en el límite",
    "exterior": "casi siempre por fuera",
    None: SIN_PROBAR,
}
FAMILIAS: dict[Familia, str] = {
    "ponderaciones_libres": "Cualquier ponderación",
    "ponderaciones_cercanas": "Ponderaciones parecidas",
    "ponderaciones_en_orden": "Ponderaciones en el mismo orden",
    "costos": "Otros costos",
    "techos": "Otro dinero",
}
_SI_CAMBIA: dict[Familia, str] = {
    "ponderaciones_libres": "si los criterios ponderan de cualquier otra manera",
    "ponderaciones_cercanas": "si los criterios ponderan un poco distinto",
    "ponderaciones_en_orden": "si los criterios ponderan distinto pero en el mismo orden",
    "costos": "si los costos resultan otros",
    "techos": "si hay más o menos dinero",
}
_ELEGIDA: dict[Clase | None, str] = {
    "nucleo": "Su lugar es firme: se elige en casi todos los escenarios que se probaron.",
    "frontera": "Su lugar está en el límite: en unos escenarios se elige y en otros no.",
    "exterior": "Su lugar no es firme: en casi todos los escenarios que se probaron quedaría por "
    "fuera.",
    None: "Todavía no se ha podido probar qué tan firme es su lugar.",
}
_NO_ELEGIDA: dict[Clase | None, str] = {
    "nucleo": "No entró, pero se elegiría en casi todos los demás escenarios que se probaron.",
    "frontera": "Quedó en el límite: en unos escenarios se elegiría y en otros no.",
    "exterior": "Casi siempre queda por fuera: no se elige en casi ninguno de los escenarios que "
    "se probaron.",
    None: "Todavía no se ha podido probar si en otros escenarios quedaría por fuera.",
}
_SIN_ALGUIEN: dict[Presencia, str] = {
    "siempre": "Se elige aunque falte cualquiera de las personas que calificaron.",
    "siempre_o_a_veces": "Si faltara una de las personas que calificaron, se elegiría en unos "
    "casos; no se alcanzó a saber si en todos.",
    "a_veces": "Si faltara una de las personas que calificaron, se elegiría o no según cuál fuera: "
    "cambiaría su puntaje, o las calificaciones no alcanzarían.",
    "a_veces_o_nunca": "Si faltara una de las personas que calificaron, en unos casos no se "
    "elegiría; no se alcanzó a saber si en todos.",
    "nunca": "Tampoco se elegiría si faltara cualquiera de las personas que calificaron.",
    "no_se_sabe": "No se alcanzó a saber qué pasaría si faltara una de las personas que "
    "calificaron.",
}
_SIN_ESTAMENTO: dict[Presencia, str] = {
    "siempre": "Se elige aunque falte cualquiera de los estamentos.",
    "siempre_o_a_veces": "Si faltara un estamento entero, se elegiría en unos casos; no se alcanzó "
    "a saber si en todos.",
    "a_veces": "Si faltara un estamento entero, se elegiría o no según cuál fuera.",
    "a_veces_o_nunca": "Si faltara un estamento entero, en unos casos no se elegiría; no se "
    "alcanzó a saber si en todos.",
    "nunca": "Tampoco se elegiría si faltara cualquiera de los estamentos.",
    "no_se_sabe": "No se alcanzó a saber qué pasaría si faltara un estamento entero.",
}
_ENTRARIA = "¿Con cuánto dinero entraría?"
_SEGUIRIA = "¿Con cuánto dinero seguiría?"


@dataclass(frozen=True, slots=True)
class Lugar:
    """La sección «¿Qué tan firme es?»."""

    frases: tuple[str, ...]
    tabla: Tabla | None
    dinero: str | None
    """Con cuánto dinero se elegiría; None si la curva no se calculó o no compite."""
    pregunta: str
    """Con qué palabras se enlaza la página donde se mueve el dinero."""
    ancla: str
    """El lugar de esta propuesta en esa página."""


def ver(contexto: Contexto, propuesta: str) -> Lugar | None:
    """La vista de la sección; None si no se calculó nada de ella."""
    firme = contexto.firmezas.get(propuesta)
    dinero = presencia.ver(contexto, propuesta)
    if firme is None and dinero is None:
        return None
    return Lugar(
        frases=tuple(_frases(contexto, firme)) if firme else (),
        tabla=_tabla(contexto, firme) if firme else None,
        dinero=dinero,
        pregunta=_SEGUIRIA if contexto.elegida(propuesta) else _ENTRARIA,
        ancla=curva.ancla(propuesta),
    )


def hallado(indice: IndiceNucleo) -> int | None:
    """En cuántos escenarios la trae la mejor lista que se halló; None si no se sabe."""
    if indice.minimo == indice.maximo:
        return indice.minimo
    return indice.hallado


def parte(contexto: Contexto, indice: IndiceNucleo) -> str:
    """Lo probado: «96,2 %», «al menos 93 %», «a lo sumo 7 %», «entre 93 % y 95 %» o que nada."""
    total = contexto.escenarios[indice.familia] or 1
    minimo, maximo = (escribir_razon(Fraction(n, total)) for n in (indice.minimo, indice.maximo))
    if indice.minimo == indice.maximo:
        return minimo
    if indice.minimo == 0:
        return SIN_PROBAR if indice.maximo == total else f"a lo sumo {maximo}"
    return f"al menos {minimo}" if indice.maximo == total else f"entre {minimo} y {maximo}"


def _frases(contexto: Contexto, firme: Firmeza) -> Iterator[str]:
    elegida = contexto.elegida(firme.propuesta)
    yield (_ELEGIDA if elegida else _NO_ELEGIDA)[firme.clase]
    if firme.clase is None:
        yield from _lo_hallado(contexto, firme)
    yield from _lo_que_mas_la_mueve(contexto, firme, elegida)
    if firme.sin_un_participante is not None:
        yield _SIN_ALGUIEN[firme.sin_un_participante]
    if firme.sin_un_estamento is not None:
        yield _SIN_ESTAMENTO[firme.sin_un_estamento]


def _lo_hallado(contexto: Contexto, firme: Firmeza) -> Iterator[str]:
    """Lo que se vio sin prueba, si se vio en todas las familias."""
    vistas = [(i, hallado(i)) for i in firme.indices]
    partes = [_razon(contexto, i, cuantas) for i, cuantas in vistas if cuantas is not None]
    if not partes or len(partes) < len(vistas):
        return
    menor, mayor = escribir_razon(min(partes)), escribir_razon(max(partes))
    cuanto = f"el {menor}" if menor == mayor else f"entre el {menor} y el {mayor}"
    segun = "" if menor == mayor else ", según lo que se cambie"
    yield (
        f"En las mejores listas que se encontraron está {cuanto} de las veces{segun}; podría haber "
        "otras mejores."
    )


def _lo_que_mas_la_mueve(contexto: Contexto, firme: Firmeza, elegida: bool) -> Iterator[str]:
    """La familia que más la haría salir, o entrar; nada si de ninguna está probado que la mueva."""
    if not firme.indices:
        return
    if elegida:
        peor = min(firme.indices, key=lambda i: _razon(contexto, i, i.maximo))
        if _razon(contexto, peor, peor.maximo) < 1:
            yield f"Lo que más la mueve: {_SI_CAMBIA[peor.familia]}, {_veces(contexto, peor)}."
        return
    mejor = max(firme.indices, key=lambda i: _razon(contexto, i, i.minimo))
    if _razon(contexto, mejor, mejor.minimo) > 0:
        yield f"Lo que más la acerca: {_SI_CAMBIA[mejor.familia]}, {_veces(contexto, mejor)}."


def _veces(contexto: Contexto, indice: IndiceNucleo) -> str:
    el = "el " if indice.minimo == indice.maximo else ""
    return f"se elige {el}{parte(contexto, indice)} de las veces"


def _razon(contexto: Contexto, indice: IndiceNucleo, cuantas: int) -> Fraction:
    return Fraction(cuantas, contexto.escenarios[indice.familia] or 1)


def _tabla(contexto: Contexto, firme: Firmeza) -> Tabla | None:
    if not firme.indices:
        return None
    return Tabla(
        "En qué parte de los escenarios se elige",
        columnas("Qué se cambió", "Se elige", "Firmeza"),
        tuple(
            fila(FAMILIAS[i.familia], parte(contexto, i), CLASES[i.clase]) for i in firme.indices
        ),
    )
