"""Lo leído → cuántas hay y cuántas se esperaban; respuestas que faltan; nombres sin uso."""

from collections.abc import Iterable, Iterator

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.dominio.regla import Capacidad, Cuota
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import citar, contar, sugerir


def propuestas(leido: Leido) -> Iterator[Observacion]:
    """Hay propuestas, y son tantas como se esperaba."""
    if leido.propuestas is None:
        return
    cuantas = len(leido.propuestas.lineas) + leido.propuestas.perdidas
    if not cuantas:
        origen = en(leido.propuestas.archivo)
        yield observar(
            "sin-propuestas", origen, "No hay ninguna propuesta.", "Escriba al menos una."
        )
    rango = leido.reglas.comprobaciones.propuestas if leido.reglas else None
    if rango is None:
        return
    minimo = rango.minimo if rango.minimo is not None else cuantas
    maximo = rango.maximo if rango.maximo is not None else cuantas
    if not minimo <= cuantas <= maximo:
        esperadas = f"esperaban entre {minimo} y {maximo}"
        if minimo == maximo:
            esperadas = f"{'esperaba' if minimo == 1 else 'esperaban'} {minimo}"
        yield observar(
            "conteo-inesperado",
            leido.en_agenda("comprobaciones", "propuestas"),
            f"Hay {contar(cuantas, 'propuesta', 'propuestas')} y se {esperadas}.",
            "Mire si faltan o sobran filas; si no, corrija lo esperado.",
        )


def respuestas_admitidas(leido: Leido) -> Iterator[Observacion]:
    """Cada respuesta es de las que su habilitante admite."""
    admitidas = {h.id: h.respuestas for h in leido.reglas.habilitantes} if leido.reglas else {}
    for respuesta, linea in leido.respuestas.pares():
        if respuesta.respuesta not in admitidas.get(respuesta.item, (respuesta.respuesta,)):
            yield observar(
                "respuesta-no-admitida",
                leido.respuestas.origen(linea, "respuesta"),
                f"«{respuesta.item}» no admite {citar(respuesta.respuesta)}.",
                f"Use una de estas: {', '.join(admitidas[respuesta.item])}.",
            )


def habilitantes_sin_responder(leido: Leido) -> Iterator[Observacion]:
    """Una sola advertencia con cuántas respuestas faltan por habilitante."""
    if leido.reglas is None or leido.propuestas is None:
        return
    vigentes = {p.id for p in leido.propuestas.objetos if not p.retirada and not p.fusionada_en}
    hay = {(r.item, r.propuesta) for r in leido.respuestas.objetos}
    faltan = {h.id: sum((h.id, p) not in hay for p in vigentes) for h in leido.reglas.habilitantes}
    partes = [f"{item}: {cuantas}" for item, cuantas in faltan.items() if cuantas]
    if partes:
        yield observar(
            "habilitantes-sin-responder",
            en("habilitantes.csv"),
            f"Faltan respuestas ({', '.join(partes)}); lo no respondido no excluye.",
            "Complete lo que se sepa: cumple, no_cumple o no_aplica.",
        )


def nombres_sin_uso(leido: Leido) -> Iterator[Observacion]:
    """Sectores, etiquetas y ejecutores que nombra una regla y no tiene ninguna propuesta."""
    if leido.reglas is None or leido.propuestas is None:
        return
    todas = leido.propuestas.objetos
    if all(p.retirada for p in todas):
        return
    sectores = {p.sector for p in todas if p.sector}
    for i, fuente in enumerate(leido.reglas.fuentes):
        origen = leido.en_agenda("fuentes", i, "sectores")
        yield from _sin_uso("el sector", fuente.sectores or (), sectores, origen)
    for i, regla in enumerate(leido.reglas.reglas):
        if isinstance(regla, Capacidad) and regla.ejecutor:
            ejecutores = {p.ejecutor for p in todas if p.ejecutor}
            origen = leido.en_agenda("reglas", i, "ejecutor")
            yield from _sin_uso("el ejecutor", [regla.ejecutor], ejecutores, origen)
        if isinstance(regla, Cuota) and regla.grupo.etiqueta:
            etiquetas = {e for p in todas for e in p.etiquetas}
            origen = leido.en_agenda("reglas", i, "grupo", "etiqueta")
            yield from _sin_uso("la etiqueta", regla.grupo.etiqueta, etiquetas, origen)


def _sin_uso(
    que: str, nombres: Iterable[str], usados: set[str], origen: Origen
) -> Iterator[Observacion]:
    for nombre in nombres:
        if nombre not in usados:
            yield observar(
                "nombre-sin-uso",
                origen,
                f"Ninguna propuesta tiene {que} {citar(nombre)}.{sugerir(nombre, usados)}",
                "Si está bien, no haga nada; si no, escríbalo igual en los dos archivos.",
            )
