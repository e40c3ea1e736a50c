"""Cuánto de lo suyo logra cada estamento: una tabla y su lectura."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.equidad import Satisfaccion
from priorizacion.dominio.regla import MaxMin, PisoSatisfaccion
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Logros:
    """La sección de los estamentos."""

    lectura: str
    tabla: Tabla
    notas: tuple[str, ...]


def ver(contexto: Contexto) -> Logros | None:
    """La vista de la sección; None si nadie calificó o no hay agenda."""
    equidad = contexto.resultado.equidad
    if equidad is None or not equidad.satisfaccion:
        return None
    return Logros(
        lectura=_lectura([s for s in equidad.satisfaccion if s.minima is not None]),
        tabla=Tabla(
            "Lo que logra cada estamento, de lo mejor que podría tener",
            columnas("Estamento", "Puntajes suyos que se pueden usar", "#Logra"),
            tuple(_fila(s) for s in equidad.satisfaccion),
        ),
        notas=_notas(contexto, equidad.satisfaccion),
    )


def _lectura(medidos: list[Satisfaccion]) -> str:
    if not medidos:
        return (
            "En ningún estamento calificaron suficientes personas para decirlo sin que se sepa "
            "lo que marcó alguna."
        )
    if len(medidos) == 1:
        return f"{_nombre(medidos[0])} logra {_parte(medidos[0])} de lo mejor que podría tener."
    menor = min(medidos, key=lambda s: (s.minima or 0, s.maxima or 0))
    mayor = max(medidos, key=lambda s: (s.minima or 0, s.maxima or 0))
    if _se_cruzan(menor, mayor):
        return "Con lo que se alcanzó a calcular, a ninguno le va claramente peor que a los demás."
    return f"El que menos logra es {_nombre(menor)}; el que más, {_nombre(mayor)}."


def _se_cruzan(menor: Satisfaccion, mayor: Satisfaccion) -> bool:
    return (menor.maxima or 0) >= (mayor.minima or 0)


def _fila(suya: Satisfaccion) -> Fila:
    propias = f"{escribir_entero(suya.propias)} de {escribir_entero(suya.casillas)}"
    return fila(_nombre(suya), propias, _parte(suya))


def _parte(suya: Satisfaccion) -> str:
    """«93 %», o «entre 92,9 % y 94,3 %» si no se probó cuál es lo mejor."""
    if suya.minima is None or suya.maxima is None:
        return "no se publica"
    if suya.minima == suya.maxima:
        return f"{escribir_centesimas(suya.minima)} %"
    desde, hasta = escribir_centesimas(suya.minima), escribir_centesimas(suya.maxima)
    return f"entre {desde} % y {hasta} %"


def _notas(contexto: Contexto, satisfaccion: tuple[Satisfaccion, ...]) -> tuple[str, ...]:
    exigen = any(isinstance(r, PisoSatisfaccion | MaxMin) for r in contexto.agenda.reglas)
    menos = ", menos las que miran lo que logra cada estamento" if exigen else ""
    notas = [
        "Lo mejor de un estamento es la agenda que saldría con sus puntajes y las mismas "
        f"reglas{menos}. 100 % quiere decir que, con sus puntajes, ninguna otra agenda vale más "
        "que esta.",
        "Donde calificaron menos de tres personas de un estamento, o se podría despejar lo que "
        "dijeron, cuenta el puntaje de todo el comité. Eso acerca la cifra a 100 %: léala junto "
        "con cuántos puntajes suyos se usaron.",
    ]
    if any(s.minima is None for s in satisfaccion):
        notas.append(
            "«No se publica»: menos de la tercera parte de los puntajes serían suyos, y la cifra "
            "no hablaría de ese estamento sino del comité."
        )
    if any(s.minima != s.maxima for s in satisfaccion):
        notas.append("«Entre…»: no se terminó de probar cuál es lo mejor que podría tener.")
    return tuple(notas)


def _nombre(suya: Satisfaccion) -> str:
    return palabras.nombre_de_codigo(suya.estamento)
