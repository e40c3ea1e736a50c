"""Toda propuesta dice por qué quedó donde quedó, en palabras que un vecino entiende."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.agendas import agenda, al_azar, decidir, dictamen_al_azar

CON_CALMA = settings(max_examples=60, deadline=None, derandomize=True)
SEMILLAS = st.integers(20_000, 20_121)


def _motivos(una, id_propuesta):
    propuestas = decidir(una).resultado.propuestas
    return [m.texto for m in next(p for p in propuestas if p.id == id_propuesta).motivos]


def _obras(**costos):
    return {p: {"votos": 90 - 10 * i, "costo": c} for i, (p, c) in enumerate(costos.items())}


def test_la_que_espera_porque_no_alcanza_el_dinero_lo_dice():
    assert _motivos(agenda(_obras(A=60, B=60)), "B") == [
        "Compitió con 80 puntos de valor. Cuesta 60 pesos. El conjunto elegido no la incluye, y está "
        "probado que ningún otro que cumpla las reglas vale más.",
        "Sin mover los años en que empieza lo ya elegido, a sus fuentes no les queda dinero para "
        "pagarla completa.",
    ]


def test_la_que_espera_porque_ya_no_caben_mas_proyectos_dice_cuantos_caben():
    textos = _motivos(agenda(_obras(A=10, B=10, C=10), maximo_proyectos=2), "C")
    assert textos[1:] == [
        "Sumarla a lo ya elegido incumpliría una regla: Se eligen a lo sumo 2 obras."
    ]


REGLAS = [
    {"tipo": "excluyentes", "propuestas": ["A", "B"]},
    {"tipo": "cuota", "grupo": {"etiqueta": "vias"}, "maximo": 1},
    {"tipo": "cuota", "grupo": {"etiqueta": "vias"}, "base": "pesos", "maximo": 10},
    {"tipo": "concentracion_maxima", "base": "pesos", "maximo": 9},
    {"tipo": "capacidad", "cuenta": "proyectos", "por": "vigencia", "maximo": 1},
    {"tipo": "capacidad", "columna": "meses", "por": "periodo", "maximo": 7},
    {"tipo": "paquete", "propuestas": ["B", "D"]},
    {"tipo": "requiere", "propuesta": "B", "requiere": ["D"]},
]


@pytest.mark.parametrize("regla", REGLAS, ids=lambda r: f"{r['tipo']}-{r.get('base', '')}")
def test_la_que_espera_por_una_regla_la_nombra_con_su_frase(regla):
    """A cabe siempre; B también cabría en el dinero, pero esa regla no la deja."""
    comunes = {"etiquetas": ["vias"], "otras": {"meses": "4"}}
    propuestas = {
        "A": {"votos": 90, "costo": 9, **comunes},
        "B": {"votos": 80, "costo": 10, **comunes},
        "D": {"votos": 10, "costo": 500},
    }
    una = agenda(propuestas, reglas=[{"id": "r", "texto": "La frase de la regla.", **regla}])
    textos = _motivos(una, "B")
    assert "Sumarla a lo ya elegido incumpliría una regla: La frase de la regla." in textos


def test_la_que_necesita_a_otra_que_no_entro_dice_a_cual():
    propuestas = {
        "A": {"votos": 90, "costo": 10, "requiere": ["B"]},
        "B": {"votos": 9, "costo": 500},
    }
    textos = _motivos(agenda(propuestas), "A")
    assert "Sumarla a lo ya elegido incumpliría una regla: «Obra A» necesita «Obra B»." in textos


def test_la_obligatoria_dice_primero_la_regla_y_su_porque():
    regla = {"id": "o", "tipo": "obligatoria", "propuesta": "B", "texto": "El puente se hace.",
             "motivo": "Orden judicial de 2025."}  # fmt: skip
    textos = _motivos(agenda(_obras(A=60, B=60), reglas=[regla]), "B")
    assert textos[0] == "El puente se hace. Orden judicial de 2025."


def test_la_inmadura_con_estudios_y_la_inmadura_sin_ellos_dicen_cosas_distintas():
    inmadura = {"costo": 90, "fase": "perfil", "costo_preinversion": 6}
    una = agenda(
        {"A": {"votos": 50, **inmadura}, "B": {"votos": 40, **inmadura}},
        preinversion={"techos": {"propios": {2027: 6}}, "maximo": 5},
    )
    assert _motivos(una, "A")[0].startswith("Recibe 6 pesos para estudios y diseños")
    assert "no alcanzó dinero de estudios" in _motivos(una, "B")[0]


def test_la_que_ninguna_fuente_puede_pagar_en_sus_anios_lo_dice():
    propuestas = {"A": {"votos": 50, "costo": 9, "duracion": 3}}
    (texto,) = _motivos(agenda(propuestas), "A")
    assert texto.startswith("Ninguna de sus fuentes puede pagarla")


def test_la_que_empata_no_lee_que_la_elegida_reune_mas_valor():
    """B vale igual que A y perdió en el sorteo o por costo: decir «más valor sin ella» sería falso."""
    propuestas = {"A": {"votos": 50, "costo": 60}, "B": {"votos": 50, "costo": 70}}
    textos = _motivos(agenda(propuestas), "B")
    assert not any("más valor sin ella" in t for t in textos)


@CON_CALMA
@given(semilla=SEMILLAS)
def test_toda_propuesta_con_estado_dice_por_que(semilla):
    for propuesta in dictamen_al_azar(semilla).resultado.propuestas:
        assert propuesta.motivos or propuesta.estado is None, propuesta.id


@CON_CALMA
@given(semilla=SEMILLAS)
def test_la_que_espera_y_vale_algo_nombra_la_regla_o_el_dinero_que_la_detiene(semilla):
    resultado = dictamen_al_azar(semilla).resultado
    frases = {r.texto for r in resultado.reglas}
    for propuesta in resultado.propuestas:
        if propuesta.estado != "lista_de_espera" or not propuesta.valor:
            continue
        codigos = [m.codigo for m in propuesta.motivos]
        if codigos[0] in ("sin_madurez", "sin_fuente_o_inicio"):
            continue
        detienen = [m for m in propuesta.motivos if m.codigo.startswith("impide:")]
        assert detienen, propuesta.id
        for motivo in detienen:
            de_dinero = motivo.codigo == "impide:dinero" and "dinero" in motivo.texto
            assert de_dinero or any(frase in motivo.texto for frase in frases), motivo.texto


@CON_CALMA
@given(semilla=SEMILLAS)
def test_ningun_motivo_habla_en_codigo(semilla):
    una = al_azar(semilla)
    ids = {r.id for r in una.reglas} | {f.id for f in una.fuentes if "_" in f.id}
    for propuesta in dictamen_al_azar(semilla).resultado.propuestas:
        for motivo in propuesta.motivos:
            texto = motivo.texto
            assert not re.search(r"None|\w_\w|\w:\w|\{|\}", texto), texto
            assert not re.search(r"\b1 (pesos|proyectos|obras|personas|estamentos)\b", texto), texto
            assert not any(re.search(rf"\b{re.escape(i)}\b", texto) for i in ids), texto
            assert re.match(r"[«A-ZÁÉÍÓÚÑ¿¡]", texto), texto
            assert texto.endswith((".", "?", "!")), texto
            assert ".." not in texto, texto
            assert "  " not in texto, texto


def test_la_frase_de_una_regla_sin_punto_final_se_publica_con_el():
    reglas = [
        {"id": "r", "tipo": "excluyentes", "propuestas": ["A", "B"], "texto": "Una sola sede"}
    ]
    textos = _motivos(agenda(_obras(A=10, B=10), reglas=reglas), "B")
    assert textos[-1] == "Sumarla a lo ya elegido incumpliría una regla: Una sola sede."


@pytest.mark.parametrize(
    ("moneda", "dicho"), [("COP", "60 pesos"), ("XXX", "60 unidades de dinero"), ("EUR", "60 EUR")]
)
def test_el_costo_se_dice_en_la_moneda_de_la_agenda(moneda, dicho):
    textos = _motivos(agenda(_obras(A=60, B=60), moneda=moneda), "B")
    assert f"Cuesta {dicho}. " in textos[0]


def test_un_solo_peso_no_son_pesos():
    una = agenda(_obras(A=1), tamano_minimo=50)
    (texto,) = _motivos(una, "A")
    assert texto.startswith("Cuesta 1 peso con imprevistos")
