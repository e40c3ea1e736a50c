"""Vistas → Markdown en disco, con plantillas Jinja2 que escapan todo lo que no es suyo."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from priorizacion.dominio.comite_publicado import COMITE, ComitePublicado
from priorizacion.dominio.firme import CONGELADO, EnFirme
from priorizacion.dominio.ponderacion import PUBLICADAS, PonderacionesPublicadas
from priorizacion.dominio.version import VERSIONES
from priorizacion.publicacion.datos import decididas, enlazados
from priorizacion.publicacion.datos.tabla_abierta import escribir
from priorizacion.publicacion.descargas import reunir
from priorizacion.publicacion.escape import cadena_css, escapar, parrafos, preparar
from priorizacion.publicacion.graficas.todas import DIBUJOS
from priorizacion.publicacion.vistas import (
    afuera,
    anterior,
    contraste,
    curva,
    hoja,
    juego,
    mapa,
    mirada,
    portal,
    presupuesto,
    proyecto,
    quienes,
    robustez,
    seguimiento,
    simulador,
    territorio,
    todas,
    verificacion,
    version,
)
from priorizacion.publicacion.vistas.busqueda import INDICE, indice
from priorizacion.publicacion.vistas.contexto import Contexto, archivo_de_propuesta

AL_PORTAL = "../../../"
"""Camino de una agenda a la raíz del sitio: está en territorios/<territorio>/<periodo>/."""
AL_TERRITORIO = "../../"
"""Lo mismo, desde territorios/<territorio>/."""

MENU = (
    ("index", "La agenda en una mirada"),
    ("propuestas", "Todas las propuestas"),
    ("no-entraron", "Lo que no entró, y por qué"),
    ("presupuesto", "Presupuesto y cronograma"),
    ("mapa", "Mapa: qué hay en cada zona"),
    ("como-se-decidio", "Cómo se decidió"),
    ("otras-maneras", "Si se hubiera escogido de otra manera"),
    ("que-tan-firme", "Qué tan firme es la decisión"),
    ("y-si", "¿Y si hubiera más o menos dinero?"),
    ("quien-decidio", "Quién decidió"),
    ("hoja", "En una hoja, para imprimir"),
    ("datos", "Datos y verificación"),
    ("seguimiento", "Seguimiento y versiones"),
)

GUIONES = {"propuestas": "filtro.js", "y-si": "y-si.js"}
"""Página → el guion que la mejora; sin él dice lo mismo."""


def escribir_agenda(contexto: Contexto, entregados: Mapping[str, bytes]) -> dict[str, bytes]:
    """Ruta dentro de la carpeta de la agenda → contenido: páginas y descargas."""
    archivados = {ruta: b for ruta, b in entregados.items() if ruta.startswith(f"{VERSIONES}/")}
    descargas = reunir(contexto, {r: b for r, b in entregados.items() if r not in archivados})
    vistas: dict[str, Any] = {
        "index": mirada.ver(contexto),
        "propuestas": todas.ver(contexto),
        "no-entraron": afuera.ver(contexto),
        "presupuesto": presupuesto.ver(contexto),
        "mapa": mapa.ver(contexto),
        "como-se-decidio": juego.ver(contexto, _en_firme(entregados), _pesos(entregados)),
        "otras-maneras": contraste.ver(contexto),
        "que-tan-firme": robustez.ver(contexto),
        "y-si": curva.ver(contexto),
        "quien-decidio": quienes.ver(contexto, _comite(entregados)),
        "hoja": hoja.ver(contexto),
        "datos": verificacion.ver(
            contexto, descargas, enlazados.escribir(contexto, tuple(descargas))
        ),
        "seguimiento": seguimiento.ver(contexto),
    }
    hechas = {
        f"{nombre}.md": _pagina(contexto, nombre, titulo, vistas[nombre])
        for nombre, titulo in _menu(contexto)
    }
    for decidida in contexto.resultado.propuestas:
        archivo = f"propuestas/{archivo_de_propuesta(decidida.id)}.md"
        hechas[archivo] = _propuesta(contexto, proyecto.ver(contexto, decidida))
    hechas |= dict(_anteriores(contexto))
    paginas = {r: t.encode() for r, t in hechas.items()}
    return {**paginas, **_maneras(vistas["y-si"]), **descargas, **archivados}


def escribir_territorio(contextos: Sequence[Contexto]) -> bytes:
    """La página con todas las agendas de un territorio."""
    vista = territorio.ver(contextos)
    titulo = f"Las agendas de {vista.nombre}"
    meta = {"title": titulo, "description": f"{titulo}: qué cambió.", "portal": AL_TERRITORIO}
    return (_cabecera(meta) + plantilla("territorio.md.j2").render(vista=vista)).encode()


def escribir_portal(contextos: Sequence[Contexto]) -> dict[str, bytes]:
    """La página de entrada del sitio y el índice de su búsqueda."""
    vista = portal.ver(contextos)
    meta = {
        "title": "Todos los territorios",
        "description": vista.resumen,
        "guion": "buscador.js",
    }
    cuerpo = plantilla("portal.md.j2").render(vista=vista, indice=INDICE)
    return {"index.md": (_cabecera(meta) + cuerpo).encode(), INDICE: indice(contextos)}


def _maneras(dinero: curva.Dinero | None) -> dict[str, bytes]:
    """Lo que «¿Y si…?» solo pide si se mueven las maneras de contar."""
    barras = dinero.simulador if dinero else None
    return {simulador.MANERAS: barras.maneras} if barras and barras.maneras else {}


def _comite(entregados: Mapping[str, bytes]) -> ComitePublicado | None:
    contenido = entregados.get(COMITE)
    return ComitePublicado.model_validate_json(contenido) if contenido else None


def _en_firme(entregados: Mapping[str, bytes]) -> EnFirme | None:
    contenido = entregados.get(CONGELADO)
    return EnFirme.model_validate_json(contenido) if contenido else None


def _pesos(entregados: Mapping[str, bytes]) -> PonderacionesPublicadas | None:
    contenido = entregados.get(PUBLICADAS)
    return PonderacionesPublicadas.model_validate_json(contenido) if contenido else None


def _pagina(contexto: Contexto, nombre: str, titulo: str, vista: Any) -> str:
    meta = _meta(contexto, contexto.agenda.titulo if nombre == "index" else titulo, nombre, "")
    if nombre in GUIONES:
        meta["guion"] = GUIONES[nombre]
    if nombre == "hoja":
        meta["una_hoja"] = True
    if nombre == "datos":
        meta["portatil"] = True
    return _unir(contexto, meta, f"{nombre}.md.j2", vista, "")


def _propuesta(contexto: Contexto, vista: proyecto.Proyecto) -> str:
    meta = _meta(contexto, vista.titulo, None, proyecto.SUBIR)
    return _unir(contexto, meta, "propuesta.md.j2", vista, proyecto.SUBIR)


def _anteriores(contexto: Contexto) -> Iterator[tuple[str, str]]:
    """Las versiones archivadas, y las propuestas que ya no están: cada una en su dirección."""
    for archivada in contexto.archivadas:
        pagina = version.ver(contexto, archivada)
        meta = _meta(contexto, pagina.titulo, None, version.SUBIR)
        hecha = _unir(contexto, meta, "version.md.j2", pagina, version.SUBIR)
        yield f"{archivada.rama}index.md", hecha
        decisiones = decididas.decisiones(version.contexto_de(contexto, archivada))
        yield f"{archivada.rama}{version.DECISIONES}", escribir(decisiones).decode()
    for pasada in anterior.ver(contexto):
        meta = _meta(contexto, pasada.titulo, None, proyecto.SUBIR)
        archivo = f"propuestas/{archivo_de_propuesta(pasada.id)}.md"
        yield archivo, _unir(contexto, meta, "anterior.md.j2", pasada, proyecto.SUBIR)


def _unir(contexto: Contexto, meta: dict[str, Any], nombre: str, vista: Any, subir: str) -> str:
    cuerpo = plantilla(nombre).render(
        vista=vista,
        subir=subir,
        portal=AL_PORTAL + subir,
        territorio=contexto.agenda.territorio.nombre,
        titulo=meta["title"],
        titulo_agenda=contexto.agenda.titulo,
        menu=[(t, f"{subir}{n}.html") for n, t in _menu(contexto)],
        ficticio=contexto.agenda.territorio.ficticio,
        aclaracion=parrafos(contexto.agenda.aclaracion),
    )
    return _cabecera(meta) + cuerpo


def _menu(contexto: Contexto) -> list[tuple[str, str]]:
    """Las páginas de esta agenda: sin las que no tendrían nada que decir."""
    hay = {
        "mapa": bool(contexto.agenda.zonas),
        "otras-maneras": contexto.resultado.contraste is not None,
        "que-tan-firme": bool(contexto.escenarios),
        "y-si": contexto.curva is not None,
    }
    return [(nombre, titulo) for nombre, titulo in MENU if hay.get(nombre, True)]


def _meta(contexto: Contexto, titulo: str, aqui: str | None, subir: str) -> dict[str, Any]:
    agenda = contexto.agenda
    meta: dict[str, Any] = {
        "title": titulo,
        "agenda": agenda.titulo,
        "description": f"{titulo}. {agenda.titulo}.",
        "impreso": cadena_css(f"{agenda.titulo} · {titulo}"),
        "portal": AL_PORTAL + subir,
        "menu": [
            {
                "titulo": t,
                "enlace": f"{subir}{n}.html",
                **({"aqui": True} if n == aqui else {}),
            }
            for n, t in _menu(contexto)
        ],
    }
    if agenda.responsable:
        contacto = agenda.responsable.contacto
        meta["responsable"] = f"Publica {agenda.responsable.entidad}." + (
            f" Contacto: {contacto}." if contacto else ""
        )
    return meta


def _cabecera(meta: Mapping[str, Any]) -> str:
    # JSON es YAML: así ningún texto ajeno cambia la forma de la cabecera
    lineas = [f"{k}: {json.dumps(_escapado(v), ensure_ascii=False)}" for k, v in meta.items()]
    return "\n".join(["---", *lineas, "---", ""])


def _escapado(valor: Any) -> Any:
    if isinstance(valor, list):
        return [_escapado(v) for v in valor]
    if isinstance(valor, dict):
        return {k: _escapado(v) for k, v in valor.items()}
    if isinstance(valor, str) and not isinstance(valor, Markup):
        return str(escapar(valor))
    return valor


@cache
def _entorno() -> Environment:
    entorno = Environment(
        loader=PackageLoader("priorizacion.publicacion", "plantillas"),
        autoescape=True,
        finalize=preparar,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    entorno.globals["dibujar"] = DIBUJOS
    return entorno


def plantilla(nombre: str) -> Template:
    """Una plantilla que escapa todo lo ajeno."""
    return _entorno().get_template(nombre)
