"""Qué cambió entre dos agendas: cada cambio se dice una vez, y lo que no cambió no se dice."""

from fractions import Fraction
from typing import Any

import pytest

from priorizacion.decision.cambios.comparacion import Decidida, comparar_agendas
from priorizacion.decision.cambios.pareja import emparejar
from priorizacion.dominio.cambio import Comparacion, PropuestaComparada
from priorizacion.dominio.resultado import Motivo
from tests.publicacion import taller


@pytest.fixture(scope="module")
def valle() -> Decidida:
    publicable = taller.decidida()
    return Decidida(publicable.agenda, publicable.resultado)


def con_agenda(de: Decidida, **cambios: Any) -> Decidida:
    return Decidida(de.agenda.model_copy(update=cambios), de.resultado)


def con_propuesta(de: Decidida, ident: str, **cambios: Any) -> Decidida:
    propuestas = tuple(
        p.model_copy(update=cambios) if p.id == ident else p for p in de.agenda.propuestas
    )
    return con_agenda(de, propuestas=propuestas)


def con_decision(de: Decidida, ident: str, **cambios: Any) -> Decidida:
    propuestas = tuple(
        p.model_copy(update=cambios) if p.id == ident else p for p in de.resultado.propuestas
    )
    return Decidida(de.agenda, de.resultado.model_copy(update={"propuestas": propuestas}))


def sin_propuesta(de: Decidida, ident: str) -> Decidida:
    agenda = tuple(p for p in de.agenda.propuestas if p.id != ident)
    decididas = tuple(p for p in de.resultado.propuestas if p.id != ident)
    return Decidida(
        de.agenda.model_copy(update={"propuestas": agenda}),
        de.resultado.model_copy(update={"propuestas": decididas}),
    )


def renombrada(de: Decidida, ident: str, nuevo: str) -> Decidida:
    return con_decision(con_propuesta(de, ident, id=nuevo), ident, id=nuevo)


def de(comparacion: Comparacion, ident: str) -> PropuestaComparada:
    return next(p for p in comparacion.propuestas if ident in (p.ahora, p.antes))


def test_una_agenda_no_cambia_frente_a_si_misma(valle: Decidida) -> None:
    comparacion = comparar_agendas(valle, valle)
    assert comparacion.para_todas == ()
    assert {p.clase for p in comparacion.propuestas} == {"igual"}
    assert comparacion.notas == ()
    assert comparacion.totales_antes == comparacion.totales_ahora


def test_se_dice_que_propuestas_son_nuevas_y_cuales_ya_no_estan(valle: Decidida) -> None:
    menos = sin_propuesta(valle, "P03")
    assert [p.ahora for p in comparar_agendas(menos, valle).de_clase("nueva")] == ["P03"]
    quitada = comparar_agendas(valle, menos)
    assert [p.antes for p in quitada.de_clase("ya_no_esta")] == ["P03"]
    assert quitada.totales_ahora.propuestas == quitada.totales_antes.propuestas - 1
    assert quitada.propuestas[-1].antes == "P03"


def test_si_cambia_el_identificador_sigue_siendo_la_misma(valle: Decidida) -> None:
    comparacion = comparar_agendas(valle, renombrada(valle, "P03", "VIA-3"))
    suya = de(comparacion, "P03")
    assert (suya.antes, suya.ahora, suya.clase) == ("P03", "VIA-3", "otros_datos")
    assert [c.texto for c in suya.suyos] == ["Su identificador pasó de «P03» a «VIA-3»."]


def test_entre_periodos_un_identificador_repetido_con_otro_nombre_es_otra_cosa(
    valle: Decidida,
) -> None:
    propuestas = valle.agenda.propuestas
    otra = tuple(
        p.model_copy(update={"nombre": "Plaza de mercado"}) if p.id == "P01" else p
        for p in propuestas
    )
    sola = emparejar(propuestas, otra, misma_agenda=False)
    assert {(p.antes and p.antes.id, p.ahora and p.ahora.id) for p in sola} >= {
        ("P01", None),
        (None, "P01"),
    }
    misma = emparejar(propuestas, otra, misma_agenda=True)
    assert all(p.antes and p.ahora and p.antes.id == p.ahora.id for p in misma)


def test_la_que_cambio_de_decision_dice_lo_que_cambio_en_ella_y_sus_razones(
    valle: Decidida,
) -> None:
    espera = next(p for p in valle.resultado.propuestas if p.estado == "seleccionada")
    motivo = (Motivo(codigo="x", texto="Ya no cabe."),)
    ahora = con_decision(valle, espera.id, estado="lista_de_espera", inicio=None, motivos=motivo)
    propuesta = next(p for p in valle.agenda.propuestas if p.id == espera.id)
    ahora = con_propuesta(ahora, espera.id, costo=propuesta.costo + 1_000_000)
    suya = de(comparar_agendas(valle, ahora), espera.id)
    assert suya.clase == "otra_decision"
    assert (suya.estado_antes, suya.estado_ahora) == ("seleccionada", "lista_de_espera")
    assert suya.razones_ahora == ("Ya no cabe.",)
    assert [c.codigo for c in suya.suyos] == ["costo"]
    assert " subió de " in suya.suyos[0].texto


def test_no_se_promete_que_un_cambio_bastaba(valle: Decidida) -> None:
    elegida = next(p for p in valle.resultado.propuestas if p.estado == "seleccionada")
    ahora = con_decision(valle, elegida.id, estado="lista_de_espera")
    notas = " ".join(comparar_agendas(valle, ahora).notas)
    assert "No se prueba cuál de esos cambios bastaba" in notas


def test_un_techo_que_sube_se_dice_con_su_fuente_y_su_ano(valle: Decidida) -> None:
    fuente = valle.agenda.fuentes[0]
    vigencia = min(fuente.techos)
    techos = {**fuente.techos, vigencia: fuente.techos[vigencia] + 5_000_000}
    mas = fuente.model_copy(update={"techos": techos})
    ahora = con_agenda(valle, fuentes=(mas, *valle.agenda.fuentes[1:]))
    (cambio,) = comparar_agendas(valle, ahora).para_todas
    assert cambio.codigo == f"techo:{fuente.id}:{vigencia}"
    assert cambio.texto.startswith(f"El techo de «{fuente.nombre}» en {vigencia} subió de ")


def test_una_regla_nueva_una_que_se_quita_y_una_que_cambia_se_distinguen(valle: Decidida) -> None:
    reglas = valle.agenda.reglas
    assert len(reglas) >= 2
    otra = reglas[0].model_copy(update={"texto": "Otra frase."})
    ahora = con_agenda(valle, reglas=(otra, *reglas[2:]))
    textos = [c.texto for c in comparar_agendas(valle, ahora).para_todas]
    assert any(t.startswith("Ya no está la regla «") for t in textos)
    assert any(
        t.startswith("La regla pasó de «") and t.endswith(" a «Otra frase».") for t in textos
    )
    vuelta = [c.texto for c in comparar_agendas(ahora, valle).para_todas]
    assert any(t.startswith("Hay una regla nueva: «") for t in vuelta)


def test_si_solo_cambiaron_las_ponderaciones_se_dice_que_los_puntajes_son_los_mismos(
    valle: Decidida,
) -> None:
    decidida = next(p for p in valle.resultado.propuestas if p.desglose and p.prioridad)
    assert decidida.desglose is not None
    eje = decidida.desglose.prioridad
    otro_eje = eje.model_copy(update={"centesimas": (eje.centesimas or 0) - 100})
    desglose = decidida.desglose.model_copy(update={"prioridad": otro_eje})
    ahora = con_decision(valle, decidida.id, desglose=desglose)
    criterio = valle.agenda.criterios[0]
    otra = criterio.model_copy(update={"ponderacion": criterio.ponderacion + Fraction(5)})
    ahora = con_agenda(ahora, criterios=(otra, *valle.agenda.criterios[1:]))
    comparacion = comparar_agendas(valle, ahora)
    (cambio,) = de(comparacion, decidida.id).suyos
    assert cambio.texto.endswith("porque cambió cuánto pondera cada criterio, no sus puntajes.")
    assert [c.codigo for c in comparacion.para_todas] == [f"ponderacion:{criterio.id}"]


def test_lo_que_no_se_publica_no_cuenta_como_cambio(valle: Decidida) -> None:
    """De una carpeta con marcas a su copia pública no cambió nada."""
    propuesta = valle.agenda.propuestas[0]
    otras = {**propuesta.otras, "telefono": "1"}
    con_lugar = con_propuesta(valle, propuesta.id, lat=Fraction(5), otras=otras)
    assert {p.clase for p in comparar_agendas(con_lugar, valle).propuestas} == {"igual"}
