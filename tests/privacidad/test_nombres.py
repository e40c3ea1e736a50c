"""Un nombre se halla escrito como sea, y solo cuando es el de alguien de la lista."""

from pathlib import Path

import openpyxl
import pytest

from priorizacion.dominio.datos_personales import Persona
from priorizacion.ingesta.nomina import leer_nomina
from priorizacion.publicacion.privacidad import nomina
from priorizacion.publicacion.privacidad.revision import Norma, revisar

PERSONAS = (Persona("Ana María Pérez de la Gómez", 2), Persona("José Ñungo Mahecha", 3))


def menciones(texto: str) -> list[int]:
    llano = nomina.allanar(texto)
    return [m.fila for m in nomina.buscar(llano, nomina.emparejar(PERSONAS))]


@pytest.mark.parametrize(
    "texto",
    [
        "Propuesta de Ana María Pérez Gómez.",
        "ANA PEREZ",
        "Pérez Gómez, Ana María",
        "la señora Gómez Pérez vino",
        "María Pérez de la vereda",
        "Ana\nPérez",
        "Ana Pe\u0301rez",
        "ana-perez.pdf",
        "Ana | Pérez",
        "Pérez de la Gómez",
    ],
)
def test_dos_palabras_seguidas_del_mismo_nombre_bastan(texto: str) -> None:
    assert set(menciones(texto)) == {2}


@pytest.mark.parametrize(
    "texto",
    [
        "Ana habló. Pérez contestó",
        "Doña Ana y el señor Pérez",
        "Ana Ñungo",
        "María Mahecha",
        "Anaconda Perezoso",
        "La Gómez",
        "de la",
        "",
    ],
)
def test_una_palabra_o_dos_de_personas_distintas_no_bastan(texto: str) -> None:
    assert menciones(texto) == []


def test_la_ene_y_las_tildes_no_esconden() -> None:
    assert menciones("jose nungo") == [3]
    assert menciones("JOSÉ ÑUNGO") == [3]


def test_lo_exceptuado_solo_vale_completo(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Colegio  Ana María Pérez Toro", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Lo pidió Ana María", encoding="utf-8")
    norma = Norma(PERSONAS, ("colegio ana maria pérez toro",))
    assert [o.origen.archivo for o in revisar(tmp_path, norma)] == ["b.txt"]


@pytest.mark.parametrize("formato", ["csv", "txt", "xlsx", "punto y coma", "sin encabezado"])
def test_la_lista_se_lee_en_cada_formato(tmp_path: Path, formato: str) -> None:
    filas = [["Código", "Nombres", "Apellidos"], ["C1", "Ana María", "Pérez"], ["C2", "Li", "Wu"]]
    archivo = tmp_path / "lista.csv"
    if formato == "xlsx":
        archivo = tmp_path / "lista.xlsx"
        libro = openpyxl.Workbook()
        for fila in filas:
            libro.active.append(fila)
        libro.save(archivo)
    elif formato == "txt":
        archivo = tmp_path / "lista.txt"
        archivo.write_text("Ana María Pérez\n\nLi Wu\n", encoding="utf-8")
    elif formato == "sin encabezado":
        archivo.write_text("C1,Ana María Pérez,comunidad\nC2,Li Wu,academia\n", encoding="utf-8")
    else:
        separador = ";" if formato == "punto y coma" else ","
        texto = "\n".join(separador.join(f) for f in filas)
        archivo.write_text(texto, encoding="cp1252")
    leida = leer_nomina(archivo)
    assert [p.nombre for p in leida.personas] == ["Ana María Pérez", "Li Wu"]
    assert [o.codigo for o in leida.observaciones if o.gravedad == "error"] == []


def test_una_lista_sin_nombres_es_un_error_y_un_nombre_corto_un_aviso(tmp_path: Path) -> None:
    archivo = tmp_path / "lista.csv"
    archivo.write_text("codigo,estamento\nC1,comunidad\n", encoding="utf-8")
    assert [o.codigo for o in leer_nomina(archivo).observaciones] == ["nomina-sin-nombres"]
    archivo.write_text("codigo,nombre\nC1,Yolima\nC2,Ana Pérez\n", encoding="utf-8")
    leida = leer_nomina(archivo)
    assert [str(o.origen) for o in leida.observaciones] == ["lista.csv:2"]
    assert leida.observaciones[0].codigo == "nomina-nombre-corto"
    assert len(leida.personas) == 1
