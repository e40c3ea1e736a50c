"""De un encargo al `agenda.yaml` con que se empieza: en bloque, con una nota en cada parte."""

from collections.abc import Mapping
from typing import Any

from priorizacion.dominio.comite import ESTAMENTOS
from priorizacion.ingesta.escritura import escribir_yaml
from priorizacion.tareas.direccion import para_direccion
from priorizacion.tareas.encargo import Encargo
from priorizacion.tareas.plantilla_criterios import CRITERIOS
from priorizacion.tareas.plantilla_habilitantes import HABILITANTES

TECHO_DE_MUESTRA = 100_000_000
"""Pesos por año de la única fuente, si no se dijo ninguna; queda anotado que no es de verdad."""

_DIMENSIONES = {
    "social": "Social",
    "economica": "Económica",
    "ambiental": "Ambiental",
    "institucional": "Institucional",
}


def escribir_agenda(encargo: Encargo) -> str:
    """El texto de `agenda.yaml`: cada parte precedida de una línea que dice para qué es."""
    return "\n".join(f"# {nota}\n{escribir_yaml(parte)}" for nota, parte in _partes(encargo))


def _partes(encargo: Encargo) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    return (
        ("De quién es la agenda y para qué años.", _identidad(encargo)),
        ("A dónde quiere llegar el territorio, y quién responde.", _vision(encargo)),
        ("Las partes del territorio y los campos del desarrollo.", _geografia()),
        (
            "Cuánto pondera la voz de cada estamento: iguales, si no se decide otra cosa.",
            {"estamentos": dict.fromkeys(ESTAMENTOS, 1)},
        ),
        ("Lo que se mira; las ponderaciones de cada eje suman 100.", {"criterios": CRITERIOS}),
        ("Cómo se resumen las marcas y cuántas hacen falta.", _opiniones()),
        ("Condiciones para competir; solo «no_cumple» excluye.", {"habilitantes": HABILITANTES}),
        ("De quién es el dinero: pesos por año.", {"fuentes": _fuentes(encargo)}),
        (
            "Cuánto se guarda de cada techo, y qué se suma al costo según lo madura que esté.",
            _prudencia(),
        ),
        ("Qué se maximiza y con qué topes.", _topes(encargo)),
        (
            "Reglas con nombre: cuotas, capacidades, paquetes… El manual trae una de cada una.",
            {"reglas": []},
        ),
        (
            "Cómo se decide un empate; la semilla se escribe entre comillas después de calificar.",
            {"sorteo": _sorteo()},
        ),
    )


def _identidad(encargo: Encargo) -> dict[str, Any]:
    territorio: dict[str, Any] = {"nombre": encargo.nombre}
    if encargo.divipola:
        territorio["divipola"] = encargo.divipola
    if encargo.ficticio:
        territorio["ficticio"] = True
    if encargo.poblacion is not None:
        territorio["poblacion"] = encargo.poblacion
    return {
        "titulo": f"Agenda de desarrollo de {encargo.nombre} {encargo.inicio}–{encargo.fin}",
        "territorio": territorio,
        "periodo": {"inicio": encargo.inicio, "fin": encargo.fin},
        "moneda": "COP",
    }


def _vision(encargo: Encargo) -> dict[str, Any]:
    return {
        "vision": "",
        "responsable": {"entidad": f"Alcaldía de {encargo.nombre}"},
        "licencia": "CC-BY-4.0",
    }


def _geografia() -> dict[str, Any]:
    return {
        "zonas": [
            {"id": "cabecera", "nombre": "Cabecera"},
            {"id": "rural", "nombre": "Zona rural"},
        ],
        "dimensiones": [{"id": i, "nombre": nombre} for i, nombre in _DIMENSIONES.items()],
    }


def _opiniones() -> dict[str, Any]:
    return {
        "agregacion": "media",
        "quorum": {"marcas_minimas": 3, "estamentos_minimos": 2},
        "umbrales": {"prioridad": 30, "factibilidad": 25},
    }


def _fuentes(encargo: Encargo) -> list[dict[str, Any]]:
    fuentes = encargo.fuentes or {"Recursos propios": TECHO_DE_MUESTRA}
    vigencias = range(encargo.inicio, encargo.fin + 1)
    return [
        {
            "id": identificador,
            "nombre": nombre,
            "techos": dict.fromkeys(vigencias, fuentes[nombre]),
            "arrastre": "ninguno",
            "certeza": "firme",
            "vigencias_futuras": "autorizada",
            **({} if encargo.fuentes else {"nota": "Cifra de muestra: escriba la verdadera."}),
        }
        for identificador, nombre in _identificadores(fuentes).items()
    ]


def _identificadores(nombres: Mapping[str, int]) -> dict[str, str]:
    """Id → nombre; dos nombres que darían el mismo id se distinguen con un número."""
    salida: dict[str, str] = {}
    for nombre in nombres:
        raiz = para_direccion(nombre)[:50].replace("-", "_") or "fuente"
        veces = 2
        identificador = raiz
        while identificador in salida:
            identificador, veces = f"{raiz}_{veces}", veces + 1
        salida[identificador] = nombre
    return salida


def _prudencia() -> dict[str, Any]:
    return {
        "reserva": "5%",
        "imprevistos": {
            "perfil": "30%",
            "prefactibilidad": "20%",
            "factibilidad": "10%",
            "disenos": "5%",
        },
    }


def _topes(encargo: Encargo) -> dict[str, Any]:
    return {
        "regla_de_valor": "proyectos",
        "resolucion": 100,
        "maximo_proyectos": encargo.maximo_proyectos,
        "tamano_minimo": 0,
    }


def _sorteo() -> dict[str, Any]:
    return {
        "procedimiento": "Premio mayor de la lotería del departamento en su primer sorteo después "
        "de cerradas las calificaciones; la fecha se anuncia antes de calificar.",
        "semilla": None,
    }
