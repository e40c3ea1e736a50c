"""En qué no hubo acuerdo: por criterio, y qué propuestas conviene conversar."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.desacuerdo import (
    AcuerdoCriterio,
    Cambio,
    Deliberacion,
    Desacuerdo,
    Efecto,
)
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.puntajes import nombre_de_criterio
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila

_FRANJA_MENOR, _FRANJA_MAYOR, _ANCHO = 15, 40, 5
_ALFA_MAYOR = 95
_SI_BAJA: dict[Cambio | None, str] = {
    "sale": "saldría de la agenda",
    "no_cambia": "seguiría en la agenda",
    "empata": "quedaría empatada, y decidiría el desempate",
    "no_compite": "no alcanzaría el puntaje mínimo para competir",
    None: "no se alcanzó a saber qué pasaría",
}
_SI_SUBE: dict[Cambio | None, str] = {
    "entra": "entraría en la agenda",
    "no_cambia": "tampoco entraría",
    "empata": "quedaría empatada, y decidiría el desempate",
    None: "no se alcanzó a saber qué pasaría",
}


@dataclass(frozen=True, slots=True)
class Acuerdo:
    """La sección del desacuerdo."""

    lectura: str
    criterios: Tabla
    deliberar: Tabla | None
    sin_deliberar: str
    """Qué decir si no hay nada que deliberar."""
    notas: tuple[str, ...]


def ver(contexto: Contexto) -> Acuerdo | None:
    """La vista de la sección; None si nadie calificó."""
    desacuerdo = contexto.resultado.desacuerdo
    if desacuerdo is None:
        return None
    return Acuerdo(
        lectura=_lectura(contexto, desacuerdo),
        criterios=Tabla(
            "Cuánto coincidieron las calificaciones en cada criterio",
            columnas("Criterio", "#Acuerdo, de 0 a 1", "#Distancia típica, en puntos"),
            tuple(_criterio(contexto, c) for c in desacuerdo.criterios),
        ),
        deliberar=_deliberar(contexto, desacuerdo),
        sin_deliberar=_sin_deliberar(desacuerdo),
        notas=_notas(desacuerdo),
    )


def _lectura(contexto: Contexto, desacuerdo: Desacuerdo) -> str:
    medidos = [(c.alfa, c.criterio) for c in desacuerdo.criterios if c.alfa is not None]
    menor, mayor = min(medidos, default=None), max(medidos, default=None)
    if menor is None or mayor is None:
        return (
            "Hubo muy pocas calificaciones para decir en qué criterio coincidieron más sin que "
            "se sepa la de alguien."
        )
    if menor[0] == mayor[0]:
        return "En todos los criterios el comité coincidió más o menos lo mismo."
    menos = nombre_de_criterio(contexto.agenda, menor[1])
    mas = nombre_de_criterio(contexto.agenda, mayor[1])
    return f"En lo que más coincidió el comité fue en «{mas}»; en lo que menos, en «{menos}»."


def _criterio(contexto: Contexto, acuerdo: AcuerdoCriterio) -> Fila:
    return fila(
        nombre_de_criterio(contexto.agenda, acuerdo.criterio),
        _alfa(acuerdo.alfa),
        _franja(acuerdo.dispersion),
    )


def _alfa(alfa: int | None) -> str:
    if alfa is None:
        return "no se publica"
    if alfa == 0:
        return "0 o menos"
    return escribir_centesimas(alfa) + (" o más" if alfa == _ALFA_MAYOR else "")


def _franja(desde: int | None) -> str:
    if desde is None:
        return "no se publica"
    if desde < _FRANJA_MENOR:
        return f"menos de {_FRANJA_MENOR}"
    return f"{desde} o más" if desde >= _FRANJA_MAYOR else f"de {desde} a {desde + _ANCHO}"


def _deliberar(contexto: Contexto, desacuerdo: Desacuerdo) -> Tabla | None:
    if not desacuerdo.para_deliberar:
        return None
    filas = tuple(
        fila(
            contexto.celda(d.propuesta),
            _franja(d.dispersion),
            _entre_quienes(contexto, d),
            _si_se_moviera(d.efecto),
        )
        for d in desacuerdo.para_deliberar
    )
    return Tabla(
        "Para deliberar: las que compiten y más dividieron al comité",
        columnas("Propuesta", "#Distancia típica", "Mayor diferencia", "Si se moviera en todo"),
        filas,
    )


def _entre_quienes(contexto: Contexto, deliberacion: Deliberacion) -> str:
    if deliberacion.criterio is None or not deliberacion.distancia:
        return "—"
    criterio = nombre_de_criterio(contexto.agenda, deliberacion.criterio)
    mas = palabras.nombre_de_codigo(deliberacion.estamento_mayor or "")
    menos = palabras.nombre_de_codigo(deliberacion.estamento_menor or "")
    puntos = escribir_centesimas(deliberacion.distancia)
    return f"En «{criterio}», {mas} le dio {puntos} puntos más que {menos}."


def _si_se_moviera(efecto: Efecto | None) -> str:
    if efecto is None:
        return "—"
    if efecto.puntos < 0:
        return f"Con {-efecto.puntos} puntos menos en todo, {_SI_BAJA[efecto.cambio]}."
    return f"Con {efecto.puntos} puntos más en todo, {_SI_SUBE[efecto.cambio]}."


def _sin_deliberar(desacuerdo: Desacuerdo) -> str:
    if all(d.dispersion is None for d in desacuerdo.propuestas):
        return (
            "No se dice qué propuestas dividieron más: con tan pocas calificaciones se sabría "
            "la de alguien."
        )
    return "Ninguna de las que compiten dividió al comité en 20 puntos o más."


def _notas(desacuerdo: Desacuerdo) -> tuple[str, ...]:
    notas = [
        "Acuerdo (alfa de Krippendorff): 1, todas las personas calificaron igual; 0, coincidieron "
        "lo que daría el azar. Su autor pide 0,80 para fiarse sin más y 0,67 con reserva.",
        "Distancia típica: la desviación estándar entre calificaciones de una misma propuesta, en "
        "puntos de 0 a 100. Va por franjas para que nadie sepa la de una persona.",
        "Poco acuerdo no es un error: cada quien ve su parte del territorio, y vale la pena "
        "conversarlo.",
    ]
    if any(d.efecto for d in desacuerdo.para_deliberar):
        notas.append(
            "«Si se moviera en todo»: si tuviera esos puntos, donde empieza su franja, de más o de "
            "menos en cada criterio calificado, de prioridad y de factibilidad a la vez. La página "
            "de cada propuesta mueve una sola de las dos: por eso allá las cifras son otras."
        )
    return tuple(notas)
