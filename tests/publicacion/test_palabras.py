"""Cifras, fechas y listas como se dicen en Colombia."""

from datetime import date

import pytest

from priorizacion.publicacion import palabras


@pytest.mark.parametrize(
    ("monto", "dicho"),
    [
        (0, "0 pesos"),
        (450_000, "450.000 pesos"),
        (1_000_000, "1 millón de pesos"),
        (1_250_000_000, "1.250 millones de pesos"),
        (651_549_999, "651,5 millones de pesos"),
        (651_550_000, "651,6 millones de pesos"),
        (1_000_000_000_000, "1 billón de pesos"),
        (2_500_000_000_000, "2,5 billones de pesos"),
    ],
)
def test_el_dinero_se_dice_en_millones_y_el_billon_es_un_millon_de_millones(
    monto: int, dicho: str
) -> None:
    assert palabras.dinero(monto, "pesos") == dicho


def test_las_fechas_van_en_palabras() -> None:
    assert palabras.fecha(date(2026, 4, 10)) == "10 de abril de 2026"
    assert palabras.fecha(date(2026, 5, 1)) == "1.º de mayo de 2026"


@pytest.mark.parametrize(
    ("partes", "dicho"),
    [
        ([], ""),
        (["agua"], "agua"),
        (["agua", "vías"], "agua y vías"),
        (["agua", "industria"], "agua e industria"),
        (["agua", "hierro"], "agua y hierro"),
        (["a", "b", "c"], "a, b y c"),
    ],
)
def test_las_listas_se_dicen_en_espanol(partes: list[str], dicho: str) -> None:
    assert palabras.lista(partes) == dicho


@pytest.mark.parametrize(
    ("codigo", "dicho"),
    [
        ("alcaldia", "Alcaldía"),
        ("gobernacion", "Gobernación"),
        ("secretaria_de_obras", "Secretaría de obras"),
        ("sena", "Sena"),
    ],
)
def test_los_codigos_recuperan_su_tilde(codigo: str, dicho: str) -> None:
    assert palabras.nombre_de_codigo(codigo) == dicho


@pytest.mark.parametrize(
    ("tramo", "dicho"),
    [("2026", "2026"), ("2027-2028", "2027 y 2028"), ("2026-2029", "2026 a 2029")],
)
def test_los_tramos_de_anios_se_leen(tramo: str, dicho: str) -> None:
    assert palabras.tramo_de_anios(tramo) == dicho


@pytest.mark.parametrize(
    ("monto", "dicho"),
    [
        (1, "1 peso de 2026"),
        (2, "2 pesos de 2026"),
        (2_000_000, "2 millones de pesos de 2026"),
        (2_341_777, "2.341.777 pesos de 2026"),
    ],
)
def test_lo_exacto_concuerda_con_su_moneda(monto: int, dicho: str) -> None:
    assert palabras.dinero_exacto(monto, "pesos de 2026") == dicho
