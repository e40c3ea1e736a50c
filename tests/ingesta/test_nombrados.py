"""Lo que se nombra por su nombre, y lo que se nombra mal sin que tape lo demás de la fila."""

import shutil
from pathlib import Path

import pytest

from priorizacion.dominio.agenda import Agenda
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.cli.conftest import EJEMPLO, ENTRADAS, cambiar


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    for nombre in ENTRADAS:
        shutil.copy(EJEMPLO / nombre, tmp_path / nombre)
    return tmp_path


def _agenda(carpeta: Path) -> Agenda:
    lectura = leer_carpeta(carpeta)
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    return lectura.agenda


def _dichas(carpeta: Path, archivo: str) -> dict[str | None, list[str]]:
    """Columna → lo observado en ella."""
    dichas: dict[str | None, list[str]] = {}
    for o in leer_carpeta(carpeta).observaciones:
        if o.origen.archivo == archivo and o.gravedad == "error":
            dichas.setdefault(o.origen.columna, []).append(f"{o.codigo} {o.mensaje}")
    return dichas


@pytest.mark.parametrize(
    ("archivo", "id_", "nombre"),
    [
        ("propuestas.csv", ",economica,", ",Económica,"),
        ("propuestas.csv", ",ribera,", ",la ribera,"),
        ("propuestas.csv", ",comunidad,", ",Comunidad,"),
        ("propuestas.csv", ",sgr_directas|propios,", ",Regalías (asignaciones directas)|propios,"),
        ("propuestas.csv", ",propios:2026=", ",Recursos propios:2026="),
        ("propuestas.csv", ",alcaldia,", ",Alcaldía,"),
        ("comite.csv", ",comunidad", ",Comunidad"),
        ("habilitantes.csv", ",predios,", ",Predios saneados,"),
        ("valoraciones.csv", ",brechas,", ",Cierre de brechas,"),
        ("agenda.yaml", "zonas: [alto, ribera]", "zonas: [Corregimiento El Alto, La Ribera]"),
        ("agenda.yaml", "{dimension: ambiental}", "{dimension: Ambiental}"),
    ],
)
def test_el_nombre_de_una_sola_cosa_vale_por_su_identificador(
    carpeta: Path, archivo: str, id_: str, nombre: str
) -> None:
    antes = _agenda(carpeta)
    cambiar(carpeta / archivo, id_, nombre)
    assert _agenda(carpeta) == antes


def test_un_nombre_que_es_de_dos_cosas_no_se_adivina(carpeta: Path) -> None:
    cambiar(carpeta / "agenda.yaml", "nombre: La Ribera", "nombre: Cabecera")
    cambiar(carpeta / "propuestas.csv", ",ribera,", ",Cabecéra,")
    (dicho,) = _dichas(carpeta, "propuestas.csv")["zona"]
    assert "Así se llaman «cabecera», «ribera»: diga cuál." in dicho


def test_lo_que_se_parece_a_un_nombre_se_sugiere_por_su_identificador(carpeta: Path) -> None:
    cambiar(carpeta / "propuestas.csv", ",sgr_directas|propios,", ",Recurso própio,")
    (dicho,) = _dichas(carpeta, "propuestas.csv")["fuentes"]
    assert dicho.startswith("fuente-desconocida No existe la fuente «Recurso própio».")
    assert "¿Quiso decir «propios»?" in dicho


def test_lo_que_no_se_parece_a_nada_dice_que_hay(carpeta: Path) -> None:
    cambiar(carpeta / "propuestas.csv", ",economica,", ",Vías y ríos,")
    (dicho,) = _dichas(carpeta, "propuestas.csv")["dimension"]
    assert dicho == (
        "dimension-desconocida No existe la dimensión «Vías y ríos». "
        "Hay: social, economica, ambiental, institucional."
    )


def test_requerir_una_propuesta_por_su_nombre_dice_cual_es_su_codigo(carpeta: Path) -> None:
    cambiar(carpeta / "propuestas.csv", ",P01,agua,", ",Planta de agua potable de El Alto,agua,")
    (dicho,) = _dichas(carpeta, "propuestas.csv")["requiere"]
    assert dicho.startswith("propuesta-desconocida ")
    assert "¿Quiso decir «P01»?" in dicho


def test_una_celda_mala_no_tapa_las_demas_de_su_fila(carpeta: Path) -> None:
    cambiar(carpeta / "propuestas.csv", ",economica,ribera,autoridades,", ",Éco,Ríbero,alcalde,")
    cambiar(carpeta / "propuestas.csv", "P02,Puente", "P01,Puente")
    cambiar(carpeta / "propuestas.csv", ",620000000,,1,2026,", ",mucho,,1,2099,")
    assert set(_dichas(carpeta, "propuestas.csv")) >= {
        "id", "dimension", "zona", "estamento_proponente", "costo", "inicio_minimo",
    }  # fmt: skip


def test_de_una_fila_mala_tambien_se_dice_si_trae_datos_de_una_persona(carpeta: Path) -> None:
    cambiar(carpeta / "propuestas.csv", ",620000000,", ",mucho,")
    cambiar(carpeta / "propuestas.csv", "Puente vehicular", "Llame a ana@correo.com. Puente")
    codigos = {o.codigo for o in leer_carpeta(carpeta).observaciones}
    assert {"numero-ilegible", "dato-personal"} <= codigos


def test_una_fuente_mal_nombrada_no_da_ademas_que_nadie_la_paga(carpeta: Path) -> None:
    cambiar(carpeta / "propuestas.csv", ",sgr_directas,,alcaldia", ",regalia,,alcaldia")
    codigos = [o.codigo for o in leer_carpeta(carpeta).observaciones]
    assert "fuente-desconocida" in codigos
    assert "propuesta-sin-fuente" not in codigos


def test_en_las_reglas_lo_mal_nombrado_dice_que_no_existe_y_no_que_esta_mal_escrito(
    carpeta: Path,
) -> None:
    cambiar(carpeta / "agenda.yaml", "{dimension: ambiental}", "{dimension: Medio ambiental}")
    (dicho,) = _dichas(carpeta, "agenda.yaml")["reglas.ambiente.grupo.dimension"]
    assert "dimension-desconocida" in dicho
    assert "¿Quiso decir «ambiental»?" in dicho


def test_una_regla_que_nombra_una_propuesta_por_su_nombre_dice_cual_es_su_codigo(
    carpeta: Path,
) -> None:
    cambiar(
        carpeta / "agenda.yaml", "propuesta: P02", "propuesta: Puente sobre la quebrada La Honda"
    )
    (dicho,) = _dichas(carpeta, "agenda.yaml")["reglas.puente.propuesta"]
    assert dicho.startswith("propuesta-desconocida No existe la propuesta «Puente sobre")
    assert "¿Quiso decir «P02»?" in dicho
