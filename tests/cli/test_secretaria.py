"""El menú de la secretaría: los mismos comandos, sin escribirlos."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from priorizacion.cli.principal import priorizacion
from priorizacion.cli.secretaria import PASOS
from tests.cli.conftest import Correr, cambiar


def contestar(monkeypatch: pytest.MonkeyPatch, *respuestas: str) -> None:
    quedan = iter(respuestas)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(quedan))


def test_cada_paso_del_menu_es_un_comando_que_existe() -> None:
    ordenes = [orden for paso in PASOS for orden in paso.ordenes]
    assert {orden[0] for orden in ordenes} <= priorizacion.commands.keys()
    for orden in ordenes:
        opciones = {o for p in priorizacion.commands[orden[0]].params for o in p.opts}
        assert {parte for parte in orden if parte.startswith("--")} <= opciones


def test_el_paso_uno_dice_como_vamos_y_el_menu_sigue(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, "1", "0")
    corrida = correr("secretaria", carpeta)
    assert corrida.codigo == 0
    assert "Quórum: " in corrida.out
    assert corrida.out.count("¿Qué quiere hacer?") == 2


def test_si_un_paso_falla_se_dice_y_el_menu_sigue(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    cambiar(carpeta / "propuestas.csv", "1480000000", "doce millones")
    contestar(monkeypatch, "2", "0")
    corrida = correr("secretaria", carpeta)
    assert corrida.codigo == 0
    assert "numero-ilegible" in corrida.out
    assert corrida.out.count("¿Qué quiere hacer?") == 2


def test_un_numero_que_no_esta_se_vuelve_a_preguntar(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, "99", "x", "0")
    corrida = correr("secretaria", carpeta)
    assert corrida.codigo == 0
    assert "«99» no es un entero entre 0 y " in corrida.err


def test_sin_nada_que_recibir_dice_donde_dejarlo(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, "5", "0")
    assert f"Deje en {carpeta / 'por-recibir'}" in correr("secretaria", carpeta).out


def test_los_accesos_se_escriben_una_vez_y_no_pisan_lo_que_haya(
    carpeta: Path, correr: Correr
) -> None:
    (carpeta / "abrir-sesion.bat").write_text("mío", encoding="utf-8")
    assert correr("secretaria", carpeta, "--accesos").codigo == 0
    assert (carpeta / "abrir-sesion.bat").read_text(encoding="utf-8") == "mío"
    assert "ya estaban" in correr("secretaria", carpeta, "--accesos").out


def test_el_de_windows_lleva_fines_de_linea_de_windows(carpeta: Path, correr: Correr) -> None:
    correr("secretaria", carpeta, "--accesos")
    contenido = (carpeta / "abrir-sesion.bat").read_bytes()
    assert contenido.count(b"\n") == contenido.count(b"\r\n") > 3


@pytest.mark.skipif(os.name != "posix", reason="el de Linux se prueba en Linux")
def test_el_de_linux_encuentra_el_programa_y_abre_el_menu(carpeta: Path, correr: Correr) -> None:
    correr("secretaria", carpeta, "--accesos")
    programa = carpeta.resolve().parents[2] / ".venv/bin/priorizacion"
    programa.parent.mkdir(parents=True)
    programa.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m priorizacion "$@"\n', encoding="utf-8"
    )
    programa.chmod(programa.stat().st_mode | stat.S_IXUSR)
    corrida = subprocess.run(
        ["sh", str(carpeta / "abrir-sesion.sh")],
        input="1\n0\n\n", capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert "Quórum: " in corrida.stdout, corrida.stderr
    assert "Oprima Entrar" in corrida.stdout
