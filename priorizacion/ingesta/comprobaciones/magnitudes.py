"""Lo leído → costos mil o un millón de veces errados, y beneficiarios de más o que faltan."""

from collections.abc import Iterator
from statistics import median_low

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import enumerar

_PESOS_DE_MENOS = 1_000_000
_PESOS_DE_MAS = 10**15
"""Mil billones: más que el presupuesto de toda la nación en un año."""
_VECES = 300
"""Entre el décimo y el noveno decil de las regalías hay 26 veces; entre obras, rara vez 300."""
_COMPARABLES = 5


def costos_imposibles(leido: Leido) -> Iterator[Observacion]:
    """Lo que en pesos no puede costar ninguna obra: no se decide con eso."""
    if leido.propuestas is None or leido.reglas is None or leido.reglas.moneda != "COP":
        return
    for propuesta, linea in leido.propuestas.pares():
        for columna in ("costo", "costo_preinversion"):
            if getattr(propuesta, columna) > _PESOS_DE_MAS:
                yield observar(
                    "fuera-de-rango",
                    leido.propuestas.origen(linea, columna),
                    f"{propuesta.id}: ninguna obra cuesta más de mil billones de pesos.",
                    "Corrija el número.",
                )


def costos(leido: Leido) -> Iterator[Observacion]:
    """Un costo que parece escrito en miles o en millones, o con tres ceros de más.

    En pesos, ninguna obra cuesta menos de un millón. En cualquier moneda, se mira lo que está a
    más de 300 veces de la mediana; por arriba, solo si además no cabe en todos los techos juntos.
    """
    reglas = leido.reglas
    if reglas is None or leido.propuestas is None or reglas.sin_tope:
        return
    costos_ = [p.costo for p in leido.propuestas.objetos]
    mediana = median_low(costos_) if len(costos_) >= _COMPARABLES else None
    techos = sum(f.techos.get(t, 0) for f in reglas.fuentes for t in reglas.periodo.vigencias)
    en_pesos = reglas.moneda == "COP"
    for propuesta, linea in leido.propuestas.pares():
        costo = propuesta.costo
        corto = en_pesos and costo < _PESOS_DE_MENOS
        corto = corto or (mediana is not None and costo * _VECES < mediana)
        largo = mediana is not None and costo > _VECES * mediana and costo > techos
        largo = largo and not (en_pesos and costo > _PESOS_DE_MAS)
        if corto or largo:
            yield observar(
                "costo-sospechoso",
                leido.propuestas.origen(linea, "costo"),
                f"{propuesta.id} cuesta {escribir_entero(costo)}: parece "
                f"{'escrito en miles o en millones' if corto else 'tener ceros de más'}.",
                "Si está bien, no haga nada; si no, escríbalo en pesos, solo con cifras.",
            )


def costos_mayores_que_todo(leido: Leido) -> Iterator[Observacion]:
    """Si casi todo cuesta más que todos los techos juntos, los ceros de unos u otros no cuadran."""
    reglas = leido.reglas
    if reglas is None or leido.propuestas is None or not leido.propuestas.objetos:
        return
    techos = sum(f.techos.get(t, 0) for f in reglas.fuentes for t in reglas.periodo.vigencias)
    mayores = [(p, linea) for p, linea in leido.propuestas.pares() if p.costo > techos]
    if techos and 2 * len(mayores) > len(leido.propuestas.objetos):
        propuesta, linea = mayores[0]
        yield observar(
            "costo-sospechoso",
            leido.propuestas.origen(linea, "costo"),
            f"{propuesta.id} cuesta {escribir_entero(propuesta.costo)} y todos los techos juntos "
            f"suman {escribir_entero(techos)}; así están {len(mayores)} de "
            f"{len(leido.propuestas.objetos)} propuestas.",
            "Mire si a los costos les sobran ceros o a los techos les faltan.",
        )


def beneficiarios(leido: Leido) -> Iterator[Observacion]:
    """Nadie beneficia a más personas de las que hay en el territorio."""
    poblacion = leido.reglas.territorio.poblacion if leido.reglas else None
    if poblacion is None or leido.propuestas is None:
        return
    for propuesta, linea in leido.propuestas.pares():
        if (propuesta.beneficiarios or 0) > poblacion:
            yield observar(
                "beneficiarios-de-mas",
                leido.propuestas.origen(linea, "beneficiarios"),
                f"{propuesta.id} beneficia a {escribir_entero(propuesta.beneficiarios or 0)} "
                f"personas y el territorio tiene {escribir_entero(poblacion)}.",
                "Corrija el número de personas o la población.",
            )


def sin_beneficiarios(leido: Leido) -> Iterator[Observacion]:
    """Con `regla_de_valor: poblacion`, quien no dice a cuántas personas llega vale cero."""
    if leido.reglas is None or leido.propuestas is None or not leido.reglas.territorio.poblacion:
        return
    faltan = [
        (p.id, linea)
        for p, linea in leido.propuestas.pares()
        if p.beneficiarios is None and not p.retirada and not p.fusionada_en
    ]
    if leido.reglas.regla_de_valor == "poblacion" and faltan:
        yield observar(
            "beneficiarios-en-blanco",
            leido.propuestas.origen(faltan[0][1], "beneficiarios"),
            "El valor depende de a cuántas personas llega cada propuesta y está en blanco en "
            f"{enumerar(sorted(id_ for id_, _ in faltan))}: cuentan como si no llegaran a nadie.",
            "Averigüe el dato y escríbalo; si de verdad es cero, escriba 0.",
        )
