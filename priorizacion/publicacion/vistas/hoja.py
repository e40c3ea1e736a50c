"""La agenda en una hoja: lo que un alcalde mira antes de entrar a la reunión."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import acortar, numero_de_millones
from priorizacion.publicacion.vistas import afuera, faltante, solucion
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.faltante import Faltante
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila

Letra = Literal["holgada", "apretada", "en_parrafo"]
"""Con cuánta holgura van las elegidas, para que todo quepa en una hoja."""

CABEN: dict[Letra, int] = {"holgada": 17, "apretada": 32}
"""Renglones de la tabla de elegidas que caben con cada letra; con más, van en un párrafo."""
_NOMBRE: dict[Letra, int] = {"holgada": 76, "apretada": 46, "en_parrafo": 46}
_POR_RENGLON: dict[Letra, tuple[int, int]] = {"holgada": (42, 38), "apretada": (46, 62)}
"""Letras que caben en un renglón de las columnas del proyecto y de quién entra si se cae."""
CABEN_EN_PARRAFO = 60
_LARGO_SI_SE_CAE = 120
_LARGO_EN_PARRAFO = 34


@dataclass(frozen=True, slots=True)
class Hoja:
    """Una página de papel."""

    agenda: str
    letra: Letra
    aclaracion: str
    decision: str
    elegidas: Tabla | None
    en_parrafo: str
    """Las elegidas, cuando son tantas que la tabla no cabe."""
    reemplazos: tuple[str, ...]
    """Cómo leer quién entra si una se cae."""
    estudios: str
    pendiente: str
    falta: Faltante
    comprobar: str


def ver(contexto: Contexto) -> Hoja:
    """La vista de la hoja."""
    letra = _letra(contexto)
    return Hoja(
        agenda=acortar(contexto.agenda.titulo, 110),
        letra=letra,
        aclaracion=acortar(contexto.agenda.aclaracion, 320),
        decision=f"{solucion.decision(contexto)} {acortar(_salvedad(contexto), 300)}".strip(),
        elegidas=None if letra == "en_parrafo" else _elegidas(contexto, letra),
        en_parrafo=_en_parrafo(contexto) if letra == "en_parrafo" else "",
        reemplazos=() if letra == "en_parrafo" else tuple(_reemplazos(contexto, letra)),
        estudios=_estudios(contexto, letra),
        pendiente=" ".join(_pendiente(contexto)),
        falta=faltante.ver(contexto, _NOMBRE[letra]),
        comprobar=_comprobar(contexto),
    )


def _letra(contexto: Contexto) -> Letra:
    """La más grande con que las elegidas caben."""
    if contexto.elegidas:
        for letra, caben in CABEN.items():
            if _renglones(contexto, letra) <= caben:
                return letra
    return "en_parrafo"


def _renglones(contexto: Contexto, letra: Letra) -> int:
    proyecto, si_se_cae = _POR_RENGLON[letra]
    return sum(
        max(
            ceil(len(_nombre(contexto, d.id, letra)) / proyecto),
            ceil(len(_si_se_cae(contexto, d.id)) / si_se_cae),
        )
        for d in contexto.elegidas
    )


def _salvedad(contexto: Contexto) -> str:
    """Si no está probado o no hay agenda, eso también se dice en la hoja."""
    inviable = contexto.resultado.inviabilidad
    if inviable is not None:
        return inviable.texto
    return "" if contexto.resultado.estado_solucion == "probada" else solucion.firmeza(contexto)


def _elegidas(contexto: Contexto, letra: Letra) -> Tabla:
    titulos = ["Código", "Proyecto", "Empieza", "#Millones"]
    titulos += ["Si se cae"] if contexto.explicaciones else []
    return Tabla(
        f"Lo que se va a hacer, con su costo en millones de {contexto.base}",
        columnas(*titulos),
        tuple(_renglon(contexto, d, letra) for d in contexto.elegidas),
    )


def _renglon(contexto: Contexto, decidida: PropuestaDecidida, letra: Letra) -> Fila:
    celdas = [
        Celda(decidida.id),
        Celda(_nombre(contexto, decidida.id, letra), contexto.enlace(decidida.id)),
        Celda(str(decidida.inicio or "")),
        Celda(numero_de_millones(decidida.costo)),
    ]
    if contexto.explicaciones:
        celdas.append(Celda(_si_se_cae(contexto, decidida.id)))
    return fila(*celdas)


def _nombre(contexto: Contexto, propuesta: str, letra: Letra) -> str:
    return acortar(contexto.nombre(propuesta), _NOMBRE[letra])


def _si_se_cae(contexto: Contexto, propuesta: str) -> str:
    explicacion = contexto.explicaciones.get(propuesta)
    if explicacion is None:
        return "—"
    if explicacion.irremplazable:
        return "Sin ella no hay agenda posible"
    entran = palabras.lista(explicacion.entrarian)
    salen = palabras.lista(explicacion.saldrian)
    if not entran and not salen:
        return "Nadie la reemplaza"
    partes = [f"entra {entran}" if entran else "", f"sale {salen}" if salen else ""]
    dicho = "; ".join(p for p in partes if p)
    perdida = explicacion.reemplazo
    exacta = perdida is not None and perdida.minimo == perdida.maximo
    dicho = acortar(f"{dicho[:1].upper()}{dicho[1:]}", _LARGO_SI_SE_CAE)
    return dicho if exacta else f"{dicho} *"


def _reemplazos(contexto: Contexto, letra: Letra) -> Iterator[str]:
    elegidas = [contexto.explicaciones[d.id] for d in contexto.elegidas if _explicada(contexto, d)]
    if not elegidas:
        return
    entran = sorted({i for e in elegidas for i in e.entrarian})
    if entran:
        nombres = "; ".join(f"{i} {_nombre(contexto, i, letra)}" for i in entran)
        yield f"Las que entrarían: {acortar(nombres, 800)}."
    yield (
        "Es lo que daría hoy la cuenta sin esa obra. Nadie hereda el cupo: si una se cae, la "
        "agenda se vuelve a calcular entera con los datos de ese día."
    )
    reemplazos = [e.reemplazo for e in elegidas if e.reemplazo is not None]
    if any(r.minimo != r.maximo for r in reemplazos):
        yield "* La mejor combinación que se encontró; puede haber otra igual o mejor."


def _explicada(contexto: Contexto, decidida: PropuestaDecidida) -> bool:
    return decidida.id in contexto.explicaciones


def _en_parrafo(contexto: Contexto) -> str:
    elegidas = contexto.elegidas
    if not elegidas:
        return "Ninguna propuesta quedó elegida."
    nombradas = "; ".join(
        f"{d.id} {acortar(contexto.nombre(d.id), _LARGO_EN_PARRAFO)} "
        f"({numero_de_millones(d.costo)})"
        for d in elegidas[:CABEN_EN_PARRAFO]
    )
    sobran = len(elegidas) - CABEN_EN_PARRAFO
    mas = f"; y {sobran} más" if sobran > 0 else ""
    return (
        f"Lo que se va a hacer, con su costo en millones de {contexto.base}: {nombradas}{mas}. "
        "Quién entraría si una se cae está en la página de cada una."
    )


def _estudios(contexto: Contexto, letra: Letra) -> str:
    estudian = contexto.en_estado("preinversion")
    if not estudian:
        return ""
    nombres = "; ".join(f"{d.id} {_nombre(contexto, d.id, letra)}" for d in estudian)
    return f"Reciben dinero para estudios y diseños: {acortar(nombres, 300)}."


def _pendiente(contexto: Contexto) -> Iterator[str]:
    """Lo que no se decidió, o todavía puede cambiar."""
    grupos = afuera.grupos(contexto)
    if grupos:
        yield "; ".join(f"{g.titulo}: {len(g.propuestas)}" for g in grupos) + "."
    agenda, empate = contexto.agenda, contexto.resultado.desempate
    if agenda.sorteo.semilla is None and empate is not None and empate.empate:
        yield "Hubo empate y falta el sorteo público: hasta entonces lo que empata es provisional."
    apelacion = agenda.comite.apelacion if agenda.comite else None
    if apelacion and apelacion.hasta:
        yield f"Se puede reclamar hasta el {palabras.fecha(apelacion.hasta)}."


def _comprobar(contexto: Contexto) -> str:
    return (
        f"Sale de resultado.json, con huella {contexto.certificado.resultado[:16]}; cualquiera lo "
        "comprueba con: priorizacion verificar."
    )
