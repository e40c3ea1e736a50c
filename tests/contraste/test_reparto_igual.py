"""El reparto igual: a mano, contra otra versión más lenta y contra unas elecciones de verdad."""

import random
from fractions import Fraction

import pytest

from priorizacion.decision.reparto_igual import Eleccion, comprar, repartir
from tests.contraste.papeletas import leer_papeletas
from tests.importar.datos import dato


def eleccion(costos, apoyos, dotaciones, aumento=0, presupuesto=None, sorteo=None):
    """`apoyos`: propuesta → votante → utilidad; si es una lista, la utilidad es el costo."""
    utilidades = {
        p: {v: Fraction(costos[p]) for v in a} if isinstance(a, list) else a
        for p, a in apoyos.items()
    }
    tienen = {v: Fraction(d) for v, d in dotaciones.items()}
    return Eleccion(
        costos=costos,
        presupuesto=int(sum(tienen.values())) if presupuesto is None else presupuesto,
        utilidades=utilidades,
        dotaciones=tienen,
        aumentos=dict.fromkeys(tienen, Fraction(aumento)),
        sorteo=dict.fromkeys(costos, 0) | (sorteo or {}),
    )


def rojos_y_azules(aumento):
    """51 personas quieren diez obras rojas y 49 diez azules; todas cuestan 100 y hay 1.000."""
    rojas, azules = [f"R{n}" for n in range(10)], [f"A{n}" for n in range(10)]
    votantes = [f"v{n:03d}" for n in range(100)]
    return eleccion(
        dict.fromkeys([*rojas, *azules], 100),
        dict.fromkeys(rojas, votantes[:51]) | dict.fromkeys(azules, votantes[51:]),
        dict.fromkeys(votantes, 10),
        aumento,
    )


def test_con_la_dotacion_inicial_los_azules_alcanzan_a_pagar_cuatro():
    compradas = comprar(rojos_y_azules(0))
    assert sum(p[0] == "R" for p in compradas) == 5
    assert sum(p[0] == "A" for p in compradas) == 4


def test_al_aumentar_las_dotaciones_cada_lado_se_lleva_su_mitad():
    compradas = repartir(rojos_y_azules(Fraction(1, 10)))
    assert sum(p[0] == "R" for p in compradas) == 5
    assert sum(p[0] == "A" for p in compradas) == 5


def test_con_utilidad_de_costo_va_primero_la_que_apoyan_mas_personas():
    apoyos = {"P": ["a", "b", "c"], "Q": ["c", "d"]}
    una = eleccion({"P": 30, "Q": 2}, apoyos, dict.fromkeys("abcd", 20))
    assert comprar(una) == ("P", "Q")


def test_con_utilidad_uno_va_primero_la_que_menos_le_cuesta_a_cada_quien():
    uno = Fraction(1)
    apoyos = {"P": dict.fromkeys("abc", uno), "Q": dict.fromkeys("cd", uno)}
    una = eleccion({"P": 30, "Q": 2}, apoyos, dict.fromkeys("abcd", 20))
    assert comprar(una) == ("Q", "P")


@pytest.mark.parametrize(("costo_de_q", "esperadas"), [(6, ("P", "Q")), (7, ("P",))])
def test_quien_no_alcanza_a_pagar_su_parte_paga_lo_que_tiene(costo_de_q, esperadas):
    """P vale 9: a 3 por unidad, a pondría 6 y solo tiene 5; b pone los otros 4 y le quedan 6."""
    una = eleccion(
        {"P": 9, "Q": costo_de_q},
        {"P": {"a": Fraction(2), "b": Fraction(1)}, "Q": {"b": Fraction(1, 10)}},
        {"a": 5, "b": 10},
    )
    assert comprar(una) == esperadas


def test_nadie_paga_lo_que_no_apoya_y_lo_que_sobra_no_se_completa():
    una = eleccion({"P": 10, "Q": 15}, {"P": ["a"], "Q": ["b"]}, {"a": 20, "b": 10})
    assert repartir(una) == ("P",)


def test_no_se_aumenta_mas_de_lo_que_cabe_en_el_dinero():
    una = eleccion({"P": 60, "Q": 60}, {"P": ["a"], "Q": ["b"]}, {"a": 60, "b": 40}, 1)
    assert repartir(una) == ("P",)


def test_un_empate_lo_decide_el_sorteo():
    apoyos = {"P": ["a", "b"], "Q": ["a", "b"]}
    for primera, sorteo in (("P", {"P": 2, "Q": 1}), ("Q", {"P": 1, "Q": 2})):
        una = eleccion({"P": 10, "Q": 10}, apoyos, {"a": 5, "b": 5}, sorteo=sorteo)
        assert comprar(una) == (primera,)


def test_sin_votantes_no_se_compra_nada():
    assert repartir(eleccion({"P": 10}, {"P": []}, {})) == ()


def a_la_vista(una: Eleccion) -> tuple[str, ...]:
    """Lo mismo sin atajos: en cada vuelta se tasa todo, buscando el precio entre los quiebres."""
    tienen, compradas = dict(una.dotaciones), []
    while True:
        tasadas = []
        for p in una.costos:
            if p in compradas:
                continue
            apoyan = {v: u for v, u in una.utilidades[p].items() if u > 0}
            if sum(tienen[v] for v in apoyan) < una.costos[p]:
                continue
            tasadas.append((precio_justo(una.costos[p], apoyan, tienen), -una.sorteo[p], p))
        if not tasadas:
            return tuple(compradas)
        precio, _, p = min(tasadas)
        for v, u in una.utilidades[p].items():
            tienen[v] -= min(tienen[v], precio * u)
        compradas.append(p)


def precio_justo(costo, apoyan, tienen):
    """El precio en que lo recogido, que crece por tramos rectos, llega al costo."""

    def recogido(precio):
        return sum(min(tienen[v], precio * u) for v, u in apoyan.items())

    abajo = Fraction(0)
    for quiebre in sorted({tienen[v] / u for v, u in apoyan.items()}):
        if recogido(quiebre) >= costo:
            pendiente = sum(u for v, u in apoyan.items() if tienen[v] / u >= quiebre)
            return abajo + (costo - recogido(abajo)) / pendiente
        abajo = quiebre
    raise AssertionError("alguien tenía que poder pagarla")


@pytest.mark.parametrize("semilla", range(150))
def test_compra_lo_mismo_y_en_el_mismo_orden_que_tasando_todo_en_cada_vuelta(semilla):
    azar = random.Random(semilla)
    votantes, propuestas = "abcdef"[: azar.randint(1, 6)], "PQRSTUV"[: azar.randint(1, 7)]
    costos = {p: azar.randint(1, 30) for p in propuestas}
    apoyos = {
        p: {v: Fraction(azar.randint(0, 4), azar.randint(1, 3)) for v in votantes}
        for p in propuestas
    }
    sorteo = {p: azar.randint(0, 2) for p in propuestas}
    una = eleccion(costos, apoyos, {v: azar.randint(0, 25) for v in votantes}, sorteo=sorteo)
    assert comprar(una) == a_la_vista(una)


@pytest.mark.datos
@pytest.mark.lento
def test_reproduce_las_nueve_ganadoras_oficiales_de_assen():
    """Utilidad de costo, un euro más por votante en cada paso y sin completar."""
    papeletas = leer_papeletas(dato("elecciones/Netherlands_Assen_2024.pb"))
    parte = Fraction(papeletas.presupuesto, len(papeletas.votos))
    apoyos = {
        p: [v for v, suyas in papeletas.votos.items() if p in suyas] for p in papeletas.costos
    }
    una = eleccion(
        papeletas.costos,
        apoyos,
        dict.fromkeys(papeletas.votos, parte),
        aumento=1,
        presupuesto=papeletas.presupuesto,
    )
    assert len(papeletas.ganadoras) == 9
    assert set(repartir(una)) == papeletas.ganadoras
