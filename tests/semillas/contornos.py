"""Los mapas inventados de los ejemplos: `python tests/semillas/contornos.py` los vuelve a escribir.

Cada territorio es un borde dibujado a mano que se reparte entre los asientos de sus zonas (un
diagrama de potencias); a cada lado se le quita lo recto con un azar que solo depende de sus puntas,
y por eso dos vecinas comparten el mismo borde. Están en el mar Pacífico, donde no hay ningún
municipio.
"""

import json
from hashlib import sha256
from pathlib import Path

Punto = tuple[float, float]

TERRITORIOS: dict[str, tuple[list[Punto], dict[str, tuple[float, float, float]]]] = {
    # borde; zona → asiento y radio, en una cuadrícula de 100 × 100
    "chirivaque": (
        [(18, 4), (62, 0), (90, 22), (98, 58), (74, 96), (36, 100), (6, 72), (2, 34)],
        {
            "cabecera": (44, 46, 12),
            "rosal": (72, 30, 20),
            "cuchilla": (76, 72, 18),
            "guayabal": (24, 22, 18),
            "paramo": (28, 80, 24),
        },
    ),
    "puerto-ceibal": (
        [(30, 0), (58, 6), (72, 30), (78, 62), (96, 84), (70, 100), (34, 92), (20, 60), (10, 24)],
        {
            "cabecera": (42, 52, 11),
            "arriba": (60, 24, 18),
            "bocas": (46, 84, 18),
            "serrania": (26, 22, 18),
            "consejo": (76, 80, 18),
            "resguardo": (66, 52, 16),
        },
    ),
    "cano-florido": (
        [(0, 26), (30, 4), (70, 0), (112, 12), (126, 44), (108, 78), (60, 92), (16, 80)],
        {
            "c1": (52, 44, 9),
            "c2": (66, 40, 9),
            "c3": (58, 57, 9),
            "sanisidro": (24, 34, 20),
            "altagracia": (32, 70, 20),
            "puerto": (98, 30, 22),
            "resguardos": (92, 66, 22),
            "sabana": (66, 14, 14),
        },
    ),
}
ESQUINA = {"chirivaque": (-79.9, 3.1), "puerto-ceibal": (-80.6, 5.2), "cano-florido": (-79.4, 1.7)}
GRADO = 0.0032
"""Lo que mide en grados un cuadro de la cuadrícula."""
CORTO = 2.2
"""Un lado más corto que esto ya no se quiebra, en cuadros."""
REPOSITORIO = Path(__file__).parents[2]


def dibujar(nombre: str) -> str:
    """El GeoJSON de un territorio, un renglón por zona."""
    borde, asientos = TERRITORIOS[nombre]
    x0, y0 = ESQUINA[nombre]
    figuras = []
    for zona in asientos:
        anillo = quebrar(celda(zona, asientos, borde))
        grados = [[round(x0 + GRADO * x, 5), round(y0 + GRADO * y, 5)] for x, y in anillo]
        geometria = {"type": "Polygon", "coordinates": [[*grados, grados[0]]]}
        figura = {"type": "Feature", "properties": {"zona": zona}, "geometry": geometria}
        figuras.append(json.dumps(figura))
    nota = "Territorio inventado: el dibujo está en el mar."
    inicio = f'{{"type": "FeatureCollection", "nota": {json.dumps(nota, ensure_ascii=False)}'
    return inicio + ', "features": [\n' + ",\n".join(figuras) + "\n]}\n"


def celda(
    zona: str, asientos: dict[str, tuple[float, float, float]], borde: list[Punto]
) -> list[Punto]:
    """La parte del borde más cercana a ese asiento que a los demás, contando los radios."""
    x, y, radio = asientos[zona]
    resto = borde
    for otra, (ox, oy, oradio) in asientos.items():
        if otra != zona:
            a, b = 2 * (ox - x), 2 * (oy - y)
            c = ox * ox + oy * oy - oradio**2 - x * x - y * y + radio**2
            resto = recortar(resto, a, b, c)
    return [(round(px, 6), round(py, 6)) for px, py in resto]


def recortar(poligono: list[Punto], a: float, b: float, c: float) -> list[Punto]:
    """La parte de un polígono convexo en que a·x + b·y ≤ c."""
    dentro = [c - a * x - b * y for x, y in poligono]
    salida: list[Punto] = []
    for i, (punto, d) in enumerate(zip(poligono, dentro, strict=True)):
        otro, e = poligono[i - 1], dentro[i - 1]
        if (d >= 0) != (e >= 0):
            t = e / (e - d)
            salida.append((otro[0] + t * (punto[0] - otro[0]), otro[1] + t * (punto[1] - otro[1])))
        if d >= 0:
            salida.append(punto)
    return salida


def quebrar(poligono: list[Punto]) -> list[Punto]:
    """El mismo polígono con cada lado quebrado."""
    return [p for i, punto in enumerate(poligono) for p in lado(poligono[i - 1], punto)[1:]]


def lado(desde: Punto, hasta: Punto) -> list[Punto]:
    """Los puntos de un lado quebrado; al revés da los mismos puntos al revés."""
    if desde > hasta:
        return lado(hasta, desde)[::-1]
    (x1, y1), (x2, y2) = desde, hasta
    largo = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if largo < CORTO:
        return [desde, hasta]
    azar = sha256(f"{desde}{hasta}".encode()).digest()
    corrido = (azar[0] / 255 - 0.5) * 0.34
    medio = 0.5 + (azar[1] / 255 - 0.5) * 0.2
    centro = (
        round(x1 + medio * (x2 - x1) - corrido * (y2 - y1), 6),
        round(y1 + medio * (y2 - y1) + corrido * (x2 - x1), 6),
    )
    return [*lado(desde, centro)[:-1], *lado(centro, hasta)]


if __name__ == "__main__":
    for nombre in TERRITORIOS:
        archivo = REPOSITORIO / f"agendas/{nombre}/2026-2029/territorio.geojson"
        archivo.write_text(dibujar(nombre), encoding="utf-8")
