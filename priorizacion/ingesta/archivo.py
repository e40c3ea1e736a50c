"""Un archivo del disco → sus bytes, y los bytes → texto Unicode compuesto (NFC)."""

import codecs
import errno
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, observar

MAXIMO_DE_BYTES = 64 * 1024 * 1024
"""Ningún archivo de una carpeta pasa de aquí: 100.000 marcas caben en 3 MB."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_DE_1252 = frozenset(
    "áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”\u2018’–—…°ºª·€àèìòùâêîôûäëïöçãõÀÈÌÒÙÇ\u00b4\u00a0½¼¾²³®©±×"
)
_RAYA_ENTRE_LETRAS = re.compile(r"[a-zA-Z][–—\u2018’“”…°ºª·\u00b4½¼¾²³®©±×«»¡¿][a-z]")
_DANADO = re.compile("\ufffd|Ã[\u0080-\u00bf]|Ã[ƒ‰“”\u2018’šœŒ]|Â[\u00a0-\u00bf]")


def leer_bytes(ruta: Path, apuntes: Apuntes, maximo: int = MAXIMO_DE_BYTES) -> bytes | None:
    """Los bytes de un archivo común y corriente; None si no se pudo, con su observación."""
    nombre = ruta.name
    try:
        if not stat.S_ISREG(ruta.stat().st_mode):
            apuntes.append(_ilegible(nombre, "no es un archivo sino una carpeta u otra cosa"))
            return None
        with ruta.open("rb") as abierto:
            datos = abierto.read(maximo + 1)
    except (OSError, ValueError) as falla:
        apuntes.append(_ilegible(nombre, _motivo(falla)))
        return None
    if len(datos) > maximo:
        apuntes.append(
            observar(
                "archivo-enorme",
                en(nombre),
                f"Pasa de {maximo // 1024} KB.",
                "Revise si es el archivo correcto; quítele lo que no sea de la agenda.",
            )
        )
        return None
    return datos


def decodificar(
    nombre: str, datos: bytes, apuntes: Apuntes, *, pese_a_invisibles: bool = False
) -> str | None:
    """Bytes → texto en NFC, con saltos de línea tal cual; None si no se lee con certeza.

    Con `pese_a_invisibles`, los caracteres de control quedan observados, que es un error, y se
    quitan: así el resto del archivo también se revisa.
    """
    texto = _segun_marca(nombre, datos, apuntes) if _con_marca(datos) else None
    if texto is None and not _con_marca(datos):
        texto = _sin_marca(nombre, datos, apuntes)
    if texto is None:
        return None
    if not texto.strip():
        apuntes.append(
            observar("archivo-vacio", en(nombre), "No tiene nada escrito.", "Llénelo o bórrelo.")
        )
        return None
    texto = unicodedata.normalize("NFC", texto)
    if texto.isascii() and texto.isprintable():
        return texto
    invisibles = list(_invisibles(nombre, texto))
    apuntes.extend(invisibles if pese_a_invisibles else invisibles[:1])
    if invisibles and ("\0" in texto or not pese_a_invisibles):
        return None
    apuntes.extend(_danos(nombre, texto))
    return _CONTROL.sub("", texto) if invisibles else texto


def _con_marca(datos: bytes) -> bool:
    return datos.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _segun_marca(nombre: str, datos: bytes, apuntes: Apuntes) -> str | None:
    en_utf8 = datos.startswith(codecs.BOM_UTF8)
    try:
        texto = datos.decode("utf-8-sig" if en_utf8 else "utf-16")
    except UnicodeDecodeError as falla:
        apuntes.append(_codificacion(nombre, datos, falla.start))
        return None
    if not en_utf8 and texto.strip():
        apuntes.append(_supuesta(nombre, "UTF-16"))
    return texto


def _sin_marca(nombre: str, datos: bytes, apuntes: Apuntes) -> str | None:
    if b"\0" in datos:
        apuntes.append(
            observar(
                "archivo-binario",
                en(nombre, datos.count(b"\n", 0, datos.index(b"\0")) + 1),
                "Contiene bytes nulos: no es un archivo de texto.",
                "Guárdelo de nuevo como «CSV UTF-8» (o como texto UTF-8 si es YAML).",
            )
        )
        return None
    try:
        return datos.decode("utf-8")
    except UnicodeDecodeError as falla:
        return _en_1252(nombre, datos, falla.start, apuntes)


def _en_1252(nombre: str, datos: bytes, donde: int, apuntes: Apuntes) -> str | None:
    try:
        texto = datos.decode("cp1252")
    except UnicodeDecodeError as falla:
        apuntes.append(_codificacion(nombre, datos, falla.start))
        return None
    extranos = {c for c in set(texto) if not c.isascii()} - _DE_1252
    if extranos or _RAYA_ENTRE_LETRAS.search(texto):
        apuntes.append(_codificacion(nombre, datos, donde))
        return None
    apuntes.append(_supuesta(nombre, "Windows-1252"))
    return texto


def _invisibles(nombre: str, texto: str) -> Iterator[Observacion]:
    """El primero de cada línea."""
    if not _CONTROL.search(texto):
        return
    for linea, renglon in enumerate(texto.split("\n"), start=1):
        control = _CONTROL.search(renglon)
        if control:
            yield observar(
                "caracter-de-control",
                en(nombre, linea),
                f"Hay un carácter invisible (U+{ord(control[0]):04X}) que no es de un texto.",
                "Bórrelo o vuelva a escribir esa línea.",
            )


def _danos(nombre: str, texto: str) -> Iterator[Observacion]:
    danado = None if texto.isascii() else _DANADO.search(texto)
    if danado:
        yield observar(
            "texto-danado",
            en(nombre, _linea(texto, danado.start())),
            f"Las tildes parecen dañadas: «{danado[0]}».",
            "Abra el archivo original con su codificación y guárdelo como UTF-8.",
        )


def _linea(texto: str, posicion: int) -> int:
    return texto.count("\n", 0, posicion) + 1


def _ilegible(nombre: str, motivo: str) -> Observacion:
    return observar(
        "archivo-ilegible",
        en(nombre),
        f"No se puede abrir: {motivo}.",
        "Revise que sea un archivo y que usted tenga permiso de leerlo.",
    )


def _motivo(falla: OSError | ValueError) -> str:
    if isinstance(falla, PermissionError):
        return "no hay permiso de lectura"
    if isinstance(falla, OSError) and falla.errno == errno.ELOOP:
        return "es un enlace que da vueltas sobre sí mismo"
    if isinstance(falla, FileNotFoundError):
        return "es un enlace a algo que ya no existe"
    return "el sistema no lo permite"


def _supuesta(nombre: str, codificacion: str) -> Observacion:
    return observar(
        "codificacion-supuesta",
        en(nombre),
        f"No está en UTF-8: se leyó como {codificacion}.",
        "Mire que las tildes salgan bien; mejor guárdelo como «CSV UTF-8».",
    )


def _codificacion(nombre: str, datos: bytes, donde: int) -> Observacion:
    return observar(
        "codificacion-ilegible",
        en(nombre, datos.count(b"\n", 0, donde) + 1),
        "Las letras no están en UTF-8 ni en otra codificación que se pueda leer con certeza.",
        "Ábralo en la hoja de cálculo o el editor y guárdelo como «CSV UTF-8».",
    )
