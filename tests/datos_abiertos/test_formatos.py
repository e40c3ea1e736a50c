"""Los tres ejemplos en cada formato: con su esquema, con su estándar y con los mismos números."""

import csv
import io
import json
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from priorizacion.publicacion.datos.comprimido import comprimir, mismo_zip
from priorizacion.publicacion.descargas import reunir

from .conftest import EJEMPLOS, estandar, publicable

SIN_PUBLICAR = ("participantes", "valoraciones", "impedimentos", "lat", "lon")


def en_json(contenido: bytes) -> Any:
    return json.loads(contenido)


def filas(contenido: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(contenido.decode(), newline="")))


@pytest.mark.parametrize("nombre", ["resultado", "certificado", "datos/agenda"])
def test_cada_json_cumple_el_esquema_que_se_publica_con_el(
    archivos: dict[str, bytes], nombre: str
) -> None:
    esquema = en_json(archivos[f"{nombre}.esquema.json"])
    jsonschema.Draft202012Validator.check_schema(esquema)
    jsonschema.validate(en_json(archivos[f"{nombre}.json"]), esquema)


def test_un_json_con_una_clave_de_mas_o_un_texto_donde_va_un_numero_no_cumple(
    archivos: dict[str, bytes],
) -> None:
    esquema = en_json(archivos["datos/agenda.esquema.json"])
    datos = en_json(archivos["datos/agenda.json"])
    datos["agenda"]["propuestas"][0]["costo"] = "mucho"
    with pytest.raises(jsonschema.ValidationError, match="mucho"):
        jsonschema.validate(datos, esquema)
    datos = en_json(archivos["datos/agenda.json"])
    datos["agenda"]["participantes"] = []
    with pytest.raises(jsonschema.ValidationError, match="participantes"):
        jsonschema.validate(datos, esquema)


def test_nada_privado_va_en_agenda_json(archivos: dict[str, bytes]) -> None:
    agenda = en_json(archivos["datos/agenda.json"])["agenda"]
    assert not set(agenda) & set(SIN_PUBLICAR)
    assert not [p for p in agenda["propuestas"] if set(p) & set(SIN_PUBLICAR)]


def test_el_paquete_cumple_el_perfil_de_data_package_2(archivos: dict[str, bytes]) -> None:
    perfil = en_json(estandar("datapackage/frictionless_2.0_datapackage.json").read_bytes())
    tabla = en_json(estandar("datapackage/frictionless_2.0_tableschema.json").read_bytes())
    recurso = en_json(estandar("datapackage/frictionless_2.0_dataresource.json").read_bytes())
    paquete = en_json(archivos["datapackage.json"])
    jsonschema.validate(paquete, perfil)
    for descrito in paquete["resources"]:
        jsonschema.validate(descrito, recurso)
        if "schema" in descrito:
            jsonschema.validate(descrito["schema"], tabla)


def test_frictionless_no_encuentra_nada_mal_en_las_tablas(publicado: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless no está instalado")
    informe = frictionless.Package(str(publicado / "datapackage.json")).validate()
    assert informe.flatten(["taskName", "rowNumber", "fieldName", "note"]) == []


def test_frictionless_si_encuentra_una_llave_rota(publicado: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless no está instalado")
    with zipfile.ZipFile(publicado / "datos/paquete.zip") as paquete:
        paquete.extractall(tmp_path)
    pagos = tmp_path / "datos/pagos.csv"
    encabezado, primera, *demas = pagos.read_text("utf-8").splitlines(keepends=True)
    cambiada = "X" + primera
    pagos.write_text("".join([encabezado, cambiada, *demas]), encoding="utf-8")
    informe = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    tipos = {fila[0] for fila in informe.flatten(["type"])}
    assert "foreign-key" in tipos


def test_el_zip_trae_el_paquete_y_todo_lo_que_nombra_byte_a_byte(
    archivos: dict[str, bytes],
) -> None:
    nombrados = [r["path"] for r in en_json(archivos["datapackage.json"])["resources"]]
    with zipfile.ZipFile(io.BytesIO(archivos["datos/paquete.zip"])) as comprimido:
        assert sorted(comprimido.namelist()) == sorted(["datapackage.json", *nombrados])
        for nombre in comprimido.namelist():
            assert comprimido.read(nombre) == archivos[nombre]


def test_dos_veces_salen_los_mismos_bytes() -> None:
    listo = publicable(EJEMPLOS[1])
    assert reunir(listo.contexto, listo.archivos) == reunir(listo.contexto, listo.archivos)


def test_las_tablas_dicen_lo_mismo_que_el_resultado(archivos: dict[str, bytes]) -> None:
    resultado = en_json(archivos["resultado.json"])
    decisiones = {f["id"]: f for f in filas(archivos["datos/decisiones.csv"])}
    pagos = filas(archivos["datos/pagos.csv"])
    motivos = filas(archivos["datos/motivos.csv"])
    for propuesta in resultado["propuestas"]:
        fila = decisiones.pop(propuesta["id"])
        for clave in ("estado", "costo", "prioridad", "factibilidad", "valor", "inicio"):
            assert fila[clave] == ("" if propuesta[clave] is None else str(propuesta[clave]))
        suyos = [p for p in pagos if p["propuesta"] == propuesta["id"]]
        assert [int(p["monto"]) for p in suyos] == [p["monto"] for p in propuesta["pagos"]]
        textos = [m["texto"] for m in motivos if m["propuesta"] == propuesta["id"]]
        assert textos == [m["texto"] for m in propuesta["motivos"]]
    assert not decisiones
    assert sum(int(t["pagado"]) for t in filas(archivos["datos/techos.csv"])) == sum(
        int(p["monto"]) for p in pagos
    )


def test_el_libro_trae_numeros_de_verdad_y_el_encabezado_fijo(archivos: dict[str, bytes]) -> None:
    libro = openpyxl.load_workbook(io.BytesIO(archivos["datos/agenda.xlsx"]))
    resultado = {p["id"]: p for p in en_json(archivos["resultado.json"])["propuestas"]}
    assert libro.sheetnames[:2] == ["Léame", "decisiones"]
    hoja = libro["decisiones"]
    assert hoja.freeze_panes == "A2"
    encabezado, *demas = hoja.iter_rows(values_only=True)
    assert len(demas) == len(resultado)
    for celdas in demas:
        fila = dict(zip(encabezado, celdas, strict=True))
        suya = resultado[fila["id"]]
        assert fila["costo"] == suya["costo"]
        assert isinstance(fila["costo"], int)
        puntos = fila["prioridad (puntos)"]
        assert puntos == (None if suya["prioridad"] is None else suya["prioridad"] / 100)
    encabezado, *demas = libro["puntajes"].iter_rows(values_only=True)
    for celdas in demas:
        fila = dict(zip(encabezado, celdas, strict=True))
        if fila["puntaje"] is not None:
            assert abs(fila["puntaje (decimal)"] - Fraction(fila["puntaje"])) < 0.0001


def test_la_hoja_leame_explica_cada_columna_de_cada_hoja(archivos: dict[str, bytes]) -> None:
    libro = openpyxl.load_workbook(io.BytesIO(archivos["datos/agenda.xlsx"]))
    explicadas = {(f[0], f[1]) for f in libro["Léame"].iter_rows(values_only=True)}
    for nombre in libro.sheetnames[1:]:
        for celda in libro[nombre][1]:
            columna = celda.value.split(" (")[0]
            assert (nombre, columna) in explicadas, (nombre, columna)


def test_el_libro_no_lleva_fecha_autor_ni_formulas(archivos: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(archivos["datos/agenda.xlsx"])) as libro:
        assert {p.date_time for p in libro.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        propiedades = libro.read("docProps/core.xml").decode()
        assert "created" not in propiedades
        assert "creator" not in propiedades
        for nombre in libro.namelist():
            assert b"<f>" not in libro.read(nombre)


def test_otro_compresor_da_lo_mismo_y_una_cifra_o_algo_escondido_no() -> None:
    archivos = {"a.txt": b"uno " * 400, "b.txt": b"dos " * 400}
    nuestro = comprimir(archivos)
    otro = io.BytesIO()
    with zipfile.ZipFile(otro, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as suyo:
        for nombre, contenido in archivos.items():
            parte = zipfile.ZipInfo(nombre, (1980, 1, 1, 0, 0, 0))
            parte.compress_type, parte.create_system = zipfile.ZIP_DEFLATED, 0
            suyo.writestr(parte, contenido, compresslevel=1)
    assert mismo_zip(nuestro, otro.getvalue())
    assert not mismo_zip(nuestro, comprimir({**archivos, "b.txt": b"dos " * 399 + b"tres"}))
    assert not mismo_zip(nuestro, comprimir({**archivos, "c.txt": b""}))
    assert not mismo_zip(nuestro, comprimir(dict(reversed(archivos.items()))))
    assert not mismo_zip(nuestro, b"escondido" + nuestro)
    assert not mismo_zip(nuestro, nuestro + b"escondido")
    assert not mismo_zip(nuestro, b"")
