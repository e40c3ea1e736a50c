"""La curva de presupuesto, contra la búsqueda exhaustiva y contra la agenda."""

import gzip
import json
import tempfile
from functools import cache
from pathlib import Path

import pytest
import yaml

from priorizacion.decision.curva.medida import medir_curva
from priorizacion.decision.curva.nivel import escalar
from priorizacion.decision.dictamen import decidir, dictaminar
from priorizacion.decision.dispersion import medir_dispersiones
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import publicar_puntajes
from priorizacion.dominio.curva import NIVELES, Curva
from tests.decision.agendas import agenda, al_azar
from tests.referencia.azar import generar_carpeta
from tests.referencia.estados import COMPITE, fichas
from tests.referencia.exhaustiva import _Busqueda, subconjuntos
from tests.referencia.lectura import leer
from tests.referencia.reglas import cumple_sin_fechas

REPOSITORIO = Path(__file__).parents[2]
LIMITES = Limites()
POCOS = (20, 60, 92, 100, 130, 200)


def medir(una_agenda, niveles=POCOS, limites=LIMITES):
    curva = medir_curva(decidir(una_agenda, limites, _callar), limites, _callar, niveles)
    assert curva is not None
    return curva


def _callar(_):
    pass


@cache
def _al_azar(semilla: int) -> Curva | None:
    una = al_azar(semilla)
    return medir_curva(decidir(una, Limites(), _callar), Limites(), _callar, POCOS)


def _factibles(semilla: int, nivel: int) -> list[tuple[str, ...]]:
    """Todas las listas posibles con ese nivel, según quien no conoce el motor."""
    with tempfile.TemporaryDirectory() as temporal:
        carpeta = Path(temporal) / "a"
        generar_carpeta(semilla, carpeta)
        archivo = carpeta / "agenda.yaml"
        reglas = yaml.safe_load(archivo.read_text("utf-8"))
        for fuente in reglas["fuentes"]:
            fuente["techos"] = {v: m * nivel // 100 for v, m in fuente["techos"].items()}
        archivo.write_text(yaml.safe_dump(reglas, allow_unicode=True), "utf-8")
        caso = leer(carpeta)
        compiten = [f for f in fichas(caso).values() if f.estado == COMPITE]
        busqueda = _Busqueda(caso, compiten)
        return [
            tuple(sorted(f.propuesta.id for f in seleccion))
            for seleccion in subconjuntos(compiten)
            if cumple_sin_fechas(caso, seleccion) and busqueda.factible(seleccion)
        ]


def _valores(una_agenda, regla: str, enfasis: int) -> dict[str, int]:
    """El valor de cada propuesta, escrito aparte: una sola fracción y un solo redondeo."""
    decision = decidir(una_agenda, Limites(), _callar)
    paso = una_agenda.resolucion if regla == "proyectos" else 1
    techos = sum(m for f in una_agenda.fuentes for v, m in f.techos.items()
                 if v in una_agenda.periodo.vigencias)  # fmt: skip
    poblacion = una_agenda.territorio.poblacion or 1
    valores = {}
    for p in decision.formulacion.competidoras:
        puntaje = decision.puntajes[p.id]
        arriba = puntaje.prioridad.centesimas * puntaje.factibilidad.centesimas**enfasis
        abajo = 10_000**enfasis
        if regla == "inversion":
            arriba, abajo = arriba * 100 * decision.formulacion.costo[p.id], abajo * techos
        if regla == "poblacion":
            arriba *= 100 * min(p.beneficiarios or 0, poblacion)
            abajo *= poblacion
        valores[p.id] = paso * ((2 * arriba + abajo * paso) // (2 * abajo * paso))
    return valores


@pytest.mark.parametrize("semilla", range(0, 60, 3))
def test_cada_nivel_vale_lo_que_dice_la_busqueda_exhaustiva(semilla):
    curva = _al_azar(semilla)
    if curva is None:
        pytest.skip("nada que elegir")
    tablas = [_valores(al_azar(semilla), a.regla_de_valor, a.enfasis) for a in curva.ajustes]
    for n, nivel in enumerate(curva.niveles):
        posibles = _factibles(semilla, nivel)
        for ajuste, valores in zip(curva.ajustes, tablas, strict=True):
            punto = ajuste.puntos[n]
            assert punto.nivel == nivel
            if not posibles:
                assert punto.estado == "inviable", (nivel, ajuste.regla_de_valor)
                continue
            lista = ajuste.lista(nivel)
            mejor = max(sum(valores[p] for p in posible) for posible in posibles)
            assert lista in posibles
            assert punto.valor == sum(valores[p] for p in lista)
            assert punto.valor <= mejor <= punto.valor + punto.brecha
            assert (punto.estado == "probada") == (punto.brecha == 0)


def test_en_agendas_pequenas_casi_todo_queda_probado():
    puntos = [
        punto
        for semilla in range(0, 60, 3)
        if (curva := _al_azar(semilla)) is not None
        for ajuste in curva.ajustes
        for punto in ajuste.puntos
    ]
    probados = sum(punto.estado in ("probada", "inviable") for punto in puntos)
    assert probados >= 0.98 * len(puntos)


@pytest.mark.parametrize("semilla", range(12))
def test_el_cien_por_ciento_del_primer_ajuste_es_la_agenda(semilla):
    curva = _al_azar(semilla)
    if curva is None:
        pytest.skip("nada que elegir")
    resultado = dictaminar(al_azar(semilla), Limites(breve=True)).resultado
    ajuste = curva.ajustes[0]
    elegidas = tuple(p.id for p in resultado.propuestas if p.estado == "seleccionada")
    punto = ajuste.puntos[curva.niveles.index(100)]
    assert (ajuste.regla_de_valor, ajuste.enfasis) == (al_azar(semilla).regla_de_valor, 1)
    assert ajuste.lista(100) == elegidas
    assert (punto.valor, punto.brecha) == (resultado.valor, resultado.brecha)


def test_la_misma_agenda_da_los_mismos_bytes_tambien_sin_marcas():
    una = al_azar(5)
    decision = decidir(una, Limites(), _callar)
    publica = una.model_copy(
        update={
            "valoraciones": (),
            "participantes": (),
            "impedimentos": (),
            "puntajes_publicados": publicar_puntajes(decision.puntajes, _dispersiones(una)),
        }
    )
    primera, otra, sin_marcas = medir(una), medir(una), medir(publica)
    assert primera.model_dump_json() == otra.model_dump_json() == sin_marcas.model_dump_json()


def _dispersiones(una):
    return medir_dispersiones(una, decidir(una, Limites(), _callar).puntajes)


def test_el_reloj_no_entra_en_la_curva():
    una = agenda({p: {"votos": 50 + n, "costo": 10 + 7 * n} for n, p in enumerate("ABCDEFGH")})
    assert medir(una, limites=Limites(segundos=600)) == medir(una)


def test_una_obligatoria_que_no_cabe_con_poco_dinero_es_una_respuesta():
    obliga = {"id": "o", "tipo": "obligatoria", "propuesta": "A", "texto": "Va A."}
    curva = medir(
        agenda({"A": {"votos": 10, "costo": 80}, "B": {"votos": 90, "costo": 90}}, reglas=[obliga])
    )
    ajuste = curva.ajustes[0]
    estados = dict(zip(curva.niveles, (p.estado for p in ajuste.puntos), strict=True))
    assert estados[20] == estados[60] == "inviable"
    assert estados[92] == estados[200] == "probada"
    assert ajuste.puntos[0].valor is None
    assert ajuste.lista(20) == ()
    assert ajuste.lista(200) == ("A", "B")


def test_con_mas_dinero_puede_haber_agenda_donde_no_la_hay():
    obliga = {"id": "o", "tipo": "obligatoria", "propuesta": "A", "texto": "Va A."}
    curva = medir(agenda({"A": {"votos": 10, "costo": 120}}, reglas=[obliga]))
    assert [p.estado for p in curva.ajustes[0].puntos] == ["inviable"] * 4 + ["probada"] * 2


def test_un_minimo_por_parte_del_techo_exige_mas_cuando_hay_mas_dinero():
    cuota = {"id": "c", "tipo": "cuota", "grupo": {"etiqueta": "agua"}, "base": "parte_techo",
             "minimo": "30%", "texto": "Agua."}  # fmt: skip
    obras = {
        "A": {"votos": 50, "costo": 40, "etiquetas": ["agua"]},
        "B": {"votos": 90, "costo": 50},
    }
    curva = medir(agenda(obras, reglas=[cuota]))
    estados = [p.estado for p in curva.ajustes[0].puntos]
    assert estados == ["inviable", "probada", "probada", "probada", "probada", "inviable"]


def test_una_propuesta_puede_entrar_salir_y_volver():
    obras = {
        "A": {"votos": 40, "costo": 20},
        "B": {"votos": 90, "costo": 60},
        "C": {"votos": 60, "costo": 60},
    }
    curva = medir(agenda(obras, maximo_proyectos=2), (20, 60, 72, 80, 100, 120))
    tramos = {p.propuesta: p.tramos for p in curva.ajustes[0].presencias}
    assert tramos == {"A": ((20, 20), (80, 100)), "B": ((60, 120),), "C": ((120, 120),)}


def test_el_enfasis_cambia_lo_que_se_elige_y_no_se_repite_lo_igual():
    tramos = {"id": "facil", "eje": "factibilidad", "nombre": "Fácil", "ponderacion": 100,
              "origen": "dato", "columna": "facil", "tramos": {0: 0, 100: 100}}  # fmt: skip
    votos = {**tramos, "id": "votos", "eje": "prioridad", "nombre": "Votos", "columna": "votos"}
    obras = {
        "A": {"votos": 90, "costo": 60, "otras": {"facil": "40"}},
        "B": {"votos": 70, "costo": 60, "otras": {"facil": "60"}},
    }
    una = agenda(obras, criterios=[votos, tramos])
    listas = {(a.regla_de_valor, a.enfasis): a.lista(100) for a in medir(una).ajustes}
    assert listas["proyectos", 0] == ("A",)
    assert listas["proyectos", 1] == listas["proyectos", 2] == ("B",)
    assert ("poblacion", 1) not in listas
    sin_factibilidad = medir(agenda({p: {"votos": 50, "costo": 30} for p in "AB"}))
    assert [a.enfasis for a in sin_factibilidad.ajustes if a.regla_de_valor == "proyectos"] == [1]


def test_escalar_solo_toca_los_techos():
    una = agenda({"A": {"votos": 50, "costo": 10}}, reserva="10%")
    otra = escalar(una, 37)
    assert otra.fuentes[0].techos == {2027: 37}
    assert otra.model_copy(update={"fuentes": una.fuentes}) == una
    assert escalar(una, 100) == una


@pytest.mark.parametrize(
    "archivo", sorted((REPOSITORIO / "agendas").glob("*/*/resultado.json")), ids=str
)
def test_la_curva_publicada_de_un_territorio_es_pequena(archivo):
    publicada = json.loads(archivo.read_text("utf-8"))["curva_presupuesto"]
    if publicada is None:
        pytest.skip("ese resultado todavía no trae la curva")
    curva = Curva.model_validate(publicada)
    assert curva.niveles == NIVELES
    propuestas = {p.propuesta for ajuste in curva.ajustes for p in ajuste.presencias}
    comprimida = gzip.compress(curva.model_dump_json().encode(), 9, mtime=0)
    assert len(comprimida) <= 2048 + 80 * len(propuestas)
