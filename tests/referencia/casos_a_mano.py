"""Los casos de casos_a_mano.yaml entran y salen carpetas del contrato, listas para resolver."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import yaml

from .borrador import COLUMNAS, ENCABEZADO, Borrador, escribir_filas

ARCHIVO = Path(__file__).with_name("casos_a_mano.yaml")
DE_FABRICA = {
    "dimension": "social",
    "zona": "centro",
    "estamento_proponente": "comunidad",
    "sector": "agua",
    "fase": "factibilidad",
    "duracion": 1,
    "ejecutor": "alcaldia",
}


def casos() -> list[dict[str, Any]]:
    """Todos los casos, en el orden del archivo."""
    return list(yaml.safe_load(ARCHIVO.read_text("utf-8")))


def escribir_caso(caso: dict[str, Any], carpeta: Path) -> None:
    """Completa lo que el caso calla y escribe la carpeta."""
    b = Borrador(Random(0), 1, agenda=_agenda(caso.get("agenda", {})))
    b.propuestas = [
        {**DE_FABRICA, "id": id_, "nombre": f"Obra {id_}", **datos}
        for id_, datos in caso["propuestas"].items()
    ]
    b.comite = list(caso.get("comite", {}).items())
    b.impedimentos = list(caso.get("impedimentos", {}).items())
    b.habilitantes = [
        (id_, item, respuesta)
        for id_, respuestas in caso.get("habilitantes", {}).items()
        for item, respuesta in respuestas.items()
    ]
    marcas = [
        (participante, id_, criterio, valor)
        for criterio, por_propuesta in caso.get("marcas", {}).items()
        for id_, por_participante in por_propuesta.items()
        for participante, valor in por_participante.items()
    ]
    escribir_filas(b, marcas, (*COLUMNAS, "meses"), carpeta)


def resumir(respuesta: dict[str, Any], espera: dict[str, Any]) -> dict[str, Any]:
    """La respuesta contada con las palabras de `espera`, para compararlas de una vez."""
    por_id = {p["id"]: p for p in respuesta["propuestas"]}
    desempate = respuesta["desempate"] or {}
    dicho = {
        "inviable": respuesta["estado_solucion"] == "inviable_probada",
        "valor": respuesta["valor"],
        "costo": respuesta["costo_total"],
        "etapa": desempate.get("etapa"),
        "elegidas": {
            id_: p["inicio"] for id_, p in por_id.items() if p["estado"] == "seleccionada"
        },
        "pagos": {id_: [_frase(pago) for pago in p["pagos"]] for id_, p in por_id.items()},
        "estados": {id_: p["estado"] for id_, p in por_id.items()},
        "valores": {id_: p["valor"] for id_, p in por_id.items()},
        "costos": {id_: p["costo"] for id_, p in por_id.items()},
        "puntajes": {id_: [p["prioridad"], p["factibilidad"]] for id_, p in por_id.items()},
    }
    return {
        clave: {id_: dicho[clave][id_] for id_ in esperado}
        if isinstance(esperado, dict) and clave != "elegidas"
        else dicho[clave]
        for clave, esperado in espera.items()
    }


def _frase(pago: dict[str, Any]) -> str:
    return f"{pago['fuente']} {pago['vigencia']} {pago['monto']}"


def _agenda(cambios: dict[str, Any]) -> dict[str, Any]:
    agenda = {
        "titulo": "Agenda resuelta a mano",
        "territorio": {"nombre": "Tres Esquinas", "ficticio": True, "poblacion": 3000},
        "periodo": {"inicio": 2027, "fin": 2027},
        "moneda": "COP",
        **ENCABEZADO,
        "zonas": [
            {"id": z, "nombre": z.capitalize(), "poblacion": 1500} for z in ("centro", "rio")
        ],
        "dimensiones": [{"id": d, "nombre": d.capitalize()} for d in ("social", "ambiental")],
        "estamentos": {"comunidad": 1, "academia": 1},
        "criterios": [
            {
                "id": "votos",
                "eje": "prioridad",
                "nombre": "Votos",
                "ponderacion": 100,
                "origen": "dato",
                "columna": "votos",
                "tramos": {0: 0, 100: 100},
            }
        ],
        "quorum": {"marcas_minimas": 1, "estamentos_minimos": 1},
        "fuentes": [{"id": "propios", "techos": {2027: 100}}],
        "regla_de_valor": "proyectos",
        "resolucion": 100,
        "maximo_proyectos": 9,
        "reglas": [],
        "sorteo": {"procedimiento": "Lotería", "semilla": None},
        **cambios,
    }
    agenda["fuentes"] = [{"nombre": f["id"].capitalize(), **f} for f in agenda["fuentes"]]
    agenda["reglas"] = [{"texto": "Regla del caso.", **regla} for regla in agenda["reglas"]]
    return agenda
