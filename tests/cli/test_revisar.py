"""`revisar` dice todo lo que está mal, donde la persona puede ir a buscarlo."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Correr, cambiar


def test_una_carpeta_sana_termina_en_0(carpeta: Path, correr: Correr) -> None:
    corrida = correr("revisar", carpeta)
    assert corrida.codigo == 0
    assert "ningún error" in corrida.err or "todo en orden" in corrida.err


def test_cada_linea_y_la_cuenta_dicen_que_impide_seguir_y_que_no(
    carpeta: Path, correr: Correr
) -> None:
    cambiar(carpeta / "propuestas.csv", "1480000000", "doce millones")
    corrida = correr("revisar", carpeta)
    lineas = corrida.out.splitlines()
    errores = [linea for linea in lineas if linea.startswith(f"[error] {carpeta}/")]
    advertencias = [linea for linea in lineas if linea.startswith(f"[advertencia] {carpeta}/")]
    assert len(errores) == 1
    assert len(errores) + len(advertencias) == len(lineas)
    assert corrida.err == (
        f"{carpeta}: 1 error, que impide seguir, y {len(advertencias)} advertencias, que solo "
        "piden mirar.\n"
    )


def test_cada_observacion_lleva_la_ruta_que_escribio_la_persona(
    carpeta: Path, correr: Correr
) -> None:
    cambiar(carpeta / "propuestas.csv", "1480000000", "doce millones")
    corrida = correr("revisar", carpeta)
    assert corrida.codigo == 1
    assert f"{carpeta}/propuestas.csv:2:costo: numero-ilegible" in corrida.out
    assert "«doce millones»" in corrida.out


def test_con_json_sale_una_lista_y_nada_mas(carpeta: Path, correr: Correr) -> None:
    cambiar(carpeta / "propuestas.csv", "1480000000", "doce millones")
    corrida = correr("revisar", carpeta, "--json")
    observaciones = json.loads(corrida.out)
    assert corrida.codigo == 1
    esta = next(o for o in observaciones if o["codigo"] == "numero-ilegible")
    assert esta["archivo"] == f"{carpeta}/propuestas.csv"
    assert (esta["fila"], esta["columna"], esta["gravedad"]) == (2, "costo", "error")
    assert esta["remedio"]
    assert not corrida.err


def test_sin_nada_que_decir_el_json_es_una_lista_vacia_o_de_advertencias(
    carpeta: Path, correr: Correr
) -> None:
    observaciones = json.loads(correr("revisar", carpeta, "--json").out)
    assert all(o["gravedad"] == "advertencia" for o in observaciones)


def test_varias_carpetas_siguen_aunque_una_este_mal(carpeta: Path, correr: Correr) -> None:
    vacia = Path("agendas/vacia/2026-2029")
    vacia.mkdir(parents=True)
    corrida = correr("revisar", vacia, carpeta)
    assert corrida.codigo == 1
    assert f"{vacia}/agenda.yaml" in corrida.out
    assert f"{carpeta}: " in corrida.err


def test_un_archivo_ajeno_no_manda_en_la_terminal(carpeta: Path, correr: Correr) -> None:
    cambiar(carpeta / "propuestas.csv", "1480000000", "\x1b[2Jdoce\u202emillones")
    corrida = correr("revisar", carpeta)
    assert corrida.codigo == 1
    assert "\x1b" not in corrida.out
    assert "\u202e" not in corrida.out


def test_una_carpeta_que_no_existe_no_detiene_a_las_demas(carpeta: Path, correr: Correr) -> None:
    Path("suelto.txt").touch()
    corrida = correr("revisar", "no-existe", "suelto.txt", carpeta)
    assert corrida.codigo == 2
    assert "«no-existe» no existe." in corrida.err
    assert "«suelto.txt» no es una carpeta." in corrida.err
    assert f"{carpeta}: ningún error" in corrida.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="el sistema no tiene /dev/full")
@pytest.mark.parametrize("sin_espera", ["", "1"])
def test_si_la_salida_se_llena_se_dice_que_fue_la_salida(carpeta: Path, sin_espera: str) -> None:
    with Path("/dev/full").open("w") as lleno:
        hecho = subprocess.run(
            [sys.executable, "-m", "priorizacion", "revisar", carpeta, carpeta],
            stdout=lleno,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": sin_espera},
        )
    assert hecho.returncode == 74
    dichas = [linea for linea in hecho.stderr.splitlines() if "no se pudo" in linea]
    assert dichas == [
        "priorizacion: no se pudo escribir la respuesta en la salida: no queda espacio en el disco."
    ]
