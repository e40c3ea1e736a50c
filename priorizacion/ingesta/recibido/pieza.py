"""Archivos y carpetas que llegan → piezas con su clase, sin abrir nada que pueda hacer daño."""

import io
import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.archivo import leer_bytes
from priorizacion.ingesta.recibido.descargado import parece_descargado

Clase = Literal["json", "xlsx", "csv"]
SUFIJOS: dict[Clase | None, str] = {"json": ".json", "xlsx": ".xlsx", "csv": ".csv", None: ".dat"}
"""Clase → con qué termina su nombre guardado; depende del contenido y no de cómo venía."""

MAXIMO_DE_BYTES = 4 * 1024 * 1024
"""Una planilla de 60 propuestas pesa menos de 100 KB."""
MAXIMO_ABIERTO = 24 * 1024 * 1024
"""Bytes que puede ocupar una hoja de cálculo, o todo un zip, ya abiertos."""
MAXIMO_DE_PARTES = 500
_RAZON_MAXIMA = 150
_MINIMO_PARA_SOSPECHAR = 1024 * 1024
_CIFRADA = 0x1
_REENVIE = "Pida que lo reenvíen."

_FOTO = ("Es una foto: no se puede leer.", "Copie las marcas a la planilla de esa persona.")
_NO_SON = {
    b"%PDF": ("Es un PDF: no se puede leer.", "Pida el archivo que se llenó, o copie las marcas."),
    b"\xd0\xcf\x11\xe0": (
        "Es un libro viejo (.xls) o con contraseña.",
        "Guárdelo como «Libro de Excel (.xlsx)», sin contraseña.",
    ),
    b"\x89PNG": _FOTO,
    b"\xff\xd8\xff": _FOTO,
    b"<": (
        "Es la página y no la planilla llena.",
        "Ábrala donde se llenó, use «Descargar mi planilla» y envíe el archivo .json que queda.",
    ),
}
"""Con qué empieza lo que no se recibe → qué es y qué hacer."""


@dataclass(frozen=True)
class Pieza:
    """Un archivo que llegó."""

    nombre: str
    """Como lo dio la persona: «entregas.zip/C1.json»."""
    datos: bytes
    """Tal cual."""
    clase: Clase | None
    """None si no es nada que se reciba."""

    @property
    def huella(self) -> str:
        """SHA-256 del contenido."""
        return sha256(self.datos).hexdigest()

    @property
    def guardada(self) -> str:
        """Con qué nombre queda."""
        return self.huella + SUFIJOS[self.clase]


def juntar(rutas: tuple[Path, ...], apuntes: Apuntes) -> Iterator[Pieza]:
    """Cada archivo, los de adentro de las carpetas y los de adentro de los zip.

    En `apuntes` queda lo que no se pudo ni leer; de lo demás dirá `reconocer` cuando se examine.
    """
    for ruta in rutas:
        if ruta.is_dir():
            for raiz, carpetas, archivos in os.walk(ruta):
                carpetas.sort()
                for nombre in sorted(n for n in archivos if not n.startswith(".")):
                    archivo = Path(raiz) / nombre
                    corto = archivo.relative_to(ruta.parent).as_posix()
                    yield from _de_archivo(archivo, corto, apuntes)
        else:
            yield from _de_archivo(ruta, ruta.name, apuntes)


def reconocer(nombre: str, datos: bytes, apuntes: Apuntes) -> Pieza:
    """Reconoce una pieza suelta por su contenido; si no es nada que se reciba, queda observado."""
    inicio = datos.lstrip(b"\xef\xbb\xbf \t\r\n")[:8]
    clase: Clase | None = None
    if datos.startswith(b"PK"):
        clase = "xlsx" if _es_libro(nombre, datos, apuntes) else None
    elif parece_descargado(datos) and b"\0" not in datos and not _se_sabe_que_no(inicio):
        clase = "json"
    elif not datos.strip() or b"\0" in datos or _se_sabe_que_no(inicio):
        apuntes.append(_no_reconocido(nombre, *_que_es(inicio)))
    else:
        clase = "csv"
    return Pieza(nombre, datos, clase)


def _de_archivo(ruta: Path, nombre: str, apuntes: Apuntes) -> Iterator[Pieza]:
    vistos: Apuntes = []
    datos = leer_bytes(ruta, vistos, MAXIMO_DE_BYTES)
    apuntes.extend(o.model_copy(update={"origen": en(nombre)}) for o in vistos)
    if datos is None:
        return
    if datos.startswith(b"PK") and not _parece_libro(datos):
        yield from _de_zip(nombre, datos, apuntes)
    else:
        yield reconocer(nombre, datos, [])


def _de_zip(nombre: str, datos: bytes, apuntes: Apuntes) -> Iterator[Pieza]:
    partes = _partes_seguras(nombre, datos, [])
    if partes is None:
        yield Pieza(nombre, datos, None)
        return
    with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
        for parte in sorted(partes, key=lambda p: p.filename):
            ruta = f"{nombre}/{parte.filename}"
            ultimo = parte.filename.rpartition("/")[2]
            if parte.is_dir() or ultimo.startswith(".") or parte.filename.startswith("__MACOSX/"):
                continue
            if parte.file_size > MAXIMO_DE_BYTES:
                apuntes.append(_enorme(ruta, f"pesa {parte.file_size // 1024} KB"))
                continue
            try:
                yield reconocer(ruta, comprimido.read(parte), [])
            except Exception:  # noqa: BLE001  # un zip dañado lanza zlib.error, struct.error…
                apuntes.append(_no_reconocido(ruta, "Está dañado dentro del zip.", _REENVIE))


def _es_libro(nombre: str, datos: bytes, apuntes: Apuntes) -> bool:
    partes = _partes_seguras(nombre, datos, apuntes)
    if partes is None:
        return False
    nombres = {p.filename for p in partes}
    if "xl/workbook.xml" not in nombres:
        es_ods = "content.xml" in nombres
        que = "Es una hoja de LibreOffice (.ods)." if es_ods else "No es un libro XLSX."
        apuntes.append(_no_reconocido(nombre, que, "Guárdelo como «Libro de Excel (.xlsx)»."))
        return False
    if any(n.endswith("vbaProject.bin") or "externalLinks/" in n for n in nombres):
        copie = "Copie las marcas a la planilla que se entregó."
        apuntes.append(_no_reconocido(nombre, "Trae macros o enlaces a otros libros.", copie))
        return False
    return True


def _partes_seguras(nombre: str, datos: bytes, apuntes: Apuntes) -> list[zipfile.ZipInfo] | None:
    """Las partes de un zip, medidas antes de abrir ninguna; None si no conviene abrirlo."""
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
            partes = comprimido.infolist()
    except Exception:  # noqa: BLE001  # un zip dañado lanza de todo
        apuntes.append(_no_reconocido(nombre, "Está incompleto o dañado.", _REENVIE))
        return None
    abierto = sum(p.file_size for p in partes)
    if abierto > MAXIMO_ABIERTO or len(partes) > MAXIMO_DE_PARTES or _se_infla(partes):
        apuntes.append(_enorme(nombre, f"abierto ocuparía {abierto // 1024} KB"))
        return None
    if any(p.flag_bits & _CIFRADA for p in partes):
        apuntes.append(_no_reconocido(nombre, "Tiene contraseña.", "Pídalo sin ella."))
        return None
    if any(stat.S_ISLNK(p.external_attr >> 16) for p in partes):
        apuntes.append(_no_reconocido(nombre, "Trae enlaces y no archivos.", _REENVIE))
        return None
    return partes


def _se_infla(partes: list[zipfile.ZipInfo]) -> bool:
    return any(
        p.file_size > _MINIMO_PARA_SOSPECHAR
        and p.file_size > _RAZON_MAXIMA * max(p.compress_size, 1)
        for p in partes
    )


def _parece_libro(datos: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
            nombres = set(comprimido.namelist())
    except Exception:  # noqa: BLE001  # se dirá al revisarlo
        return True
    return bool(nombres & {"[Content_Types].xml", "xl/workbook.xml", "content.xml"})


def _se_sabe_que_no(inicio: bytes) -> bool:
    return any(inicio.startswith(marca) for marca in _NO_SON)


def _que_es(inicio: bytes) -> tuple[str, str]:
    nada = (
        "No es una planilla.",
        "Pida la que se entregó: se reciben .xlsx, .json y zip de ellos.",
    )
    return next((dicho for marca, dicho in _NO_SON.items() if inicio.startswith(marca)), nada)


def _no_reconocido(nombre: str, que: str, remedio: str) -> Observacion:
    return observar("archivo-no-reconocido", en(nombre), que, remedio)


def _enorme(nombre: str, porque: str) -> Observacion:
    return observar(
        "archivo-inflado",
        en(nombre),
        f"No se abrió: {porque}, y una planilla no llega a 1.024 KB.",
        "Mire de dónde salió; si es de buena fe, pida solo la planilla.",
    )
