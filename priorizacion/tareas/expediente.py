"""Lo que una carpeta dice de su resultado: leído y con forma, aún sin cotejar."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from priorizacion.dominio.resultado import Certificado, Resultado
from priorizacion.tareas.entrega import CERTIFICADO, PUNTAJES, RESULTADO
from priorizacion.tareas.orden import como_argumento

M = TypeVar("M", bound=BaseModel)


class Ilegible(str):
    """Por qué un expediente que sí está no se puede leer: eso no verifica."""


@dataclass(frozen=True)
class Expediente:
    """El resultado y el certificado de una carpeta, con los bytes que había en el disco."""

    resultado: Resultado
    """Lo decidido."""
    certificado: Certificado
    """Con qué se decidió."""
    archivos: dict[str, bytes]
    """Nombre → bytes de los archivos entregados que existen."""


def leer_expediente(carpeta: Path) -> Expediente | str:
    """Lee `resultado.json` y `certificado.json`; si falta alguno dice cuál.

    Si está y no se entiende, lo que devuelve es un `Ilegible`.
    """
    archivos = {
        nombre: (carpeta / nombre).read_bytes()
        for nombre in (PUNTAJES, RESULTADO, CERTIFICADO)
        if (carpeta / nombre).is_file()
    }
    for nombre in (RESULTADO, CERTIFICADO):
        if nombre not in archivos:
            return (
                f"falta {nombre}. Escríbalo con: priorizacion priorizar {como_argumento(carpeta)}"
            )
    resultado = _leer(Resultado, archivos[RESULTADO])
    if resultado is None:
        return _ilegible(RESULTADO, carpeta)
    certificado = _leer(Certificado, archivos[CERTIFICADO])
    if certificado is None:
        return _ilegible(CERTIFICADO, carpeta)
    return Expediente(resultado, certificado, archivos)


def _leer(modelo: type[M], contenido: bytes) -> M | None:
    try:
        return modelo.model_validate_json(contenido)
    except ValidationError:
        return None


def _ilegible(nombre: str, carpeta: Path) -> Ilegible:
    return Ilegible(
        f"{nombre} no tiene la forma de la versión 1: está incompleto, lo cambiaron a mano o lo "
        f"escribió otra versión. Escríbalo de nuevo con: "
        f"priorizacion priorizar {como_argumento(carpeta)}"
    )
