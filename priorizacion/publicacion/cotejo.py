"""Un sitio rehecho y uno publicado → en qué difieren, archivo por archivo.

Rehacer es la prueba: una lista de huellas publicada la puede cambiar quien cambia la página.
"""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from priorizacion.publicacion.cotejo_de_zip import partes_de_ambos
from priorizacion.publicacion.datos.comprimido import mismo_zip
from priorizacion.publicacion.pagina import diferencias, recortar

_DEL_SERVIDOR = frozenset(
    {"CNAME", "robots.txt", ".nojekyll", ".htaccess", ".DS_Store", "Thumbs.db"}
)
"""Archivos que piden los servidores y los sistemas, y que nadie lee como página."""
_DE_ZIP = (".zip", ".xlsx")
_POR_ARCHIVO = 3


@dataclass(frozen=True)
class Cotejo:
    """Lo que salió de comparar dos carpetas."""

    iguales: int
    """Archivos iguales byte a byte."""
    distintos: tuple[tuple[str, str], ...]
    """Archivo → una frase: qué archivo, qué dice y qué debería decir."""
    otra_presentacion: tuple[str, ...]
    """Páginas con el mismo contenido y otro menú, pie o tema."""
    ajenos: tuple[str, ...]
    """Lo que no escribió el programa y no es página ni dato."""


def cotejar(
    rehecho: Path,
    publicado: Path,
    *,
    misma_presentacion: bool | None = None,
    sin: Sequence[str] = (),
) -> Cotejo:
    """Compara `publicado` con `rehecho`, menos las carpetas que se dicen en `sin`.

    Si ninguna página es igual byte a byte, las hizo otra versión de MkDocs, del tema o del
    programa: entonces se compara solo el contenido, y se dice. `misma_presentacion` lo decide de
    antemano. Lanza `OSError`.
    """
    nuestros, suyos = (_listar(carpeta, (".git", *sin)) for carpeta in (rehecho, publicado))
    iguales = {r for r in nuestros & suyos if _son_iguales(rehecho / r, publicado / r)}
    cambiados = sorted((nuestros & suyos) - iguales)
    if misma_presentacion is None:
        misma_presentacion = any(r.endswith(".html") for r in iguales)
    distintos = [(r, f"falta {r}.") for r in sorted(nuestros - suyos)]
    otra = []
    for ruta in cambiados:
        if not misma_presentacion and sin and ruta != "index.html":
            otra.append(ruta)  # páginas comunes: se escriben a mano y pueden ser otras
            continue
        frases = _comparar(rehecho / ruta, publicado / ruta, estricto=misma_presentacion)
        if frases:
            distintos.append((ruta, f"{ruta}: {'; '.join(frases)}."))
        else:
            otra.append(ruta)
    sobran = sorted(suyos - nuestros)
    distintos += [(r, f"sobra {r}, que no sale de los datos.") for r in sobran if not _es_ajeno(r)]
    ajenos = tuple(r for r in sobran if _es_ajeno(r))
    return Cotejo(len(iguales), tuple(distintos), tuple(otra), ajenos)


def _listar(carpeta: Path, sin: Sequence[str]) -> set[str]:
    archivos = (p for p in carpeta.rglob("*") if p.is_symlink() or not p.is_dir())
    rutas = {p.relative_to(carpeta).as_posix() for p in archivos}
    return {r for r in rutas if not r.startswith(tuple(f"{carpeta}/" for carpeta in sin))}


def _es_ajeno(ruta: str) -> bool:
    return ruta.rpartition("/")[2] in _DEL_SERVIDOR


def _son_iguales(uno: Path, otro: Path) -> bool:
    if otro.is_symlink() or not otro.is_file():
        return False
    sale, dice = uno.read_bytes(), otro.read_bytes()
    if sale == dice:
        return True
    if uno.suffix in _DE_ZIP:
        return mismo_zip(sale, dice)
    return uno.suffix == ".gz" and sale[:4] == dice[:4] and _mismo_gz(sale, dice)


def _mismo_gz(uno: bytes, otro: bytes) -> bool:
    """Dos compresores pueden dar otros bytes de lo mismo."""
    try:
        return gzip.decompress(uno) == gzip.decompress(otro)
    except (OSError, EOFError, zlib.error):
        return False


def _comparar(rehecho: Path, publicado: Path, *, estricto: bool) -> list[str]:
    """Vacío si el contenido es el mismo y solo cambia la presentación."""
    if publicado.is_symlink() or not publicado.is_file():
        return ["no es un archivo"]
    sale, dice = rehecho.read_bytes(), publicado.read_bytes()
    if rehecho.suffix == ".zip":
        return _comparar_zip(sale, dice, estricto=estricto)
    return _comparar_contenido(rehecho.suffix, sale, dice, estricto=estricto)


def _comparar_contenido(clase: str, sale: bytes, dice: bytes, *, estricto: bool) -> list[str]:
    try:
        uno, otro = sale.decode(), dice.decode()
    except UnicodeDecodeError:
        return ["no es el archivo que sale de los datos"]
    if clase == ".html":
        frases = diferencias(uno, otro, solo_contenido=not estricto)
        return _primeras(frases) or (["cambió algo que no se ve"] if estricto else [])
    if not estricto and clase in (".css", ".js", ".svg", ".xml"):
        return []
    return _primeras(list(_renglones(uno, otro)))


def _comparar_zip(sale: bytes, dice: bytes, *, estricto: bool) -> list[str]:
    """Parte por parte: otro compresor da otros bytes de lo mismo."""
    ambos = partes_de_ambos(sale, dice)
    if ambos is None:
        return ["no es el archivo que sale de los datos"]
    suyas = ambos[1]
    frases = [f"en él sobra {nombre}" for nombre in suyas.keys() - ambos[0].keys()]
    for nombre, parte in ambos[0].items():
        if nombre not in suyas:
            frases.append(f"en él falta {nombre}")
        elif suyas[nombre] != parte:
            clase = Path(nombre).suffix
            dentro = _comparar_contenido(clase, parte, suyas[nombre], estricto=estricto)
            frases += [f"en él, {nombre}: {frase}" for frase in dentro]
    return _primeras(sorted(frases))


def _renglones(sale: str, dice: str) -> Iterator[str]:
    pares = zip_longest(sale.splitlines(), dice.splitlines(), fillvalue=None)
    for numero, (uno, otro) in enumerate(pares, start=1):
        if uno == otro:
            continue
        if otro is None:
            yield f"falta la línea {numero}, {recortar(uno or '')}"
        elif uno is None:
            yield f"sobra la línea {numero}, {recortar(otro)}"
        else:
            yield f"la línea {numero} dice {recortar(otro)} y debería decir {recortar(uno)}"
    if sale.splitlines() == dice.splitlines():
        yield "cambiaron los fines de línea"


def _primeras(frases: list[str]) -> list[str]:
    if len(frases) <= _POR_ARCHIVO:
        return frases
    return [*frases[:_POR_ARCHIVO], f"y {len(frases) - _POR_ARCHIVO} más"]
