"""Una agenda en un ZIP: entera, sin enlaces rotos y siempre con los mismos bytes."""

import re
import zipfile
from pathlib import Path

import pytest

from priorizacion.publicacion import enlaces, portatil
from priorizacion.publicacion.cotejo_de_zip import partes_de_ambos
from priorizacion.publicacion.datos.comprimido import comprimir, descomprimir
from priorizacion.publicacion.publicable import Publicable

from . import taller

AGENDA = "territorios/valle-claro/2026-2029"
NOMBRE = "valle-claro-2026-2029.zip"


@pytest.fixture(scope="module")
def partes(sitio: Path) -> dict[str, bytes]:
    return descomprimir((sitio / AGENDA / NOMBRE).read_bytes())


def test_la_pagina_de_datos_lleva_al_zip(sitio: Path) -> None:
    enlaces_ = [v for n, v in taller.leer(sitio / AGENDA / "datos.html").atributos if n == "href"]
    assert NOMBRE in enlaces_


def test_el_zip_trae_toda_la_agenda_y_lo_comun_pero_no_el_portal(
    sitio: Path, partes: dict[str, bytes]
) -> None:
    en_disco = {p.relative_to(sitio).as_posix() for p in (sitio / AGENDA).rglob("*") if p.is_file()}
    assert en_disco - {f"{AGENDA}/{NOMBRE}"} <= set(partes)
    assert {"assets/agenda.css", "assets/filtro.js", "manual/index.html", "glosario.html"} <= set(
        partes
    )
    assert not {"404.html", "sitemap.xml", "publicado.json", "huellas.sha256"} & set(partes)
    assert f"{AGENDA}/{NOMBRE}" not in partes
    entrada = partes["index.html"].decode()
    assert f'content="0; url={AGENDA}/index.html"' in entrada
    assert f'<a href="{AGENDA}/index.html">' in entrada


def test_en_el_zip_todo_enlace_lleva_a_alguna_parte(
    partes: dict[str, bytes], tmp_path: Path
) -> None:
    for nombre, contenido in partes.items():
        (tmp_path / nombre).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nombre).write_bytes(contenido)
    paginas = sorted(tmp_path.rglob("*.html"))
    assert len(paginas) > 20
    assert enlaces.rotos(tmp_path, paginas) == ()
    assert f"<span>{NOMBRE}</span>" in (tmp_path / AGENDA / "datos.html").read_text("utf-8")


def test_las_paginas_del_zip_son_las_del_sitio(sitio: Path, partes: dict[str, bytes]) -> None:
    distintas = [
        n for n, b in partes.items() if n != "index.html" and (sitio / n).read_bytes() != b
    ]
    # las dos llevan a lo que queda por fuera del ZIP: él mismo, y la página del territorio, que
    # cuenta también otras agendas; si fuera adentro, el ZIP no se podría rehacer con una sola
    assert sorted(distintas) == [f"{AGENDA}/datos.html", f"{AGENDA}/seguimiento.html"]
    for nombre, enlace in zip(sorted(distintas), (NOMBRE, "../index.html"), strict=True):
        solo_sin_el_enlace, cuantos = re.subn(
            rf'<a href="{enlace}"[^>]*>(.*?)</a>', r"<span>\1</span>", (sitio / nombre).read_text()
        )
        assert cuantos == 1
        assert solo_sin_el_enlace == partes[nombre].decode()


def test_el_zip_no_guarda_la_hora_ni_el_orden_del_disco(sitio: Path) -> None:
    with zipfile.ZipFile(sitio / AGENDA / NOMBRE) as abierto:
        nombres = abierto.namelist()
        assert {p.date_time for p in abierto.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert nombres[0] == "index.html"
    assert nombres[1:] == sorted(nombres[1:])


def test_el_nombre_del_zip_sale_de_la_agenda_y_no_de_su_direccion(valle: Publicable) -> None:
    territorio = valle.agenda.territorio.model_copy(update={"nombre": "San José del Ñame"})
    agenda = valle.agenda.model_copy(update={"territorio": territorio})
    assert portatil.nombre(agenda) == "san-jose-del-name-2026-2029.zip"
    otro = valle.agenda.territorio.model_copy(update={"nombre": "日本"})
    assert portatil.nombre(agenda.model_copy(update={"territorio": otro})) == "agenda-2026-2029.zip"


def test_soltar_quita_solo_los_enlaces_a_lo_que_no_hay() -> None:
    html = (
        '<a href="b.html">b</a> <a class="x" href="../otra/c.html#y">la <b>c</b></a> '
        '<a href="#z">z</a> <a href="https://x.org/">x</a> <a href="d.zip" download>d</a>'
    )
    suelto = enlaces.soltar(html, "uno/a.html", {"uno/a.html", "uno/b.html"})
    assert suelto == (
        '<a href="b.html">b</a> <span>la <b>c</b></span> '
        '<a href="#z">z</a> <a href="https://x.org/">x</a> <span>d</span>'
    )


def test_dos_zip_se_comparan_por_lo_que_traen() -> None:
    uno = {"index.html": b"url=territorios/a/2026/index.html", "territorios/a/2026/x": b"1"}
    otro = {"index.html": b"url=territorios/b-b/2026/index.html", "territorios/b-b/2026/x": b"1"}
    ambos = partes_de_ambos(comprimir(uno), comprimir(otro))
    assert ambos is not None
    assert ambos[0] == ambos[1] == uno
    assert partes_de_ambos(comprimir(uno), b"no es un zip") is None
    bomba = comprimir({"x": bytes(3 * 2**20)})
    assert len(bomba) < 10_000
    assert partes_de_ambos(comprimir(uno), bomba) is None


def test_lo_que_no_es_de_la_agenda_queda_como_texto(valle: Publicable, tmp_path: Path) -> None:
    otra = taller.cambiar(valle, ruta="otro-valle/2026-2029")
    sitio = taller.construir(tmp_path / "site", valle, otra)
    for ruta in (valle.ruta, otra.ruta):
        (empacado,) = (sitio / "territorios" / ruta).glob("*.zip")
        carpetas = {
            re.match(r"territorios/[^/]+/[^/]+", n)[0]
            for n in descomprimir(empacado.read_bytes())
            if n.startswith("territorios/")
        }
        assert carpetas == {f"territorios/{ruta}"}
