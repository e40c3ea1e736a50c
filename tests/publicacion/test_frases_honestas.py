"""Lo que las páginas dicen no promete más de lo que se sabe."""

import pytest

from priorizacion.publicacion import palabras
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import (
    afuera,
    juego,
    mirada,
    proyecto,
    puntajes,
    quienes,
    solucion,
)

from . import taller
from .test_paginas import inviable


def test_probado_a_secas_solo_si_cualquiera_puede_comprobarlo_entero(valle: Publicable) -> None:
    cota = valle.certificado.cota_verificable
    assert cota is not None
    valor = valle.resultado.valor or 0
    for dicha, frase in ((valor, "cualquiera puede comprobarlo"), (valor + 1, "el solucionador")):
        certificado = valle.certificado.model_copy(
            update={"cota_verificable": cota.model_copy(update={"valor": dicha})}
        )
        dicho = solucion.firmeza(taller.cambiar(valle, certificado=certificado).contexto)
        assert "ninguna otra combinación" in dicho
        assert frase in dicho


def test_solo_se_dice_que_calificaron_los_que_calificaron(valle: Publicable) -> None:
    agenda = valle.agenda
    sin_academia = tuple(v for v in agenda.valoraciones if v.participante != "U1")
    for marcas, frase in (
        (agenda.valoraciones, "Calificaron 7 personas del comité local."),
        (sin_academia, "Calificaron 6 de las 7 personas del comité local."),
        ((), "El comité local tiene 7 personas; todavía no hay calificaciones."),
    ):
        publicable = taller.cambiar(valle, agenda={"valoraciones": marcas})
        assert quienes.ver(publicable.contexto).resumen.startswith(frase)


def test_la_pagina_de_lo_que_no_entro_no_promete_razones_que_no_tiene(valle: Publicable) -> None:
    vista = afuera.ver(inviable(valle).contexto)
    assert "la razón de cada una" not in vista.resumen
    assert "quedan sin decidir" in vista.resumen
    assert mirada.ver(inviable(valle).contexto).a_las_razones == "Aquí está qué pasa con cada una"
    assert "Aquí está la razón de cada una" in afuera.ver(valle.contexto).resumen


def test_sin_beneficiarios_la_pagina_dice_que_cuenta_como_si_no_llegara_a_nadie(
    valle: Publicable,
) -> None:
    propuestas = tuple(
        p.model_copy(update={"beneficiarios": None}) for p in valle.agenda.propuestas
    )
    agenda = {"regla_de_valor": "poblacion", "propuestas": propuestas}
    contexto = taller.cambiar(valle, agenda=agenda).contexto
    elegida = valle.contexto.elegidas[0]
    assert "cuenta como si no llegara a nadie" in (proyecto.ver(contexto, elegida).valor or "")
    con_dato = taller.cambiar(valle, agenda={"regla_de_valor": "poblacion"}).contexto
    assert "cuenta como" not in (proyecto.ver(con_dato, elegida).valor or "")


@pytest.mark.parametrize(
    ("moneda", "unidad"), [("COP", "pesos"), ("XXX", "unidades de dinero"), ("EUR", "EUR")]
)
def test_la_moneda_se_dice_en_palabras_y_nunca_cero_millones(
    valle: Publicable, moneda: str, unidad: str
) -> None:
    pocos = tuple(p.model_copy(update={"costo": 300}) for p in valle.resultado.propuestas)
    contexto = taller.cambiar(
        valle, agenda={"moneda": moneda, "precios": None}, resultado={"propuestas": pocos}
    ).contexto
    assert palabras.unidad(contexto.agenda) == unidad
    cifra = mirada.ver(contexto).cifras[1]
    assert (cifra.cifra, cifra.que) == ("1.800", f"{unidad} piden las propuestas que siguen en pie")


def test_una_cuota_con_minimo_y_maximo_no_son_dos_filas_iguales(valle: Publicable) -> None:
    modelo = valle.resultado.reglas[0]
    reglas = tuple(
        modelo.model_copy(update={"id": f"vias:{lado}", "texto": "Entre una y tres vías."})
        for lado in ("minimo", "maximo")
    )
    contexto = taller.cambiar(valle, resultado={"reglas": reglas}).contexto
    tabla = juego.ver(contexto).reglas
    assert tabla is not None
    primeras = [str(fila.celdas[0]) for fila in tabla.filas]
    assert "Mínimo: Entre una y tres vías." in primeras[0]
    assert "Máximo: Entre una y tres vías." in primeras[1]


def test_lo_de_cada_anio_de_una_regla_va_en_una_sola_fila(valle: Publicable) -> None:
    modelo = valle.resultado.reglas[0].model_copy(update={"unidad": "proyectos", "limite": 6})
    por_anio = tuple(
        modelo.model_copy(
            update={"id": f"frentes:{v}", "texto": "Seis a la vez.", "usado": u, "holgura": 6 - u}
        )
        for v, u in ((2026, 4), (2027, 2))
    )
    tabla = juego.ver(taller.cambiar(valle, resultado={"reglas": por_anio}).contexto).reglas
    assert tabla is not None
    (fila,) = tabla.filas
    dichas = [c.texto for c in fila.celdas]
    assert dichas == ["Seis a la vez.", "2026 · 2027", "6", "4 · 2", "2 · 4"]


@pytest.mark.parametrize(
    ("impedidas", "dicho"),
    [(1, "una o dos personas"), (2, "una o dos personas"), (3, "3 personas")],
)
def test_de_una_o_dos_personas_impedidas_no_se_dice_cuantas(
    valle: Publicable, impedidas: int, dicho: str
) -> None:
    desglose = valle.contexto.elegidas[0].desglose
    assert desglose is not None
    criterios = tuple(
        c.model_copy(update={"impedidas": impedidas}) for c in desglose.prioridad.criterios
    )
    eje = desglose.prioridad.model_copy(update={"criterios": criterios})
    vista = puntajes.ver(valle.contexto, desglose.model_copy(update={"prioridad": eje}))
    assert vista is not None
    assert vista.notas == (
        f"No se contó lo que calificaron {dicho}, por conflicto de interés declarado.",
    )
