"""Páginas por segundo de CPU y bytes por página de un sitio con muchos territorios.

    python bancos/muchos_territorios.py [corridas]

Territorios de unas 100 páginas hasta sumar 100, 1.000 y 3.000. Se publica de cero, con sus
descargas y su ZIP, y se compara con `mkdocs build` del mismo Markdown con la navegación cortada.
Mediana de las corridas (7), intercaladas; CPU de un proceso propio. Barras: 150 páginas por segundo
de CPU; crecer en línea recta, con 15 % de holgura. No detienen nada: se informan.
"""

import os
import pickle
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

REPOSITORIO = Path(__file__).parents[1]
sys.path[:0] = [str(REPOSITORIO), str(REPOSITORIO / "bancos")]

from publicar import agrandada, medir  # noqa: E402

from priorizacion.publicacion import fuentes  # noqa: E402
from priorizacion.publicacion.origen import sembrar  # noqa: E402
from priorizacion.publicacion.publicable import Publicable  # noqa: E402
from tests.publicacion import taller  # noqa: E402

CORRIDAS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
TAMANOS = (100, 1_000, 3_000)
POR_TERRITORIO = 100
BARRA, HOLGURA = 150, 0.15

_PUBLICAR = """
import pickle, sys
from pathlib import Path
from priorizacion.publicacion.sitio import publicar
agendas = pickle.loads(Path(sys.argv[1]).read_bytes())
publicar(agendas, Path(sys.argv[2]), Path(sys.argv[3]), solo_fuentes=False, avisar=lambda _: None)
"""


def agendas(paginas: int) -> list[Publicable]:
    """Tantos territorios de cien páginas como hagan falta."""
    una = agrandada(POR_TERRITORIO)
    return [
        taller.cambiar(una, ruta=f"territorio-{n:02d}/2026-2029")
        for n in range(paginas // POR_TERRITORIO)
    ]


def preparar(carpeta: Path, paginas: int) -> dict[str, Callable[[], float]]:
    """Los dos contendientes, cada uno con todo lo suyo en disco."""
    carpeta.mkdir()
    todas, origen = agendas(paginas), sembrar(carpeta)
    (carpeta / "agendas.pickle").write_bytes(pickle.dumps(todas))
    fuentes.escribir_todo(todas, origen, revisar=lambda _: None)
    python = sys.executable

    def publicar() -> float:
        shutil.rmtree(carpeta / "publicado", ignore_errors=True)
        orden = [python, "-c", _PUBLICAR, "agendas.pickle", "publicado", str(REPOSITORIO)]
        return medir(orden, carpeta)

    def mkdocs() -> float:
        shutil.rmtree(carpeta / "site", ignore_errors=True)
        return medir([python, "-m", "mkdocs", "build", "--strict"], carpeta)

    return {"publicar": publicar, "mkdocs build": mkdocs}


def pesar(sitio: Path) -> tuple[int, int, int]:
    """Cuántas páginas, sus bytes, y los bytes de todo."""
    archivos = [p for p in sitio.rglob("*") if p.is_file()]
    paginas = [p for p in archivos if p.suffix == ".html"]
    return len(paginas), sum(map(tamano, paginas)), sum(map(tamano, archivos))


def tamano(archivo: Path) -> int:
    """Bytes de un archivo."""
    return archivo.stat().st_size


def principal() -> None:
    """Mide y cuenta."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    rapidez: dict[int, float] = {}
    """Páginas hechas → páginas por segundo de CPU."""
    with tempfile.TemporaryDirectory() as temporal:
        for paginas in TAMANOS:
            carpeta = Path(temporal) / str(paginas)
            contendientes = preparar(carpeta, paginas)
            tiempos: dict[str, list[float]] = {nombre: [] for nombre in contendientes}
            for _ in range(CORRIDAS):
                for nombre, correr in contendientes.items():
                    tiempos[nombre].append(correr())
            hechas, html, todo = pesar(carpeta / "publicado")
            publicar, mkdocs = (statistics.median(tiempos[n]) for n in contendientes)
            rapidez[hechas] = hechas / publicar
            print(
                f"{paginas:5} páginas en {paginas // POR_TERRITORIO:2} territorios: "
                f"{rapidez[hechas]:5.0f} páginas por segundo de CPU (barra {BARRA}); "
                f"{html / hechas / 1000:.1f} kB de HTML y {todo / hechas / 1000:.1f} kB en total por "
                f"página; {publicar / mkdocs:.2f} veces «mkdocs build» ({publicar:.1f} y {mkdocs:.1f} s)",
                flush=True,
            )
            shutil.rmtree(carpeta)
    # arrancar y construir lo común cuesta lo mismo con cien que con tres mil: se descuenta
    (pocas, t0), (medias, t1), (muchas, t2) = ((n, n / r) for n, r in rapidez.items())
    primeras, ultimas = (medias - pocas) / (t1 - t0), (muchas - medias) / (t2 - t1)
    print(
        f"cada página más: {primeras:.0f} por segundo de 100 a 1.000 y {ultimas:.0f} de 1.000 a 3.000; "
        f"razón {ultimas / primeras:.2f} (barra: {1 - HOLGURA:.2f} o más, que es en línea recta)"
    )


if __name__ == "__main__":
    principal()
