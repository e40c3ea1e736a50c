"""El programa lineal tibio: su cota vale aunque el solucionador se equivoque."""

from fractions import Fraction
from random import Random

import numpy as np

from priorizacion.decision.certificado import acotar
from priorizacion.decision.explicacion.intervalos import exigir, vedar
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.modelo import Limites, Modelo
from priorizacion.decision.planteamiento import divisor_de
from priorizacion.decision.relajacion import Relajacion, Variante
from priorizacion.decision.restriccion import Restriccion
from priorizacion.decision.solucion import maximizar
from tests.decision.carteras import con_cartera

SEMILLAS = range(4000, 4036)


def _relajaciones():
    for _, decision, posibles in con_cartera(SEMILLAS):
        formulacion = decision.formulacion
        if formulacion.arranques:
            modelo = explorar(formulacion, Limites()).modelo
            objetivo = formulacion.objetivo(formulacion.valor)
            yield formulacion, Relajacion(modelo, objetivo), posibles


def test_hay_agendas_con_que_probar():
    assert len(list(_relajaciones())) >= 12


def test_ninguna_cartera_posible_vale_mas_que_la_cota():
    for formulacion, relajacion, posibles in _relajaciones():
        mejor = max(sum(formulacion.valor[p] for p in cartera) for cartera in posibles)
        assert relajacion.resolver().cota >= mejor


def test_con_una_obligada_o_vedada_la_cota_no_queda_por_debajo_de_lo_mejor():
    for formulacion, relajacion, posibles in _relajaciones():
        base = relajacion.resolver()
        for propuesta, columnas in formulacion.columnas.items():
            if not columnas:
                continue
            for con in (True, False):
                variante = exigir(propuesta, columnas) if con else vedar(columnas)
                cota = relajacion.resolver(variante).cota
                suyas = [c for c in posibles if (propuesta in c) == con]
                mejor = max((sum(formulacion.valor[p] for p in c) for c in suyas), default=None)
                rapida = base.cota_con(columnas) if con else base.cota_sin(columnas)
                if cota is None:
                    assert mejor is None
                elif mejor is not None:
                    assert mejor <= cota
                    assert mejor <= rapida


def test_con_otros_valores_la_cota_tambien_vale():
    for formulacion, relajacion, posibles in _relajaciones():
        azar = Random(len(posibles))
        for _ in range(20):
            valor = {p: azar.randint(0, 90) * 100 for p in formulacion.columnas}
            cota = relajacion.resolver(Variante(objetivo=formulacion.objetivo(valor))).cota
            assert cota >= max(sum(valor[p] for p in cartera) for cartera in posibles)


def _al_azar(azar):
    columnas = range(6)
    filas = tuple(
        Restriccion(
            f"fila:{n}",
            {i: azar.randint(-9, 30) * azar.choice((1, 10**6)) for i in azar.sample(columnas, 4)},
            azar.choice(("<=", ">=", "=")),
            azar.randint(-5, 40) * 10**6,
            azar.choice(("pesos", "proyectos")),
        )
        for n in range(5)
    )
    return Modelo(4, (1, 1, 1, 1, 10**9, 123_456_789), filas, escala=1000)


def test_la_cota_no_baja_de_la_que_dan_los_mismos_multiplicadores_en_fracciones_exactas():
    azar = Random(7)
    for _ in range(300):
        modelo = _al_azar(azar)
        objetivo = {i: azar.randint(0, 90) * 100 for i in range(4)}
        relajacion = Relajacion(modelo, objetivo)
        u = np.array([azar.uniform(-3, 3) * 10 ** azar.randint(-6, 3) for _ in range(5)])
        real, _ = relajacion._numeros.acotar(relajacion._costos, u)
        exacta = _exacta(modelo, objetivo, u, relajacion._unidad)
        assert Fraction(real) >= exacta
        assert Fraction(real) <= exacta + Fraction(1, 1000) * max(1, abs(exacta))


def _exacta(modelo, objetivo, u, unidad):
    reducidos = {i: Fraction(c, unidad) for i, c in objetivo.items()}
    total = Fraction(0)
    for r, flotante in zip(modelo.restricciones, u, strict=True):
        precio = Fraction(float(flotante)) / divisor_de(modelo, r)
        legal = r.sentido == "=" or (precio > 0) == (r.sentido == "<=")
        precio = precio if legal else Fraction(0)
        total += precio * r.limite
        for i, a in r.terminos.items():
            reducidos[i] = reducidos.get(i, Fraction(0)) - precio * a
    return total + sum(modelo.superiores[i] * c for i, c in reducidos.items() if c > 0)


def test_la_respuesta_no_depende_de_lo_que_se_pregunto_antes():
    (formulacion, una, _), (_, otra, _) = next(_relajaciones()), next(_relajaciones())
    preguntas = [exigir(p, c) for p, c in formulacion.columnas.items() if c]
    de_ida = [una.resolver(v).cota_real for v in preguntas]
    de_vuelta = [otra.resolver(v).cota_real for v in reversed(preguntas)]
    assert de_ida == de_vuelta[::-1]


def test_con_menos_dinero_la_cota_es_la_del_modelo_con_menos_dinero():
    vistas = 0
    for formulacion, relajacion, _ in _relajaciones():
        modelo = explorar(formulacion, Limites()).modelo
        bolsas = {b.nombre: b.monto * 4 // 5 for b in formulacion.bolsas}
        con_terminos = {r.nombre for r in modelo.restricciones if r.terminos}
        filas = {n: (None, m) for n, m in bolsas.items() if n in con_terminos}
        restricciones = tuple(
            Restriccion(r.nombre, r.terminos, r.sentido, bolsas.get(r.nombre, r.limite), r.unidad)
            for r in modelo.restricciones
        )
        menos = Modelo(modelo.binarias, modelo.superiores, restricciones, modelo.escala)
        objetivo = formulacion.objetivo(formulacion.valor)
        entero = maximizar(menos, objetivo, Limites())
        cota = relajacion.resolver(Variante(filas=filas)).cota
        if entero.estado == "optima" and cota is not None:
            logrado = sum(
                objetivo[i] * round(v) for i, v in entero.valores.items() if i in objetivo
            )
            assert cota >= logrado
            assert cota == Relajacion(menos, objetivo).resolver().cota
            vistas += 1
    assert vistas >= 5


def test_coincide_con_la_cota_del_certificado():
    for formulacion, relajacion, _ in _relajaciones():
        cota, certificada = relajacion.resolver().cota, acotar(formulacion).valor
        assert abs(cota - certificada) <= relajacion.resolver().unidad


def test_lo_inviable_se_dice_solo_con_su_prueba():
    imposible = Modelo(2, (1, 1), (Restriccion("dos", {0: 1, 1: 1}, ">=", 3),))
    relajado = Relajacion(imposible, {0: 1, 1: 1}).resolver()
    assert (relajado.estado, relajado.cota) == ("inviable", None)


def test_un_modelo_sin_filas_tambien_tiene_cota():
    assert Relajacion(Modelo(2, (1, 1), ()), {0: 300, 1: 600}).resolver().cota == 900
