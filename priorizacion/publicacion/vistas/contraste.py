"""Qué habrían elegido otras maneras de escoger: una tabla, y de cada una su lectura."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.contraste import Alternativa, Manera
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila

_NOMBRES: dict[Manera, str] = {
    "puntaje": "Por puntaje, una por una",
    "llegada": "Por orden de llegada, una por una",
    "sin_tope": "La suma sin tope de proyectos",
    "valor_proyectos": "Contando igual cada proyecto",
    "valor_inversion": "Contando cada peso",
    "valor_poblacion": "Contando la gente a la que llega",
    "reparto_igual": "Reparto igual entre el comité",
}
_POR_CODIGO = "Por orden de código, una por una"
"""El nombre de la llegada cuando nadie anotó en qué orden llegaron."""


@dataclass(frozen=True, slots=True)
class Otra:
    """Una manera de escoger, leída frente a la agenda."""

    nombre: str
    lectura: str
    clave: str
    """Para enlazarla."""
    entran: tuple[Celda, ...]
    salen: tuple[Celda, ...]
    incumple: tuple[str, ...]

    @property
    def con_detalle(self) -> bool:
        """Si hay algo más que su lectura."""
        return bool(self.entran or self.salen or self.incumple)


@dataclass(frozen=True, slots=True)
class Comparadas:
    """La sección del contraste."""

    tabla: Tabla
    otras: tuple[Otra, ...]


def ver(contexto: Contexto) -> Comparadas | None:
    """La vista de la sección; None si el resultado no trae contraste."""
    contraste = contexto.resultado.contraste
    if contraste is None:
        return None
    con_lista = [a for a in contraste.alternativas if a.proyectos is not None]
    return Comparadas(
        tabla=Tabla(
            f"Esta agenda y las otras, con su costo en millones de {contexto.base}",
            columnas(
                "Manera de escoger",
                "#Proyectos",
                "#Valor",
                "#Costo",
                "#Entran",
                "#Salen",
                "#Reglas sin cumplir",
            ),
            (_esta(contexto), *(_fila(contexto, a) for a in con_lista)),
        ),
        otras=tuple(_otra(contexto, a) for a in contraste.alternativas),
    )


def _esta(contexto: Contexto) -> Fila:
    resultado = contexto.resultado
    return fila(
        "Esta agenda",
        escribir_entero(len(contexto.elegidas)),
        escribir_centesimas(resultado.valor or 0),
        numero_de_millones(resultado.costo_total or 0),
        "",
        "",
        "0",
        clase="total",
    )


def _nombre(contexto: Contexto, manera: Manera) -> str:
    dicha = any(p.dato("llegada") is not None for p in contexto.agenda.propuestas)
    return _POR_CODIGO if manera == "llegada" and not dicha else _NOMBRES[manera]


def _fila(contexto: Contexto, alternativa: Alternativa) -> Fila:
    return fila(
        _nombre(contexto, alternativa.manera),
        escribir_entero(alternativa.proyectos or 0),
        escribir_centesimas(alternativa.valor or 0),
        numero_de_millones(alternativa.costo or 0),
        escribir_entero(len(alternativa.entran)),
        escribir_entero(len(alternativa.salen)),
        escribir_entero(len(alternativa.incumple)),
    )


def _otra(contexto: Contexto, alternativa: Alternativa) -> Otra:
    return Otra(
        nombre=_nombre(contexto, alternativa.manera),
        lectura=alternativa.lectura,
        clave=alternativa.manera.replace("_", "-"),
        entran=tuple(contexto.celda(p) for p in alternativa.entran),
        salen=tuple(contexto.celda(p) for p in alternativa.salen),
        incumple=tuple(r.texto for r in alternativa.incumple),
    )
