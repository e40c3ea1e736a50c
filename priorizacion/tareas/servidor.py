"""El sitio ya construido en una dirección local, y un aviso cuando algo cambia."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Foto = dict[str, tuple[int, int]]
"""Ruta → (momento del último cambio, tamaño)."""

_IGNORADOS = (".tmp", ".swp", "~")
_SEGUNDOS_ENTRE_FOTOS = 1.0


@contextmanager
def sirviendo(destino: Path, puerto: int) -> Iterator[str]:
    """Sirve `destino` solo a esta máquina mientras dure el bloque; da la dirección.

    El puerto 0 pide uno libre. Lanza `OSError` si el puerto está ocupado.
    """
    servidor = ThreadingHTTPServer(("127.0.0.1", puerto), partial(Entrega, directory=str(destino)))
    hilo = threading.Thread(target=servidor.serve_forever, daemon=True)
    hilo.start()
    try:
        yield f"http://127.0.0.1:{servidor.server_address[1]}/"
    finally:
        servidor.shutdown()
        servidor.server_close()


def vigilar(
    rutas: Iterable[Path],
    al_cambiar: Callable[[], None],
    *,
    seguir: Callable[[], bool] = lambda: True,
    pausa: float = _SEGUNDOS_ENTRE_FOTOS,
) -> None:
    """Llama a `al_cambiar` cada vez que cambia algún archivo bajo `rutas`, mientras `seguir`."""
    vigiladas = tuple(rutas)
    antes = tomar_foto(vigiladas)
    while seguir():
        time.sleep(pausa)
        ahora = tomar_foto(vigiladas)
        if ahora != antes:
            al_cambiar()
            # lo que la propia respuesta haya escrito no cuenta como cambio
            ahora = tomar_foto(vigiladas)
        antes = ahora


def tomar_foto(rutas: Iterable[Path]) -> Foto:
    """Cuándo cambió y cuánto mide cada archivo bajo `rutas`; lo que no existe no sale."""
    return {str(archivo): marca for ruta in rutas for archivo, marca in _marcas(ruta)}


def _marcas(ruta: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    archivos = [ruta] if ruta.is_file() else sorted(ruta.rglob("*"))
    for archivo in archivos:
        if archivo.name.endswith(_IGNORADOS):
            continue
        try:
            estado = archivo.stat()
        except OSError:
            continue
        if archivo.is_file():
            yield archivo, (estado.st_mtime_ns, estado.st_size)


class Entrega(SimpleHTTPRequestHandler):
    """La de la biblioteca estándar, sin listados de carpetas, sin registro y en español."""

    def list_directory(self, path: Any) -> None:  # noqa: ARG002  # firma de http.server
        """No los hay."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(
        self,
        code: int,
        message: str | None = None,  # noqa: ARG002  # firma de http.server
        explain: str | None = None,  # noqa: ARG002
    ) -> None:
        """Responde con la página 404 del sitio, o con una frase."""
        pagina = Path(self.directory) / "404.html"
        cuerpo = (
            pagina.read_bytes()
            if code == HTTPStatus.NOT_FOUND and pagina.is_file()
            else f"<!doctype html><html lang=es><title>{int(code)}</title>"
            f"<p>No se encontró esa página ({int(code)}).".encode()
        )
        self.send_response(code, "Error")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(cuerpo)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(cuerpo)

    def end_headers(self) -> None:
        """Nada se guarda: lo que se ve es siempre lo de ahora."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nada: la terminal es para los cambios."""
