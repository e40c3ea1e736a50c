"""Diez presupuestos participativos de verdad: se importan enteros y se resuelven con prueba."""

from pathlib import Path

import pytest

from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta
from priorizacion.ingesta.pabulib import importar_pabulib

from .datos import dato, elecciones
from .mochila import mejor_compra

POR_PUNTOS = {
    "Poland_Gdansk_2020_Aniolki.pb",
    "Switzerland_Zurich_D10.pb",
    "Worldwide_Mechanical_Turk_Utilities_3.pb",
}
VACIAS = [pytest.param(None, marks=pytest.mark.skip(reason="no están los datos reales"))]

pytestmark = pytest.mark.datos


def importar(archivo: Path, carpeta: Path) -> CarpetaNueva:
    nueva = importar_pabulib(archivo)
    assert isinstance(nueva, CarpetaNueva), nueva
    assert escribir_carpeta(nueva, carpeta) == ()
    return nueva


def test_estan_las_diez_elecciones() -> None:
    dato("elecciones")
    assert len(elecciones()) == 10


@pytest.mark.parametrize("archivo", elecciones() or VACIAS, ids=lambda a: a.stem[:40] if a else "")
def test_una_eleccion_real_da_una_carpeta_sin_errores(archivo: Path, tmp_path: Path) -> None:
    importar(archivo, tmp_path / "eleccion")
    lectura = leer_carpeta(tmp_path / "eleccion")
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    assert lectura.agenda.sin_tope
    assert lectura.agenda.resolucion == 1


@pytest.mark.parametrize("archivo", elecciones() or VACIAS, ids=lambda a: a.stem[:40] if a else "")
def test_la_cartera_probada_vale_lo_que_la_mejor_compra_independiente(
    archivo: Path, tmp_path: Path
) -> None:
    importar(archivo, tmp_path / "eleccion")
    agenda = leer_carpeta(tmp_path / "eleccion").agenda
    assert agenda is not None
    resultado = dictaminar(agenda, Limites(breve=True)).resultado
    columna = "score" if archivo.name in POR_PUNTOS else "votes"
    assert resultado.estado_solucion == "probada"
    assert (resultado.valor, resultado.costo_total) == mejor_compra(archivo, columna)


@pytest.mark.parametrize("archivo", elecciones() or VACIAS, ids=lambda a: a.stem[:40] if a else "")
def test_nada_de_quienes_votaron_entra_en_la_carpeta(archivo: Path, tmp_path: Path) -> None:
    nueva = importar(archivo, tmp_path / "eleccion")
    votos = archivo.read_text(encoding="utf-8").split("VOTES\n", 1)[1].splitlines()[1:]
    papeletas = {linea.split(";", 1)[0] for linea in votos}
    largas = {codigo for codigo in papeletas if len(codigo) > 7}
    escrito = "".join(nueva.archivos.values())
    assert set(nueva.archivos) == {"agenda.yaml", "propuestas.csv"}
    assert not [codigo for codigo in largas if codigo in escrito]
