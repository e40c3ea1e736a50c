"""De dónde salen la configuración, el tema y las páginas escritas a mano."""

import shutil
from dataclasses import dataclass
from pathlib import Path

_EN_EL_PAQUETE = Path(__file__).parent / "predeterminado"
_EN_EL_REPOSITORIO = Path(__file__).parents[2]
GENERADOS = ("territorios", "index.md", "indice-de-propuestas.js")
"""Lo que `publicar` escribe dentro de `sitio/contenido`."""


@dataclass(frozen=True, slots=True)
class Origen:
    """Una carpeta con `mkdocs.yml` y `sitio/`."""

    carpeta: Path

    @property
    def configuracion(self) -> Path:
        """La configuración de MkDocs."""
        return self.carpeta / "mkdocs.yml"

    @property
    def contenido(self) -> Path:
        """Las páginas escritas a mano, y las generadas con `--solo-fuentes`."""
        return self.carpeta / "sitio" / "contenido"

    def archivos(self) -> tuple[Path, ...]:
        """Todo lo que decide cómo se ve el sitio, en orden: configuración, tema y páginas."""
        tema = sorted(p for p in (self.carpeta / "sitio" / "tema").rglob("*") if p.is_file())
        return (self.configuracion, *tema, *self.escritos_a_mano())

    def escritos_a_mano(self) -> tuple[Path, ...]:
        """Los archivos de `sitio/contenido` que no son generados."""
        return tuple(
            sorted(
                p
                for p in self.contenido.rglob("*")
                if p.is_file() and p.relative_to(self.contenido).parts[0] not in GENERADOS
            )
        )


def buscar(raiz: Path) -> Origen:
    """El de `raiz` si tiene `mkdocs.yml`; si no, el que viaja con el paquete."""
    for carpeta in (raiz, _EN_EL_PAQUETE, _EN_EL_REPOSITORIO):
        if (carpeta / "mkdocs.yml").is_file() and (carpeta / "sitio" / "tema").is_dir():
            return Origen(carpeta.resolve())
    raise FileNotFoundError("No se encontró mkdocs.yml ni en la carpeta actual ni en el programa.")


def sembrar(raiz: Path) -> Origen:
    """Asegura que `raiz` tenga `mkdocs.yml` y `sitio/`; lo que ya está no se toca."""
    origen = buscar(raiz)
    if origen.carpeta == raiz.resolve():
        return origen
    for archivo in origen.archivos():
        copia = raiz / archivo.relative_to(origen.carpeta)
        if not copia.exists():
            copia.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(archivo, copia)
    return Origen(raiz.resolve())
