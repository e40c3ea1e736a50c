"""Una tabla larga que una persona llena (`valoraciones.csv`, `impedimentos.csv`), fila por fila.

Quien la rehace conserva las columnas de más y los renglones que no entiende.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from priorizacion.ingesta.apuntes import Apuntes
from priorizacion.ingesta.encabezado import buscar_encabezado
from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.ingesta.tablas import leer_hojas
from priorizacion.ingesta.texto import allanar

Fila = Mapping[str, str]

VALORACIONES = "valoraciones.csv"
IMPEDIMENTOS = "impedimentos.csv"
COLUMNAS: Mapping[str, tuple[str, ...]] = {
    VALORACIONES: ("participante", "propuesta", "criterio", "valor"),
    IMPEDIMENTOS: ("participante", "propuesta"),
}
"""Archivo → las columnas que lleva, en orden."""


class TablaAjena(ValueError):
    """La tabla no tiene esas columnas: no se puede escribir en ella sin perder algo."""


@dataclass(frozen=True)
class Larga:
    """Lo que hay en el disco."""

    filas: tuple[Fila, ...] = ()
    """Columna → celda."""
    columnas: tuple[str, ...] = ()
    """Las que trae, con las de más al final."""
    bytes_: bytes | None = field(default=None, repr=False)
    """El archivo tal cual; None si no está."""
    nombre: str = ""
    """El del archivo."""

    @property
    def a_su_manera(self) -> bool:
        """Si al escribirla como la escribe el programa se perdería su forma."""
        return bool(self.bytes_) and self.bytes_ != escribir_larga(self.columnas, self.filas)

    @property
    def nombre_de_copia(self) -> str:
        """«valoraciones-antes-3f9a07c211d8.csv»."""
        huella = sha256(self.bytes_ or b"").hexdigest()[:12]
        return f"{Path(self.nombre).stem}-antes-{huella}.csv"


def leer_larga(carpeta: Path, nombre: str) -> Larga:
    """La tabla de una carpeta; vacía si no está. Lanza `TablaAjena` y `OSError`."""
    archivo, debidas = carpeta / nombre, COLUMNAS[nombre]
    if (carpeta / nombre).with_suffix(".xlsx").exists():
        raise TablaAjena(
            f"está {archivo.with_suffix('.xlsx').name}: guárdela como {nombre} y quite la otra."
        )
    if not archivo.is_file():
        return Larga(columnas=debidas, nombre=nombre)
    crudo = archivo.read_bytes()
    if not crudo.strip():
        return Larga(columnas=debidas, bytes_=crudo, nombre=nombre)
    apuntes: Apuntes = []
    hoja = next(iter(leer_hojas(archivo, apuntes)), None)
    donde = buscar_encabezado(hoja.filas, debidas) if hoja else None
    titulos = [allanar(c) for c in hoja.filas[donde]] if hoja and donde is not None else []
    if hoja is None or donde is None or not set(debidas) <= set(titulos) or "" in titulos:
        raise TablaAjena(
            f"{nombre} no empieza con {','.join(debidas)}: cámbiele el nombre "
            f"(por ejemplo, {archivo.stem}_a-mano.csv) y repita."
        )
    filas = tuple(dict(zip(titulos, fila, strict=False)) for fila in hoja.filas[donde + 1 :])
    de_mas = tuple(c for c in dict.fromkeys(titulos) if c not in debidas)
    return Larga(filas, (*debidas, *de_mas), crudo, nombre)


def escribir_larga(columnas: tuple[str, ...], filas: Iterable[Fila]) -> bytes:
    """La tabla, ordenada por sus columnas."""
    en_orden = sorted(filas, key=lambda f: tuple(f.get(c, "") for c in columnas))
    limpias = ({c: f.get(c, "") for c in columnas} for f in en_orden)
    return escribir_csv(columnas, limpias).encode()
