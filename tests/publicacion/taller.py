"""Lo que las pruebas publican: agendas pequeñas ya decididas, listas para deformar."""

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from priorizacion.decision.dictamen import Limites, dictaminar
from priorizacion.dominio.resultado import Certificado, Resultado
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.sitio import publicar

REPOSITORIO = Path(__file__).parents[2]
VALLE_CLARO = REPOSITORIO / "tests/casos/valle-claro/2026-2029"
SIN_CIERRE = {
    "area",
    "base",
    "br",
    "col",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "path",
    "circle",
    "rect",
}


@cache
def decidida(carpeta: Path = VALLE_CLARO) -> Publicable:
    """Una carpeta leída y dictaminada de verdad; si trae su resultado, con el que trae."""
    leida = leer_carpeta(carpeta)
    agenda, mapa = leida.agenda, leida.mapa
    assert agenda is not None
    ruta = f"{carpeta.parent.name}/{carpeta.name}"
    if (carpeta / "resultado.json").exists():
        resultado = Resultado.model_validate_json((carpeta / "resultado.json").read_bytes())
        certificado = Certificado.model_validate_json((carpeta / "certificado.json").read_bytes())
        return Publicable(ruta, agenda, resultado, certificado, "huella", mapa=mapa)
    dictamen = dictaminar(agenda, Limites(nodos=None, segundos=None))
    return Publicable(ruta, agenda, dictamen.resultado, dictamen.certificado, "huella")


def construir(destino: Path, *publicables: Publicable, raiz: Path = REPOSITORIO) -> Path:
    """El sitio entero en `destino`."""
    publicar(publicables, destino, raiz, solo_fuentes=False, avisar=lambda _: None)
    return destino


def cambiar(publicable: Publicable, **cambios: Any) -> Publicable:
    """La misma agenda con otros campos en la agenda o en el resultado."""
    agenda = publicable.agenda.model_copy(update=cambios.pop("agenda", {}))
    resultado = publicable.resultado.model_copy(update=cambios.pop("resultado", {}))
    campos = {
        "ruta": publicable.ruta,
        "certificado": publicable.certificado,
        "huella": publicable.huella,
        "archivos": publicable.archivos,
        "mapa": publicable.mapa,
        "reportes": publicable.reportes,
        "archivadas": publicable.archivadas,
    } | cambios
    return Publicable(agenda=agenda, resultado=resultado, **campos)


def paginas(sitio: Path) -> Iterator[Path]:
    """Las páginas del sitio."""
    yield from sorted(p for p in sitio.rglob("*.html") if p.name != "404.html")


class Pagina(HTMLParser):
    """El texto que se ve, las etiquetas y los atributos de una página."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.partes: list[str] = []
        self.etiquetas: list[str] = []
        self.atributos: list[tuple[str, str]] = []
        self._mudas = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.etiquetas.append(tag)
        self.atributos += [(n, v or "") for n, v in attrs]
        self._mudas += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._mudas -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._mudas:
            self.partes.append(data)

    @property
    def texto(self) -> str:
        """Todo lo que se ve, con los blancos juntos."""
        return " ".join("".join(self.partes).split())


def leer(pagina: Path) -> Pagina:
    """Una página del disco."""
    return Pagina(pagina.read_text(encoding="utf-8"))
