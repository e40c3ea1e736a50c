"""En el sitio: cada versión en su dirección, lo que cambió después, y cómo va cada obra."""

from pathlib import Path

import pytest

from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.publicable import enlazar_periodos
from tests.publicacion import pasada, taller

AGENDA = "territorios/valle-claro/2026-2029"


@pytest.fixture(scope="module")
def actual() -> Publicable:
    return pasada.con_historia(taller.decidida(), "<b>Se corrigió</b> un costo {{ 7 * 7 }}.")


@pytest.fixture(scope="module")
def sitio(actual: Publicable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    agendas = enlazar_periodos([actual, pasada.periodo_anterior(taller.decidida())])
    return taller.construir(tmp_path_factory.mktemp("historia") / "site", *agendas)


def leer(sitio: Path, pagina: str) -> str:
    return taller.leer(sitio / AGENDA / pagina).texto


def test_la_version_anterior_dice_hasta_cuando_valio_y_por_que_se_cambio(sitio: Path) -> None:
    texto = leer(sitio, "versiones/1/index.html")
    assert "Esta versión ya no vale: se dejó el 20 de mayo de 2026." in texto
    assert "Por qué se cambió: <b>Se corrigió</b> un costo {{ 7 * 7 }}." in texto
    assert "49" not in texto.partition("Qué cambió después")[0].rpartition("Por qué")[2]


def test_la_version_anterior_dice_que_cambio_en_la_que_vale(
    sitio: Path, actual: Publicable
) -> None:
    texto = leer(sitio, "versiones/1/index.html")
    primera = actual.contexto.elegidas[0]
    assert (
        f"{actual.contexto.nombre(primera.id)}. Antes: en lista de espera. Ahora: elegida." in texto
    )
    assert "Su costo, sin imprevistos, subió de " in texto
    assert "Ya no están: 1" in texto
    assert "No se prueba cuál de esos cambios bastaba" in texto


def test_la_version_anterior_trae_su_lista_y_sus_archivos(sitio: Path) -> None:
    crudo = (sitio / AGENDA / "versiones/1/index.html").read_text("utf-8")
    assert f'id="{pasada.RETIRADA}"' in crudo
    assert 'href="version.yaml"' in crudo
    assert (sitio / AGENDA / "versiones/1/version.yaml").read_bytes() == b"numero: 1\n"
    decisiones = (sitio / AGENDA / "versiones/1/decisiones.csv").read_text("utf-8")
    assert f"\n{pasada.RETIRADA},Mirador que ya no se pidió," in decisiones


def test_la_direccion_de_una_propuesta_que_ya_no_esta_se_conserva(sitio: Path) -> None:
    texto = leer(sitio, f"propuestas/{pasada.RETIRADA}.html")
    assert "Ya no está en la agenda. En la versión 1 estaba así: elegida." in texto
    assert "Es la misma que ahora tiene otro identificador" not in texto


def test_si_solo_cambio_de_identificador_la_direccion_vieja_lleva_a_la_nueva(
    sitio: Path, actual: Publicable
) -> None:
    primera = actual.contexto.elegidas[0].id
    crudo = (sitio / AGENDA / f"propuestas/{pasada.RENOMBRADA}.html").read_text("utf-8")
    assert "Es la misma que ahora tiene otro identificador" in crudo
    assert f'href="{primera}.html"' in crudo


def test_la_pagina_de_seguimiento_resume_y_enlaza(sitio: Path, actual: Publicable) -> None:
    texto = leer(sitio, "seguimiento.html")
    elegidas = len(actual.contexto.elegidas)
    assert f"De {elegidas} obras elegidas, 1 en ejecución y {elegidas - 1} sin reporte" in texto
    assert "según lo reportado hasta el 10 de diciembre de 2026" in texto
    assert "Versión 1Hasta el 20 de mayo de 2026" in texto
    assert "Versión 2La que vale" in texto
    enlaces = taller.leer(sitio / AGENDA / "seguimiento.html").atributos
    for enlace in ("versiones/1/index.html", "../index.html", "../../../privacidad.html"):
        assert ("href", enlace) in enlaces


def test_la_pagina_de_la_obra_dice_como_va_con_su_fecha_y_su_fuente(
    sitio: Path, actual: Publicable
) -> None:
    primera = actual.contexto.elegidas[0].id
    texto = leer(sitio, f"propuestas/{primera}.html")
    reciente = texto.index("En ejecución, 35 %, el 10 de diciembre de 2026. Pagado hasta entonces:")
    assert reciente < texto.index("Sin empezar, el 1.º de septiembre de 2026.")
    assert "Según: Interventoría, informe 2." in texto


def test_la_pagina_del_territorio_dice_que_cambio_entre_periodos(sitio: Path) -> None:
    pagina = taller.leer(sitio / "territorios/valle-claro/index.html")
    assert "Qué cambió frente a 2022–2025" in pagina.texto
    assert "Son periodos distintos" in pagina.texto
    assert ("href", "2026-2029/index.html") in pagina.atributos
    assert ("href", "2022-2025/propuestas/P01.html") in pagina.atributos


def test_sin_versiones_ni_seguimiento_la_pagina_lo_dice(sitio: Path) -> None:
    pagina = taller.leer(sitio / "territorios/valle-claro/2022-2025/seguimiento.html")
    assert "Todavía no se ha publicado el seguimiento" in pagina.texto
    assert "Esta es la primera versión" in pagina.texto


def test_las_fuentes_solas_traen_tambien_la_pagina_del_territorio(
    tmp_path: Path, actual: Publicable
) -> None:
    from priorizacion.publicacion.sitio import publicar  # noqa: PLC0415

    publicar([actual], tmp_path / "x", tmp_path, solo_fuentes=True, avisar=lambda _: None)
    contenido = tmp_path / "sitio/contenido"
    assert (contenido / "territorios/valle-claro/index.md").is_file()
    assert (contenido / AGENDA / "versiones/1/index.md").is_file()


def test_la_primera_pagina_y_la_de_la_obra_dicen_que_antes_era_otra_cosa(
    sitio: Path, actual: Publicable
) -> None:
    assert "Esta es la versión 2 de la agenda: la anterior valió hasta el 20 de mayo" in leer(
        sitio, "index.html"
    )
    primera = actual.contexto.elegidas[0].id
    pagina = taller.leer(sitio / AGENDA / f"propuestas/{primera}.html")
    assert "su decisión era otra: en lista de espera (Versión 1)." in pagina.texto
    assert ("href", f"../versiones/1/index.html#{pasada.RENOMBRADA}") in pagina.atributos
    otra = actual.contexto.elegidas[1].id
    assert "su decisión era otra" not in leer(sitio, f"propuestas/{otra}.html")
