"""Cuánto cuesta el PDF de una agenda de 50 proyectos, frente a WeasyPrint a secas del mismo HTML.

    python bancos/papel.py [corridas]

CPU de un proceso propio, mediana de las corridas (3), intercaladas. «A secas» es
`python -m weasyprint documento.html` sin etiquetas de accesibilidad; lo nuestro lee la agenda, escribe
sus páginas, las une y da el PDF/UA. Barra: 1,3 veces. No detiene nada: se informa.
"""

import pickle
import statistics
import sys
import tempfile
from pathlib import Path

REPOSITORIO = Path(__file__).parents[1]
sys.path[:0] = [str(REPOSITORIO), str(REPOSITORIO / "bancos")]

from publicar import PAGINAS_FIJAS, agrandada, medir  # noqa: E402

from priorizacion.publicacion.papel.documento import componer  # noqa: E402

CORRIDAS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
PROYECTOS = 50
BARRA = 1.3

_NUESTRO = """
import pickle, sys
from pathlib import Path
from priorizacion.publicacion.papel.documento import componer
from priorizacion.publicacion.papel.pdf import a_pdf
agenda = pickle.loads(Path(sys.argv[1]).read_bytes())
Path(sys.argv[2]).write_bytes(a_pdf(componer(agenda)))
"""


def principal() -> None:
    """Mide y cuenta."""
    agenda = agrandada(PROYECTOS + PAGINAS_FIJAS)
    with tempfile.TemporaryDirectory() as temporal:
        carpeta = Path(temporal)
        (carpeta / "agenda.pickle").write_bytes(pickle.dumps(agenda))
        (carpeta / "documento.html").write_text(componer(agenda), encoding="utf-8")
        ordenes = {
            "papel": [sys.executable, "-c", _NUESTRO, "agenda.pickle", "nuestro.pdf"],
            "weasyprint": [sys.executable, "-m", "weasyprint", "documento.html", "a-secas.pdf"],
        }
        tiempos: dict[str, list[float]] = {nombre: [] for nombre in ordenes}
        for _ in range(CORRIDAS):
            for nombre, orden in ordenes.items():
                tiempos[nombre].append(medir(orden, carpeta))
        papel, secas = (statistics.median(tiempos[nombre]) for nombre in ordenes)
        kilos = (carpeta / "nuestro.pdf").stat().st_size / 1000
    print(
        f"PDF de {PROYECTOS} proyectos: {papel:.1f} s de CPU y {kilos:.0f} kB; WeasyPrint a secas "
        f"{secas:.1f} s; razón {papel / secas:.2f} (barra {BARRA})"
    )


if __name__ == "__main__":
    principal()
