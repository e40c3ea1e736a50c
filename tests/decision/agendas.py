"""Agendas mínimas hechas en el código, para probar una cosa a la vez."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from priorizacion.decision.dictamen import Dictamen, dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.agenda import Agenda
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.referencia.azar import generar_carpeta

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
            "otras": {"votos": str(fila["votos"]), **fila.get("otras", {})},
        }
        for id_propuesta, fila in propuestas.items()
    ]
    return Agenda.model_validate({**datos, **cambios, "propuestas": filas})


def pregunta(id_criterio: str, eje: str = "prioridad", ponderacion: int = 100) -> dict[str, Any]:
    """Un criterio que contesta el comité, de 1 a 5."""
    escala = {1: "Nada", 2: "Poco", 3: "Algo", 4: "Bastante", 5: "Del todo"}
    return {
        "id": id_criterio,
        "eje": eje,
        "nombre": id_criterio.capitalize(),
        "ponderacion": ponderacion,
        "escala": escala,
    }


def calificada(
    marcas: dict[str, dict[str, dict[str, list[int | None]]]],
    impedimentos: tuple[tuple[str, str], ...] = (),
    **cambios: Any,
) -> Agenda:
    """Propuesta → criterio → estamento → lo que marcó cada persona; None es «NS» o en blanco.

    La segunda persona de la academia se llama `academia-2`, y es la misma en todas las listas.
    """
    voces = [(p, c, e, v) for p, d in marcas.items() for c, f in d.items() for e, v in f.items()]
    personas = {f"{e}-{n}": e for _, _, e, v in voces for n in range(1, len(v) + 1)}
    return agenda(
        {p: {"votos": "", "costo": 10} for p in marcas},
        **{
            "criterios": [pregunta("pertinencia")],
            "participantes": [{"id": i, "estamento": e} for i, e in sorted(personas.items())],
            "valoraciones": [
                {"participante": f"{e}-{n}", "propuesta": p, "criterio": c, "valor": valor}
                for p, c, e, v in voces
                for n, valor in enumerate(v, 1)
                if valor is not None
            ],
            "impedimentos": [{"participante": i, "propuesta": p} for i, p in impedimentos],
            **cambios,
        },
    )


@cache
def al_azar(semilla: int, variante: str | None = None) -> Agenda:
    """La agenda pequeña que le toca a esa semilla, siempre la misma."""
    with tempfile.TemporaryDirectory() as temporal:
        generar_carpeta(semilla, Path(temporal) / "a", variante=variante)
        lectura = leer_carpeta(Path(temporal) / "a")
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    return lectura.agenda


@cache
def dictamen_al_azar(semilla: int, variante: str | None = None) -> Dictamen:
    """Lo que se decide en esa agenda, resuelto una sola vez."""
    return decidir(al_azar(semilla, variante))


def decidir(una_agenda: Agenda) -> Dictamen:
    """El dictamen con los límites de siempre."""
    return dictaminar(una_agenda, Limites(breve=True))


def cambiar(una_agenda: Agenda, **cambios: Any) -> Agenda:
    """La misma agenda con otras claves, cada una leída como en `agenda.yaml` o ya hecha."""
    leidos = {
        clave: TypeAdapter(Agenda.model_fields[clave].rebuild_annotation()).validate_python(valor)
        for clave, valor in cambios.items()
    }
    return una_agenda.model_copy(update=leidos)


def elegidas(dictamen: Dictamen) -> list[str]:
    """Los ids de las obras seleccionadas."""
    return [p.id for p in dictamen.resultado.propuestas if p.estado == "seleccionada"]
