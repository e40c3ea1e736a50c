"""Doscientos archivos como los que llegan de verdad, y las marcas que deben quedar."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from priorizacion.dominio.planilla import Planilla
from tests.cli.conftest import cambiar
from tests.sala.mesa import DIA, agenda_grande, congelar, descargada, en_blanco, libro, todas

Marcas = dict[tuple[str, str, str], str]
PROPUESTAS, CRITERIOS = 8, 4
LETRAS = "COAEU"


def preparar(destino: Path) -> tuple[Path, dict[str, bytes], Marcas]:
    """La agenda, lo que llega y lo que debe quedar en `valoraciones.csv`."""
    carpeta = agenda_grande(destino, PROPUESTAS, CRITERIOS)
    viejas = {q: en_blanco(carpeta, q) for q in (f"E{i}" for i in range(1, 13))}
    cambiar(carpeta / "propuestas.csv", "Guayabal 2", "Guayabal Dos")
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    assert congelar(carpeta, DIA, "Faltaba una letra").firme is not None
    quienes = [f"{letra}{i}" for letra in LETRAS for i in range(1, 13)]
    blancas = {q: en_blanco(carpeta, q) for q in quienes}
    archivos: dict[str, bytes] = {}
    esperadas: Marcas = {}
    for nombre, contenido, cuenta in _llegan(blancas, viejas):
        assert nombre not in archivos
        archivos[nombre] = contenido
        esperadas |= cuenta
    return carpeta, archivos, esperadas


def _llegan(
    blancas: dict[str, Planilla], viejas: dict[str, Planilla]
) -> Iterator[tuple[str, bytes, Marcas]]:
    for i in range(1, 13):
        yield from _buenas(blancas[f"C{i}"], i)
        yield from _que_se_contradicen_o_se_corrigen(blancas[f"O{i}"], i)
        yield from _con_celdas_malas(blancas[f"A{i}"], i)
        yield from _de_antes_del_cambio(viejas[f"E{i}"], i)
        yield from _que_no_valen(blancas[f"U{i}"], i)
    yield from _hostiles(blancas["U1"])


def _buenas(planilla: Planilla, i: int) -> Iterator[tuple[str, bytes, Marcas]]:
    """Una que vale, la misma con otro nombre, y lo mismo en otro formato."""
    marcas = _distintas(planilla, i)
    contenido = descargada(planilla, marcas)
    yield f"{_quien(planilla)}.json", contenido, _contadas(planilla, marcas)
    yield f"reenvio/{_quien(planilla)} (1).json", contenido, {}
    yield f"{_quien(planilla)}.xlsx", libro(planilla, marcas), {}


def _que_se_contradicen_o_se_corrigen(
    planilla: Planilla, i: int
) -> Iterator[tuple[str, bytes, Marcas]]:
    antes, despues = _distintas(planilla, i), _distintas(planilla, i + 1)
    if i % 3 == 0:  # dos hojas de cálculo que no dicen lo mismo: no cuenta ninguna
        yield f"{_quien(planilla)} a.xlsx", libro(planilla, antes), {}
        segundo = libro(planilla, despues)
        yield f"{_quien(planilla)} b.xlsx", segundo, {}
        yield f"{_quien(planilla)} b (1).xlsx", segundo, {}
        return
    primera = descargada(planilla, antes, edicion=1)
    segunda = descargada(planilla, despues, edicion=2)
    yield f"{_quien(planilla)} nueva.json", segunda, _contadas(planilla, despues)
    yield f"{_quien(planilla)} vieja.json", primera, {}
    a_medias = {p: m for p, m in despues.items() if p != "P01"}
    yield f"{_quien(planilla)} a medias.json", descargada(planilla, a_medias, edicion=1), {}


def _con_celdas_malas(planilla: Planilla, i: int) -> Iterator[tuple[str, bytes, Marcas]]:
    buenas = _distintas(planilla, i)
    malas: dict[str, dict[str, Any]] = {p: dict(m) for p, m in buenas.items()}
    malas["P04"]["criterio_1"] = (6, "=1+1", "muy", -2, 3.5, "=CMD|'/C calc'!A1")[i % 6]
    quedan = {p: dict(m) for p, m in buenas.items()}
    del quedan["P04"]["criterio_1"]
    yield f"{_quien(planilla)} mala.xlsx", libro(planilla, malas), _contadas(planilla, quedan)
    if i % 4 == 0:  # y la corrigió
        yield (
            f"{_quien(planilla)} buena.xlsx", libro(planilla, buenas), _contadas(planilla, buenas),
        )  # fmt: skip


def _de_antes_del_cambio(planilla: Planilla, i: int) -> Iterator[tuple[str, bytes, Marcas]]:
    marcas = _distintas(planilla, i)
    quedan = {p: m for p, m in marcas.items() if p != "P02"}
    contenido = descargada(planilla, marcas)
    yield f"{_quien(planilla)} antes.json", contenido, _contadas(planilla, quedan)
    yield f"{_quien(planilla)} antes.txt", contenido, {}


def _que_no_valen(planilla: Planilla, i: int) -> Iterator[tuple[str, bytes, Marcas]]:
    marcas = todas(planilla, 1 + i % 5)
    de_otro = {"agenda": "99999 Otro Lugar 2026-2029"}
    yield f"{_quien(planilla)} ajena.json", descargada(_sellada(planilla, **de_otro), marcas), {}
    reglas = {"huella": f"{i:064x}"}
    yield f"{_quien(planilla)} reglas.json", descargada(_sellada(planilla, **reglas), marcas), {}
    yield f"{_quien(planilla)} codigo.json", descargada(planilla, marcas, participante="C1"), {}
    borrador = libro(_sellada(planilla, huella=""), marcas)
    yield f"{_quien(planilla)} borrador.xlsx", borrador, {}
    nadie = _sellada(planilla, participante=f"Z{i}")
    yield f"{_quien(planilla)} nadie.json", descargada(nadie, marcas), {}
    yield f"{_quien(planilla)} ronda.json", descargada(_sellada(planilla, ronda=7), marcas), {}
    yield f"{_quien(planilla)} ids.xlsx", _con_ids_cambiados(planilla, marcas), {}


def _hostiles(planilla: Planilla) -> Iterator[tuple[str, bytes, Marcas]]:
    yield "bomba.xlsx", _zip({"xl/workbook.xml": b"0" * 40_000_000}), {}
    yield "bomba.zip", _zip({f"{i}.json": b" " * 3_000_000 for i in range(20)}), {}
    yield "pagina.html", b"<!doctype html><script>alert(1)</script>", {}
    yield "hoja.pdf", b"%PDF-1.7\n", {}
    yield "vieja.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, {}
    yield "foto.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)), {}
    yield "cortada.xlsx", libro(planilla, todas(planilla))[:3000], {}
    yield "cortada.json", descargada(planilla, todas(planilla))[:-40], {}
    yield "vacia.json", b"", {}
    yield "honda.json", b'{"formato":' * 50_000, {}
    yield "entidades.xlsx", _con_entidades(planilla), {}
    yield "sale.zip", _zip({"../../../sale.json": b"{}"}), {}


def _quien(planilla: Planilla) -> str:
    return planilla.sello.participante


def _distintas(planilla: Planilla, i: int) -> dict[str, dict[str, Any]]:
    """Marcas que dependen de quién y de cuál; alguna «NS»."""
    return {
        p.id: {
            q.id: "NS" if (i + j + k) % 11 == 0 else 1 + (i + 2 * j + 3 * k) % 5
            for k, q in enumerate(planilla.preguntas)
        }
        for j, p in enumerate(planilla.propuestas)
        if not p.impedida
    }


def _contadas(planilla: Planilla, marcas: dict[str, dict[str, Any]]) -> Marcas:
    return {
        (_quien(planilla), p, c): str(v)
        for p, m in marcas.items()
        for c, v in m.items()
        if v != "NS"
    }


def _sellada(planilla: Planilla, **cambios: Any) -> Planilla:
    return planilla.model_copy(update={"sello": planilla.sello.model_copy(update=cambios)})


def _con_ids_cambiados(planilla: Planilla, marcas: dict[str, dict[str, int]]) -> bytes:
    abierto = load_workbook(io.BytesIO(libro(planilla, marcas)))
    hoja = abierto["Calificar"]
    for fila in range(10, 10 + len(planilla.propuestas)):
        hoja.cell(fila, 1).value = f"X{fila}"
    salida = io.BytesIO()
    abierto.save(salida)
    return salida.getvalue()


def _con_entidades(planilla: Planilla) -> bytes:
    original = zipfile.ZipFile(io.BytesIO(libro(planilla, todas(planilla))))
    partes = {n: original.read(n) for n in original.namelist()}
    hoja = "xl/worksheets/sheet1.xml"
    partes[hoja] = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + partes[hoja]
    return _zip(partes)


def _zip(partes: dict[str, bytes]) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as z:
        for nombre, contenido in partes.items():
            z.writestr(nombre, contenido)
    return salida.getvalue()
