"""La copia pública se lee igual que se escribió, y no lleva nada de una persona."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorizacion.decision.huella import huellas
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.celda import desproteger, proteger
from priorizacion.dominio.publico import hacer_publica
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.copia_publica import escribir_copia

RAIZ = Path(__file__).parents[2]
VALLE = RAIZ / "tests/casos/valle-claro/2026-2029"
CARPETAS = [VALLE, *sorted(RAIZ.glob("agendas/*/*"))]

limpios = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufeff\ufffd"),
    min_size=1,
    max_size=60,
).map(lambda t: unicodedata.normalize("NFC", t).strip())
invisibles = re.compile("[\u202a-\u202e\u2066-\u2069]|Ã|Â")


def leida(carpeta: Path) -> Agenda:
    agenda = leer_carpeta(carpeta).agenda
    assert agenda is not None
    return agenda


def releer(archivos: dict[str, bytes], carpeta: Path) -> Agenda:
    carpeta.mkdir(exist_ok=True, parents=True)
    for nombre, contenido in archivos.items():
        (carpeta / nombre).write_bytes(contenido)
    lectura = leer_carpeta(carpeta)
    assert lectura.agenda is not None, lectura.observaciones
    return lectura.agenda


@pytest.mark.parametrize("carpeta", CARPETAS, ids=lambda c: c.parent.name)
def test_lo_que_se_lee_de_la_copia_tiene_las_mismas_huellas_y_se_escribe_igual(
    carpeta: Path, tmp_path: Path
) -> None:
    agenda = leida(carpeta)
    copia = escribir_copia(hacer_publica(agenda))
    otra = releer(copia, tmp_path)
    antes, ahora = huellas(agenda), huellas(otra)
    for entrada in ("agenda", "propuestas", "habilitantes"):
        assert antes[entrada] == ahora[entrada], entrada
    assert escribir_copia(hacer_publica(otra)) == copia


@settings(max_examples=150, deadline=None)
@given(nombre=limpios, descripcion=limpios, sector=limpios, frase=limpios)
def test_cualquier_texto_vuelve_igual(
    tmp_path_factory: pytest.TempPathFactory, nombre: str, descripcion: str, sector: str, frase: str
) -> None:
    textos = (nombre, descripcion, sector, frase)
    if any(not t or invisibles.search(t) for t in textos):
        return
    agenda = leida(VALLE)
    primera, *demas = agenda.propuestas
    cambiada = primera.model_copy(
        update={"nombre": nombre, "descripcion": descripcion, "ejecutor": sector}
    )
    publica = hacer_publica(agenda).model_copy(
        update={"propuestas": (cambiada, *demas), "vision": frase, "titulo": nombre}
    )
    otra = releer(escribir_copia(publica), tmp_path_factory.mktemp("copia"))
    assert otra.propuestas[0].nombre == nombre
    assert otra.propuestas[0].descripcion == descripcion
    assert otra.propuestas[0].ejecutor == sector
    assert (otra.vision, otra.titulo) == (frase, nombre)


@given(limpios)
def test_ninguna_celda_protegida_pasa_por_formula_y_todas_vuelven(texto: str) -> None:
    protegida = proteger(texto)
    assert not re.match(r"[=@]|[+-](?![\d.,]+$)", protegida)
    assert desproteger(protegida) == texto


def test_un_numero_negativo_no_es_una_formula() -> None:
    assert [proteger(t) for t in ("-5", "+3,5", "-5+2", "=1", "@a")] == [
        "-5", "+3,5", "'-5+2", "'=1", "'@a",
    ]  # fmt: skip


def test_la_copia_no_lleva_comite_marcas_coordenadas_ni_columnas_que_no_cuentan() -> None:
    agenda = leida(VALLE)
    propuestas = tuple(
        p.model_copy(update={"lat": 4, "lon": -74, "otras": {**p.otras, "telefono": "3001234567"}})
        for p in agenda.propuestas
    )
    copia = escribir_copia(hacer_publica(agenda.model_copy(update={"propuestas": propuestas})))
    todo = b"".join(copia.values()).decode()
    assert "3001234567" not in todo
    encabezado = copia["propuestas.csv"].decode().splitlines()[0].split(",")
    assert not {"lat", "lon", "telefono"} & set(encabezado)
    assert not [p.id for p in agenda.participantes if re.search(rf"\b{p.id}\b", todo)]


def test_la_asistencia_por_estamento_no_va_en_las_reglas() -> None:
    agenda = leida(next(c for c in CARPETAS if c.parent.name == "chirivaque"))
    assert any(s.asistentes for s in agenda.comite.sesiones)
    reglas = escribir_copia(hacer_publica(agenda))["agenda.yaml"].decode()
    assert set(re.findall(r"asistentes: (.*)", reglas)) == {"{}"}


def test_las_huellas_no_cambian_con_lo_que_no_se_publica() -> None:
    agenda = leida(VALLE)
    movidas = tuple(p.model_copy(update={"lat": 4, "lon": -74}) for p in agenda.propuestas)
    otra = huellas(agenda.model_copy(update={"propuestas": movidas}))
    assert otra == huellas(agenda)
    mas_cara = agenda.propuestas[0].model_copy(update={"costo": agenda.propuestas[0].costo + 1})
    cambiada = agenda.model_copy(update={"propuestas": (mas_cara, *agenda.propuestas[1:])})
    assert huellas(cambiada)["propuestas"] != huellas(agenda)["propuestas"]
