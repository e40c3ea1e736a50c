"""Propiedades de la lectura: el orden de las filas no importa y nada la hace caer."""

import json
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.lectura import Lectura
from tests.ingesta.carpetas import AGENDA, SANA, escribir

EJEMPLO = Path(__file__).parents[1] / "casos" / "valle-claro" / "2026-2029"
TABLAS = ("propuestas", "comite", "habilitantes", "valoraciones", "impedimentos")
CON_CALMA = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
TROZOS = st.sampled_from(
    ["id", "P01", "propuesta", "participante", "valor", ",", ";", "\n", '"', "|", "=", ":", "{", "}",
     "[", "]", "- ", "  ", "\t", "?", "*a", "&a", "!x", "#", "2026", "1.250", "%", "é", "\u202e", "\0",
     "NS", "criterios", "fuentes", "techos", "\ufeff", "~", "null", "'", "|-\n", "<b>", "--- \n"]
)  # fmt: skip


def _leer(archivo: str, datos: bytes) -> Lectura:
    with tempfile.TemporaryDirectory() as temporal:
        carpeta = escribir(Path(temporal) / "a")
        if archivo.endswith(".xlsx"):
            (carpeta / archivo.replace(".xlsx", ".csv")).unlink()
        (carpeta / archivo).write_bytes(datos)
        return leer_carpeta(carpeta)


def _bien_formada(lectura: Lectura) -> None:
    errores = [o for o in lectura.observaciones if o.gravedad == "error"]
    assert (lectura.agenda is None) == bool(errores)
    assert all(o.mensaje and o.remedio and o.origen.archivo for o in lectura.observaciones)


@CON_CALMA
@given(semilla=st.integers(0, 10_000))
def test_permutar_las_filas_da_la_misma_agenda(semilla):
    azar = random.Random(semilla)
    with tempfile.TemporaryDirectory() as temporal:
        carpeta = Path(temporal)
        (carpeta / "agenda.yaml").write_bytes((EJEMPLO / "agenda.yaml").read_bytes())
        for tabla in TABLAS:
            encabezado, *filas = (EJEMPLO / f"{tabla}.csv").read_text("utf-8").splitlines()
            azar.shuffle(filas)
            (carpeta / f"{tabla}.csv").write_text("\n".join([encabezado, *filas]), "utf-8")
        assert leer_carpeta(carpeta).agenda == leer_carpeta(EJEMPLO).agenda


@pytest.mark.parametrize(
    "archivo", [*SANA, "habilitantes.csv", "impedimentos.csv", "propuestas.xlsx"]
)
@CON_CALMA
@given(datos=st.binary(max_size=300))
def test_unos_bytes_cualesquiera_nunca_lanzan(archivo, datos):
    _bien_formada(_leer(archivo, datos))


@pytest.mark.parametrize("archivo", [*SANA, "habilitantes.csv"])
@CON_CALMA
@given(trozos=st.lists(TROZOS, max_size=40))
def test_un_texto_casi_bien_escrito_nunca_lanza(archivo, trozos):
    _bien_formada(_leer(archivo, "".join(trozos).encode()))


@pytest.mark.parametrize("archivo", list(SANA))
@CON_CALMA
@given(datos=st.data())
def test_danar_un_punto_de_un_archivo_sano_nunca_lanza(archivo, datos):
    texto = SANA[archivo]
    donde = datos.draw(st.integers(0, len(texto)))
    cuanto = datos.draw(st.integers(0, 12))
    trozo = datos.draw(TROZOS)
    _bien_formada(_leer(archivo, (texto[:donde] + trozo + texto[donde + cuanto :]).encode()))


@CON_CALMA
@given(valor=st.recursive(
    st.none() | st.integers(-5, 3000) | st.text(max_size=8) | st.booleans(),
    lambda hijos: st.lists(hijos, max_size=3) | st.dictionaries(st.text(max_size=6), hijos, max_size=3),
    max_leaves=6), clave=st.sampled_from([linea.split(":")[0] for linea in AGENDA.splitlines()
    if linea and not linea.startswith((" ", "-"))] + ["reglas", "habilitantes", "comite", "precios",
    "preinversion", "imprevistos", "estamentos", "quorum", "umbrales", "comprobaciones"]))  # fmt: skip
def test_cualquier_valor_en_cualquier_clave_nunca_lanza(valor, clave):
    sin_clave = "\n".join(_sin(clave, AGENDA.splitlines()))
    texto = f"{sin_clave}\n{clave}: {json.dumps(valor, ensure_ascii=True)}\n"
    _bien_formada(_leer("agenda.yaml", texto.encode()))


def _sin(clave, lineas):
    dentro = False
    for linea in lineas:
        if not linea.startswith((" ", "-")):
            dentro = linea.startswith(f"{clave}:")
        if not dentro:
            yield linea
