"""`seguimiento.csv`: se lee con tolerancia, y lo que no se entiende se dice con su fila."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from priorizacion.ingesta.seguimiento import escribir_seguimiento, leer_seguimiento

PROPUESTAS = frozenset({"P01", "P02"})


def leer(
    carpeta: Path, *filas: str, encabezado: str = "propuesta,fecha,estado,avance,pagado,nota,enlace"
):
    (carpeta / "seguimiento.csv").write_text("\n".join([encabezado, *filas]) + "\n", "utf-8")
    return leer_seguimiento(carpeta, PROPUESTAS)


def test_sin_archivo_no_hay_reportes_ni_observaciones(tmp_path: Path) -> None:
    lectura = leer_seguimiento(tmp_path, PROPUESTAS)
    assert (lectura.reportes, lectura.observaciones) == ((), ())


def test_se_lee_como_la_gente_escribe(tmp_path: Path) -> None:
    lectura = leer(
        tmp_path,
        'P02,2026-12-10,En ejecución,"12,5 %",$ 98.000.000,,https://alcaldia.example/a',
        "P01,2026-09-01,Sin empezar,,,,",
    )
    assert lectura.observaciones == ()
    uno, otro = lectura.reportes
    assert (uno.propuesta, uno.estado, uno.avance) == ("P01", "sin_empezar", None)
    assert (otro.fecha, otro.avance, otro.pagado) == (
        date(2026, 12, 10),
        Fraction(25, 2),
        98_000_000,
    )


def test_lo_que_se_publica_se_vuelve_a_leer_igual_y_con_los_mismos_bytes(tmp_path: Path) -> None:
    leida = leer(tmp_path, 'P02,2026-12-10,terminada,100,5,"=1+1, y más",https://a.example/b')
    escrito = escribir_seguimiento(leida.reportes)
    (tmp_path / "seguimiento.csv").write_bytes(escrito)
    otra = leer_seguimiento(tmp_path, PROPUESTAS)
    assert otra.reportes == leida.reportes
    assert escribir_seguimiento(otra.reportes) == escrito


@pytest.mark.parametrize(
    ("fila", "codigo", "columna"),
    [
        ("P09,2026-12-10,terminada,,,,", "propuesta-desconocida", "propuesta"),
        ("P01,ayer,terminada,,,,", "fecha-ilegible", "fecha"),
        ("P01,2026-12-10,casi lista,,,,", "valor-no-admitido", "estado"),
        ("P01,2026-12-10,en_ejecucion,0.45,,,", "numero-ambiguo", "avance"),
        ("P01,2026-12-10,en_ejecucion,130,,,", "fuera-de-rango", "avance"),
        ("P01,2026-12-10,en_ejecucion,mucho,,,", "numero-ilegible", "avance"),
        ("P01,2026-12-10,en_ejecucion,,doce,,", "numero-ilegible", "pagado"),
        ("P01,2026-12-10,en_ejecucion,,,,javascript:alert(1)", "valor-no-admitido", "enlace"),
        ("P01,2026-12-10,en_ejecucion,,,,www.alcaldia.example", "valor-no-admitido", "enlace"),
        ("P01,,en_ejecucion,,,,", "falta-dato", "fecha"),
    ],
)
def test_lo_que_no_se_entiende_se_dice_con_su_fila_y_su_columna(
    tmp_path: Path, fila: str, codigo: str, columna: str
) -> None:
    lectura = leer(tmp_path, "P02,2026-01-01,sin_empezar,,,,", fila)
    assert lectura.reportes == ()
    (observacion,) = lectura.observaciones
    assert observacion.codigo == codigo
    assert (observacion.origen.fila, observacion.origen.columna) == (3, columna)


def test_dos_reportes_del_mismo_dia_no_se_admiten(tmp_path: Path) -> None:
    lectura = leer(tmp_path, "P01,2026-12-10,sin_empezar,,,,", "P01,2026-12-10,terminada,,,,")
    assert [o.codigo for o in lectura.observaciones] == ["reporte-repetido"]


@pytest.mark.parametrize(
    "filas",
    [
        ("P01,2026-12-10,terminada,80,,,",),
        ("P01,2026-12-10,sin_empezar,80,,,",),
        ("P01,2026-12-10,en_ejecucion,80,,,", "P01,2027-01-10,en_ejecucion,70,,,"),
        ("P01,2026-12-10,en_ejecucion,,80,,", "P01,2027-01-10,en_ejecucion,,70,,"),
    ],
)
def test_lo_que_se_contradice_pide_mirar_o_explicar(tmp_path: Path, filas: tuple[str, ...]) -> None:
    lectura = leer(tmp_path, *filas)
    assert [o.codigo for o in lectura.observaciones] == ["reporte-contradictorio"]
    assert len(lectura.reportes) == len(filas)


def test_una_nota_explica_lo_que_se_contradice(tmp_path: Path) -> None:
    lectura = leer(
        tmp_path, "P01,2026-12-10,terminada,80,,Faltó un tramo que se pasó a otra obra.,"
    )
    assert lectura.observaciones == ()


def test_una_nota_con_el_celular_de_alguien_se_observa(tmp_path: Path) -> None:
    lectura = leer(tmp_path, "P01,2026-12-10,terminada,100,,Llame al 310 555 12 34,")
    assert [o.codigo for o in lectura.observaciones] == ["dato-personal"]
