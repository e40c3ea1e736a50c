"""Los libros XLSX: se leen como un CSV, con lo que tienen de propio bien dicho."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from priorizacion.ingesta import libro
from tests.ingesta.carpetas import PROPUESTAS, VALORACIONES, codigos, leer


def hoja(*filas, titulo="Hoja1"):
    documento = Workbook()
    documento.active.title = titulo
    for fila in filas:
        documento.active.append(fila)
    return documento


def guardar(documento) -> bytes:
    salida = io.BytesIO()
    documento.save(salida)
    return salida.getvalue()


def numeros(texto):
    return [
        [int(c) if c.isdigit() else c or None for c in fila.split(",")]
        for fila in texto.splitlines()
    ]


def con_propuestas(tmp_path, documento):
    return leer(tmp_path / "a", propuestas_csv=None, propuestas_xlsx=guardar(documento))


def test_el_libro_dice_lo_mismo_que_el_csv(tmp_path):
    lectura = leer(
        tmp_path / "a",
        propuestas_csv=None,
        propuestas_xlsx=guardar(hoja(*numeros(PROPUESTAS))),
        valoraciones_csv=None,
        valoraciones_xlsx=guardar(hoja(*numeros(VALORACIONES))),
    )
    assert lectura.observaciones == ()
    assert lectura.agenda == leer(tmp_path / "b").agenda


def test_la_fila_es_la_de_la_hoja_aunque_haya_filas_en_blanco(tmp_path):
    filas = numeros(PROPUESTAS)
    filas[3][4] = "mucho"
    lectura = con_propuestas(tmp_path, hoja([None], *filas[:3], [None, None], filas[3]))
    assert [str(o.origen) for o in lectura.observaciones] == ["propuestas.xlsx:6:costo"]


def test_un_decimal_no_se_vuelve_miles(tmp_path):
    filas = numeros(PROPUESTAS)
    filas[1][4] = 1.234
    lectura = con_propuestas(tmp_path, hoja(*filas))
    assert codigos(lectura) == ["numero-ilegible"]


def test_celdas_combinadas_de_titulo_encima_del_encabezado(tmp_path):
    documento = hoja(["Propuestas del municipio"], *numeros(PROPUESTAS))
    documento.active.merge_cells("A1:G1")
    assert con_propuestas(tmp_path, documento).observaciones == ()


def test_las_celdas_combinadas_en_los_datos_se_dicen_con_su_rango(tmp_path):
    filas = numeros(PROPUESTAS)
    filas[2][2] = filas[3][2] = None
    documento = hoja(*filas)
    documento.active.merge_cells("C2:C4")
    lectura = con_propuestas(tmp_path, documento)
    assert codigos(lectura) == ["celdas-combinadas"]
    assert str(lectura.observaciones[0].origen) == "propuestas.xlsx:2:zona"
    assert "C2:C4" in lectura.observaciones[0].mensaje
    assert lectura.agenda is None


def test_las_celdas_combinadas_y_vacias_no_pierden_nada(tmp_path):
    documento = hoja(*numeros(PROPUESTAS))
    documento.active.merge_cells("A6:G8")
    assert con_propuestas(tmp_path, documento).observaciones == ()


def test_las_celdas_combinadas_de_una_planilla_de_marcas_se_dicen(tmp_path):
    filas = [["propuesta", "pertinencia", "capacidad"], ["P01", 5, None], ["P02", 4, 3]]
    documento = hoja(*filas)
    documento.active.merge_cells("B2:C2")
    datos = {"valoraciones_csv": None, "valoraciones_C1_xlsx": guardar(documento)}
    assert codigos(leer(tmp_path / "a", **datos)) == ["celdas-combinadas"]


def test_una_formula_con_resultado_se_lee_y_se_dice(tmp_path):
    lectura = con_propuestas(tmp_path, _con_formula("480000000"))
    assert codigos(lectura) == ["formula-en-hoja"]
    assert lectura.observaciones[0].origen.columna == "E"
    assert lectura.agenda.propuestas[0].costo == 480_000_000


def test_una_formula_sin_resultado_no_se_adivina(tmp_path):
    lectura = con_propuestas(tmp_path, _con_formula(None))
    assert codigos(lectura)[0] == "formula-sin-valor"
    assert lectura.agenda is None


class _Crudo:
    def __init__(self, datos):
        self.datos = datos

    def save(self, salida):
        salida.write(self.datos)


def _con_formula(resultado):
    filas = numeros(PROPUESTAS)
    filas[1][4] = "=240000000*2"
    datos = guardar(hoja(*filas))
    valor = f"<v>{resultado}</v>" if resultado else "<v></v>"
    return _Crudo(_cambiar(datos, "xl/worksheets/sheet1.xml", b"<v></v>", valor.encode(), b"<v />"))


def _cambiar(datos, parte, *cambios):
    viejo = zipfile.ZipFile(io.BytesIO(datos))
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as nuevo:
        for nombre in viejo.namelist():
            contenido = viejo.read(nombre)
            if nombre == parte:
                buscado, puesto, otro = cambios
                assert buscado in contenido or otro in contenido
                contenido = contenido.replace(buscado, puesto).replace(otro, puesto)
            nuevo.writestr(nombre, contenido)
    return salida.getvalue()


def test_un_error_de_la_hoja_de_calculo(tmp_path):
    filas = numeros(PROPUESTAS)
    filas[2][1] = "#N/A"
    lectura = con_propuestas(tmp_path, hoja(*filas))
    assert "celda-con-error" in codigos(lectura)
    assert lectura.agenda is None


def test_una_celda_que_se_volvio_fecha(tmp_path):
    filas = numeros(PROPUESTAS)
    filas[2][1] = date(2026, 6, 1)
    lectura = con_propuestas(tmp_path, hoja(*filas))
    assert codigos(lectura) == ["celda-convertida"]


def test_una_fecha_en_una_columna_ajena_es_solo_texto(tmp_path):
    filas = numeros(PROPUESTAS)
    for fila, dato in zip(filas, ["radicada", date(2026, 6, 1), None, None], strict=True):
        fila.append(dato)
    lectura = con_propuestas(tmp_path, hoja(*filas))
    assert lectura.agenda.propuestas[0].otras == {"radicada": "2026-06-01"}


def test_se_dice_que_hojas_no_se_leyeron(tmp_path):
    documento = hoja(["Cómo llenar este libro"], titulo="Instrucciones")
    datos = documento.create_sheet("Propuestas")
    for fila in numeros(PROPUESTAS):
        datos.append(fila)
    documento.create_sheet("Vacía")
    oculta = documento.create_sheet("Listas")
    oculta.append(["x"])
    oculta.sheet_state = "hidden"
    lectura = con_propuestas(tmp_path, documento)
    assert codigos(lectura) == ["hoja-sin-leer"]
    assert "«Instrucciones»" in lectura.observaciones[0].mensaje
    assert lectura.agenda is not None


def test_un_libro_vacio(tmp_path):
    assert codigos(con_propuestas(tmp_path, Workbook())) == ["archivo-vacio"]


@pytest.mark.parametrize(
    "datos",
    [
        b"hola",
        b"PK\x03\x04basura",
        b"\xd0\xcf\x11\xe0" + bytes(600),
        PROPUESTAS.encode(),
        b"\0" * 50,
    ],
)
def test_lo_que_no_es_un_libro(tmp_path, datos):
    lectura = leer(tmp_path / "a", propuestas_csv=None, propuestas_xlsx=datos)
    assert codigos(lectura) == ["hoja-ilegible"]


def test_un_libro_recortado_en_cualquier_punto(tmp_path):
    datos = guardar(hoja(*numeros(PROPUESTAS)))
    for corte in range(0, len(datos), 397):
        lectura = leer(tmp_path / "a", propuestas_csv=None, propuestas_xlsx=datos[:corte])
        assert lectura.agenda is None
        assert lectura.observaciones


def test_una_bomba_comprimida(tmp_path):
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as bomba:
        bomba.writestr("[Content_Types].xml", "<x/>")
        with bomba.open("xl/worksheets/sheet1.xml", "w") as parte:
            for _ in range(120):
                parte.write(b"0" * 1024 * 1024)
    assert len(salida.getvalue()) < 1_000_000
    lectura = leer(tmp_path / "a", propuestas_csv=None, propuestas_xlsx=salida.getvalue())
    assert codigos(lectura) == ["hoja-enorme"]


def test_una_bomba_de_entidades(tmp_path):
    datos = guardar(hoja(*numeros(PROPUESTAS)))
    bomba = b'<!DOCTYPE z [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'
    danado = _cambiar(datos, "xl/worksheets/sheet1.xml", b"<worksheet", bomba, b"\0nada")
    assert codigos(leer(tmp_path / "a", propuestas_csv=None, propuestas_xlsx=danado)) == [
        "hoja-ilegible"
    ]


def test_una_celda_en_el_ultimo_rincon_de_la_hoja(tmp_path, monkeypatch):
    documento = hoja(*numeros(PROPUESTAS))
    documento.active["XFD1048576"] = "aquí"
    monkeypatch.setattr(libro, "MAXIMO_DE_CELDAS", 100_000)
    assert codigos(con_propuestas(tmp_path, documento)) == ["hoja-enorme"]
