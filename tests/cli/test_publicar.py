"""`publicar` solo publica lo que corresponde a sus archivos."""

import errno
import shutil
from pathlib import Path

import pytest

from priorizacion.dominio.letras import para_direccion
from priorizacion.publicacion import construccion
from priorizacion.publicacion.construccion import ConstruccionFallida
from priorizacion.tareas import divulgacion
from tests.cli.conftest import Correr, cambiar


@pytest.fixture
def priorizada(carpeta: Path, correr: Correr) -> Path:
    assert correr("priorizar", carpeta).codigo == 0
    return carpeta


@pytest.mark.lento
def test_sin_carpetas_publica_todas_las_de_agendas(priorizada: Path, correr: Correr) -> None:
    corrida = correr("publicar")
    assert corrida.codigo == 0, corrida.err
    assert "Quedó en site/index.html" in corrida.out
    assert Path("site/index.html").is_file()
    assert Path("site/territorios/valle-claro/2026-2029/index.html").is_file()


@pytest.mark.lento
def test_la_que_no_corresponde_queda_por_fuera_y_las_demas_se_publican(
    priorizada: Path, correr: Correr
) -> None:
    otra = Path("agendas/cambiada/2026-2029")
    shutil.copytree(priorizada, otra)
    cambiar(otra / "propuestas.csv", "1480000000", "1480000001")
    corrida = correr("publicar")
    assert corrida.codigo == 5
    assert f"{otra}: no se publica: las propuestas" in corrida.err
    assert Path("site/territorios/valle-claro/2026-2029/index.html").is_file()
    assert not Path("site/territorios/cambiada").exists()


@pytest.mark.lento
def test_solo_fuentes_escribe_markdown_y_no_construye(priorizada: Path, correr: Correr) -> None:
    corrida = correr("publicar", "--solo-fuentes")
    assert corrida.codigo == 0, corrida.err
    assert list(Path().rglob("valle-claro/2026-2029/*.md"))
    assert not Path("site").exists()


def test_sin_priorizar_dice_que_falta_y_no_toca_el_sitio(carpeta: Path, correr: Correr) -> None:
    Path("site").mkdir()
    Path("site/index.html").write_text("el anterior", encoding="utf-8")
    Path("site/publicado.json").write_text('{"presentacion": "anterior"}', encoding="utf-8")
    corrida = correr("publicar")
    assert corrida.codigo == 1
    assert "falta resultado.json" in corrida.err
    assert "priorizacion priorizar" in corrida.err
    assert Path("site/index.html").read_text(encoding="utf-8") == "el anterior"


def test_con_observaciones_las_dice(priorizada: Path, correr: Correr) -> None:
    cambiar(priorizada / "propuestas.csv", "1480000000", "doce millones")
    corrida = correr("publicar", priorizada)
    assert corrida.codigo == 1
    assert f"{priorizada}/propuestas.csv:2:costo: numero-ilegible" in corrida.err


def test_sin_agendas_dice_como_empezar(raiz: Path, correr: Correr) -> None:
    corrida = correr("publicar")
    assert corrida.codigo == 2
    assert "priorizacion nueva" in corrida.err


def test_sin_carpetas_tambien_halla_las_que_estan_a_un_solo_paso(raiz: Path) -> None:
    for carpeta in ("agendas/suelta", "agendas/villa/2026-2029", "agendas/a/b/muy-honda"):
        Path(carpeta).mkdir(parents=True)
        Path(carpeta, "agenda.yaml").touch()
    halladas = divulgacion.buscar_agendas(Path("agendas"))
    assert halladas == (Path("agendas/suelta"), Path("agendas/villa/2026-2029"))


def test_dos_carpetas_con_la_misma_direccion_no_se_pisan(
    priorizada: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    otra = Path("otras/valle-claro/2026-2029")
    shutil.copytree(priorizada, otra)
    vistas = []

    def anotar(publicables, destino, *_, **__):
        vistas.extend(p.ruta for p in publicables)
        raise ConstruccionFallida("hasta aquí\ny no más")

    monkeypatch.setattr(divulgacion, "publicar", anotar)
    corrida = correr("publicar", priorizada, otra)
    assert vistas == ["valle-claro/2026-2029"]
    assert f"{otra}: no se publica: quedaría en «valle-claro/2026-2029»" in corrida.err
    assert corrida.codigo == 70
    assert "  hasta aquí\n  y no más\n" in corrida.err


def test_la_misma_carpeta_dos_veces_es_una(
    priorizada: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    vistas = []

    def anotar(publicables, destino, *_, **__):
        vistas.extend(p.ruta for p in publicables)
        raise ConstruccionFallida("hasta aquí")

    monkeypatch.setattr(divulgacion, "publicar", anotar)
    correr("publicar", priorizada, priorizada, f"./{priorizada}/")
    assert vistas == ["valle-claro/2026-2029"]


@pytest.mark.parametrize(
    ("texto", "esperada"),
    [("San José del Río", "san-jose-del-rio"), ("  Ñame / 2 ", "name-2"), ("¿?", "")],
)
def test_una_direccion_solo_lleva_letras_cifras_y_guiones(texto: str, esperada: str) -> None:
    assert para_direccion(texto) == esperada


@pytest.mark.parametrize("destino", [".", "/", "agendas", "agendas/.."])
def test_un_destino_que_no_sirve_es_mal_uso_y_dice_por_que(
    priorizada: Path, correr: Correr, destino: str
) -> None:
    corrida = correr("publicar", "--destino", destino)
    assert corrida.codigo == 2
    assert "No se puede publicar ahí:" in corrida.err
    assert (priorizada / "resultado.json").exists()
    assert "falló" not in corrida.err


def test_el_disco_lleno_se_dice_en_espanol_y_con_el_archivo(
    priorizada: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    def llenar(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(construccion, "build", llenar)
    corrida = correr("publicar")
    assert corrida.codigo == 74
    assert "«site»: no queda espacio en el disco" in corrida.err
    assert "No space" not in corrida.err
