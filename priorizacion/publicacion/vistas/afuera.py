"""Lo que no entró, y por qué: con el mismo detalle que lo que entró."""

from dataclasses import dataclass
from math import inf

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.resultado import Estado, PropuestaDecidida
from priorizacion.dominio.sorteo import sortear
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import necesidad
from priorizacion.publicacion.vistas.contexto import Contexto


@dataclass(frozen=True, slots=True)
class Ausente:
    """Una propuesta que no entró."""

    nombre: str
    enlace: str | None
    motivos: tuple[str, ...]
    necesita: tuple[str, ...]
    """Qué se perdería al incluirla y con qué entraría."""
    cifras: str


@dataclass(frozen=True, slots=True)
class Grupo:
    """Las que no entraron por lo mismo."""

    titulo: str
    explicacion: str
    propuestas: tuple[Ausente, ...]


@dataclass(frozen=True, slots=True)
class Afuera:
    """La página de lo que no entró."""

    resumen: str
    grupos: tuple[Grupo, ...]


_GRUPOS: tuple[tuple[Estado | None, str, str], ...] = (
    (
        None,
        "Sin decidir",
        "Podían competir, pero las reglas no se pueden cumplir todas a la vez: sobre ellas no hay "
        "ninguna decisión hasta que cambie alguna regla.",
    ),
    (
        "lista_de_espera",
        "En lista de espera",
        "Podían competir y no cupieron. {orden} Si se libera dinero, la agenda se vuelve a "
        "calcular entera: el cupo no pasa solo a la siguiente.",
    ),
    (
        "preinversion",
        "Reciben estudios y diseños",
        "Todavía no tienen los estudios para pagar la obra. Reciben dinero para hacerlos y "
        "podrán competir después.",
    ),
    (
        "no_elegible",
        "No podían competir",
        "No cumplen un requisito o un puntaje mínimo. Lo que falta está dicho en cada una.",
    ),
    (
        "gestion_ante_otro_nivel",
        "Por gestionar ante el departamento o la Nación",
        "Hacerlas no le corresponde al municipio.",
    ),
    (
        "sin_quorum",
        "Faltan calificaciones",
        "Muy pocas personas las calificaron, o falta un dato. Esperan; no se ordenan con lo poco "
        "que hay.",
    ),
    ("fusionada", "Unidas a otra propuesta", "Pedían lo mismo que otra y ahora van juntas."),
    ("retirada", "Retiradas", "Ya no compiten. Cada una dice por qué, si se sabe."),
)


ESTADOS: tuple[Estado | None, ...] = tuple(estado for estado, _, _ in _GRUPOS)
"""En el orden en que se cuentan."""

_POR_PERDIDA = "Va primero la que menos valor le quitaría a la agenda si se incluyera."
_POR_VALOR = "Van de mayor a menor valor."


def ver(contexto: Contexto) -> Afuera:
    """La vista de la página."""
    hay = grupos(contexto)
    return Afuera(_resumen(contexto, hay), hay)


def grupos(contexto: Contexto) -> tuple[Grupo, ...]:
    """Las que no entraron, juntas por su estado; solo los grupos que tienen alguna."""
    orden = _POR_PERDIDA if contexto.explicaciones else _POR_VALOR
    return tuple(
        Grupo(
            titulo,
            explicacion.format(orden=orden),
            tuple(_ausente(contexto, d) for d in ordenar(contexto, estado)),
        )
        for estado, titulo, explicacion in _GRUPOS
        if contexto.en_estado(estado)
    )


def ordenar(contexto: Contexto, estado: Estado | None) -> list[PropuestaDecidida]:
    """Las de un estado, la que menos valor quitaría primero."""
    return sorted(contexto.en_estado(estado), key=lambda d: _lugar(contexto, d))


def _lugar(contexto: Contexto, decidida: PropuestaDecidida) -> tuple[float, float, int, int, str]:
    """Por lo que se perdería al incluirla, y después el sorteo; sin ese dato, por valor."""
    explicacion = contexto.explicaciones.get(decidida.id)
    perdida = explicacion.arrepentimiento if explicacion else None
    if perdida is None:
        return (inf, inf, -(decidida.valor or 0), 0, decidida.id)
    maximo = inf if perdida.maximo is None else perdida.maximo
    return (
        perdida.minimo,
        maximo,
        0,
        -sortear(contexto.agenda.sorteo.semilla, decidida.id),
        decidida.id,
    )


def _resumen(contexto: Contexto, grupos: tuple[Grupo, ...]) -> str:
    cuantas = sum(len(g.propuestas) for g in grupos)
    if not cuantas:
        return "Entraron todas las propuestas."
    total = palabras.contar(len(contexto.resultado.propuestas), "propuesta", "propuestas")
    verbo = "no entró 1" if cuantas == 1 else f"no entraron {cuantas}"
    if contexto.inviable:
        return (
            f"De {total}, no hay ninguna elegida: las reglas no se pueden cumplir todas a la vez. "
            "Las que podían competir quedan sin decidir; de las demás, aquí está la razón."
        )
    return f"De {total}, {verbo} como obra. Aquí está la razón de cada una."


def _ausente(contexto: Contexto, decidida: PropuestaDecidida) -> Ausente:
    ya_dicho = any(m.codigo == "competencia" for m in decidida.motivos)
    partes = [] if ya_dicho else [palabras.dinero(decidida.costo, contexto.base)]
    if decidida.prioridad is not None and decidida.factibilidad is not None:
        partes.append(f"prioridad {escribir_centesimas(decidida.prioridad)}")
        partes.append(f"factibilidad {escribir_centesimas(decidida.factibilidad)}")
    return Ausente(
        nombre=contexto.nombre(decidida.id),
        enlace=contexto.enlace(decidida.id),
        motivos=tuple(m.texto for m in decidida.motivos),
        necesita=_necesita(contexto, decidida),
        cifras=palabras.con_mayuscula(" · ".join(partes)),
    )


def _necesita(contexto: Contexto, decidida: PropuestaDecidida) -> tuple[str, ...]:
    explicacion = contexto.explicaciones.get(decidida.id)
    return necesidad.resumir(contexto, explicacion) if explicacion else ()
