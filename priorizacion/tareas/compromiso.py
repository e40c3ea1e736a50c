"""Atar cada hoja con un compromiso y una sal, y comprobar después que siguen siendo las mismas."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from priorizacion.decision.compromiso import (
    BYTES_DE_SAL,
    comprometer,
    es_sal,
    quienes_calificaron,
)
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.comite_publicado import COMITE
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.recibo import COMPROMISOS, SALES, Recibo
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.compromisos import (
    CompromisosIlegibles,
    escribir_compromisos,
    escribir_sales,
    leer_compromisos,
    leer_sales,
)
from priorizacion.publicacion.comite import resumir_comite
from priorizacion.tareas.cotejo import Paso
from priorizacion.tareas.grabado import grabar


@dataclass(frozen=True)
class SinHoja:
    """Un código del que se pidió el recibo y no tiene hoja."""

    codigo: str
    del_comite: bool
    """Si es de alguien que aún no califica; si no, no es de nadie."""
    calificaron: tuple[str, ...]
    """Los códigos que sí tienen hoja."""


@dataclass(frozen=True)
class Comprometida:
    """Lo que salió de comprometer una carpeta."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leerla."""
    falta: str | None = None
    """Por qué no se hizo nada."""
    recibos: tuple[Recibo, ...] = ()
    """Uno por hoja, por código."""
    nuevos: tuple[str, ...] = ()
    """Los códigos cuyo recibo se acaba de hacer."""
    renovados: tuple[str, ...] = ()
    """De ellos, los que ya tenían otro, que deja de valer."""
    perdidos: tuple[str, ...] = ()
    """Los que tenían recibo y ya no tienen hoja."""
    sin_hoja: SinHoja | None = None
    """El código pedido, si de él no hay recibo: entonces no se escribió nada."""


def comprometer_carpeta(
    carpeta: Path, *, renovar: bool | Collection[str] = False, recibo: str | None = None
) -> Comprometida:
    """Escribe los compromisos que faltan; los recibos ya entregados siguen valiendo.

    Escribe también las cuentas del comité, para que una copia sin marcas diga cuántos calificaron.

    Si una hoja ya comprometida cambió no escribe nada, salvo que se pida `renovar`, todas o solo
    las de esos códigos: su recibo anterior deja de estar en la lista. Tampoco si se pide el recibo
    de un código que no tiene hoja. Lanza `OSError`.
    """
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Comprometida(observaciones=lectura.observaciones)
    agenda = lectura.agenda
    if not agenda.valoraciones:
        return Comprometida(falta="no hay hojas que comprometer: nadie ha calificado aquí.")
    calificaron = quienes_calificaron(agenda)
    if recibo is not None and recibo not in calificaron:
        del_comite = any(p.id == recibo for p in agenda.participantes)
        return Comprometida(sin_hoja=SinHoja(recibo, del_comite, calificaron))
    try:
        publicados, sales = leer_compromisos(carpeta) or (), leer_sales(carpeta)
    except CompromisosIlegibles as error:
        return Comprometida(falta=str(error))
    vigentes = {p: s for p, s in sales.items() if _abre(agenda, p, s, publicados)}
    cambiadas = sorted(set(sales) - set(vigentes))
    if not _se_puede(cambiadas, len(publicados) - len(sales), renovar):
        return Comprometida(falta=_ya_entregados(cambiadas))
    todas = {p: vigentes.get(p) or secrets.token_hex(BYTES_DE_SAL) for p in calificaron}
    recibos = tuple(
        Recibo(participante=p, compromiso=comprometer(agenda, p, sal)) for p, sal in todas.items()
    )
    # los compromisos, al final: sin sus sales no servirían
    archivos = {
        SALES: escribir_sales(todas),
        COMITE: a_json(resumir_comite(agenda)).encode(),
        COMPROMISOS: escribir_compromisos(r.compromiso for r in recibos),
    }
    grabar(archivos, carpeta, privados=(SALES,))
    nuevos = tuple(p for p in calificaron if p not in vigentes)
    return Comprometida(
        recibos=recibos,
        nuevos=nuevos,
        renovados=tuple(p for p in nuevos if p in cambiadas),
        perdidos=tuple(p for p in cambiadas if p not in calificaron),
    )


def _se_puede(cambiadas: list[str], sin_sal: int, renovar: bool | Collection[str]) -> bool:
    """Si lo que dejaría de valer es nada, o es lo que se pidió renovar."""
    if isinstance(renovar, bool):
        return renovar or not (cambiadas or sin_sal > 0)
    return sin_sal <= 0 and set(cambiadas) <= set(renovar)


def cotejar_compromisos(agenda: Agenda, carpeta: Path) -> Paso:
    """Que cada hoja abra su compromiso publicado, y no sobre ni falte ninguno. Lanza `OSError`."""
    try:
        publicados, sales = leer_compromisos(carpeta), leer_sales(carpeta)
    except CompromisosIlegibles as error:
        return Paso("distinto", f"los compromisos no se pueden leer: {error}")
    if publicados is None:
        return _sin_compromisos(agenda, bool(sales))
    if agenda.sin_marcas or not (agenda.valoraciones or sales):
        texto = f"{_cuantos(len(publicados))}, pero las hojas no vienen en esta copia."
        return Paso("sin_comprobar", texto)
    calificaron = quienes_calificaron(agenda)
    if not sales:
        return _sin_sales(len(publicados), len(calificaron))
    return _cotejar_hojas(agenda, calificaron, publicados, sales)


def _sin_compromisos(agenda: Agenda, hay_sales: bool) -> Paso:
    if hay_sales:
        return Paso("distinto", f"hay {SALES} y falta {COMPROMISOS}: se borró lo publicado.")
    if agenda.sin_marcas:
        return Paso("sin_comprobar", "las hojas: esta agenda no publica compromisos.")
    return Paso(
        "sin_comprobar",
        f"que las hojas sean las entregadas: no hay {COMPROMISOS}; lo escribe "
        "«priorizacion comprometer».",
    )


def _sin_sales(publicados: int, calificaron: int) -> Paso:
    if publicados != calificaron:
        texto = f"calificaron {calificaron} personas y hay {publicados} compromisos."
        return Paso("distinto", texto)
    texto = f"{_cuantos(publicados)}, tantos como hojas; para abrirlos hace falta {SALES}."
    return Paso("sin_comprobar", texto)


def _cotejar_hojas(
    agenda: Agenda, calificaron: tuple[str, ...], publicados: tuple[str, ...], sales: dict[str, str]
) -> Paso:
    sin_abrir = [p for p in calificaron if not _abre(agenda, p, sales.get(p, ""), publicados)]
    if sin_abrir:
        texto = f"no abren su compromiso las hojas de {', '.join(sin_abrir)}: cambiaron o faltan."
        return Paso("distinto", texto)
    if len(publicados) != len(calificaron):
        texto = f"hay {len(publicados)} compromisos y {len(calificaron)} hojas: sobran compromisos."
        return Paso("distinto", texto)
    return Paso("igual", f"las {len(calificaron)} hojas abren sus {len(publicados)} compromisos.")


def _abre(agenda: Agenda, participante: str, sal: str, publicados: tuple[str, ...]) -> bool:
    return es_sal(sal) and comprometer(agenda, participante, sal) in publicados


def _cuantos(compromisos: int) -> str:
    return f"hay {compromisos} compromiso{'' if compromisos == 1 else 's'}"


def _ya_entregados(cambiadas: list[str]) -> str:
    if not cambiadas:
        return (
            f"{COMPROMISOS} tiene compromisos que ninguna sal de {SALES} abre: se perdieron sales. "
            "Con --renovar se hacen otros, y los recibos ya entregados dejan de valer."
        )
    return (
        f"ya tenían recibo y su hoja cambió o no está: {', '.join(cambiadas)}. No se escribió "
        "nada. Si el cambio es correcto, repita con --renovar y entrégueles un recibo nuevo."
    )
