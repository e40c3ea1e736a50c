"""De las carteras que valen lo mismo con una propuesta al revés, la que menos obras mueve.

La primera que se halla puede cambiar obras que valen igual sin que haga falta: a quien pregunta
«¿qué saldría si entra la mía?» se le contesta con el cambio más corto.
"""

from dataclasses import replace

from priorizacion.decision.busqueda import Eleccion, buscar
from priorizacion.decision.explicacion.intervalos import Volteo
from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import Restriccion


def acortar(
    formulacion: Formulacion,
    eleccion: Eleccion,
    grupo: Restriccion,
    volteo: Volteo,
    limites: Limites,
) -> Volteo:
    """El mismo volteo con la cartera conocida que menos se aparta de `eleccion`.

    `grupo` pide la propuesta al revés. Si la más corta vale más que la conocida, sube el mínimo; si
    los nodos no alcanzan para otra más corta, queda la que había.
    """
    if volteo.minimo is None:
        return volteo
    actuales = frozenset(inicios_de(formulacion, eleccion))
    conocida = frozenset(inicios_de(formulacion, volteo.conocida))
    movidas = len(actuales ^ conocida)
    suyas = {formulacion.arranques[i].propuesta for i in grupo.terminos}
    if movidas <= _lo_menos(formulacion, actuales ^ suyas, volteo.minimo):
        return volteo
    quietas = formulacion.objetivo(
        {p.id: 1 if p.id in actuales else -1 for p in formulacion.competidoras}
    )
    al_menos = Restriccion("vale", formulacion.objetivo(formulacion.valor), ">=", volteo.minimo)
    espacio = explorar(formulacion, replace(limites, segundos=None), grupo, al_menos)
    hallazgo = buscar(espacio, quietas, desde=volteo.conocida)
    hallada = frozenset(inicios_de(formulacion, hallazgo.eleccion))
    respondio = hallazgo.estado in ("probada", "con_brecha")
    if not respondio or len(actuales ^ hallada) >= movidas:
        return volteo
    valor = sum(formulacion.valor[p] for p in hallada)
    return replace(volteo, minimo=valor, conocida=hallazgo.eleccion)


def _lo_menos(formulacion: Formulacion, sin_tocar_otra: frozenset[str], minimo: int) -> int:
    """Con cuántas movidas no hay nada que acortar: ella sola, o ella y otra si sola no alcanza."""
    return 1 if sum(formulacion.valor[p] for p in sin_tocar_otra) >= minimo else 2
