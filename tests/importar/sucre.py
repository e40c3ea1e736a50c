"""Arma las carpetas de Sucre: el mapa de `sucre.yaml` con los techos del plan de recursos."""

import csv
from pathlib import Path
from typing import Any

import yaml

from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta, escribir_yaml
from priorizacion.ingesta.tabla import importar_tabla

from .datos import dato

MAPA = Path(__file__).with_name("sucre.yaml")
GOBERNACION = "70000"
COLUMNA_DEL_PLAN = {"sgr_directas": "asignaciones_directas", "sgr_regional_60": "air_departamentos"}


def techos(columna: str, inicio: int, fin: int) -> dict[int, int]:
    """Vigencia → pesos de la Gobernación de Sucre en el plan de recursos 2025–2034."""
    plan = dato("colombia/sgr_plan_recursos_2025_2034.csv")
    with plan.open(encoding="utf-8-sig", newline="") as abierto:
        filas = [f for f in csv.DictReader(abierto) if f["cod_entidad"] == GOBERNACION]
    return {
        int(f["vigencia"]): int(f[columna]) for f in filas if inicio <= int(f["vigencia"]) <= fin
    }


def armar(carpeta: Path) -> CarpetaNueva:
    """Los proyectos sin contratar compiten por los techos de 2026 y 2027; los demás, retirados."""
    mapa = yaml.safe_load(MAPA.read_text(encoding="utf-8"))
    _poner_techos(mapa["agenda"], 2026, 2027)
    return _importar(mapa, carpeta)


def armar_exigente(carpeta: Path, *, fin: int = 2029, maximo_proyectos: int = 40) -> CarpetaNueva:
    """Solo para probar, nunca para publicar: compiten los 176, y cualquier fuente los paga."""
    mapa = yaml.safe_load(MAPA.read_text(encoding="utf-8"))
    for columna in ("retirada", "fuentes"):
        del mapa["columnas"][columna]
    del mapa["habilitantes"]
    agenda = mapa["agenda"]
    agenda["habilitantes"] = []
    agenda["fuentes"] = [f for f in agenda["fuentes"] if f["id"] in COLUMNA_DEL_PLAN]
    agenda["periodo"]["fin"] = fin
    agenda["maximo_proyectos"] = maximo_proyectos
    agenda["titulo"] = "Prueba de exigencia: los 176 proyectos de Sucre"
    _poner_techos(agenda, 2026, fin)
    return _importar(mapa, carpeta)


def _poner_techos(agenda: dict[str, Any], inicio: int, fin: int) -> None:
    for fuente in agenda["fuentes"]:
        if fuente["id"] in COLUMNA_DEL_PLAN:
            fuente["techos"] = techos(COLUMNA_DEL_PLAN[fuente["id"]], inicio, fin)


def _importar(mapa: dict[str, Any], carpeta: Path) -> CarpetaNueva:
    completo = carpeta.with_suffix(".mapa.yaml")
    completo.write_text(escribir_yaml(mapa), encoding="utf-8")
    nueva = importar_tabla(dato("colombia/sgr_proyectos_sucre_2026.csv"), completo)
    assert isinstance(nueva, CarpetaNueva), [str(o) for o in nueva]
    assert escribir_carpeta(nueva, carpeta) == ()
    return nueva
