"""`priorizacion estado`: quién ha calificado, qué falta y qué sigue."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA
from priorizacion.cli.castellano import Comando
from priorizacion.cli.estados import contar_propuestas
from priorizacion.cli.salida import contar, decir, imprimir_json, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.avance import Avance, AvanceDePersona, AvanceDeRonda, FaltaDeQuorum
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.sesion.estado import Estado, medir_estado

_A_LA_VISTA = 8
"""Ids que se listan antes de decir cuántos más hay."""

_RESULTADO = {
    "sin_calcular": "todavía no se ha calculado",
    "vigente": "es el de estos archivos",
    "anterior": "los archivos cambiaron después de calcularlo",
    "ilegible": "no se puede leer",
}


@click.command(cls=Comando, short_help="Dice quién ha calificado y qué falta.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.option("--json", "en_json", is_flag=True, help="Lo mismo en JSON, para otro programa.")
def estado(carpeta: Path, en_json: bool) -> int:
    """Dice por dónde va la CARPETA: quién ha calificado qué, el quórum, y lo que sigue.

    Nombra códigos de participantes: es para la secretaría, no para publicar. No escribe nada.
    """
    return intentar(lambda: _estado(carpeta, en_json), str(carpeta))


def _estado(carpeta: Path, en_json: bool) -> int:
    medido = medir_estado(carpeta)
    if medido.agenda is None or medido.avance is None:
        imprimir_observaciones(medido.observaciones, carpeta, error=en_json)
        quejarse(f"{carpeta}: primero hay que arreglar lo anterior.")
        return codigos.OBSERVACIONES
    if en_json:
        ronda = medido.ronda.model_dump(mode="json") if medido.ronda else None
        avance = medido.avance.model_dump(mode="json")
        imprimir_json({"avance": avance, "ronda": ronda, "resultado": medido.resultado})
        return codigos.HECHO
    for linea in _lineas(medido.agenda, medido.avance):
        decir(linea)
    if medido.ronda is not None:
        decir(_de_la_ronda(medido.ronda))
    decir(_del_sorteo(medido.agenda))
    decir(f"Resultado: {_RESULTADO[medido.resultado]}.")
    decir(f"Sigue: {_lo_que_sigue(carpeta, medido, medido.agenda, medido.avance)}")
    return codigos.HECHO


def _lineas(agenda: Agenda, avance: Avance) -> Iterator[str]:
    propuestas = contar_propuestas(
        len(agenda.propuestas),
        sum(bool(p.fusionada_en) and not p.retirada for p in agenda.propuestas),
        sum(bool(p.retirada) for p in agenda.propuestas),
    )
    por_calificar = len(avance.por_calificar)
    yield f"{agenda.titulo}: {propuestas}, {por_calificar} por calificar."
    if agenda.sin_marcas:
        yield "Esta carpeta no tiene marcas: se calcula de los puntajes publicados."
    else:
        yield from _del_comite(avance)
    yield f"Quórum: {avance.con_quorum} de {contar(por_calificar, 'propuesta', 'propuestas')}."
    yield from _del_quorum(agenda, avance)


def _del_comite(avance: Avance) -> Iterator[str]:
    if not avance.personas:
        yield "Comité: comite.csv no tiene a nadie todavía."
        return
    ancho = max(len(e.estamento) for e in avance.estamentos)
    yield "Comité:"
    for e in avance.estamentos:
        if e.personas:
            yield (
                f"  {e.estamento:<{ancho}}  {contar(e.personas, 'persona', 'personas')}; "
                f"{e.empezaron} con marcas, {e.terminaron} con todas las propuestas tocadas"
            )
        else:
            yield f"  {e.estamento:<{ancho}}  nadie en el comité"
    iguales: dict[str, list[str]] = defaultdict(list)
    for persona in avance.personas:
        iguales[_de_una(persona)].append(persona.participante)
    for dicho, quienes in iguales.items():
        yield f"  {', '.join(quienes)}: {dicho}"


def _de_una(persona: AvanceDePersona) -> str:
    sin_ns = ", sin contar NS" if 0 < persona.puestas < persona.esperadas else ""
    partes = [f"{persona.puestas} de {persona.esperadas} marcas{sin_ns}"]
    if persona.puestas and persona.sin_tocar:
        partes.append(f"sin ninguna marca en {_unos(persona.sin_tocar)}")
    if persona.impedida:
        partes.append(f"con impedimento en {_unos(persona.impedida)}")
    return "; ".join(partes)


def _del_quorum(agenda: Agenda, avance: Avance) -> Iterator[str]:
    por_propuesta: dict[str, list[FaltaDeQuorum]] = defaultdict(list)
    for falta in avance.faltas:
        por_propuesta[falta.propuesta].append(falta)
    criterios = sum(c.origen == "valoraciones" for c in agenda.criterios)
    iguales: dict[str, list[str]] = defaultdict(list)
    for propuesta, faltas in por_propuesta.items():
        iguales[_de_una_propuesta(faltas, criterios)].append(propuesta)
    for dicho, propuestas in iguales.items():
        yield f"  {_unos(tuple(propuestas))}: {dicho}"


def _de_una_propuesta(faltas: list[FaltaDeQuorum], criterios: int) -> str:
    peor = max(faltas, key=lambda f: (f.marcas_minimas - f.marcas, -f.estamentos))
    donde = "en todos los criterios" if len(faltas) == criterios else _en_cuales(faltas)
    callados = [e for e in faltas[0].callados if all(e in f.callados for f in faltas)]
    voces = f"; falta oír a: {', '.join(callados)}" if callados else ""
    piden = contar(peor.marcas_minimas, "opinión", "opiniones")
    de = contar(peor.estamentos_minimos, "estamento", "estamentos")
    return f"falta quórum {donde}: {_hay(peor)} y se piden {piden} de {de}{voces}"


def _en_cuales(faltas: list[FaltaDeQuorum]) -> str:
    return "en " + ", ".join(f.criterio for f in faltas)


def _hay(falta: FaltaDeQuorum) -> str:
    if not falta.marcas:
        return "en alguno no ha opinado nadie"
    opiniones = contar(falta.marcas, "opinión", "opiniones")
    return f"donde menos, hay {opiniones} de {contar(falta.estamentos, 'estamento', 'estamentos')}"


def _de_la_ronda(ronda: AvanceDeRonda) -> str:
    """«Ronda 2 abierta: 0 de 5 planillas; propuestas: P03, P07; faltan: A1, C1…»."""
    llegaron = len(ronda.recibidas)
    todas = llegaron + len(ronda.en_conflicto) + len(ronda.faltan)
    partes = [f"{llegaron} de {contar(todas, 'planilla', 'planillas')}"]
    if ronda.propuestas:
        partes.append(f"propuestas: {', '.join(ronda.propuestas)}")
    if ronda.en_conflicto:
        partes.append(f"con dos que se contradicen: {', '.join(ronda.en_conflicto)}")
    if ronda.faltan:
        partes.append(f"faltan: {_unos(ronda.faltan)}")
    return f"Ronda {ronda.numero} abierta: {'; '.join(partes)}."


def _del_sorteo(agenda: Agenda) -> str:
    if agenda.sorteo.semilla:
        return "Sorteo: la semilla ya está escrita."
    return "Sorteo: la semilla está en blanco; se escribe después de calificar."


def _lo_que_sigue(carpeta: Path, medido: Estado, agenda: Agenda, avance: Avance) -> str:
    if not agenda.sorteo.semilla and avance.faltas and not agenda.sin_marcas:
        quedan = len(avance.por_calificar) - avance.con_quorum
        sin = contar(quedan, "propuesta se queda", "propuestas se quedan")
        return f"reunir las marcas que faltan; como va, {sin} sin quórum y no {_compiten(quedan)}."
    ronda = medido.ronda
    if ronda is not None and ronda.numero > 1 and ronda.faltan and not agenda.sorteo.semilla:
        return (
            f"recibir las planillas de la ronda {ronda.numero}; quien no la devuelva conserva lo "
            "que marcó antes. Después, el sorteo."
        )
    if not agenda.sorteo.semilla:
        return "hacer el sorteo y escribir la semilla entre comillas en agenda.yaml."
    if medido.resultado != "vigente":
        return f"priorizacion priorizar {como_argumento(carpeta)}"
    return f"priorizacion publicar {como_argumento(carpeta)}"


def _compiten(cuantas: int) -> str:
    return "compite" if cuantas == 1 else "compiten"


def _unos(ids: tuple[str, ...]) -> str:
    vistos = ", ".join(ids[:_A_LA_VISTA])
    if len(ids) <= _A_LA_VISTA:
        return vistos
    return f"{vistos} y {len(ids) - _A_LA_VISTA} más"
