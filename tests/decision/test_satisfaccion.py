"""Lo que cada estamento debe lograr: se exige, se comprueba, se explica y se dice si hay dudas."""

from fractions import Fraction

import pytest

from priorizacion.decision import maximin, satisfaccion
from priorizacion.decision.busqueda import Hallazgo, buscar
from priorizacion.decision.cartera import elegir
from priorizacion.decision.certificado import acotar, escribir_matriz
from priorizacion.decision.comprobacion import comprobar
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.formulacion import formular
from priorizacion.decision.inviabilidad import explicar_inviabilidad
from priorizacion.decision.modelo import Limites
from priorizacion.decision.piso import exigir
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.decision.rango import Rango
from priorizacion.decision.satisfaccion import anotar_satisfaccion, exigir_satisfaccion
from priorizacion.decision.valor import valorar
from tests.decision.agendas import al_azar, calificada, decidir

BANDOS = {
    # comunidad: 100, 50, 75; academia: 0, 100, 67; el comité: 50, 75, 71
    "A": {"pertinencia": {"comunidad": [5, 5, 5], "academia": [1, 1, 1]}},
    "B": {"pertinencia": {"comunidad": [3, 3, 3], "academia": [5, 5, 5]}},
    "C": {"pertinencia": {"comunidad": [4, 4, 4], "academia": [4, 4, 3]}},
}
DOS = {"comunidad": 1, "academia": 1}
LIMITES = Limites()
MAX_MIN = {"id": "rawls", "tipo": "max_min", "texto": "Primero el que menos logra."}


def piso(minimo, estamento=None, id_regla="piso"):
    suyo = {"estamento": estamento} if estamento else {}
    texto = "A nadie le va demasiado mal."
    return {"id": id_regla, "tipo": "piso_satisfaccion", "minimo": minimo, "texto": texto, **suyo}


def bandos(*reglas, **cambios):
    base = {"maximo_proyectos": 1, "estamentos": DOS, "resolucion": 100, "reglas": list(reglas)}
    return calificada(BANDOS, **{**base, **cambios})


def exigida(una, limites=LIMITES):
    puntajes = calcular_puntajes(una)
    compiten = [p for p, juicio in juzgar(una, puntajes).items() if juicio.estado is None]
    libre = formular(una, valorar(una, puntajes), compiten)
    return exigir_satisfaccion(libre, puntajes, limites, lambda _: None)


def resuelta(una, limites=LIMITES):
    return elegir(exigida(una, limites), limites, lambda _: None)


def filas(formulacion):
    return {r.nombre: r for r in formulacion.restricciones}


def test_sin_estas_reglas_la_formulacion_no_cambia():
    una = bandos()
    puntajes = calcular_puntajes(una)
    libre = formular(una, valorar(una, puntajes), "ABC")
    assert exigir_satisfaccion(libre, puntajes, Limites(), lambda _: None) is libre
    assert anotar_satisfaccion(libre) == ()


def test_un_piso_es_una_fila_entera_con_nombre_y_pide_su_parte_de_lo_mejor():
    fila = filas(exigida(bandos(piso("60%", "comunidad"))))["piso:comunidad"]
    assert (fila.sentido, fila.limite, fila.regla) == (">=", 6000, "piso")
    assert sorted(fila.terminos.values()) == [5000, 7500, 10_000]


def test_lo_que_se_exige_es_el_menor_entero_que_llega():
    assert exigir(Fraction(1, 3), 10_000) == 3334
    assert exigir(Fraction(1, 2), 10_000) == 5000
    assert exigir(Fraction(1), 0) == 0


def test_lo_mejor_de_cada_uno_no_cuenta_los_pisos_de_los_demas():
    formulacion = exigida(bandos(piso("100%", "academia", "uno"), piso("50%", "comunidad", "otro")))
    assert filas(formulacion)["otro:comunidad"].limite == 5000
    assert elegir(formulacion, Limites(), lambda _: None).inicios == {"B": 2027}


def test_max_min_deja_un_piso_exacto_para_cada_uno():
    formulacion = exigida(bandos(MAX_MIN))
    # C le da a la academia 67 de 100, y a la comunidad 75
    assert {p.parte for p in formulacion.pisos} == {Fraction(67, 100)}
    assert filas(formulacion)["rawls:academia"].limite == 6700
    assert resuelta(bandos(MAX_MIN)).inicios == {"C": 2027}


def test_quien_no_puede_tener_nada_no_arrastra_a_los_demas():
    nada = {
        p: {"pertinencia": {**m["pertinencia"], "academia": [1] * 3}} for p, m in BANDOS.items()
    }
    una = calificada(nada, maximo_proyectos=1, estamentos=DOS, reglas=[MAX_MIN, piso("100%")])
    formulacion = exigida(una)
    assert filas(formulacion)["rawls:academia"].limite == 0
    assert filas(formulacion)["rawls:comunidad"].limite == 10_000


def test_sin_propuestas_que_compitan_las_reglas_se_cumplen_solas():
    vacia = calificada({}, maximo_proyectos=1, estamentos=DOS, reglas=[piso("90%"), MAX_MIN])
    assert resuelta(vacia).estado == "probada"


def test_los_pisos_que_no_caben_se_explican_con_quien_y_hasta_donde_bajar():
    formulacion = exigida(bandos(piso("70%")))
    optimo, inviabilidad = explicar_inviabilidad(formulacion, Limites())
    assert optimo == 1
    assert inviabilidad.conflicto == ("maximo_proyectos", "piso")
    assert (
        "bajar de 70 % a 67 % lo que «A nadie le va demasiado mal» pide para el estamento academia"
        in inviabilidad.texto
    )
    assert resuelta(bandos(piso("67%"))).inicios == {"C": 2027}


def test_si_no_queda_nada_por_bajar_se_dice_que_no_pida_nada():
    # con el cupo para A obligado, la academia no puede lograr nada
    obligada = {"id": "va", "tipo": "obligatoria", "propuesta": "A", "texto": "A se hace."}
    una = bandos(piso("50%", "academia"), obligada, resolucion=1)
    # lo mejor de la academia con A obligada es 0, y 0 de 0 es todo
    assert resuelta(una).inicios == {"A": 2027}
    capada = exigida(bandos(piso("50%", "comunidad"), piso("1%", "academia", "otro")))
    assert elegir(capada, Limites(), lambda _: None).inicios == {"B": 2027}


def _sin_probar(monkeypatch, *rangos):
    pendientes = iter(rangos)
    monkeypatch.setattr(satisfaccion, "buscar_rango", lambda *_: next(pendientes))


def test_si_no_se_prueba_lo_mejor_se_cumple_con_lo_mas_y_la_cota_es_la_de_lo_menos(monkeypatch):
    _sin_probar(monkeypatch, Rango(7500, 12_000))
    formulacion = exigida(bandos(piso("60%", "comunidad")))
    # de 12.000 son 7.200: queda C; de 7.500 son 4.500: también cabría B, que vale 75
    assert filas(formulacion)["piso:comunidad"].limite == 7200
    cartera = elegir(formulacion, Limites(), lambda _: None)
    assert (cartera.estado, cartera.inicios, cartera.cota) == ("con_brecha", {"C": 2027}, 7500)
    assert cartera.empate is None
    assert escribir_matriz(formulacion)["filas"]["piso:comunidad"].endswith(">= 4500")
    assert acotar(formulacion).valor >= 7500
    assert "pisos sin probar (comunidad)" in anotar_satisfaccion(formulacion)[1]


def test_lo_dudoso_que_no_cabe_no_se_llama_imposible(monkeypatch):
    _sin_probar(monkeypatch, Rango(7500, 30_000))
    assert resuelta(bandos(piso("60%", "comunidad"))).estado == "sin_respuesta"


def test_lo_que_no_cabe_ni_con_lo_menos_si_es_imposible(monkeypatch):
    _sin_probar(monkeypatch, Rango(20_000, 30_000))
    formulacion = exigida(bandos(piso("60%", "comunidad")))
    assert elegir(formulacion, Limites(), lambda _: None).estado == "inviable_probada"
    optimo, inviabilidad = explicar_inviabilidad(formulacion, Limites())
    assert optimo == 1
    # contra lo menos que podría ser lo mejor: de 12.000 falta bajar a los 10.000 de A
    assert "a 50 %" in inviabilidad.texto


def test_si_max_min_no_se_alcanza_a_probar_la_agenda_no_se_llama_probada(monkeypatch):
    def corta(espacio, objetivo, etapas=()):
        facil = max(fila.limite for fila in etapas) < 6000
        return buscar(espacio, objetivo, etapas) if facil else Hallazgo("sin_respuesta")

    monkeypatch.setattr(maximin, "buscar", corta)
    cartera = resuelta(bandos(MAX_MIN))
    # con C ya logra 67 % el que menos; no se sabe si otra lograría más
    assert (cartera.estado, cartera.inicios, cartera.cota) == ("con_brecha", {"C": 2027}, 7100)


@pytest.mark.parametrize("variante", ["piso_de_todos", "pisos_enfrentados", "max_min"])
def test_con_un_solo_nodo_no_se_miente(variante):
    for semilla in range(500, 506):
        una = al_azar(semilla, variante)
        completa = exigida(una)
        buena, corta = elegir(completa, LIMITES, lambda _: None), resuelta(una, Limites(nodos=1))
        if corta.estado in ("probada", "inviable_probada"):
            assert (corta.estado, corta.inicios) == (buena.estado, buena.inicios)
        if corta.estado == "con_brecha":
            assert corta.cota is None or corta.cota >= (buena.cota or 0)
            assert variante == "max_min" or _llegan(completa, corta.inicios)


def _llegan(formulacion, inicios):
    tienen = {p.nombre: sum(p.valor[i] for i in inicios) for p in formulacion.pisos}
    return all(tienen[p.nombre] >= p.exige for p in formulacion.pisos)


def test_sin_reglas_de_las_demas_que_quepan_no_hay_pisos_que_medir():
    imposible = [
        {"id": f"va_{p}", "tipo": "obligatoria", "propuesta": p, "texto": f"{p} se hace."}
        for p in "AB"
    ]
    formulacion = exigida(bandos(*imposible, piso("50%"), MAX_MIN))
    assert formulacion.pisos == ()
    assert elegir(formulacion, Limites(), lambda _: None).estado == "inviable_probada"


def publica(una):
    """La misma agenda como la tiene quien no ve las marcas."""
    publicados = publicar_puntajes(calcular_puntajes(una))
    sin_marcas = {"valoraciones": (), "participantes": (), "impedimentos": ()}
    return una.model_copy(update={**sin_marcas, "puntajes_publicados": publicados})


@pytest.mark.parametrize("variante", ["piso_de_todos", "piso_de_uno", "max_min_con_piso"])
def test_la_copia_publica_exige_lo_mismo(variante):
    for semilla in range(500, 505):
        una = al_azar(semilla, variante)
        assert exigida(una) == _con_agenda(exigida(publica(una)), una)


def _con_agenda(formulacion, una):
    return formulacion.__class__(
        **{c: getattr(formulacion, c) for c in formulacion.__slots__ if c != "agenda"}, agenda=una
    )


def test_cada_fila_se_publica_con_su_frase_y_lo_que_sobra():
    reglas = {r.id: r for r in decidir(bandos(piso("60%"))).resultado.reglas}
    suya = reglas["piso:comunidad"]
    assert (suya.limite, suya.usado, suya.holgura) == (6000, 7500, 1500)
    assert suya.texto == (
        "A nadie le va demasiado mal. Comunidad: al menos 60 puntos de valor, contados con los "
        "puntajes suyos."
    )
    assert reglas["piso:academia"].holgura == 700


def test_de_quien_no_tiene_puntajes_propios_se_dice_que_cuentan_los_del_comite():
    callada = bandos(piso("60%"), estamentos={**DOS, "empresas": 1})
    reglas = {r.id: r for r in decidir(callada).resultado.reglas}
    assert reglas["piso:empresas"].texto.endswith("contados con los puntajes del comité.")
    assert reglas["piso:comunidad"].texto.endswith("contados con los puntajes suyos.")


def test_lo_mejor_de_cada_uno_es_lo_que_mide_la_equidad():
    equidad = decidir(bandos(piso("60%", "comunidad"))).resultado.equidad
    comunidad, academia = equidad.satisfaccion
    assert (comunidad.mejor, comunidad.minima) == (10_000, 7500)
    # de la academia no se pide nada: se mide sin el piso de la comunidad
    assert (academia.mejor, academia.minima) == (10_000, 6700)


def test_la_comprobacion_nota_un_piso_borrado_o_rebajado():
    una = bandos(piso("60%"))
    resultado = decidir(una).resultado
    assert comprobar(una, resultado) == ()
    sin_fila = tuple(r for r in resultado.reglas if r.id != "piso:comunidad")
    borrado = comprobar(una, resultado.model_copy(update={"reglas": sin_fila}))
    assert any("No se dice cuánto exige piso para comunidad" in falta for falta in borrado)
    rebajadas = tuple(
        r.model_copy(update={"limite": 3000, "holgura": r.usado - 3000})
        if r.id == "piso:comunidad"
        else r
        for r in resultado.reglas
    )
    rebajado = comprobar(una, resultado.model_copy(update={"reglas": rebajadas}))
    assert any("no es su parte de lo mejor" in falta for falta in rebajado)


def test_la_comprobacion_nota_una_cartera_que_no_llega_al_piso():
    con, sin = bandos(piso("60%")), bandos()
    bueno, malo = decidir(con).resultado, decidir(sin).resultado
    falsa = malo.model_copy(update={"reglas": bueno.reglas, "equidad": bueno.equidad})
    assert any("No se cumple piso:comunidad" in falta for falta in comprobar(con, falsa))
