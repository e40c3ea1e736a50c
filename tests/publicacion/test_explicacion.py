"""Lo que dicen las páginas de qué cambiaría la decisión, qué tan firme es y con otro dinero."""

import gzip
import re
from pathlib import Path

import pytest

from priorizacion.dominio.curva import Curva, PuntoDeCurva
from priorizacion.dominio.explicacion import (
    Arreglo,
    Costo,
    Explicacion,
    Explicaciones,
    MasDinero,
    Puntos,
)
from priorizacion.dominio.robustez import IndiceNucleo
from priorizacion.publicacion.graficas import curva as curva_dibujada
from priorizacion.publicacion.graficas import firmeza as firmeza_dibujada
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import (
    afuera,
    ajustes,
    cambio,
    curva,
    firmeza,
    movidas,
    necesidad,
    precios,
    presencia,
    proyecto,
    robustez,
    tramos,
)
from priorizacion.publicacion.vistas.tabla import Celda, Tabla

from . import explicadas, taller
from .explicadas import entre, exacto

AGENDA = "territorios/chirivaque/2026-2029"
CHIRIVAQUE = taller.REPOSITORIO / "agendas/chirivaque/2026-2029"
SIN_CALCULAR = {"explicaciones": None, "robustez": None, "curva_presupuesto": None}


@pytest.fixture(scope="module")
def callado(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio de la misma agenda cuando nada de eso se calculó."""
    sin = taller.cambiar(taller.decidida(CHIRIVAQUE), resultado=SIN_CALCULAR)
    return taller.construir(tmp_path_factory.mktemp("callado") / "site", sin)


def texto(sitio: Path, pagina: str) -> str:
    return taller.leer(sitio / AGENDA / pagina).texto


def filas(tabla: Tabla | None) -> list[tuple[str, ...]]:
    assert tabla is not None
    return [tuple(c.texto for c in f.celdas) for f in tabla.filas]


def con(agenda: Publicable, *propuestas: Explicacion, brecha: int = 0) -> Publicable:
    """La agenda con esas explicaciones y nada más."""
    hechas = Explicaciones(propuestas=propuestas, reglas=())
    return taller.cambiar(agenda, resultado={"explicaciones": hechas, "brecha": brecha})


def en_espera(**campos: object) -> Explicacion:
    return Explicacion.model_validate({"propuesta": "P04", "caso": "competencia", **campos})


def elegida(**campos: object) -> Explicacion:
    return Explicacion.model_validate({"propuesta": "P01", "caso": "elegida", **campos})


@pytest.mark.parametrize(
    ("arrepentimiento", "brecha", "dicho"),
    [
        (exacto(300), 0, "Incluirla le quitaría a la agenda 3 puntos de valor."),
        (exacto(100), 0, "Incluirla le quitaría a la agenda 1 punto de valor."),
        (entre(100, 350), 0, "Incluirla le quitaría a la agenda entre 1 y 3,50 puntos de valor."),
        (entre(200, None), 0, "Incluirla le quitaría a la agenda al menos 2 puntos de valor."),
        (
            entre(0, 300),
            0,
            "No se puede distinguir de lo elegido: incluirla le quitaría a la agenda a lo sumo 3 puntos de valor.",
        ),
        (
            entre(100, 300),
            400,
            "No se puede distinguir de lo elegido: incluirla le quitaría a la agenda a lo sumo 3 puntos de valor.",
        ),
        (entre(0, None), 0, "No se puede distinguir de lo elegido."),
        (
            exacto(0),
            0,
            "Incluirla no le quitaría valor a la agenda: hay otra que vale lo mismo y la incluye. "
            "Decidió el desempate.",
        ),
        (exacto(0), 300, "No se puede distinguir de lo elegido."),
    ],
)
def test_lo_que_se_perderia_solo_se_afirma_si_esta_probado(
    agenda: Publicable, arrepentimiento: object, brecha: int, dicho: str
) -> None:
    explicacion = en_espera(arrepentimiento=arrepentimiento)
    contexto = con(agenda, explicacion, brecha=brecha).contexto
    assert necesidad.perdida(contexto, explicacion) == dicho


def test_de_una_elegida_se_dice_cuanto_valdria_de_menos_la_agenda_sin_ella(
    agenda: Publicable,
) -> None:
    dichas = [
        necesidad.perdida(agenda.contexto, e)
        for e in (
            elegida(reemplazo=exacto(400)),
            elegida(reemplazo=entre(0, 100)),
            elegida(irremplazable=True),
        )
    ]
    assert dichas == [
        "Sin ella, la agenda valdría 4 puntos menos.",
        "No se puede distinguir de su reemplazo: sin ella la agenda perdería a lo sumo 1 punto de valor.",
        "Sin ella, ninguna agenda cumple todas las reglas.",
    ]


def test_lo_que_le_haria_falta_va_en_una_frase_con_cifras_sin_redondear(agenda: Publicable) -> None:
    explicacion = en_espera(
        arrepentimiento=exacto(300),
        puntajes=(Puntos(eje="prioridad", actual=6745, limite=exacto(7220)),),
        costo=Costo(actual=800_000_000, limite=exacto(700_000_001)),
        dinero=(
            MasDinero(fuente="sgr_local", vigencia=2027, pesos=exacto(52_341_777)),
            MasDinero(fuente="propios", vigencia=2028, pesos=exacto(60_000_000)),
        ),
    )
    assert necesidad.falta(agenda.contexto, explicacion) == (
        "Entraría con 4,75 puntos más de prioridad, costando 99.999.999 pesos de 2026 menos sin "
        "contar imprevistos o con exactamente 52.341.777 pesos más de «Regalías (asignación para la inversión local)» en "
        "2027. Basta una de esas cosas, con lo demás igual."
    )


def test_si_nada_la_haria_entrar_se_dice(agenda: Publicable) -> None:
    explicacion = en_espera(
        arrepentimiento=exacto(300),
        puntajes=(Puntos(eje="prioridad", actual=6745, limite=None),),
        costo=Costo(actual=800_000_000, limite=None),
        dinero=(MasDinero(fuente="sgr_local", vigencia=None, pesos=None),),
    )
    assert necesidad.falta(agenda.contexto, explicacion) == (
        "Con lo demás igual no entraría ni con el puntaje máximo, ni costando menos, ni con más "
        "dinero de una sola fuente."
    )
    vista = cambio.ver(con(agenda, explicacion).contexto, "P04", "../")
    assert vista is not None
    assert filas(vista.tabla) == [
        ("Más prioridad", "Ni con 100 entraría."),
        ("Menos costo, sin contar imprevistos", "Ni costando casi nada entraría."),
        (
            "Más dinero de «Regalías (asignación para la inversión local)»",
            "Ni con más dinero de esa fuente entraría.",
        ),
    ]


def test_lo_que_no_se_calculo_no_se_niega(agenda: Publicable) -> None:
    sin_costo_ni_dinero = en_espera(
        arrepentimiento=exacto(300), puntajes=(Puntos(eje="prioridad", actual=6745, limite=None),)
    )
    assert necesidad.falta(agenda.contexto, sin_costo_ni_dinero) == (
        "Con lo demás igual no entraría ni con el puntaje máximo."
    )
    assert necesidad.falta(agenda.contexto, en_espera(arrepentimiento=exacto(300))) is None
    a_medias = en_espera(
        arrepentimiento=exacto(300),
        puntajes=(Puntos(eje="prioridad", actual=6745, limite=entre(7000, None)),),
    )
    assert necesidad.falta(agenda.contexto, a_medias) == (
        "Necesitaría al menos 2,55 puntos más de prioridad, y puede que ni así."
    )


def test_si_con_menos_dinero_se_logra_lo_mismo_se_dice(agenda: Publicable) -> None:
    sola: Curva | None = agenda.resultado.curva_presupuesto
    assert sola is not None
    puntos = tuple(
        PuntoDeCurva(nivel=n, estado="probada", valor=min(n, 88) * 100, brecha=0)
        for n in sola.niveles
    )
    ajuste = sola.ajustes[0].model_copy(update={"puntos": puntos})
    nueva = sola.model_copy(update={"ajustes": (ajuste,)})
    vista = curva.ver(taller.cambiar(agenda, resultado={"curva_presupuesto": nueva}).contexto)
    assert vista is not None
    assert "Con el 88 % ya se lograría el mismo valor de hoy." in vista.lectura


def test_la_tabla_dice_cuanto_de_donde_y_hasta_donde(agenda: Publicable) -> None:
    explicacion = en_espera(
        arrepentimiento=exacto(300),
        puntajes=(
            Puntos(eje="prioridad", actual=6745, limite=exacto(7220)),
            Puntos(eje="factibilidad", actual=8138, limite=entre(8438, 8650)),
        ),
        costo=Costo(actual=800_000_000, limite=entre(600_000_000, 700_000_000)),
        dinero=(
            MasDinero(fuente="propios", vigencia=2027, pesos=exacto(52_341_777)),
            MasDinero(fuente="sgr_local", vigencia=2027, pesos=entre(2_000_000, None)),
        ),
        confirmada=True,
    )
    vista = cambio.ver(con(agenda, explicacion).contexto, "P04", "../")
    assert vista is not None
    assert filas(vista.tabla) == [
        ("Más prioridad", "4,75 puntos más: de 67,45 a 72,20."),
        ("Más factibilidad", "Entre 3 y 5,12 puntos más; hoy, 81,38."),
        (
            "Menos costo, sin contar imprevistos",
            "Entre 100.000.000 y 200.000.000 de pesos de 2026 menos; hoy, 800.000.000.",
        ),
        ("Más dinero de «Recursos propios»", "Exactamente 52.341.777 pesos más en 2027."),
        (
            "Más dinero de «Regalías (asignación para la inversión local)»",
            "No se pudo saber con cuánto.",
        ),
    ]
    assert len(vista.notas) == 2


def test_la_tabla_de_una_elegida_dice_hasta_donde_aguanta(agenda: Publicable) -> None:
    explicacion = elegida(
        reemplazo=exacto(400),
        puntajes=(
            Puntos(eje="prioridad", actual=8033, limite=exacto(7000)),
            Puntos(eje="factibilidad", actual=7884, limite=None),
        ),
        costo=Costo(actual=270_000_000, limite=exacto(300_000_000)),
        entrarian=("P04",),
    )
    vista = cambio.ver(con(agenda, explicacion).contexto, "P01", "../")
    assert vista is not None
    assert filas(vista.tabla) == [
        ("Menos prioridad", "10,33 puntos menos: de 80,33 a 70."),
        ("Menos factibilidad", "Ni con 0 saldría."),
        (
            "Más costo, sin contar imprevistos",
            "30.000.000 de pesos de 2026 más: de 270.000.000 a 300.000.000.",
        ),
    ]
    assert vista.si == "Si saliera"
    assert [(m.verbo, m.celda.enlace) for m in vista.movidas] == [
        ("Entraría", "../propuestas/P04.html")
    ]
    assert "es seguro" in vista.notas[0]


def test_en_las_frases_cada_nombre_lleva_a_su_pagina_y_no_se_repite(agenda: Publicable) -> None:
    nombre = agenda.contexto.nombre("P01")
    explicacion = en_espera(
        arrepentimiento=exacto(300), saldrian=("P01",), frases=(f"Con ella, saldría «{nombre}».",)
    )
    vista = cambio.ver(con(agenda, explicacion).contexto, "P04", "../")
    assert vista is not None
    nombrada = Celda(f"«{nombre}»", "../propuestas/P01.html")
    assert vista.frases == ((Celda("Con ella, saldría "), nombrada, Celda(".")),)
    assert vista.movidas == ()


def test_las_frases_del_resultado_mandan_sobre_las_de_la_pagina(agenda: Publicable) -> None:
    explicacion = en_espera(arrepentimiento=exacto(300), frases=("Así lo dijo quien decidió.",))
    vista = cambio.ver(con(agenda, explicacion).contexto, "P04", "../")
    assert vista is not None
    assert vista.frases == ((Celda("Así lo dijo quien decidió."),),)


@pytest.mark.parametrize(
    ("limite", "entra", "se_queda"),
    [
        (None, "Ni con 100 entraría.", "Ni con 0 saldría."),
        (exacto(0), None, "Ni con 0 saldría."),
        (
            entre(7000, None),
            "Al menos 10 puntos más, y puede que ni con 100.",
            "No se sabe cuánto.",
        ),
        (exacto(6000), None, "Saldría con menos."),
        (entre(5000, 6000), None, "No está probado que aguante menos."),
        (exacto(5000), None, "10 puntos menos: de 60 a 50."),
        (entre(4000, 5000), None, "Entre 10 y 20 puntos menos; hoy, 60."),
        (entre(7000, 8000), "Entre 10 y 20 puntos más; hoy, 60.", None),
    ],
)
def test_de_los_puntajes_solo_se_dice_lo_que_se_sabe(
    agenda: Publicable, limite: object, entra: str | None, se_queda: str | None
) -> None:
    puntajes = ({"eje": "prioridad", "actual": 6000, "limite": limite},)
    for explicacion, dicho in (
        (en_espera(arrepentimiento=exacto(300), puntajes=puntajes), entra),
        (elegida(reemplazo=exacto(300), puntajes=puntajes), se_queda),
    ):
        vista = cambio.ver(con(agenda, explicacion).contexto, explicacion.propuesta, "../")
        assert vista is not None
        assert dicho is None or filas(vista.tabla)[0][1] == dicho


@pytest.mark.parametrize(
    ("limite", "entra", "se_queda"),
    [
        (None, "Ni costando casi nada entraría.", "Mientras quepa en el dinero, se quedaría."),
        (entre(0, 70), "No se encontró con cuánto menos.", "Saldría con más."),
        (exacto(90), "10 pesos de 2026 menos: de 100 a 90.", None),
        (entre(90, 150), None, "No está probado que aguante más."),
        (exacto(100), None, "Saldría con más."),
        (entre(150, None), None, "Al menos 50 pesos de 2026 más; hoy, 100."),
    ],
)
def test_del_costo_solo_se_dice_lo_que_se_sabe(
    agenda: Publicable, limite: object, entra: str | None, se_queda: str | None
) -> None:
    costo = {"actual": 100, "limite": limite}
    for explicacion, dicho in (
        (en_espera(arrepentimiento=exacto(300), costo=costo), entra),
        (elegida(reemplazo=exacto(300), costo=costo), se_queda),
    ):
        vista = cambio.ver(con(agenda, explicacion).contexto, explicacion.propuesta, "../")
        assert vista is not None
        assert dicho is None or filas(vista.tabla)[0][1] == dicho


def test_si_la_impiden_las_reglas_se_dice_cuales(agenda: Publicable) -> None:
    explicacion = Explicacion(
        propuesta="P04",
        caso="regla",
        choca_con=(
            "una_placa_huella",
            "techo:propios:2026",
            "techo:propios:2027",
            "maximo_proyectos",
        ),
    )
    vista = cambio.ver(con(agenda, explicacion).contexto, "P04", "../")
    assert vista is not None
    assert vista.frases == (
        (Celda("Ninguna agenda que cumpla todas las reglas puede incluirla."),),
    )
    assert vista.por_que == "La impiden estas reglas juntas"
    assert vista.reglas == (
        "Se hace una placa huella, y solo una; las demás van al plan vial.",
        "El dinero de las fuentes que pueden pagarla.",
        "Se eligen a lo sumo 8 obras.",
    )


def test_lo_que_de_verdad_la_impide_es_lo_primero_que_dice_su_pagina(agenda: Publicable) -> None:
    impide = "Ninguna agenda que cumpla todas las reglas puede incluirla. La impide esta regla."
    decidida = agenda.contexto.decididas["P04"]
    for caso, primera in (("regla", impide), ("competencia", decidida.motivos[0].texto)):
        explicacion = Explicacion(propuesta="P04", caso=caso, frases=(impide,))
        vista = proyecto.ver(con(agenda, explicacion).contexto, decidida)
        assert vista.motivos[0] == primera
        assert vista.motivos[-1] == decidida.motivos[-1].texto


@pytest.mark.parametrize(
    ("arreglo", "dicho"),
    [
        (Arreglo(se_puede=True, pendientes=("x",), desenlace="entra"), "entraría."),
        (Arreglo(se_puede=True, pendientes=("x",), desenlace="no_entra"), "no entraría"),
        (Arreglo(se_puede=True, pendientes=("x",), desenlace="depende"), "dependería"),
        (Arreglo(se_puede=True, pendientes=("x",), desenlace="no_se_sabe"), "No se alcanzó"),
        (Arreglo(se_puede=False, pendientes=("x",), desenlace=None), "no se puede arreglar"),
    ],
)
def test_a_la_que_no_podia_competir_se_le_dice_que_pasaria_si_lo_arregla(
    arreglo: Arreglo, dicho: str
) -> None:
    explicacion = Explicacion(propuesta="P09", caso="puerta", arreglo=arreglo)
    assert dicho in (necesidad.arreglo(explicacion) or "")


def test_la_lista_de_espera_va_por_lo_que_se_perderia_y_los_empates_por_el_sorteo(
    agenda: Publicable,
) -> None:
    perdidas = {"P04": exacto(0), "P06": exacto(0), "P08": entre(0, 500), "P10": exacto(200)}
    espera = [d.id for d in agenda.resultado.propuestas if d.estado == "lista_de_espera"]
    nueva = con(
        agenda,
        *(
            en_espera(propuesta=p, arrepentimiento=perdidas.get(p, exacto(900 + n)))
            for n, p in enumerate(espera)
        ),
    )
    grupo = afuera.ver(nueva.contexto).grupos[0]
    orden = [p.enlace for p in grupo.propuestas]
    assert orden[2:4] == ["propuestas/P08.html", "propuestas/P10.html"]
    assert set(orden[:2]) == {"propuestas/P04.html", "propuestas/P06.html"}
    assert "Va primero la que menos valor le quitaría" in grupo.explicacion
    otra = taller.cambiar(
        nueva, agenda={"sorteo": nueva.agenda.sorteo.model_copy(update={"semilla": "otra"})}
    )
    primeras = {
        tuple(p.enlace for p in afuera.ver(a.contexto).grupos[0].propuestas)[:2]
        for a in (nueva, *(_con_semilla(otra, str(n)) for n in range(20)))
    }
    assert len(primeras) == 2


def _con_semilla(agenda: Publicable, semilla: str) -> Publicable:
    sorteo = agenda.agenda.sorteo.model_copy(update={"semilla": semilla})
    return taller.cambiar(agenda, agenda={"sorteo": sorteo})


def test_sin_explicaciones_la_lista_de_espera_va_por_valor() -> None:
    sin = taller.cambiar(taller.decidida(CHIRIVAQUE), resultado=SIN_CALCULAR)
    grupo = afuera.ver(sin.contexto).grupos[0]
    assert "Van de mayor a menor valor." in grupo.explicacion
    valores = {p.id: p.valor or 0 for p in sin.resultado.propuestas}
    orden = [
        valores[(p.enlace or "")[len("propuestas/") : -len(".html")]] for p in grupo.propuestas
    ]
    assert orden == sorted(orden, reverse=True)


def test_el_precio_de_las_reglas_va_de_la_que_mas_cuesta_a_la_que_menos(agenda: Publicable) -> None:
    vista = precios.ver(agenda.contexto)
    assert vista is not None
    assert vista.lectura.startswith("De 18 reglas y topes, 10 le cuestan valor a la agenda. La que")
    assert "Sin ella, la agenda valdría 9 puntos más." in vista.lectura
    cuestan = [f[1].removesuffix(" cada una") for f in filas(vista.tabla)]
    assert cuestan[0] == "9"
    assert cuestan[-1] in {"0", "0 a 3"}
    nada = {f[2] for f, c in zip(filas(vista.tabla), cuestan, strict=True) if c == "0"}
    assert nada == {"La agenda valdría lo mismo."}


def test_las_reglas_que_cuestan_lo_mismo_y_moverian_lo_mismo_van_juntas(
    agenda: Publicable,
) -> None:
    explicaciones = explicadas.explicaciones(agenda)
    regla = explicaciones.reglas[0].model_copy(
        update={"precio": exacto(1500), "entrarian": ("P04",), "saldrian": ("P01",)}
    )
    textos = ("El dinero de A.", "El dinero de B.", "El dinero de C.")
    iguales = tuple(
        regla.model_copy(update={"regla": f"techo:{n}", "texto": t}) for n, t in enumerate(textos)
    )
    otra = regla.model_copy(update={"texto": "Otra regla.", "saldrian": ("P02",)})
    solas = explicaciones.model_copy(update={"reglas": (*iguales, otra)})
    vista = precios.ver(taller.cambiar(agenda, resultado={"explicaciones": solas}).contexto)
    assert vista is not None
    assert [f[:2] for f in filas(vista.tabla)] == [
        ("El dinero de A. El dinero de B. El dinero de C.", "15 cada una"),
        ("Otra regla.", "15"),
    ]


@pytest.mark.parametrize(
    ("ata", "dicho"),
    [
        (True, "La agenda valdría más."),
        (False, "La agenda valdría lo mismo."),
        (None, "No se puede distinguir de esta agenda."),
    ],
)
def test_de_una_regla_solo_se_dice_que_cuesta_si_se_sabe(
    agenda: Publicable, ata: bool | None, dicho: str
) -> None:
    explicaciones = explicadas.explicaciones(agenda)
    regla = explicaciones.reglas[0].model_copy(update={"ata": ata})
    sola = explicaciones.model_copy(update={"reglas": (regla,)})
    vista = precios.ver(taller.cambiar(agenda, resultado={"explicaciones": sola}).contexto)
    assert vista is not None
    assert filas(vista.tabla)[0][2] == dicho
    assert ("no se sabe de ninguna" in vista.lectura) is not (ata is True)


def test_si_se_mueven_muchas_se_nombran_tres_y_se_cuentan_las_demas(agenda: Publicable) -> None:
    nombres = [agenda.contexto.nombre(p) for p in ("P01", "P02", "P03")]
    tres = f"«{nombres[0]}», «{nombres[1]}»"
    assert movidas.decir(agenda.contexto, ("P01", "P02", "P03", "P04", "P05"), ("P06",)) == (
        f"Entrarían {tres}, «{nombres[2]}» y otras 2; saldría «{agenda.contexto.nombre('P06')}»."
    )
    cuatro = movidas.decir(agenda.contexto, ("P01", "P02", "P03", "P04"), ())
    assert "otras" not in cuatro
    assert movidas.decir(agenda.contexto, (), ()) == "La agenda sería la misma."


def test_la_robustez_cuenta_todas_una_sola_vez(agenda: Publicable) -> None:
    vista = robustez.ver(agenda.contexto)
    assert vista is not None
    elegidas = len(agenda.contexto.elegidas)
    assert vista.lectura.startswith(f"De las {elegidas} elegidas, 3 son firmes")
    assert agenda.resultado.robustez is not None
    assert len(vista.tabla.filas) == len(agenda.resultado.robustez.propuestas)
    assert len(vista.franjas) < len(vista.tabla.filas)
    assert [f.elegida for f in vista.franjas] == sorted(
        (f.elegida for f in vista.franjas), reverse=True
    )


def test_las_barras_no_se_salen_del_dibujo_ni_se_pisan(agenda: Publicable) -> None:
    vista = robustez.ver(agenda.contexto)
    assert vista is not None
    dibujo = firmeza_dibujada.dibujar(vista.franjas)
    alturas = [b.renglones[0].y for b in dibujo.barras]
    assert any(b.hallado is None for b in dibujo.barras)
    assert any(b.hallado and b.probado for b in dibujo.barras)
    for barra, siguiente in zip(dibujo.barras, [*alturas[1:], dibujo.alto + 20], strict=True):
        for tramo in filter(None, (barra.hallado, barra.probado)):
            assert tramo.x >= 0
            assert tramo.x + tramo.ancho <= firmeza_dibujada.LARGO + 0.1
        assert barra.renglones[-1].y < barra.y
        assert barra.y + 12 < siguiente - 10


@pytest.mark.parametrize(
    ("minimo", "maximo", "dicho"),
    [
        (388, 388, "38,8 %"),
        (381, 388, "entre 38,1 % y 38,8 %"),
        (0, 388, "a lo sumo 38,8 %"),
        (381, 1000, "al menos 38,1 %"),
        (0, 1000, "sin probar"),
    ],
)
def test_de_una_parte_solo_se_dice_lo_probado(
    agenda: Publicable, minimo: int, maximo: int, dicho: str
) -> None:
    """Lo que se halló sin probar no se pone como si fuera la cifra."""
    indice = IndiceNucleo(
        familia="techos", minimo=minimo, maximo=maximo, hallado=385, clase="frontera"
    )
    assert firmeza.parte(agenda.contexto, indice) == dicho


def test_la_pagina_de_cada_una_dice_que_tan_firme_es_y_con_cuanto_dinero_entra(
    agenda: Publicable,
) -> None:
    lugar = firmeza.ver(agenda.contexto, "P02")
    assert lugar is not None
    assert lugar.frases[0].startswith("Su lugar está en el límite")
    assert lugar.frases[1] == (
        "Lo que más la mueve: si hay más o menos dinero, se elige entre 38,1 % y 38,8 % de las "
        "veces."
    )
    assert filas(lugar.tabla)[0] == ("Cualquier ponderación", "entre 61,3 % y 62 %", "en el límite")
    assert lugar.dinero == (
        "Con las mismas reglas, se elegiría del 60 % al 64 % y desde el 72 % del dinero que hay. "
        "Con el 68 % todavía no se ha podido probar qué se elegiría."
    )


def test_lo_que_no_esta_probado_se_dice_hallado_y_no_firme(agenda: Publicable) -> None:
    firmes = agenda.resultado.robustez
    assert firmes is not None
    indices = tuple(
        IndiceNucleo(familia=f, minimo=300, maximo=1000, hallado=h, clase=None)
        for f, h in zip(explicadas.FAMILIAS, (1000, 900, 950, 1000, 1000), strict=True)
    )
    una = firmes.propuestas[0].model_copy(update={"clase": None, "indices": indices})
    nueva = taller.cambiar(
        agenda, resultado={"robustez": firmes.model_copy(update={"propuestas": (una,)})}
    )
    lugar = firmeza.ver(nueva.contexto, una.propuesta)
    assert lugar is not None
    assert lugar.frases[:3] == (
        "Todavía no se ha podido probar qué tan firme es su lugar.",
        "En las mejores listas que se encontraron está entre el 90 % y el 100 % de las veces, según "
        "lo que se cambie; podría haber otras mejores.",
        "Se elige aunque falte cualquiera de las personas que calificaron.",
    )


def test_a_la_que_no_se_elige_en_ningun_escenario_no_se_le_dice_que_la_acerca(
    agenda: Publicable,
) -> None:
    firmes = agenda.resultado.robustez
    assert firmes is not None
    fuera = next(f for f in firmes.propuestas if not agenda.contexto.elegida(f.propuesta))
    nada = tuple(
        i.model_copy(update={"minimo": 0, "maximo": 100, "hallado": 0}) for i in fuera.indices
    )
    una = fuera.model_copy(update={"indices": nada})
    nueva = taller.cambiar(
        agenda, resultado={"robustez": firmes.model_copy(update={"propuestas": (una,)})}
    )
    lugar = firmeza.ver(nueva.contexto, una.propuesta)
    assert lugar is not None
    assert not [f for f in lugar.frases if "acerca" in f]


def test_los_tramos_de_dinero_se_dicen_en_palabras() -> None:
    niveles = (20, 40, 60, 80, 100)
    assert tramos.juntar([20, 40, 80], niveles) == ((20, 40), (80, 80))
    assert tramos.decir(((20, 40), (80, 80)), niveles) == "hasta el 40 % y con el 80 %"
    assert tramos.decir(((40, 60), (100, 100)), niveles) == "del 40 % al 60 % y con el 100 %"
    assert tramos.decir(((20, 100),), niveles) == "siempre: del 20 % al 100 %"
    assert tramos.decir(((60, 100),), niveles) == "desde el 60 %"
    assert tramos.decir((), niveles) == ""


def test_la_curva_trae_en_la_tabla_los_mismos_puntos_del_dibujo(agenda: Publicable) -> None:
    vista = curva.ver(agenda.contexto)
    assert vista is not None
    trazo = curva_dibujada.dibujar(vista.puntos)
    assert len(trazo.puntos) + len(trazo.cruces) == len(vista.niveles.filas) == 41
    assert len(trazo.cruces) == 4
    assert trazo.rotulo_de_hoy == "Hoy: 424"
    assert (
        "Con el dinero que hay, la agenda vale 424 puntos; con el 36 %, 152,64 y con el 200 %,"
        in vista.lectura
    )
    assert "Desde el 140 %, más dinero ya no le agrega valor" in vista.lectura
    assert "Ninguna lista cumpliría todas las reglas hasta el 32 %." in vista.lectura
    hoy = next(f for f in filas(vista.niveles) if f[0] == "100 %")
    assert hoy[2:4] == ("424", "8")


def test_un_nivel_sin_probar_se_ve_en_el_dibujo_y_se_dice_en_la_tabla(agenda: Publicable) -> None:
    vista = curva.ver(agenda.contexto)
    assert vista is not None
    sin_probar = [p for p in curva_dibujada.dibujar(vista.puntos).puntos if p.tope < p.y]
    assert len(sin_probar) == 1
    assert next(f for f in filas(vista.niveles) if f[0] == "68 %")[2] == "288,32 a 309,52"
    assert any("no se probó" in n for n in vista.notas)


def test_una_curva_sin_ninguna_lista_no_se_rompe(agenda: Publicable) -> None:
    sola: Curva | None = agenda.resultado.curva_presupuesto
    assert sola is not None
    puntos = tuple(
        PuntoDeCurva(nivel=n, estado="sin_respuesta", valor=None, brecha=None) for n in sola.niveles
    )
    vacia = sola.ajustes[0].model_copy(update={"puntos": puntos, "presencias": ()})
    nueva = taller.cambiar(
        agenda,
        resultado={"curva_presupuesto": sola.model_copy(update={"ajustes": (vacia,)})},
    )
    vista = curva.ver(nueva.contexto)
    assert vista is not None
    assert "En ningún nivel de dinero se encontró una agenda" in vista.lectura
    assert curva_dibujada.dibujar(vista.puntos).hoy is None
    assert vista.otros is None


def test_las_otras_maneras_de_contar_dicen_cuantas_entran_y_salen_y_cuales_se_quedan(
    agenda: Publicable,
) -> None:
    sola: Curva | None = agenda.resultado.curva_presupuesto
    assert sola is not None
    vista = ajustes.ver(agenda.contexto, sola)
    assert vista is not None
    assert [f[1:] for f in filas(vista.maneras)] == [
        ("8", "0", "0"),
        ("7", "0", "1"),
        ("7", "0", "1"),
    ]
    assert vista.cuantas == 3
    pagina = curva.ver(agenda.contexto)
    assert pagina is not None
    assert pagina.presencias.columnas[-1].nombre == "De 3 maneras"
    veces = {f[0]: f[-1] for f in filas(pagina.presencias)}
    assert veces.pop("Arreglo de la bocatoma y el desarenador del acueducto urbano") == "1"
    assert set(veces.values()) == {"3", "0"}


def test_cada_pagina_de_propuesta_dice_que_tendria_que_cambiar_antes_de_sus_datos(
    explicado: Path, agenda: Publicable
) -> None:
    for decidida in agenda.resultado.propuestas:
        dicho = texto(explicado, f"propuestas/{decidida.id}.html")
        if decidida.estado in {"retirada", "fusionada"}:
            assert "¿Qué tendría que cambiar?" not in dicho
            continue
        assert "¿Qué tendría que cambiar?" in dicho
        if decidida.estado != "seleccionada":
            assert dicho.index("¿Qué tendría que cambiar?") < dicho.index("Sus datos")


def test_los_enlaces_nuevos_llevan_a_alguna_parte(explicado: Path) -> None:
    crudo = (explicado / AGENDA / "propuestas/P04.html").read_text(encoding="utf-8")
    assert 'href="../y-si.html#con-' in crudo
    assert 'href="../que-tan-firme.html"' in crudo
    assert 'href="que-tan-firme.html"' in (explicado / AGENDA / "como-se-decidio.html").read_text(
        encoding="utf-8"
    )


def test_cada_grafica_es_una_imagen_con_titulo_descripcion_y_su_tabla(explicado: Path) -> None:
    for pagina, nombre in (("y-si.html", "curva"), ("que-tan-firme.html", "firmeza")):
        crudo = (explicado / AGENDA / pagina).read_text(encoding="utf-8")
        svg = next(s for s in re.findall(r"<svg.*?</svg>", crudo, re.DOTALL) if nombre in s)
        assert 'role="img"' in svg
        assert f'aria-labelledby="{nombre}-titulo {nombre}-descripcion"' in svg
        assert f'<title id="{nombre}-titulo">' in svg
        assert f'<desc id="{nombre}-descripcion">' in svg
        assert "currentColor" in svg
        assert not re.search(r"#[0-9a-f]{3,6}\b", svg)
        assert "Los mismos números en una tabla" in crudo[crudo.index(svg) :]


def test_lo_que_no_se_calculo_no_deja_huecos_ni_enlaces_muertos(callado: Path) -> None:
    assert not (callado / AGENDA / "y-si.html").exists()
    assert not (callado / AGENDA / "que-tan-firme.html").exists()
    for pagina in taller.paginas(callado / AGENDA):
        dicho = taller.leer(pagina).texto
        for ausente in (
            "¿Qué tendría que cambiar?",
            "¿Qué tan firme es?",
            "Qué tan firme es la decisión",
            "Lo que cuesta cada regla",
            "más o menos dinero",
            "None",
        ):
            assert ausente not in dicho, pagina


def test_nada_de_lo_nuevo_sale_como_none(explicado: Path) -> None:
    for pagina in taller.paginas(explicado / AGENDA):
        assert not re.search(r"\b(None|nan|null|Fraction)\b", taller.leer(pagina).texto), pagina


@pytest.mark.parametrize(
    "pagina",
    [
        "index.html",
        "propuestas/P01.html",
        "propuestas/P04.html",
        "no-entraron.html",
        "como-se-decidio.html",
        "que-tan-firme.html",
        "y-si.html",
    ],
)
def test_con_todas_sus_razones_las_paginas_siguen_pesando_menos_de_60_kilobytes(
    explicado: Path, pagina: str
) -> None:
    archivos = [explicado / AGENDA / pagina, *(explicado / "assets").rglob("*.css")]
    pesos = {a.name: len(gzip.compress(a.read_bytes(), 9)) for a in archivos}
    print(pesos)
    assert sum(pesos.values()) < 60_000


def test_ninguna_pagina_de_despues_pesa_mas_de_10_kilobytes(explicado: Path) -> None:
    pesos = {
        p.name: len(gzip.compress(p.read_bytes(), 9)) for p in taller.paginas(explicado / AGENDA)
    }
    print(pesos)
    assert max(pesos.values()) <= 10_000


def test_si_lo_probado_va_a_saltos_se_cuentan_los_niveles_en_vez_de_nombrarlos(
    agenda: Publicable,
) -> None:
    sola: Curva | None = agenda.resultado.curva_presupuesto
    assert sola is not None
    propio = sola.ajustes[0]
    puntos = tuple(
        PuntoDeCurva(
            nivel=n, estado="probada" if i % 2 else "con_brecha", valor=100, brecha=1 - i % 2
        )
        for i, n in enumerate(sola.niveles)
    )
    siempre = propio.presencias[0].model_copy(
        update={"propuesta": "P02", "tramos": ((sola.niveles[0], sola.niveles[-1]),)}
    )
    ajuste = propio.model_copy(update={"puntos": puntos, "presencias": (siempre,)})
    nueva = sola.model_copy(update={"ajustes": (ajuste,)})
    contexto = taller.cambiar(agenda, resultado={"curva_presupuesto": nueva}).contexto
    assert presencia.ver(contexto, "P02") == (
        "De los 41 niveles de dinero que se miraron, del 20 % al 200 % del que hay, está probado "
        "que se elegiría con 20 y que no con 0; de los otros 21 todavía no se ha podido probar."
    )


def test_la_que_no_se_elige_con_ningun_dinero_probado_no_suena_a_que_con_mas_si(
    agenda: Publicable,
) -> None:
    sola: Curva | None = agenda.resultado.curva_presupuesto
    assert sola is not None
    # hay un nivel sin probar, el 68 %
    fuera = next(
        d.id
        for d in agenda.contexto.en_estado("lista_de_espera")
        if not any(p.propuesta == d.id for p in sola.ajustes[0].presencias)
    )
    assert presencia.ver(agenda.contexto, fuera) == (
        "Con las mismas reglas, no se elegiría con ninguno de los niveles de dinero en que se sabe "
        "qué se elegiría, del 20 % al 200 % del que hay. Con el 68 % todavía no se ha podido probar "
        "qué se elegiría."
    )
