"""Lo que no puede salir y lo que sí: la lista privada, los contactos declarados, las salvedades."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.nomina import leer_nomina
from priorizacion.publicacion.privacidad.revision import Norma


@dataclass(frozen=True)
class Salvedades:
    """Lo que dice quien publica."""

    nombres: Path | None = None
    """La lista privada; None no busca nombres."""
    excepto: tuple[str, ...] = ()
    """Textos que sí pueden salir."""


def armar(
    salvedades: Salvedades, contactos: Iterable[str]
) -> tuple[Norma, tuple[Observacion, ...]]:
    """La norma, y lo que se vio al leer la lista; con un error la norma no vale."""
    permitidos = (*salvedades.excepto, *contactos)
    if salvedades.nombres is None:
        return Norma(permitidos=permitidos), ()
    nomina = leer_nomina(salvedades.nombres)
    return Norma(nomina.personas, permitidos), nomina.observaciones


def contactos_de(reglas: ReglasDeJuego) -> Iterator[str]:
    """El contacto institucional y cómo se reclama: lo que la agenda declara que se publica."""
    if reglas.responsable and reglas.responsable.contacto:
        yield reglas.responsable.contacto
    if reglas.comite and reglas.comite.apelacion:
        yield reglas.comite.apelacion.como


def contactos_del_sitio(sitio: Path) -> Iterator[str]:
    """Los que declaran las agendas de un sitio ya publicado."""
    for archivo in sorted(sitio.rglob("datos/agenda.json")):
        try:
            agenda = json.loads(archivo.read_bytes())["agenda"]
            yield str(agenda.get("responsable", {}).get("contacto", ""))
            yield str(agenda.get("comite", {}).get("apelacion", {}).get("como", ""))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
