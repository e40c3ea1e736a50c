"""Lo leído → techos y topes que faltan, y propuestas o fuentes que no podrán pagar."""

from collections.abc import Iterator

from priorizacion.dominio.fuente import FASES, FASES_DE_PREINVERSION, Fuente
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import enumerar


def techos(leido: Leido) -> Iterator[Observacion]:
    """Cada fuente tiene dinero en el periodo, para obras, para estudios o como aporte."""
    reglas = leido.reglas
    if reglas is None:
        return
    con_aportes = {a.fuente for p in _propuestas(leido) for a in p.aportes}
    con_estudios = set(reglas.preinversion.techos) if reglas.preinversion else set()
    for i, fuente in enumerate(reglas.fuentes):
        hay = sum(fuente.techos.get(t, 0) for t in reglas.periodo.vigencias)
        if not hay and fuente.id not in con_aportes | con_estudios:
            yield observar(
                "fuente-sin-techos",
                leido.en_agenda("fuentes", i, "techos"),
                f"«{fuente.id}» no tiene dinero en ninguna vigencia del periodo.",
                "Escriba sus techos, por ejemplo «2026: 1200000000», o quite la fuente.",
            )


def tope(leido: Leido) -> Iterator[Observacion]:
    """Hay máximo de proyectos; sin tope, solo una elección importada (nadie califica)."""
    reglas = leido.reglas
    if reglas is None:
        return
    if reglas.sin_tope and any(c.origen == "valoraciones" for c in reglas.criterios):
        yield observar(
            "sin-tope-a-mano",
            leido.en_agenda("sin_tope"),
            "«sin_tope» solo vale en elecciones importadas: aquí el comité califica.",
            "Quítelo y escriba «maximo_proyectos».",
        )
    elif reglas.maximo_proyectos is None and not reglas.sin_tope:
        yield observar(
            "sin-maximo-proyectos",
            leido.en_agenda("maximo_proyectos"),
            "Falta «maximo_proyectos»: sin él, lo barato desplaza lo que importa.",
            "Escriba cuántos proyectos puede llevar a cabo el territorio en el periodo.",
        )


def propuestas_sin_fuente(leido: Leido) -> Iterator[Observacion]:
    """Una propuesta que ninguna fuente puede pagar quedará en espera."""
    reglas = leido.reglas
    if reglas is None or leido.propuestas is None:
        return
    divipola = reglas.territorio.divipola
    for propuesta, linea in leido.propuestas.pares():
        estudia = reglas.preinversion is not None and propuesta.costo_preinversion > 0
        a_estudios = estudia and propuesta.fase in FASES_DE_PREINVERSION
        if propuesta.retirada or propuesta.fusionada_en or a_estudios or propuesta.aportes:
            continue
        if _nombra_lo_que_no_hay(leido, propuesta):
            continue
        if not any(_puede(f, propuesta, divipola) for f in reglas.fuentes):
            yield observar(
                "propuesta-sin-fuente",
                leido.propuestas.origen(linea, "fuentes"),
                f"Ninguna fuente puede pagar {propuesta.id}: {_porque(leido, propuesta)}.",
                "Si es así, quedará en lista de espera; si no, corrija la fuente o la propuesta.",
            )


def vigencias_futuras(leido: Leido) -> Iterator[Observacion]:
    """Si hay obras de varios años, cada fuente dice si tiene autorizadas vigencias futuras."""
    if leido.reglas is None:
        return
    largas = [p for p in _propuestas(leido) if p.duracion > 1 and not p.retirada]
    for i, fuente in enumerate(leido.reglas.fuentes):
        suyas = [p.id for p in largas if not p.fuentes or fuente.id in p.fuentes]
        if fuente.vigencias_futuras is None and suyas:
            yield observar(
                "vigencias-futuras-sin-respuesta",
                leido.en_agenda("fuentes", i),
                f"«{fuente.id}» no dice si puede pagar después del año de inicio y podría pagar "
                f"obras de varios años: {enumerar(sorted(suyas))}. Se permite.",
                "Escriba «vigencias_futuras: autorizada» o «no_autorizada».",
            )


def _propuestas(leido: Leido) -> tuple[Propuesta, ...]:
    return leido.propuestas.objetos if leido.propuestas else ()


def _puede(fuente: Fuente, propuesta: Propuesta, divipola: str | None) -> bool:
    lugar = propuesta.municipio or divipola
    return (
        (not propuesta.fuentes or fuente.id in propuesta.fuentes)
        and FASES.index(propuesta.fase) >= FASES.index(fuente.fase_minima)
        and (fuente.zonas is None or propuesta.zona in fuente.zonas)
        and (fuente.sectores is None or propuesta.sector in fuente.sectores)
        and (fuente.dimensiones is None or propuesta.dimension in fuente.dimensiones)
        and (fuente.territorios is None or lugar in fuente.territorios)
    )


def _nombra_lo_que_no_hay(leido: Leido, propuesta: Propuesta) -> bool:
    """Ya se dijo, y corregirlo puede darle quién la pague."""
    nombradas = (
        ("fuentes", propuesta.fuentes),
        ("zonas", (propuesta.zona,)),
        ("dimensiones", (propuesta.dimension,)),
    )
    return any(
        id_ is not None and id_ not in (leido.ids[seccion] or ())
        for seccion, ids in nombradas
        for id_ in ids
    )


def _porque(leido: Leido, propuesta: Propuesta) -> str:
    fuentes = leido.reglas.fuentes if leido.reglas else ()
    suyas = [f for f in fuentes if not propuesta.fuentes or f.id in propuesta.fuentes]
    fase = FASES.index(propuesta.fase)
    if suyas and all(FASES.index(f.fase_minima) > fase for f in suyas):
        return f"su fase es «{propuesta.fase}» y piden una más madura"
    return "su fase, zona, sector, dimensión o territorio no está entre lo que pagan"
