"""Una Comparacion → lo que se lee de ella: cifras, lo que cambió para todas y cada propuesta."""

from collections.abc import Callable
from dataclasses import dataclass

from priorizacion.dominio.cambio import Clase, Comparacion, PropuestaComparada
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.resultado import Estado
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.tabla import Celda, Tabla, columnas, fila

Enlazar = Callable[[PropuestaComparada], str]
"""Una propuesta → la dirección de su página, desde donde se lee."""

_SIN_LO_SUYO = (
    "En lo suyo no cambió nada: cambió lo que va arriba, o lo de aquellas con que compite."
)
_SIN_NADA_PARA_TODAS = "En lo suyo no cambió nada: cambió lo de aquellas con que compite."


@dataclass(frozen=True, slots=True)
class Movida:
    """Una propuesta a la que algo le cambió."""

    celda: Celda
    decision: str
    frases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grupo:
    """Las propuestas a las que les pasó lo mismo."""

    titulo: str
    movidas: tuple[Movida, ...]


@dataclass(frozen=True, slots=True)
class Cambios:
    """Todo lo que cambió."""

    resumen: str
    cifras: Tabla
    para_todas: tuple[str, ...]
    grupos: tuple[Grupo, ...]
    """Los que tienen alguna."""
    iguales: str
    notas: tuple[str, ...]


_TITULOS: dict[Clase, str] = {
    "otra_decision": "Cambió su decisión",
    "nueva": "Son nuevas",
    "ya_no_esta": "Ya no están",
    "otros_datos": "Cambiaron en algo, con la misma decisión",
}


def ver(comparacion: Comparacion, enlazar: Enlazar, nombres: tuple[str, str]) -> Cambios:
    """La vista; `nombres` es cómo se llama cada una en la tabla: («Versión 1», «La que vale»)."""
    grupos = (
        Grupo(titulo, tuple(_movida(p, enlazar, comparacion) for p in comparacion.de_clase(clase)))
        for clase, titulo in _TITULOS.items()
    )
    quietas = len(comparacion.de_clase("igual"))
    return Cambios(
        resumen=resumir(comparacion),
        cifras=_cifras(comparacion, nombres),
        para_todas=tuple(c.texto for c in comparacion.para_todas),
        grupos=tuple(g for g in grupos if g.movidas),
        iguales=f"Sin ningún cambio: {palabras.contar(quietas, 'propuesta', 'propuestas')}.",
        notas=comparacion.notas,
    )


def resumir(comparacion: Comparacion) -> str:
    """«Entraron 2 y salieron 1; …»: lo más importante, en una frase."""
    entran = sum(
        _elegida(p.estado_ahora) and not _elegida(p.estado_antes) for p in comparacion.propuestas
    )
    salen = sum(
        _elegida(p.estado_antes) and not _elegida(p.estado_ahora) for p in comparacion.propuestas
    )
    movidas = [
        f"{'entró' if entran == 1 else 'entraron'} {entran}" if entran else "",
        f"{'salió' if salen == 1 else 'salieron'} {salen}" if salen else "",
    ]
    dichas = palabras.lista([m for m in movidas if m]) or "se eligieron las mismas"
    nuevas, fuera = (len(comparacion.de_clase(c)) for c in ("nueva", "ya_no_esta"))
    otras = [
        palabras.contar(nuevas, "propuesta es nueva", "propuestas son nuevas") if nuevas else "",
        palabras.contar(fuera, "ya no está", "ya no están") if fuera else "",
    ]
    frase = "; ".join([f"De las elegidas, {dichas}", *(o for o in otras if o)])
    return f"{frase}."


def _elegida(estado: Estado | None) -> bool:
    return estado == "seleccionada"


def _cifras(comparacion: Comparacion, nombres: tuple[str, str]) -> Tabla:
    antes, ahora = comparacion.totales_antes, comparacion.totales_ahora
    moneda = comparacion.moneda
    filas = (
        fila("Propuestas", *(escribir_entero(t.propuestas) for t in (antes, ahora))),
        fila("Elegidas", *(escribir_entero(t.elegidas) for t in (antes, ahora))),
        fila("Suma de los techos", *(palabras.dinero(t.techos, moneda) for t in (antes, ahora))),
        fila("Costo de lo elegido", *(_dinero(t.costo, moneda) for t in (antes, ahora))),
        fila("Valor, en puntos", *(_puntos(t.valor) for t in (antes, ahora))),
    )
    titulo = f"Las cifras: {nombres[0].lower()} y {nombres[1].lower()}"
    return Tabla(titulo, columnas("Qué", *(f"#{n}" for n in nombres)), filas)


def _dinero(costo: int | None, moneda: str) -> str:
    return "no hubo agenda" if costo is None else palabras.dinero(costo, moneda)


def _puntos(valor: int | None) -> str:
    return "no hubo agenda" if valor is None else escribir_centesimas(valor)


def _movida(propuesta: PropuestaComparada, enlazar: Enlazar, comparacion: Comparacion) -> Movida:
    ident = propuesta.ahora or propuesta.antes or ""
    return Movida(
        celda=Celda(propuesta.nombre.strip() or ident, enlazar(propuesta)),
        decision=_decision(propuesta),
        frases=_frases(propuesta, con_reglas=bool(comparacion.para_todas)),
    )


def _decision(propuesta: PropuestaComparada) -> str:
    antes, ahora = (
        palabras.ESTADOS_EN_PALABRAS[e] for e in (propuesta.estado_antes, propuesta.estado_ahora)
    )
    if propuesta.antes is None:
        return f"{ahora}."
    if propuesta.ahora is None:
        return f"Estaba así: {antes.lower()}."
    return f"{ahora}." if antes == ahora else f"Antes: {antes.lower()}. Ahora: {ahora.lower()}."


def _frases(propuesta: PropuestaComparada, *, con_reglas: bool) -> tuple[str, ...]:
    suyas = tuple(c.texto for c in propuesta.suyos)
    if propuesta.clase != "otra_decision":
        return suyas
    if not suyas:
        suyas = (_SIN_LO_SUYO if con_reglas else _SIN_NADA_PARA_TODAS,)
    return (*suyas, *(f"Ahora: {r}" for r in propuesta.razones_ahora))
