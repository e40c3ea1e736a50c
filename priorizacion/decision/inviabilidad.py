"""Cuando no hay agenda que cumpla todas las reglas: por qué, en palabras de la gente.

Dos respuestas: un conjunto mínimo de reglas que chocan (filtro de borrado) y lo menos que tendrían
que ceder según el modelo elástico.
"""

from collections.abc import Iterator
from dataclasses import replace

from priorizacion.decision.busqueda import Eleccion, buscar
from priorizacion.decision.concesion import conceder
from priorizacion.decision.elastico import probar, reglas_de, sin_reglas
from priorizacion.decision.exploracion import explorar, pagar_eleccion
from priorizacion.decision.formulacion import Formulacion, relajar
from priorizacion.decision.frases import con_punto, frases_de_reglas
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import Restriccion, holgura, por
from priorizacion.dominio.resultado import Concesion, Inviabilidad


def explicar_inviabilidad(formulacion: Formulacion, limites: Limites) -> tuple[int, Inviabilidad]:
    """El óptimo elástico (0: no se pudo probar) y por qué las reglas no caben juntas.

    Si basta con que ceda una regla, las concesiones son alternativas: cada una alcanza por sí
    sola. Si hacen falta varias, son las del óptimo elástico y se necesitan todas.
    """
    formulacion = relajar(formulacion)
    prueba = probar(formulacion, limites)
    conflicto = chocan(formulacion, limites) if prueba.optimo else ()
    opciones = [(r,) for r in conflicto] if prueba.optimo == 1 else [prueba.ceden]
    salidas = [tuple(_concesiones(formulacion, ceden, limites)) for ceden in opciones]
    frases = frases_de_reglas(formulacion.agenda, formulacion.bolsas)
    return prueba.optimo, Inviabilidad(
        texto=_redactar([frases.get(r, r) for r in conflicto], salidas, prueba.optimo),
        conflicto=conflicto,
        concesiones=tuple(c for salida in salidas for c in salida),
    )


def chocan(formulacion: Formulacion, limites: Limites) -> tuple[str, ...]:
    """Un conjunto mínimo de reglas que no caben juntas (filtro de borrado)."""
    reglas, quitadas = reglas_de(formulacion), set[str]()
    for regla in sorted(reglas, key=lambda r: not r.startswith("techo:")):
        espacio = explorar(sin_reglas(formulacion, {*quitadas, regla}), limites)
        if buscar(espacio, {}).estado == "inviable":
            quitadas.add(regla)
    return tuple(r for r in reglas if r not in quitadas)


def _concesiones(
    formulacion: Formulacion, ceden: tuple[str, ...], limites: Limites
) -> Iterator[Concesion]:
    """Cuánto cede cada regla, lo menos posible, una tras otra."""
    relajada = sin_reglas(formulacion, ceden)
    for r in (r for r in formulacion.restricciones if r.regla in ceden):
        objetivo = por(-1, r.terminos) if r.sentido == "<=" else r.terminos
        hallazgo = buscar(explorar(relajada, limites), objetivo)
        if hallazgo.estado not in ("probada", "con_brecha"):
            continue
        falta = _faltante(formulacion, relajada, r, hallazgo.eleccion)
        relajada = _aflojar(formulacion, relajada, r, falta)
        if falta:
            cantidad = -(-falta // r.divisor)
            texto = conceder(formulacion, r, cantidad)
            yield Concesion(regla=r.nombre, faltante=cantidad, unidad=r.unidad, texto=texto)


def _faltante(
    original: Formulacion, relajada: Formulacion, r: Restriccion, eleccion: Eleccion
) -> int:
    """Lo que le falta a la regla con esa elección, en enteros exactos (× divisor)."""
    bolsa = next((b for b in original.bolsas if b.nombre == r.nombre), None)
    if bolsa is None:
        return max(0, -holgura(r, dict.fromkeys(eleccion, 1)))
    de_menos, de_mas = -1, sum(a.gasto[v] for a in relajada.arranques for v in a.gasto)
    while de_mas - de_menos > 1:
        medio = (de_menos + de_mas) // 2
        probada = _con_bolsa(relajada, r.nombre, bolsa.monto + medio)
        if pagar_eleccion(probada, eleccion) is None:
            de_menos = medio
        else:
            de_mas = medio
    return de_mas


def _aflojar(
    original: Formulacion, relajada: Formulacion, r: Restriccion, falta: int
) -> Formulacion:
    """Devuelve la regla a la formulación, cedida solo lo que hace falta."""
    if r.sentido == "=" and falta:
        return relajada
    limite = r.limite - falta if r.sentido == ">=" else r.limite + falta
    con_fila = replace(relajada, restricciones=(*relajada.restricciones, replace(r, limite=limite)))
    bolsa = next((b for b in original.bolsas if b.nombre == r.nombre), None)
    return con_fila if bolsa is None else _con_bolsa(con_fila, r.nombre, bolsa.monto + falta)


def _con_bolsa(formulacion: Formulacion, nombre: str, monto: int) -> Formulacion:
    bolsas = tuple(replace(b, monto=monto) if b.nombre == nombre else b for b in formulacion.bolsas)
    return replace(formulacion, bolsas=bolsas)


def _redactar(conflicto: list[str], salidas: list[tuple[Concesion, ...]], optimo: int) -> str:
    """`salidas`: cada una basta por sí sola; lo que hay dentro de una hace falta todo."""
    if not conflicto:
        return "No se encontró ninguna agenda que cumpla todas las reglas."
    if len(conflicto) == 1:
        choque = f"Esta regla no se puede cumplir: {con_punto(conflicto[0])}"
    else:
        choque = f"Estas reglas no se pueden cumplir a la vez: {con_punto(' · '.join(conflicto))}"
    partes = [list(dict.fromkeys(c.texto for c in salida)) for salida in salidas if salida]
    if not partes:
        cambio = ""
    elif optimo > 1:
        cambio = f" Para que haya agenda hace falta todo esto: {'; '.join(partes[0])}."
    elif len(partes) == 1:
        cambio = f" Para que haya agenda: {' y '.join(partes[0])}."
    else:
        opciones = "; o ".join(" y ".join(parte) for parte in partes)
        cambio = f" Para que haya agenda basta con uno de estos cambios: {opciones}."
    return f"No hay ninguna agenda que cumpla todas las reglas. {choque}{cambio}"
