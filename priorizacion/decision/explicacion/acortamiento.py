"""De las carteras que valen lo mismo con una propuesta al revés, la que menos obras mueve.

La primera que se halla puede cambiar obras que valen igual sin que haga falta: a quien pregunta
«¿qué saldría si entra la mía?» se le contesta con el cambio más corto.
"""

from collections.abc import Mapping
from dataclasses import replace

from priorizacion.decision.busqueda import Eleccion, buscar
from priorizacion.decision.explicacion.intervalos import Volteo
from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import Restriccion
from priorizacion.decision.taller import Taller


def acortar(
    taller: Taller, eleccion: Eleccion, grupo: Restriccion, volteo: Volteo, limites: Limites
) -> Volteo:
    """El mismo volteo con la cartera que menos se aparta de `eleccion`, la de la agenda.

    El `taller` es el de las reglas de la agenda y `grupo` pide la propuesta al revés. Si la más
    corta vale más que la conocida, sube el mínimo.
    """
    if volteo.minimo is None:
        return volteo
    formulacion = taller.formulacion
    inicios = inicios_de(formulacion, eleccion)
    suyas = {formulacion.arranques[i].propuesta for i in grupo.terminos}
    sin_tocar_otra = sum(formulacion.valor[p] for p in inicios.keys() ^ suyas)
    lo_menos = 1 if sin_tocar_otra >= volteo.minimo else 2
    if _movidas(formulacion, inicios, volteo.conocida) <= lo_menos:
        return volteo
    corta = mas_corta(formulacion, inicios, volteo.conocida, limites, grupo, taller=taller)
    return replace(volteo, minimo=_valor(formulacion, corta), conocida=corta)


def mas_corta(
    formulacion: Formulacion,
    inicios: Mapping[str, int],
    conocida: Eleccion,
    limites: Limites,
    *grupo: Restriccion,
    taller: Taller | None = None,
) -> Eleccion:
    """La que vale al menos como la conocida y cambia menos obras de `inicios`, las de la agenda.

    Si los nodos no alcanzan para hallar otra, la conocida. El `taller`, si se tiene, es el de las
    mismas reglas.
    """
    quietas = formulacion.objetivo(
        {p.id: 1 if p.id in inicios else -1 for p in formulacion.competidoras}
    )
    valor = formulacion.objetivo(formulacion.valor)
    al_menos = Restriccion("vale", valor, ">=", _valor(formulacion, conocida))
    if taller is None:
        espacio = explorar(formulacion, replace(limites, segundos=None), *grupo, al_menos)
        hallazgo = buscar(espacio, quietas, desde=conocida)
    else:
        hallazgo = taller.buscar(quietas, (*grupo, al_menos), limites, conocida)
    if hallazgo.estado not in ("probada", "con_brecha"):
        return conocida
    opciones = (conocida, hallazgo.eleccion)
    return min(opciones, key=lambda e: _movidas(formulacion, inicios, e))


def _movidas(formulacion: Formulacion, inicios: Mapping[str, int], otra: Eleccion) -> int:
    return len(inicios.keys() ^ inicios_de(formulacion, otra).keys())


def _valor(formulacion: Formulacion, eleccion: Eleccion) -> int:
    return sum(formulacion.valor[p] for p in inicios_de(formulacion, eleccion))
