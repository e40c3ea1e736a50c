"""De las marcas de cada persona al reparto igual: dotaciones, apoyos y reglas que rompería."""

from fractions import Fraction

from priorizacion.decision import comparacion
from priorizacion.decision.apoyo import contrastar_reparto, plantear
from priorizacion.decision.modelo import Limites
from tests.decision.agendas import al_azar, calificada, dictamen_al_azar, pregunta


def fundar(una, elegidas=()):
    return comparacion.fundar(una, dict.fromkeys(elegidas, una.periodo.inicio))


def dos_lados(**cambios):
    """Dos de comunidad y una de academia; cada propuesta cuesta 10 y hay 100."""
    marcas = {
        "A": {"pertinencia": {"comunidad": [5, 3], "academia": [1]}},
        "B": {"pertinencia": {"comunidad": [1, None], "academia": [5]}},
    }
    return calificada(marcas, **{"estamentos": {"comunidad": 1, "academia": 1}, **cambios})


def test_cada_estamento_reparte_su_parte_entre_los_suyos():
    dotaciones = plantear(fundar(dos_lados())).dotaciones
    assert dotaciones == {"comunidad-1": 25, "comunidad-2": 25, "academia-1": 50}


def test_las_ponderaciones_de_los_estamentos_cambian_la_parte():
    estamentos = {"comunidad": 3, "academia": 1, "empresas": 5}
    dotaciones = plantear(fundar(dos_lados(estamentos=estamentos))).dotaciones
    assert dotaciones == {
        "comunidad-1": Fraction(75, 2),
        "comunidad-2": Fraction(75, 2),
        "academia-1": 25,
    }


def test_la_utilidad_es_prioridad_propia_por_factibilidad_por_costo():
    utilidades = plantear(fundar(dos_lados())).utilidades
    assert utilidades["A"] == {
        "comunidad-1": 100 * 10_000 * 10,
        "comunidad-2": 50 * 10_000 * 10,
        "academia-1": 0,
    }


def test_lo_que_quedo_en_blanco_no_es_apoyo():
    assert set(plantear(fundar(dos_lados())).utilidades["B"]) == {"comunidad-1", "academia-1"}


def test_un_impedimento_quita_el_apoyo_de_esa_persona_a_esa_propuesta():
    una = dos_lados(impedimentos=(("comunidad-1", "A"),))
    utilidades = plantear(fundar(una)).utilidades
    assert "comunidad-1" not in utilidades["A"]
    assert "comunidad-1" in utilidades["B"]


def test_un_criterio_en_blanco_no_cuenta_como_cero():
    marcas = {"A": {"uno": {"academia": [5]}, "dos": {"academia": [None], "empresas": [3]}}}
    una = calificada(
        marcas, criterios=[pregunta("uno", ponderacion=50), pregunta("dos", "prioridad", 50)]
    )
    utilidades = plantear(fundar(una)).utilidades["A"]
    assert utilidades["academia-1"] == 100 * 10_000 * 10
    assert utilidades["empresas-1"] == 50 * 10_000 * 10


def test_se_compra_lo_que_apoyan_y_se_compara_con_la_agenda():
    lista = contrastar_reparto(fundar(dos_lados(), ["A"]), Limites())
    assert lista.elegidas == ("A", "B")
    assert (lista.entran, lista.salen, lista.incumple) == (("B",), (), ())
    assert lista.lectura.startswith("Si cada persona del comité pagara, con su parte del dinero")


def test_dice_las_reglas_que_tendria_que_dejar_sin_cumplir():
    una = dos_lados(
        maximo_proyectos=1,
        reglas=[{"id": "una", "tipo": "excluyentes", "propuestas": ["A", "B"], "texto": "Una."}],
    )
    lista = contrastar_reparto(fundar(una, ["A"]), Limites())
    assert {r.regla for r in lista.incumple} == {"maximo_proyectos", "una"}
    assert "por lo menos 2 reglas" in lista.lectura


def test_lo_que_ninguna_fuente_podria_pagar_no_entra_al_reparto():
    techos = [{"id": "propios", "nombre": "Propios", "techos": {2027: 9}}]
    base = fundar(dos_lados(fuentes=techos))
    assert plantear(base).costos == {}
    assert contrastar_reparto(base, Limites()).firmeza == "no_aplica"


def test_el_resultado_publicado_no_dice_nada_que_salga_de_las_marcas():
    for semilla in range(4000, 4010):
        contraste = dictamen_al_azar(semilla).resultado.contraste
        if contraste is not None:
            assert contraste.alternativas[-1].firmeza == "no_aplica"


def test_en_agendas_al_azar_lo_comprado_cabe_en_los_techos_y_se_puede_repetir():
    vistas = 0
    for semilla in range(4000, 4030):
        una = al_azar(semilla)
        resultado = dictamen_al_azar(semilla).resultado
        base = fundar(una)
        lista = contrastar_reparto(base, Limites())
        if resultado.valor is None or lista.proyectos is None:
            continue
        vistas += 1
        assert lista.costo <= sum(
            f.techos.get(v, 0) for f in una.fuentes for v in una.periodo.vigencias
        )
        assert contrastar_reparto(base, Limites()) == lista
        if not lista.incumple and resultado.estado_solucion == "probada":
            assert lista.valor <= resultado.valor
    assert vistas > 10
