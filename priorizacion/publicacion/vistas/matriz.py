"""La matriz de prioridad y factibilidad: cada propuesta, un punto; y la frase que la resume."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.resultado import Estado, PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto, celda_de_estado
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila

MITAD = 5_000
_CABEN = 60
"""Con más propuestas, la tabla pesaría más que la página."""


@dataclass(frozen=True, slots=True)
class Punto:
    """Una propuesta en la matriz; centésimas de 0 a 10000 en cada eje."""

    id: str
    factibilidad: int
    prioridad: int
    forma: str
    """`elegida`, `estudios`, `espera` o `fuera`."""


@dataclass(frozen=True, slots=True)
class Matriz:
    """Los puntos, los umbrales, la frase y la misma información en tabla."""

    titulo: str
    descripcion: str
    lectura: str
    puntos: tuple[Punto, ...]
    umbral_prioridad: int
    umbral_factibilidad: int
    formas: tuple[tuple[str, str], ...]
    """Forma y lo que significa, solo las que aparecen."""
    tabla: Tabla | None
    """None si son tantas que se leen en la página con todas."""


_FORMAS: dict[Estado | None, str] = {
    "seleccionada": "elegida",
    "preinversion": "estudios",
    "lista_de_espera": "espera",
    None: "espera",
}
_LEYENDA = (
    ("elegida", "elegida"),
    ("estudios", "recibe estudios y diseños"),
    ("espera", "en lista de espera"),
    ("fuera", "no podía competir"),
)


def ver(contexto: Contexto) -> Matriz | None:
    """La vista de la matriz; None si ninguna propuesta tiene los dos puntajes."""
    con_puntaje = [
        d
        for d in contexto.resultado.propuestas
        if d.prioridad is not None and d.factibilidad is not None
    ]
    if not con_puntaje:
        return None
    puntos = tuple(
        Punto(d.id, d.factibilidad or 0, d.prioridad or 0, _FORMAS.get(d.estado, "fuera"))
        for d in con_puntaje
    )
    presentes = {p.forma for p in puntos}
    leyenda = tuple(
        (f, "sin decidir" if contexto.inviable and f == "espera" else t) for f, t in _LEYENDA
    )
    return Matriz(
        titulo="Lo prioritario y lo posible",
        descripcion=_descripcion(puntos),
        lectura=_lectura(puntos),
        puntos=puntos,
        umbral_prioridad=int(contexto.agenda.umbrales.prioridad * 100),
        umbral_factibilidad=int(contexto.agenda.umbrales.factibilidad * 100),
        formas=tuple((f, t) for f, t in leyenda if f in presentes),
        tabla=_tabla(contexto, con_puntaje) if len(con_puntaje) <= _CABEN else None,
    )


def _descripcion(puntos: tuple[Punto, ...]) -> str:
    elegidas = sum(p.forma == "elegida" for p in puntos)
    circulos = palabras.contar(
        elegidas, "elegida es un círculo lleno", "elegidas son círculos llenos"
    )
    return (
        f"Gráfica de {palabras.contar(len(puntos), 'punto', 'puntos')}, uno por propuesta. Hacia "
        "arriba, más prioridad; hacia la derecha, más factibilidad; de 0 a 100. "
        f"{circulos}."
    )


def _lectura(puntos: tuple[Punto, ...]) -> str:
    elegidas = [p for p in puntos if p.forma == "elegida"]
    if not elegidas:
        return "Ninguna propuesta fue elegida."
    altas = sum(p.prioridad >= MITAD and p.factibilidad >= MITAD for p in elegidas)
    otras = sum(
        p.prioridad >= MITAD and p.factibilidad >= MITAD for p in puntos if p.forma != "elegida"
    )
    cuantas = (
        "Todas las elegidas tienen"
        if altas == len(elegidas)
        else f"{altas} de las {len(elegidas)} elegidas tienen"
    )
    if len(elegidas) == 1:
        cuantas = "La única elegida tiene" if altas else "La única elegida no llega a tener"
    tambien = (
        "; " + palabras.contar(otras, "que no entró también", "que no entraron también")
        if otras
        else ""
    )
    return f"{cuantas} 50 puntos o más en prioridad y en factibilidad{tambien}."


def _tabla(contexto: Contexto, decididas: list[PropuestaDecidida]) -> Tabla:
    orden = sorted(decididas, key=lambda d: (-(d.prioridad or 0), d.id))
    return Tabla(
        titulo="Prioridad y factibilidad de cada propuesta, de 0 a 100",
        columnas=columnas("Propuesta", "Decisión", "#Prioridad", "#Factibilidad"),
        filas=tuple(_fila(contexto, d) for d in orden),
    )


def _fila(contexto: Contexto, decidida: PropuestaDecidida) -> Fila:
    return fila(
        contexto.celda(decidida.id),
        celda_de_estado(decidida.estado),
        escribir_centesimas(decidida.prioridad or 0),
        escribir_centesimas(decidida.factibilidad or 0),
    )
