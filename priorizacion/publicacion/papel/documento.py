"""Una agenda → un solo HTML con todas sus páginas, listo para el papel."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files

from markdown import Markdown
from markupsafe import Markup

from priorizacion.publicacion import paginas
from priorizacion.publicacion.atajo import Atajo
from priorizacion.publicacion.escape import parrafos
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import afuera
from priorizacion.publicacion.vistas.contexto import Contexto, archivo_de_propuesta

EXTENSIONES = ("attr_list", "admonition", "def_list", "toc")
"""Las mismas de `mkdocs.yml`."""
_SIN_PAPEL = ("hoja", "propuestas")
"""La hoja es otro impreso, y la tabla de todas va abriendo las propuestas."""

_ETIQUETA = re.compile(r"<[a-zA-Z][^<>]*>")
_ATRIBUTO = re.compile(r'\s(id|href|aria-labelledby|for)="([^"]*)"')
_TITULO = re.compile(r"<(/?)h([1-5])\b")
_PLEGADO = re.compile(r"<(/?)(details|summary)\b([^>]*)>")
_LEIDO = re.compile(r"<title([^>]*)>([^<]*)</title>\s*<desc[^>]*>([^<]*)</desc>")
_DESCRIPCION = "-descripcion"
"""Cómo termina el lugar de la descripción de una gráfica, que aquí va con su título."""
_SOBRA = re.compile(
    r'<div class="aclaracion">.*?</div>|<script\b.*?</script>|<input\b[^>]*>'
    r'|<p><a href="../index.html">[^<]*</a></p>|<div class="filtro"[^>]*></div>',
    re.DOTALL,
)
_ESTILO = files("priorizacion.publicacion") / "plantillas" / "documento.css"
_DE_AFUERA = ("http:", "https:", "mailto:")


@dataclass(frozen=True, slots=True)
class Capitulo:
    """Una parte del documento."""

    clave: str
    titulo: str
    html: Markup
    propuestas: tuple["Capitulo", ...] = ()
    """Las propuestas, una por una; solo en su capítulo."""


def componer(publicable: Publicable) -> str:
    """El documento entero, sin nada que pedir a la red."""
    contexto = publicable.contexto
    escritas = paginas.escribir_agenda(contexto, publicable.archivos)
    hechas = {n: t.decode() for n, t in escritas.items() if n.endswith(".md")}
    claves = {ruta: _clave(ruta) for ruta in hechas if ruta.removesuffix(".md") not in _SIN_PAPEL}
    claves["propuestas.md"] = "propuestas"
    convertir = partial(_convertir, Markdown(extensions=[*EXTENSIONES, Atajo()]), hechas, claves)
    return paginas.plantilla("documento.html.j2").render(
        contexto=contexto,
        agenda=contexto.agenda,
        aclaracion=parrafos(contexto.agenda.aclaracion),
        capitulos=tuple(_capitulos(contexto, hechas, convertir)),
        huella=contexto.certificado.resultado,
        estilo=Markup(_ESTILO.read_text(encoding="utf-8")),  # noqa: S704  # es nuestro
    )


def _capitulos(
    contexto: Contexto, hechas: Mapping[str, str], convertir: "partial[Markup]"
) -> Iterator[Capitulo]:
    for nombre, titulo in paginas.MENU:
        if nombre not in _SIN_PAPEL and f"{nombre}.md" in hechas:
            yield Capitulo(_clave(nombre), titulo, convertir(f"{nombre}.md", 0))
    una_por_una = tuple(
        Capitulo(_clave(ruta), contexto.nombre(ident), convertir(f"{ruta}.md", 1))
        for ident, ruta in _en_orden(contexto)
    )
    titulo = "Las propuestas, una por una"
    yield Capitulo("propuestas", titulo, convertir("propuestas.md", 0), una_por_una)


def _en_orden(contexto: Contexto) -> Iterator[tuple[str, str]]:
    """Primero las elegidas; después las demás, en el orden de «Lo que no entró»."""
    demas = [d for estado in afuera.ESTADOS for d in afuera.ordenar(contexto, estado)]
    for decidida in (*contexto.elegidas, *demas):
        yield decidida.id, f"propuestas/{archivo_de_propuesta(decidida.id)}"


def _convertir(
    convertidor: Markdown,
    hechas: Mapping[str, str],
    claves: Mapping[str, str],
    ruta: str,
    baja: int,
) -> Markup:
    """El HTML de una página, con sus anclas y enlaces dentro del documento."""
    cuerpo = hechas[ruta].split("\n---\n", 1)[1]
    html = _SOBRA.sub("", convertidor.reset().convert(cuerpo))
    html = _PLEGADO.sub(_desplegar, html)
    html = _LEIDO.sub(r"<title\1>\2. \3</title>", html)
    enlazar = partial(_enlazar, ruta, claves)
    html = _ETIQUETA.sub(lambda e: _ATRIBUTO.sub(enlazar, e[0]), html)
    html = _TITULO.sub(lambda t: f"<{t[1]}h{int(t[2]) + baja}", html)
    return Markup(html)  # noqa: S704  # sale de las plantillas, que ya escaparon lo ajeno


def _desplegar(etiqueta: re.Match[str]) -> str:
    """Lo plegado, abierto: en el papel nadie lo despliega."""
    cual = "div" if etiqueta[2] == "details" else "p"
    return f"<{etiqueta[1]}{cual}{etiqueta[3]}>"


def _enlazar(ruta: str, claves: Mapping[str, str], hallado: re.Match[str]) -> str:
    atributo, valor = hallado.groups()
    if atributo != "href":
        lugares = [v for v in valor.split() if not v.endswith(_DESCRIPCION)]
        marcados = " ".join(f"{claves[ruta]}--{v}" for v in lugares)
        return f' {atributo}="{marcados}"'
    if valor.startswith(_DE_AFUERA):
        return hallado[0]
    destino = _ancla(ruta, claves, valor)
    return f' href="#{destino}"' if destino else ""


def _ancla(ruta: str, claves: Mapping[str, str], enlace: str) -> str | None:
    """El lugar del documento a donde lleva; None si esa página o archivo no va en él."""
    camino, _, ancla = enlace.replace("&#46;", ".").replace("&#126;", "~").partition("#")
    pagina = re.sub(r"\.(html|md)$", "", camino)
    destino = ruta
    if camino:
        destino = posixpath.normpath(posixpath.join(posixpath.dirname(ruta), f"{pagina}.md"))
    if destino not in claves:
        return None
    return f"{claves[destino]}--{ancla or 'inicio'}"


def _clave(ruta: str) -> str:
    return ruta.removesuffix(".md").replace("/", "-").replace("~", "_")
