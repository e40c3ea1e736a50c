"""De lo publicado, y nada más, a si todo sale de ello: la cuenta y cada página, rehechas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from priorizacion.decision.cambios.comparacion import Decidida
from priorizacion.dominio.comite_publicado import COMITE
from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.ponderacion import PUBLICADAS
from priorizacion.dominio.recibo import COMPROMISOS
from priorizacion.ingesta.compromisos import CompromisosIlegibles
from priorizacion.ingesta.congelado import CongeladoIlegible
from priorizacion.ingesta.geojson import GEOJSON
from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.copia import EN_LA_COPIA, Copia, copiar, leer_copia
from priorizacion.tareas.cotejo import Paso
from priorizacion.tareas.cotejo_de_paginas import (
    SE_CONTRADICEN,
    TERRITORIOS,
    contradiccion,
    cotejar_paginas,
    rutas_de,
)
from priorizacion.tareas.cotejo_del_comite import cotejar_comite
from priorizacion.tareas.cuenta import Alcance, comprobar_cuenta
from priorizacion.tareas.direccion import direccion
from priorizacion.tareas.entrega import PUNTAJES
from priorizacion.tareas.expediente import leer_expediente
from priorizacion.tareas.historia.comprobacion import comprobar_archivadas
from priorizacion.tareas.historia.despues import leer_despues
from priorizacion.tareas.historia.version import DespuesIlegible
from priorizacion.tareas.publicable import armar, enlazar_periodos
from priorizacion.tareas.sala.firmeza import cotejar_firmeza
from priorizacion.tareas.tocado import Huellas, decir_tocados, leer_huellas
from priorizacion.tareas.verificacion import Verificacion

_NO_SIEMPRE = (PUNTAJES, PUBLICADAS, CONGELADO, COMPROMISOS, COMITE, GEOJSON)
"""Lo que una copia puede no llevar: nadie califica, nada en firme, hojas sin comprometer, ni mapa.
"""


_PORTADA = "portada y páginas comunes"
_SIN_PORTADA = Paso("sin_comprobar", "la portada: hay agendas que primero hay que arreglar.")
_PAGINAS_SIN_REHACER = "las páginas no se rehicieron: primero hay que aclarar lo que ya difiere."


@dataclass(frozen=True)
class _Leida:
    """Una agenda publicada, verificada menos sus páginas."""

    verificacion: Verificacion
    publicable: Publicable | None
    """None si no se pudo leer lo bastante para rehacerla."""


def verificar_publicada(carpeta: Path, alcance: Alcance, avisar: Avisar) -> Verificacion:
    """Una sola agenda de un sitio, desde su propia carpeta. No escribe nada. Lanza `OSError`."""
    leida = _leer(carpeta, None, alcance, avisar)
    if leida.publicable is None:
        return leida.verificacion
    avisar("rehaciendo las páginas")
    ramas = {f"{TERRITORIOS}/{leida.publicable.ruta}": carpeta}
    pasos = cotejar_paginas([leida.publicable], ramas, avisar, Huellas())
    return _con(leida.verificacion, pasos[0])


def verificar_sitio(sitio: Path, alcance: Alcance, avisar: Avisar) -> tuple[Verificacion, ...]:
    """Todas las agendas de un sitio, y su portal al final. No escribe nada. Lanza `OSError`."""
    rutas, huellas = rutas_de(sitio), leer_huellas(sitio)
    propias = tuple(f"{TERRITORIOS}/{r}" for r in rutas)
    leidas = [
        _tras(
            decir_tocados(huellas, f"{TERRITORIOS}/{r}"),
            _leer(sitio / TERRITORIOS / r, r, alcance, partial(_avisar, avisar, r)),
        )
        for r in rutas
    ]
    del_portal = decir_tocados(huellas, "", propias)
    if not rutas:
        nada = Paso("distinto", "el sitio no tiene ninguna agenda.")
        return (Verificacion(str(sitio), pasos=(nada,)),)
    publicables = enlazar_periodos([leida.publicable for leida in leidas if leida.publicable])
    if not publicables:
        portal = Verificacion(str(sitio), _PORTADA, pasos=(*del_portal, _SIN_PORTADA))
        return (*_de(leidas), portal)
    avisar("rehaciendo las páginas")
    completo = len(publicables) == len(leidas)
    ramas = {f"{TERRITORIOS}/{p.ruta}": sitio / TERRITORIOS / p.ruta for p in publicables}
    todas = {**ramas, **({"": sitio} if completo else {})}
    pasos = dict(zip(todas, cotejar_paginas(publicables, todas, avisar, huellas), strict=True))
    hechas = (_con(v, pasos.get(f"{TERRITORIOS}/{v.donde}", ())) for v in _de(leidas))
    comunes = (*del_portal, *pasos.get("", (_SIN_PORTADA,)))
    return (*hechas, Verificacion(str(sitio), _PORTADA, pasos=comunes))


def _avisar(avisar: Avisar, ruta: str, texto: str) -> None:
    avisar(f"{ruta}: {texto}")


def _de(leidas: Sequence[_Leida]) -> list[Verificacion]:
    return [leida.verificacion for leida in leidas]


def _leer(carpeta: Path, ruta: str | None, alcance: Alcance, avisar: Avisar) -> _Leida:
    avisar("leyendo los datos publicados")
    donde = ruta or str(carpeta)
    archivos = {n: (carpeta / n).read_bytes() for n in EN_LA_COPIA if (carpeta / n).is_file()}
    faltan = [n for n in EN_LA_COPIA if n not in archivos and n not in _NO_SIEMPRE]
    lectura = leer_copia(archivos)
    pasos = [Paso("distinto", f"falta {n}: sin él no se puede comprobar todo.") for n in faltan]
    if lectura.agenda is None:
        errores = [str(o) for o in lectura.observaciones if o.gravedad == "error"][:5]
        texto = "los datos publicados no se pueden leer: " + " ".join(errores)
        return _Leida(Verificacion(donde, pasos=(*pasos, Paso("distinto", texto))), None)
    agenda = lectura.agenda
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, str):
        texto = str(expediente).partition(" Escríbalo")[0]
        paso = Paso("distinto", texto.replace("falta ", "no está "))
        return _Leida(Verificacion(donde, agenda.titulo, pasos=(*pasos, paso)), None)
    firmeza = cotejar_firmeza(agenda, carpeta)
    pasos += [firmeza] if firmeza else []
    if any(c.origen == "valoraciones" for c in agenda.criterios):
        pasos += cotejar_comite(carpeta)
    try:
        pasos += comprobar_cuenta(agenda, expediente, alcance, avisar, publica=True)
        pasos += comprobar_archivadas(carpeta, alcance, avisar)
    except SE_CONTRADICEN as error:
        pasos.append(contradiccion(error))
        return _Leida(Verificacion(donde, agenda.titulo, pasos=tuple(pasos)), None)
    verificacion = Verificacion(donde, agenda.titulo, pasos=tuple(pasos))
    try:
        copia = Copia(agenda, copiar(agenda, expediente, carpeta), lectura.mapa)
        despues = leer_despues(carpeta, Decidida(agenda, expediente.resultado))
        publicable = armar(ruta or direccion(agenda, carpeta), copia, expediente, despues)
    except (CompromisosIlegibles, CongeladoIlegible, DespuesIlegible) as error:
        return _Leida(_sin_paginas(verificacion, str(error)), None)
    except SE_CONTRADICEN as error:
        return _Leida(_sin_paginas(verificacion, contradiccion(error).texto), None)
    return _Leida(verificacion, publicable)


def _sin_paginas(verificacion: Verificacion, error: str) -> Verificacion:
    """Lo que ya difiere, dicho una sola vez, y que por eso las páginas no se rehicieron."""
    dicho = any(p.veredicto == "distinto" for p in verificacion.pasos)
    nuevos = () if dicho else (Paso("distinto", error),)
    return _con(verificacion, (*nuevos, Paso("sin_comprobar", _PAGINAS_SIN_REHACER)))


def _tras(pasos: tuple[Paso, ...], leida: _Leida) -> _Leida:
    """Con lo que hay que saber antes de lo demás."""
    verificacion = replace(leida.verificacion, pasos=(*pasos, *leida.verificacion.pasos))
    return replace(leida, verificacion=verificacion)


def _con(verificacion: Verificacion, pasos: tuple[Paso, ...]) -> Verificacion:
    return replace(verificacion, pasos=(*verificacion.pasos, *pasos))
