"""Cuánto cuesta revisar 100.000 marcas, frente a csv.DictReader sobre el mismo archivo.

    python bancos/revisar.py

Imprime la razón de tiempos de CPU (mediana de 7 corridas intercaladas en un solo proceso; la meta
es a lo sumo 8) y la memoria máxima del proceso (la meta es menos de 400 MB). No hace fallar nada.
"""

import csv
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from priorizacion.ingesta.carpeta import leer_carpeta

MARCAS = 100_000
CORRIDAS = 7
META = 8.0
META_MB = 400
_ESTAMENTOS = ("comunidad", "organizaciones", "autoridades", "empresas", "academia")
_PARTICIPANTES, _CRITERIOS = 25, 8
_LUGARES = ("El Alto", "La Ribera", "Buenavista", "San Roque", "El Carmen", "Palo Quemado")
_OBRAS = ("Acueducto", "Placa huella", "Puente", "Escuela", "Puesto de salud", "Vivero", "Mercado")


def principal() -> None:
    with tempfile.TemporaryDirectory() as temporal:
        carpeta = Path(temporal)
        escribir(carpeta)
        archivo = carpeta / "valoraciones.csv"
        pares = [(_cpu(lambda: _dictreader(archivo)), _cpu(lambda: _revisar(carpeta)))
                 for _ in range(CORRIDAS)]  # fmt: skip
    lectura, revision = (median(columna) for columna in zip(*pares, strict=True))
    memoria = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if sys.platform == "darwin":
        memoria /= 1024
    print(f"csv.DictReader: {lectura:.3f} s · revisar: {revision:.3f} s (CPU, mediana de 7)")
    print(f"razón: {revision / lectura:.2f} (meta: a lo sumo {META:.0f})")
    print(f"memoria máxima: {memoria:.0f} MB (meta: menos de {META_MB})")


def escribir(carpeta: Path) -> None:
    """Una agenda de 500 propuestas, 25 participantes y 8 criterios, toda calificada."""
    criterios = [f"criterio_{i}" for i in range(_CRITERIOS)]
    propuestas = [f"P{i:03d}" for i in range(MARCAS // (_PARTICIPANTES * _CRITERIOS))]
    quienes = [f"Q{i:02d}" for i in range(_PARTICIPANTES)]
    (carpeta / "agenda.yaml").write_text(_agenda(criterios), encoding="utf-8")
    _csv(carpeta / "propuestas.csv", ("id", "nombre", "zona", "fase", "costo"), (
        (p, f"{_OBRAS[i % 7]} {i} de {_LUGARES[i % 6]}", f"z{i % 10}", "disenos", 10**8 + i)
        for i, p in enumerate(propuestas)))  # fmt: skip
    _csv(carpeta / "comite.csv", ("participante", "estamento"),
         ((q, _ESTAMENTOS[i % 5]) for i, q in enumerate(quienes)))  # fmt: skip
    _csv(carpeta / "valoraciones.csv", ("participante", "propuesta", "criterio", "valor"), (
        (q, p, c, 1 + (7 * i + 3 * j + k) % 5)
        for i, q in enumerate(quienes)
        for j, p in enumerate(propuestas)
        for k, c in enumerate(criterios)))  # fmt: skip


def _agenda(criterios: list[str]) -> str:
    zonas = "".join(f"  - {{id: z{i}, nombre: Zona {i}}}\n" for i in range(10))
    lista = "".join(
        f"  - {{id: {c}, eje: {'prioridad' if i % 2 else 'factibilidad'}, nombre: {c}, "
        f"ponderacion: 25, escala: {{1: Nada, 3: Algo, 5: Del todo}}}}\n"
        for i, c in enumerate(criterios)
    )
    return (
        "titulo: Agenda de medida\nterritorio: {nombre: Valle Largo, ficticio: true}\n"
        f"periodo: {{inicio: 2026, fin: 2029}}\nzonas:\n{zonas}criterios:\n{lista}"
        "fuentes:\n  - {id: propios, nombre: Propios, techos: {2026: 9000000000}}\n"
        "maximo_proyectos: 20\nsorteo: {procedimiento: Lotería}\n"
    )


def _csv(ruta: Path, columnas: tuple[str, ...], filas: object) -> None:
    with ruta.open("w", encoding="utf-8", newline="") as salida:
        escritor = csv.writer(salida, lineterminator="\n")
        escritor.writerow(columnas)
        escritor.writerows(filas)  # type: ignore[arg-type]


def _dictreader(archivo: Path) -> None:
    with archivo.open(encoding="utf-8", newline="") as entrada:
        cuantas = sum(1 for _ in csv.DictReader(entrada))
    assert cuantas == MARCAS


def _revisar(carpeta: Path) -> None:
    lectura = leer_carpeta(carpeta)
    assert lectura.agenda is not None, lectura.observaciones[:3]
    assert len(lectura.agenda.valoraciones) == MARCAS


def _cpu(hacer: Callable[[], None]) -> float:
    antes = time.process_time()
    hacer()
    return time.process_time() - antes


if __name__ == "__main__":
    principal()
