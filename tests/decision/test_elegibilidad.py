"""Quién compite y, de las demás, por qué no: un solo estado público y sus razones."""

import pytest

from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.puntaje import calcular_puntajes
from tests.decision.agendas import VOTOS, agenda, calificada

PREDIOS = {
    "id": "predios",
    "nombre": "Predios saneados",
    "subsanable": True,
    "si_falla": "Falta sanear los predios",
    "respuestas": ["cumple", "no_cumple", "no_aplica", "condicionado", "sin_verificar"],
}
COMPETENCIA = {
    "id": "competencia",
    "nombre": "Competencia municipal",
    "subsanable": False,
    "si_falla": "Le corresponde al departamento.",
    "estado": "gestion_ante_otro_nivel",
}
FACTIBILIDAD = {**VOTOS, "id": "apoyo", "eje": "factibilidad", "columna": "apoyo"}


def _juicio(respuestas=(), otras=None, nota="", **propuesta):
    """El juicio de una sola propuesta de 50 votos y 40 pesos, en una agenda con dos ejes."""
    cambios = {clave: propuesta.pop(clave) for clave in ("umbrales", "tamano_minimo", "imprevistos")
               if clave in propuesta}  # fmt: skip
    apoyo = {"apoyo": "50", **(otras or {})}
    una = agenda(
        {"A": {"votos": 50, "costo": 40, "otras": apoyo, **propuesta}},
        criterios=[VOTOS, FACTIBILIDAD],
        habilitantes=[PREDIOS, COMPETENCIA],
        respuestas=[
            {"propuesta": "A", "item": item, "respuesta": dicha, "nota": nota}
            for item, dicha in dict(respuestas).items()
        ],
        **cambios,
    )
    return juzgar(una, calcular_puntajes(una))["A"]


def _codigos(juicio):
    return [m.codigo for m in juicio.motivos]


NO_PREDIOS = {"predios": "no_cumple"}
DE_OTRO_NIVEL = {"competencia": "no_cumple"}


@pytest.mark.parametrize(
    ("estado", "caso"),
    [
        ("retirada", {"retirada": "sí", "fusionada_en": "B", "otras": {"apoyo": ""}}),
        ("fusionada", {"fusionada_en": "B", "otras": {"apoyo": ""}, "respuestas": NO_PREDIOS}),
        ("sin_quorum", {"otras": {"apoyo": ""}, "respuestas": NO_PREDIOS}),
        ("no_elegible", {"respuestas": {**NO_PREDIOS, **DE_OTRO_NIVEL}}),
        ("no_elegible", {"respuestas": DE_OTRO_NIVEL, "umbrales": {"prioridad": 51}}),
        ("no_elegible", {"respuestas": DE_OTRO_NIVEL, "tamano_minimo": 41}),
        ("gestion_ante_otro_nivel", {"respuestas": DE_OTRO_NIVEL}),
        (None, {}),
    ],
)
def test_los_estados_se_deciden_en_su_orden(estado, caso):
    juicio = _juicio(**caso)
    assert juicio.estado == estado
    assert juicio.motivos or estado is None


@pytest.mark.parametrize(
    ("respuesta", "estado", "codigos"),
    [
        ("cumple", None, []),
        ("no_aplica", None, []),
        ("condicionado", None, ["por_verificar:predios"]),
        ("sin_verificar", None, ["por_verificar:predios"]),
        ("no_cumple", "no_elegible", ["habilitante:predios"]),
    ],
)
def test_de_los_habilitantes_solo_no_cumple_excluye(respuesta, estado, codigos):
    juicio = _juicio({"predios": respuesta})
    assert (juicio.estado, _codigos(juicio)) == (estado, codigos)


def test_una_respuesta_que_falta_deja_competir():
    assert _juicio({}).estado is None


def test_la_razon_es_la_frase_declarada_con_su_nota_y_con_punto_final():
    (motivo,) = _juicio(NO_PREDIOS, nota="Sucesión sin repartir").motivos
    assert motivo.texto == "Falta sanear los predios. Sucesión sin repartir."


def test_lo_que_no_se_puede_subsanar_se_dice():
    (motivo,) = _juicio(DE_OTRO_NIVEL).motivos
    assert motivo.texto == "Le corresponde al departamento. No es subsanable."


def test_se_dicen_todas_las_fallas_y_no_solo_la_primera():
    caso = {"umbrales": {"prioridad": 60, "factibilidad": 70}, "tamano_minimo": 41}
    juicio = _juicio({**NO_PREDIOS, **DE_OTRO_NIVEL}, **caso)
    assert _codigos(juicio) == [
        "habilitante:predios",
        "umbral_prioridad",
        "umbral_factibilidad",
        "tamano_minimo",
        "habilitante:competencia",
    ]


@pytest.mark.parametrize(("umbral", "estado"), [("50", None), ("50.01", "no_elegible")])
@pytest.mark.parametrize("eje", ["prioridad", "factibilidad"])
def test_igualar_el_umbral_pasa_y_faltar_una_centesima_no(eje, umbral, estado):
    assert _juicio(umbrales={eje: umbral}).estado == estado


@pytest.mark.parametrize(("votos", "estado"), [("49.995", None), ("49.9949", "no_elegible")])
def test_el_umbral_mira_las_centesimas_ya_redondeadas(votos, estado):
    assert _juicio(umbrales={"prioridad": 50}, otras={"votos": votos}).estado == estado


def test_el_umbral_se_dice_con_sus_dos_cifras():
    (motivo,) = _juicio(umbrales={"prioridad": "62.5"}).motivos
    assert motivo.texto == "Su prioridad es 50 y para competir se necesita al menos 62,50."


@pytest.mark.parametrize(("minimo", "estado"), [(44, None), (45, "no_elegible")])
def test_el_tamano_minimo_se_mide_con_imprevistos_y_el_igual_pasa(minimo, estado):
    juicio = _juicio(tamano_minimo=minimo, imprevistos={"disenos": "10%"})
    assert juicio.estado == estado


@pytest.mark.parametrize(
    ("retirada", "frase"),
    [
        ("sí", "Fue retirada; los datos no dicen por qué."),
        ("x", "Fue retirada; los datos no dicen por qué."),
        ("ya contratada o terminada", "Fue retirada: ya contratada o terminada."),
    ],
)
def test_la_retirada_dice_por_que_si_alguien_lo_escribio(retirada, frase):
    (motivo,) = _juicio(retirada=retirada).motivos
    assert motivo.texto == frase


def test_la_fusionada_dice_en_cual():
    (motivo,) = _juicio(fusionada_en="B").motivos
    assert "la propuesta B" in motivo.texto


def test_el_dato_que_falta_se_dice_por_el_nombre_de_su_criterio():
    (motivo,) = _juicio(otras={"votos": ""}).motivos
    assert motivo.texto == "Falta el dato con que se mide «Votos»."


@pytest.mark.parametrize(
    ("marcas", "quorum", "frase"),
    [
        (
            {"comunidad": [5]},
            {"marcas_minimas": 3, "estamentos_minimos": 2},
            "En «Pertinencia» opinó 1 persona de 1 estamento; "
            "hacen falta al menos 3 personas de 2 estamentos.",
        ),
        (
            {"comunidad": [5, 4], "academia": [3]},
            {"marcas_minimas": 4, "estamentos_minimos": 1},
            "En «Pertinencia» opinaron 3 personas de 2 estamentos; "
            "hacen falta al menos 4 personas de 1 estamento.",
        ),
        (
            {"comunidad": [None]},
            {"marcas_minimas": 1, "estamentos_minimos": 1},
            "En «Pertinencia» no opinó nadie; hace falta al menos 1 persona de 1 estamento.",
        ),
    ],
)
def test_la_falta_de_quorum_se_dice_contando_bien(marcas, quorum, frase):
    una = calificada({"A": {"pertinencia": marcas}}, quorum=quorum)
    juicio = juzgar(una, calcular_puntajes(una))["A"]
    assert juicio.estado == "sin_quorum"
    assert [m.texto for m in juicio.motivos] == [frase]


@pytest.mark.parametrize(
    ("destino", "frase"),
    [
        ({}, "Se unió a la propuesta B y se decide con ella."),
        ({"fusionada_en": "C"}, "Se unió a la propuesta B, que se unió a C y se decide con ella."),
        ({"fusionada_en": "A"}, "Se unió a la propuesta B"),
        (
            {"retirada": "Ya se hizo"},
            "Se unió a la propuesta B, que fue retirada: nadie decide ya lo que pedía.",
        ),
    ],
)
def test_la_fusionada_sigue_el_camino_hasta_donde_se_decide(destino, frase):
    una = agenda(
        {
            "A": {"votos": 50, "costo": 40, "fusionada_en": "B"},
            "B": {"votos": 50, "costo": 40, **destino},
            "C": {"votos": 50, "costo": 40},
        }
    )
    (motivo,) = juzgar(una, calcular_puntajes(una))["A"].motivos
    assert motivo.texto.startswith(frase)
