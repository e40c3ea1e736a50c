"""La sesión en el navegador de esta máquina: página, novedades y páginas completas."""

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from priorizacion.publicacion.sesion import escribir_cuerpo, escribir_pagina
from priorizacion.tareas.servidor import Entrega
from priorizacion.tareas.sesion.mesa import Mesa

_ESPERA = 20.0
"""Segundos que una pregunta por novedades puede quedarse abierta."""
_PAGINAS = "/paginas/"


@contextmanager
def mostrando(mesa: Mesa, puerto: int) -> Iterator[str]:
    """Muestra la sesión solo a esta máquina mientras dure el bloque; da la dirección.

    El puerto 0 pide uno libre. Lanza `OSError` si el puerto está ocupado.
    """
    servidor = ThreadingHTTPServer(("127.0.0.1", puerto), partial(_Ventana, mesa))
    servidor.daemon_threads = True
    threading.Thread(target=servidor.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{servidor.server_address[1]}/"
    finally:
        servidor.shutdown()
        servidor.server_close()


class _Ventana(Entrega):
    """Responde con lo que haya en la mesa."""

    def __init__(self, mesa: Mesa, *argumentos: object) -> None:
        self.mesa = mesa
        super().__init__(*argumentos, directory=str(mesa.aparte))  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802  # firma de http.server
        """La página, las novedades, un momento anterior o sus páginas completas."""
        if not self._es_de_aqui():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        pedido = urlsplit(self.path)
        ruta = unquote(pedido.path)
        if ruta == "/":
            self.mesa.esperar_cambio(0, _ESPERA)
            self._responder(self._pagina(len(self.mesa.escenas)))
        elif ruta == "/cuerpo":
            self._novedades(parse_qs(pedido.query).get("desde", ["0"])[0])
        elif ruta == "/sesion.js":
            guion = files("priorizacion.publicacion").joinpath("plantillas/sesion.js")
            self._responder(guion.read_text(encoding="utf-8"), "text/javascript")
        elif ruta.startswith("/estado/"):
            self._responder(self._pagina(_numero(ruta.removeprefix("/estado/"))))
        elif ruta.startswith(_PAGINAS):
            super().do_GET()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def translate_path(self, path: str) -> str:
        """Las páginas del momento N están en su propio sitio, y de él no se sale."""
        numero, _, resto = urlsplit(path).path.removeprefix(_PAGINAS).partition("/")
        sitio = self.mesa.sitios.get(_numero(numero))
        if sitio is None:
            return str(Path(self.directory) / "no-existe")
        self.directory = str(sitio)
        return super().translate_path("/" + resto)

    def _es_de_aqui(self) -> bool:
        """Ninguna página ajena puede preguntar por otro nombre a esta dirección."""
        anfitrion = self.headers.get("Host", "").rpartition(":")[0]
        return anfitrion in ("127.0.0.1", "localhost")

    def _pagina(self, numero: int) -> str | None:
        escenas, version = tuple(self.mesa.escenas), self.mesa.version
        if not 1 <= numero <= len(escenas):
            return None
        return escribir_pagina(escenas, numero, version)

    def _novedades(self, desde: str) -> None:
        version = self.mesa.esperar_cambio(_numero(desde), _ESPERA)
        escenas = tuple(self.mesa.escenas)
        self._responder(escribir_cuerpo(escenas, len(escenas), version), version=version)

    def _responder(
        self, texto: str | None, tipo: str = "text/html", version: int | None = None
    ) -> None:
        if texto is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        cuerpo = texto.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{tipo}; charset=utf-8")
        self.send_header("Content-Length", str(len(cuerpo)))
        if version is not None:
            self.send_header("X-Version", str(version))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # quien preguntaba cerró la página
            self.wfile.write(cuerpo)


def _numero(texto: str) -> int:
    return int(texto) if texto.isascii() and texto.isdigit() and len(texto) < 10 else 0
