"""Qué parece de una persona y qué no, en un texto suelto."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorizacion.dominio.datos_personales import buscar, parece_tener

DE_PERSONAS = [
    ("Firmó Rosa Gil C.C. 43.567.890 en acta", "cedula"),
    ("identificado con c. c. 43567890", "cedula"),
    ("Poseedor con cédula 71654321.", "cedula"),
    ("CEDULA DE CIUDADANÍA No. 1.032.456.789", "cedula"),
    ("el menor, T.I. 1032456789", "cedula"),
    ("NUIP 1098765432", "cedula"),
    ("Confirmado por 1032456789", "cedula"),
    ("cc 71654321 de Sonsón", "cedula"),
    ("Llamar al 310 456 7890", "celular"),
    ("Llamar al 3104567890.", "celular"),
    ("Cel.3104567890", "celular"),
    ("+57 310-456-78-90", "celular"),
    ("WhatsApp: 573104567890", "celular"),
    ("(310 4567890)", "celular"),
    ("rosa.gil+acta@correo.example", "correo"),
    ("Escriba a ROSA@GIL.COM.CO, gracias", "correo"),
]
DE_NADIE = [
    "Cuesta $ 3.104.567.890 según el estudio de 2025",
    "Son 3104567890 pesos",
    "vale 1.032.456.789 de pesos",
    "Vale $1032456789",
    "BPIN 2024130010012",
    "el código CF3104567890 y el BP-3104567890",
    "huella 1032456789abcdef",
    "2026: 300 120 350 pesos",
    "familias identificadas: 12.345 en 2024",
    "350 cc 2 motores",
    "g:propios:2027 <= 1002534040",
    "+3035668240 y:CF-021",
    "Acuerdo 018 del 3 de marzo de 2026",
    "lat 3.104567890",
    "logo@2x.png y pila@3.css",
    "@media print { @page { margin: 0 } }",
    "arroba @usuario",
    "expediente 3104567890/2026",
    "3104567890 habitantes",
    "0.1032456789",
]


@pytest.mark.parametrize(("texto", "clase"), DE_PERSONAS)
def test_lo_de_una_persona_se_halla_una_vez_y_con_su_clase(texto: str, clase: str) -> None:
    assert [s.clase for s in buscar(texto)] == [clase]
    assert parece_tener(texto.encode())


@pytest.mark.parametrize("texto", DE_NADIE)
def test_lo_que_no_es_de_nadie_no_se_halla(texto: str) -> None:
    assert list(buscar(texto)) == []


@given(st.lists(st.sampled_from([*(t for t, _ in DE_PERSONAS), *DE_NADIE, "á", " ", "\n"])))
def test_mirar_de_lejos_nunca_calla_lo_que_de_cerca_se_halla(partes: list[str]) -> None:
    texto = " ".join(partes)
    if any(buscar(texto)):
        assert parece_tener(texto.encode())
