"""La tabla de techos que alguien ya tiene entra entera, o se dice qué falta para leerla."""

from pathlib import Path

import openpyxl
import pytest
import yaml

from priorizacion.ingesta.columnas_de_techos import Pedido
from priorizacion.ingesta.techos import leer_techos
from tests.cli.conftest import Correr
from tests.importar.datos import dato

ANOS = range(2026, 2029)
TODO = Pedido(ANOS)
ROTOS = yaml.safe_load((Path(__file__).parent / "techos_rotos.yaml").read_text(encoding="utf-8"))

LARGA = """Fuente;Año;Valor
Recursos propios;2026;$ 300 millones
Recursos propios;2027;310.000.000
recursos propios;2028;320'000.000
Recursos propios;2031;999
Regalías;2027;1.000
"""
POR_FUENTE = (
    "vigencia,Recursos propios,Regalías\n2026,300000000,0\n2027,310000000,1000\n2028,320000000,\n"
)
POR_ANO = "fuente\t2026\t2027\t2028\nRecursos propios\t300000000\t310000000\t320000000\nRegalías\t\t1000\t\n"


def leer(carpeta: Path, texto: str, pedido: Pedido = TODO) -> dict[str, dict[int, int]]:
    archivo = carpeta / "techos.csv"
    archivo.write_text(texto, encoding="utf-8")
    techos = leer_techos(archivo, pedido)
    assert all(o.gravedad == "advertencia" for o in techos.observaciones), techos.observaciones
    return {nombre: dict(montos) for nombre, montos in techos.bolsas.items()}


@pytest.mark.parametrize("texto", [LARGA, POR_FUENTE, POR_ANO], ids=["larga", "fuente", "ano"])
def test_las_tres_formas_dicen_lo_mismo(tmp_path: Path, texto: str) -> None:
    bolsas = leer(tmp_path, texto)
    assert list(bolsas) == ["Recursos propios", "Regalías"]
    assert bolsas["Recursos propios"] == {2026: 300_000_000, 2027: 310_000_000, 2028: 320_000_000}
    assert bolsas["Regalías"][2027] == 1000
    assert sum(bolsas["Regalías"].values()) == 1000


def test_en_excel_con_titulo_encima(tmp_path: Path) -> None:
    libro = openpyxl.Workbook()
    for fila in (["Marco fiscal"], [], ["Fuente", 2026, 2027, 2028], ["Propios", 5, 6, 7]):
        libro.active.append(fila)
    libro.save(tmp_path / "techos.xlsx")
    techos = leer_techos(tmp_path / "techos.xlsx", Pedido(ANOS))
    assert techos.observaciones == ()
    assert techos.bolsas == {"Propios": {2026: 5, 2027: 6, 2028: 7}}


VARIAS = """cod_entidad,entidad,vigencia,propios,total
5001,Medellín,2026,1,1
70771,Sucre,2026,7,7
70000,Sucre,2026,9,9
"""


@pytest.mark.parametrize(
    ("divipola", "entidad", "monto"),
    [("05001", None, 1), ("70", None, 9), (None, "70771", 7), ("05001", "MEDELLIN", 1)],
)
def test_de_muchas_entidades_se_toma_la_suya(
    tmp_path: Path, divipola: str | None, entidad: str | None, monto: int
) -> None:
    pedido = Pedido(range(2026, 2027), divipola, entidad, {"propios": "Propios"})
    assert leer(tmp_path, VARIAS, pedido) == {"Propios": {2026: monto}}


@pytest.mark.parametrize("caso", ROTOS, ids=lambda caso: caso["titulo"])
def test_lo_roto_dice_donde_y_como_se_arregla(tmp_path: Path, caso: dict[str, str]) -> None:
    archivo = tmp_path / "techos.csv"
    archivo.write_text(caso["archivo"], encoding="utf-8")
    techos = leer_techos(archivo, Pedido(ANOS))
    assert [str(o) for o in techos.observaciones] == caso["observaciones"].splitlines()


def test_con_la_tabla_mala_no_queda_carpeta(raiz: Path, correr: Correr) -> None:
    (raiz / "t.csv").write_text("fuente,vigencia,monto\nPropios,2028,mucho\n", encoding="utf-8")
    corrida = correr("nueva", "agendas/san-jose/2028-2031", "--techos", "t.csv")
    assert corrida.codigo == 1
    assert "t.csv:2:monto: numero-ilegible «mucho»" in corrida.err
    assert not Path("agendas").exists()


@pytest.mark.datos
def test_el_plan_de_recursos_de_regalias_llena_los_techos(raiz: Path, correr: Correr) -> None:
    plan = dato("colombia/sgr_plan_recursos_2025_2034.csv")
    carpeta = Path("agendas/sucre/2026-2029")
    orden = ("nueva", carpeta, "--divipola", "70771", "--techos", plan)
    corrida = correr(*orden)
    assert corrida.codigo == 1
    assert "asignaciones_directas (igual a ad_20 + ad_5_anticipadas)" in corrida.err
    elegidas = (
        "--columna",
        "asignaciones_directas=Regalías directas",
        "--columna",
        "inversion_local",
    )
    corrida = correr(*orden, *elegidas)
    assert corrida.codigo == 0, corrida.err
    agenda = yaml.safe_load((carpeta / "agenda.yaml").read_text(encoding="utf-8"))
    assert [(f["nombre"], f["techos"][2026], f["techos"][2029]) for f in agenda["fuentes"]] == [
        ("Regalías directas", 1_333_859_255, 1_225_084_040),
        ("Inversion local", 3_267_917_065, 2_980_812_788),
    ]
    assert correr("revisar", carpeta).codigo == 0
