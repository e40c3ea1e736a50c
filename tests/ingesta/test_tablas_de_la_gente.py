"""Las tablas como llegan: con fila de total, títulos con otro nombre y códigos sucios."""

import pytest

from tests.ingesta.carpetas import AGENDA, PROPUESTAS, VALORACIONES, codigos, leer


@pytest.mark.parametrize(
    "total", ["TOTAL,,,,1310000000,,", ",Total,,,1310000000,,", ",GRAN TOTAL:,,,$ 1.310.000.000,,"]
)
def test_la_fila_de_total_se_dice_y_no_se_lee_como_propuesta(tmp_path, total):
    lectura = leer(tmp_path / "a", propuestas_csv=f"{PROPUESTAS}{total}\n")
    (una,) = lectura.observaciones
    assert (una.codigo, una.origen.fila, una.gravedad) == ("fila-de-total", 5, "advertencia")
    assert lectura.agenda is not None
    assert len(lectura.agenda.propuestas) == 3


def test_una_propuesta_completa_que_se_llama_total_si_se_lee(tmp_path):
    lectura = leer(
        tmp_path / "a", propuestas_csv=f"{PROPUESTAS}TOTAL,Total,alto,disenos,9000000,1,propios\n"
    )
    assert lectura.agenda is not None
    assert len(lectura.agenda.propuestas) == 4


@pytest.mark.parametrize(
    ("nuestra", "suya"),
    [("costo", "Valor"), ("costo", "Presupuesto (pesos)"), ("costo", "Costo total"), ("id", "Código"),
     ("nombre", "Proyecto"), ("fase", "Etapa")],
)  # fmt: skip
def test_un_titulo_con_otro_nombre_se_sugiere(tmp_path, nuestra, suya):
    encabezado, _, resto = PROPUESTAS.partition("\n")
    titulos = [suya if t == nuestra else t for t in encabezado.split(",")]
    lectura = leer(tmp_path / "a", propuestas_csv=f"{','.join(titulos)}\n{resto}")
    falta = next(o for o in lectura.observaciones if o.codigo == "columna-ausente")
    assert f"¿Quiso decir «{suya}»?" in falta.mensaje


def test_un_titulo_opcional_con_otro_nombre_tambien(tmp_path):
    lectura = leer(tmp_path / "a", propuestas_csv=PROPUESTAS.replace(",zona,", ",Vereda,"))
    assert codigos(lectura) == ["columna-desconocida"]
    assert "Si es «zona»" in lectura.observaciones[0].remedio


def test_un_titulo_de_las_marcas_con_otro_nombre_se_sugiere(tmp_path):
    lectura = leer(tmp_path / "a", valoraciones_csv=VALORACIONES.replace(",valor", ",Calificación"))
    falta = next(o for o in lectura.observaciones if o.codigo == "columna-ausente")
    assert "¿Quiso decir «Calificación»?" in falta.mensaje


@pytest.mark.parametrize("sucio", ["P01\u200b", "P\u00a001", "P 01", "\u200eP01", "P01\u00ad"])
def test_un_codigo_con_algo_invisible_dice_cual_es_el_limpio(tmp_path, sucio):
    lectura = leer(tmp_path / "a", propuestas_csv=PROPUESTAS.replace("P01", sucio))
    malo = next(o for o in lectura.observaciones if o.codigo == "id-mal-escrito")
    assert "Por ejemplo, P01." in malo.remedio or "Por ejemplo, P_01." in malo.remedio


def test_un_codigo_sucio_entre_las_marcas_tambien(tmp_path):
    lectura = leer(tmp_path / "a", valoraciones_csv=VALORACIONES.replace("C1,P01", "C1\u200b,P01"))
    assert "Por ejemplo, C1." in lectura.observaciones[0].remedio


def test_con_la_regla_de_poblacion_los_beneficiarios_en_blanco_se_advierten(tmp_path):
    filas = PROPUESTAS.splitlines()
    celdas = ["beneficiarios", "300", "", "0"]
    tabla = "".join(f"{fila},{celda}\n" for fila, celda in zip(filas, celdas, strict=True))
    lectura = leer(
        tmp_path / "a", agenda_yaml=AGENDA + "regla_de_valor: poblacion\n", propuestas_csv=tabla
    )
    (una,) = lectura.observaciones
    assert una.codigo == "beneficiarios-en-blanco"
    assert str(una.origen) == "propuestas.csv:3:beneficiarios"
    assert "P02" in una.mensaje
    assert leer(tmp_path / "b", propuestas_csv=tabla).observaciones == ()
