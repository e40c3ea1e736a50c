"""Cómo se llegó a las ponderaciones: a quién se le preguntó, de qué manera y qué dijo cada lado."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.ponderacion import EjePonderado, Metodo, PonderacionesPublicadas
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Tabla, columnas, fila

_SE_PREGUNTO: dict[Metodo, str] = {
    "directa": "Cada quien repartió cien puntos entre los criterios de cada lado.",
    "orden": "Cada quien puso los criterios en orden, del que más importa al que menos.",
    "oscilacion": "Cada quien dijo qué criterio haría subir primero de lo peor a lo mejor, y "
    "cuánto valdría a su lado subir los demás.",
    "pares": "Cada quien comparó los criterios de dos en dos: cuál importa más, y cuántas veces.",
}
_SE_JUNTO = (
    "Primero se promedió a las personas de cada estamento y después a los estamentos: la voz de "
    "cada uno cuenta según lo acordado, vayan muchas personas o pocas."
)


@dataclass(frozen=True, slots=True)
class Pesos:
    """La parte de la página que lo cuenta."""

    lectura: str
    tablas: tuple[Tabla, ...]


def ver(contexto: Contexto, publicadas: PonderacionesPublicadas | None) -> Pesos | None:
    """La vista; None si no se preguntó con el programa, o si después se decidieron otras."""
    if publicadas is None or not _son_las_vigentes(contexto, publicadas.ejes):
        return None
    return Pesos(
        lectura=f"Las ponderaciones las dijo el comité. {_SE_PREGUNTO[publicadas.metodo]} "
        f"{_SE_JUNTO}",
        tablas=tuple(_tabla(contexto, eje) for eje in publicadas.ejes),
    )


def _son_las_vigentes(contexto: Contexto, ejes: Iterable[EjePonderado]) -> bool:
    declaradas = {c.id: c.ponderacion * 100 for c in contexto.agenda.criterios}
    dichas = {c: Fraction(n) for eje in ejes for c, n in eje.centesimas.items()}
    return dichas.items() <= declaradas.items()


def _tabla(contexto: Contexto, eje: EjePonderado) -> Tabla:
    nombres = {c.id: c.nombre for c in contexto.agenda.criterios}
    personas = palabras.contar(eje.personas, "persona", "personas")
    estamentos = palabras.contar(eje.estamentos, "estamento", "estamentos")
    voces = [v.centesimas for v in eje.voces]
    titulos = (f"#{palabras.nombre_de_codigo(v.estamento)} ({v.personas})" for v in eje.voces)
    return Tabla(
        f"Ponderaciones de {eje.eje}: respondieron {personas} de {estamentos}",
        columnas("Criterio", "#Todo el comité", *titulos),
        tuple(
            fila(nombres[c], *(escribir_centesimas(v[c]) for v in (eje.centesimas, *voces)))
            for c in eje.centesimas
        ),
    )
