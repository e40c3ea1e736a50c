"""Cuánto cuesta publicar, comparado con `mkdocs build` del mismo Markdown. Imprime razones.

    python bancos/publicar.py [páginas]

Tiempo de CPU (propio y de los procesos hijos), mediana de 7 corridas intercaladas en una sola
llamada. Las tres razones tienen su barra; no detienen nada: se informan.
"""

import os
import pickle
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

REPOSITORIO = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORIO))

from priorizacion.publicacion import fuentes  # noqa: E402
from priorizacion.publicacion.origen import buscar  # noqa: E402
from priorizacion.publicacion.publicable import Publicable  # noqa: E402
from tests.publicacion import taller  # noqa: E402

CORRIDAS = 7
PAGINAS_FIJAS = 11
"""Las de una agenda que no son de una propuesta."""

_CONSTRUIR = """
import sys
from pathlib import Path
from priorizacion.publicacion.construccion import construir_territorio
construir_territorio(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), "../../../")
"""
_PUBLICAR = """
import pickle, sys
from pathlib import Path
from priorizacion.publicacion.sitio import publicar
agenda = pickle.loads(Path(sys.argv[1]).read_bytes())
publicar([agenda], Path(sys.argv[2]), Path(sys.argv[3]), solo_fuentes=False, avisar=lambda _: None)
"""
_NADA = "import priorizacion.publicacion.sitio"


def agrandada(paginas: int) -> Publicable:
    """Valle Claro con sus propuestas repetidas hasta llegar a ese número de páginas."""
    base = taller.decidida()
    contexto, explicaciones, robustez = (
        base.contexto, base.resultado.explicaciones, base.resultado.robustez,
    )  # fmt: skip
    assert explicaciones is not None
    assert robustez is not None
    propuestas, decididas, explicadas, firmes = [], [], [], []
    for i in range(paginas - PAGINAS_FIJAS):
        propuesta = base.agenda.propuestas[i % len(base.agenda.propuestas)]
        # las primeras conservan su código: de ellas hablan la curva, el contraste y el desacuerdo
        ident = propuesta.id if i < len(base.agenda.propuestas) else f"P{i:04d}"
        cambios = {"id": ident, "nombre": f"{propuesta.nombre} {i}", "requiere": ()}
        propuestas.append(propuesta.model_copy(update=cambios))
        decididas.append(contexto.decididas[propuesta.id].model_copy(update={"id": ident}))
        otra = {"propuesta": ident}
        explicadas.append(contexto.explicaciones[propuesta.id].model_copy(update=otra))
        if propuesta.id in contexto.firmezas:
            firmes.append(contexto.firmezas[propuesta.id].model_copy(update=otra))
    return taller.cambiar(
        base,
        agenda={"propuestas": tuple(propuestas)},
        resultado={
            "propuestas": tuple(decididas),
            "explicaciones": explicaciones.model_copy(update={"propuestas": tuple(explicadas)}),
            "robustez": robustez.model_copy(update={"propuestas": tuple(firmes)}),
        },
    )


def medir(orden: list[str], carpeta: Path) -> float:
    """Segundos de CPU de un proceso."""
    antes = resource.getrusage(resource.RUSAGE_CHILDREN)
    entorno = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORIO)}
    subprocess.run(orden, cwd=carpeta, env=entorno, check=True, capture_output=True)
    despues = resource.getrusage(resource.RUSAGE_CHILDREN)
    return despues.ru_utime + despues.ru_stime - antes.ru_utime - antes.ru_stime


def preparar(carpeta: Path, paginas: int) -> dict[str, Callable[[], float]]:
    """Los cuatro contendientes, cada uno con todo lo suyo en disco."""
    agenda, origen = agrandada(paginas), buscar(REPOSITORIO)
    fuentes.escribir_agenda(agenda, carpeta / "md")
    (carpeta / "agenda.pickle").write_bytes(pickle.dumps(agenda))
    configuracion = origen.configuracion.read_text(encoding="utf-8")
    # el mismo Markdown, el mismo tema y las mismas extensiones; sin nada nuestro alrededor
    sola = configuracion.partition("\nnav:")[0].replace("docs_dir: sitio/contenido", "docs_dir: md")
    sola += (
        "\nnav: [{Agenda: index.md}]\nnot_in_nav: '*'\nvalidation:"
        + configuracion.partition("\nvalidation:")[2]
    )
    (carpeta / "mkdocs.yml").write_text(sola, encoding="utf-8")
    shutil.copytree(origen.carpeta / "sitio/tema", carpeta / "sitio/tema")
    python = sys.executable
    raiz = str(origen.carpeta)
    config = str(origen.configuracion)

    def de_cero() -> float:
        shutil.rmtree(carpeta / "publicado", ignore_errors=True)
        return otra_vez()

    def otra_vez() -> float:
        return medir([python, "-c", _PUBLICAR, "agenda.pickle", "publicado", raiz], carpeta)

    return {
        "mkdocs build": lambda: medir([python, "-m", "mkdocs", "build", "--strict"], carpeta),
        "Markdown → sitio": lambda: medir(
            [python, "-c", _CONSTRUIR, config, str(carpeta / "md"), str(carpeta / "hecho")], carpeta
        ),
        "publicar": de_cero,
        "publicar otra vez": otra_vez,
        "importar y nada más": lambda: medir([python, "-c", _NADA], carpeta),
    }


def principal() -> None:
    """Mide y cuenta."""
    paginas = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as temporal:
        contendientes = preparar(Path(temporal), paginas)
        tiempos: dict[str, list[float]] = {nombre: [] for nombre in contendientes}
        for _ in range(CORRIDAS):
            for nombre, correr in contendientes.items():
                tiempos[nombre].append(correr())
    medianas = {nombre: statistics.median(t) for nombre, t in tiempos.items()}
    print(f"{paginas} páginas, mediana de {CORRIDAS} corridas intercaladas, segundos de CPU")
    for nombre, mediana in medianas.items():
        print(f"  {nombre:22} {mediana:6.2f}")
    base = medianas["mkdocs build"]
    print(
        f"Markdown → sitio / mkdocs build: {medianas['Markdown → sitio'] / base:.2f} (barra 1,25)"
    )
    print(f"publicar / mkdocs build:         {medianas['publicar'] / base:.2f} (barra 2)")
    otra = medianas["publicar otra vez"]
    print(
        f"otra vez / primera:              {otra / medianas['publicar']:.2f} (barra 0,10, o 0,5 s: {otra:.2f} s)"
    )


if __name__ == "__main__":
    principal()
