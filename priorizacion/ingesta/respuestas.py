"""Juicios sueltos → Respuestas completas: lo repetido es error; lo incompleto no cuenta."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.criterio import Eje
from priorizacion.dominio.observacion import Origen
from priorizacion.dominio.ponderacion import Juicio, Metodo, Respuesta
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.texto import enumerar

Clave = tuple[str, Metodo, Eje]
"""Participante, método y eje."""
Visto = tuple[Juicio, Origen]


def reunir_respuestas(
    juicios: Iterable[tuple[Juicio, int, str]], reglas: ReglasDeJuego, apuntes: Apuntes
) -> tuple[Respuesta, ...]:
    """Las respuestas completas, por participante, método y eje; cualquier orden da lo mismo."""
    eje_de = {c.id: c.eje for c in reglas.criterios}
    grupos: dict[Clave, list[Visto]] = defaultdict(list)
    for juicio, linea, archivo in juicios:
        clave = (juicio.participante, juicio.metodo, eje_de[juicio.criterio])
        grupos[clave].append((juicio, en(archivo, linea, "participante")))
    completas = []
    for clave, vistos in sorted(grupos.items()):
        respuesta = _reunir(clave, vistos, reglas, apuntes)
        completas += [respuesta] if respuesta else []
    return tuple(completas)


def _reunir(
    clave: Clave, vistos: list[Visto], reglas: ReglasDeJuego, apuntes: Apuntes
) -> Respuesta | None:
    participante, metodo, eje = clave
    unicos = _sin_repetir(vistos, apuntes)
    criterios = [c.id for c in reglas.criterios if c.eje == eje]
    faltan = _faltan(metodo, criterios, unicos)
    origen = vistos[-1][1]
    if faltan:
        mensaje = (
            f"A {participante} le falta en {eje} ({metodo}): {enumerar(faltan)}. "
            "Lo demás que dijo de ese eje no se cuenta."
        )
        remedio = "Complételo, o borre esas filas si no quiso responder."
        apuntes.append(observar("ponderacion-incompleta", origen, mensaje, remedio))
        return None
    total = sum((j.valor for j, _ in unicos.values()), Fraction(0))
    if total == 0:
        mensaje = f"{participante} dejó en cero todos los criterios de {eje}."
        remedio = "Reparta los puntos; si no quiso responder, borre las filas."
        apuntes.append(observar("ponderacion-en-cero", origen, mensaje, remedio))
        return None
    if metodo == "directa" and total not in (1, 100):
        mensaje = f"Los puntos de {participante} en {eje} suman {_decir(total)} y no 100."
        remedio = "Se tomaron en proporción; si hay un error, corríjalo."
        apuntes.append(observar("ponderacion-no-suma", origen, mensaje, remedio))
    ordenados = tuple(unicos[k][0] for k in sorted(unicos))
    return Respuesta(participante=participante, metodo=metodo, eje=eje, juicios=ordenados)


def _sin_repetir(vistos: list[Visto], apuntes: Apuntes) -> dict[tuple[str, ...], Visto]:
    unicos: dict[tuple[str, ...], Visto] = {}
    for juicio, origen in vistos:
        derecho = _derecho(juicio)
        clave = (derecho.criterio, *([derecho.frente_a] if derecho.frente_a else []))
        antes = unicos.setdefault(clave, (derecho, origen))
        if antes[1] is origen or antes[0] == derecho:
            continue
        de_que = " y ".join(clave)
        mensaje = (
            f"{juicio.participante} ya había respondido sobre {de_que} en la fila {antes[1].fila}, "
            "y dijo otra cosa."
        )
        apuntes.append(observar("ponderacion-repetida", origen, mensaje, "Deje una sola."))
    return unicos


def _derecho(juicio: Juicio) -> Juicio:
    """La pareja con el id menor primero: «b frente a a, 1/3» es «a frente a b, 3»."""
    if juicio.frente_a is None or juicio.criterio <= juicio.frente_a:
        return juicio
    vuelta = {"criterio": juicio.frente_a, "frente_a": juicio.criterio, "valor": 1 / juicio.valor}
    return juicio.model_copy(update=vuelta)


def _faltan(
    metodo: Metodo, criterios: list[str], unicos: Mapping[tuple[str, ...], Visto]
) -> list[str]:
    if metodo != "pares":
        return [c for c in criterios if (c,) not in unicos]
    parejas = combinations(sorted(criterios), 2)
    return [f"{a} frente a {b}" for a, b in parejas if (a, b) not in unicos]


def _decir(total: Fraction) -> str:
    return f"{float(total):.2f}".rstrip("0").rstrip(".").replace(".", ",")
