"""Agendas mínimas hechas en el código, para probar una cosa a la vez."""

from typing import Any

from priorizacion.dominio.agenda import Agenda

VOTOS = {
    "id": "votos",
    "eje": "prioridad",
    "nombre": "Votos",
    "ponderacion": 100,
    "origen": "dato",
    "columna": "votos",
    "tramos": {0: 0, 100: 100},
}


def agenda(propuestas: dict[str, dict[str, Any]], **cambios: Any) -> Agenda:
    """Un año, una fuente de 100 pesos, puntaje = votos; `cambios` reemplaza claves enteras."""
    datos: dict[str, Any] = {
        "titulo": "Agenda de prueba",
        "territorio": {"nombre": "Prueba", "ficticio": True, "poblacion": 1000},
        "periodo": {"inicio": 2027, "fin": 2027},
        "criterios": [VOTOS],
        "fuentes": [{"id": "propios", "nombre": "Propios", "techos": {2027: 100}}],
        "resolucion": 1,
        "maximo_proyectos": len(propuestas) or 1,
        "sorteo": {"procedimiento": "Lotería.", "semilla": "1234"},
    }
    filas = [
        {
            "id": id_propuesta,
            "nombre": f"Obra {id_propuesta}",
            "fase": "disenos",
            **{c: v for c, v in fila.items() if c != "votos"},
            "otras": {"votos": str(fila["votos"])},
        }
        for id_propuesta, fila in propuestas.items()
    ]
    return Agenda.model_validate({**datos, **cambios, "propuestas": filas})
