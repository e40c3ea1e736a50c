"""Todo lo que afirma la explicación, contra la búsqueda exhaustiva y en cientos de agendas."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from priorizacion.decision import busqueda
from priorizacion.decision.dictamen import decidir
from priorizacion.decision.explicacion import falta
from priorizacion.decision.explicacion.explicacion import explicar
from priorizacion.decision.modelo import Limites, Respuesta
from priorizacion.dominio.explicacion import Intervalo, MasDinero
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.decision.agendas import agenda
from tests.decision.cotejo import Cotejo
from tests.referencia.azar import DE_SATISFACCION, generar_carpeta
from tests.referencia.lectura import leer

CUANTAS = int(os.environ.get("PRIORIZACION_EXPLICACIONES_AL_AZAR", "60"))
"""Agendas a fondo, peso por peso; el doble de entrada, la tercera parte con costos de verdad."""
TANDA = 10


def desmentidas(
    carpeta: Path, a_fondo: bool, cortar: Callable[[], None] | None = None
) -> list[str]:
    """Lo que no es verdad de la explicación de esa carpeta; nada si no hay agenda posible.

    `cortar` se llama después de decidir y antes de explicar.
    """
    lectura = leer_carpeta(carpeta)
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    limites = Limites(a_fondo=a_fondo)
    decision = decidir(lectura.agenda, limites, lambda _: None)
    if cortar is not None:
        cortar()
    dichas = explicar(decision, limites, lambda _: None)
    if dichas is None:
        return []
    cotejo = Cotejo(leer(carpeta), dichas, a_fondo, cortado=cortar is not None)
    return list(cotejo.desmentidas())


@pytest.mark.parametrize("tanda", range(CUANTAS // TANDA))
def test_a_fondo_cada_cambio_menor_se_prueba_peso_por_peso(tanda, tmp_path):
    """Costos pequeños, para probar todos los costos y todo el dinero que hay en medio."""
    for semilla in range(tanda * TANDA, (tanda + 1) * TANDA):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, unidad=1, cabida=6)
        assert desmentidas(carpeta, a_fondo=True) == [], (semilla, ingredientes)


@pytest.mark.parametrize("tanda", range(2 * CUANTAS // TANDA))
def test_de_entrada_cada_intervalo_contiene_la_verdad(tanda, tmp_path):
    for semilla in range(10_000 + tanda * TANDA, 10_000 + (tanda + 1) * TANDA):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, unidad=1, cabida=8)
        assert desmentidas(carpeta, a_fondo=False) == [], (semilla, ingredientes)


@pytest.mark.parametrize("tanda", range(CUANTAS // TANDA // 3))
def test_con_costos_de_verdad_tambien(tanda, tmp_path):
    """Costos en millones: se prueban los bordes y una muestra de lo que hay en medio."""
    for semilla in range(20_000 + tanda * TANDA, 20_000 + (tanda + 1) * TANDA):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, unidad=10_000_000, cabida=6)
        assert desmentidas(carpeta, a_fondo=True) == [], (semilla, ingredientes)


UNA_VEZ_FALSAS = [
    (2, None, "el dinero que llega tarde le sirve a menos rivales"),
    (6, None, "una regla que nadie toca también tiene precio"),
    (15, None, "por un peso de redondeo cabe un costo mayor y no uno menor"),
    (28, None, "lo mejor sin ella puede ser no elegir nada"),
    (33, None, "empezar otro año no es quitarla"),
    (1022, None, "con partes de lo asignado, costar menos también puede dejarla por fuera"),
    (1069, None, "dos partes máximas redondean por separado"),
    (3052, None, "con un mínimo en parte del techo, mucho dinero no prueba que ninguno sirva"),
    (40118, "medidos", "con los estudios completos sube lo que se mide por la fase"),
    (40284, "medidos", "y entonces puede entrar"),
]


@pytest.mark.parametrize(("semilla", "variante", "que"), UNA_VEZ_FALSAS)
@pytest.mark.parametrize("a_fondo", [True, False])
def test_lo_que_alguna_vez_fue_falso_ya_no(semilla, variante, que, a_fondo, tmp_path):
    cabida = 7 if variante is None else 6
    generar_carpeta(semilla, tmp_path / "a", variante, unidad=1, cabida=cabida)
    assert desmentidas(tmp_path / "a", a_fondo) == [], que


MINIMOS_DE_GASTO = [
    ("cuota_pesos", 60129, "aguanta hasta 13, no hasta 14, y con 43 otra vez"),
    ("cuota_pesos", 60162, "con 3 entra, con 4 no, y con 18 otra vez"),
    ("cuota_parte_techo", 70121, "aguanta hasta 25, no hasta 26, y con 54 otra vez"),
]
"""Con un mínimo de gasto, costar más también puede servir: no hay un solo costo que divida."""


@pytest.mark.parametrize(("variante", "semilla", "que"), MINIMOS_DE_GASTO)
def test_con_un_minimo_de_gasto_el_costo_no_se_mueve_de_corrido(variante, semilla, que, tmp_path):
    generar_carpeta(semilla, tmp_path / "a", variante, unidad=1, cabida=6)
    assert desmentidas(tmp_path / "a", a_fondo=True) == [], que


def test_la_que_costando_poco_incumple_un_minimo_en_pesos_puede_entrar_costando_mas():
    """A y B piden el mismo lote y su grupo debe recibir 50: B entra con 50 a 60, no con 1."""
    comunes = {"etiquetas": ["vias"]}
    propuestas = {
        "A": {"votos": 50, "costo": 60, **comunes},
        "B": {"votos": 90, "costo": 95, **comunes},
        "C": {"votos": 45, "costo": 40},
    }
    minimo = {"id": "m", "tipo": "cuota", "texto": "Vías.", "grupo": {"etiqueta": "vias"}}
    lote = {"id": "l", "tipo": "excluyentes", "texto": "Un lote.", "propuestas": ["A", "B"]}
    una = agenda(propuestas, reglas=[{**minimo, "base": "pesos", "minimo": 50}, lote])
    limites = Limites(a_fondo=True)
    dichas = explicar(decidir(una, limites, lambda _: None), limites, lambda _: None)
    assert dichas is not None
    costo = dichas.propuestas[1].costo
    assert costo is not None
    assert costo.limite is not None, "se dijo que ni costando casi nada entraría"


@pytest.mark.parametrize(
    "variante", ["umbrales", "tamano_minimo", "valores_gruesos", "empate_por_sorteo"]
)
def test_en_umbrales_tamanos_y_empates_se_mira_con_mas_cuidado(variante, tmp_path):
    for semilla in range(50_000, 50_000 + CUANTAS // 7):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, variante, unidad=1, cabida=6)
        assert desmentidas(carpeta, a_fondo=True) == [], (semilla, ingredientes)


@pytest.mark.parametrize("variante", DE_SATISFACCION)
def test_con_reglas_de_satisfaccion_tambien(variante, tmp_path):
    for semilla in range(500, 500 + CUANTAS // 10):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, variante, unidad=1, cabida=6)
        assert desmentidas(carpeta, a_fondo=True) == [], (semilla, ingredientes)


def _mudo(respuesta):
    return Respuesta("sin_respuesta", parada="nodos")


def _a_medias(respuesta):
    """Lo que encontró, pero sin probar que sea lo mejor."""
    if respuesta.estado != "optima":
        return respuesta
    return replace(respuesta, estado="factible", cota=respuesta.cota + 700, parada="nodos")


@pytest.mark.parametrize("corte", [_mudo, _a_medias])
@pytest.mark.parametrize("a_fondo", [True, False])
def test_si_el_solucionador_no_alcanza_lo_que_se_dice_sigue_siendo_verdad(
    corte, a_fondo, tmp_path, monkeypatch
):
    for semilla in range(30_000, 30_000 + CUANTAS // 4):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, unidad=1, cabida=6)
        with monkeypatch.context() as parche:
            dichas = desmentidas(carpeta, a_fondo, cortar=lambda: _parchar(parche, corte))
        incompletas = [d for d in dichas if "a fondo" not in d]
        assert incompletas == [], (semilla, ingredientes)


def _parchar(parche, corte):
    for modulo in (busqueda, falta):
        original = modulo.maximizar
        parche.setattr(
            modulo, "maximizar", lambda *d, _original=original, **c: corte(_original(*d, **c))
        )


def test_por_los_centavos_de_la_reserva_puede_faltar_menos_en_otro_anio():
    """100 y 99 dejan 95 y 94 utilizables; uno más en 2028 da 95, y en 2027 hacen falta dos."""
    fuente = {"id": "f", "nombre": "F", "arrastre": "bienio", "techos": {2027: 100, 2028: 99}}
    una = agenda(
        {"A": {"votos": 80, "costo": 100}, "B": {"votos": 90, "costo": 90}},
        periodo={"inicio": 2027, "fin": 2028},
        fuentes=[fuente],
        reserva="5%",
    )
    limites = Limites(a_fondo=True)
    dichas = explicar(decidir(una, limites, lambda _: None), limites, lambda _: None)
    assert dichas is not None
    dinero = MasDinero(fuente="f", vigencia=2028, pesos=Intervalo(minimo=1, maximo=1))
    assert dichas.propuestas[0].dinero == (dinero,)
