"""Qué le falta a una propuesta para entrar y qué le sobra a una elegida: puntaje, costo, dinero."""

from dataclasses import dataclass

from priorizacion.decision.cartera import ordenar
from priorizacion.decision.desempate import desempatar
from priorizacion.decision.explicacion.acercamiento import grano
from priorizacion.decision.explicacion.duelo import Clave, clave_de, sin
from priorizacion.decision.explicacion.intervalos import Volteo
from priorizacion.decision.explicacion.margen import (
    Umbral,
    en_puntos,
    valor_para_entrar,
    valor_para_quedarse,
)
from priorizacion.decision.explicacion.margen_costo import (
    costo_aguantado,
    costo_cambiando_una,
    costo_para_entrar,
    costo_para_quedarse,
)
from priorizacion.decision.explicacion.margen_dinero import dinero_para_entrar
from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.piso import protegidos
from priorizacion.decision.rango import Rango
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.taller import Taller
from priorizacion.dominio.explicacion import Costo, Intervalo, MasDinero, Puntos
from priorizacion.dominio.propuesta import Propuesta


@dataclass(frozen=True, slots=True)
class Salida:
    """Una propuesta que compite, contra qué compite y qué se sabe de ella al revés."""

    decision: Decision
    propuesta: Propuesta
    elegida: Clave
    """La cartera de la agenda."""
    logrado: Rango
    """Lo que vale la agenda."""
    voltea: Volteo | None
    """Lo mejor con ella al revés; None si no hay."""
    firme: bool
    """Si cambiarla no mueve las carteras que no la tienen, y hay prueba."""
    limites: Limites
    taller: Taller

    @property
    def formulacion(self) -> Formulacion:
        """La de la decisión."""
        return self.decision.formulacion


@dataclass(frozen=True, slots=True)
class Cambios:
    """Lo que la haría entrar o salir, cada cosa con lo demás igual."""

    puntajes: tuple[Puntos, ...] = ()
    costo: Costo | None = None
    dinero: tuple[MasDinero, ...] = ()
    exactos: bool = False


def para_entrar(s: Salida) -> Cambios:
    """Para una no elegida que puede elegirse."""
    a_fondo = s.firme and s.limites.a_fondo
    costo = _costo_para_entrar(s) if s.firme else None
    dinero = (
        dinero_para_entrar(s.formulacion, s.propuesta.id, s.elegida, s.limites) if a_fondo else ()
    )
    return Cambios(_puntos(s, _valor_para_entrar(s)), costo, dinero, _exactos(s, costo, dinero))


def para_quedarse(s: Salida) -> Cambios:
    """Para una elegida."""
    costo = _costo_para_quedarse(s) if s.firme else None
    umbral = None if s.voltea is None else _valor_para_quedarse(s, s.voltea)
    return Cambios(_puntos(s, umbral), costo, (), _exactos(s, costo, ()))


def _valor_para_entrar(s: Salida) -> Umbral | None:
    if s.voltea is None or s.voltea.minimo is None:
        return None
    rango = Rango(s.voltea.minimo, s.voltea.maximo or s.voltea.minimo)
    if s.firme and (s.limites.a_fondo or rango.menor == rango.mayor):
        return valor_para_entrar(s.taller, s.propuesta.id, rango, s.elegida, s.limites)
    propio, paso = s.formulacion.valor[s.propuesta.id], s.decision.agenda.resolucion_efectiva
    menor = propio + max(0, s.logrado.menor - rango.mayor)
    # si ya empata, perdió el desempate: necesita más
    return Umbral(
        max(menor, propio + paso) if s.firme else menor,
        propio + max(0, s.logrado.mayor - rango.menor) + paso,
    )


def _valor_para_quedarse(s: Salida, voltea: Volteo) -> Umbral | None:
    if not s.firme:
        return None
    propio, paso = s.formulacion.valor[s.propuesta.id], s.decision.agenda.resolucion_efectiva
    menor = propio - s.elegida.valor + (voltea.minimo or 0)
    mayor = propio - s.elegida.valor + (voltea.maximo or 0)
    if menor == mayor:
        rango = Rango(voltea.minimo or 0, voltea.maximo or 0)
        return valor_para_quedarse(s.taller, s.propuesta.id, rango, s.elegida, s.limites)
    return Umbral(menor, min(mayor + paso, propio))


def _puntos(s: Salida, umbral: Umbral | None) -> tuple[Puntos, ...]:
    if umbral is None or any(protegidos(s.decision.agenda)):
        return ()
    puntaje = s.decision.puntajes[s.propuesta.id]
    return en_puntos(s.decision.agenda, s.propuesta, puntaje, umbral)


def _costo_para_entrar(s: Salida) -> Costo | None:
    if s.limites.a_fondo:
        return costo_para_entrar(s.formulacion, s.propuesta, s.elegida, s.limites)
    return costo_cambiando_una(
        s.formulacion, s.propuesta, s.elegida, s.decision.cartera.inicios, s.limites
    )


def _costo_para_quedarse(s: Salida) -> Costo | None:
    formulacion, eleccion = s.formulacion, s.decision.eleccion
    sin_ella = None
    if s.voltea is not None:
        if not s.limites.a_fondo or s.voltea.minimo != s.voltea.maximo:
            techo = Clave(s.voltea.maximo or 0, 0, 0, 2**63, ())
            return costo_aguantado(formulacion, s.propuesta, eleccion, techo, s.limites)
        sin_ella = _mejor_sin_ella(s, s.voltea)
        if sin_ella is None:
            return None
    elif not s.limites.a_fondo:
        nada = Clave(-1, 0, 0, 0, ())
        return costo_aguantado(formulacion, s.propuesta, eleccion, nada, s.limites)
    return costo_para_quedarse(formulacion, s.propuesta, eleccion, sin_ella, s.limites)


def _mejor_sin_ella(s: Salida, voltea: Volteo) -> Clave | None:
    """La clave de la que ganaría si ella no estuviera; None si no se probó."""
    espacio = explorar(s.formulacion, s.limites, sin(s.formulacion, s.propuesta.id))
    veredicto = desempatar(espacio, ordenar(s.formulacion), voltea.conocida)
    if veredicto.empate is None or (veredicto.empate and veredicto.etapa is None):
        return None
    return clave_de(s.formulacion, inicios_de(s.formulacion, veredicto.eleccion))


def _exactos(s: Salida, costo: Costo | None, dinero: tuple[MasDinero, ...]) -> bool:
    """Si nada de lo que se dice quedó en intervalo."""
    if not s.limites.a_fondo or not s.firme:
        return False
    rangos = [costo.limite if costo else None, *(d.pesos for d in dinero)]
    cerrados = all(r is None or _cerrado(r, s.propuesta.costo) for r in rangos)
    return cerrados and (s.voltea is None or s.voltea.minimo == s.voltea.maximo)


def _cerrado(rango: Intervalo, costo: int) -> bool:
    """Si no se puede saber más de lo que el solucionador distingue."""
    holgura = 2 * (grano(costo) - 1)
    return rango.maximo is not None and rango.maximo - rango.minimo <= holgura
