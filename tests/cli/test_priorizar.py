"""`priorizar` escribe un resultado entero, o deja lo que había."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from priorizacion.cli.principal import ejecutar
from priorizacion.tareas import calculo
from priorizacion.tareas.revision import revisar
from tests.cli.conftest import EJEMPLO, Correr, cambiar

ENTREGADOS = ("puntajes.csv", "resultado.json", "certificado.json")


def entregados(carpeta: Path) -> dict[str, bytes]:
    return {n: (carpeta / n).read_bytes() for n in ENTREGADOS if (carpeta / n).exists()}


def test_escribe_resultado_certificado_y_puntajes(carpeta: Path, correr: Correr) -> None:
    corrida = correr("priorizar", carpeta)
    assert corrida.codigo == 0
    assert set(entregados(carpeta)) == set(ENTREGADOS)
    esperado = json.loads((EJEMPLO / "esperado.json").read_text(encoding="utf-8"))
    resultado = json.loads((carpeta / "resultado.json").read_text(encoding="utf-8"))
    assert resultado["valor"] == esperado["valor"]
    assert "4 proyectos de 6 propuestas; costo 3.368.000.000; valor 242; probado" in corrida.out


def test_si_nada_cambio_no_se_vuelve_a_calcular(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    correr("priorizar", carpeta, "--breve")
    monkeypatch.setattr(calculo, "dictaminar", lambda *_: pytest.fail("calculó otra vez"))
    corrida = correr("priorizar", carpeta, "--breve", "--si-cambio")
    assert corrida.codigo == 0
    assert "nada cambió desde que se calculó" in corrida.out


def test_al_terminar_dice_cuales_advertencias_hay_y_no_solo_cuantas(
    carpeta: Path, correr: Correr
) -> None:
    corrida = correr("priorizar", carpeta, "--breve")
    todas = [o for o in revisar(carpeta) if o.gravedad == "advertencia"]
    dichas = [x for x in corrida.err.splitlines() if x.startswith(f"[advertencia] {carpeta}/")]
    assert {o.codigo for o in todas} == {linea.split(" ")[2] for linea in dichas}
    assert sum("más como esta" in linea for linea in dichas) == 1
    assert f"{carpeta}: {len(todas)} advertencias; todas, con: " in corrida.err


@pytest.mark.parametrize("que", ["titulo", "resultado", "esfuerzo"])
def test_si_algo_cambio_si_se_vuelve_a_calcular(que: str, carpeta: Path, correr: Correr) -> None:
    correr("priorizar", carpeta, "--breve")
    bueno = (carpeta / "resultado.json").read_bytes()
    if que == "titulo":
        cambiar(carpeta / "agenda.yaml", "titulo: ", "titulo: Otra ")
    if que == "resultado":
        cambiar(carpeta / "resultado.json", '"reproducible": true', '"reproducible": false')
    esfuerzo = () if que == "esfuerzo" else ("--breve",)
    corrida = correr("priorizar", carpeta, "--si-cambio", *esfuerzo)
    assert "se escribieron" in corrida.out
    assert ((carpeta / "resultado.json").read_bytes() == bueno) == (que == "resultado")


def test_dos_veces_da_los_mismos_bytes(carpeta: Path, correr: Correr) -> None:
    correr("priorizar", carpeta)
    primera = entregados(carpeta)
    correr("priorizar", carpeta)
    assert entregados(carpeta) == primera


def test_con_observaciones_no_calcula_y_no_toca_lo_anterior(carpeta: Path, correr: Correr) -> None:
    correr("priorizar", carpeta)
    antes = entregados(carpeta)
    cambiar(carpeta / "propuestas.csv", "1480000000", "doce millones")
    corrida = correr("priorizar", carpeta)
    assert corrida.codigo == 1
    assert "numero-ilegible" in corrida.out
    assert entregados(carpeta) == antes


def test_las_reglas_inviables_se_escriben_y_terminan_en_3(carpeta: Path, correr: Correr) -> None:
    cambiar(carpeta / "agenda.yaml", "base: conteo, minimo: 1,", "base: conteo, minimo: 5,")
    corrida = correr("priorizar", carpeta)
    assert corrida.codigo == 3
    assert "ninguna agenda cumple todas las reglas" in corrida.out
    resultado = json.loads((carpeta / "resultado.json").read_text(encoding="utf-8"))
    assert resultado["estado_solucion"] == "inviable_probada"


def test_varias_carpetas_siguen_y_gana_el_codigo_mas_alto(carpeta: Path, correr: Correr) -> None:
    vacia = Path("agendas/vacia/2026-2029")
    vacia.mkdir(parents=True)
    corrida = correr("priorizar", vacia, carpeta)
    assert corrida.codigo == 1
    assert (carpeta / "resultado.json").exists()


def test_el_disco_lleno_se_dice_en_espanol_y_no_toca_lo_anterior(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    correr("priorizar", carpeta)
    antes = entregados(carpeta)

    def sin_espacio(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("priorizacion.tareas.grabado.os.fsync", sin_espacio)
    corrida = correr("priorizar", carpeta)
    assert corrida.codigo == 74
    assert "no queda espacio en el disco" in corrida.err
    assert "space" not in corrida.err
    assert entregados(carpeta) == antes


def test_una_falla_del_programa_no_muestra_la_traza_salvo_que_se_pida(
    carpeta: Path,
    correr: Correr,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fallar(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("priorizacion.tareas.calculo.dictaminar", fallar)
    corrida = correr("priorizar", carpeta)
    assert corrida.codigo == 70
    assert "--depurar" in corrida.err
    assert "division" not in corrida.err

    assert ejecutar(["--depurar", "priorizar", str(carpeta)]) == 70
    assert "division by zero" in capfd.readouterr().err


def test_sin_respuesta_no_escribe_nada_y_termina_en_4(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    dictaminar = calculo.dictaminar

    def sin_respuesta(*argumentos):
        dictamen = dictaminar(*argumentos)
        cambio = {"estado_solucion": "sin_respuesta"}
        return type(dictamen)(
            dictamen.resultado.model_copy(update=cambio), dictamen.certificado, dictamen.puntajes
        )

    monkeypatch.setattr(calculo, "dictaminar", sin_respuesta)
    corrida = correr("priorizar", carpeta)
    assert corrida.codigo == 4
    assert entregados(carpeta) == {}


def test_una_copia_publica_se_calcula_desde_los_puntajes_y_no_los_toca(
    carpeta: Path, correr: Correr
) -> None:
    correr("priorizar", carpeta)
    antes = entregados(carpeta)
    for nombre in ("comite.csv", "valoraciones.csv", "impedimentos.csv"):
        (carpeta / nombre).unlink()
    momento = (carpeta / "puntajes.csv").stat().st_mtime_ns
    assert correr("priorizar", carpeta).codigo == 0
    assert (carpeta / "puntajes.csv").stat().st_mtime_ns == momento
    assert (carpeta / "resultado.json").read_bytes() == antes["resultado.json"]


def test_donde_nadie_ha_calificado_no_aparece_una_copia_publica(
    carpeta: Path, correr: Correr
) -> None:
    for nombre in ("comite.csv", "valoraciones.csv", "impedimentos.csv"):
        (carpeta / nombre).unlink()
    primera = correr("priorizar", carpeta)
    certificado = (carpeta / "certificado.json").read_bytes()
    assert not (carpeta / "puntajes.csv").exists()
    assert correr("priorizar", carpeta).codigo == primera.codigo
    assert (carpeta / "certificado.json").read_bytes() == certificado


def test_los_avances_son_lineas_en_un_registro(carpeta: Path, correr: Correr) -> None:
    corrida = correr("priorizar", carpeta)
    lineas = corrida.err.splitlines()
    assert f"{carpeta}: leyendo los archivos" in lineas
    assert "\r" not in corrida.err


def test_ctrl_c_termina_en_130_sin_traza(carpeta: Path) -> None:
    programa = (
        "import signal, sys, time\n"
        # lo que se lanza en segundo plano hereda Ctrl+C desoído; una terminal, no
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from priorizacion.tareas import calculo\n"
        "def lento(*_):\n"
        "    print('listo', flush=True)\n"
        "    time.sleep(60)\n"
        "calculo.dictaminar = lento\n"
        "from priorizacion.__main__ import principal\n"
        f"sys.argv = ['priorizacion', 'priorizar', {str(carpeta)!r}]\n"
        "principal()\n"
    )
    proceso = subprocess.Popen(
        [sys.executable, "-c", programa],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    with proceso:
        assert proceso.stdout is not None
        assert proceso.stdout.readline() == "listo\n"
        proceso.send_signal(2)
        _, err = proceso.communicate(timeout=20)
    assert proceso.returncode == 130
    assert "Interrumpido" in err
    assert "Traceback" not in err
    assert entregados(carpeta) == {}


def test_si_quien_lee_se_va_no_hay_queja(carpeta: Path) -> None:
    cambiar(carpeta / "propuestas.csv", "1480000000", "doce millones")
    lectura, escritura = os.pipe()
    os.close(lectura)
    proceso = subprocess.run(
        [sys.executable, "-m", "priorizacion", "revisar", str(carpeta)],
        stdout=escritura, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(escritura)
    assert proceso.returncode == 141
    assert "Traceback" not in proceso.stderr
    assert "BrokenPipe" not in proceso.stderr


def test_la_terminal_pobre_no_detiene_nada(carpeta: Path) -> None:
    entorno = {**os.environ, "PYTHONIOENCODING": "ascii"}
    inicio = time.monotonic()
    proceso = subprocess.run(
        [sys.executable, "-m", "priorizacion", "revisar", "--ayuda"],
        capture_output=True, env=entorno, timeout=60, check=False,
    )  # fmt: skip
    assert proceso.returncode == 0
    assert proceso.stdout.startswith(b"Uso: priorizacion revisar")
    assert time.monotonic() - inicio < 20
