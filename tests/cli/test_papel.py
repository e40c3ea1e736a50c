"""`priorizacion papel` escribe un PDF, y dice qué falta cuando no puede."""

from pathlib import Path

import pytest

from priorizacion.publicacion.papel import pdf

from .conftest import Correr


def test_papel_escribe_el_pdf_y_solo_reemplaza_otro_pdf(
    priorizada: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "a_pdf", lambda html: b"%PDF-1.7 " + html.encode()[:20])
    corrida = correr("papel", priorizada)
    assert corrida.codigo == 0
    assert corrida.out == "PDF: agenda-valle-claro-2026-2029.pdf\n"
    assert correr("papel", priorizada).codigo == 0
    Path("notas.txt").write_text("a mano", encoding="utf-8")
    corrida = correr("papel", priorizada, "--destino", "notas.txt")
    assert corrida.codigo == 1
    assert "no es un PDF" in corrida.err
    assert Path("notas.txt").read_text(encoding="utf-8") == "a mano"


def test_si_falta_weasyprint_se_dice_que_instalar_y_el_sitio_se_publica_igual(
    priorizada: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falta(_: str) -> bytes:
        raise pdf.SinWeasyPrint

    monkeypatch.setattr(pdf, "a_pdf", falta)
    corrida = correr("papel", priorizada)
    assert corrida.codigo == 1
    assert "pip install 'priorizacion[pdf]'" in corrida.err
    assert not list(Path().glob("*.pdf"))
    assert correr("publicar", priorizada).codigo == 0
