"""`nueva` deja una carpeta que ya pasa `revisar`, y nunca pisa nada."""

import csv
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Correr

CARPETA = Path("agendas/san-jose/2028-2031")


def test_lo_recien_creado_pasa_revisar_y_se_puede_priorizar(raiz: Path, correr: Correr) -> None:
    assert correr("nueva", CARPETA).codigo == 0
    assert correr("revisar", CARPETA).codigo == 0
    assert correr("priorizar", CARPETA).codigo == 0
    assert correr("verificar", CARPETA).codigo == 0


def test_supone_por_el_nombre_de_la_carpeta_y_lo_dice(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", CARPETA)
    agenda = yaml.safe_load((CARPETA / "agenda.yaml").read_text(encoding="utf-8"))
    assert agenda["territorio"] == {"nombre": "San Jose"}
    assert agenda["periodo"] == {"inicio": 2028, "fin": 2031}
    for supuesto in ("--nombre «San Jose»", "--inicio «2028»", "--fin «2031»", "100.000.000"):
        assert supuesto in corrida.err


def test_las_opciones_mandan_y_la_gente_escribe_plata_como_habla(
    raiz: Path, correr: Correr
) -> None:
    corrida = correr(
        "nueva", CARPETA, "--nombre", "San José del Guaviare", "--divipola", "95001",
        "--poblacion", "60.000", "--maximo-proyectos", "7",
        "--fuente", "Recursos propios=900 millones", "--fuente", "Regalías=$ 1.250.000.000",
    )  # fmt: skip
    assert corrida.codigo == 0, corrida.err
    agenda = yaml.safe_load((CARPETA / "agenda.yaml").read_text(encoding="utf-8"))
    assert agenda["titulo"] == "Agenda de desarrollo de San José del Guaviare 2028–2031"
    assert agenda["territorio"]["divipola"] == "95001"
    assert agenda["maximo_proyectos"] == 7
    assert [(f["id"], f["techos"][2028]) for f in agenda["fuentes"]] == [
        ("recursos_propios", 900_000_000),
        ("regalias", 1_250_000_000),
    ]
    assert correr("revisar", CARPETA).codigo == 0


def test_un_territorio_que_no_existe_no_deja_carpeta(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", CARPETA, "--divipola", "99999")
    assert corrida.codigo == 1
    assert "99999" in corrida.err
    assert not CARPETA.exists()


def test_nunca_pisa_lo_que_ya_esta(raiz: Path, correr: Correr) -> None:
    CARPETA.mkdir(parents=True)
    (CARPETA / "propuestas.csv").write_text("mío", encoding="utf-8")
    corrida = correr("nueva", CARPETA)
    assert corrida.codigo == 1
    assert "carpeta-ocupada" in corrida.err
    assert [a.name for a in CARPETA.iterdir()] == ["propuestas.csv"]
    assert (CARPETA / "propuestas.csv").read_text(encoding="utf-8") == "mío"


def test_sin_periodo_en_el_nombre_pide_las_opciones(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", "prueba")
    assert corrida.codigo == 2
    assert "--nombre" in corrida.err
    corrida = correr("nueva", "prueba", "--nombre", "Prueba", "--inicio", "2031", "--fin", "2028")
    assert corrida.codigo == 2
    assert "El periodo 2031-2028 no sirve" in corrida.err
    assert not Path("prueba").exists()


@pytest.mark.parametrize("nombre", ["@#%: {x}", "no", "1e3", "- *a", "=1+1", "Á" * 250, "x\ny"])
def test_un_nombre_raro_no_estropea_el_yaml(raiz: Path, correr: Correr, nombre: str) -> None:
    corrida = correr("nueva", CARPETA, "--nombre", nombre)
    if corrida.codigo == 0:
        agenda = yaml.safe_load((CARPETA / "agenda.yaml").read_text(encoding="utf-8"))
        assert agenda["territorio"]["nombre"] == nombre
    else:
        assert corrida.codigo == 1
        assert not CARPETA.exists()


def test_lo_que_no_se_publica_queda_por_fuera_del_control_de_versiones(
    raiz: Path, correr: Correr
) -> None:
    correr("nueva", CARPETA)
    ignorados = (CARPETA / ".gitignore").read_text(encoding="utf-8").split()
    assert {"comite.*", "valoraciones*", "impedimentos.*", "recibido/"} <= set(ignorados)
    assert not any("propuestas" in i or "puntajes" in i for i in ignorados)


def test_el_yaml_va_en_bloque_y_cada_nivel_en_palabras(raiz: Path, correr: Correr) -> None:
    correr("nueva", CARPETA)
    texto = (CARPETA / "agenda.yaml").read_text(encoding="utf-8")
    assert "{" not in texto
    for criterio in yaml.safe_load(texto)["criterios"]:
        if criterio.get("origen") != "dato":
            assert list(criterio["escala"]) == [1, 2, 3, 4, 5]
            assert all(len(nivel) > 8 for nivel in criterio["escala"].values())


def test_la_fila_de_ejemplo_no_compite(raiz: Path, correr: Correr) -> None:
    correr("nueva", CARPETA)
    with (CARPETA / "propuestas.csv").open(encoding="utf-8", newline="") as archivo:
        filas = list(csv.DictReader(archivo))
    assert [f["id"] for f in filas] == ["EJEMPLO"]
    assert filas[0]["retirada"]
