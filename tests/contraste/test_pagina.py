"""El contraste: su página, y su resumen en «Cómo se decidió»."""

from pathlib import Path

import pytest

from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import contraste
from tests.decision.agendas import agenda, decidir
from tests.publicacion import taller

AGENDA = "territorios/prueba/2027"
PAGINA = f"{AGENDA}/otras-maneras.html"
REGLA = {
    "id": "norte",
    "tipo": "cuota",
    "grupo": {"zona": "norte"},
    "minimo": 1,
    "texto": "Algo al <b>norte</b>.",
}


def publicable(**cambios) -> Publicable:
    una = agenda(
        {
            "A": {"votos": 90, "costo": 100, "zona": "sur"},
            "E": {"votos": 50, "costo": 50, "zona": "norte"},
            "F": {"votos": 41, "costo": 50, "zona": "norte"},
        },
        **{"maximo_proyectos": 1, "zonas": [{"id": z, "nombre": z} for z in ("norte", "sur")]},
        **cambios,
    )
    dictamen = decidir(una)
    return Publicable("prueba/2027", una, dictamen.resultado, dictamen.certificado, "huella")


@pytest.fixture(scope="module")
def sitio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return taller.construir(tmp_path_factory.mktemp("sitio") / "s", publicable(reglas=[REGLA]))


@pytest.fixture(scope="module")
def html(sitio: Path) -> str:
    return (sitio / PAGINA).read_text(encoding="utf-8")


def test_cada_manera_tiene_su_nombre_y_su_lectura(html: str):
    dicho = taller.Pagina(html).texto
    vista = contraste.ver(publicable(reglas=[REGLA]).contexto)
    assert vista is not None
    assert len(vista.otras) == 6
    for una in vista.otras:
        assert f"{una.nombre} {una.lectura}" in dicho
    assert "Pero no cumpliría 1 regla de la agenda." in dicho
    assert "El reparto igual pide saber qué apoya cada persona" in dicho


def test_lo_que_entra_y_lo_que_sale_lleva_a_su_pagina(html: str):
    assert 'href="propuestas/F.html"' in html
    assert "Entrarían:" in html


def test_las_reglas_que_no_se_cumplirian_se_leen_como_texto(html: str):
    assert "No se cumpliría:" in html
    assert "Algo al <b>norte</b>." not in html
    assert "Algo al <b>norte</b>." in taller.Pagina(html).texto


def test_la_tabla_empieza_por_esta_agenda_y_solo_trae_las_que_tienen_lista():
    vista = contraste.ver(publicable().contexto)
    assert vista is not None
    primera, *otras = vista.tabla.filas
    assert [c.texto for c in primera.celdas[:3]] == ["Esta agenda", "1", "90"]
    assert len(otras) == 4
    assert all(len(f.celdas) == len(vista.tabla.columnas) for f in vista.tabla.filas)


def test_sin_columna_de_llegada_no_se_dice_que_asi_llegaron():
    vista = contraste.ver(publicable().contexto)
    assert vista is not None
    assert vista.otras[1].nombre == "Por orden de código, una por una"
    assert vista.otras[1].lectura.startswith("Atendiendo en el orden de los códigos")


def test_como_se_decidio_trae_la_tabla_y_lleva_al_detalle(sitio: Path):
    decidido = (sitio / AGENDA / "como-se-decidio.html").read_text(encoding="utf-8")
    seccion = decidido[decidido.index('id="contraste"') :]
    assert "Por orden de código, una por una" in seccion
    assert 'href="otras-maneras.html"' in seccion


def test_sin_contraste_no_hay_seccion_ni_pagina(tmp_path: Path):
    sin = taller.cambiar(publicable(), resultado={"contraste": None})
    assert contraste.ver(sin.contexto) is None
    agenda_ = taller.construir(tmp_path / "s", sin) / AGENDA
    assert 'id="contraste"' not in (agenda_ / "como-se-decidio.html").read_text(encoding="utf-8")
    assert not (agenda_ / "otras-maneras.html").exists()
