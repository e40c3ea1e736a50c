"""De un encargo al `agenda.yaml` con que se empieza: en bloque, con una nota en cada parte."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.comite import ESTAMENTOS
from priorizacion.ingesta.escritura import escribir_yaml
from priorizacion.tareas.nueva.criterios import CRITERIOS
from priorizacion.tareas.nueva.encargo import Encargo, Precios
from priorizacion.tareas.nueva.fuentes import escribir_fuentes, identificar
from priorizacion.tareas.nueva.habilitantes import HABILITANTES

DIMENSIONES = ("Social", "Económica", "Ambiental", "Institucional")
"""Los campos del desarrollo de costumbre."""
ZONAS = ("Cabecera", "Zona rural")
"""Las partes de un municipio, si no se dicen otras."""


def escribir_agenda(encargo: Encargo) -> str:
    """El texto de `agenda.yaml`: cada parte precedida de una línea que dice para qué es."""
    return "\n".join(f"# {nota}\n{escribir_yaml(parte)}" for nota, parte in _partes(encargo))


def _partes(encargo: Encargo) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    return (
        ("De quién es la agenda y para qué años.", _identidad(encargo)),
        *_de_precios(encargo),
        ("A dónde quiere llegar el territorio, y quién responde.", _vision(encargo)),
        ("Las partes del territorio y los campos del desarrollo.", _geografia(encargo)),
        (
            "Cuánto pondera la voz de cada estamento: iguales, si no se decide otra cosa.",
            {"estamentos": dict.fromkeys(estamentos_de(encargo), 1)},
        ),
        (
            "Lo que se mira; las ponderaciones de cada eje suman 100. Preguntarle al comité cuánto "
            "pondera\n# cada criterio: priorizacion ponderar",
            {"criterios": CRITERIOS},
        ),
        ("Cómo se resumen las marcas y cuántas hacen falta.", _opiniones(encargo)),
        ("Condiciones para competir; solo «no_cumple» excluye.", {"habilitantes": HABILITANTES}),
        (
            "De quién es el dinero: pesos por año. Lo que sobra de un año: arrastre ninguno, "
            "bienio (el año\n# impar y el siguiente, como las regalías) o periodo. Cuando haya "
            "obras de varios años, agregue a\n# cada fuente «vigencias_futuras: autorizada» o "
            "«no_autorizada».",
            {"fuentes": escribir_fuentes(encargo)},
        ),
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


def estamentos_de(encargo: Encargo) -> tuple[str, ...]:
    """Los que tienen a alguien en el comité; los cinco de siempre si aún no se sabe."""
    return tuple(e for e, cuantos in encargo.comite.items() if cuantos) or ESTAMENTOS


def zonas_de(encargo: Encargo) -> dict[str, dict[str, Any]]:
    """Id → zona; en un departamento no se suponen: cada propuesta dice su municipio."""
    zonas = encargo.zonas or ({} if encargo.de_departamento else dict.fromkeys(ZONAS))
    return {
        i: {"id": i, "nombre": nombre, **({"poblacion": cuanta} if cuanta else {})}
        for i, (nombre, cuanta) in zip(identificar(zonas), zonas.items(), strict=True)
    }


def dimensiones_de(encargo: Encargo) -> dict[str, dict[str, str]]:
    """Id → dimensión."""
    nombres = encargo.dimensiones or DIMENSIONES
    pares = zip(identificar(nombres), nombres, strict=True)
    return {i: {"id": i, "nombre": nombre} for i, nombre in pares}


def _identidad(encargo: Encargo) -> dict[str, Any]:
    territorio: dict[str, Any] = {"nombre": encargo.nombre}
    if encargo.divipola:
        territorio["divipola"] = encargo.divipola
    if encargo.departamento and not encargo.de_departamento:
        territorio["departamento"] = encargo.departamento
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
    entidad = "Gobernación" if encargo.de_departamento else "Alcaldía"
    return {
        "vision": "",
        "responsable": {"entidad": f"{entidad} de {encargo.nombre}"},
        "licencia": "CC-BY-4.0",
    }


def _de_precios(encargo: Encargo) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    if encargo.precios is None:
        return ()
    nota = (
        f"Los costos van a precios de {encargo.precios.base}; el índice los pasa a pesos de cada "
        "año. Se supuso\n# que suben siempre lo mismo: corríjalo cuando haya una proyección mejor."
    )
    return ((nota, {"precios": _precios(encargo.precios, encargo.vigencias)}),)


def _precios(precios: Precios, vigencias: range) -> dict[str, Any]:
    anos = sorted({precios.base, *vigencias})
    subida = 1 + precios.inflacion
    indices = {ano: Decimal(redondear(subida ** (ano - precios.base) * 10**4)) for ano in anos}
    return {
        "base": precios.base,
        "indices": {ano: (indice / 10**4).normalize() for ano, indice in indices.items()},
    }


def _geografia(encargo: Encargo) -> dict[str, Any]:
    zonas = list(zonas_de(encargo).values())
    return {
        **({"zonas": zonas} if zonas else {}),
        "dimensiones": list(dimensiones_de(encargo).values()),
    }


def _opiniones(encargo: Encargo) -> dict[str, Any]:
    personas, estamentos = sum(encargo.comite.values()), len(estamentos_de(encargo))
    return {
        "agregacion": "media",
        "quorum": {
            "marcas_minimas": min(3, personas or 3),
            "estamentos_minimos": min(2, estamentos),
        },
        "umbrales": {"prioridad": 30, "factibilidad": 25},
    }


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
