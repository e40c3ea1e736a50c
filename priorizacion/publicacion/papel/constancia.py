"""Desde cuándo están en firme las reglas y qué cambió después, en frases para el acta."""

from collections.abc import Mapping

from priorizacion.dominio.contenido import Cambio
from priorizacion.dominio.firme import CONGELADO, EnFirme, Enmienda, Momento
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import acortar

_A_LA_VISTA = 6
"""Datos de un cambio que se nombran antes de decir cuántos más hay."""
_LARGO = 80


def en_firme(archivos: Mapping[str, bytes]) -> str:
    """Cuándo quedaron en firme las reglas, y si ya se sabía algo que no se debía saber."""
    firme = _leer(archivos)
    if firme is None:
        return "En la carpeta no consta que las reglas se hayan puesto en firme."
    desde = palabras.fecha(firme.momento.fecha)
    sabido = _sabido(firme.momento)
    return (
        f"Las reglas y las propuestas quedaron en firme el {desde}{sabido}; huella {firme.huella}."
    )


def cambios(archivos: Mapping[str, bytes]) -> tuple[str, ...]:
    """Un texto por cambio registrado después: cuándo, por qué y qué."""
    firme = _leer(archivos)
    return tuple(_enmienda(e) for e in firme.enmiendas) if firme else ()


def _leer(archivos: Mapping[str, bytes]) -> EnFirme | None:
    contenido = archivos.get(CONGELADO)
    return EnFirme.model_validate_json(contenido) if contenido else None


def _enmienda(enmienda: Enmienda) -> str:
    dichos = "; ".join(_cambio(c) for c in enmienda.cambios[:_A_LA_VISTA])
    sobran = len(enmienda.cambios) - _A_LA_VISTA
    mas = f"; y {palabras.contar(sobran, 'dato', 'datos')} más" if sobran > 0 else ""
    cuando = f"{palabras.fecha(enmienda.momento.fecha)}{_sabido(enmienda.momento)}"
    motivo = enmienda.motivo.strip().rstrip(".")
    return f"Cambio {enmienda.numero}, {cuando}. {motivo}. {dichos}{mas}."


def _cambio(cambio: Cambio) -> str:
    antes = "nada" if cambio.antes is None else f"«{acortar(cambio.antes, _LARGO)}»"
    ahora = "nada" if cambio.ahora is None else f"«{acortar(cambio.ahora, _LARGO)}»"
    return f"{', '.join(cambio.camino)}: de {antes} a {ahora}"


def _sabido(momento: Momento) -> str:
    """Lo que ya se conocía: de eso depende que se le pueda creer."""
    partes = []
    if momento.marcas:
        partes.append(palabras.contar(momento.marcas, "calificación", "calificaciones"))
    if momento.con_semilla:
        partes.append("el resultado del sorteo")
    if momento.con_resultado:
        partes.append("una agenda calculada")
    return f", cuando ya había {palabras.lista(partes)}" if partes else ""
