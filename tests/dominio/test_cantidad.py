"""Cantidades como las escribe la gente: exactas, o ilegibles con su remedio."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorizacion.dominio.cantidad import (
    CantidadIlegible,
    escribir_centesimas,
    escribir_entero,
    escribir_razon,
    leer_decimal,
    leer_entero,
    leer_razon,
    redondear,
)


@pytest.mark.parametrize(
    ("escrito", "leido"),
    [
        ("12000000", 12_000_000),
        ("12.000.000", 12_000_000),
        ("12,000,000", 12_000_000),
        ("12 000 000", 12_000_000),
        ("12\u00a0000\u202f000", 12_000_000),
        ("12’000.000", 12_000_000),
        ("12'000'000", 12_000_000),
        ("$ 12.000.000", 12_000_000),
        ("COP 12000000", 12_000_000),
        ("12.000.000 pesos", 12_000_000),
        ("12.000.000,00", 12_000_000),
        ("12,000,000.00", 12_000_000),
        ("12 millones", 12_000_000),
        ("$ 1.250 millones", 1_250_000_000),
        ("$1.250 millones de pesos", 1_250_000_000),
        ("1,5 millones", 1_500_000),
        ("1 millón", 1_000_000),
        ("3 mil millones", 3_000_000_000),
        ("1 billón", 10**12),
        ("480 mil", 480_000),
        ("-5", -5),
        ("−5", -5),
        ("4.600", 4600),
        (12.0, 12),
        (Fraction(7), 7),
    ],
)
def test_leer_entero(escrito, leido):
    if leido is None:
        with pytest.raises(CantidadIlegible):
            leer_entero(escrito)
    else:
        assert leer_entero(escrito) == leido


@pytest.mark.parametrize(
    "escrito",
    ["", "  ", "doce millones", "1,200", "1.5", "1.23.456", "12 proyectos", "1e9", "0x10", "NS", "--5",
     None, True, float("nan"), float("inf"), 12.5, "9" * 5000, "12 millones 3", "$", "½"],
)  # fmt: skip
def test_lo_que_no_es_un_entero_con_certeza_es_ilegible(escrito):
    with pytest.raises(CantidadIlegible) as error:
        leer_entero(escrito)
    assert str(error.value)


@pytest.mark.parametrize(
    ("escrito", "leido"),
    [("1,05", "21/20"), ("1.05", "21/20"), ("-75.123", "-75123/1000"), ("12", "12"), (0.1, "1/10"),
     ("1.250.000", "1250000"), (" 6,25 ", "25/4")],
)  # fmt: skip
def test_leer_decimal(escrito, leido):
    assert leer_decimal(escrito) == Fraction(leido)


@pytest.mark.parametrize(
    ("escrito", "leido"),
    [("5%", "1/20"), ("12,5 %", "1/8"), ("0.05", "1/20"), ("1/3", "1/3"), (0, "0"), ("100 %", "1"),
     ("160%", "8/5")],
)  # fmt: skip
def test_leer_razon(escrito, leido):
    assert leer_razon(escrito) == Fraction(leido)


@pytest.mark.parametrize(
    "escrito", ["1/0", "%", "cinco", "5%%", None, "9" * 5000 + "%", "1/" + "9" * 5000]
)
def test_una_razon_ilegible(escrito):
    with pytest.raises(CantidadIlegible):
        leer_razon(escrito)


@given(st.text(max_size=30))
def test_nada_lanza_otra_cosa(texto):
    for leer in (leer_entero, leer_decimal, leer_razon):
        with suppress(CantidadIlegible):
            leer(texto)


@given(st.integers(0, 10**15))
def test_lo_que_se_escribe_se_vuelve_a_leer(numero):
    assert leer_entero(escribir_entero(numero)) == numero
    assert leer_entero(f"$ {escribir_entero(numero)}") == numero


@given(st.fractions(-1000, 1000))
def test_redondear_es_al_mas_cercano_y_la_mitad_hacia_arriba(exacto):
    assert -Fraction(1, 2) < redondear(exacto) - exacto <= Fraction(1, 2)


def test_lo_que_se_escribe_para_la_gente():
    assert escribir_entero(1_250_000_000) == "1.250.000.000"
    assert (escribir_centesimas(9743), escribir_centesimas(6600)) == ("97,43", "66")
    assert escribir_centesimas(-105) == "−1,05"
    assert (escribir_razon(Fraction(1, 20)), escribir_razon(Fraction(1, 3))) == ("5 %", "33,3 %")


@pytest.mark.parametrize(
    ("escrito", "pesos"),
    [
        ("$274'000.000", 274_000_000),
        ("1.480'000.000", 1_480_000_000),
        ("$ 1'480.000.000", 1_480_000_000),
        ("274\u00b4000.000", 274_000_000),
        ("12'000", 12_000),
    ],
)
def test_la_comilla_de_los_millones_se_lee_como_en_colombia(escrito, pesos):
    assert leer_entero(escrito) == pesos


@pytest.mark.parametrize("escrito", ["274'00.000", "274'000,50.1", "1'2'3", "274'000.00"])
def test_una_comilla_fuera_de_lugar_no_se_adivina(escrito):
    with pytest.raises(CantidadIlegible):
        leer_entero(escrito)
