"""Lo que vale para cualquier agenda: orden, dinero, reglas y cuentas que cuadran."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorizacion.dominio.regla import Cuota
from tests.decision.agendas import agenda, al_azar, cambiar, decidir, dictamen_al_azar, elegidas

CON_CALMA = settings(max_examples=45, deadline=None, derandomize=True)
SEMILLAS = st.integers(20_000, 20_121)
POR_ID = ("propuestas", "respuestas", "participantes", "valoraciones", "impedimentos")


def _valor(dictamen):
    """El valor, o menos que nada si las reglas no caben juntas."""
    assert dictamen.resultado.estado_solucion in ("probada", "inviable_probada")
    return -1 if dictamen.resultado.valor is None else dictamen.resultado.valor


@CON_CALMA
@given(semilla=SEMILLAS, baraja=st.randoms(use_true_random=False))
def test_cambiar_el_orden_de_las_filas_no_cambia_nada(semilla, baraja):
    una = al_azar(semilla)
    filas = {clave: list(getattr(una, clave)) for clave in POR_ID}
    for lista in filas.values():
        baraja.shuffle(lista)
    esperado = dictamen_al_azar(semilla)
    obtenido = decidir(una.model_copy(update={c: tuple(f) for c, f in filas.items()}))
    assert _sin_orden(obtenido.resultado) == _sin_orden(esperado.resultado)
    assert obtenido.puntajes == esperado.puntajes
    assert obtenido.certificado.entradas == esperado.certificado.entradas
    assert obtenido.certificado.matriz == esperado.certificado.matriz


def _sin_orden(dato):
    """Lo publicado, con las listas de propuestas y de reglas en un mismo orden."""
    if hasattr(dato, "model_dump"):
        return _sin_orden(dato.model_dump(mode="json"))
    if isinstance(dato, dict):
        return {clave: _sin_orden(valor) for clave, valor in dato.items()}
    if not isinstance(dato, list):
        return dato
    partes = [_sin_orden(parte) for parte in dato]
    con_nombre = all(isinstance(p, dict) and ("id" in p or "propuesta" in p) for p in partes)
    return sorted(partes, key=lambda p: p.get("id") or p["propuesta"]) if con_nombre else partes


@CON_CALMA
@given(semilla=SEMILLAS, aumento=st.integers(1, 300))
def test_subir_todos_los_techos_nunca_baja_el_valor(semilla, aumento):
    """Salvo con mínimos que son parte del techo; y «inversión» mide contra el techo declarado."""
    una = al_azar(semilla)
    if una.regla_de_valor == "inversion" or _pide_parte_del_techo(una):
        return
    fuentes = [
        f.model_copy(
            update={"techos": {v: t + t * aumento // 100 + 1 for v, t in f.techos.items()}}
        )
        for f in una.fuentes
    ]
    con_mas = decidir(cambiar(una, fuentes=fuentes))
    assert _valor(con_mas) >= _valor(dictamen_al_azar(semilla))


def _pide_parte_del_techo(una):
    return any(
        isinstance(r, Cuota) and r.base_minimo == "parte_techo" and r.minimo for r in una.reglas
    )


def test_con_un_minimo_que_es_parte_del_techo_mas_dinero_si_puede_bajar_el_valor():
    """El caso que la propiedad excluye existe: por eso se excluye."""
    una = al_azar(20_000, "sencilla")
    fuentes = [{"id": "f", "nombre": "F", "techos": {una.periodo.inicio: 10}}]
    propuestas = [
        {"id": "A", "nombre": "A", "fase": "disenos", "costo": 9, "otras": {"votos": "90"}},
        {"id": "B", "nombre": "B", "fase": "disenos", "costo": 5, "otras": {"votos": "10"},
         "etiquetas": ["vias"]},
    ]  # fmt: skip
    votos = {
        "id": "votos",
        "eje": "prioridad",
        "nombre": "Votos",
        "ponderacion": 100,
        "origen": "dato",
        "columna": "votos",
        "tramos": {0: 0, 100: 100},
    }
    cuota = {"id": "c", "tipo": "cuota", "grupo": {"etiqueta": "vias"}, "base": "parte_techo",
             "minimo": "45%", "texto": "Vías."}  # fmt: skip
    pobre = cambiar(una, fuentes=fuentes, propuestas=propuestas, criterios=[votos], reglas=[cuota],
                    participantes=[], valoraciones=[], impedimentos=[], respuestas=[], reserva=0)  # fmt: skip
    rica = cambiar(pobre, fuentes=[{**fuentes[0], "techos": {una.periodo.inicio: 12}}])
    assert _valor(decidir(pobre)) > _valor(decidir(rica))


@CON_CALMA
@given(semilla=SEMILLAS, cual=st.integers(0, 5), azar=st.randoms(use_true_random=False))
def test_agregar_una_regla_nunca_sube_el_valor(semilla, cual, azar):
    una = al_azar(semilla)
    ids = [p.id for p in una.propuestas]
    dos = azar.sample(ids, 2)
    posibles = [
        {"tipo": "obligatoria", "propuesta": dos[0]},
        {"tipo": "excluyentes", "propuestas": dos},
        {"tipo": "paquete", "propuestas": dos},
        {"tipo": "requiere", "propuesta": dos[0], "requiere": dos[1]},
        {"tipo": "concentracion_maxima", "maximo": "60%"},
        {"tipo": "cuota", "grupo": {"zona": ["centro", "loma"]}, "minimo": 1, "maximo": 2},
    ]
    nueva = {"id": "regla_nueva", "texto": "Una regla más.", **posibles[cual]}
    reglas = [*una.reglas, nueva]
    assert _valor(decidir(cambiar(una, reglas=reglas))) <= _valor(dictamen_al_azar(semilla))


@CON_CALMA
@given(semilla=SEMILLAS)
def test_quitar_una_que_no_fue_elegida_no_cambia_lo_elegido(semilla):
    """Salvo que otra la necesite o una regla la nombre: así lo demás sigue igual."""
    una, dictamen = al_azar(semilla), dictamen_al_azar(semilla)
    nombradas = {p for r in una.reglas for p in _que_nombra(r)}
    nombradas |= {o for p in una.propuestas for o in p.requiere} | set(elegidas(dictamen))
    sobran = [p.id for p in una.propuestas if p.id not in nombradas]
    if _valor(dictamen) < 0 or not sobran:
        return
    quitada = sobran[semilla % len(sobran)]
    menos = {c: tuple(x for x in getattr(una, c) if _de(x) != quitada) for c in POR_ID}
    otro = decidir(una.model_copy(update=menos))
    assert elegidas(otro) == elegidas(dictamen)
    assert _valor(otro) == _valor(dictamen)


def _que_nombra(regla):
    campos = regla.model_dump()
    return {campos.get("propuesta"), *campos.get("propuestas", ()), *campos.get("requiere", ())}


def _de(fila):
    return getattr(fila, "propuesta", None) or fila.id


@CON_CALMA
@given(semilla=SEMILLAS)
def test_el_desglose_suma_el_puntaje_y_los_valores_suman_el_total(semilla):
    resultado = dictamen_al_azar(semilla).resultado
    for propuesta in resultado.propuestas:
        for eje in ("prioridad", "factibilidad"):
            _revisar_eje(propuesta, eje)
    if resultado.valor is None:
        return
    seleccionadas = [p for p in resultado.propuestas if p.estado == "seleccionada"]
    assert resultado.valor == resultado.cota == sum(p.valor for p in seleccionadas)
    assert resultado.costo_total == sum(p.costo for p in seleccionadas)


def _revisar_eje(propuesta, eje):
    centesimas = getattr(propuesta, eje)
    if centesimas is None:
        return
    dicho = getattr(propuesta.desglose, eje)
    if dicho.criterios:
        assert sum((c.aporte for c in dicho.criterios), Fraction(0)) == dicho.puntaje
    assert -Fraction(1, 2) < centesimas - 100 * dicho.puntaje <= Fraction(1, 2)


@CON_CALMA
@given(semilla=SEMILLAS)
def test_los_pagos_son_el_gasto_de_cada_obra_y_ningun_techo_se_excede(semilla):
    _revisar_pagos(al_azar(semilla), dictamen_al_azar(semilla).resultado)


@pytest.mark.parametrize(
    "variante", ["aportes", "precios_y_desembolsos", "arrastre_mezclado", "reserva", "certeza"]
)
def test_los_pagos_cuadran_tambien_en_las_agendas_mas_enredadas(variante):
    for semilla in range(40_000, 40_006):
        una = al_azar(semilla, variante)
        _revisar_pagos(una, dictamen_al_azar(semilla, variante).resultado)


def _revisar_pagos(una, resultado):
    """La cuenta se hace aquí otra vez, con enteros y fracciones y sin el motor."""
    propuestas = {p.id: p for p in una.propuestas}
    del_techo: dict[tuple[str, int], int] = {}
    for decidida in resultado.propuestas:
        if decidida.estado != "seleccionada":
            assert (decidida.inicio, decidida.pagos) == (None, ())
            continue
        propuesta = propuestas[decidida.id]
        por_anio: dict[int, int] = {}
        for pago in decidida.pagos:
            assert pago.monto > 0
            por_anio[pago.vigencia] = por_anio.get(pago.vigencia, 0) + pago.monto
            clave = (pago.fuente, pago.vigencia)
            aporte = _aporte(una, propuesta, decidida.inicio, clave)
            del_techo[clave] = del_techo.get(clave, 0) + pago.monto - aporte
        assert por_anio == _gasto(una, propuesta, decidida.inicio)
    for fuente in una.fuentes:
        _revisar_techos(una, fuente, del_techo)


def _mitad_arriba(exacto):
    return (2 * exacto + 1).__floor__() // 2


def _gasto(una, propuesta, inicio):
    cargado = _mitad_arriba(propuesta.costo * (1 + una.imprevistos.get(propuesta.fase, 0)))
    partes = propuesta.desembolsos or [1] * propuesta.duracion
    exactos = [Fraction(cargado) * parte / sum(partes) for parte in partes]
    pesos = [e.__floor__() for e in exactos]
    while sum(pesos) < cargado:
        atrasado = max(range(len(pesos)), key=lambda i: (exactos[i] - pesos[i], -i))
        pesos[atrasado] += 1
    gasto = {inicio + i: p for i, p in enumerate(pesos) if p}
    return {anio: _mitad_arriba(p * _indice(una, anio)) for anio, p in gasto.items()}


def _indice(una, anio):
    if una.precios is None:
        return Fraction(1)
    return una.precios.indices[anio] / una.precios.indices[una.precios.base]


def _aporte(una, propuesta, inicio, clave):
    """Lo que ese aporte puso por fuera del techo: los primeros en declararse pagan primero."""
    falta = _gasto(una, propuesta, inicio).get(clave[1], 0)
    for fuente in una.fuentes:
        dado = sum(a.monto for a in propuesta.aportes
                   if (a.fuente, a.vigencia) == (fuente.id, clave[1]))  # fmt: skip
        usado = min(dado, falta)
        if fuente.id == clave[0]:
            return usado
        falta -= usado
    raise AssertionError("esa fuente no existe")


def _revisar_techos(una, fuente, del_techo):
    anios = list(range(una.periodo.inicio, una.periodo.fin + 1))
    pagado = {a: del_techo.get((fuente.id, a), 0) for a in anios}
    hay = {a: _utilizable(una, fuente, a) for a in anios}
    if fuente.arrastre == "periodo":
        tramos = [anios[: i + 1] for i in range(len(anios))]
    elif fuente.arrastre == "bienio":
        tramos = [[a for a in anios if a in (impar, impar + 1)] for impar in range(1901, 2200, 2)]
    else:
        tramos = [[a] for a in anios]
    assert all(sum(pagado[a] for a in t) <= sum(hay[a] for a in t) for t in tramos)


def _utilizable(una, fuente, anio):
    certeza = fuente.certeza if isinstance(fuente.certeza, str) else fuente.certeza.get(anio)
    descuento = fuente.descuento_proyectada if certeza == "proyectada" else 0
    return (fuente.techos.get(anio, 0) * (1 - descuento) * (1 - una.reserva)).__floor__()


def test_una_regla_que_el_solucionador_cree_cumplida_y_no_lo_esta_se_corta():
    """Un peso en 9·10¹⁷ es invisible para el solucionador, y no para la comprobación exacta."""
    enorme = 10**17
    costos = {"A": 5 * enorme, "B": 4 * enorme + 1, "C": 4 * enorme}
    cuota = {"id": "c", "tipo": "cuota", "grupo": {"etiqueta": "vias"}, "base": "pesos",
             "maximo": 9 * enorme, "texto": "Vías."}  # fmt: skip
    dictamen = decidir(
        agenda(
            {
                p: {"votos": 90 - 10 * i, "costo": costo, "etiquetas": ["vias"]}
                for i, (p, costo) in enumerate(costos.items())
            },
            fuentes=[{"id": "f", "nombre": "F", "techos": {2027: 100 * enorme}}],
            reglas=[cuota],
        )
    )
    assert elegidas(dictamen) == ["A", "C"]
    assert dictamen.certificado.cortes > 0
