"""`territorio.geojson` → el contorno de cada zona, o qué tiene mal y en qué línea; y al revés."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from priorizacion.dominio.mapa import POR_GRADO, Contorno, Mapa, Punto
from priorizacion.dominio.tipos import Id
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.contornos import Mal, leer_poligonos
from priorizacion.ingesta.hoja import Filas
from priorizacion.ingesta.texto import citar

GEOJSON = "territorio.geojson"
MAXIMO_DE_GEOJSON = 16 * 1024 * 1024
"""Bytes: las veredas de un departamento, sin simplificar, ocupan 10 MB."""

_EN_GRADOS = re.compile(r"CRS84|4326|4686", re.IGNORECASE)
"""Sistemas en grados: WGS 84 y MAGNA-SIRGAS, que a la escala de un mapa son el mismo."""
_ENTRADA = re.compile(r'"features"\s*:\s*\[')
_ENTRE_FIGURAS = re.compile(r"[\s,]*")
_ID: TypeAdapter[str] = TypeAdapter(Id)


def leer_contornos(nombres: Mapping[str, Path], apuntes: Apuntes) -> Filas[Contorno] | None:
    """Cada zona con la línea en que empieza; None si no hay archivo o no se entiende."""
    if GEOJSON not in nombres:
        return None
    datos = leer_bytes(nombres[GEOJSON], apuntes, MAXIMO_DE_GEOJSON)
    texto = None if datos is None else decodificar(GEOJSON, datos, apuntes)
    raiz = None if texto is None else _leer_json(texto, apuntes)
    if texto is None or raiz is None:
        return None
    contornos: list[Contorno] = []
    lineas: list[int] = []
    for n, (figura, linea) in enumerate(zip(raiz, _lineas(texto, len(raiz)), strict=True), 1):
        try:
            contornos.append(_contorno(figura))
            lineas.append(linea)
        except Mal as mal:
            codigo, mensaje, remedio = mal.args
            lugar = en(GEOJSON, linea, f"features[{n}]")
            apuntes.append(observar(codigo, lugar, mensaje, remedio))
    return Filas(GEOJSON, tuple(contornos), tuple(lineas), perdidas=len(raiz) - len(contornos))


def leer_mapa(carpeta: Path) -> Mapa | None:
    """El mapa de una carpeta que ya se revisó; None si no tiene."""
    return armar_mapa(leer_contornos({p.name: p for p in carpeta.glob(GEOJSON)}, []))


def armar_mapa(contornos: Filas[Contorno] | None) -> Mapa | None:
    """El mapa de lo leído, por zona; None si no hay nada que dibujar."""
    if contornos is None or not contornos.objetos:
        return None
    return Mapa.model_construct(contornos=tuple(sorted(contornos.objetos, key=lambda c: c.zona)))


def escribir_geojson(mapa: Mapa) -> bytes:
    """Un renglón por zona, con su id y su borde y nada más; siempre los mismos bytes."""
    figuras = ",\n".join(_figura(contorno) for contorno in mapa.contornos)
    return f'{{"type": "FeatureCollection", "features": [\n{figuras}\n]}}\n'.encode()


def _leer_json(texto: str, apuntes: Apuntes) -> list[Any] | None:
    try:
        raiz = json.loads(texto, parse_constant=_sin_constantes)
    except json.JSONDecodeError as falla:
        lugar = en(GEOJSON, falla.lineno)
        mensaje, remedio = "No es un JSON bien escrito.", "Vuelva a exportarlo del programa de SIG."
        apuntes.append(observar("geojson-ilegible", lugar, mensaje, remedio))
        return None
    except (RecursionError, ValueError):
        mensaje = "Trae listas sin fin o números que no lo son."
        remedio = "Vuelva a exportarlo del programa de SIG."
        apuntes.append(observar("geojson-ilegible", en(GEOJSON), mensaje, remedio))
        return None
    figuras = raiz.get("features") if isinstance(raiz, dict) else None
    if not isinstance(figuras, list) or raiz.get("type") != "FeatureCollection" or not figuras:
        mensaje = "No es una colección de zonas: falta la lista «features» o está vacía."
        remedio = "Expórtelo como FeatureCollection, con una figura por zona."
        apuntes.append(observar("geojson-forma", en(GEOJSON, 1), mensaje, remedio))
        return None
    return figuras if _esta_en_grados(raiz.get("crs"), apuntes) else None


def _sin_constantes(palabra: str) -> Any:
    raise ValueError(palabra)


def _esta_en_grados(sistema: Any, apuntes: Apuntes) -> bool:
    if sistema is None:
        return True
    propiedades = sistema.get("properties") if isinstance(sistema, dict) else None
    nombre = propiedades.get("name") if isinstance(propiedades, dict) else None
    if isinstance(nombre, str) and _EN_GRADOS.search(nombre):
        return True
    apuntes.append(
        observar(
            "geojson-coordenadas",
            en(GEOJSON, 1, "crs"),
            f"Está en otro sistema de coordenadas: {citar(nombre)}.",
            "Expórtelo en grados (WGS 84, EPSG:4326), con la longitud primero.",
        )
    )
    return False


def _lineas(texto: str, cuantas: int) -> list[int]:
    """La línea en que empieza cada figura; la primera del archivo si no se puede saber."""
    entrada = _ENTRADA.search(texto)
    lineas: list[int] = []
    decodificador, donde, linea, visto = json.JSONDecoder(), entrada.end() if entrada else 0, 1, 0
    while entrada and len(lineas) < cuantas:
        blanco = _ENTRE_FIGURAS.match(texto, donde)
        donde = blanco.end() if blanco else donde
        linea, visto = linea + texto.count("\n", visto, donde), donde
        lineas.append(linea)
        try:
            _, donde = decodificador.raw_decode(texto, donde)
        except ValueError:
            break
    return lineas if len(lineas) == cuantas else [1] * cuantas


def _contorno(figura: Any) -> Contorno:
    if not isinstance(figura, dict) or figura.get("type") != "Feature":
        raise Mal("geojson-forma", f"{citar(figura)} no es una figura.", "Cada zona es un Feature.")
    zona = _zona(figura)
    return Contorno.model_construct(zona=zona, poligonos=leer_poligonos(figura.get("geometry")))


def _zona(figura: Mapping[str, Any]) -> str:
    propiedades = figura.get("properties")
    propias = propiedades if isinstance(propiedades, dict) else {}
    dichas = (propias.get("zona"), propias.get("id"), figura.get("id"))
    dicha = next((d for d in dichas if d not in (None, "")), None)
    try:
        return _ID.validate_python(dicha if isinstance(dicha, str) else str(dicha or ""))
    except ValidationError:
        que = "No dice de qué zona es." if dicha is None else f"{citar(dicha)} no es un id de zona."
        remedio = "Agréguele la propiedad «zona» con el id que la zona tiene en agenda.yaml."
        raise Mal("geojson-forma", que, remedio) from None


def _figura(contorno: Contorno) -> str:
    poligonos = _lista(
        _lista(_lista(map(_posicion, anillo)) for anillo in poligono)
        for poligono in contorno.poligonos
    )
    return (
        f'{{"type": "Feature", "properties": {{"zona": {json.dumps(contorno.zona)}}}, '
        f'"geometry": {{"type": "MultiPolygon", "coordinates": {poligonos}}}}}'
    )


def _lista(partes: Iterable[str]) -> str:
    return f"[{', '.join(partes)}]"


def _posicion(punto: Punto) -> str:
    return _lista(map(_grados, punto))


def _grados(entero: int) -> str:
    grados, resto = divmod(abs(entero), POR_GRADO)
    return f"{'-' if entero < 0 else ''}{grados}.{resto:05d}"
