"""Lo publicado basta: con la matriz y los multiplicadores, cualquiera comprueba la cota a mano.

Aquí se lee la matriz como texto, sin el motor, y se hacen las cuentas con enteros.
"""

import json
import re
from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorizacion.decision.matriz import MatrizIlegible
from priorizacion.dominio.serializacion import a_json
from priorizacion.tareas.cota import probar_cota
from tests.decision.agendas import agenda, al_azar, decidir, dictamen_al_azar, elegidas

CON_CALMA = settings(max_examples=45, deadline=None, derandomize=True)
SEMILLAS = st.integers(20_000, 20_121)
DOS_AL_CIEN = {
    "A": {"votos": 60, "costo": 60},
    "B": {"votos": 50, "costo": 50},
    "C": {"votos": 40, "costo": 50},
}


def _leer(certificado):
    """El certificado tal como se publica: columnas, objetivo y filas en cuentas llanas."""
    publicado = json.loads(a_json(certificado))
    matriz = publicado["matriz"]
    columnas = dict(texto.split(" <= ") for texto in matriz["columnas"])
    filas = {}
    for nombre, texto in matriz["filas"].items():
        izquierda, sentido, derecha = re.fullmatch(r"(.*) (<=|>=|=) (-?\d+)", texto).groups()
        filas[nombre] = (_terminos(izquierda), sentido, int(derecha))
    superiores = {nombre: int(tope) for nombre, tope in columnas.items()}
    return publicado, superiores, _terminos(matriz["objetivo"]), filas


def _terminos(texto):
    piezas = texto.split() if texto != "0" else []
    return dict(zip(piezas[1::2], map(int, piezas[::2]), strict=True))


def _cota_a_mano(publicado, superiores, objetivo, filas):
    """⌊(Σu·b + Σ superior·max(0, c − uA)) / denominador⌋, si los signos de u son los debidos."""
    cota = publicado["cota_verificable"]
    denominador, total = cota["denominador"], 0
    reducidos = {columna: denominador * c for columna, c in objetivo.items()}
    for nombre, u in cota["multiplicadores"].items():
        terminos, sentido, limite = filas[nombre]
        assert sentido == "=" or (u >= 0) == (sentido == "<="), nombre
        total += u * limite
        for columna, a in terminos.items():
            reducidos[columna] = reducidos.get(columna, 0) - u * a
    total += sum(superiores[c] * r for c, r in reducidos.items() if r > 0)
    return total // denominador


@CON_CALMA
@given(semilla=SEMILLAS)
def test_la_cota_verificable_sale_de_la_matriz_publicada_y_no_es_menor_que_el_valor(semilla):
    dictamen = dictamen_al_azar(semilla)
    publicado, superiores, objetivo, filas = _leer(dictamen.certificado)
    if dictamen.resultado.valor is None:
        assert publicado["cota_verificable"] is None
        return
    declarada = publicado["cota_verificable"]["valor"]
    a_mano = _cota_a_mano(publicado, superiores, objetivo, filas)
    assert dictamen.resultado.valor <= declarada <= a_mano
    assert probar_cota(dictamen.certificado) <= declarada
    assert publicado["cota_verificable"]["denominador"] == 2**40


@CON_CALMA
@given(semilla=SEMILLAS)
def test_lo_elegido_cumple_cada_fila_de_la_matriz_publicada_y_da_su_valor(semilla):
    """La matriz es la de esta decisión y no otra: el resultado es una de sus soluciones."""
    dictamen = dictamen_al_azar(semilla)
    if dictamen.resultado.valor is None:
        return
    _, superiores, objetivo, filas = _leer(dictamen.certificado)
    # los aportes se publican sumados al pago: con ellos, las filas de dinero no se leen solas
    con_aportes = any(p.aportes for p in al_azar(semilla).propuestas)
    dinero = ("pago", "resto", "parte", "techo") if con_aportes else ()
    puestas = _columnas(dictamen.resultado, filas)
    assert con_aportes or all(0 <= v <= superiores[c] for c, v in puestas.items())
    assert sum(objetivo.get(c, 0) * v for c, v in puestas.items()) == dictamen.resultado.valor
    for nombre, (terminos, sentido, limite) in filas.items():
        usado = sum(a * puestas.get(c, 0) for c, a in terminos.items())
        cumple = {"<=": usado <= limite, ">=": usado >= limite, "=": usado == limite}
        assert cumple[sentido] or nombre.split(":")[0] in dinero, nombre


def _columnas(resultado, filas):
    puestas = Counter()
    for p in resultado.propuestas:
        if p.estado == "seleccionada":
            puestas[f"y:{p.id}:{p.inicio}"] = 1
            for pago in p.pagos:
                columna = _columna_de_pago(f"y:{p.id}:{p.inicio}", pago, filas)
                puestas[columna] += pago.monto
    return {columna: valor for columna, valor in puestas.items() if columna}


def _columna_de_pago(y, pago, filas):
    """Donde se suma un pago: la suya si la fuente puede topar; si no, la del bloque; o ninguna."""
    final = f":{pago.fuente}:{pago.vigencia}"
    for nombre, (terminos, _, _) in filas.items():
        if nombre.startswith("resto:") and y in terminos:
            for columna in terminos:
                if columna.endswith(final):
                    return columna
    for nombre, (terminos, _, _) in filas.items():
        bloque = f"g:{nombre.removeprefix('pago:').rpartition(':')[0]}{final}"
        if nombre.startswith("pago:") and y in terminos and bloque in terminos:
            return bloque
    return None


def test_el_certificado_firma_los_bytes_del_resultado():
    dictamen = decidir(agenda(DOS_AL_CIEN))
    publicado = a_json(dictamen.resultado).encode("utf-8")
    assert dictamen.certificado.resultado == sha256(publicado).hexdigest()


def test_la_matriz_se_lee_como_las_reglas_de_la_agenda():
    _, superiores, objetivo, filas = _leer(decidir(agenda(DOS_AL_CIEN)).certificado)
    assert superiores == {"y:A:2027": 1, "y:B:2027": 1, "y:C:2027": 1}
    assert objetivo == {"y:A:2027": 6000, "y:B:2027": 5000, "y:C:2027": 4000}
    techo = {"y:A:2027": 60, "y:B:2027": 50, "y:C:2027": 50}
    assert filas["techo:propios:2027"] == (techo, "<=", 100)
    assert filas["maximo_proyectos"] == (dict.fromkeys(superiores, 1), "<=", 3)


def test_dos_fuentes_abren_una_columna_de_pago_por_cada_una_para_todas_las_obras():
    fuentes = [{"id": f, "nombre": f, "techos": {2027: 50}} for f in ("sgr", "propios")]
    obras = {"A": {"votos": 60, "costo": 60}, "B": {"votos": 50, "costo": 30}}
    _, superiores, _, filas = _leer(decidir(agenda(obras, fuentes=fuentes)).certificado)
    pagos = ("g:propios+sgr:propios:2027", "g:propios+sgr:sgr:2027")
    assert superiores == {"y:A:2027": 1, "y:B:2027": 1, **dict.fromkeys(pagos, 90)}
    gasto = {"y:A:2027": -60, "y:B:2027": -30}
    assert filas["pago:propios+sgr:2027"] == ({**gasto, **dict.fromkeys(pagos, 1)}, "=", 0)


def test_la_fuente_que_puede_topar_su_parte_paga_cada_obra_en_una_columna_propia():
    fuentes = [
        {"id": "sgr", "nombre": "SGR", "techos": {2027: 50}, "parte_maxima": "50%"},
        {"id": "propios", "nombre": "Propios", "techos": {2027: 50}},
    ]
    una = agenda({"A": {"votos": 60, "costo": 60}}, fuentes=fuentes)
    _, superiores, _, filas = _leer(decidir(una).certificado)
    assert superiores == {"y:A:2027": 1, "g:A:2027:sgr:2027": 30}
    assert filas["resto:A:2027:2027"] == ({"y:A:2027": 60, "g:A:2027:sgr:2027": -1}, ">=", 0)
    assert filas["parte:sgr:A"] == ({"g:A:2027:sgr:2027": 1, "y:A:2027": -30}, "<=", 0)
    assert filas["techo:propios:2027"] == ({"y:A:2027": 60, "g:A:2027:sgr:2027": -1}, "<=", 50)


def test_si_el_tope_de_proyectos_es_lo_que_aprieta_la_cota_es_exacta():
    propuestas = {f"P{i}": {"votos": 50 + i, "costo": 1} for i in range(9)}
    dictamen = decidir(agenda(propuestas, maximo_proyectos=4))
    assert dictamen.certificado.cota_verificable.valor == dictamen.resultado.valor == 22_600


def test_sin_propuestas_que_compitan_la_cota_es_cero():
    una = agenda({"A": {"votos": 60, "costo": 60, "fase": "idea"}})
    dictamen = decidir(una)
    assert (dictamen.resultado.valor, dictamen.resultado.cota) == (0, 0)
    assert dictamen.certificado.cota_verificable.valor == 0
    assert elegidas(dictamen) == []


def test_si_las_reglas_son_inviables_hay_prueba_y_no_hay_cota():
    regla = {"id": "o", "tipo": "obligatoria", "propuesta": "A", "texto": "A se hace."}
    certificado = decidir(agenda({"A": {"votos": 1, "costo": 101}}, reglas=[regla])).certificado
    assert certificado.prueba_inviabilidad == 1
    assert certificado.cota_verificable is None
    assert certificado.estado_solucion == "inviable_probada"


def _alterado(**cambios):
    certificado = decidir(agenda(DOS_AL_CIEN)).certificado
    return certificado.model_copy(
        update={"cota_verificable": certificado.cota_verificable.model_copy(update=cambios)}
    )


def test_multiplicadores_inventados_prueban_solo_lo_que_prueban():
    sin_ninguno = _alterado(multiplicadores={})
    assert probar_cota(sin_ninguno) == 6000 + 5000 + 4000
    desmedidos = _alterado(multiplicadores={"techo:propios:2027": 2**40 * 1000})
    assert probar_cota(desmedidos) == 100_000


def test_un_multiplicador_negativo_en_un_techo_se_rechaza():
    with pytest.raises(MatrizIlegible):
        probar_cota(_alterado(multiplicadores={"techo:propios:2027": -1}))


def test_un_multiplicador_de_una_fila_que_no_existe_se_rechaza():
    with pytest.raises(MatrizIlegible):
        probar_cota(_alterado(multiplicadores={"techo:nadie:2027": 1}))
