"""Lo que las páginas dicen del reparto entre estamentos y zonas."""

from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.equidad import Satisfaccion
from priorizacion.publicacion.vistas import estamentos, reglas, zonas
from priorizacion.publicacion.vistas.contexto import Contexto
from tests.decision.agendas import agenda, calificada

ZONAS = [
    {"id": "norte", "nombre": "Norte", "poblacion": 1},
    {"id": "sur", "nombre": "Sur", "poblacion": 3},
    {"id": "monte", "nombre": "Monte"},
]


def _contexto(propuestas, **equidad):
    una = agenda(propuestas, zonas=ZONAS)
    hecho = dictaminar(una, Limites())
    resultado = hecho.resultado
    if equidad:
        otra = resultado.equidad.model_copy(update=equidad)
        resultado = resultado.model_copy(update={"equidad": otra})
    return Contexto("prueba/2027", una, resultado, hecho.certificado)


def _logros(*satisfaccion):
    return estamentos.ver(_contexto({"A": {"votos": 9, "costo": 5}}, satisfaccion=satisfaccion))


def _suya(estamento, minima=None, maxima=None):
    return Satisfaccion(estamento=estamento, propias=5, casillas=9, minima=minima, maxima=maxima)


def test_un_porcentaje_probado_va_solo_y_uno_sin_probar_va_en_intervalo():
    logros = _logros(_suya("comunidad", 9300, 9300), _suya("empresas", 9510, 9650), _suya("otros"))
    assert [f.celdas[2].texto for f in logros.tabla.filas] == [
        "93 %",
        "entre 95,10 % y 96,50 %",
        "no se publica",
    ]
    assert logros.lectura == "El que menos logra es Comunidad; el que más, Empresas."
    assert any("No se publica" in n for n in logros.notas)
    assert any("Entre" in n for n in logros.notas)


def test_si_los_intervalos_se_cruzan_no_se_senala_a_nadie():
    logros = _logros(_suya("comunidad", 9300, 9600), _suya("empresas", 9510, 9650))
    assert "ninguno le va claramente peor" in logros.lectura


def test_si_nada_se_puede_decir_se_dice_por_que():
    assert "En ningún estamento calificaron suficientes" in _logros(_suya("comunidad")).lectura


def test_si_nadie_califico_no_hay_seccion_de_estamentos():
    assert estamentos.ver(_contexto({"A": {"votos": 9, "costo": 5}})) is None


def test_las_zonas_van_de_la_que_mas_recibe_por_habitante_a_la_que_menos():
    vista = zonas.ver(
        _contexto(
            {
                "A": {"votos": 90, "costo": 9, "zona": "sur", "beneficiarios": 3},
                "B": {"votos": 80, "costo": 12, "zona": "norte"},
                "C": {"votos": 70, "costo": 5},
            }
        )
    )
    assert [(b.nombre, b.por_habitante) for b in vista.barras] == [("Norte", 12), ("Sur", 3)]
    assert [[c.texto for c in f.celdas] for f in vista.tabla.filas] == [
        ["Norte", "1", "1", "0", "12", "sin dato"],
        ["Sur", "3", "1", "0", "3", "3"],
        ["Monte", "—", "0", "0", "—", "0"],
        ["Todo el territorio", "—", "1", "0", "—", "sin dato"],
    ]
    assert vista.lectura == (
        "Donde más llega por habitante es a «Norte»: 12 pesos; donde menos, a «Sur»: 3 pesos."
    )
    # |12·3 − 9·1| ÷ (4 · 21) = 27/84
    assert "El índice de Gini es 0,32" in vista.notas[0]
    assert "va aparte" in vista.notas[-1]


def test_la_zona_que_no_recibe_nada_se_nombra():
    vista = zonas.ver(_contexto({"A": {"votos": 90, "costo": 9, "zona": "sur"}}))
    assert vista.lectura.endswith("Sin ningún proyecto: Norte.")


def test_una_regla_de_satisfaccion_se_lee_en_puntos_con_quien_y_por_que():
    piso = {
        "id": "piso",
        "tipo": "piso_satisfaccion",
        "minimo": "60%",
        "texto": "A nadie le va demasiado mal.",
        "motivo": "Acuerdo del comité.",
    }
    una = calificada(
        {
            "A": {"pertinencia": {"comunidad": [5] * 3, "academia": [1] * 3}},
            "B": {"pertinencia": {"comunidad": [4] * 3, "academia": [4, 4, 3]}},
        },
        maximo_proyectos=1,
        estamentos={"comunidad": 1, "academia": 1},
        reglas=[piso],
    )
    hecho = dictaminar(una, Limites())
    contexto = Contexto("prueba/2027", una, hecho.resultado, hecho.certificado)
    filas = {f.celdas[0].texto: [c.texto for c in f.celdas[1:]] for f in reglas.ver(contexto).filas}
    suya = next(texto for texto in filas if "Comunidad" in texto)
    assert suya == (
        "A nadie le va demasiado mal. Comunidad: al menos 60 puntos de valor, contados con los "
        "puntajes suyos. Por qué: Acuerdo del comité."
    )
    assert filas[suya] == ["", "60 puntos", "75 puntos", "15 puntos"]
    assert "menos las que miran lo que logra cada estamento" in estamentos.ver(contexto).notas[0]
