"""Lo que tarda la sesión en mostrar la agenda después de guardar un archivo. Imprime segundos.

    python bancos/sesion.py [carpeta]

Cambia una cosa a la vez en una copia —una marca, un costo, un techo, un nombre— y mide desde que
el archivo queda guardado hasta que se puede ver la lista; al lado, lo que tarda decidir todo desde
cero. La barra (2 s con 60 propuestas) se informa; no detiene nada.
"""

import re
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from priorizacion.decision.dictamen import dictaminar  # noqa: E402
from priorizacion.decision.modelo import Limites  # noqa: E402
from priorizacion.ingesta.carpeta import leer_carpeta  # noqa: E402
from priorizacion.tareas.sesion.mesa import Mesa, atender  # noqa: E402

CARPETA = Path(__file__).parents[1] / "agendas/puerto-ceibal/2026-2029"
PLAZO = 120


def principal() -> None:
    """Mide y cuenta."""
    origen = Path(sys.argv[1]) if len(sys.argv) > 1 else CARPETA
    with tempfile.TemporaryDirectory() as aparte:
        carpeta = Path(aparte) / "agendas" / origen.parent.name / origen.name
        shutil.copytree(origen, carpeta)
        agenda = leer_carpeta(carpeta).agenda
        assert agenda is not None
        antes = time.monotonic()
        dictaminar(agenda, Limites(breve=True))
        entera = time.monotonic() - antes
        print(f"{len(agenda.propuestas)} propuestas; decidir todo desde cero: {entera:.1f} s")
        _medir(carpeta, Path(aparte) / "sitios", entera)


def _medir(carpeta: Path, sitios: Path, entera: float) -> None:
    sitios.mkdir()
    mesa, fin = Mesa(carpeta, sitios), threading.Event()
    hilo = threading.Thread(
        target=atender, args=(mesa,), kwargs={"seguir": lambda: not fin.is_set()}
    )
    hilo.start()
    _esperar(mesa, 1)
    for que, archivo, viejo, nuevo in (
        ("una marca", "valoraciones.csv", r",(\d)\n\Z", r",1\n"),
        ("todas las marcas de una persona", "valoraciones.csv", r"(?m)^(C1,.*),\d$", r"\1,5"),
        ("un costo", "propuestas.csv", r"(\d{8,})", r"9\1"),
        ("el tope de proyectos", "agenda.yaml", r"(maximo_proyectos: )(\d+)", r"\g<1>10"),
        ("un nombre, que no decide nada", "agenda.yaml", r"(titulo: )", r"\1Otra "),
    ):
        ruta = carpeta / archivo
        texto = ruta.read_text(encoding="utf-8")
        cambiado = re.sub(viejo, nuevo, texto, count=0 if "(?m)" in viejo else 1)
        assert cambiado != texto, que
        numero, antes = len(mesa.escenas) + 1, time.monotonic()
        ruta.write_text(cambiado, encoding="utf-8")
        _esperar(mesa, numero)
        tarda = time.monotonic() - antes
        print(
            f"  {que}: {tarda:.2f} s ({entera / tarda:.0f} veces menos); "
            f"{mesa.escenas[-1].momento}",
            flush=True,
        )
    fin.set()
    hilo.join()


def _esperar(mesa: Mesa, numero: int) -> None:
    hasta = time.monotonic() + PLAZO
    while len(mesa.escenas) < numero:
        assert time.monotonic() < hasta, "no se vio el cambio"
        mesa.esperar_cambio(mesa.version, 0.05)


if __name__ == "__main__":
    principal()
