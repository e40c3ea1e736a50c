"""Presupuesto y cronograma: quién paga, cuánto y cuándo, contra lo que hay."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_razon
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas import cronograma, reparto, techos, zonas
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Presupuesto:
    """La página de dinero y tiempo."""

    resumen: str
    techos: techos.Techos
    bolsas: Tabla | None
    cronograma: cronograma.Cronograma | None
    por_dimension: Tabla | None
    por_zona: Tabla | None
    zonas: zonas.Zonas | None
    estudios: Tabla | None
    notas: tuple[str, ...]


def ver(contexto: Contexto) -> Presupuesto:
    """La vista de la página."""
    return Presupuesto(
        resumen=_resumen(contexto),
        techos=techos.ver(contexto),
        bolsas=techos.bolsas(contexto),
        cronograma=cronograma.ver(contexto),
        por_dimension=reparto.por_dimension(contexto),
        por_zona=reparto.por_zona(contexto),
        zonas=zonas.ver(contexto),
        estudios=_estudios(contexto),
        notas=_notas(contexto),
    )


def _resumen(contexto: Contexto) -> str:
    pagado = sum(p.monto for d in contexto.elegidas for p in d.pagos)
    hay = contexto.techos
    if contexto.inviable:
        return f"Los techos del periodo suman {palabras.dinero(hay, contexto.corrientes)}."
    return (
        f"Lo elegido compromete {palabras.dinero(pagado, contexto.corrientes)}; los techos "
        f"declarados del periodo suman {palabras.dinero(hay, contexto.corrientes)}."
    )


def _estudios(contexto: Contexto) -> Tabla | None:
    preinversion = contexto.agenda.preinversion
    if preinversion is None:
        return None
    filas = [
        fila(contexto.celda(d.id), numero_de_millones(contexto.propuestas[d.id].costo_preinversion))
        for d in contexto.en_estado("preinversion")
    ]
    hay = sum(monto for anual in preinversion.techos.values() for monto in anual.values())
    usado = sum(
        contexto.propuestas[d.id].costo_preinversion for d in contexto.en_estado("preinversion")
    )
    cifras = f"{numero_de_millones(usado)} ({numero_de_millones(hay)})"
    filas.append(fila("Total", cifras, clase="total"))
    return Tabla(
        "Estudios y diseños, y entre paréntesis lo que hay para ellos: "
        f"millones de {contexto.moneda}",
        columnas("Propuesta", "#Costo de los estudios"),
        tuple(filas),
    )


def _notas(contexto: Contexto) -> tuple[str, ...]:
    agenda = contexto.agenda
    notas = techos.saldos(contexto)
    if agenda.reserva:
        notas.append(f"De cada techo se guarda una reserva de {escribir_razon(agenda.reserva)}.")
    if agenda.precios:
        notas.append(
            f"Los costos están en {contexto.base}. Los pagos y los techos están en "
            f"{contexto.corrientes}, los del año en que se paga: suben con los índices de precios "
            "declarados, y por eso los pagos suman más que los costos."
        )
    if agenda.imprevistos:
        partes = [
            f"{escribir_razon(parte)} en {palabras.FASES_EN_PALABRAS[fase]}"
            for fase, parte in agenda.imprevistos.items()
        ]
        notas.append(f"Los costos incluyen imprevistos según la madurez: {palabras.lista(partes)}.")
    return tuple(notas)
