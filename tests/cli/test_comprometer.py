"""Cada hoja queda atada a un recibo que no dice nada, y ningún cambio posterior pasa."""

import csv
import re
from pathlib import Path

import pytest

from priorizacion.ingesta.compromisos import CompromisosIlegibles, leer_compromisos
from tests.cli.conftest import Correr, cambiar


def compromisos(carpeta: Path) -> list[str]:
    return (carpeta / "compromisos.csv").read_text().splitlines()[1:]


def sales(carpeta: Path) -> dict[str, str]:
    filas = csv.DictReader((carpeta / "sales-privadas.csv").read_text().splitlines())
    return {f["participante"]: f["sal"] for f in filas}


def test_hay_un_compromiso_por_hoja_y_su_orden_no_dice_de_quien_es(
    priorizada: Path, correr: Correr
) -> None:
    corrida = correr("comprometer", priorizada)
    assert corrida.codigo == 0, corrida.err
    assert len(compromisos(priorizada)) == len(sales(priorizada)) == 7
    assert compromisos(priorizada) == sorted(compromisos(priorizada))
    assert "7 hojas, 7 recibos nuevos" in corrida.err
    codigos = sales(priorizada)
    publico = (priorizada / "compromisos.csv").read_text()
    assert not [c for c in codigos if c in publico]
    for participante in codigos:
        recibo = re.search(rf"^{participante}: ([0-9a-f ]{{19}})$", corrida.out, flags=re.M)
        assert recibo
        assert [c for c in compromisos(priorizada) if c.startswith(recibo[1].replace(" ", ""))]


def test_priorizar_no_mira_los_compromisos(priorizada: Path, correr: Correr) -> None:
    antes = (priorizada / "resultado.json").read_bytes()
    certificado = (priorizada / "certificado.json").read_bytes()
    correr("comprometer", priorizada)
    assert correr("priorizar", priorizada).codigo == 0
    assert (priorizada / "resultado.json").read_bytes() == antes
    assert (priorizada / "certificado.json").read_bytes() == certificado


def test_las_sales_son_azar_y_dos_agendas_iguales_no_comparten_compromisos(
    priorizada: Path, correr: Correr
) -> None:
    correr("comprometer", priorizada)
    primeros = set(compromisos(priorizada))
    for nombre in ("compromisos.csv", "sales-privadas.csv"):
        (priorizada / nombre).unlink()
    correr("comprometer", priorizada)
    assert not primeros & set(compromisos(priorizada))
    assert len(set(sales(priorizada).values())) == 7


def test_repetirlo_no_cambia_ningun_recibo(priorizada: Path, correr: Correr) -> None:
    correr("comprometer", priorizada)
    antes = [(priorizada / n).read_bytes() for n in ("compromisos.csv", "sales-privadas.csv")]
    corrida = correr("comprometer", priorizada)
    assert "0 recibos nuevos" in corrida.err
    ahora = [(priorizada / n).read_bytes() for n in ("compromisos.csv", "sales-privadas.csv")]
    assert ahora == antes


def test_el_recibo_de_una_persona_sale_entero(priorizada: Path, correr: Correr) -> None:
    corrida = correr("comprometer", priorizada, "--recibo", "C1")
    assert corrida.out.count("\n") == 2
    entero = re.search(r"entero: ([0-9a-f]{64})$", corrida.out, flags=re.M)
    assert entero
    assert entero[1] in compromisos(priorizada)


@pytest.mark.parametrize(("escrito", "quiso"), [("c1", " ¿Quiso decir C1?"), ("ZZ", "")])
def test_un_codigo_que_no_es_de_nadie_es_mal_uso_y_no_escribe_nada(
    priorizada: Path, correr: Correr, escrito: str, quiso: str
) -> None:
    corrida = correr("comprometer", priorizada, "--recibo", escrito)
    assert corrida.codigo == 2
    assert corrida.err.endswith(f"nadie del comité tiene el código «{escrito}».{quiso}\n")
    assert not (priorizada / "compromisos.csv").exists()


def test_a_quien_es_del_comite_y_no_ha_calificado_se_le_dice_eso(
    priorizada: Path, correr: Correr
) -> None:
    with (priorizada / "comite.csv").open("a") as comite:
        comite.write("C8,academia\n")
    corrida = correr("comprometer", priorizada, "--recibo", "C8")
    assert corrida.codigo == 1
    assert "«C8» no ha calificado" in corrida.err


def test_las_sales_solo_las_lee_quien_las_guarda(priorizada: Path, correr: Correr) -> None:
    """Aunque ya hubiera unas al alcance de todos."""
    permisos = []
    for _ in range(2):
        correr("comprometer", priorizada)
        permisos.append((priorizada / "sales-privadas.csv").stat().st_mode & 0o777)
        (priorizada / "sales-privadas.csv").chmod(0o644)
    assert permisos == [0o600, 0o600]
    assert (priorizada / "compromisos.csv").stat().st_mode & 0o044


@pytest.mark.parametrize(
    ("archivo", "viejo", "nuevo"),
    [
        ("valoraciones.csv", "C1,P01,pertinencia,5", "C1,P01,pertinencia,4"),
        ("valoraciones.csv", "C1,P01,pertinencia,5\n", ""),
        ("impedimentos.csv", "participante,propuesta\n", "participante,propuesta\nC1,P05\n"),
        ("comite.csv", "C1,comunidad", "C1,academia"),
    ],
)
def test_una_hoja_cambiada_despues_del_recibo_no_verifica_ni_se_publica(
    priorizada: Path, correr: Correr, archivo: str, viejo: str, nuevo: str
) -> None:
    correr("comprometer", priorizada)
    cambiar(priorizada / archivo, viejo, nuevo)
    assert correr("priorizar", priorizada).codigo == 0
    corrida = correr("verificar", "--rapida", priorizada)
    assert corrida.codigo == 5
    assert "no abren su compromiso las hojas de C1" in corrida.out
    publicada = correr("publicar", priorizada)
    assert publicada.codigo == 5
    assert "no abren su compromiso" in publicada.err
    otra = correr("comprometer", priorizada)
    assert otra.codigo == 1
    assert "ya tenían recibo y su hoja cambió o no está: C1" in otra.err
    renovada = correr("comprometer", priorizada, "--renovar")
    assert renovada.codigo == 0
    assert [x.split(":")[0] for x in renovada.out.splitlines() if "CAMBIÓ" in x] == ["C1"]
    assert "CAMBIÓ el recibo de C1: el entregado antes ya no vale" in renovada.err
    assert correr("verificar", "--rapida", priorizada).codigo == 0


def test_una_carpeta_comprometida_verifica_hoja_por_hoja(priorizada: Path, correr: Correr) -> None:
    correr("comprometer", priorizada)
    corrida = correr("verificar", "--rapida", priorizada)
    assert corrida.codigo == 0, corrida.out
    assert "las 7 hojas abren sus 7 compromisos" in corrida.out


@pytest.mark.parametrize("clase", ["sobra", "falta", "sin_sal", "sin_publicos", "desorden"])
def test_una_lista_de_compromisos_que_no_es_la_de_las_hojas_no_verifica(
    priorizada: Path, correr: Correr, clase: str
) -> None:
    correr("comprometer", priorizada)
    archivo = priorizada / "compromisos.csv"
    renglones = archivo.read_text().splitlines()
    if clase == "sobra":
        archivo.write_text("\n".join([renglones[0], *sorted([*renglones[1:], "0" * 64]), ""]))
    elif clase == "falta":
        archivo.write_text("\n".join([*renglones[:-1], ""]))
    elif clase == "sin_sal":
        sin_ultima = (priorizada / "sales-privadas.csv").read_text().splitlines()[:-1]
        (priorizada / "sales-privadas.csv").write_text("\n".join([*sin_ultima, ""]))
    elif clase == "sin_publicos":
        archivo.unlink()
    else:
        archivo.write_text("\n".join([renglones[0], *reversed(renglones[1:]), ""]))
    corrida = correr("verificar", "--rapida", priorizada)
    assert corrida.codigo == 5
    assert "DISTINTO" in corrida.out


def test_sin_las_sales_se_dice_que_las_hojas_no_se_abrieron(
    priorizada: Path, correr: Correr
) -> None:
    correr("comprometer", priorizada)
    (priorizada / "sales-privadas.csv").unlink()
    corrida = correr("verificar", "--rapida", priorizada)
    assert corrida.codigo == 0
    assert "sin comprobar: hay 7 compromisos, tantos como hojas" in corrida.out


def test_sin_calificaciones_no_hay_que_comprometer(priorizada: Path, correr: Correr) -> None:
    (priorizada / "valoraciones.csv").unlink()
    corrida = correr("comprometer", priorizada)
    assert corrida.codigo == 1
    assert not (priorizada / "compromisos.csv").exists()


def test_avisa_si_las_sales_se_podrian_subir(priorizada: Path, raiz: Path, correr: Correr) -> None:
    assert "su .gitignore no aparta sales-privadas.csv" in correr("comprometer", priorizada).err
    correr("nueva", "agendas/otro/2026-2029")
    (priorizada / ".gitignore").write_bytes(
        (raiz / "agendas/otro/2026-2029/.gitignore").read_bytes()
    )
    assert ".gitignore" not in correr("comprometer", priorizada).err


@pytest.mark.parametrize("contenido", [b"", b"\xff", b"compromiso\nabc\n", b"otra\n", b'"'])
def test_un_archivo_de_compromisos_danado_se_dice(tmp_path: Path, contenido: bytes) -> None:
    (tmp_path / "compromisos.csv").write_bytes(contenido)
    with pytest.raises(CompromisosIlegibles, match=r"compromisos\.csv"):
        leer_compromisos(tmp_path)
