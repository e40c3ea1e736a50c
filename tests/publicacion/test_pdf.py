"""La agenda entera en un PDF que lee un lector de pantalla, igual en cada corrida y sin red."""

import io
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from priorizacion.publicacion.papel import documento
from priorizacion.publicacion.papel.pdf import SinWeasyPrint, a_pdf
from priorizacion.publicacion.publicable import Publicable

from . import explicadas, taller
from .corpus import HOSTILES
from .test_escape import visto
from .test_texto_hostil import PERMITIDAS, con_textos_hostiles, hostil

DEL_DOCUMENTO = {"section", "title"}


@pytest.fixture(scope="module")
def html(valle: Publicable) -> str:
    return documento.componer(explicadas.explicada(valle))


@pytest.fixture(scope="module")
def bytes_del_pdf(html: str) -> bytes:
    return a_pdf(html)


@pytest.fixture(scope="module")
def pdf(bytes_del_pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(bytes_del_pdf))


def elementos(nodo: Any) -> Iterator[Any]:
    """Las etiquetas del árbol de estructura, de arriba abajo."""
    nodo = nodo.get_object()
    if not hasattr(nodo, "get"):
        return
    yield nodo
    hijos = nodo.get("/K", [])
    hijos = hijos.get_object() if hasattr(hijos, "get_object") else hijos
    for hijo in hijos if isinstance(hijos, list) else [hijos]:
        if not isinstance(hijo, int):
            yield from elementos(hijo)


def test_el_pdf_dice_su_titulo_su_idioma_y_que_va_etiquetado(
    pdf: PdfReader, bytes_del_pdf: bytes, valle: Publicable
) -> None:
    raiz = pdf.trailer["/Root"]
    assert raiz["/Lang"] == "es-CO"
    assert str(raiz["/MarkInfo"]["/Marked"]).lower() == "true"
    assert str(raiz["/ViewerPreferences"]["/DisplayDocTitle"]).lower() == "true"
    assert pdf.metadata is not None
    assert pdf.metadata.title == valle.agenda.titulo
    assert "CreationDate" not in str(pdf.metadata)
    assert b"pdfuaid" in raiz["/Metadata"].get_data()
    assert bytes_del_pdf.startswith(b"%PDF-1.7")


def test_cada_tabla_tiene_encabezados_y_cada_grafica_su_descripcion(
    pdf: PdfReader, html: str
) -> None:
    etiquetas = list(elementos(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()[0]))
    cuantas = Counter(e.get("/S") for e in etiquetas)
    assert cuantas["/Table"] >= 10
    celdas = [e for e in etiquetas if e.get("/S") == "/TD"]
    assert celdas
    assert all(e["/A"].get("/Headers") for e in celdas)
    graficas = [e for e in etiquetas if e.get("/S") == "/Figure"]
    assert len(graficas) == html.count("<svg ") >= 4
    assert all(len(str(g.get("/Alt", ""))) > 60 for g in graficas)
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/Link", "/Caption"} <= set(cuantas)


def test_los_marcadores_llevan_a_cada_capitulo_y_a_cada_propuesta(
    pdf: PdfReader, valle: Publicable
) -> None:
    def titulos(nivel: list[Any]) -> Iterator[str]:
        for marca in nivel:
            yield from titulos(marca) if isinstance(marca, list) else [marca.title]

    marcados = list(titulos(pdf.outline))
    assert "Lo que no entró, y por qué" in marcados
    for propuesta in valle.agenda.propuestas:
        assert propuesta.nombre in marcados


def test_el_pdf_dice_la_decision_y_las_razones(pdf: PdfReader, valle: Publicable) -> None:
    todo = " ".join(" ".join(p.extract_text() for p in pdf.pages).split())
    assert "De 6 propuestas se eligieron 4." in todo
    for decidida in valle.resultado.propuestas:
        assert decidida.motivos[0].texto in todo
    assert f"1 de {len(pdf.pages)}" not in pdf.pages[0].extract_text()  # la portada va sin número
    assert f"{len(pdf.pages)} de {len(pdf.pages)}" in todo


def test_todo_enlace_del_documento_lleva_a_un_lugar_del_documento(
    html: str, valle: Publicable
) -> None:
    for hecho in (html, documento.componer(con_textos_hostiles(valle))):
        pagina = taller.Pagina(hecho)
        anclas = Counter(v for n, v in pagina.atributos if n == "id")
        assert [a for a, n in anclas.items() if n > 1] == []
        enlaces = {v for n, v in pagina.atributos if n == "href"}
        assert len(enlaces) > 15
        internos = {e for e in enlaces if e.startswith("#")}
        assert {e[1:] for e in internos} <= set(anclas)
        assert all(e.startswith(("#", "https:", "mailto:")) for e in enlaces)
        rotulos = {r for n, v in pagina.atributos if n == "aria-labelledby" for r in v.split()}
        assert rotulos <= set(anclas)


def test_el_texto_hostil_se_lee_como_texto_en_el_documento(valle: Publicable) -> None:
    hecho = documento.componer(con_textos_hostiles(valle))
    pagina = taller.Pagina(hecho)
    assert set(pagina.etiquetas) <= PERMITIDAS | DEL_DOCUMENTO
    assert not [a for a in pagina.atributos if a[0].startswith("on")]
    assert "script" not in pagina.etiquetas
    for n, texto in enumerate(HOSTILES):
        assert visto(hostil(texto, n)) in pagina.texto, texto


def test_dos_pdf_de_lo_mismo_son_iguales_byte_a_byte(
    html: str, bytes_del_pdf: bytes, tmp_path: Path
) -> None:
    (tmp_path / "documento.html").write_text(html, encoding="utf-8")
    guion = (
        "import sys; from pathlib import Path; from priorizacion.publicacion.papel.pdf import a_pdf;"
        "sys.stdout.buffer.write(a_pdf(Path(sys.argv[1]).read_text('utf-8')))"
    )
    otro = subprocess.run(
        [sys.executable, "-c", guion, str(tmp_path / "documento.html")],
        cwd=taller.REPOSITORIO, capture_output=True, check=True,
    )  # fmt: skip
    assert otro.stdout == bytes_del_pdf


def test_el_pdf_no_pide_nada_a_la_red_ni_al_disco(tmp_path: Path) -> None:
    (tmp_path / "secreto.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with_img = (
        "<html lang=es><title>x</title><p>antes<img alt=x src='file://{}'>"
        "<img alt=y src='http://127.0.0.1:9/x.png'>después"
    ).format(tmp_path / "secreto.svg")
    hecho = PdfReader(io.BytesIO(a_pdf(with_img)))
    assert "después" in hecho.pages[0].extract_text()
    assert not list(hecho.pages[0].images)


@pytest.mark.parametrize("falta", [ImportError("no está"), OSError("cannot load library 'pango'")])
def test_sin_weasyprint_o_sin_pango_se_dice_como_instalarlo(
    monkeypatch: pytest.MonkeyPatch, falta: Exception
) -> None:
    class Ausente:
        def find_spec(self, nombre: str, *_: object) -> None:
            if nombre.split(".", maxsplit=1)[0] == "weasyprint":
                raise falta

    for modulo in [m for m in sys.modules if m.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, modulo)
    monkeypatch.setattr(sys, "meta_path", [Ausente(), *sys.meta_path])
    with pytest.raises(SinWeasyPrint, match=r"pip install 'priorizacion\[pdf\]'"):
        a_pdf("<p>hola")


def test_el_documento_se_escribe_con_las_extensiones_de_mkdocs() -> None:
    texto = (taller.REPOSITORIO / "mkdocs.yml").read_text(encoding="utf-8")
    declaradas = yaml.safe_load(texto)["markdown_extensions"]
    nombres = [next(iter(e)) if isinstance(e, dict) else e for e in declaradas]
    assert tuple(nombres) == documento.EXTENSIONES


def test_las_descripciones_de_las_graficas_no_pierden_su_titulo(html: str) -> None:
    titulos = re.findall(r"<title id=[^>]*>([^<]*)</title>", html)
    assert titulos
    assert "<desc" not in html
    assert all(". " in unescape(t) for t in titulos)
