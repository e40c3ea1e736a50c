"""`ponderar` muestra, no decide; y escribe solo las ponderaciones, a la vista."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from priorizacion.dominio.ponderacion import PUBLICADAS, PonderacionesPublicadas
from tests.cli.conftest import Correr, cambiar

RESPUESTAS = """participante,metodo,pertinencia,brechas,beneficiarios,fase,capacidad
C1,directa,10,80,10,50,50
C2,directa,20,70,10,50,50
C3,directa,0,90,10,50,50
A1,directa,34,33,33,90,10
U1,orden,3,1,2,1,1
"""


@pytest.fixture
def respondida(carpeta: Path) -> Path:
    (carpeta / "ponderaciones.csv").write_text(RESPUESTAS, encoding="utf-8")
    return carpeta


def ponderaciones(carpeta: Path) -> dict[str, float]:
    agenda = yaml.safe_load((carpeta / "agenda.yaml").read_text(encoding="utf-8"))
    return {c["id"]: c["ponderacion"] for c in agenda["criterios"]}


def test_muestra_metodos_estamentos_desacuerdo_y_efecto_sin_escribir(
    respondida: Path, correr: Correr
) -> None:
    antes = {a.name: a.read_bytes() for a in respondida.iterdir()}
    corrida = correr("ponderar", respondida)
    assert corrida.codigo == 0, corrida.err
    for dicho in (
        "prioridad: cuánto pondera cada criterio, de 100",
        "factibilidad: cuánto pondera cada criterio, de 100",
        "brechas            35,00    56,50  61,11",
        "Los que menos coinciden: comunidad y autoridades",
        "efecto en la agenda",
        "orden de importancia: ",
        "Las ponderaciones se fijan antes de ver resultados",
    ):
        assert dicho in corrida.out
    assert {a.name: a.read_bytes() for a in respondida.iterdir()} == antes


def test_escribir_toca_solo_los_numeros_y_muestra_la_diferencia(
    respondida: Path, correr: Correr
) -> None:
    antes = (respondida / "agenda.yaml").read_text(encoding="utf-8").splitlines()
    corrida = correr("ponderar", respondida, "--metodo", "directa", "--escribir", "--sin-efecto")
    assert corrida.codigo == 0, corrida.err
    assert ponderaciones(respondida) == {
        "pertinencia": 22,
        "brechas": 56.5,
        "beneficiarios": 21.5,
        "fase": 70,
        "capacidad": 30,
    }
    despues = (respondida / "agenda.yaml").read_text(encoding="utf-8").splitlines()
    cambiadas = [(a, d) for a, d in zip(antes, despues, strict=True) if a != d]
    assert len(cambiadas) == 5
    for antigua, nueva in cambiadas:
        assert f"-{antigua}" in corrida.out
        assert f"+{nueva}" in corrida.out
    assert "ya hay calificaciones" in corrida.err
    assert correr("revisar", respondida).codigo == 0


def publicadas(carpeta: Path) -> PonderacionesPublicadas:
    return PonderacionesPublicadas.model_validate_json((carpeta / PUBLICADAS).read_bytes())


def test_lo_que_se_publica_no_deja_ver_a_quien_respondio_casi_solo(
    respondida: Path, correr: Correr
) -> None:
    correr("ponderar", respondida, "--metodo", "directa", "--escribir", "--sin-efecto")
    prioridad = next(e for e in publicadas(respondida).ejes if e.eje == "prioridad")
    assert (prioridad.personas, prioridad.estamentos, prioridad.voces) == (4, 2, ())
    assert prioridad.centesimas == {"pertinencia": 2200, "brechas": 5650, "beneficiarios": 2150}
    texto = (respondida / PUBLICADAS).read_text(encoding="utf-8")
    assert not any(codigo in texto for codigo in ("C1", "C2", "C3", "A1"))


def test_un_estamento_con_tres_o_mas_se_publica_si_no_delata_a_otro(
    carpeta: Path, correr: Correr
) -> None:
    solo_comunidad(carpeta, correr)
    (voz,) = publicadas(carpeta).ejes[0].voces
    assert (voz.estamento, voz.personas) == ("comunidad", 3)
    assert sum(voz.centesimas.values()) == 10_000


def solo_comunidad(carpeta: Path, correr: Correr) -> None:
    filas = "".join(f"{c},directa,10,80,10,50,50\n" for c in ("C1", "C2", "C3"))
    encabezado = RESPUESTAS.splitlines()[0] + "\n"
    (carpeta / "ponderaciones.csv").write_text(encabezado + filas, encoding="utf-8")
    assert correr("ponderar", carpeta, "--escribir", "--sin-efecto").codigo == 0


def test_el_sitio_dice_de_donde_salen_y_calla_si_despues_cambian(
    carpeta: Path, correr: Correr
) -> None:
    solo_comunidad(carpeta, correr)
    assert correr("priorizar", carpeta, "--breve").codigo == 0
    escrita = pagina(carpeta, correr)
    assert "Las ponderaciones las dijo el comité" in escrita
    assert escrita.index("Ponderaciones de prioridad") < escrita.index(
        "Ponderaciones de factibilidad"
    )
    cambiar(carpeta / "agenda.yaml", "ponderacion: 80", "ponderacion: 75")
    cambiar(carpeta / "agenda.yaml", "ponderacion: 10", "ponderacion: 15")
    assert correr("priorizar", carpeta, "--breve").codigo == 0
    assert "Las ponderaciones las dijo el comité" not in pagina(carpeta, correr)


def pagina(carpeta: Path, correr: Correr) -> str:
    assert correr("publicar", carpeta, "--solo-fuentes").codigo == 0
    return next(Path().rglob("como-se-decidio.md")).read_text(encoding="utf-8")


def test_con_varios_metodos_no_escribe_hasta_que_le_digan_cual(
    respondida: Path, correr: Correr
) -> None:
    antes = (respondida / "agenda.yaml").read_bytes()
    corrida = correr("ponderar", respondida, "--escribir")
    assert corrida.codigo == 2
    assert "--metodo (directa, orden)" in corrida.err
    assert (respondida / "agenda.yaml").read_bytes() == antes


def test_en_firme_y_con_calificaciones_no_escribe_y_dice_el_camino(
    respondida: Path, correr: Correr
) -> None:
    (respondida / "congelado.json").write_text("{}", encoding="utf-8")
    antes = (respondida / "agenda.yaml").read_bytes()
    corrida = correr("ponderar", respondida, "--metodo", "orden", "--escribir", "--sin-efecto")
    assert corrida.codigo == 1
    assert "congelar" in corrida.err
    assert "--cambio" in corrida.err
    assert (respondida / "agenda.yaml").read_bytes() == antes
    assert not (respondida / PUBLICADAS).exists()


def test_en_firme_y_sin_calificaciones_escribe_y_pide_la_razon(
    respondida: Path, correr: Correr
) -> None:
    (respondida / "congelado.json").write_text("{}", encoding="utf-8")
    for nombre in ("valoraciones.csv", "impedimentos.csv"):
        (respondida / nombre).unlink()
    corrida = correr("ponderar", respondida, "--metodo", "directa", "--escribir")
    assert corrida.codigo == 0, corrida.err
    assert "todavía no se puede saber" in corrida.out
    assert "--cambio" in corrida.out


def test_repetir_escribir_no_cambia_nada(respondida: Path, correr: Correr) -> None:
    orden = ("ponderar", respondida, "--metodo", "directa", "--escribir", "--sin-efecto")
    correr(*orden)
    antes = {a.name: a.read_bytes() for a in respondida.iterdir()}
    assert "ya tiene esas ponderaciones" in correr(*orden).out
    assert {a.name: a.read_bytes() for a in respondida.iterdir()} == antes


@pytest.mark.parametrize("metodo", ["directa", "pares"])
def test_la_hoja_preparada_trae_a_todos_y_no_se_pisa(
    carpeta: Path, correr: Correr, metodo: str
) -> None:
    assert correr("ponderar", carpeta, "--preparar", metodo).codigo == 0
    texto = (carpeta / "ponderaciones.csv").read_text(encoding="utf-8")
    filas = list(csv.DictReader(texto.splitlines()))
    assert {f["participante"] for f in filas} == {"C1", "C2", "C3", "O1", "A1", "E1", "U1"}
    assert len(filas) == 7 * (4 if metodo == "pares" else 1)
    assert "nadie ha respondido completo" in correr("ponderar", carpeta).err
    corrida = correr("ponderar", carpeta, "--preparar", "orden")
    assert corrida.codigo == 1
    assert "carpeta-ocupada" in corrida.err
    assert (carpeta / "ponderaciones.csv").read_text(encoding="utf-8") == texto


def test_sin_hoja_dice_como_se_hace(carpeta: Path, correr: Correr) -> None:
    corrida = correr("ponderar", carpeta)
    assert corrida.codigo == 1
    assert "--preparar directa" in corrida.err


def test_con_algo_por_arreglar_no_calcula(respondida: Path, correr: Correr) -> None:
    cambiar(respondida / "ponderaciones.csv", "U1,orden,3", "U1,orden,tercero")
    corrida = correr("ponderar", respondida)
    assert corrida.codigo == 1
    assert "ponderaciones.csv:6:pertinencia: numero-ilegible «tercero»" in corrida.err
    assert corrida.out == ""


def test_si_se_corta_la_salida_igual_se_escribe(respondida: Path) -> None:
    antes = (respondida / "agenda.yaml").read_bytes()
    leer, escribir = os.pipe()
    os.close(leer)
    subprocess.run(
        [sys.executable, "-m", "priorizacion", "ponderar", respondida, "--metodo", "directa",
         "--escribir", "--sin-efecto"],
        stdout=escribir, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    os.close(escribir)
    assert (respondida / "agenda.yaml").read_bytes() != antes
