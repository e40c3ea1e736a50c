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
class Parecido:
    """Cuántos proyectos comparte otra lista con la agenda, y cuántos no."""

    nombre: str
    siguen: int
    salen: int
    entran: int


@dataclass(frozen=True, slots=True)
class Comparadas:
    """La sección del contraste."""

    descripcion: str
    parecidos_en_frase: str
    parecidos: tuple[Parecido, ...]
    tabla: Tabla
    otras: tuple[Otra, ...]


def ver(contexto: Contexto) -> Comparadas | None:
    """La vista de la sección; None si el resultado no trae contraste."""
    contraste = contexto.resultado.contraste
    if contraste is None:
        return None
    con_lista = [a for a in contraste.alternativas if a.proyectos is not None]
    parecidos = tuple(_parecido(contexto, a) for a in con_lista)
    return Comparadas(
        descripcion=_descripcion(parecidos),
        parecidos_en_frase=_en_frase(parecidos),
        parecidos=parecidos,
        tabla=Tabla(
            f"Esta agenda y las otras, con su costo en millones de {contexto.base}",
            columnas(
                "Manera de escoger",
                "#Proyectos",
                "#Valor",
                "#Costo",
                "#Siguen",
                "#Salen",
                "#Entran",
                "#Reglas sin cumplir",
            ),
            (_esta(contexto), *(_fila(contexto, a) for a in con_lista)),
        ),
        otras=tuple(_otra(contexto, a) for a in contraste.alternativas),
    )


def _parecido(contexto: Contexto, alternativa: Alternativa) -> Parecido:
    salen = len(alternativa.salen)
    return Parecido(
        nombre=_nombre(contexto, alternativa.manera),
        siguen=len(contexto.elegidas) - salen,
        salen=salen,
        entran=len(alternativa.entran),
    )


def _descripcion(parecidos: tuple[Parecido, ...]) -> str:
    partes = " ".join(
        f"{p.nombre}: siguen {p.siguen}, salen {p.salen} y entran {p.entran}." for p in parecidos
    )
    return (
        "Un renglón por cada otra manera de escoger. A la derecha de la raya, los proyectos de la "
        "agenda que también elegiría y, rayados, los que entrarían; a la izquierda, los que "
        f"saldrían. {partes}"
    )


def _en_frase(parecidos: tuple[Parecido, ...]) -> str:
    if not parecidos:
        return "Ninguna otra manera de escoger dio una lista."
    if not any(p.salen or p.entran for p in parecidos):
        return "Todas las otras maneras de escoger darían la misma lista."
    menos = min(parecidos, key=lambda p: p.salen + p.entran)
    mas = max(parecidos, key=lambda p: p.salen + p.entran)
    cambia = f"salen {mas.salen} y entran {mas.entran}"
    if menos.salen + menos.entran == 0:
        return f"«{menos.nombre}» da la misma lista; la que más cambia es «{mas.nombre}»: {cambia}."
    return f"La que más se parece es «{menos.nombre}»; la que más cambia, «{mas.nombre}»: {cambia}."


def _esta(contexto: Contexto) -> Fila:
    resultado = contexto.resultado
    return fila(
        "Esta agenda",
        escribir_entero(len(contexto.elegidas)),
        escribir_centesimas(resultado.valor or 0),
        numero_de_millones(resultado.costo_total or 0),
        "",
        "",
        "",
        "0",
        clase="total",
    )


def _nombre(contexto: Contexto, manera: Manera) -> str:
    dicha = any(p.dato("llegada") is not None for p in contexto.agenda.propuestas)
    return _POR_CODIGO if manera == "llegada" and not dicha else _NOMBRES[manera]


def _fila(contexto: Contexto, alternativa: Alternativa) -> Fila:
    parecido = _parecido(contexto, alternativa)
    return fila(
        parecido.nombre,
        escribir_entero(alternativa.proyectos or 0),
        escribir_centesimas(alternativa.valor or 0),
        numero_de_millones(alternativa.costo or 0),
        escribir_entero(parecido.siguen),
        escribir_entero(parecido.salen),
        escribir_entero(parecido.entran),
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
