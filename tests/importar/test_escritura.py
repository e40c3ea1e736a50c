"""Lo que se escribe es estricto y vuelve a leerse igual; una carpeta queda entera o no queda."""

import csv
import io
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from priorizacion.ingesta.escritura import (
    CarpetaNueva,
    escribir_carpeta,
    escribir_csv,
    escribir_decimal,
    escribir_yaml,
)

TRAMPAS = [
    "no",
    "y",
    "05031",
    "08031",
    "1e5",
    "12:30",
    "10%",
    "null",
    "~",
    "=",
    "2026-04-10",
    "1_0",
]
TEXTOS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize("texto", [*TRAMPAS, "a: b", "- x", "# x", "¿Qué?", " x ", "a\nb\n", "{a}"])
def test_un_texto_vuelve_del_yaml_igual_y_como_texto(texto: str) -> None:
    assert yaml.safe_load(escribir_yaml({"clave": [texto], texto: 1})) == {
        "clave": [texto],
        texto: 1,
    }


@pytest.mark.parametrize("texto", TRAMPAS)
def test_lo_que_otro_lector_tomaria_por_numero_va_entre_comillas(texto: str) -> None:
    assert escribir_yaml({"clave": texto}) in {f"clave: '{texto}'\n", f'clave: "{texto}"\n'}


@given(st.dictionaries(TEXTOS, st.one_of(TEXTOS, st.integers(), st.booleans(), st.none())))
def test_el_yaml_escrito_se_lee_igual(datos: dict) -> None:
    assert yaml.safe_load(escribir_yaml(datos)) == datos


def test_los_numeros_salen_exactos_y_en_el_orden_dado() -> None:
    datos = {"b": Fraction("1.05"), "a": 0.1, "c": 12345678901234567890, "d": Decimal("1.50")}
    assert escribir_yaml(datos) == "b: 1.05\na: 0.1\nc: 12345678901234567890\nd: 1.5\n"


def test_un_tercio_no_se_redondea_en_silencio() -> None:
    with pytest.raises(ValueError, match="1/3"):
        escribir_decimal(Fraction(1, 3))


@given(st.lists(st.fixed_dictionaries({"a": TEXTOS, "b": TEXTOS})))
def test_el_csv_escrito_se_lee_igual(filas: list[dict[str, str]]) -> None:
    texto = escribir_csv(("a", "b"), filas)
    leidas = list(csv.DictReader(io.StringIO(texto, newline="")))
    assert leidas == [{c: re.sub("\r\n?", "\n", v) for c, v in f.items()} for f in filas]


def test_una_celda_que_falta_queda_en_blanco_y_una_de_mas_es_un_error() -> None:
    assert escribir_csv(("a", "b"), [{"a": 1}, {"b": None}]) == "a,b\n1,\n,\n"
    with pytest.raises(ValueError, match="c"):
        escribir_csv(("a",), [{"c": 1}])


def test_la_carpeta_nueva_queda_con_sus_archivos(tmp_path: Path) -> None:
    nueva = CarpetaNueva({"agenda.yaml": "titulo: x\n", "recibido/nota.txt": "ñ\n"})
    destino = tmp_path / "valle" / "2026"
    assert escribir_carpeta(nueva, destino) == ()
    assert (destino / "recibido" / "nota.txt").read_bytes() == "ñ\n".encode()
    assert [p.name for p in destino.parent.iterdir()] == ["2026"]


def test_no_se_pisa_lo_que_una_persona_escribio(tmp_path: Path) -> None:
    (tmp_path / "propuestas.csv").write_text("id\nP1\n")
    nueva = CarpetaNueva({"agenda.yaml": "titulo: x\n", "propuestas.csv": "id\n"})
    (falta,) = escribir_carpeta(nueva, tmp_path)
    assert falta.codigo == "carpeta-ocupada"
    assert (tmp_path / "propuestas.csv").read_text() == "id\nP1\n"
    assert not (tmp_path / "agenda.yaml").exists()


def test_lo_demas_de_la_carpeta_se_respeta(tmp_path: Path) -> None:
    (tmp_path / "recibido").mkdir()
    (tmp_path / "recibido" / "banco.xlsx").write_bytes(b"x")
    assert escribir_carpeta(CarpetaNueva({"agenda.yaml": "a: 1\n"}), tmp_path) == ()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["agenda.yaml", "recibido"]


def test_si_algo_falla_a_medio_camino_no_queda_nada(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "otra.txt").write_text("x")
    mover = Path.rename

    def fallar_en_agenda(self: Path, destino: Path) -> Path:
        if self.name == "agenda.yaml":
            raise OSError(28, "No space left on device")
        return mover(self, destino)

    monkeypatch.setattr(Path, "rename", fallar_en_agenda)
    nueva = CarpetaNueva({"agenda.yaml": "a: 1\n", "propuestas.csv": "id\n"})
    (falta,) = escribir_carpeta(nueva, tmp_path)
    assert falta.codigo == "carpeta-sin-escribir"
    assert [p.name for p in tmp_path.iterdir()] == ["otra.txt"]


def test_si_la_ruta_es_un_archivo_se_dice(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    (falta,) = escribir_carpeta(CarpetaNueva({"agenda.yaml": "a: 1\n"}), tmp_path / "x" / "y")
    assert falta.codigo == "carpeta-sin-escribir"


@pytest.mark.parametrize("nombre", ["../fuera", "/etc/x", "", "a\\b"])
def test_un_nombre_no_se_sale_de_la_carpeta(nombre: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="dentro"):
        escribir_carpeta(CarpetaNueva({nombre: ""}), tmp_path)
