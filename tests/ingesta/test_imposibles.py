"""Lo que está bien escrito y no puede cumplirse se dice antes de priorizar."""

import csv
import io

import pytest

from priorizacion.ingesta.escritura import escribir_csv
from tests.ingesta.carpetas import AGENDA, PROPUESTAS, codigos, leer


def con_regla(tmp_path, regla):
    agenda = AGENDA + f"reglas:\n  - {{id: r, {regla}, texto: Una regla.}}\n"
    return leer(tmp_path / "a", agenda_yaml=agenda)


@pytest.mark.parametrize(
    ("regla", "codigo"),
    [
        ("tipo: cuota, grupo: {zona: alto}, minimo: 3, maximo: 1", "cuota-invertida"),
        ("tipo: cuota, grupo: {zona: alto}, minimo: 50%, maximo: 10%", "cuota-invertida"),
        ("tipo: excluyentes, propuestas: [P01, P01]", "regla-repite-propuesta"),
        ("tipo: paquete, propuestas: [P01, P02, P01]", "regla-repite-propuesta"),
    ],
)
def test_una_regla_que_nadie_puede_cumplir_es_un_error(tmp_path, regla, codigo):
    lectura = con_regla(tmp_path, regla)
    assert codigos(lectura) == [codigo]
    assert lectura.agenda is None


@pytest.mark.parametrize(
    "regla",
    [
        "tipo: cuota, grupo: {zona: alto}, minimo: 1, maximo: 1",
        "tipo: cuota, grupo: {zona: alto}, minimo: 2, maximo: 10%",
        "tipo: excluyentes, propuestas: [P01, P02]",
    ],
)
def test_una_regla_que_si_puede_cumplirse_no_se_observa(tmp_path, regla):
    assert con_regla(tmp_path, regla).observaciones == ()


def test_a_una_descripcion_que_no_cabe_no_se_le_manda_a_la_descripcion(tmp_path):
    primera = next(csv.DictReader(io.StringIO(PROPUESTAS)))
    larga = primera | {"descripcion": "x" * 8001}
    largas = escribir_csv([*larga], [larga])
    vistas = leer(tmp_path / "a", propuestas_csv=largas).observaciones
    (dicha,) = (o for o in vistas if o.codigo == "texto-largo")
    assert "8001 caracteres y caben 8000" in dicha.mensaje
    assert "en la descripción" not in dicha.remedio
    assert "8000 caracteres o menos" in dicha.remedio


@pytest.mark.parametrize(("resolucion", "vistos"), [(1000, []), (1001, ["resolucion-gruesa"])])
def test_una_resolucion_de_mas_de_diez_puntos_se_advierte(tmp_path, resolucion, vistos):
    agenda = f"{AGENDA}resolucion: {resolucion}\n"
    assert codigos(leer(tmp_path / "a", agenda_yaml=agenda)) == vistos


def obra(duracion, inicio="", desembolsos=""):
    filas = PROPUESTAS.splitlines()
    filas[1] = filas[1].replace("480000000,1", f"480000000,{duracion}")
    celdas = ["inicio_minimo,desembolsos", f"{inicio},{desembolsos}", ",", ","]
    return "".join(f"{fila},{c}\n" for fila, c in zip(filas, celdas, strict=True))


@pytest.mark.parametrize(
    ("fila", "cabe"),
    [
        (obra(4), True),
        (obra(5), False),
        (obra(2, 2028), True),
        (obra(2, 2029), False),
        (obra(5, "", "25|25|25|25|0"), True),
    ],
)
def test_la_obra_que_no_termina_de_pagarse_en_el_periodo_se_advierte(tmp_path, fila, cabe):
    lectura = leer(tmp_path / "a", propuestas_csv=fila)
    assert codigos(lectura) == ([] if cabe else ["obra-sin-tiempo"])
    assert lectura.agenda is not None


def test_si_casi_todo_cuesta_mas_que_todos_los_techos_juntos_se_advierte_una_vez(tmp_path):
    tabla = PROPUESTAS.replace("480000000", "480000000000").replace("520000000", "520000000000")
    lectura = leer(tmp_path / "a", propuestas_csv=tabla)
    (una,) = lectura.observaciones
    assert (una.codigo, una.origen.fila) == ("costo-sospechoso", 2)
    assert "2 de 3 propuestas" in una.mensaje


@pytest.mark.parametrize(
    ("costo", "vistos"),
    [("9" * 40, ["fuera-de-rango"]), (str(10**15 + 1), ["fuera-de-rango"]), (str(10**15), [])],
)
def test_un_costo_de_mas_de_mil_billones_de_pesos_es_un_error(tmp_path, costo, vistos):
    lectura = leer(tmp_path / "a", propuestas_csv=PROPUESTAS.replace("520000000", costo))
    assert [o.codigo for o in lectura.observaciones if o.gravedad == "error"] == vistos
    assert (lectura.agenda is None) == bool(vistos)
    assert "costo-sospechoso" not in codigos(lectura)


def test_en_otra_moneda_un_costo_no_tiene_limite(tmp_path):
    lectura = leer(
        tmp_path / "a",
        agenda_yaml=f"{AGENDA}moneda: JPY\n",
        propuestas_csv=PROPUESTAS.replace("520000000", "9" * 20),
    )
    assert "fuera-de-rango" not in codigos(lectura)


@pytest.mark.parametrize("escrito", ["0", "-1"])
def test_un_maximo_de_proyectos_que_no_llega_a_uno_pide_uno(tmp_path, escrito):
    agenda = AGENDA.replace("maximo_proyectos: 2", f"maximo_proyectos: {escrito}")
    (una,) = leer(tmp_path / "a", agenda_yaml=agenda).observaciones
    assert "debe ser al menos 1" in una.mensaje


@pytest.mark.parametrize(
    ("semilla", "remedio"), [("04821", 'Escriba "04821"'), ("por definir", "Déjela en blanco")]
)
def test_la_semilla_sin_comillas_dice_que_hacer_segun_lo_escrito(tmp_path, semilla, remedio):
    agenda = AGENDA.replace("departamento}", f"departamento, semilla: {semilla}}}")
    (una,) = leer(tmp_path / "a", agenda_yaml=agenda).observaciones
    assert una.codigo == "semilla-sin-comillas"
    assert una.remedio.startswith(remedio)


@pytest.mark.parametrize("escape", ["\\x07", "\\u202e", "\\u200b"])
def test_un_signo_invisible_escrito_con_barra_en_el_titulo_no_pasa(tmp_path, escape):
    agenda = AGENDA.replace("titulo: Agenda de prueba", f'titulo: "Agenda{escape} de prueba"')
    (una,) = leer(tmp_path / "a", agenda_yaml=agenda).observaciones
    assert (una.codigo, str(una.origen)) == ("caracter-de-control", "agenda.yaml:1:titulo")


@pytest.mark.parametrize("invisible", ["\x07", "\u202e", "\x0c", "\x1f"])
def test_un_caracter_invisible_no_esconde_lo_demas_que_este_mal(tmp_path, invisible):
    tabla = PROPUESTAS.replace("Acueducto", f"Acue{invisible}ducto").replace("520000000", "mucho")
    tabla = tabla.replace("Vivero comunitario", f"Vivero{invisible} de {invisible}Ana, 3001234567")
    tabla = tabla.replace("Vivero", '"Vivero').replace("4567", '4567"')
    lectura = leer(tmp_path / "a", propuestas_csv=tabla)
    vistas = {(o.origen.fila, o.codigo) for o in lectura.observaciones}
    assert vistas >= {
        (2, "caracter-de-control"),
        (3, "numero-ilegible"),
        (4, "caracter-de-control"),
        (4, "dato-personal"),
    }
    assert lectura.agenda is None


def test_un_caracter_invisible_en_las_reglas_no_esconde_lo_demas_que_este_mal(tmp_path):
    agenda = AGENDA.replace("Agenda de prueba", "Agenda\x07 de prueba").replace("2029", "2020")
    lectura = leer(tmp_path / "a", agenda_yaml=agenda)
    assert {"caracter-de-control", "periodo-invertido"} <= set(codigos(lectura))
    assert lectura.agenda is None


@pytest.mark.parametrize("escrito", ["\x07\n", "\x07", "\u202e;\x07\n"])
def test_un_archivo_que_solo_tiene_caracteres_invisibles_no_tumba_la_lectura(tmp_path, escrito):
    for archivo in ("agenda_yaml", "propuestas_csv", "valoraciones_csv"):
        lectura = leer(tmp_path / archivo, **{archivo: escrito})
        assert "caracter-de-control" in codigos(lectura)
        assert lectura.agenda is None


@pytest.mark.parametrize("id_", ["CON", "nul", "aux.1", "com3"])
def test_un_identificador_que_windows_reserva_se_advierte(tmp_path, id_):
    tabla = PROPUESTAS.replace("P02", id_)
    lectura = leer(tmp_path / "a", propuestas_csv=tabla, valoraciones_csv=None)
    assert "id-reservado" in codigos(lectura)
    assert lectura.agenda is not None
