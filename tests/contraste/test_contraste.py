"""El contraste: cada lista contra fuerza bruta, sus frases y lo que no puede decirse."""

import random
from itertools import combinations

import pytest

from priorizacion.dominio.regla import REGLAS_DE_VALOR
from tests.decision.agendas import agenda, al_azar, decidir, dictamen_al_azar, elegidas

OPTIMOS = ("sin_tope", "valor_proyectos", "valor_inversion", "valor_poblacion")


def de(dictamen, manera):
    (una,) = [a for a in dictamen.resultado.contraste.alternativas if a.manera == manera]
    return una


def mochila(semilla):
    """Un año, una fuente y un tope de proyectos: lo que se puede enumerar."""
    azar = random.Random(semilla)
    filas = {
        f"P{n}": {
            "votos": azar.randint(1, 100),
            "costo": azar.randint(5, 70),
            "beneficiarios": azar.randint(1, 1200),
        }
        for n in range(azar.randint(1, 8))
    }
    regla = REGLAS_DE_VALOR[semilla % 3]
    return filas, agenda(filas, maximo_proyectos=azar.randint(1, 3), regla_de_valor=regla)


def valor(fila, regla):
    centesimas = 100 * fila["votos"]
    if regla == "inversion":
        return (2 * centesimas * fila["costo"] * 100 // 100 + 1) // 2
    if regla == "poblacion":
        return (2 * centesimas * 100 * min(fila["beneficiarios"], 1000) + 1000) // 2000
    return centesimas


def mejor(filas, regla, tope):
    """El mayor valor entre todas las listas que caben en 100 pesos."""
    return max(
        sum(valor(filas[p], regla) for p in lista)
        for cuantas in range(min(tope, len(filas)) + 1)
        for lista in combinations(filas, cuantas)
        if sum(filas[p]["costo"] for p in lista) <= 100
    )


@pytest.mark.parametrize("semilla", range(45))
def test_cada_lista_probada_es_la_mejor_de_todas_las_que_hay(semilla):
    filas, una = mochila(semilla)
    dictamen = decidir(una)
    for manera in OPTIMOS:
        if manera == f"valor_{una.regla_de_valor}":
            continue
        lista = de(dictamen, manera)
        regla = una.regla_de_valor if manera == "sin_tope" else manera.removeprefix("valor_")
        tope = len(filas) if manera == "sin_tope" else una.maximo_proyectos
        logrado = sum(valor(filas[p], regla) for p in lista.elegidas)
        assert lista.firmeza == "probada"
        assert logrado == mejor(filas, regla, tope), manera


@pytest.mark.parametrize("semilla", range(45))
def test_las_cuentas_de_cada_lista_cuadran(semilla):
    filas, una = mochila(semilla)
    dictamen = decidir(una)
    suyas = set(elegidas(dictamen))
    for lista in dictamen.resultado.contraste.alternativas:
        if lista.proyectos is None:
            continue
        assert lista.proyectos == len(lista.elegidas)
        assert lista.costo == sum(filas[p]["costo"] for p in lista.elegidas)
        assert lista.valor == sum(valor(filas[p], una.regla_de_valor) for p in lista.elegidas)
        assert set(lista.entran) == set(lista.elegidas) - suyas
        assert set(lista.salen) == suyas - set(lista.elegidas)


@pytest.mark.parametrize("semilla", range(4000, 4040))
def test_ninguna_lista_que_cumpla_todas_las_reglas_vale_mas_que_la_agenda_probada(semilla):
    resultado = dictamen_al_azar(semilla).resultado
    if resultado.valor is None:
        assert resultado.contraste is None
        return
    for lista in resultado.contraste.alternativas:
        if lista.valor is not None and not lista.incumple:
            assert lista.valor <= resultado.valor, lista.manera
        if lista.manera == "sin_tope" and lista.valor is not None:
            assert lista.valor >= resultado.valor


@pytest.mark.parametrize("semilla", range(4000, 4020))
def test_cambiar_la_regla_de_valor_no_rompe_ninguna_regla(semilla):
    contraste = dictamen_al_azar(semilla).resultado.contraste
    for lista in contraste.alternativas if contraste else ():
        rotas = {r.regla for r in lista.incumple}
        if lista.manera == "sin_tope":
            assert rotas <= {"maximo_proyectos"}
        elif lista.manera.startswith("valor_"):
            assert not rotas


def test_no_se_repite_la_regla_de_la_agenda_y_el_orden_es_siempre_el_mismo():
    for semilla, propia in enumerate(REGLAS_DE_VALOR):
        contraste = decidir(mochila(semilla)[1]).resultado.contraste
        esperadas = [
            "puntaje",
            "llegada",
            "sin_tope",
            *(f"valor_{r}" for r in REGLAS_DE_VALOR if r != propia),
            "reparto_igual",
        ]
        assert [a.manera for a in contraste.alternativas] == esperadas


def test_la_frase_dice_cuantos_entran_cuantos_salen_y_que_se_pierde():
    dictamen = decidir(
        agenda(
            {
                "A": {"votos": 90, "costo": 80},
                "B": {"votos": 80, "costo": 50},
                "C": {"votos": 75, "costo": 50},
                "D": {"votos": 10, "costo": 20},
            },
            maximo_proyectos=2,
        )
    )
    assert elegidas(dictamen) == ["B", "C"]
    assert de(dictamen, "puntaje").lectura == (
        "Tomando de mayor a menor valor y saltando lo que ya no cabe, se harían 2 proyectos: "
        "entrarían 2 y saldrían 2, y se perderían 55 puntos de valor."
    )
    assert de(dictamen, "sin_tope").lectura == (
        "Sin tope de proyectos, se harían las mismas obras de la agenda."
    )


def test_sin_tope_aparece_la_lista_de_mercado():
    dictamen = decidir(
        agenda(
            {
                "A": {"votos": 90, "costo": 100},
                "E": {"votos": 50, "costo": 50},
                "F": {"votos": 41, "costo": 50},
            },
            maximo_proyectos=1,
        )
    )
    lista = de(dictamen, "sin_tope")
    assert lista.elegidas == ("E", "F")
    assert [r.regla for r in lista.incumple] == ["maximo_proyectos"]
    assert lista.lectura == (
        "Sin tope de proyectos, se harían 2 proyectos en vez de 1: entrarían 2 y saldría 1, y se "
        "ganaría 1 punto de valor. Es una lista de mercado: más obras, y cada una más pequeña."
    )


def test_una_lista_por_puntaje_no_promete_minimos_y_lo_dice():
    dictamen = decidir(
        agenda(
            {
                "A": {"votos": 90, "costo": 60, "zona": "norte"},
                "B": {"votos": 50, "costo": 60, "zona": "sur"},
            },
            zonas=[{"id": z, "nombre": z.capitalize()} for z in ("norte", "sur")],
            reglas=[
                {
                    "id": "algo_al_sur",
                    "tipo": "cuota",
                    "grupo": {"zona": "sur"},
                    "minimo": 1,
                    "texto": "Al menos un proyecto en el sur.",
                }
            ],
        )
    )
    lista = de(dictamen, "puntaje")
    assert [(r.regla, r.texto) for r in lista.incumple] == [
        ("algo_al_sur", "Al menos un proyecto en el sur.")
    ]
    assert lista.lectura == (
        "Tomando de mayor a menor valor y saltando lo que ya no cabe, se haría 1 proyecto: "
        "entraría 1 y saldría 1, y se ganarían 40 puntos de valor. Pero no cumpliría 1 regla de "
        "la agenda."
    )


def test_sin_tope_ni_gente_ni_marcas_se_dice_por_que_no_hay_lista():
    dictamen = decidir(
        agenda({"A": {"votos": 90, "costo": 60}}, maximo_proyectos=None, sin_tope=True)
    )
    for manera in ("sin_tope", "valor_poblacion", "reparto_igual"):
        lista = de(dictamen, manera)
        assert (lista.firmeza, lista.proyectos, lista.elegidas) == ("no_aplica", None, ())
        assert lista.lectura.endswith(".")


def test_si_las_reglas_no_caben_juntas_no_hay_contraste():
    una = agenda(
        {"A": {"votos": 90, "costo": 600}},
        reglas=[{"id": "si", "tipo": "obligatoria", "propuesta": "A", "texto": "Se hace."}],
    )
    assert decidir(una).resultado.contraste is None


def test_una_agenda_sin_propuestas_que_compitan_tambien_se_contrasta():
    dictamen = decidir(agenda({"A": {"votos": 90, "costo": 60, "retirada": "x"}}))
    lista = de(dictamen, "puntaje")
    assert (lista.proyectos, lista.valor) == (0, 0)


def test_con_brecha_se_dice_que_no_esta_probado():
    listas = [
        a
        for semilla in range(4000, 4020)
        if (c := dictamen_al_azar(semilla).resultado.contraste)
        for a in c.alternativas
    ]
    assert listas
    for lista in listas:
        assert (lista.firmeza == "con_brecha") == ("No está probado" in lista.lectura)
        assert lista.firmeza == "con_brecha" or lista.brecha is None


def test_la_agenda_al_azar_tiene_reglas_que_una_lista_rompe():
    rotas = [
        r.regla
        for semilla in range(4000, 4040)
        if (c := dictamen_al_azar(semilla).resultado.contraste)
        for a in c.alternativas
        for r in a.incumple
    ]
    assert len(rotas) > 10
    assert al_azar(4000).propuestas
