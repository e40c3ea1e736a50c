"""Cuando las reglas no caben juntas: cuáles chocan, qué bastaría cambiar y cómo se dice."""

import re

import pytest

from priorizacion.dominio.regla import Capacidad, Cuota, Obligatoria
from tests.decision.agendas import agenda, al_azar, cambiar, decidir, dictamen_al_azar

VARIANTES = (
    "inviable_sin_techo",
    "inviable_por_cuota",
    "inviable_por_excluyentes",
    "inviable_no_elegible",
    "inviable_por_parte_maxima",
)
DOS_ANIOS = {
    "periodo": {"inicio": 2027, "fin": 2028},
    "fuentes": [{"id": "propios", "nombre": "Propios", "techos": {2027: 100, 2028: 100}}],
}
ZONA = {"zonas": [{"id": "z3", "nombre": "Zona 3"}]}


def _obligatoria(propuesta):
    return {"id": f"o{propuesta}", "tipo": "obligatoria", "propuesta": propuesta,
            "texto": f"La obra {propuesta} se hace."}  # fmt: skip


def _obras(**costos):
    return {p: {"votos": 50, "costo": costo} for p, costo in costos.items()}


def _cuota(**limites):
    return {"id": "z", "tipo": "cuota", "grupo": {"zona": "z3"},
            "texto": "La zona 3 recibe su parte.", **limites}  # fmt: skip


def _inviabilidad(una):
    resultado = decidir(una).resultado
    assert resultado.estado_solucion == "inviable_probada"
    return resultado.inviabilidad


def _textos(una):
    return [c.texto for c in _inviabilidad(una).concesiones]


def test_dos_obligatorias_que_no_caben_en_el_techo():
    una = agenda(_obras(A=60, B=60), reglas=[_obligatoria("A"), _obligatoria("B")])
    inviabilidad = _inviabilidad(una)
    assert inviabilidad.conflicto == ("techo:propios:2027", "oA", "oB")
    assert inviabilidad.texto == (
        "No hay ninguna agenda que cumpla todas las reglas. Estas reglas no se pueden cumplir a la "
        "vez: Propios: hasta 100 pesos en 2027. · La obra A se hace. · La obra B se hace. Para que "
        "haya agenda basta con uno de estos cambios: conseguir 20 pesos más de «Propios» en 2027; "
        "o que «Obra A» deje de ser obligatoria; o que «Obra B» deje de ser obligatoria."
    )


def test_lo_que_no_hace_parte_del_choque_no_se_nombra():
    otra = {"id": "e", "tipo": "excluyentes", "propuestas": ["B", "C"], "texto": "Una sola sede."}
    una = agenda(_obras(A=101, B=1, C=1), reglas=[_obligatoria("A"), otra], maximo_proyectos=2)
    assert _inviabilidad(una).conflicto == ("techo:propios:2027", "oA")


@pytest.mark.parametrize(
    ("elegibles", "frase"),
    [
        (0, "pide 2 proyectos y no hay ninguno que pueda hacerse: faltan 2 proyectos elegibles"),
        (1, "pide 2 proyectos y solo hay 1 que pueda hacerse: falta 1 proyecto elegible"),
    ],
)
def test_a_una_zona_le_faltan_proyectos_elegibles_para_su_cuota(elegibles, frase):
    obras = {p: {**obra, "zona": "z3"} for p, obra in _obras(A=10, B=10).items()}
    for p in "AB"[elegibles:]:
        obras[p]["fase"] = "idea"
    una = agenda(obras, reglas=[_cuota(minimo=2)], **ZONA)
    assert _textos(una) == [f"«La zona 3 recibe su parte» {frase}"]


def test_una_cuota_que_no_se_alcanza_con_el_dinero_dice_en_cuanto_bajarla():
    obras = {p: {**obra, "zona": "z3"} for p, obra in _obras(A=60, B=60).items()}
    una = agenda(obras, reglas=[_cuota(minimo=2)], **ZONA)
    assert _textos(una) == [
        "conseguir 20 pesos más de «Propios» en 2027",
        "bajar en 1 proyecto lo mínimo que pide «La zona 3 recibe su parte»",
    ]


def test_una_obligatoria_que_no_puede_competir_dice_por_que():
    sin_fase = agenda({"A": {"votos": 1, "costo": 9, "fase": "idea"}}, reglas=[_obligatoria("A")])
    assert _textos(sin_fase) == [
        "que «Obra A» deje de ser obligatoria, o conseguirle una fuente que pueda pagarla dentro "
        "del periodo"
    ]
    retirada = agenda({"A": {"votos": 1, "costo": 9, "retirada": "sí"}}, reglas=[_obligatoria("A")])
    assert _textos(retirada) == [
        "que «Obra A» deje de ser obligatoria, porque no cumple lo necesario para competir"
    ]


def test_si_una_misma_regla_falla_en_dos_anios_el_cambio_es_uno_y_los_dice_juntos():
    obra = {"A": {"votos": 1, "costo": 10, "duracion": 2, "otras": {"meses": "6"}}}
    meses = {"id": "cap", "tipo": "capacidad", "columna": "meses", "por": "vigencia", "maximo": 3,
             "texto": "Hay tres meses de ingeniero."}  # fmt: skip
    una = agenda(obra, reglas=[_obligatoria("A"), meses], **DOS_ANIOS)
    assert _inviabilidad(una).texto.endswith(
        "basta con uno de estos cambios: que «Obra A» deje de ser obligatoria; o "
        "ampliar en 3 unidades el límite de «Hay tres meses de ingeniero» en 2027 y "
        "ampliar en 3 unidades el límite de «Hay tres meses de ingeniero» en 2028."
    )


def test_si_dos_choques_no_comparten_regla_se_piden_los_dos_cambios():
    obras = {**_obras(A=101, B=10), "C": {"votos": 1, "costo": 9, "retirada": "sí"}}
    una = agenda(obras, reglas=[_obligatoria("A"), _obligatoria("C")])
    dictamen = decidir(una)
    assert dictamen.certificado.prueba_inviabilidad == 2
    assert "hace falta todo esto:" in dictamen.resultado.inviabilidad.texto
    assert {c.regla for c in dictamen.resultado.inviabilidad.concesiones} == {"oA", "oC"}


def test_las_comillas_dentro_de_comillas_son_las_inglesas():
    obras = _obras(A=90, B=11)
    obras["A"]["requiere"] = ["B"]
    una = agenda(obras, reglas=[_obligatoria("A")])
    assert "levantar la regla «“Obra A” necesita “Obra B”»" in _textos(una)


def test_uno_es_singular():
    reglas = [_obligatoria("A"), _obligatoria("B")]
    un_proyecto = _inviabilidad(agenda(_obras(A=1, B=1), reglas=reglas, maximo_proyectos=1)).texto
    assert "Se elige a lo sumo 1 obra." in un_proyecto
    assert "ampliar en 1 proyecto el límite" in un_proyecto
    un_peso = _inviabilidad(agenda(_obras(A=101), reglas=reglas[:1])).texto
    assert "conseguir 1 peso más de «Propios»" in un_peso


def test_inviable_no_tiene_valor_ni_cartera_ni_estudios_y_quienes_competian_no_tienen_estado():
    obras = {**_obras(A=101, B=1), "C": {"votos": 1, "costo": 9, "retirada": "sí"}}
    resultado = decidir(agenda(obras, reglas=[_obligatoria("A")])).resultado
    assert (resultado.valor, resultado.cota, resultado.costo_total, resultado.desempate) == (
        (None,) * 4
    )
    assert [p.estado for p in resultado.propuestas] == [None, None, "retirada"]
    assert all(p.inicio is None and p.pagos == () for p in resultado.propuestas)
    assert all(r.holgura is None and r.usado is None for r in resultado.reglas)


@pytest.mark.parametrize("semilla", range(4))
@pytest.mark.parametrize("variante", VARIANTES)
def test_el_conflicto_es_minimo_y_cada_cambio_basta(variante, semilla):
    """Sin una cualquiera del conflicto, las demás del conflicto sí se pueden cumplir juntas."""
    una = al_azar(30_000 + semilla, variante)
    inviabilidad = dictamen_al_azar(30_000 + semilla, variante).resultado.inviabilidad
    conflicto = set(inviabilidad.conflicto)
    assert conflicto
    solas = _solo(una, conflicto)
    assert _es_inviable(solas), "el conflicto por sí solo ya es inviable"
    for quitada in conflicto:
        assert not _es_inviable(_solo(una, conflicto - {quitada})), quitada
    _revisar_cambios(una, dictamen_al_azar(30_000 + semilla, variante))


@pytest.mark.parametrize(
    "una",
    [
        agenda(_obras(A=60, B=60), reglas=[_obligatoria("A"), _obligatoria("B")]),
        agenda(_obras(A=101), reglas=[_obligatoria("A")]),
        agenda(_obras(A=150), reglas=[_obligatoria("A")], **DOS_ANIOS),
        agenda(
            _obras(A=10, B=20, C=30),
            reglas=[_obligatoria(p) for p in "ABC"],
            maximo_proyectos=1,
        ),
        agenda(
            {p: {"votos": 1, "costo": 9, "zona": "z3"} for p in "ABCD"},
            reglas=[_cuota(minimo=4)],
            maximo_proyectos=2,
            **ZONA,
        ),
        agenda(
            {p: {"votos": 1, "costo": 40, "zona": "z3"} for p in "ABCD"},
            reglas=[_cuota(minimo=150, base="pesos")],
            **ZONA,
        ),
        agenda(
            _obras(A=150),
            fuentes=[
                {"id": "sgr", "nombre": "SGR", "techos": {2027: 90}, "parte_maxima": "50%"},
                {"id": "propios", "nombre": "Propios", "techos": {2027: 60}},
            ],
            reglas=[_obligatoria("A")],
        ),
        agenda(
            {"A": {"votos": 1, "costo": 30, "inicio_minimo": 2028}, **_obras(B=180)},
            reglas=[_obligatoria("A"), _obligatoria("B")],
            periodo={"inicio": 2027, "fin": 2028},
            fuentes=[{"id": "sgr", "nombre": "SGR", "techos": {2027: 100, 2028: 100},
                      "arrastre": "bienio"}],
        ),
        agenda(
            {p: {"votos": 1, "costo": 9, "ejecutor": "alcaldia"} for p in "ABC"},
            reglas=[
                *(_obligatoria(p) for p in "ABC"),
                {"id": "cap", "tipo": "capacidad", "cuenta": "proyectos", "ejecutor": "alcaldia",
                 "por": "vigencia", "maximo": 1, "texto": "Una obra a la vez."},
            ],
        ),
    ],
    ids=["techo", "una", "dos_anios", "maximo", "cuota", "cuota_pesos", "parte", "bienio", "cap"],
)  # fmt: skip
def test_lo_que_se_pide_basta_y_con_uno_menos_no_basta(una):
    dictamen = decidir(una)
    assert dictamen.resultado.estado_solucion == "inviable_probada"
    assert _revisar_cambios(una, dictamen) > 0


def test_dos_obras_que_solo_se_pagan_entre_varias_fuentes_piden_lo_justo_a_cada_una():
    fuentes = [{"id": f, "nombre": f, "techos": {2027: 50}} for f in ("sgr", "propios")]
    una = agenda(_obras(A=60, B=60), fuentes=fuentes, reglas=[_obligatoria("A"), _obligatoria("B")])
    pedidos = {c.regla: c.faltante for c in _inviabilidad(una).concesiones if c.unidad == "pesos"}
    assert pedidos == {"techo:sgr:2027": 20, "techo:propios:2027": 20}
    assert _revisar_cambios(una, decidir(una)) == 2


def _es_inviable(una):
    estado = decidir(una).resultado.estado_solucion
    assert estado in ("probada", "inviable_probada")
    return estado == "inviable_probada"


def _solo(una, reglas):
    """La agenda que conserva solo esas reglas: las demás, y los demás techos, no aprietan."""
    fuentes = [f.model_copy(update={"techos": _techos(una, f, reglas)}) for f in una.fuentes]
    propuestas = [
        p if f"requiere:{p.id}" in reglas else p.model_copy(update={"requiere": ()})
        for p in una.propuestas
    ]
    return una.model_copy(
        update={
            "fuentes": tuple(fuentes),
            "propuestas": tuple(propuestas),
            "reglas": tuple(r for r in una.reglas if r.id in reglas),
            "maximo_proyectos": una.maximo_proyectos if "maximo_proyectos" in reglas else None,
        }
    )


def _techos(una, fuente, reglas):
    """Los que no están en el conflicto crecen sin límite; los que comparten años, no se separan."""
    aprieta = any(r.startswith(f"techo:{fuente.id}:") for r in reglas)
    anios = range(una.periodo.inicio, una.periodo.fin + 1)
    if fuente.arrastre != "ninguno" or not aprieta:
        return {a: fuente.techos.get(a, 0) if aprieta else 10**15 for a in anios}
    return {
        a: fuente.techos.get(a, 0) if f"techo:{fuente.id}:{a}" in reglas else 10**15 for a in anios
    }


def _revisar_cambios(una, dictamen):
    """Aplica cada cambio a la agenda y la decide otra vez; devuelve cuántos pudo medir exactos."""
    inviabilidad = dictamen.resultado.inviabilidad
    por_regla = {}
    for c in inviabilidad.concesiones:
        por_regla.setdefault(_regla_de(una, c.regla), []).append(c)
    if dictamen.certificado.prueba_inviabilidad > 1:
        grupos = [inviabilidad.concesiones]
    else:
        grupos = list(por_regla.values())
    medidos = 0
    for grupo in grupos:
        assert not _es_inviable(_aplicar(una, grupo)), grupo
        for c in grupo:
            if _se_mide(una, c):
                uno_menos = [
                    x.model_copy(update={"faltante": x.faltante - (x is c)}) for x in grupo
                ]
                assert _es_inviable(_aplicar(una, uno_menos)), c
                medidos += 1
    return medidos


def _regla_de(una, nombre):
    """«cap:2027» → «cap»; las del motor se llaman como su restricción."""
    ids = {r.id for r in una.reglas}
    return nombre.split(":")[0] if nombre.split(":")[0] in ids else nombre


def _se_mide(una, concesion):
    if concesion.regla == "maximo_proyectos" or concesion.regla.startswith("techo:"):
        return True
    regla = next((r for r in una.reglas if r.id == _regla_de(una, concesion.regla)), None)
    if isinstance(regla, Cuota):
        return regla.base_minimo in ("conteo", "pesos")
    return isinstance(regla, Capacidad)


def _aplicar(una, concesiones):
    for concesion in concesiones:
        una = _ceder(una, concesion)
    return una


def _ceder(una, concesion):
    nombre, falta = concesion.regla, concesion.faltante
    if nombre == "maximo_proyectos":
        return una.model_copy(update={"maximo_proyectos": una.maximo_proyectos + falta})
    if nombre.startswith("techo:"):
        return _con_mas_dinero(una, nombre, falta)
    if nombre.startswith("requiere:"):
        propuestas = [
            p.model_copy(update={"requiere": ()}) if nombre.split(":")[1] == p.id else p
            for p in una.propuestas
        ]
        return una.model_copy(update={"propuestas": tuple(propuestas)})
    reglas = (
        _ceder_regla(r, nombre, falta) if r.id == _regla_de(una, nombre) else r for r in una.reglas
    )
    return una.model_copy(update={"reglas": tuple(r for r in reglas if r is not None)})


def _ceder_regla(regla, nombre, falta):
    """La regla más floja; None si lo que se pide es levantarla."""
    if isinstance(regla, Cuota) and regla.base_minimo in ("conteo", "pesos") and not regla.maximo:
        return regla.model_copy(update={"minimo": regla.minimo - falta})
    if isinstance(regla, Capacidad) and not isinstance(regla.maximo, dict):
        return regla.model_copy(update={"maximo": regla.maximo + falta})
    return None


def _con_mas_dinero(una, nombre, falta):
    """Suma lo que falta al último año de la bolsa, contando lo que se llevan las reservas."""
    _, id_fuente, tramo = nombre.split(":")
    anio = int(tramo.split("-")[-1])
    fuente = next(f for f in una.fuentes if f.id == id_fuente)
    descuento = fuente.descuento_proyectada if fuente.certeza_en(anio) == "proyectada" else 0
    queda = (1 - descuento) * (1 - una.reserva)
    pedido = int(fuente.techos.get(anio, 0) * queda) + falta
    techo = -(-pedido // queda)
    assert int(techo * queda) == pedido
    nueva = fuente.model_copy(update={"techos": {**fuente.techos, anio: int(techo)}})
    return cambiar(una, fuentes=[nueva if f.id == id_fuente else f for f in una.fuentes])


@pytest.mark.parametrize("semilla", range(4))
@pytest.mark.parametrize("variante", VARIANTES)
def test_ninguna_frase_habla_en_codigo_ni_cuenta_mal(variante, semilla):
    una = al_azar(30_000 + semilla, variante)
    inviabilidad = dictamen_al_azar(30_000 + semilla, variante).resultado.inviabilidad
    for texto in (inviabilidad.texto, *(c.texto for c in inviabilidad.concesiones)):
        assert not re.search(r"None|techo:|\w_\w|\w:\w|\bP\d\d\b", texto), texto
        assert not re.search(r"(?<![\d.,])1 (pesos|proyectos|unidades|obras|elegibles)", texto), (
            texto
        )
        assert "««" not in texto
    obligadas = [r for r in una.reglas if isinstance(r, Obligatoria)]
    assert obligadas or inviabilidad.concesiones
