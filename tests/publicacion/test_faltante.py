"""La hoja dice qué impide hacer más: el tope de proyectos si está lleno, o el dinero."""

import pytest

from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import faltante

from . import taller


@pytest.fixture(scope="module")
def lleno() -> Publicable:
    """Chirivaque elige ocho, que es lo más que permiten sus reglas."""
    return taller.decidida(taller.REPOSITORIO / "agendas/chirivaque/2026-2029")


def con_holgura(publicable: Publicable, holgura: int) -> Publicable:
    reglas = tuple(
        r.model_copy(update={"holgura": holgura}) if r.id == "maximo_proyectos" else r
        for r in publicable.resultado.reglas
    )
    return taller.cambiar(publicable, resultado={"reglas": reglas})


def test_con_el_tope_de_proyectos_lleno_la_hoja_no_dice_que_falta_dinero(lleno: Publicable) -> None:
    vista = faltante.ver(lleno.contexto, 40)
    assert vista.titulo == "Por qué no se hacen más"
    assert vista.frases[0] == (
        "Se eligen a lo sumo 8 obras. Ya se llegó a ese tope: con más dinero no serían más, aunque "
        "podrían ser otras. Sin ese tope la agenda valdría 115 puntos más."
    )
    assert not any("falta" in f and "dinero" in f for f in vista.frases)
    assert "; la lista de espera, 7.066 millones de pesos de 2026. Los techos" in vista.frases[1]


def test_si_caben_mas_proyectos_la_hoja_dice_el_dinero_que_falta(lleno: Publicable) -> None:
    vista = faltante.ver(con_holgura(lleno, 1).contexto, 40)
    assert vista.titulo == "El dinero que falta"
    assert vista.frases[0].startswith("Las propuestas que siguen en pie cuestan")


def test_que_basta_una_cosa_se_dice_una_vez_y_ninguna_frase_queda_cortada(
    lleno: Publicable,
) -> None:
    frases = faltante.ver(lleno.contexto, 40).frases
    assert sum("basta una de esas cosas" in f.lower() for f in frases) == 1
    assert not any(f.endswith("…") for f in frases)
