"""Lo leído → años fuera del periodo, inicios al revés y precios que faltan."""

from collections.abc import Iterable, Iterator

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Capacidad
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido


def periodo(leido: Leido) -> Iterator[Observacion]:
    """El periodo termina después de empezar y no pasa de treinta años."""
    if leido.reglas is None:
        return
    inicio, fin = leido.reglas.periodo.inicio, leido.reglas.periodo.fin
    if not inicio <= fin < inicio + 30:
        yield observar(
            "periodo-invertido",
            leido.en_agenda("periodo"),
            f"El periodo va de {inicio} a {fin}.",
            "Escriba el primer año en «inicio» y el último en «fin» (hasta treinta años).",
        )


def vigencias_de_agenda(leido: Leido) -> Iterator[Observacion]:
    """Techos, certezas, preinversión y capacidades son de años del periodo."""
    reglas = leido.reglas
    if reglas is None or reglas.periodo.fin < reglas.periodo.inicio:
        return
    for ruta, vigencias in _vigencias(reglas):
        for vigencia in vigencias:
            if vigencia not in reglas.periodo.vigencias:
                yield _fuera(leido, leido.en_agenda(*ruta, str(vigencia)), vigencia)


def vigencias_de_propuestas(leido: Leido) -> Iterator[Observacion]:
    """Inicios y aportes son de años del periodo, y el inicio más temprano va antes."""
    if leido.reglas is None or leido.propuestas is None:
        return
    for propuesta, linea in leido.propuestas.legibles():
        for columna, vigencia in _anos(propuesta):
            if vigencia not in leido.reglas.periodo.vigencias:
                yield _fuera(leido, leido.propuestas.origen(linea, columna), vigencia)
        minimo, maximo = propuesta.inicio_minimo, propuesta.inicio_maximo
        if minimo is not None and maximo is not None and minimo > maximo:
            yield observar(
                "inicio-invertido",
                leido.propuestas.origen(linea, "inicio_maximo"),
                f"{propuesta.id or 'Esta'} empezaría desde {minimo} y hasta {maximo}.",
                "Ponga en inicio_minimo el año más temprano.",
            )


def precios(leido: Leido) -> Iterator[Observacion]:
    """Hay índice de precios del año base y de cada vigencia."""
    reglas = leido.reglas
    if reglas is None or reglas.precios is None:
        return
    faltan = {reglas.precios.base, *reglas.periodo.vigencias} - set(reglas.precios.indices)
    if faltan:
        yield observar(
            "precio-faltante",
            leido.en_agenda("precios", "indices"),
            f"Falta el índice de {', '.join(map(str, sorted(faltan)))}.",
            "Agréguelo: sin él no se sabe cuánto costará lo de ese año.",
        )


def _vigencias(reglas: ReglasDeJuego) -> Iterator[tuple[tuple[str | int, ...], Iterable[int]]]:
    for i, fuente in enumerate(reglas.fuentes):
        yield ("fuentes", i, "techos"), fuente.techos
        if isinstance(fuente.certeza, dict):
            yield ("fuentes", i, "certeza"), fuente.certeza
    for id_, techos in (reglas.preinversion.techos if reglas.preinversion else {}).items():
        yield ("preinversion", "techos", id_), techos
    for i, regla in enumerate(reglas.reglas):
        if isinstance(regla, Capacidad) and isinstance(regla.maximo, dict):
            yield ("reglas", i, "maximo"), regla.maximo


def _anos(propuesta: Propuesta) -> Iterator[tuple[str, int]]:
    if propuesta.inicio_minimo is not None:
        yield "inicio_minimo", propuesta.inicio_minimo
    if propuesta.inicio_maximo not in (None, propuesta.inicio_minimo):
        yield "inicio_maximo", propuesta.inicio_maximo or 0
    for aporte in propuesta.aportes:
        yield "aportes", aporte.vigencia


def _fuera(leido: Leido, origen: Origen, vigencia: int) -> Observacion:
    reglas = leido.reglas
    periodo = f"{reglas.periodo.inicio}–{reglas.periodo.fin}" if reglas else ""
    return observar(
        "vigencia-fuera-de-periodo",
        origen,
        f"{vigencia} no está en el periodo {periodo}.",
        "Corrija el año; lo de otros periodos no se declara aquí.",
    )
