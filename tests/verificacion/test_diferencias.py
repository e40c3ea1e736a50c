"""Lo que difiere se dice con su nombre, lo que sale y lo que está escrito."""

import pytest

from priorizacion.publicacion.pagina import diferencias, trocear
from priorizacion.tareas.diferencia import comparar, decir

BASE = {
    "valor": 42400,
    "propuestas": [
        {"id": "P1", "costo": 1200, "motivos": [{"codigo": "a", "texto": "Cabe."}], "pagos": []},
        {"id": "P2", "costo": 900, "motivos": [], "pagos": [
            {"fuente": "propios", "vigencia": 2027, "monto": 5},
        ]},
    ],
    "reglas": [{"id": "tope", "limite": 8}],
    "otra": {"serie": [1, 2, 3]},
}  # fmt: skip


def dicho(cambio) -> str:
    import copy  # noqa: PLC0415

    otro = copy.deepcopy(BASE)
    cambio(otro)
    return decir(comparar(BASE, otro), "resultado.json")


def test_lo_mismo_no_difiere() -> None:
    assert dicho(lambda d: None) == ""


@pytest.mark.parametrize(
    ("cambio", "frase"),
    [
        (
            lambda d: d["propuestas"][0].update(costo=1300),
            "El costo, con imprevistos, de la propuesta P1 sale de propuestas.csv en 1.200, y "
            "resultado.json dice 1.300.",
        ),
        (lambda d: d.update(valor=42500), "El valor sale de los datos en 424, y"),
        (
            lambda d: d["propuestas"][0].update(motivos=[]),
            "De la propuesta P1 falta en resultado.json la razón «Cabe.».",
        ),
        (
            lambda d: d["propuestas"][1]["motivos"].append({"codigo": "x", "texto": "Porque sí."}),
            "De la propuesta P2 resultado.json trae una razón que no sale de los datos: "
            "«Porque sí.».",
        ),
        (lambda d: d["propuestas"][1]["pagos"][0].update(monto=6), "El pago de la propuesta P2"),
        (lambda d: d["propuestas"].pop(), "resultado.json no lo trae"),
        (
            lambda d: d["reglas"][0].update(limite=9),
            "El límite de la regla tope sale de agenda.yaml",
        ),
        (lambda d: d["otra"]["serie"].append(4), "«otra / serie»: resultado.json dice 4, que no"),
        (lambda d: d["otra"]["serie"].reverse(), "«otra / serie / orden»"),
        (lambda d: d["propuestas"].reverse(), "«propuestas / orden»"),
        (lambda d: d.update(valor="42400"), "El valor"),
        (lambda d: d["reglas"][0].update(limite=True), "El límite"),
    ],
)
def test_cada_clase_de_cambio_se_nombra(cambio, frase: str) -> None:
    assert frase in dicho(cambio)


def test_muchas_diferencias_se_cuentan() -> None:
    antes = [{"id": f"P{i}", "costo": i} for i in range(50)]
    ahora = [{"id": f"P{i}", "costo": i + 1} for i in range(50)]
    frase = decir(comparar({"propuestas": antes}, {"propuestas": ahora}), "resultado.json")
    assert frase.count("El costo") == 8
    assert frase.endswith("Y 42 más.")


PAGINA = (
    "<html><body><nav>Menú</nav><article><h1>Agenda</h1><p>Cuesta <b>1.200</b> millones.</p>"
    '<svg><circle cx="12"/></svg><!-- nota --></article><footer>Pie</footer></body></html>'
)


@pytest.mark.parametrize(
    ("viejo", "nuevo", "frase"),
    [
        ("1.200", "1.300", "dice «1.300» y de los datos sale «1.200»"),
        ("<p>Cuesta <b>1.200</b> millones.</p>", "", "falta «Cuesta»"),
        ("</p>", "</p><p>Además</p>", "sobra «Además»"),
        ('cx="12"', 'cx="13"', "«cx» de <circle> dice «13» y de los datos sale «12»"),
        ("<b>1.200</b>", "<i>1.200</i>", "donde va <b> hay <i>"),
        (" nota ", " otra ", "«texto» de <!--> dice «otra»"),
        ("Menú", "Carta", "dice «Carta»"),
    ],
)
def test_de_una_pagina_se_dice_que_cambio(viejo: str, nuevo: str, frase: str) -> None:
    assert frase in diferencias(PAGINA, PAGINA.replace(viejo, nuevo))[0]


def test_con_otra_presentacion_solo_cuenta_el_contenido() -> None:
    otro_tema = PAGINA.replace("<nav>Menú</nav>", "<div>Otro menú</div>").replace("Pie", "Otro")
    assert diferencias(PAGINA, otro_tema)
    assert diferencias(PAGINA, otro_tema, solo_contenido=True) == []
    assert diferencias(PAGINA, otro_tema.replace("1.200", "1.201"), solo_contenido=True)


def test_los_blancos_no_son_texto_y_las_referencias_si() -> None:
    assert trocear("<p>a  \n b</p>") == trocear("<p>a b</p>")
    assert trocear("<p>&#97;</p>") == trocear("<p>a</p>")
    assert trocear("<p>a</p>") != trocear("<p>b</p>")
