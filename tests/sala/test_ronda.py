"""La segunda ronda: solo lo que más dividió, viendo lo propio, lo del comité y las razones."""

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from priorizacion.decision.ronda import discutidas, recordar
from priorizacion.dominio.planilla import Planilla
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.congelado import leer_congelado
from priorizacion.ingesta.rondas import leer_rondas
from priorizacion.recoleccion.cuestionario import preguntar
from priorizacion.recoleccion.pagina import escribir_pagina, escribir_papel
from priorizacion.tareas.sala.congelacion import congelar
from tests.cli.conftest import Correr
from tests.navegador.conftest import abrir, navegador
from tests.sala.mesa import (
    DIA,
    codigos,
    decisiones,
    descargada,
    en_blanco,
    entregar,
    filas,
    libro,
    marcas_de,
    todas,
)

__all__ = ["abrir", "navegador"]

CHIRIVAQUE = Path(__file__).parents[2] / "agendas/chirivaque/2026-2029"
ENTRADAS = (
    "agenda.yaml", "propuestas.csv", "habilitantes.csv", "comite.csv", "impedimentos.csv",
    "valoraciones.csv",
)  # fmt: skip


@pytest.fixture
def calificada(tmp_path: Path) -> Path:
    """Chirivaque en firme y con las marcas de la primera ronda."""
    carpeta = tmp_path / "agenda"
    carpeta.mkdir()
    for nombre in ENTRADAS:
        shutil.copy(CHIRIVAQUE / nombre, carpeta / nombre)
    assert congelar(carpeta, DIA).firme is not None
    return carpeta


def planilla_de(carpeta: Path, quien: str, ronda: int = 2) -> Planilla:
    agenda, firme = leer_carpeta(carpeta).agenda, leer_congelado(carpeta)
    assert agenda is not None
    assert firme is not None
    propuestas = leer_rondas(carpeta).propuestas[ronda]
    antes = recordar(agenda, sorted(propuestas), {})[quien]
    return preguntar(agenda, quien, firme.huella_vigente, ronda, antes)


def test_se_vuelve_a_calificar_lo_mismo_que_la_pagina_dice_para_deliberar(calificada: Path) -> None:
    agenda = leer_carpeta(calificada).agenda
    assert agenda is not None
    resultado = json.loads((CHIRIVAQUE / "resultado.json").read_text(encoding="utf-8"))
    para_deliberar = {d["propuesta"] for d in resultado["desacuerdo"]["para_deliberar"]}
    assert set(discutidas(agenda)) == para_deliberar
    assert para_deliberar


def test_abrir_la_ronda_fija_sus_propuestas_aunque_luego_cambien_las_marcas(
    calificada: Path, correr: Correr
) -> None:
    assert correr("planillas", calificada, "--ronda", "2").codigo == 0
    fijas = leer_rondas(calificada).propuestas[2]
    valoraciones = (calificada / "valoraciones.csv").read_text(encoding="utf-8")
    uno = sorted(fijas)[0]
    suaves = [x if f",{uno}," not in x else x[:-1] + "3" for x in valoraciones.splitlines()]
    (calificada / "valoraciones.csv").write_text("\n".join(suaves) + "\n", encoding="utf-8")
    assert correr("planillas", calificada, "--ronda", "2", "--formato", "html").codigo in (0, 1)
    assert leer_rondas(calificada).propuestas[2] == fijas


@pytest.mark.parametrize(("ronda", "dice"), [("3", "la siguiente es la 2"), ("9", "siguiente es")])
def test_no_se_salta_una_ronda(calificada: Path, correr: Correr, ronda: str, dice: str) -> None:
    corrida = correr("planillas", calificada, "--ronda", ronda)
    assert corrida.codigo == 1
    assert dice in corrida.err
    assert not (calificada / "rondas.json").exists()


def test_sin_marcas_no_hay_segunda_ronda(carpeta: Path, correr: Correr) -> None:
    corrida = correr("planillas", carpeta, "--ronda", "2")
    assert corrida.codigo == 1
    assert "todavía no hay marcas" in corrida.err


def test_la_planilla_muestra_lo_propio_y_del_comite_solo_lo_publicable(calificada: Path) -> None:
    agenda = leer_carpeta(calificada).agenda
    assert agenda is not None
    propuesta = discutidas(agenda)[0]
    for quien, antes in recordar(agenda, (propuesta,), {}).items():
        propias = {
            v.criterio: v.valor
            for v in agenda.valoraciones
            if (v.participante, v.propuesta) == (quien, propuesta)
        }
        assert antes[propuesta].propias == propias
    puntajes = filas(CHIRIVAQUE / "puntajes.csv")
    publicados = {
        f["criterio"]: f["estamento"]
        for f in puntajes
        if f["propuesta"] == propuesta and f["estamento"]
    }
    for criterio, dicho in antes[propuesta].comite.items():
        nombrados = {e for e in agenda.estamentos if e in dicho}
        esperados = {
            f["estamento"]
            for f in puntajes
            if (f["propuesta"], f["criterio"]) == (propuesta, criterio) and f["estamento"]
        }
        assert nombrados == esperados, publicados


def test_las_razones_llegan_sin_decir_de_quien(calificada: Path, correr: Correr) -> None:
    agenda, firme = leer_carpeta(calificada).agenda, leer_congelado(calificada)
    assert agenda is not None
    assert firme is not None
    propuesta = discutidas(agenda)[0]
    primera = preguntar(agenda, "C1", firme.huella_vigente)
    texto = "Se inunda <b>cada</b> abril."
    entregar(calificada, {"C1": descargada(primera, {}, razones={propuesta: texto})})
    assert correr("planillas", calificada, "--ronda", "2").codigo == 0
    for archivo in (calificada / "planillas").glob("A1-ronda2-*.html"):
        pagina = archivo.read_text(encoding="utf-8")
        assert "Se inunda &lt;b&gt;cada&lt;/b&gt; abril." in pagina
        assert "C1" not in pagina
    (libro,) = (calificada / "planillas").glob("A1-ronda2-*.xlsx")
    hoja = load_workbook(io.BytesIO(libro.read_bytes()))["Ronda anterior"]
    assert texto in {celda.value for fila in hoja.iter_rows() for celda in fila}


def test_la_segunda_respuesta_vale_donde_se_dio_y_la_primera_en_lo_demas(
    calificada: Path, correr: Correr
) -> None:
    correr("planillas", calificada, "--ronda", "2", "--formato", "html")
    agenda, firme = leer_carpeta(calificada).agenda, leer_congelado(calificada)
    assert agenda is not None
    assert firme is not None
    (calificada / "valoraciones.csv").write_text(
        "participante,propuesta,criterio,valor\n", encoding="utf-8"
    )
    segunda = planilla_de(calificada, "C1")
    propuesta, criterio = segunda.propuestas[0].id, segunda.preguntas[0].id
    otro = segunda.preguntas[1].id
    primera = preguntar(agenda, "C1", firme.huella_vigente)
    llegan = {
        "una": descargada(primera, {propuesta: {criterio: 2, otro: 4}}),
        "dos": descargada(segunda, {propuesta: {criterio: 5}}, serie="otra"),
    }
    hecha = entregar(calificada, llegan)
    assert decisiones(hecha) == {"una": "vale", "dos": "vale"}
    assert marcas_de(calificada) == {
        ("C1", propuesta, criterio): "5",
        ("C1", propuesta, otro): "4",
    }
    rondas = {f["criterio"]: f["ronda"] for f in filas(calificada / "recibido/procedencia.csv")}
    assert rondas == {criterio: "2", otro: "1"}
    assert len(list((calificada / "recibido").glob("*.json"))) == 2, "las dos se conservan"


def test_en_la_segunda_no_se_recibe_lo_que_no_se_preguntaba(
    calificada: Path, correr: Correr
) -> None:
    correr("planillas", calificada, "--ronda", "2", "--formato", "html")
    segunda = planilla_de(calificada, "C1")
    preguntadas = {p.id for p in segunda.propuestas}
    agenda = leer_carpeta(calificada).agenda
    assert agenda is not None
    ajena = next(p.id for p in agenda.propuestas if p.id not in preguntadas and not p.retirada)
    hecha = entregar(calificada, {"C1": descargada(segunda, {ajena: {segunda.preguntas[0].id: 1}})})
    assert codigos(hecha) == ["propuesta-de-otra-ronda"]


def test_una_planilla_de_una_ronda_sin_abrir_no_entra(calificada: Path) -> None:
    agenda, firme = leer_carpeta(calificada).agenda, leer_congelado(calificada)
    assert agenda is not None
    assert firme is not None
    segunda = preguntar(agenda, "C1", firme.huella_vigente, 2)
    hecha = entregar(calificada, {"C1": descargada(segunda, {})})
    assert codigos(hecha) == ["planilla-de-otra-ronda"]


def test_unas_rondas_cambiadas_a_mano_se_dicen(calificada: Path, correr: Correr) -> None:
    (calificada / "rondas.json").write_text('{"rondas": [{"numero": 7}]}', encoding="utf-8")
    for orden in (("planillas", calificada, "--ronda", "2"), ("recibir", calificada)):
        corrida = correr(*orden)
        assert corrida.codigo == 1
        assert "rondas.json no se entiende" in corrida.err


@pytest.mark.parametrize("donde", [(), ("--destino", "aparte")])
def test_una_razon_con_un_celular_no_se_reparte_al_comite_sin_que_alguien_diga_que_no_lo_es(
    calificada: Path, correr: Correr, donde: tuple[str, ...]
) -> None:
    agenda = leer_carpeta(calificada).agenda
    assert agenda is not None
    propuesta = discutidas(agenda)[0]
    callada = next(p.id for p in agenda.propuestas if p.id not in discutidas(agenda))
    primera = en_blanco(calificada, "C1")
    razones = {propuesta: "Hablen con Ana al 310 456 78 90", callada: "O al 311 456 78 90"}
    entregar(calificada, {"C1.json": descargada(primera, {}, razones=razones)})
    destino = calificada / "planillas" if not donde else calificada.parent / donde[1]
    pedido = ("planillas", calificada, "--ronda", "2", "--formato", "papel")
    pedido += ("--destino", destino) if donde else ()
    corrida = correr(*pedido)
    assert corrida.codigo == 1
    assert corrida.out.count("dato-personal") == 1
    assert f"Lo que C1 escribió sobre {propuesta} parece tener un número de celular" in corrida.out
    assert "310" not in corrida.out
    assert "--aun-asi" in corrida.err
    assert not destino.exists()
    assert not (calificada / "rondas.json").exists()
    assert correr(*pedido, "--aun-asi").codigo == 0
    assert any("310 456" in p.read_text(encoding="utf-8") for p in destino.glob("A1-*"))


@pytest.mark.navegador
def test_la_pagina_de_la_segunda_cabe_en_un_telefono_y_deja_calificar(
    calificada: Path,
    correr: Correr,
    abrir: Callable[..., Page],
) -> None:
    correr("planillas", calificada, "--ronda", "2", "--formato", "html", "--participante", "C1")
    (archivo,) = (calificada / "planillas").glob("C1-ronda2-*.html")
    pagina = abrir(archivo.as_uri(), ancho=360)
    pagina.goto(archivo.as_uri())
    assert pagina.get_by_text("Ronda anterior.").first.is_visible()
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 360
    assert len(archivo.read_bytes()) <= 60_000


@pytest.mark.navegador
@pytest.mark.parametrize("escribir", [escribir_pagina, escribir_papel])
def test_una_palabra_larguisima_se_parte_y_la_planilla_cabe_en_un_telefono(
    carpeta: Path, tmp_path: Path, abrir: Callable[..., Page], escribir: Callable[..., bytes]
) -> None:
    planilla = en_blanco(carpeta, "C1")
    larga = planilla.propuestas[0].model_copy(
        update={"nombre": "n" * 299, "descripcion": "d" * 7_900}
    )
    archivo = tmp_path / "una.html"
    propuestas = (larga, *planilla.propuestas[1:])
    archivo.write_bytes(escribir(planilla.model_copy(update={"propuestas": propuestas})))
    pagina = abrir(archivo.as_uri(), ancho=360)
    pagina.goto(archivo.as_uri())
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 360
    anchos = pagina.evaluate("[...document.querySelectorAll('tbody th')].map(x => x.offsetWidth)")
    assert all(100 <= ancho <= 360 for ancho in anchos)


def test_en_otra_ronda_lo_que_va_en_blanco_no_falta_y_conserva_lo_de_antes(
    calificada: Path, correr: Correr
) -> None:
    assert correr("planillas", calificada, "--ronda", "2").codigo == 0
    planilla = planilla_de(calificada, "C1")
    propuesta = planilla.propuestas[0].id
    (calificada.parent / "c.json").write_bytes(descargada(planilla, {propuesta: {"brechas": 4}}))
    dicho = correr("recibir", calificada, calificada.parent / "c.json").out
    assert re.search(
        r"C1, ronda 2: 1 de \d+ casillas; \d+ en blanco: vale lo que marcó antes", dicho
    )


def test_estado_dice_la_ronda_abierta_que_se_califica_y_cuantas_planillas_han_vuelto(
    calificada: Path, correr: Correr
) -> None:
    assert correr("planillas", calificada, "--ronda", "2").codigo == 0
    planilla = planilla_de(calificada, "C1")
    ids = [p.id for p in planilla.propuestas]
    agenda = leer_carpeta(calificada).agenda
    assert agenda is not None
    comite = len(agenda.participantes)
    dicho = correr("estado", calificada).out
    assert (
        f"Ronda 2 abierta: 0 de {comite} planillas; propuestas: {', '.join(ids)}; faltan: " in dicho
    )
    entregar(calificada, {"c.json": descargada(planilla, {ids[0]: {"brechas": 4}})})
    ronda = json.loads(correr("estado", calificada, "--json").out)["ronda"]
    assert (ronda["numero"], ronda["propuestas"], ronda["recibidas"]) == (2, ids, ["C1"])
    assert len(ronda["faltan"]) == comite - 1


def test_estado_cuenta_tambien_las_planillas_de_la_primera_ronda_y_las_que_se_contradicen(
    carpeta: Path, correr: Correr
) -> None:
    c1, o1 = en_blanco(carpeta, "C1"), en_blanco(carpeta, "O1")
    llegan = {"c.json": descargada(c1, todas(c1)), "o.xlsx": libro(o1, todas(o1, 2))}
    entregar(carpeta, {**llegan, "o2.xlsx": libro(o1, todas(o1, 4))})
    assert (
        "Ronda 1 abierta: 1 de 7 planillas; con dos que se contradicen: O1; "
        "faltan: A1, C2, C3, E1, U1.\n"
    ) in correr("estado", carpeta).out
