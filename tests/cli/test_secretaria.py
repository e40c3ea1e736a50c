"""El menú de la secretaría: los mismos comandos, sin escribirlos."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from priorizacion.cli.menu import PASOS, numerar
from priorizacion.cli.principal import priorizacion
from tests.cli.conftest import Correr, cambiar

MANUAL = Path(__file__).parents[2] / "sitio/contenido/manual/secretaria.md"


def contestar(monkeypatch: pytest.MonkeyPatch, *respuestas: str) -> None:
    quedan = iter(respuestas)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(quedan))


def el_de(orden: str, *opciones: str) -> str:
    """El número del menú con que se corre."""
    return str(numerar(orden, frozenset(opciones)))


def test_cada_paso_del_menu_es_un_comando_que_existe() -> None:
    ordenes = [orden for paso in PASOS for orden in paso.ordenes]
    assert {orden[0] for orden in ordenes} <= priorizacion.commands.keys()
    for orden in ordenes:
        opciones = {o for p in priorizacion.commands[orden[0]].params for o in p.opts}
        assert {parte for parte in orden if parte.startswith("--")} <= opciones


def test_un_paso_dice_como_vamos_y_el_menu_sigue(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, el_de("estado"), "0")
    corrida = correr("secretaria", carpeta)
    assert corrida.codigo == 0
    assert "Quórum: " in corrida.out
    assert corrida.out.count("¿Qué quiere hacer?") == 1


def test_la_lista_no_tapa_lo_que_dijo_el_paso_y_sale_con_solo_entrar(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, el_de("estado"), "", "0")
    salida = correr("secretaria", carpeta).out
    lista, despues = salida.index("¿Qué quiere hacer?"), salida.rindex("¿Qué quiere hacer?")
    assert lista < salida.index("Quórum: ") < despues


def test_si_un_paso_falla_se_dice_y_el_menu_sigue(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    cambiar(carpeta / "propuestas.csv", "1480000000", "doce millones")
    contestar(monkeypatch, el_de("revisar"), "", "0")
    corrida = correr("secretaria", carpeta)
    assert corrida.codigo == 0
    assert "numero-ilegible" in corrida.out


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
    contestar(monkeypatch, el_de("recibir"), "0")
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
        input=f"{el_de('estado')}\n0\n\n", capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert "Quórum: " in corrida.stdout, corrida.stderr
    assert "Oprima Entrar" in corrida.stdout


def test_si_una_razon_parece_tener_un_dato_hay_un_paso_para_repartirla_despues_de_mirar() -> None:
    con = numerar("planillas", frozenset({"--aun-asi"}))
    assert con is not None
    assert "--ronda" in PASOS[con - 1].ordenes[0]
    assert "las leerá todo el comité" in PASOS[con - 1].antes
    assert numerar("planillas", frozenset({"--ronda"})) != con


def test_el_menu_va_en_el_orden_del_trabajo() -> None:
    orden = [paso.ordenes[0][0] for paso in PASOS if not paso.antes]
    camino = (
        "nueva", "formularios", "recibir", "revisar", "congelar", "planillas", "recibir", "estado",
        "priorizar", "publicar", "comprometer",
    )  # fmt: skip
    quedan = iter(orden)
    assert all(paso in quedan for paso in camino)


def test_el_manual_nombra_cada_paso_con_su_numero() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    for numero, paso in enumerate(PASOS, start=1):
        assert f"| {numero}. {paso.texto} |" in manual


def test_lo_que_manda_correr_un_mensaje_se_dice_con_el_numero_del_menu(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, el_de("planillas"), el_de("publicar"), "0")
    corrida = correr("secretaria", carpeta)
    congelar, priorizar = el_de("congelar"), el_de("priorizar")
    assert f"antes, el paso {congelar}, «Poner las reglas" in corrida.err
    assert f"el paso {priorizar}, «Decidir la agenda»" in corrida.err
    assert "priorizacion congelar" not in corrida.out + corrida.err
    assert "priorizacion priorizar" not in corrida.out + corrida.err
    fuera = correr("planillas", carpeta)
    assert "priorizacion congelar" in fuera.err


def test_lo_que_se_recibe_despues_de_un_paso_es_lo_que_ese_paso_repartio(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    correr("congelar", carpeta)
    contestar(monkeypatch, el_de("formularios"), el_de("planillas"), "0")
    corrida = correr("secretaria", carpeta)
    dichos = [linea for linea in corrida.err.splitlines() if "lo que devuelvan entra con" in linea]
    assert ["«Recibir propuestas" in dichos[0], "«Recibir planillas" in dichos[1]] == [True, True]


def test_los_recibos_y_el_acta_esperan_a_que_el_resultado_sea_el_de_los_archivos(
    priorizada: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    cambiar(priorizada / "valoraciones.csv", ",5\n", ",4\n")
    contestar(monkeypatch, el_de("comprometer"), "0")
    corrida = correr("secretaria", priorizada)
    assert "Los archivos cambiaron después de decidir" in corrida.err
    assert f"el paso {el_de('priorizar')}, " in corrida.err
    assert not (priorizada / "compromisos.csv").exists()
    assert not list(priorizada.parents[2].glob("acta-*.docx"))


def test_los_recibos_y_el_acta_salen_cuando_el_resultado_esta_al_dia_y_ninguna_pisa_a_otra(
    priorizada: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, el_de("comprometer"), el_de("comprometer"), "0")
    corrida = correr("secretaria", priorizada)
    assert (priorizada / "compromisos.csv").exists(), corrida.err
    actas = {a.name for a in priorizada.parents[2].resolve().glob("acta-*.docx")}
    assert actas == {f"acta-valle-claro-2026-2029{n}.docx" for n in ("", "-2")}


def test_lo_que_pregunta_un_paso_en_blanco_no_hace_nada(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    correr("congelar", carpeta)
    antes = (carpeta / "congelado.json").read_bytes()
    cambiar(carpeta / "agenda.yaml", "resolucion: 100", "resolucion: 10")
    cambio = el_de("congelar", "--cambio")
    contestar(monkeypatch, cambio, "", "0")
    correr("secretaria", carpeta)
    assert (carpeta / "congelado.json").read_bytes() == antes
    contestar(monkeypatch, cambio, "Se copió mal", "0")
    corrida = correr("secretaria", carpeta)
    assert "Se copió mal" in (carpeta / "congelado.json").read_text(encoding="utf-8"), corrida.err


def test_ctrl_c_en_la_pregunta_de_un_paso_vuelve_al_menu(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    def escribir(pregunta: str) -> str:
        if "ronda" in pregunta:
            raise KeyboardInterrupt
        return next(quedan)

    quedan = iter([el_de("planillas", "--ronda"), el_de("estado"), "0"])
    monkeypatch.setattr("click.termui.visible_prompt_func", escribir)
    corrida = correr("secretaria", carpeta)
    assert corrida.codigo == 0
    assert "Detenido." in corrida.err
    assert "Quórum: " in corrida.out


def test_a_una_pregunta_de_si_o_no_solo_le_sirve_si_o_no(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, el_de("recibir", "--reemplazar"), "atrás", "quizá", "n", "0")
    corrida = correr("secretaria", carpeta)
    assert corrida.codigo == 0
    assert corrida.err.count("Escriba s o n.") == 2


def test_sin_ninguna_agenda_el_menu_ayuda_a_empezarla(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("priorizacion.cli.nueva.hay_quien_conteste", lambda: True)
    contestar(monkeypatch, "Tunja", "2028", "2029", "900 millones", *[""] * 15, "0")
    corrida = correr("secretaria", ".")
    assert corrida.codigo == 0, corrida.err
    assert "Aquí todavía no hay ninguna agenda" in corrida.out
    nueva = Path("agendas/tunja/2028-2029")
    assert (nueva / "agenda.yaml").exists()
    assert f"{nueva}. ¿Qué quiere hacer?" in corrida.out
    assert f"el paso {el_de('formularios')}, " in corrida.out


def test_lo_que_se_alcanzo_a_contestar_en_el_menu_sigue_al_volver_a_abrirlo(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    def irse(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("priorizacion.cli.nueva.hay_quien_conteste", lambda: True)
    quedan = iter(["Tunja", "2028"])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda t: next(quedan, None) or irse(t))
    assert "lo que contestó quedó guardado" in correr("secretaria").err
    contestar(monkeypatch, "s", "2029", "900 millones", *[""] * 15, "0")
    assert correr("secretaria").codigo == 0
    assert Path("agendas/tunja/2028-2029/agenda.yaml").exists()


def test_el_leame_dice_como_se_abre_y_donde_esta_el_programa(raiz: Path, correr: Correr) -> None:
    programa = raiz / ".venv/bin/priorizacion"
    programa.parent.mkdir(parents=True)
    programa.touch()
    with pytest.MonkeyPatch.context() as otro:
        otro.setattr("sys.executable", str(programa.with_name("python")))
        assert correr("nueva", "agendas/tunja/2028-2029").codigo == 0
    leame = Path("agendas/tunja/2028-2029/LEAME.md").read_text(encoding="utf-8")
    assert "`../../../.venv/bin/priorizacion`" in leame
    for acceso in ("abrir-sesion.bat", "abrir-sesion.desktop"):
        assert f"`{acceso}`" in leame
        assert Path("agendas/tunja/2028-2029", acceso).exists()


@pytest.mark.skipif(os.name != "posix", reason="el de Linux se prueba en Linux")
def test_el_de_doble_clic_recuerda_el_programa_aunque_este_lejos(
    raiz: Path, correr: Correr
) -> None:
    programa = raiz / "lejos de aquí/bin/priorizacion"
    programa.parent.mkdir(parents=True)
    programa.write_text("#!/bin/sh\necho soy yo $1\n", encoding="utf-8")
    programa.chmod(0o755)
    (raiz / "a/b/c/d/e").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as otro:
        otro.setattr("sys.executable", str(programa.with_name("python")))
        correr("secretaria", "a/b/c/d/e", "--accesos")
    corrida = subprocess.run(
        ["sh", str(raiz / "a/b/c/d/e/abrir-sesion.sh")],
        input="\n", capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},
    )  # fmt: skip
    assert "soy yo secretaria" in corrida.stdout


def test_lo_que_parece_de_una_persona_se_puede_poner_en_firme_desde_el_menu(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    cambiar(carpeta / "propuestas.csv", "Puente vehicular de", "Línea 310 555 12 34. Puente de")
    aun_asi = el_de("congelar", "--aun-asi")
    contestar(monkeypatch, el_de("congelar"), aun_asi, "sí", "0")
    corrida = correr("secretaria", carpeta)
    assert f"escoja el paso {aun_asi}, «Poner en firme aunque" in corrida.err
    assert (carpeta / "congelado.json").is_file()
