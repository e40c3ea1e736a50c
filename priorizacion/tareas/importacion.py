"""De un archivo ajeno a una carpeta nueva, escrita entera o no escrita."""

from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta
from priorizacion.ingesta.pabulib import importar_pabulib
from priorizacion.ingesta.tabla import importar_tabla
from priorizacion.tareas.reserva import con_reserva
from priorizacion.tareas.revision import impide_seguir

Importado = CarpetaNueva | tuple[Observacion, ...]


def importar_eleccion(
    archivo: Path, carpeta: Path, maximo_proyectos: int | None
) -> tuple[Observacion, ...]:
    """Importa un `.pb` de Pabulib; sin errores, la carpeta quedó escrita."""
    return _escribir(importar_pabulib(archivo, maximo_proyectos), carpeta)


def importar_hoja(archivo: Path, mapa: Path, carpeta: Path) -> tuple[Observacion, ...]:
    """Importa una tabla CSV o XLSX con su mapa; sin errores, la carpeta quedó escrita."""
    return _escribir(importar_tabla(archivo, mapa), carpeta)


def _escribir(importado: Importado, carpeta: Path) -> tuple[Observacion, ...]:
    if not isinstance(importado, CarpetaNueva):
        return importado
    if impide_seguir(importado.observaciones):
        return importado.observaciones
    return importado.observaciones + escribir_carpeta(con_reserva(importado, carpeta), carpeta)
