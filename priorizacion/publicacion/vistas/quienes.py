"""Quién decidió: el comité por estamentos, en números; nunca nombres ni códigos."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Tabla, columnas, fila

MINIMO = 3
"""Menos personas que estas no se publican por separado."""


@dataclass(frozen=True, slots=True)
class Quienes:
    """La página de quién decidió."""

    resumen: str
    estamentos: Tabla | None
    mandato: str
    sesiones: tuple[tuple[str, str], ...]
    cuentas: tuple[str, ...]
    apelacion: str


def ver(contexto: Contexto) -> Quienes:
    """La vista de la página."""
    agenda = contexto.agenda
    comite = agenda.comite
    cuantos = Counter(p.estamento for p in agenda.participantes)
    por_estamento = {e: cuantos[e] for e in (*agenda.estamentos, *sorted(cuantos))}
    apelacion = comite.apelacion if comite else None
    hasta = f"Hasta el {palabras.fecha(apelacion.hasta)}. " if apelacion and apelacion.hasta else ""
    return Quienes(
        resumen=_resumen(contexto),
        estamentos=_tabla(por_estamento) if agenda.participantes else None,
        mandato=(comite.mandato or "").strip() if comite else "",
        sesiones=tuple(
            (
                palabras.fecha(s.fecha),
                f"{s.asunto.rstrip('.')}. {_asistencia(s.asistentes)}".strip(),
            )
            for s in (comite.sesiones if comite else ())
        ),
        cuentas=_cuentas(contexto),
        apelacion=f"{hasta}{apelacion.como.strip()}" if apelacion else "",
    )


def juntar(por_estamento: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Nombre y personas por estamento; los de menos de tres van juntos.

    Si los juntados aún no suman tres, o es uno solo, se les une el menor de los demás: así
    restando del total no se halla ninguno (supresión complementaria).
    """
    presentes = {e: n for e, n in por_estamento.items() if n > 0}
    juntos = [e for e, n in presentes.items() if n < MINIMO]
    sueltos = [e for e, n in presentes.items() if n >= MINIMO]
    while juntos and sueltos and (len(juntos) == 1 or sum(presentes[e] for e in juntos) < MINIMO):
        menor = min(sueltos, key=lambda e: (presentes[e], e))
        sueltos.remove(menor)
        juntos.append(menor)
    filas = [(palabras.nombre_de_codigo(e), presentes[e]) for e in sueltos]
    if juntos:
        nombres = [palabras.nombre_de_codigo(e) for e in presentes if e in juntos]
        primero = nombres[0]
        resto = [n.lower() for n in nombres[1:]]
        filas.append((palabras.lista([primero, *resto]), sum(presentes[e] for e in juntos)))
    return tuple(filas)


def _tabla(por_estamento: Mapping[str, int]) -> Tabla:
    filas = [fila(nombre, str(n)) for nombre, n in juntar(por_estamento)]
    filas.append(fila("Total", str(sum(por_estamento.values())), clase="total"))
    return Tabla(
        "Personas que califican, por estamento", columnas("Estamento", "#Personas"), tuple(filas)
    )


def _asistencia(asistentes: Mapping[str, int]) -> str:
    total = sum(asistentes.values())
    if total < MINIMO:
        return ""
    partes = [f"{n} de {nombre.lower()}" for nombre, n in juntar(asistentes)]
    return f"Asistieron {total} personas: {palabras.lista(partes)}."


def _resumen(contexto: Contexto) -> str:
    agenda = contexto.agenda
    if all(c.origen == "dato" for c in agenda.criterios):
        return "Nadie calificó estas propuestas: se ordenaron con datos medidos."
    if agenda.participantes:
        personas = palabras.contar(len(agenda.participantes), "persona", "personas")
        return (
            f"Calificaron {personas} del comité local. Aquí no hay nombres: cada una calificó con "
            "un código que no se publica."
        )
    return "Esta copia se calculó con los puntajes publicados; la lista del comité no va en ella."


def _cuentas(contexto: Contexto) -> tuple[str, ...]:
    agenda = contexto.agenda
    if not agenda.participantes:
        return ()
    impedimentos = len(agenda.impedimentos)
    frases = [
        "Nadie declaró conflicto de interés."
        if not impedimentos
        else f"Se {'declaró' if impedimentos == 1 else 'declararon'} "
        f"{palabras.contar(impedimentos, 'conflicto', 'conflictos')} de interés: esas "
        "calificaciones no se contaron."
    ]
    calificaron = {v.participante for v in agenda.valoraciones}
    ausentes = sum(p.id not in calificaron for p in agenda.participantes)
    if agenda.valoraciones and ausentes:
        frases.append(
            f"{palabras.contar(ausentes, 'persona', 'personas')} no entregó calificaciones."
            if ausentes == 1
            else f"{ausentes} personas no entregaron calificaciones."
        )
    return tuple(frases)
