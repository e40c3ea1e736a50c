"""Lo que la gente escribe de muchas maneras se lee igual."""

import unicodedata
from pathlib import Path

import pytest

from priorizacion.ingesta.carpeta import leer_carpeta
from tests.ingesta.carpetas import AGENDA, COMITE, PROPUESTAS, VALORACIONES, codigos, leer

EJEMPLO = Path(__file__).parents[1] / "casos" / "valle-claro" / "2026-2029"


@pytest.fixture
def sana(tmp_path):
    return leer(tmp_path / "sana").agenda


def test_la_carpeta_sana_no_tiene_observaciones(tmp_path):
    lectura = leer(tmp_path / "a")
    assert lectura.observaciones == ()
    assert [p.id for p in lectura.agenda.propuestas] == ["P01", "P02", "P03"]
    assert len(lectura.agenda.valoraciones) == 4


def test_el_ejemplo_del_diseno_se_lee_sin_errores():
    lectura = leer_carpeta(EJEMPLO)
    assert lectura.agenda is not None
    assert len(lectura.agenda.propuestas) == 6
    assert len(lectura.agenda.valoraciones) == 102
    assert lectura.agenda.propuestas[0].desembolsos == (40, 60)
    assert lectura.agenda.propuestas[1].aportes[0].monto == 60_000_000
    assert lectura.agenda.propuestas[0].otras["meses_ingeniero"] == "6"


@pytest.mark.parametrize("separador", [";", "\t"])
def test_punto_y_coma_y_tabulador_se_leen_sin_comentario(tmp_path, sana, separador):
    lectura = leer(
        tmp_path / "a",
        propuestas_csv=PROPUESTAS.replace(",", separador),
        valoraciones_csv=VALORACIONES.replace(",", separador),
    )
    assert lectura.observaciones == ()
    assert lectura.agenda == sana


def test_una_linea_sep_decide_el_separador(tmp_path, sana):
    lectura = leer(tmp_path / "a", propuestas_csv="sep=;\n" + PROPUESTAS.replace(",", ";"))
    assert lectura.agenda == sana


@pytest.mark.parametrize("salto", ["\r\n", "\r"])
def test_cualquier_salto_de_linea_sirve(tmp_path, sana, salto):
    lectura = leer(tmp_path / "a", propuestas_csv=PROPUESTAS.replace("\n", salto).encode())
    assert lectura.agenda == sana


def test_el_bom_de_utf8_no_se_nota(tmp_path, sana):
    datos = b"\xef\xbb\xbf" + PROPUESTAS.encode()
    lectura = leer(
        tmp_path / "a", propuestas_csv=datos, agenda_yaml=b"\xef\xbb\xbf" + AGENDA.encode()
    )
    assert lectura.agenda == sana
    assert lectura.observaciones == ()


def test_windows_1252_se_lee_y_se_dice(tmp_path):
    texto = PROPUESTAS.replace("Vivero comunitario", "Construcción del «Vivero» – niños")
    lectura = leer(tmp_path / "a", propuestas_csv=texto.encode("cp1252"))
    assert lectura.agenda.propuestas[2].nombre == "Construcción del «Vivero» – niños"
    assert codigos(lectura) == ["codificacion-supuesta"]


def test_utf16_con_marca_se_lee_y_se_dice(tmp_path, sana):
    lectura = leer(tmp_path / "a", propuestas_csv=PROPUESTAS.replace(",", "\t").encode("utf-16"))
    assert lectura.agenda == sana
    assert codigos(lectura) == ["codificacion-supuesta"]


def test_las_tildes_descompuestas_se_componen(tmp_path):
    texto = unicodedata.normalize("NFD", PROPUESTAS.replace("Vivero", "Reforestación"))
    lectura = leer(tmp_path / "a", propuestas_csv=texto)
    assert lectura.agenda.propuestas[2].nombre == "Reforestación comunitario"


def test_encabezados_con_tildes_mayusculas_y_espacios(tmp_path, sana):
    encabezado = "\n ID ,Nombre, Zona,FASE,Costo,Duración,Fuentes\n"
    filas = PROPUESTAS.partition("\n")[2].replace("\n", "\n,,,,,,\n")
    lectura = leer(tmp_path / "a", propuestas_csv=encabezado + filas)
    assert lectura.agenda == sana
    assert lectura.observaciones == ()


@pytest.mark.parametrize(
    "costo", ['"480.000.000"', "$ 480.000.000", "480 millones", '"480,000,000"', "480000000.00"]
)
def test_el_dinero_como_lo_escribe_la_gente(tmp_path, sana, costo):
    lectura = leer(tmp_path / "a", propuestas_csv=PROPUESTAS.replace("480000000", costo))
    assert lectura.agenda == sana


def test_fases_y_respuestas_como_las_dice_la_gente(tmp_path):
    lectura = leer(
        tmp_path / "a",
        propuestas_csv=PROPUESTAS.replace("disenos", "Diseños"),
        habilitantes_csv="propuesta;ítem;Respuesta\nP01;predios;No cumple\nP02;predios;CUMPLE\n"
        "P03;predios;\n",
        agenda_yaml=AGENDA
        + "habilitantes: [{id: predios, nombre: Predios, subsanable: sí, si_falla: Falta.}]\n",
    )
    assert {p.fase for p in lectura.agenda.propuestas} == {"disenos", "factibilidad"}
    assert [r.respuesta for r in lectura.agenda.respuestas] == ["no_cumple", "cumple"]
    assert lectura.agenda.habilitantes[0].subsanable is True
    assert codigos(lectura) == ["habilitantes-sin-responder"]


@pytest.mark.parametrize(
    ("celda", "leida"),
    [("", ""), ("No", ""), ("0", ""), ("Falso", ""), ("sí", "sí"), ("x", "sí"), ("1", "sí"),
     ("La junta la retiró.", "La junta la retiró.")],
)  # fmt: skip
def test_retirada(tmp_path, celda, leida):
    texto = "id,nombre,fase,costo,retirada\nP01,Acueducto,disenos,480000000," + celda + "\n"
    lectura = leer(tmp_path / "a", propuestas_csv=texto, valoraciones_csv=None)
    assert lectura.agenda.propuestas[0].retirada == leida


def test_los_pares_de_desembolsos_fijan_el_inicio_y_llenan_los_huecos(tmp_path):
    texto = "id,nombre,fase,costo,desembolsos\nP01,Acueducto,disenos,480000000,2029=60|2027=40\n"
    propuesta = leer(tmp_path / "a", propuestas_csv=texto, valoraciones_csv=None).agenda.propuestas[
        0
    ]
    assert propuesta.desembolsos == (40, 0, 60)
    assert (propuesta.inicio_minimo, propuesta.inicio_maximo, propuesta.duracion) == (2027, 2027, 3)


def test_una_fuente_vale_para_los_aportes_siguientes(tmp_path):
    texto = (
        "id,nombre,fase,costo,aportes\n"
        "P01,Acueducto,disenos,480000000,propios:2026=60.000.000|2027=1 millón\n"
    )
    aportes = (
        leer(tmp_path / "a", propuestas_csv=texto, valoraciones_csv=None)
        .agenda.propuestas[0]
        .aportes
    )
    assert [(a.fuente, a.vigencia, a.monto) for a in aportes] == [
        ("propios", 2026, 60_000_000),
        ("propios", 2027, 1_000_000),
    ]


def test_la_divipola_recupera_su_cero_y_se_dice(tmp_path):
    yaml = AGENDA.replace("  ficticio: true\n", "  divipola: 5031\n")
    lectura = leer(tmp_path / "a", agenda_yaml=yaml)
    assert lectura.agenda.territorio.divipola == "05031"
    assert codigos(lectura) == ["divipola-sin-cero"]


def test_el_yaml_conserva_lo_escrito(tmp_path):
    yaml = AGENDA.replace("ficticio: true", "divipola: 05031").replace(
        "sorteo: {", 'sorteo: {semilla: "04821", '
    )
    yaml += "reserva: 5%\nprecios: {base: 2026, indices: {2026: 1, 2027: 1.05, 2028: 1.1, 2029: 1,15}}\n"
    lectura = leer(tmp_path / "a", agenda_yaml=yaml.replace("2029: 1,15", '2029: "1,15"'))
    agenda = lectura.agenda
    assert (agenda.territorio.divipola, agenda.sorteo.semilla) == ("05031", "04821")
    assert str(agenda.reserva) == "1/20"
    assert str(agenda.precios.indices[2027]) == "21/20"
    assert lectura.observaciones == ()


def test_la_columna_que_nombra_una_regla_se_reconoce_sin_tildes(tmp_path):
    yaml = AGENDA + (
        "reglas: [{id: r, tipo: capacidad, columna: costo_operacion_anual, por: periodo, "
        "maximo: 100, texto: Operar cabe.}]\n"
    )
    texto = "id,nombre,fase,costo,Costo Operación anual,Fecha de radicación\nP01,A,disenos,480000000,50,ayer\n"
    lectura = leer(tmp_path / "a", agenda_yaml=yaml, propuestas_csv=texto, valoraciones_csv=None)
    otras = lectura.agenda.propuestas[0].otras
    assert otras == {"costo_operacion_anual": "50", "Fecha de radicación": "ayer"}


def test_una_planilla_ancha_por_persona(tmp_path, sana):
    lectura = leer(
        tmp_path / "a",
        valoraciones_csv=None,
        valoraciones_C1_csv="propuesta;Pertinencia;Capacidad del ejecutor\nP01;5;3\n",
        **{
            "valoraciones_A1_csv": "Participante;A1;\n\nPropuesta;nombre;pertinencia;capacidad\n"
            "P01;Acueducto;4;\nP02;Puente;;NS\n",
            "valoraciones_otras_csv": "participante,propuesta,pertinencia\nE1,P03,2.0\n",
        },
    )
    assert lectura.observaciones == ()
    assert lectura.agenda == sana


def test_los_puntajes_publicados_reemplazan_a_las_marcas(tmp_path):
    filas = "".join(
        f"P0{i},{c},,3,3,0,175/2\n" for i in (1, 2, 3) for c in ("pertinencia", "capacidad")
    )
    columnas = "propuesta,criterio,estamento,marcas,estamentos_que_marcaron,impedidas,puntaje\n"
    lectura = leer(
        tmp_path / "a", comite_csv=None, valoraciones_csv=None, puntajes_csv=columnas + filas
    )
    assert lectura.observaciones == ()
    assert lectura.agenda.sin_marcas
    assert str(lectura.agenda.puntajes_publicados[0].puntaje) == "175/2"


def test_con_marcas_no_se_leen_los_puntajes(tmp_path, sana):
    lectura = leer(tmp_path / "a", puntajes_csv="cualquier cosa\n")
    assert lectura.agenda == sana


def test_pasadas_doscientas_observaciones_iguales_se_cuentan_las_demas(tmp_path):
    malas = "".join(f"C1,P01,pertinencia,{i}\n" for i in range(10, 1010))
    lectura = leer(tmp_path / "a", valoraciones_csv=VALORACIONES + malas)
    de_escala = [o for o in lectura.observaciones if o.codigo == "marca-fuera-de-escala"]
    assert len(de_escala) == 201
    assert de_escala[-1].mensaje == "Y 800 más como estas."


def test_el_comite_tambien_puede_venir_con_espacios(tmp_path, sana):
    lectura = leer(tmp_path / "a", comite_csv=COMITE.replace(",", " , "))
    assert lectura.agenda == sana
