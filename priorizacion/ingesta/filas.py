"""Las tablas pequeñas (comité, impedimentos, habilitantes, puntajes) → objetos con su fila."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from priorizacion.dominio.comite import Impedimento, Participante
from priorizacion.dominio.habilitante import RESPUESTAS, RespuestaHabilitante
from priorizacion.dominio.observacion import Origen
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.encabezado import Esperadas, celdas
from priorizacion.ingesta.hoja import Cuadro, Filas
from priorizacion.ingesta.nombrados import SIN_NOMBRES, Nombrados, desconocido
from priorizacion.ingesta.texto import allanar
from priorizacion.ingesta.traduccion import traducir

M = TypeVar("M", bound=BaseModel)

_REFERENCIAS = {"estamento": "estamentos", "item": "habilitantes", "criterio": "criterios"}
"""Columna → la sección de lo que nombra, que también se puede escribir por su nombre."""

COMITE = Esperadas(("participante",), ("estamento",))
IMPEDIMENTOS = Esperadas(("participante", "propuesta"))
HABILITANTES = Esperadas(("propuesta", "item", "respuesta"), ("nota",))
PUNTAJES = Esperadas(
    ("propuesta", "criterio", "puntaje"),
    (
        "estamento",
        "marcas",
        "estamentos_que_marcaron",
        "impedidas",
        "dispersion_propuesta",
        "dispersion_criterio",
        "alfa_criterio",
        "sin_un_participante",
        "sin_un_estamento",
    ),
)


def leer_comite(
    cuadro: Cuadro, apuntes: Apuntes, nombrados: Nombrados = SIN_NOMBRES
) -> Filas[Participante]:
    """Participantes; quien no tiene estamento queda entre los ilegibles, con su observación."""
    return leer_filas(cuadro, Participante, _participante, apuntes, nombrados)


def leer_impedimentos(cuadro: Cuadro, apuntes: Apuntes) -> Filas[Impedimento]:
    """Conflictos de interés declarados."""
    return leer_filas(cuadro, Impedimento, dict, apuntes)


def leer_respuestas(
    cuadro: Cuadro, apuntes: Apuntes, nombrados: Nombrados = SIN_NOMBRES
) -> Filas[RespuestaHabilitante]:
    """Respuestas a los habilitantes; «No cumple» vale no_cumple y en blanco es no responder."""
    return leer_filas(cuadro, RespuestaHabilitante, _respuesta, apuntes, nombrados)


def leer_puntajes(cuadro: Cuadro, apuntes: Apuntes) -> Filas[PuntajePublicado]:
    """Los puntajes publicados, de los que se recalcula cuando no hay marcas."""
    return leer_filas(cuadro, PuntajePublicado, dict, apuntes)


def _participante(fila: Mapping[str, str]) -> dict[str, Any]:
    return {("id" if c == "participante" else c): v for c, v in fila.items()}


def _respuesta(fila: Mapping[str, str]) -> dict[str, Any] | None:
    if "respuesta" not in fila and "propuesta" in fila and "item" in fila:
        return None
    llana = allanar(fila.get("respuesta", ""))
    return {**fila, **({"respuesta": llana} if llana in RESPUESTAS else {})}


def leer_filas(
    cuadro: Cuadro,
    modelo: type[M],
    preparar: Callable[[Mapping[str, str]], dict[str, Any] | None],
    apuntes: Apuntes,
    nombrados: Nombrados = SIN_NOMBRES,
) -> Filas[M]:
    """Cada fila, preparada, como un objeto; las que no se pueden leer quedan observadas."""
    leidos: list[M] = []
    lineas: list[int] = []
    ilegibles: set[str] = set()
    perdidas = 0
    for linea, cruda in celdas(cuadro):
        fila = {c: nombrados.id(_REFERENCIAS.get(c, ""), v) for c, v in cruda.items()}
        datos = preparar(fila)
        if datos is None:
            continue
        if linea in cuadro.desalineadas:
            ilegibles.add(fila.get("participante", ""))
            perdidas += 1
            continue
        try:
            leidos.append(modelo.model_validate(datos))
            lineas.append(linea)
        except ValidationError as error:
            _anotar(error, en(cuadro.archivo, linea), fila, apuntes, nombrados)
            ilegibles.add(fila.get("participante", ""))
            perdidas += 1
    return Filas(
        archivo=cuadro.archivo,
        objetos=tuple(leidos),
        lineas=tuple(lineas),
        columnas=frozenset(cuadro.columnas),
        ilegibles=frozenset(ilegibles - {""}),
        perdidas=perdidas,
    )


def _anotar(
    error: ValidationError,
    lugar: Origen,
    fila: Mapping[str, str],
    apuntes: Apuntes,
    nombrados: Nombrados,
) -> None:
    for detalle in error.errors(include_url=False):
        campo = str(detalle["loc"][0])
        columna = "participante" if campo == "id" else campo
        origen = en(lugar.archivo, lugar.fila, columna)
        seccion, escrito = _REFERENCIAS.get(columna, ""), fila.get(columna, "")
        if seccion in nombrados.nombres and detalle["type"] == "string_pattern_mismatch":
            pista = nombrados.pista(seccion, escrito)
            apuntes.append(desconocido(seccion, escrito, origen, pista))
            continue
        dicho = traducir(detalle["type"], columna, fila.get(columna), detalle.get("ctx", {}))
        codigo, remedio = dicho.codigo, dicho.remedio
        if detalle["type"] == "missing":
            codigo, remedio = "falta-dato", "Llene la celda."
        if detalle["type"] == "missing" and columna == "estamento":
            codigo = "participante-sin-estamento"
            remedio = "Escriba su estamento: sin él, su voz no se puede contar."
        apuntes.append(observar(codigo, origen, dicho.mensaje, remedio))
