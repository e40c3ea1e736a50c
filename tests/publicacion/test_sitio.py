"""El sitio se construye aparte, siempre igual, y solo reemplaza al anterior si está bien."""

import contextlib
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from html import unescape
from pathlib import Path

import pytest

from priorizacion.publicacion import enlaces, relevo
from priorizacion.publicacion import obra as modulo
from priorizacion.publicacion.falla import ConstruccionFallida
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.sitio import publicar

from . import taller


def contenido(carpeta: Path) -> dict[str, str]:
    return {
        p.relative_to(carpeta).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(carpeta.rglob("*"))
        if p.is_file()
    }


def otra(valle: Publicable, titulo: str = "Otra agenda") -> Publicable:
    return taller.cambiar(valle, ruta="otro-valle/2026-2029", agenda={"titulo": titulo})


def callar(_: str) -> None:
    return None


def test_dos_construcciones_de_lo_mismo_son_iguales_byte_a_byte(
    valle: Publicable, sitio: Path, tmp_path: Path
) -> None:
    otro = taller.construir(tmp_path / "en" / "otra parte" / "publico", valle)
    assert contenido(otro) == contenido(sitio)


def test_publicar_sin_cambios_no_construye_nada(valle: Publicable, tmp_path: Path) -> None:
    destino = taller.construir(tmp_path / "site", valle)
    antes = {p: p.stat().st_mtime_ns for p in destino.rglob("*")}
    hecho = publicar([valle], destino, taller.REPOSITORIO, solo_fuentes=False, avisar=callar)
    assert hecho.construidas == ()
    assert hecho.sin_cambios == (valle.ruta,)
    assert {p: p.stat().st_mtime_ns for p in destino.rglob("*")} == antes


def test_solo_se_reconstruye_la_agenda_que_cambio_y_el_resultado_es_el_mismo(
    valle: Publicable, tmp_path: Path
) -> None:
    destino = taller.construir(tmp_path / "site", valle, otra(valle))
    hecho = publicar(
        [valle, otra(valle, "Otro título")],
        destino,
        taller.REPOSITORIO,
        solo_fuentes=False,
        avisar=callar,
    )
    assert hecho.construidas == ("otro-valle/2026-2029",)
    assert hecho.sin_cambios == (valle.ruta,)
    de_cero = taller.construir(tmp_path / "de-cero", valle, otra(valle, "Otro título"))
    assert contenido(destino) == contenido(de_cero)


def test_la_agenda_que_ya_no_se_publica_desaparece_del_sitio(
    valle: Publicable, tmp_path: Path
) -> None:
    destino = taller.construir(tmp_path / "site", valle, otra(valle))
    taller.construir(destino, valle)
    assert not (destino / "territorios/otro-valle").exists()


def test_cambiar_el_tema_o_una_pagina_a_mano_reconstruye_todo(
    valle: Publicable, tmp_path: Path
) -> None:
    raiz = tmp_path / "raiz"
    copiar_origen(raiz)
    destino = taller.construir(tmp_path / "site", valle, raiz=raiz)
    (raiz / "sitio/contenido/acerca.md").write_text("# Otra cosa\n", encoding="utf-8")
    hecho = publicar([valle], destino, raiz, solo_fuentes=False, avisar=callar)
    assert hecho.construidas == (valle.ruta,)
    assert "Otra cosa" in taller.leer(destino / "acerca.html").texto


def copiar_origen(raiz: Path) -> None:
    raiz.mkdir(parents=True)
    shutil.copy(taller.REPOSITORIO / "mkdocs.yml", raiz)
    ignorar = shutil.ignore_patterns("territorios", ".territorios*")
    shutil.copytree(taller.REPOSITORIO / "sitio", raiz / "sitio", ignore=ignorar)


@pytest.mark.parametrize("falla", ["construir_territorio", "_revisar_enlaces", "relevo.relevar"])
def test_si_algo_falla_el_sitio_anterior_queda_intacto(
    valle: Publicable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, falla: str
) -> None:
    destino = taller.construir(tmp_path / "site", valle)
    antes = contenido(destino)

    def fallar(*_: object) -> None:
        raise ConstruccionFallida("a propósito")

    monkeypatch.setattr(modulo if "." not in falla else relevo, falla.rpartition(".")[2], fallar)
    with pytest.raises(ConstruccionFallida):
        taller.construir(destino, otra(valle))
    assert contenido(destino) == antes
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


def test_un_enlace_roto_en_una_pagina_a_mano_no_se_publica(
    valle: Publicable, tmp_path: Path
) -> None:
    raiz = tmp_path / "raiz"
    copiar_origen(raiz)
    (raiz / "sitio/contenido/acerca.md").write_text(
        '# Acerca\n\n<a href="no-hay.html">x</a>\n', encoding="utf-8"
    )
    with pytest.raises(ConstruccionFallida, match=r"acerca.html: no-hay.html"):
        taller.construir(tmp_path / "site", valle, raiz=raiz)
    assert not (tmp_path / "site").exists()


def test_un_enlace_de_markdown_roto_tampoco(valle: Publicable, tmp_path: Path) -> None:
    raiz = tmp_path / "raiz"
    copiar_origen(raiz)
    (raiz / "sitio/contenido/acerca.md").write_text(
        "# Acerca\n\n[x](no-hay.md)\n", encoding="utf-8"
    )
    with pytest.raises(ConstruccionFallida, match=r"no-hay\.md"):
        taller.construir(tmp_path / "site", valle, raiz=raiz)


def test_si_el_proceso_muere_entre_los_dos_renombres_el_sitio_anterior_vuelve(
    valle: Publicable, tmp_path: Path
) -> None:
    destino = taller.construir(tmp_path / "site", valle)
    antes = contenido(destino)
    destino.rename(tmp_path / ".site.anterior")
    relevo.recuperar(destino)
    assert contenido(destino) == antes


def test_si_muere_despues_de_los_renombres_queda_el_nuevo(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/nuevo.txt").touch()
    (tmp_path / ".site.anterior").mkdir()
    relevo.recuperar(tmp_path / "site")
    assert [p.name for p in tmp_path.rglob("*")] == ["site", "nuevo.txt"]


PUBLICADOR = """
import os, sys
from pathlib import Path
from tests.publicacion import taller
valle = taller.decidida()
otra = taller.cambiar(valle, ruta='otro-valle/2026-2029', agenda={'titulo': 'Otra agenda'})
import priorizacion.publicacion.obra
for renglon in sys.stdin:
    hijo = os.fork()
    if hijo == 0:
        taller.construir(Path(sys.argv[1]), otra)
        os._exit(0)
    print(hijo, flush=True)
    os.waitpid(hijo, 0)
    print('fin', flush=True)
"""
"""Publica la otra agenda cada vez que se le pide, en un hijo al que se puede matar."""


@pytest.mark.lento
def test_matarlo_en_veinte_momentos_al_azar_deja_un_sitio_entero(
    valle: Publicable, tmp_path: Path
) -> None:
    destino, guardado = tmp_path / "site", tmp_path / "guardado"
    shutil.copytree(taller.construir(destino, valle), guardado)
    viejo = contenido(guardado)
    azar = random.Random(20260417)
    with subprocess.Popen(
        [sys.executable, "-c", PUBLICADOR, str(destino)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=taller.REPOSITORIO,
    ) as publicador:  # fmt: skip

        def publicar_y_matar(espera: float | None) -> float:
            assert publicador.stdin is not None
            assert publicador.stdout is not None
            publicador.stdin.write("ya\n")
            publicador.stdin.flush()
            hijo, empieza = int(publicador.stdout.readline()), time.monotonic()
            if espera is not None:
                time.sleep(espera)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(hijo, signal.SIGKILL)
            assert publicador.stdout.readline() == "fin\n"
            return time.monotonic() - empieza

        tarda = publicar_y_matar(None)
        nuevo = contenido(destino)
        assert nuevo != viejo
        vistos = []
        for momento in sorted(azar.uniform(0, 1.1) for _ in range(20)):
            shutil.rmtree(destino)
            shutil.copytree(guardado, destino)
            publicar_y_matar(momento * tarda)
            relevo.recuperar(destino)
            vistos.append(contenido(destino))
        assert publicador.stdin is not None
        publicador.stdin.close()
    assert all(visto in (viejo, nuevo) for visto in vistos)
    assert vistos[0] == viejo


def test_no_se_borra_una_carpeta_que_no_es_un_sitio_publicado(
    valle: Publicable, tmp_path: Path
) -> None:
    (tmp_path / "fotos").mkdir()
    (tmp_path / "fotos/abuela.jpg").touch()
    with pytest.raises(ConstruccionFallida, match="no es un sitio publicado"):
        taller.construir(tmp_path / "fotos", valle)
    assert (tmp_path / "fotos/abuela.jpg").exists()


@pytest.mark.parametrize(
    "ruta", ["../fuera/2026", "a/b/c", "Valle/2026", "valle", "valle/", "valle/<b>"]
)
def test_una_ruta_que_no_sirve_de_direccion_no_se_publica(
    valle: Publicable, tmp_path: Path, ruta: str
) -> None:
    with pytest.raises(ConstruccionFallida, match="no sirve de dirección"):
        taller.construir(tmp_path / "site", taller.cambiar(valle, ruta=ruta))


def test_dos_agendas_con_la_misma_direccion_no_se_publican(
    valle: Publicable, tmp_path: Path
) -> None:
    with pytest.raises(ConstruccionFallida, match="misma dirección"):
        taller.construir(tmp_path / "site", valle, valle)


@pytest.mark.parametrize("constructor", ["mkdocs", "properdocs"])
def test_las_fuentes_solas_construyen_el_mismo_sitio_con_las_ordenes_de_siempre(
    valle: Publicable, sitio: Path, tmp_path: Path, constructor: str
) -> None:
    raiz = tmp_path / "raiz"
    copiar_origen(raiz)
    lugar = publicar([valle], tmp_path / "nada", raiz, solo_fuentes=True, avisar=callar).lugar
    assert lugar == raiz / "sitio/contenido"
    orden = [sys.executable, "-m", constructor, "build", "--strict", "-f", "mkdocs.yml"]
    entorno = {**os.environ, "SOURCE_DATE_EPOCH": "315532800", "NO_MKDOCS_2_WARNING": "1"}
    hecho = subprocess.run(
        orden, cwd=raiz, env=entorno, capture_output=True, text=True, check=False
    )
    assert hecho.returncode == 0, hecho.stdout + hecho.stderr
    unico = raiz / "site"
    assert enlaces.rotos(unico, taller.paginas(unico)) == ()
    direcciones = {p.relative_to(unico) for p in taller.paginas(unico)}
    assert direcciones == {p.relative_to(sitio) for p in taller.paginas(sitio)}
    if constructor == "mkdocs":
        distintas = [p for p in direcciones if (unico / p).read_bytes() != (sitio / p).read_bytes()]
        (datos,) = distintas  # el ZIP para llevar solo lo hace `publicar`, y solo él lo enlaza
        sin_zip = re.sub(r'<h2 id="portatil">.*?</h2>\n<p>.*?</p>', "", (sitio / datos).read_text())
        assert sin_zip == (unico / datos).read_text()


def test_escribir_las_fuentes_otra_vez_quita_lo_que_ya_no_se_publica(
    valle: Publicable, tmp_path: Path
) -> None:
    raiz = tmp_path / "raiz"
    copiar_origen(raiz)
    publicar([valle, otra(valle)], tmp_path, raiz, solo_fuentes=True, avisar=callar)
    publicar([valle], tmp_path, raiz, solo_fuentes=True, avisar=callar)
    assert [p.name for p in (raiz / "sitio/contenido/territorios").iterdir()] == ["valle-claro"]


def test_fuera_del_repositorio_se_usa_el_tema_que_viaja_con_el_programa(
    valle: Publicable, sitio: Path, tmp_path: Path
) -> None:
    (tmp_path / "vacia").mkdir()
    assert contenido(
        taller.construir(tmp_path / "site", valle, raiz=tmp_path / "vacia")
    ) == contenido(sitio)


def test_todo_enlace_interno_lleva_a_alguna_parte(sitio: Path) -> None:
    assert enlaces.rotos(sitio, taller.paginas(sitio)) == ()


def test_el_revisor_de_enlaces_ve_los_rotos(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="b.html">1</a><a href="#no">2</a><a href="javascript:x">3</a><a href="a.html#si">4</a>'
        '<a href="../fuera.html">5</a><img src="no.png"><p id="si"></p>',
        encoding="utf-8",
    )
    rotos = enlaces.rotos(tmp_path, [tmp_path / "a.html"])
    assert [r.partition(": ")[2] for r in rotos] == [
        "b.html",
        "#no",
        "javascript:x",
        "../fuera.html",
        "no.png",
    ]


def test_quien_publica_sale_en_la_cabecera_y_en_el_pie_de_todo(
    valle: Publicable, tmp_path: Path
) -> None:
    raiz = _con_identidad(tmp_path / "raiz", "assets/logo.svg")
    (raiz / "sitio/contenido/assets").mkdir()
    (raiz / "sitio/contenido/assets/logo.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'/>"
    )
    sitio = taller.construir(tmp_path / "site", valle, raiz=raiz)
    for pagina in ("index.html", "territorios/valle-claro/2026-2029/propuestas/P01.html"):
        crudo = unescape((sitio / pagina).read_text(encoding="utf-8"))
        subir = "../" * pagina.count("/") or "./"
        assert crudo.count("Gobernación <de> Prueba") == 2
        assert crudo.count(f'<img src="{subir}assets/logo.svg" alt=""') == 2
        assert 'href="https://prueba.example/contacto"' in crudo
    assert (sitio / "assets/logo.svg").is_file()


def test_un_logo_que_no_esta_se_dice_y_no_se_publica(valle: Publicable, tmp_path: Path) -> None:
    raiz = _con_identidad(tmp_path / "raiz", "assets/no-esta.svg")
    with pytest.raises(ConstruccionFallida, match=r"assets/no-esta\.svg"):
        taller.construir(tmp_path / "site", valle, raiz=raiz)
    assert not (tmp_path / "site").exists()


def _con_identidad(raiz: Path, logo: str) -> Path:
    raiz.mkdir()
    for nombre in ("sitio/tema", "sitio/contenido"):
        shutil.copytree(
            taller.REPOSITORIO / nombre,
            raiz / nombre,
            ignore=shutil.ignore_patterns("territorios"),
        )
    configuracion = (taller.REPOSITORIO / "mkdocs.yml").read_text(encoding="utf-8")
    for clave, valor in (
        ("nombre", "Gobernación <de> Prueba"),
        ("logo", logo),
        ("enlace", "https://prueba.example/contacto"),
    ):
        configuracion = configuracion.replace(f'    {clave}: ""', f'    {clave}: "{valor}"')
    (raiz / "mkdocs.yml").write_text(configuracion, encoding="utf-8")
    return raiz
