"""Un archivo publicado, de la clase que sea → los textos que trae adentro."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath

from priorizacion.publicacion.datos.comprimido import DANADO
from priorizacion.publicacion.privacidad import html
from priorizacion.publicacion.privacidad.trozo import Forma, Ilegible, Trozo, sin_escapes

Interesa = Callable[[bytes], bool]
Abrir = Callable[[str, bytes, Interesa, int], Iterator[Trozo]]

ADENTRO = " > "
_HONDURA = 3
"""Un ZIP dentro de otro dentro de otro: más adentro no se mira, y se dice."""
_MAXIMO = 512 * 1024 * 1024
_FORMAS: Mapping[str, Forma] = {
    ".json": "json", ".jsonld": "json", ".geojson": "json", ".js": "json", ".map": "json",
    ".csv": "tabla", ".tsv": "tabla", ".pb": "tabla", ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip
_CON_REFERENCIAS = frozenset({".xml", ".svg", ".md"})
"""Donde «@» puede estar escrita `&#64;`."""
_SIN_TEXTO = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".otf"}
)
_DE_OFICINA = frozenset({".xlsx", ".docx", ".pptx", ".odt", ".ods", ".odp"})
_EN_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PARRAFO = re.compile(r"</(?:\w+:)?(?:p|row|h|table-row|si)>|<(?:\w+:)?(?:br|tab)\b[^>]*/>")
_NUMERO_DE_CELDA = re.compile(r"<v>[^<]*</v>")
_CELDA = re.compile(r"</(?:\w+:)?(?:c|tc|table-cell)>")
_ETIQUETA = re.compile(r"<[^<>]*>")


def leer(donde: str, octetos: bytes, interesa: Interesa, hondura: int = 0) -> Iterator[Trozo]:
    """Cada texto con su lugar. Lanza `Ilegible` si no se pudo mirar.

    `interesa` dice de unos bytes si vale la pena mirarlos; lo que va en UTF-16 se mira siempre.
    """
    sufijo = PurePosixPath(donde.rpartition(ADENTRO)[2]).suffix.lower()
    if sufijo in _SIN_TEXTO:
        return
    abrir = _por_su_firma(octetos)
    if abrir is not None:
        yield from abrir(donde, octetos, interesa, hondura)
        return
    if not interesa(octetos) and octetos[:2] not in _EN_UTF16:
        return
    texto = _decodificar(octetos, donde)
    if sufijo in {".html", ".htm"}:
        yield from html.leer(donde, texto)
        return
    forma = _FORMAS.get(sufijo, "prosa")
    if forma == "json":
        texto = sin_escapes(texto)
    yield Trozo(donde, unescape(texto) if sufijo in _CON_REFERENCIAS else texto, forma)


def _por_su_firma(octetos: bytes) -> Abrir | None:
    """Un PDF o un ZIP se conoce por cómo empieza, se llame como se llame."""
    firmas = {b"PK\x03\x04": _zip, b"PK\x05\x06": _zip, b"\x1f\x8b": _gz, b"%PDF-": _pdf}
    return next((abrir for firma, abrir in firmas.items() if octetos.startswith(firma)), None)


def _decodificar(octetos: bytes, donde: str) -> str:
    if octetos[:2] in _EN_UTF16:
        return octetos.decode("utf-16", errors="replace")
    if b"\0" in octetos[:4096]:
        raise Ilegible(f"{donde} no es texto ni de una clase que se sepa abrir")
    try:
        return octetos.decode("utf-8-sig")
    except UnicodeDecodeError:
        return octetos.decode("cp1252", errors="replace")


def _gz(donde: str, octetos: bytes, interesa: Interesa, hondura: int) -> Iterator[Trozo]:
    try:
        with gzip.open(io.BytesIO(octetos)) as abierto:
            adentro = abierto.read(_MAXIMO + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Ilegible(f"{donde} no se puede descomprimir") from error
    if hondura >= _HONDURA or len(adentro) > _MAXIMO:
        raise Ilegible(f"{donde} ocupa demasiado o trae demasiado adentro")
    nombre = PurePosixPath(donde.rpartition(ADENTRO)[2]).name.removesuffix(".gz")
    yield from leer(f"{donde}{ADENTRO}{nombre}", adentro, interesa, hondura + 1)


def _zip(donde: str, octetos: bytes, interesa: Interesa, hondura: int) -> Iterator[Trozo]:
    de_oficina = PurePosixPath(donde.rpartition(ADENTRO)[2]).suffix.lower() in _DE_OFICINA
    try:
        with zipfile.ZipFile(io.BytesIO(octetos)) as comprimido:
            partes = [p for p in comprimido.infolist() if not p.is_dir()]
            if hondura >= _HONDURA or sum(p.file_size for p in partes) > _MAXIMO:
                raise Ilegible(f"{donde} ocupa demasiado o trae demasiado adentro")
            if comprimido.comment:
                yield Trozo(donde, comprimido.comment.decode("utf-8", "replace"), ubicable=False)
            for parte in partes:
                adentro, nombre = comprimido.read(parte), f"{donde}{ADENTRO}{parte.filename}"
                if de_oficina and parte.filename.endswith((".xml", ".rels")):
                    yield from _de_oficina(nombre, adentro, interesa)
                else:
                    yield from leer(nombre, adentro, interesa, hondura + 1)
    except DANADO as error:
        raise Ilegible(f"{donde} no se puede abrir: está dañado o tiene clave") from error


def _de_oficina(donde: str, octetos: bytes, interesa: Interesa) -> Iterator[Trozo]:
    """El texto de una parte XML: los párrafos en su renglón, las palabras partidas juntas."""
    if not interesa(octetos):
        return
    xml = octetos.decode("utf-8", errors="replace")
    con_renglones = _PARRAFO.sub("\n", _NUMERO_DE_CELDA.sub("", xml.replace("\n", " ")))
    junta = "|" if "docProps/" in donde else ""
    texto = unescape(_ETIQUETA.sub(junta, _CELDA.sub("|", con_renglones)))
    # en una hoja, un número solo en su renglón es un dato; en un documento, no
    forma: Forma = "yaml" if ".xlsx" in donde else "prosa"
    yield Trozo(donde, texto, forma, ubicable=False)


def _pdf(donde: str, octetos: bytes, interesa: Interesa, hondura: int) -> Iterator[Trozo]:  # noqa: ARG001
    try:
        from pypdf import PdfReader  # noqa: PLC0415
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise Ilegible(f"para mirar {donde} hace falta pypdf: pip install pypdf") from error
    try:
        leido = PdfReader(io.BytesIO(octetos))
        for numero, pagina in enumerate(leido.pages, start=1):
            texto = pagina.extract_text()
            yield Trozo(f"{donde}{ADENTRO}página {numero}", texto, ubicable=False)
        propiedades = " | ".join(str(v) for v in (leido.metadata or {}).values())
        yield Trozo(f"{donde}{ADENTRO}propiedades", propiedades, ubicable=False)
    except (PyPdfError, ValueError, KeyError, TypeError) as error:
        raise Ilegible(f"{donde} no se puede leer como PDF: está dañado o tiene clave") from error
