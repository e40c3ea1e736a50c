"""Lo que tarda, en otro proceso que se puede detener: decidir del todo y armar las páginas.

Trabaja sobre una copia privada de la carpeta: los archivos de la sesión no se tocan, y lo que
alguien siga escribiendo en ellos no se mezcla con lo que se está calculando.
"""

import contextlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from priorizacion.dominio.resultado import Resultado
from priorizacion.tareas.entrega import CERTIFICADO, RESULTADO

_CON_RESPUESTA = (0, 3)
"""Códigos de `priorizar` que dejan un resultado escrito: hecho, e inviable probada."""


@dataclass
class EncargoAparte:
    """Los dos pasos, uno tras otro, y lo que ha dado cada uno."""

    copia: Path
    """La carpeta copiada."""
    destino: Path
    """Dónde quedan las páginas."""
    proceso: "subprocess.Popen[bytes] | None"
    """El paso que va corriendo; None si ya no hay ninguno."""
    resultado: Resultado | None = None
    """Lo decidido, cuando termina el primer paso."""
    sitio: Path | None = None
    """Las páginas, cuando termina el segundo."""

    def avanzar(self) -> bool:
        """Si acaba de terminar un paso; al terminar el primero empieza el segundo."""
        if self.proceso is None or self.proceso.poll() is None:
            return False
        codigo, self.proceso = self.proceso.returncode, None
        if self.resultado is not None:
            self.sitio = self.destino if codigo == 0 else None
            return self.sitio is not None
        self.resultado = _leer(self.copia) if codigo in _CON_RESPUESTA else None
        if self.resultado is not None:
            self.proceso = _correr("publicar", self.copia, "--destino", self.destino)
        return True

    def detener(self) -> None:
        """Para lo que vaya corriendo; no queda nada atrás."""
        if self.proceso is not None:
            self.proceso.kill()
            self.proceso.wait()
            self.proceso = None


def encargar(carpeta: Path, aparte: Path, numero: int) -> EncargoAparte:
    """Copia la carpeta dentro de `aparte` y empieza a decidirla. Lanza `OSError`."""
    copia = aparte / str(numero) / "agendas" / carpeta.parent.name / carpeta.name
    copia.mkdir(parents=True)
    for archivo in carpeta.iterdir():
        if archivo.is_file() and archivo.name not in (RESULTADO, CERTIFICADO):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(archivo, copia / archivo.name)
    proceso = _correr("priorizar", "--breve", copia)
    return EncargoAparte(copia, aparte / str(numero) / "sitio", proceso)


def _correr(*argumentos: str | Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  # el mismo programa, con argumentos propios
        [sys.executable, "-m", "priorizacion", *map(str, argumentos)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _leer(carpeta: Path) -> Resultado | None:
    try:
        return Resultado.model_validate_json((carpeta / RESULTADO).read_bytes())
    except (OSError, ValidationError):
        return None
