"""Lo que cuesta cada regla: cuánto más valdría la agenda sin ella (modelo, sección 7)."""

from collections.abc import Iterator

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.dual import Entorno
from priorizacion.decision.elastico import reglas_de, sin_reglas
from priorizacion.decision.explicacion.acortamiento import mas_corta
from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.frases import frases_de_reglas
from priorizacion.decision.modelo import Limites
from priorizacion.decision.rango import Mejor, Rango, leer_mejor
from priorizacion.decision.taller import Pregunta, Taller
from priorizacion.dominio.explicacion import Explicaciones, Intervalo, PrecioDeRegla
from priorizacion.dominio.resultado import ReglaResuelta


def poner_precios(
    taller: Taller, eleccion: Eleccion, logrado: Rango, limites: Limites
) -> Iterator[PrecioDeRegla]:
    """Una por regla; los techos de una fuente se quitan todos a la vez.

    `logrado` es lo que vale la agenda: lo que se encontró y lo que nadie pasa. Lo que exigen las
    demás reglas de satisfacción se deja quieto: no se busca otra vez lo mejor de cada estamento.
    """
    formulacion = taller.formulacion
    frases = frases_de_reglas(formulacion.agenda, formulacion.bolsas)
    inicios = inicios_de(formulacion, eleccion)
    actuales = set(inicios)
    for nombre, filas in _grupos(formulacion).items():
        texto = frases.get(nombre) or _de_la_fuente(formulacion, nombre)
        if not filas:
            nada = Intervalo(minimo=0, maximo=0)
            yield PrecioDeRegla(regla=nombre, texto=texto, precio=nada, ata=False)
            continue
        libre = sin_reglas(formulacion, filas)
        mejor = _sin(taller, libre, eleccion, limites)
        if mejor is None or mejor.rango is None:
            precio = Intervalo(minimo=0, maximo=None)
            yield PrecioDeRegla(regla=nombre, texto=texto, precio=precio, ata=None)
            continue
        menor = max(0, mejor.rango.menor - logrado.mayor)
        precio = Intervalo(minimo=menor, maximo=mejor.rango.mayor - logrado.menor)
        otras = actuales
        if menor:
            corta = mas_corta(libre, inicios, mejor.eleccion, limites)
            otras = set(inicios_de(formulacion, corta))
        yield PrecioDeRegla(
            regla=nombre,
            texto=texto,
            precio=precio,
            ata=True if menor else None if precio.maximo else False,
            entrarian=tuple(sorted(otras - actuales)),
            saldrian=tuple(sorted(actuales - otras)),
        )


def con_precios(
    reglas: tuple[ReglaResuelta, ...], explicaciones: Explicaciones | None
) -> tuple[ReglaResuelta, ...]:
    """Las reglas con su precio, si se sabe exacto; los techos no lo llevan: se quitan juntos."""
    if explicaciones is None:
        return reglas
    exactos = {
        p.regla: p.precio.minimo
        for p in explicaciones.reglas
        if p.precio.minimo == p.precio.maximo and not p.regla.startswith("techo:")
    }
    return tuple(
        r.model_copy(update={"precio": exactos.get(r.id, exactos.get(r.id.split(":")[0]))})
        for r in reglas
    )


def _sin(taller: Taller, libre: Formulacion, eleccion: Eleccion, limites: Limites) -> Mejor | None:
    """Lo mejor en `libre`, la formulación sin unas reglas; `eleccion` las cumple todas."""
    quedan = {r.nombre for r in libre.restricciones}
    sueltas: dict[str, Entorno] = {
        r.nombre: (None, None)
        for r in taller.formulacion.restricciones
        if r.terminos and r.nombre not in quedan
    }
    pregunta = Pregunta(libre.valor, filas=sueltas)
    taller.afinar(pregunta)
    espacio = explorar(libre, limites)
    return leer_mejor(libre, taller.resolver(pregunta, limites, eleccion, espacio))


def _grupos(formulacion: Formulacion) -> dict[str, list[str]]:
    """Nombre con que se publica → las reglas que se quitan juntas.

    Ninguna si a nadie le toca: un tope que todas cumplen solas.
    """
    grupos: dict[str, list[str]] = {}
    for regla in reglas_de(formulacion):
        es_techo = regla.startswith("techo:")
        nombre = regla.rsplit(":", 1)[0] if es_techo else regla
        grupos.setdefault(nombre, []).append(regla)
    return grupos | {r.id: [] for r in formulacion.agenda.reglas if r.id not in grupos}


def _de_la_fuente(formulacion: Formulacion, nombre: str) -> str:
    fuente = nombre.removeprefix("techo:")
    nombres = {f.id: f.nombre for f in formulacion.agenda.fuentes}
    return f"El dinero de {nombres.get(fuente, fuente)}."
