"""De un archivo ajeno a una carpeta nueva, escrita entera o no escrita."""

from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta
from priorizacion.ingesta.pabulib import importar_pabulib
from priorizacion.ingesta.publicado.carpeta import PAQUETE, leer_publicada
from priorizacion.ingesta.publicado.copia import Copia
from priorizacion.ingesta.publicado.json_de_agenda import leer_json
from priorizacion.ingesta.publicado.libro import leer_libro
from priorizacion.ingesta.tabla import importar_tabla
from priorizacion.ingesta.texto import contar
from priorizacion.tareas.hallado import Hallado, hallar
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


def importar_publicada(origen: Path, carpeta: Path) -> tuple[Observacion, ...]:
    """Importa lo publicado de una agenda; sin errores, la carpeta quedó escrita.

    `origen` es su carpeta, un ZIP con ella o con su paquete, `datapackage.json`, `agenda.xlsx` o
    `agenda.json`. Lanza `ZipInservible` y `OSError`.
    """
    leida = _leer_publicada(origen)
    if not isinstance(leida, Copia):
        return leida
    return _escribir(CarpetaNueva(leida.archivos, leida.observaciones), carpeta)


def _leer_publicada(origen: Path) -> Copia | tuple[Observacion, ...]:
    if origen.name == PAQUETE:
        return leer_publicada(origen.parent)
    if origen.is_file() and origen.suffix.lower() == ".json":
        return leer_json(origen)
    if origen.is_file() and origen.suffix.lower() == ".xlsx":
        return leer_libro(origen)
    with hallar(origen) as hallado:
        return leer_publicada(hallado.carpeta) if hallado.clase != "sitio" else _del_sitio(hallado)


def _del_sitio(hallado: Hallado) -> Copia | tuple[Observacion, ...]:
    agendas = sorted(a.parent for a in hallado.carpeta.glob("territorios/*/*/agenda.yaml"))
    if len(agendas) == 1:
        return leer_publicada(agendas[0])
    cuales = ", ".join(f"«{a.relative_to(hallado.carpeta).as_posix()}»" for a in agendas)
    return (
        observar(
            "paquete-varias",
            en(hallado.carpeta.name),
            f"El sitio tiene {contar(len(agendas), 'agenda', 'agendas')}: {cuales or 'ninguna'}.",
            "Diga la carpeta de una sola.",
        ),
    )


def _escribir(importado: Importado, carpeta: Path) -> tuple[Observacion, ...]:
    if not isinstance(importado, CarpetaNueva):
        return importado
    if impide_seguir(importado.observaciones):
        return importado.observaciones
    return importado.observaciones + escribir_carpeta(con_reserva(importado, carpeta), carpeta)
