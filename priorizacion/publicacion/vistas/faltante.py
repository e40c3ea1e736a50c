"""Lo que impide hacer más, para la hoja: el dinero o el tope de proyectos."""

from collections.abc import Iterator
from dataclasses import dataclass

from priorizacion.dominio.resultado import PropuestaDecidida, ReglaResuelta
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import acortar, numero_de_millones
from priorizacion.publicacion.vistas import afuera, necesidad, pagos
from priorizacion.publicacion.vistas.contexto import Contexto

EN_ESPERA = 3
"""Las primeras de la lista de espera que se nombran."""
_LARGO_DE_FRASE = 280
_TOPE = "maximo_proyectos"


@dataclass(frozen=True, slots=True)
class Faltante:
    """Una sección de la hoja."""

    titulo: str
    frases: tuple[str, ...]


def ver(contexto: Contexto, largo_de_nombre: int) -> Faltante:
    """La vista; si el tope de proyectos está lleno lo dice: más dinero no abriría otro cupo."""
    tope = _tope_lleno(contexto)
    frases = [*_del_tope(contexto, tope), _del_dinero(contexto)]
    frases += _de_las_primeras(contexto, largo_de_nombre)
    return Faltante(
        titulo="Por qué no se hacen más" if tope else "El dinero que falta",
        frases=tuple(acortar(f, _LARGO_DE_FRASE) for f in frases),
    )


def _tope_lleno(contexto: Contexto) -> ReglaResuelta | None:
    reglas = (r for r in contexto.resultado.reglas if r.id == _TOPE and r.holgura == 0)
    return next(reglas, None)


def _del_tope(contexto: Contexto, tope: ReglaResuelta | None) -> Iterator[str]:
    if tope is None:
        return
    explicaciones = contexto.resultado.explicaciones
    precios = (
        r.precio for r in (explicaciones.reglas if explicaciones else ()) if r.regla == _TOPE
    )
    precio = next((p for p in precios if necesidad.se_distingue(contexto, p)), None)
    sin_el = f" Sin ese tope la agenda valdría {necesidad.cuantos(precio)} más." if precio else ""
    yield (
        f"{tope.texto.strip()} Ya se llegó a ese tope: con más dinero no serían más, aunque "
        f"podrían ser otras.{sin_el}"
    )


def _del_dinero(contexto: Contexto) -> str:
    libre = contexto.techos - sum(pagos.de_los_techos(contexto).values())
    espera = sum(d.costo for d in contexto.en_estado("lista_de_espera"))
    toda = f"; la lista de espera, {palabras.dinero(espera, contexto.base)}" if espera else ""
    return (
        "Las propuestas que siguen en pie cuestan "
        f"{palabras.dinero(contexto.pedido, contexto.base)}{toda}. "
        f"Los techos suman {palabras.dinero(contexto.techos, contexto.corrientes)} y quedan libres "
        f"{palabras.dinero(libre, contexto.corrientes)}, contando la reserva."
    )


def _de_las_primeras(contexto: Contexto, largo_de_nombre: int) -> Iterator[str]:
    primeras = afuera.ordenar(contexto, "lista_de_espera")[:EN_ESPERA]
    if not primeras:
        return
    explicadas = any(contexto.explicaciones.get(d.id) for d in primeras)
    basta = " y qué les falta; basta una de esas cosas, con lo demás igual" if explicadas else ""
    yield f"Las primeras de la lista{basta}:"
    for decidida in primeras:
        nombre = acortar(contexto.nombre(decidida.id), largo_de_nombre)
        yield f"{decidida.id} {nombre} {_le_falta(contexto, decidida)}"


def _le_falta(contexto: Contexto, decidida: PropuestaDecidida) -> str:
    cuesta = f"({numero_de_millones(decidida.costo)} millones)."
    explicacion = contexto.explicaciones.get(decidida.id)
    if explicacion is None:
        return cuesta
    frase = necesidad.falta(contexto, explicacion, aclarar=False)
    frase = frase or necesidad.perdida(contexto, explicacion)
    return f"{cuesta} {frase}" if frase else cuesta
