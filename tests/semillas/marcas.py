"""Entra una semilla y las cualidades de cada propuesta; sale `valoraciones.csv`.

Las marcas de los tres ejemplos de `agendas/` son SIMULADAS: los territorios son ficticios y
nadie calificó nada. Se simulan para que tengan la forma de las de verdad: lo urgente y lo
maduro salen altos, cada estamento tira un poco para su lado, hay gente más dura que otra, y
hay casillas en blanco y «NS». Con la misma semilla salen siempre los mismos bytes.

Por cada territorio hay dos archivos junto a este: `<territorio>.csv`, con las cualidades de
cada propuesta de 0 a 100 (urgencia, brecha, viabilidad; `conocida`, qué tanto se anima la
gente a opinar de ella) y su `discordia` (0 a 5), y `<territorio>.yaml`, con lo demás.

Uso: `python tests/semillas/marcas.py [territorio…]`
"""

import csv
import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

AQUI = Path(__file__).parent
AGENDAS = AQUI.parents[1] / "agendas"

Fila = Mapping[str, str]


def escribir(territorio: str) -> None:
    """Vuelve a escribir las valoraciones de un territorio."""
    carpeta, filas = generar(territorio)
    with (carpeta / "valoraciones.csv").open("w", encoding="utf-8", newline="") as archivo:
        hoja = csv.writer(archivo, lineterminator="\n")
        hoja.writerow(("participante", "propuesta", "criterio", "valor"))
        hoja.writerows(filas)


def generar(territorio: str) -> tuple[Path, list[tuple[str, str, str, str]]]:
    """La carpeta de la agenda y las filas (participante, propuesta, criterio, valor)."""
    ajustes = yaml.safe_load((AQUI / f"{territorio}.yaml").read_text(encoding="utf-8"))
    carpeta = AGENDAS / territorio / ajustes["periodo"]
    cualidades = {fila["propuesta"]: fila for fila in _leer(AQUI / f"{territorio}.csv")}
    propuestas = _leer(carpeta / "propuestas.csv")
    comite = _leer(carpeta / "comite.csv")
    return carpeta, list(_filas(ajustes, comite, propuestas, cualidades))


def _filas(
    ajustes: Mapping[str, Any],
    comite: list[dict[str, str]],
    propuestas: list[dict[str, str]],
    cualidades: Mapping[str, Fila],
) -> Iterator[tuple[str, str, str, str]]:
    for persona in comite:
        for propuesta in propuestas:
            cualidad = cualidades[propuesta["id"]]
            for criterio in ajustes["mezcla"]:
                marca = _marca(ajustes, persona, propuesta, cualidad, criterio)
                if marca:
                    yield persona["participante"], propuesta["id"], criterio, marca


def _marca(
    ajustes: Mapping[str, Any], persona: Fila, propuesta: Fila, cualidad: Fila, criterio: str
) -> str:
    """Una marca de 1 a 5, «NS» o nada; cada casilla tiene su propio azar."""
    semilla, codigo = ajustes["semilla"], persona["participante"]
    azar = random.Random(f"{semilla}|{codigo}|{propuesta['id']}|{criterio}")
    genio = random.Random(f"{semilla}|{codigo}")
    severidad, constancia = genio.gauss(0, 0.2), genio.uniform(0.82, 0.99)
    if azar.random() > constancia * float(cualidad["conocida"]) / 100:
        return "NS" if azar.random() < 0.3 else ""
    aprecio = _aprecio(ajustes["mezcla"][criterio], propuesta, cualidad)
    inclinacion = ajustes["inclinaciones"].get(persona["estamento"], {})
    sesgo = inclinacion.get(propuesta["dimension"], 0) + severidad
    if propuesta["estamento_proponente"] == persona["estamento"]:
        sesgo += ajustes["lo_propio"]
    ruido = azar.gauss(0, 0.45 + 0.15 * float(cualidad["discordia"]))
    return str(min(5, max(1, round(1 + aprecio / 25 + sesgo + ruido))))


def _aprecio(mezcla: Mapping[str, Any], propuesta: Fila, cualidad: Fila) -> float:
    """De 0 a 100: las cualidades que pesan en el criterio, más lo que dé la dimensión."""
    propio = sum(float(cualidad[c]) * parte for c, parte in mezcla["cualidades"].items())
    return float(propio + mezcla.get("dimension", {}).get(propuesta["dimension"], 0))


def _leer(ruta: Path) -> list[dict[str, str]]:
    with ruta.open(encoding="utf-8", newline="") as archivo:
        return list(csv.DictReader(archivo))


if __name__ == "__main__":
    for nombre in sys.argv[1:] or sorted(ruta.stem for ruta in AQUI.glob("*.yaml")):
        escribir(nombre)
