"""Doscientos archivos, buenos, repetidos, viejos, ajenos y hostiles: lo que vale entra y lo demás se nombra."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.compromiso import cotejar_compromisos
from priorizacion.tareas.sala.correo import apartar_por_clase
from priorizacion.tareas.sala.recepcion import Recepcion, recibir
from tests.sala import avalancha
from tests.sala.mesa import (
    AHORA,
    descargada,
    en_blanco,
    entregar,
    filas,
    libro,
    marcas_de,
    poner_en_firme,
    todas,
)  # fmt: skip

AL_AZAR = {"sales-privadas.csv", "compromisos.csv"}
"""La sal es azar a propósito; de estos se comprueba que abran."""


@pytest.fixture(scope="module")
def llegada(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, avalancha.Marcas]:
    """La agenda lista, el buzón con los archivos y lo que debe quedar."""
    raiz = tmp_path_factory.mktemp("avalancha")
    carpeta, archivos, esperadas = avalancha.preparar(raiz / "agenda")
    assert len(archivos) >= 200
    for nombre, contenido in archivos.items():
        (raiz / "buzon" / nombre).parent.mkdir(parents=True, exist_ok=True)
        (raiz / "buzon" / nombre).write_bytes(contenido)
    return carpeta, raiz / "buzon", esperadas


@pytest.fixture(scope="module")
def recibida(
    llegada: tuple[Path, Path, avalancha.Marcas], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Recepcion]:
    """Todo recibido de una vez."""
    carpeta = Path(shutil.copytree(llegada[0], tmp_path_factory.mktemp("recibida") / "agenda"))
    return carpeta, recibir(carpeta, apartar_por_clase((llegada[1],)), AHORA)


def contenido(carpeta: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(carpeta)): p.read_bytes()
        for p in sorted(carpeta.rglob("*"))
        if p.is_file() and p.name not in AL_AZAR
    }


def abren(carpeta: Path) -> str:
    agenda = leer_carpeta(carpeta).agenda
    assert agenda is not None
    return cotejar_compromisos(agenda, carpeta).veredicto


def test_todo_lo_que_vale_queda_y_nada_mas(
    llegada: tuple[Path, Path, avalancha.Marcas], recibida: tuple[Path, Recepcion]
) -> None:
    carpeta, _ = recibida
    assert marcas_de(carpeta) == llegada[2]
    assert abren(carpeta) == "igual"


def test_cada_archivo_queda_guardado_y_con_su_decision(
    llegada: tuple[Path, Path, avalancha.Marcas], recibida: tuple[Path, Recepcion]
) -> None:
    carpeta, hecha = recibida
    llegaron = {p.read_bytes() for p in llegada[1].rglob("*") if p.is_file() and p.suffix != ".zip"}
    guardados = {p.read_bytes() for p in (carpeta / "recibido").glob("[0-9a-f]" * 8 + "*")}
    assert llegaron <= guardados
    registro = filas(carpeta / "recibido/registro.csv")
    decisiones = Counter(f["decision"] for f in registro)
    assert decisiones == {
        "vale": 12 + 8 + 12 + 12, "igual": 12, "reemplazada": 8 * 2 + 3, "en_conflicto": 8,
        "rechazada": 12 * 7 + 12,
    }  # fmt: skip
    assert all(f["detalle"] for f in registro)
    for e in hecha.examinados.values():
        assert e.planilla is not None or e.observaciones
    nombrados = {n for f in registro for n in f["nombres"].split(" | ")}
    en_el_buzon = {
        p.relative_to(llegada[1].parent).as_posix()
        for p in llegada[1].rglob("*")
        if p.is_file() and p.name != "sale.zip"
    }
    assert en_el_buzon <= nombrados
    assert not list(carpeta.parent.parent.rglob("sale.json"))


def test_recibir_todo_otra_vez_no_cambia_ni_un_byte(
    llegada: tuple[Path, Path, avalancha.Marcas], recibida: tuple[Path, Recepcion]
) -> None:
    carpeta, _ = recibida
    antes = {p: p.read_bytes() for p in carpeta.rglob("*") if p.is_file()}
    hecha = recibir(carpeta, apartar_por_clase((llegada[1],)), "2026-06-01 08:00")
    assert {p: p.read_bytes() for p in carpeta.rglob("*") if p.is_file()} == antes
    assert hecha.asiento is not None
    assert hecha.asiento.cambios == ()


def test_en_otro_orden_y_por_tandas_queda_la_misma_carpeta(
    llegada: tuple[Path, Path, avalancha.Marcas], recibida: tuple[Path, Recepcion], tmp_path: Path
) -> None:
    carpeta = Path(shutil.copytree(llegada[0], tmp_path / "agenda"))
    otro = Path(shutil.copytree(llegada[1], tmp_path / "buzon"))
    # con la ruta dada desde la misma carpeta, para que los nombres anotados sean los mismos
    archivos = [p for p in otro.iterdir() if p.is_file()]
    random.Random(3).shuffle(archivos)
    tandas = [archivos[i::4] for i in range(4)]
    for tanda in tandas:
        aparte = tmp_path / "tanda/buzon"
        aparte.mkdir(parents=True)
        for archivo in tanda:
            archivo.rename(aparte / archivo.name)
        recibir(carpeta, apartar_por_clase((aparte,)), AHORA)
        shutil.rmtree(aparte)
    recibir(carpeta, apartar_por_clase((otro,)), AHORA)
    assert contenido(carpeta) == contenido(recibida[0])
    assert abren(carpeta) == "igual"


@pytest.mark.lento
def test_si_lo_matan_a_la_mitad_basta_repetirlo(
    llegada: tuple[Path, Path, avalancha.Marcas], recibida: tuple[Path, Recepcion], tmp_path: Path
) -> None:
    carpeta = Path(shutil.copytree(llegada[0], tmp_path / "agenda"))
    orden = [sys.executable, "-m", "priorizacion", "recibir", str(carpeta), str(llegada[1])]
    recibido, vivos = carpeta / "recibido", 0
    dado = random.Random(11)
    # dos veces mientras guarda originales, y tres mientras rehace las tablas y los recibos
    for cuantos, demora in ((40, 0), (90, 0), (170, 0.3), (170, 1.5), (170, 2.2)):
        proceso = subprocess.Popen(
            orden, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
        )
        _esperar(proceso, recibido, cuantos, demora + dado.random() / 2)
        vivos += proceso.poll() is None
        proceso.send_signal(signal.SIGKILL)
        proceso.wait()
        assert leer_carpeta(carpeta).agenda is not None
    assert vivos >= 3
    recibir(carpeta, apartar_por_clase((llegada[1],)), AHORA)
    limpio, este = contenido(recibida[0]), contenido(carpeta)
    assert set(este) == set(limpio)
    # la hora de llegada es la de la vez que se interrumpió
    assert {n for n in limpio if limpio[n] != este[n]} <= {"recibido/registro.csv"}
    sin_hora = [
        [{**f, "cuando": ""} for f in filas(c / "recibido/registro.csv")]
        for c in (recibida[0], carpeta)
    ]
    assert sin_hora[0] == sin_hora[1]
    assert abren(carpeta) == "igual"


def _esperar(
    proceso: "subprocess.Popen[bytes]", recibido: Path, cuantos: int, demora: float
) -> None:
    for _ in range(1500):
        if proceso.poll() is not None:
            return
        if recibido.exists() and len(list(recibido.glob("[0-9a-f]*"))) >= cuantos:
            time.sleep(demora)
            return
        time.sleep(0.02)


def test_dos_que_reciben_a_la_vez_no_se_pisan(
    pocas: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    carpeta, archivos = pocas
    de_una = Path(shutil.copytree(carpeta, tmp_path / "una/agenda"))
    entregar(de_una, archivos)
    a_la_vez = Path(shutil.copytree(carpeta, tmp_path / "dos/agenda"))
    procesos = []
    for i in range(2):
        buzon = tmp_path / f"buzon{i}/llegan"
        buzon.mkdir(parents=True)
        for nombre in sorted(archivos)[i::2]:
            (buzon / nombre).write_bytes(archivos[nombre])
        orden = [sys.executable, "-m", "priorizacion", "recibir", str(a_la_vez)]
        salida = subprocess.DEVNULL
        procesos.append(
            subprocess.Popen([*orden, *map(str, buzon.iterdir())], stdout=salida, stderr=salida)
        )
    assert {p.wait(timeout=120) for p in procesos} <= {0, 1}
    assert marcas_de(a_la_vez) == marcas_de(de_una)
    assert len(filas(a_la_vez / "recibido/registro.csv")) == len(archivos)
    assert abren(a_la_vez) == "igual"


@pytest.fixture(scope="module")
def pocas(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Pocos archivos con de todo: varias ediciones, formatos, contradicciones y basura."""
    carpeta = poner_en_firme(tmp_path_factory.mktemp("pocas") / "agenda")
    c1, o1, a1 = (en_blanco(carpeta, q) for q in ("C1", "O1", "A1"))
    corta = {"P01": {"pertinencia": 2}}
    return carpeta, {
        "c1-1.json": descargada(c1, corta),
        "c1-2.json": descargada(c1, todas(c1, 4), edicion=2),
        "c1-otra.json": descargada(c1, todas(c1, 4), serie="otra", edicion=9),
        "c1.xlsx": libro(c1, todas(c1, 4)),
        "o1-a.xlsx": libro(o1, todas(o1, 2)),
        "o1-b.xlsx": libro(o1, todas(o1, 5), impedimentos=["P02"]),
        "a1.json": descargada(a1, corta, impedimentos=["P03"], razones={"P01": "a"}),
        "a1-mas.xlsx": libro(
            a1, {"P01": {"pertinencia": 2, "brechas": 9}}, impedimentos=["P03", "P04"],
            razones={"P01": "a"},
        ),
        "ajena.json": descargada(a1, corta, agenda="Otra"),
        "x.html": b"<html>",
    }  # fmt: skip


@settings(
    # sin achicar: cada caso son varias recepciones, y los archivos ya son pocos
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(datos=st.data())
def test_cualquier_orden_de_llegada_da_la_misma_carpeta(
    pocas: tuple[Path, dict[str, bytes]],
    tmp_path_factory: pytest.TempPathFactory,
    datos: st.DataObject,
) -> None:
    carpeta, archivos = pocas
    orden = datos.draw(st.permutations(sorted(archivos)))
    cortes = datos.draw(st.sets(st.integers(1, len(orden) - 1), max_size=3))
    raiz = tmp_path_factory.mktemp("orden")
    de_una, por_partes = (shutil.copytree(carpeta, raiz / n / "agenda") for n in ("una", "partes"))
    entregar(Path(de_una), archivos)
    limites = [0, *sorted(cortes), len(orden)]
    for desde, hasta in pairwise(limites):
        entregar(Path(por_partes), {n: archivos[n] for n in orden[desde:hasta]})
    assert contenido(Path(por_partes)) == contenido(Path(de_una))
    assert abren(Path(por_partes)) == "igual"
    procedencia = filas(Path(por_partes) / "recibido/procedencia.csv")
    assert {
        (f["participante"], f["propuesta"], f["criterio"]): f["valor"] for f in procedencia
    } == marcas_de(Path(por_partes))
