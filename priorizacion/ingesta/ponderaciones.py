"""`ponderaciones.csv` (o `.xlsx`) → Respuestas: una por persona, método y eje, completas.

Largo: participante, metodo, criterio, valor y, al comparar de dos en dos, frente_a. Ancho:
participante, metodo y una columna por criterio. Lo incompleto se avisa y no cuenta.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.comite import Participante
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.ponderacion import Juicio, Respuesta
from priorizacion.ingesta.apuntes import Apuntes, hay_errores, resumir
from priorizacion.ingesta.arbol import Arbol
from priorizacion.ingesta.encabezado import Esperadas, buscar_encabezado, celdas, reconocer
from priorizacion.ingesta.filas import COMITE, leer_comite
from priorizacion.ingesta.hoja import Cuadro, Hoja
from priorizacion.ingesta.juicios import Celda, leer_juicio
from priorizacion.ingesta.nombrados import Nombrados, declarados
from priorizacion.ingesta.opiniones import leer_marcas
from priorizacion.ingesta.reglamento import leer_reglamento
from priorizacion.ingesta.respuestas import reunir_respuestas
from priorizacion.ingesta.tablas import (
    anotar_sobrantes,
    duplicado,
    hay_tabla,
    leer_cuadro,
    leer_hojas,
)
from priorizacion.ingesta.texto import allanar

TABLA = "ponderaciones"
LARGO = Esperadas(("participante", "metodo", "criterio", "valor"), ("frente_a",))
_OTROS_NOMBRES = {
    "criterio_a": "criterio",
    "criterio_b": "frente_a",
    "frente_a_criterio": "frente_a",
    "razon": "valor",
    "puntos": "valor",
    "puesto": "valor",
    "codigo": "participante",
    "forma": "metodo",
    "manera": "metodo",
}
"""Como también se llaman las columnas, allanado → nuestra columna."""


@dataclass(frozen=True)
class LecturaDePonderaciones:
    """Lo que hace falta para ponderar, o todas las observaciones que lo impiden."""

    reglas: ReglasDeJuego | None
    """Las reglas de juego, si se pudieron leer."""
    participantes: tuple[Participante, ...] = ()
    """El comité, por código."""
    respuestas: tuple[Respuesta, ...] = ()
    """Las completas, por participante, método y eje."""
    hay_archivo: bool = False
    """Si la carpeta trae `ponderaciones`."""
    hay_marcas: bool = False
    """Si ya hay calificaciones, o un archivo de ellas que no se puede leer."""
    observaciones: tuple[Observacion, ...] = ()
    """Todas; con algún error nada de lo demás debe usarse."""


def leer_ponderaciones(carpeta: Path) -> LecturaDePonderaciones:
    """Lee `agenda.yaml`, el comité y las ponderaciones; no pide que haya propuestas todavía."""
    apuntes: Apuntes = []
    reglamento = leer_reglamento(carpeta, apuntes)
    nombres, reglas = reglamento.nombres, reglamento.reglas
    participantes = _leer_comite(nombres, declarados(reglamento.arbol), apuntes)
    hay = hay_tabla(nombres, TABLA)
    respuestas: tuple[Respuesta, ...] = ()
    if hay and reglas is not None:
        quienes = {p.id: p.estamento for p in participantes}
        juicios = list(_leer_juicios(nombres, reglas, quienes, apuntes))
        respuestas = reunir_respuestas(juicios, reglas, apuntes)
    return LecturaDePonderaciones(
        reglas=reglas,
        participantes=participantes,
        respuestas=respuestas,
        hay_archivo=hay,
        hay_marcas=_hay_marcas(nombres, reglamento.arbol),
        observaciones=resumir(apuntes),
    )


def _hay_marcas(nombres: Mapping[str, Path], arbol: Arbol | None) -> bool:
    faltas: Apuntes = []
    marcas = leer_marcas(nombres, arbol, faltas)
    return "puntajes.csv" in nombres or hay_errores(faltas) or any(m.valores for m in marcas)


def _leer_comite(
    nombres: Mapping[str, Path], nombrados: Nombrados, apuntes: Apuntes
) -> tuple[Participante, ...]:
    cuadro = leer_cuadro(nombres, "comite", COMITE, apuntes)
    filas = None if cuadro is None else leer_comite(cuadro, apuntes, nombrados)
    quienes = filas.objetos if filas else ()
    return tuple(sorted(quienes, key=lambda p: p.id))


def _leer_juicios(
    nombres: Mapping[str, Path],
    reglas: ReglasDeJuego,
    estamento_de: Mapping[str, str],
    apuntes: Apuntes,
) -> Iterator[tuple[Juicio, int, str]]:
    """Cada juicio con la fila y el archivo de donde salió."""
    presentes = [n for n in (f"{TABLA}.csv", f"{TABLA}.xlsx") if n in nombres]
    if len(presentes) > 1:
        apuntes.append(duplicado(TABLA))
        return
    hojas = leer_hojas(nombres[presentes[0]], apuntes)
    if not hojas:
        return
    hoja = _con_nuestros_nombres(hojas[0], reglas)
    anotar_sobrantes(hojas, hojas[:1], apuntes)
    for celda in _celdas(hoja, reglas, apuntes):
        juicio = leer_juicio(celda, reglas, estamento_de, apuntes)
        if juicio is not None:
            yield juicio, celda.linea, celda.archivo


def _con_nuestros_nombres(hoja: Hoja, reglas: ReglasDeJuego) -> Hoja:
    """La hoja con su encabezado en nuestros nombres: los de columna y los ids de criterio."""
    donde = buscar_encabezado(hoja.filas, ("participante", "metodo", "codigo"))
    if donde is None:
        return hoja
    nombres = _OTROS_NOMBRES | {allanar(c.nombre): c.id for c in reglas.criterios}
    nombres |= {allanar(c.id): c.id for c in reglas.criterios}
    titulos = [nombres.get(allanar(celda), celda) for celda in hoja.filas[donde]]
    return replace(hoja, filas=[*hoja.filas[:donde], titulos, *hoja.filas[donde + 1 :]])


def _celdas(hoja: Hoja, reglas: ReglasDeJuego, apuntes: Apuntes) -> Iterator[Celda]:
    criterios = [c.id for c in reglas.criterios]
    ancha = _es_ancha(hoja, criterios)
    esperadas = Esperadas(LARGO.obligatorias[:2], tuple(criterios)) if ancha else LARGO
    cuadro = reconocer(hoja, esperadas, apuntes)
    if cuadro is not None:
        yield from _de_ancha(cuadro, criterios) if ancha else _de_larga(cuadro)


def _es_ancha(hoja: Hoja, criterios: Sequence[str]) -> bool:
    donde = buscar_encabezado(hoja.filas, ("participante", "metodo"))
    titulos = set(hoja.filas[donde]) if donde is not None else set()
    return "criterio" not in titulos and bool(titulos & set(criterios))


def _de_larga(cuadro: Cuadro) -> Iterator[Celda]:
    for linea, fila in celdas(cuadro):
        if linea not in cuadro.desalineadas:
            partes = (fila.get(c, "") for c in (*LARGO.obligatorias, *LARGO.opcionales))
            yield Celda(cuadro.archivo, linea, "valor", *partes)


def _de_ancha(cuadro: Cuadro, criterios: Sequence[str]) -> Iterator[Celda]:
    for linea, fila in celdas(cuadro):
        if linea in cuadro.desalineadas:
            continue
        quien, metodo = fila.get("participante", ""), fila.get("metodo", "")
        for criterio in criterios:
            if criterio in fila:
                yield Celda(
                    cuadro.archivo, linea, criterio, quien, metodo, criterio, fila[criterio]
                )
