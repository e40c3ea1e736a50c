"""Las maneras de ponderar dan lo que dice la literatura, y no dependen del orden de nada."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorizacion.decision.ponderacion.consistencia import (
    INDICES_AL_AZAR,
    medir_consistencia,
    razon_de,
)
from priorizacion.decision.ponderacion.consulta import consultar
from priorizacion.decision.ponderacion.metodos import por_orden
from priorizacion.decision.ponderacion.pares import (
    Matriz,
    completar,
    media_geometrica,
    valor_propio,
)
from priorizacion.decision.ponderacion.reparto import TOTAL, a_centesimas
from priorizacion.dominio.ponderacion import Juicio, Metodo, Respuesta

# Saaty (1987, 2003): la compra de una casa. λ = 9,669 y CR = 0,17; la comparación que más la daña
# es vecindario (k3) frente a condiciones (k7).
CASA = [
    "5 3 7 6 6 1/3 1/4",
    "1/3 5 3 3 1/5 1/7",
    "6 3 4 6 1/5",
    "1/3 1/4 1/7 1/8",
    "1/2 1/5 1/6",
    "1/5 1/6",
    "1/2",
]
# Saaty (2008): cuánto se toma de cada bebida en los Estados Unidos. CR = 0,022.
BEBIDAS = [
    "9 5 2 1 1 1/2",
    "1/3 1/9 1/9 1/9 1/9",
    "1/3 1/4 1/3 1/9",
    "1/2 1 1/3",
    "2 1/2",
    "1/3",
]
fracciones = st.fractions(min_value=Fraction(1, 9), max_value=9, max_denominator=9)


def matriz(filas: list[str]) -> Matriz:
    return completar(
        {
            (f"k{i}", f"k{i + 1 + j}"): Fraction(veces)
            for i, fila in enumerate(filas, 1)
            for j, veces in enumerate(fila.split())
        }
    )


def puestos(*lugares: int) -> dict[str, Fraction]:
    return {f"c{i}": Fraction(lugar) for i, lugar in enumerate(lugares)}


@pytest.mark.parametrize(
    ("n", "esperadas"),
    [
        (2, ["0.75", "0.25"]),
        (3, ["0.6111", "0.2778", "0.1111"]),
        (4, ["0.5208", "0.2708", "0.1458", "0.0625"]),
        (5, ["0.4567", "0.2567", "0.1567", "0.0900", "0.0400"]),
    ],
)
def test_el_centroide_del_orden_es_el_de_barron_y_barrett(n: int, esperadas: list[str]) -> None:
    partes = por_orden(puestos(*range(1, n + 1)))
    assert [f"{float(p):.4f}".rstrip("0") for p in partes.values()] == [
        e.rstrip("0") for e in esperadas
    ]


def test_los_empatados_se_reparten_lo_de_sus_puestos() -> None:
    assert por_orden(puestos(1, 1, 3)) == por_orden(puestos(1, 1, 2))
    assert list(por_orden(puestos(1, 1, 2)).values()) == [
        Fraction(4, 9), Fraction(4, 9), Fraction(1, 9),
    ]  # fmt: skip
    assert set(por_orden(puestos(7, 7, 7, 7)).values()) == {Fraction(1, 4)}


def test_la_casa_de_saaty_da_su_valor_propio_su_vector_y_su_razon() -> None:
    mayor, vector = valor_propio(matriz(CASA))
    assert round(mayor, 3) == Decimal("9.669")
    publicado = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]
    assert [round(float(v), 3) for v in vector.values()] == publicado
    assert round(razon_de(matriz(CASA)), 2) == Decimal("0.17")


def test_en_la_casa_de_saaty_se_halla_la_comparacion_que_el_mismo_senala() -> None:
    consistencia = medir_consistencia(matriz(CASA))
    assert not consistencia.aceptable
    assert consistencia.cambio is not None
    assert (consistencia.cambio.criterio, consistencia.cambio.frente_a) == ("k3", "k7")
    assert consistencia.cambio.dicho == 6
    assert consistencia.cambio.razon <= Decimal("0.10")
    # con el cambio que Saaty propone (1/2) publica λ = 8,81
    corregida = {**matriz(CASA), ("k3", "k7"): Fraction(1, 2), ("k7", "k3"): Fraction(2)}
    assert round(valor_propio(corregida)[0], 2) == Decimal("8.81")
    assert razon_de(corregida) < Decimal("0.10")


def test_las_bebidas_de_saaty_son_consistentes() -> None:
    _, vector = valor_propio(matriz(BEBIDAS))
    publicado = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert [round(float(v), 3) for v in vector.values()] == publicado
    assert round(razon_de(matriz(BEBIDAS)), 3) == Decimal("0.022")
    assert medir_consistencia(matriz(BEBIDAS)).cambio is None


def test_los_indices_al_azar_son_los_de_saaty() -> None:
    assert INDICES_AL_AZAR[:10] == [
        "0",
        "0",
        "0.58",
        "0.90",
        "1.12",
        "1.24",
        "1.32",
        "1.41",
        "1.45",
        "1.49",
    ]


def test_la_triada_dice_que_se_dijo_y_no_cuadra() -> None:
    dichas = {("a", "b"): Fraction(3), ("b", "c"): Fraction(3), ("a", "c"): Fraction(1, 5)}
    triada = medir_consistencia(completar(dichas)).triada
    assert triada is not None
    a, b, c = triada.criterios
    ab, bc, ac = triada.dichos
    assert ab * bc / ac == 45
    assert {a, b, c} == {"a", "b", "c"}


@given(st.lists(st.integers(1, 40), min_size=3, max_size=6))
def test_quien_no_se_contradice_tiene_razon_cero_y_sus_ponderaciones(pesan: list[int]) -> None:
    criterios = {f"c{i}": Fraction(p) for i, p in enumerate(pesan)}
    exacta = {(a, b): criterios[a] / criterios[b] for a in criterios for b in criterios}
    assert razon_de(exacta) == 0
    partes = media_geometrica(exacta)
    assert sum(partes.values()) == 1
    for criterio, cuanto in criterios.items():
        assert isclose(partes[criterio], cuanto / sum(pesan), rel_tol=1e-9)


@given(st.lists(fracciones, min_size=6, max_size=6), st.permutations("abcd"))
def test_cambiar_los_nombres_de_los_criterios_cambia_solo_los_nombres(
    veces: list[Fraction], otros: list[str]
) -> None:
    parejas = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
    una = completar(dict(zip(parejas, veces, strict=True)))
    nombre = dict(zip("abcd", otros, strict=True))
    otra = {(nombre[x], nombre[y]): v for (x, y), v in una.items()}
    assert {nombre[c]: p for c, p in media_geometrica(una).items()} == media_geometrica(otra)
    assert razon_de(una) == razon_de(otra)


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), fracciones, min_size=1))
def test_las_centesimas_suman_cien_y_se_apartan_menos_de_una(
    cantidades: dict[str, Fraction],
) -> None:
    centesimas = a_centesimas(cantidades)
    total = sum(cantidades.values())
    assert sum(centesimas.values()) == TOTAL
    for criterio, exacta in cantidades.items():
        assert abs(centesimas[criterio] - exacta / total * TOTAL) < 1


def respuesta(quien: str, metodo: Metodo, valores: dict[str, int]) -> Respuesta:
    juicios = tuple(
        Juicio(participante=quien, metodo=metodo, criterio=c, valor=v) for c, v in valores.items()
    )
    return Respuesta(participante=quien, metodo=metodo, eje="prioridad", juicios=juicios)


COMITE = {"C1": "comunidad", "C2": "comunidad", "C3": "comunidad", "U1": "academia"}
IGUALES = {"comunidad": Fraction(1), "academia": Fraction(1), "empresas": Fraction(1)}


def test_cada_estamento_tiene_igual_voz_aunque_no_tenga_igual_gente() -> None:
    todas = [
        *(respuesta(c, "directa", {"a": 100, "b": 0}) for c in ("C1", "C2", "C3")),
        respuesta("U1", "directa", {"a": 0, "b": 100}),
    ]
    (ponderacion,) = consultar(todas, COMITE, IGUALES)
    assert ponderacion.centesimas == {"a": 5000, "b": 5000}
    assert ponderacion.personas == 4
    assert ponderacion.distancia is not None
    assert ponderacion.distancia.puntos == 100


def test_las_ponderaciones_de_los_estamentos_se_renormalizan_entre_los_que_respondieron() -> None:
    todas = [
        respuesta("C1", "directa", {"a": 100, "b": 0}),
        respuesta("U1", "directa", {"a": 0, "b": 100}),
    ]
    triple = {**IGUALES, "comunidad": Fraction(3), "empresas": Fraction(50)}
    (ponderacion,) = consultar(todas, COMITE, triple)
    assert ponderacion.centesimas == {"a": 7500, "b": 2500}


def test_cada_metodo_se_cuenta_aparte() -> None:
    todas = [
        respuesta("C1", "directa", {"a": 90, "b": 10}),
        respuesta("U1", "orden", {"a": 2, "b": 1}),
        respuesta("C2", "oscilacion", {"a": 100, "b": 60}),
    ]
    cuentas = {p.metodo: p.centesimas for p in consultar(todas, COMITE, IGUALES)}
    assert cuentas == {
        "directa": {"a": 9000, "b": 1000},
        "orden": {"a": 2500, "b": 7500},
        "oscilacion": {"a": 6250, "b": 3750},
    }


def test_en_cualquier_orden_llegan_a_lo_mismo() -> None:
    todas = [
        respuesta("C1", "directa", {"a": 33, "b": 33, "c": 34}),
        respuesta("C2", "directa", {"a": 10, "b": 20, "c": 70}),
        respuesta("U1", "directa", {"a": 1, "b": 1, "c": 1}),
    ]
    esperada = consultar(todas, COMITE, IGUALES)
    for orden in permutations(todas):
        assert consultar(orden, COMITE, IGUALES) == esperada
