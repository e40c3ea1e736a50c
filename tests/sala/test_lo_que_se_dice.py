"""Al recibir planillas queda dicho, en palabras de secretaría, qué falta, qué cambió y qué hacer."""

import errno
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from priorizacion.tareas.sala import recepcion
from tests.cli.conftest import Correr, Corrida
from tests.sala.mesa import descargada, en_blanco, filas, libro, marcas_de, todas


def _recibir(correr: Correr, carpeta: Path, archivos: Mapping[str, bytes]) -> Corrida:
    buzon = carpeta.parent / f"llegan-{len(list(carpeta.parent.iterdir()))}"
    buzon.mkdir()
    for nombre, contenido in archivos.items():
        (buzon / nombre).write_bytes(contenido)
    return correr("recibir", carpeta, buzon)


def test_si_faltan_casillas_se_dice_cuantas_de_cuantas_y_cuales(
    carpeta: Path, correr: Correr
) -> None:
    planilla = en_blanco(carpeta, "C1")
    marcas = todas(planilla)
    del marcas["P05"]["brechas"], marcas["P06"]
    marcas["P01"]["brechas"] = "NS"  # type: ignore[assignment]
    dicho = _recibir(correr, carpeta, {"C1.json": descargada(planilla, marcas)}).out
    assert (
        "C1, ronda 1: 14 de 18 casillas (1 NS); faltan 4: P05 brechas, P06 entera. Recibo: "
        in dicho
    )
    (anotada,) = filas(carpeta / "recibido/registro.csv")
    assert anotada["detalle"] == "14 de 18 casillas (1 NS); faltan 4: P05 brechas, P06 entera"


def test_lo_que_esa_persona_no_califica_no_le_falta(carpeta: Path, correr: Correr) -> None:
    """U1 tiene impedimento en P05, y en su planilla lo declara además en P06."""
    planilla = en_blanco(carpeta, "U1")
    marcas = {p: m for p, m in todas(planilla).items() if p not in {"P05", "P06"}}
    dicho = _recibir(
        correr, carpeta, {"u.json": descargada(planilla, marcas, impedimentos=["P06"])}
    )
    assert "U1, ronda 1: 12 de 12 casillas. Recibo: " in dicho.out


def test_lo_que_no_valio_se_nombra_en_el_renglon_de_su_planilla(
    carpeta: Path, correr: Correr
) -> None:
    planilla = en_blanco(carpeta, "O1")
    marcas = todas(planilla)
    marcas["P02"]["pertinencia"] = 9
    dicho = _recibir(correr, carpeta, {"O1.xlsx": libro(planilla, marcas)}).out
    assert "O1, ronda 1: 17 de 18 casillas; 1 no valió: P02 pertinencia." in dicho


def test_lo_que_vale_lo_que_no_y_lo_que_falta_suman_las_casillas_que_califica(
    carpeta: Path, correr: Correr
) -> None:
    """U1 tiene impedimento en P05, lo declara en P06, y aun así marca las dos."""
    planilla = en_blanco(carpeta, "U1")
    marcas = todas(planilla)
    marcas["P01"]["pertinencia"] = "NS"  # type: ignore[assignment]
    marcas["P02"]["brechas"], marcas["P06"]["brechas"] = 9, 9
    del marcas["P03"]["brechas"]
    recibida = _recibir(correr, carpeta, {"u.xlsx": libro(planilla, marcas, impedimentos=["P06"])})
    renglon = (
        "U1, ronda 1: 10 de 12 casillas (1 NS); 1 no valió: P02 brechas; falta 1: P03 brechas; "
        "aparte, 6 donde tiene impedimento: no se cuentan."
    )
    assert renglon in recibida.out
    assert "U1: 9 de 12 marcas, sin contar NS; con imped" in correr("estado", carpeta).out


def test_quien_retira_un_impedimento_vuelve_a_tener_todas_sus_casillas(
    carpeta: Path, correr: Correr
) -> None:
    planilla = en_blanco(carpeta, "C1")
    marcas = todas(planilla)
    con = descargada(planilla, marcas, impedimentos=["P01", "P02"])
    assert "C1, ronda 1: 12 de 12 casillas; aparte, 6" in _recibir(
        correr, carpeta, {"c.json": con}
    ).out  # fmt: skip
    sin = descargada(planilla, marcas, edicion=2)
    assert "C1, ronda 1: 18 de 18 casillas. " in _recibir(correr, carpeta, {"c.json": sin}).out


def test_al_final_dice_cuantas_marcas_cambian_y_de_quien_cambio_el_recibo(
    carpeta: Path, correr: Correr
) -> None:
    planilla = en_blanco(carpeta, "C1")
    marcas = todas(planilla, 4)
    primera = _recibir(correr, carpeta, {"C1.json": descargada(planilla, marcas)})
    assert "CAMBIÓ" not in primera.err
    marcas["P01"]["pertinencia"], marcas["P02"]["brechas"] = 2, 1
    segunda = _recibir(correr, carpeta, {"C1b.json": descargada(planilla, marcas, edicion=2)})
    assert "1 planilla recibida; 2 marcas que cambian." in segunda.err
    assert segunda.err.splitlines()[-1].endswith(
        "CAMBIÓ el recibo de C1: el entregado antes ya no vale; entregue el nuevo."
    )


def test_de_dos_que_se_contradicen_dice_en_que_y_la_orden_exacta_que_lo_resuelve(
    carpeta: Path, correr: Correr
) -> None:
    c1, planilla = en_blanco(carpeta, "C1"), en_blanco(carpeta, "O1")
    marcas = todas(planilla)
    llegan = {"O1.xlsx": libro(planilla, marcas), "C1.json": descargada(c1, todas(c1))}
    _recibir(correr, carpeta, llegan)
    marcas["P01"]["pertinencia"] = 5
    corrida = _recibir(correr, carpeta, {"O1 corregida.xlsx": libro(planilla, marcas)})
    assert corrida.codigo == 1
    assert "O1.xlsx» dice otra cosa en P01 pertinencia (3, y en esta 5)." in corrida.out
    assert "  O1: 18 marcas que tenía ya no cuentan\n" in corrida.out
    assert "DEJA DE VALER el recibo de O1" in corrida.err
    orden = re.search(r"O1 corregida\.xlsx»: priorizacion (.+)", corrida.out)
    assert orden
    resuelta = correr(*orden[1].split(" "))
    assert resuelta.codigo == 0
    assert "CAMBIÓ el recibo de O1" in resuelta.err
    assert marcas_de(carpeta)["O1", "P01", "pertinencia"] == "5"
    nombres = {f["nombres"].rpartition("/")[2] for f in filas(carpeta / "recibido/registro.csv")}
    assert nombres == {"C1.json", "O1.xlsx", "O1 corregida.xlsx"}


def test_una_razon_con_un_dato_de_una_persona_se_dice_al_recibirla(
    carpeta: Path, correr: Correr
) -> None:
    planilla = en_blanco(carpeta, "C1")
    razones = {"P01": "Hablen con Ana al 310 456 78 90"}
    archivos = {"C1.json": descargada(planilla, todas(planilla), razones=razones)}
    corrida = _recibir(correr, carpeta, archivos)
    assert corrida.codigo == 0
    assert "dato-personal Lo escrito sobre P01 parece tener un número de celular" in corrida.out


def test_una_carpeta_sin_nada_no_se_recibe_en_silencio(carpeta: Path, correr: Correr) -> None:
    corrida = _recibir(correr, carpeta, {})
    assert corrida.codigo == 1
    assert "no había ningún archivo en " in corrida.err


def test_quinientos_archivos_que_no_son_planillas_se_dicen_en_pocos_renglones(
    carpeta: Path, correr: Correr
) -> None:
    corrida = _recibir(correr, carpeta, {f"{i:03}.txt": b"nota %d" % i for i in range(500)})
    assert corrida.codigo == 1
    assert len(corrida.out.splitlines()) == 4
    assert "y 497 archivos más por lo mismo" in corrida.out
    assert "0 planillas recibidas, 500 que no valen" in corrida.err


def test_si_la_carpeta_no_se_puede_escribir_se_dice_que_hacer(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    def negar(ruta: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(ruta))

    monkeypatch.setattr(recepcion, "abrir_recibido", negar)
    planilla = en_blanco(carpeta, "C1")
    corrida = _recibir(correr, carpeta, {"C1.json": descargada(planilla, todas(planilla))})
    assert corrida.codigo == 74
    assert "no hay permiso. Cierre el archivo si lo tiene abierto en otro programa" in corrida.err
