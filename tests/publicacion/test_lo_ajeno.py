"""Publicar sobre un sitio no borra lo ajeno, nota lo cambiado y espera su turno."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from priorizacion.publicacion import inventario
from priorizacion.publicacion import obra as modulo
from priorizacion.publicacion.candado import turno
from priorizacion.publicacion.falla import ConstruccionFallida, DestinoInservible
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.sitio import publicar, revisar_destino

from . import taller
from .test_sitio import callar, contenido, otra

pytestmark = pytest.mark.lento


@pytest.fixture
def publicado(valle: Publicable, tmp_path: Path) -> Path:
    return taller.construir(tmp_path / "site", valle, otra(valle))


def sembrar_lo_ajeno(sitio: Path) -> dict[str, str]:
    (sitio / ".git/refs/heads").mkdir(parents=True)
    (sitio / ".git/objects/vacia").mkdir(parents=True)
    (sitio / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (sitio / "CNAME").write_text("agenda.valle.example\n", encoding="utf-8")
    (sitio / "territorios/otro-valle/2026-2029/foto.jpg").write_bytes(b"\xff\xd8")
    (sitio / "atajo").symlink_to("CNAME")
    (sitio / "roto").symlink_to("no-hay")
    propios = inventario.leer(sitio) or {}
    todos = contenido(sitio).items()
    return {r: h for r, h in todos if r not in {*propios, inventario.INVENTARIO}}


def test_lo_que_otros_pusieron_en_el_sitio_sigue_ahi_al_publicar_de_nuevo(
    valle: Publicable, publicado: Path
) -> None:
    ajeno = sembrar_lo_ajeno(publicado)
    assert set(ajeno) >= {".git/HEAD", "CNAME"}
    taller.construir(publicado, valle)
    assert {ruta: h for ruta, h in contenido(publicado).items() if ruta in ajeno} == ajeno
    assert (publicado / "atajo").readlink() == Path("CNAME")
    assert (publicado / "roto").is_symlink()
    assert (publicado / ".git/objects/vacia").is_dir()
    assert not (publicado / "territorios/otro-valle/2026-2029/index.html").exists()


def test_lo_ajeno_no_se_vuelve_propio_y_no_obliga_a_reconstruir(
    valle: Publicable, publicado: Path
) -> None:
    sembrar_lo_ajeno(publicado)
    taller.construir(publicado, valle)
    propios = inventario.leer(publicado)
    assert propios is not None
    assert "CNAME" not in propios
    hecho = publicar([valle], publicado, taller.REPOSITORIO, solo_fuentes=False, avisar=callar)
    assert hecho.construidas == ()


def test_un_sitio_de_antes_del_inventario_tambien_conserva_lo_ajeno(
    valle: Publicable, publicado: Path
) -> None:
    (publicado / "CNAME").write_text("agenda.valle.example\n", encoding="utf-8")
    (publicado / inventario.INVENTARIO).unlink()
    taller.construir(publicado, valle)
    assert (publicado / "CNAME").read_text(encoding="utf-8") == "agenda.valle.example\n"
    assert not (publicado / "territorios/otro-valle").exists()


def test_si_lo_ajeno_ocupa_el_lugar_de_una_pagina_no_se_publica_y_se_dice(
    valle: Publicable, tmp_path: Path
) -> None:
    destino = taller.construir(tmp_path / "site", valle)
    estorbo = destino / "territorios/otro-valle/2026-2029/index.html"
    estorbo.parent.mkdir(parents=True)
    estorbo.write_text("mío", encoding="utf-8")
    antes = contenido(destino)
    with pytest.raises(DestinoInservible, match=r"otro-valle/2026-2029/index\.html"):
        taller.construir(destino, valle, otra(valle))
    assert contenido(destino) == antes


@pytest.mark.parametrize("dano", ["alterar", "borrar", "enlazar"])
def test_un_sitio_alterado_a_mano_o_incompleto_se_rehace(
    valle: Publicable, publicado: Path, dano: str
) -> None:
    antes = contenido(publicado)
    pagina = publicado / "territorios" / valle.ruta / "index.html"
    if dano == "alterar":
        pagina.write_text(pagina.read_text(encoding="utf-8") + "<p>falso</p>", encoding="utf-8")
    if dano == "borrar":
        pagina.unlink()
    if dano == "enlazar":
        pagina.unlink()
        pagina.symlink_to("quien-decidio.html")
    dichos: list[str] = []
    hecho = publicar(
        [valle, otra(valle)],
        publicado,
        taller.REPOSITORIO,
        solo_fuentes=False,
        avisar=dichos.append,
    )
    assert hecho.construidas == (valle.ruta,)
    assert contenido(publicado) == antes
    assert any(f"«territorios/{valle.ruta}/index.html» faltaba o se cambió" in d for d in dichos)


def test_las_huellas_publicadas_son_las_de_los_archivos(publicado: Path) -> None:
    hecho = subprocess.run(
        ["sha256sum", "--quiet", "-c", inventario.INVENTARIO], cwd=publicado, check=False
    )
    assert hecho.returncode == 0
    assert set(inventario.leer(publicado) or {}) == set(contenido(publicado)) - {
        inventario.INVENTARIO
    }


def test_el_destino_que_no_sirve_se_dice_antes_de_construir(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("tubo")
    Path("enlace").symlink_to(tmp_path)
    Path("fotos").mkdir()
    Path("fotos/abuela.jpg").touch()
    for destino, razon in {
        ".": "es la carpeta en que usted está",
        "/": "o la contiene",
        "fotos/../..": "o la contiene",
        "tubo": "no es una carpeta",
        "enlace": "es un enlace",
        "fotos": "no es un sitio publicado",
    }.items():
        with pytest.raises(DestinoInservible, match=razon):
            revisar_destino(Path(destino))
    revisar_destino(Path("site"))


def test_un_registro_que_es_un_tubo_no_detiene_el_programa(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    os.mkfifo(tmp_path / "site/publicado.json")
    with pytest.raises(DestinoInservible, match="no es un sitio publicado"):
        revisar_destino(tmp_path / "site")


def test_varias_publicaciones_a_la_vez_esperan_su_turno_y_todas_terminan(
    valle: Publicable, tmp_path: Path
) -> None:
    guion = (
        "import sys; from pathlib import Path; from tests.publicacion import taller;"
        "taller.construir(Path(sys.argv[1]), taller.cambiar(taller.decidida(), huella=sys.argv[2]))"
    )
    orden = [sys.executable, "-c", guion, str(tmp_path / "site")]
    procesos = [
        subprocess.Popen([*orden, str(n)], cwd=taller.REPOSITORIO, stderr=subprocess.PIPE)
        for n in range(3)
    ]
    for proceso in procesos:
        _, quejas = proceso.communicate(timeout=120)
        assert proceso.returncode == 0, quejas
    assert inventario.tocados(inventario.leer(tmp_path / "site") or {}, tmp_path / "site") == set()
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_quien_espera_lo_dice(tmp_path: Path) -> None:
    guion = (
        "import sys; from pathlib import Path; from priorizacion.publicacion.candado import turno\n"
        "with turno(Path(sys.argv[1]), lambda t: print(t, flush=True)):\n  print('ya', flush=True)"
    )
    with turno(tmp_path, callar):
        otro = subprocess.Popen(
            [sys.executable, "-c", guion, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert otro.stdout is not None
        assert otro.stdout.readline() == "esperando a que termine otra publicación\n"
    assert otro.communicate(timeout=60)[0] == "ya\n"


def test_el_disco_lleno_es_un_tropiezo_del_sistema_y_nombra_el_sitio(
    valle: Publicable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def llenar(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    destino = taller.construir(tmp_path / "site", valle)
    antes = contenido(destino)
    monkeypatch.setattr(modulo, "construir_territorio", llenar)
    with pytest.raises(OSError, match="No space") as falla:
        taller.construir(destino, otra(valle))
    assert not isinstance(falla.value, ConstruccionFallida)
    assert falla.value.errno == errno.ENOSPC
    assert falla.value.filename == str(destino)
    assert contenido(destino) == antes
