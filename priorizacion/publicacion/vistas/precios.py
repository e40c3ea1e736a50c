"""Lo que cuesta cada regla: cuánto más valdría la agenda sin ella, y quién entraría."""

from collections.abc import Iterator
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.explicacion import Explicaciones, Intervalo, PrecioDeRegla
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import movidas, necesidad
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Precios:
    """La sección del precio de las reglas."""

    lectura: str
    tabla: Tabla


def ver(contexto: Contexto) -> Precios | None:
    """La vista de la sección; None si no se calculó."""
    explicaciones: Explicaciones | None = contexto.resultado.explicaciones
    if explicaciones is None or not explicaciones.reglas:
        return None
    reglas = sorted(explicaciones.reglas, key=lambda r: (-r.precio.minimo, r.ata is not True))
    return Precios(
        lectura=_lectura(contexto, reglas),
        tabla=Tabla(
            "Lo que cuesta cada regla, en puntos de valor",
            columnas("Regla", "#Cuesta", "Sin ella"),
            tuple(_filas(contexto, reglas)),
        ),
    )


def _lectura(contexto: Contexto, reglas: list[PrecioDeRegla]) -> str:
    atan = sum(r.ata is True for r in reglas)
    total = palabras.contar(len(reglas), "regla", "reglas y topes")
    if not atan:
        return f"De {total}, no se sabe de ninguna que le cueste valor a la agenda."
    dudas = sum(r.ata is None for r in reglas)
    al_menos = "al menos " if dudas else ""
    cuestan = "cuesta" if atan == 1 else "cuestan"
    frase = f"De {total}, {al_menos}{atan} le {cuestan} valor a la agenda."
    if dudas:
        frase += f" De {palabras.contar(dudas, 'otra', 'otras')} no se alcanzó a saber."
    if not necesidad.se_distingue(contexto, reglas[0].precio):
        return frase
    cuesta = necesidad.cuantos(reglas[0].precio)
    return (
        f"{frase} La que más cuesta: {reglas[0].texto.strip()} Sin ella, la agenda valdría "
        f"{cuesta} más."
    )


def _filas(contexto: Contexto, reglas: list[PrecioDeRegla]) -> Iterator[Fila]:
    """Una por regla; las que cuestan lo mismo y moverían lo mismo, juntas."""
    iguales: dict[tuple[str, str], list[str]] = {}
    for regla in reglas:
        clave = _precio(regla.precio), _sin_ella(contexto, regla)
        iguales.setdefault(clave, []).append(regla.texto.strip())
    for (precio, sin_ella), textos in iguales.items():
        cada = " cada una" if len(textos) > 1 else ""
        yield fila(" ".join(textos), f"{precio}{cada}", sin_ella)


def _precio(precio: Intervalo) -> str:
    desde = escribir_centesimas(precio.minimo)
    if precio.maximo is None:
        return f"{desde} o más"
    hasta = escribir_centesimas(precio.maximo)
    return hasta if desde == hasta else f"{desde} a {hasta}"


def _sin_ella(contexto: Contexto, regla: PrecioDeRegla) -> str:
    if regla.entrarian or regla.saldrian:
        return movidas.decir(contexto, regla.entrarian, regla.saldrian)
    if regla.ata is None:
        return "No se puede distinguir de esta agenda."
    return "La agenda valdría más." if regla.ata else "La agenda valdría lo mismo."
