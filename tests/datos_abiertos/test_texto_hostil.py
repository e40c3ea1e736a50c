"""Ningún texto rompe un formato, ninguno se ejecuta, y todos vuelven iguales."""

import csv
import io
import json
import zipfile

import jsonschema
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorizacion.dominio.celda import desproteger, proteger
from priorizacion.ingesta.publicado.libro import descifrar
from priorizacion.publicacion.datos import libro
from priorizacion.publicacion.descargas import reunir
from tests.publicacion import taller
from tests.publicacion.corpus import HOSTILES
from tests.publicacion.test_texto_hostil import con_textos_hostiles

PELIGROSAS = [
    *HOSTILES, "=1+1", "+1+1", "-1+1", "@x", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "'hola",
    "\uff1d1+1", "a,b;c|d", 'con "comillas"', "dos\nrenglones", "tres\r\nrenglones", "_x0041_",
    "_x005F_x0041_", "\x01\x02", "</script>", "]]>", "&amp;",
]  # fmt: skip


@pytest.fixture(scope="module")
def hostiles() -> dict[str, bytes]:
    listo = con_textos_hostiles(taller.decidida())
    return reunir(listo.contexto, listo.archivos)


@given(st.text(max_size=40) | st.sampled_from(PELIGROSAS))
def test_quitar_un_apostrofo_devuelve_siempre_el_mismo_texto(texto: str) -> None:
    celda = proteger(texto)
    assert desproteger(celda) == texto
    assert celda[:1] not in {"=", "@", "\t", "\r", "\n", "\uff1d", "\uff20"}


def test_las_tablas_devuelven_cada_texto_del_corpus(hostiles: dict[str, bytes]) -> None:
    filas = csv.DictReader(io.StringIO(hostiles["datos/decisiones.csv"].decode(), newline=""))
    nombres = [desproteger(f["nombre"]) for f in filas]
    publicadas = con_textos_hostiles(taller.decidida()).agenda.propuestas
    assert nombres == [p.nombre for p in publicadas]
    for nombre, contenido in hostiles.items():
        if nombre.endswith(".csv"):
            celdas = [c for f in csv.reader(io.StringIO(contenido.decode(), newline="")) for c in f]
            assert not [c for c in celdas if c[:1] in {"=", "@", "\t", "\r", "\n", "+", "-"}]


def test_el_libro_devuelve_cada_texto_y_ninguna_celda_es_formula() -> None:
    columna = libro.Columna("texto", "texto", 20)
    hoja = libro.Hoja("h", (columna,), [[t] for t in PELIGROSAS])
    contenido = libro.escribir("<título> & \x01 «ñ»", [hoja])
    leido = openpyxl.load_workbook(io.BytesIO(contenido))["h"]
    celdas = [f[0] for f in leido.iter_rows(min_row=2)]
    assert not [c for c in celdas if c.data_type == "f"]
    assert [c.quotePrefix for c in celdas] == [proteger(t) != t for t in PELIGROSAS]
    assert [descifrar(c.value) for c in celdas] == PELIGROSAS


def test_los_json_se_leen_y_el_paquete_tambien(hostiles: dict[str, bytes]) -> None:
    for nombre, contenido in hostiles.items():
        if nombre.endswith(".json"):
            json.loads(contenido)
    esquema = json.loads(hostiles["datos/agenda.esquema.json"])
    jsonschema.validate(json.loads(hostiles["datos/agenda.json"]), esquema)
    for nombre in ("datos/agenda.xlsx", "datos/paquete.zip"):
        with zipfile.ZipFile(io.BytesIO(hostiles[nombre])) as comprimido:
            assert comprimido.testzip() is None
