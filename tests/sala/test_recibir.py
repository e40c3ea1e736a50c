"""Todo lo que vale entra, todo lo que no se dice con su lugar, y nada se pierde."""

import csv
import io
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from priorizacion.dominio.hoja_de_calculo import HOJA
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.reserva import NO_SE_PUBLICAN
from tests.cli.conftest import Correr, cambiar
from tests.sala.mesa import (
    codigos,
    decisiones,
    descargada,
    en_blanco,
    entregar,
    filas,
    libro,
    marcas_de,
    todas,
)


@pytest.mark.parametrize("escribir", [descargada, libro])
def test_lo_que_se_marco_es_lo_que_queda(carpeta: Path, escribir) -> None:  # type: ignore[no-untyped-def]
    planilla = en_blanco(carpeta, "C1")
    marcas = todas(planilla, 4)
    marcas["P01"]["pertinencia"] = 5
    marcas["P03"]["brechas"] = "NS"
    del marcas["P06"]
    hecha = entregar(carpeta, {"C1": escribir(planilla, marcas)})
    assert decisiones(hecha) == {"C1": "vale"}
    assert codigos(hecha) == []
    assert marcas_de(carpeta) == {
        ("C1", p, c): str(v) for p, m in marcas.items() for c, v in m.items() if v != "NS"
    }
    assert leer_carpeta(carpeta).agenda is not None


def test_el_texto_de_la_lista_vale_por_su_nivel(carpeta: Path) -> None:
    planilla = en_blanco(carpeta, "C1")
    marcas = {
        "P01": {"pertinencia": "4 · A muchos", "brechas": "3", "capacidad": 5.0},
        "P02": {"pertinencia": "NS · No sé o prefiero no opinar", "brechas": 2},
    }
    hecha = entregar(carpeta, {"C1.xlsx": libro(planilla, marcas)})
    assert codigos(hecha) == []
    assert sorted(marcas_de(carpeta).values()) == ["2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("valor", "dice"),
    [
        (6, "«6» no está entre 1 y 5"),
        (0, "«0» no está entre 1 y 5"),
        (-3, "«-3» no está"),
        (3.5, "«3.5» no es un nivel entero de 1 a 5"),
        ("alto", "«alto» no es un nivel"),
        ("5 · Del todo", "es de otra pregunta"),
        ("=2+2", "es una fórmula"),
        ('=HYPERLINK("http://x",5)', "es una fórmula"),
    ],
)
def test_lo_que_no_es_de_la_escala_se_dice_con_su_celda_y_lo_demas_entra(
    carpeta: Path, valor: object, dice: str
) -> None:
    planilla = en_blanco(carpeta, "C1")
    marcas: dict[str, dict[str, object]] = {"P02": {"pertinencia": valor, "brechas": 3}}
    hecha = entregar(carpeta, {"C1.xlsx": libro(planilla, marcas)})
    (observacion,) = (o for e in hecha.examinados.values() for o in e.observaciones)
    assert observacion.codigo == "marca-fuera-de-escala"
    assert "Calificar!C11" in observacion.mensaje
    assert (observacion.origen.fila, observacion.origen.columna) == (11, "C")
    assert dice in observacion.mensaje
    assert marcas_de(carpeta) == {("C1", "P02", "brechas"): "3"}


def test_recibir_dos_veces_lo_mismo_no_cambia_nada(carpeta: Path) -> None:
    planilla = en_blanco(carpeta, "C1")
    archivos = {"C1.json": descargada(planilla, todas(planilla)), "x.xlsx": b"PK no es"}
    entregar(carpeta, archivos)
    antes = {p: p.read_bytes() for p in carpeta.rglob("*") if p.is_file()}
    hecha = entregar(carpeta, archivos)
    assert {p: p.read_bytes() for p in carpeta.rglob("*") if p.is_file()} == antes
    assert hecha.guardados is not None
    assert hecha.guardados.nuevos == frozenset()


def test_el_original_queda_tal_cual_y_por_su_huella(carpeta: Path) -> None:
    planilla = en_blanco(carpeta, "C1")
    contenido = libro(planilla, todas(planilla))
    entregar(carpeta, {"mi planilla.xlsx": contenido, "basura.bin": b"\x00\x01"})
    huella = sha256(contenido).hexdigest()
    assert (carpeta / "recibido" / f"{huella}.xlsx").read_bytes() == contenido
    assert (carpeta / "recibido" / ".gitignore").read_text() == "*\n"
    registro = {f["nombres"]: f for f in filas(carpeta / "recibido/registro.csv")}
    assert registro["mi planilla.xlsx"]["decision"] == "vale"
    assert registro["basura.bin"]["decision"] == "rechazada"
    assert registro["basura.bin"]["detalle"]


def test_cada_marca_dice_de_que_archivo_y_de_que_celda_salio(carpeta: Path) -> None:
    c1, o1 = en_blanco(carpeta, "C1"), en_blanco(carpeta, "O1")
    entregar(carpeta, {"c.json": descargada(c1, todas(c1)), "o.xlsx": libro(o1, todas(o1, 5))})
    procedencia = filas(carpeta / "recibido/procedencia.csv")
    assert {
        (f["participante"], f["propuesta"], f["criterio"]): f["valor"] for f in procedencia
    } == (marcas_de(carpeta))
    lugares = {f["participante"]: f["lugar"] for f in procedencia if f["propuesta"] == "P01"}
    assert lugares == {"C1": "marcas.P01.pertinencia", "O1": "Calificar!C10"}
    for fila in procedencia:
        assert list((carpeta / "recibido").glob(f"{fila['archivo']}.*"))


def test_impedimentos_y_razones_llegan(carpeta: Path) -> None:
    c1, o1 = en_blanco(carpeta, "C1"), en_blanco(carpeta, "O1")
    entregar(
        carpeta,
        {
            "c.json": descargada(c1, {}, impedimentos=["P02"], razones={"P01": "=es =urgente"}),
            "o.xlsx": libro(o1, {}, impedimentos=["P03"], razones={"P04": "No hay agua"}),
        },
    )
    declarados = {(f["participante"], f["propuesta"]) for f in filas(carpeta / "impedimentos.csv")}
    assert declarados == {("U1", "P05"), ("C1", "P02"), ("O1", "P03")}
    razones = {f["propuesta"]: f["texto"] for f in filas(carpeta / "recibido/razones.csv")}
    assert razones == {"P01": "=es =urgente", "P04": "No hay agua"}


def _en_csv(contenido: bytes) -> bytes:
    """La hoja que se llena, guardada como CSV."""
    hoja = load_workbook(io.BytesIO(contenido))[HOJA]
    salida = io.StringIO()
    csv.writer(salida).writerows(hoja.iter_rows(values_only=True))
    return salida.getvalue().encode()


_DUDOSOS = {"P01": "ninguno", "P02": "quizás", "P03": "NS", "P04": "Sí", "P05": "no", "P06": "✓"}


@pytest.mark.parametrize("formato", ["xlsx", "csv", "json"])
def test_lo_que_no_es_si_ni_no_en_impedimento_se_dice_celda_por_celda_y_no_se_anota(
    carpeta: Path, formato: str
) -> None:
    c1 = en_blanco(carpeta, "C1")
    lleno = libro(c1, todas(c1), impedimentos=_DUDOSOS)
    contenido = {
        "xlsx": lleno,
        "csv": _en_csv(lleno),
        "json": descargada(c1, todas(c1), impedimentos=_DUDOSOS),
    }[formato]
    hecha = entregar(carpeta, {f"C1.{formato}": contenido})
    (examinado,) = hecha.examinados.values()
    assert codigos(hecha) == ["valor-no-admitido"] * 4
    dicho = [o.mensaje.partition(" no es sí ni no")[0] for o in examinado.observaciones]
    celda = "impedimentos.P0{}" if formato == "json" else "Calificar!F{}"
    primera = 1 if formato == "json" else 10
    assert dicho == [
        f"{celda.format(primera + i)} (P0{i + 1}, impedimento): «{_DUDOSOS[f'P0{i + 1}']}»"
        for i in (0, 1, 2, 5)
    ]
    assert all("Sí" in o.remedio and "blanco" in o.remedio for o in examinado.observaciones)
    declarados = {(f["participante"], f["propuesta"]) for f in filas(carpeta / "impedimentos.csv")}
    assert declarados == {("U1", "P05"), ("C1", "P04")}


@pytest.mark.parametrize("si", ["Sí", "si", "S", "x", "YES", 1, True])
def test_un_impedimento_se_declara_con_cualquier_manera_de_decir_si(
    carpeta: Path, si: object
) -> None:
    c1 = en_blanco(carpeta, "C1")
    hecha = entregar(carpeta, {"C1.xlsx": libro(c1, {}, impedimentos={"P02": si, "P03": "N"})})
    assert codigos(hecha) == []
    assert {f["propuesta"] for f in filas(carpeta / "impedimentos.csv")} == {"P05", "P02"}


def test_la_planilla_de_otro_lado_o_de_otras_reglas_no_entra(carpeta: Path) -> None:
    c1 = en_blanco(carpeta, "C1")
    de_otro = c1.model_copy(
        update={"sello": c1.sello.model_copy(update={"agenda": "Otro Lugar 2026-2029"})}
    )
    vieja = c1.model_copy(update={"sello": c1.sello.model_copy(update={"huella": "0" * 64})})
    borrador = c1.model_copy(update={"sello": c1.sello.model_copy(update={"huella": ""})})
    nadie = c1.model_copy(update={"sello": c1.sello.model_copy(update={"participante": "C9"})})
    otra_ronda = c1.model_copy(update={"sello": c1.sello.model_copy(update={"ronda": 2})})
    ajenas = {
        "ajena": de_otro, "vieja": vieja, "borrador": borrador, "nadie": nadie, "ronda": otra_ronda,
    }  # fmt: skip
    hecha = entregar(carpeta, {n: descargada(p, todas(c1)) for n, p in ajenas.items()})
    assert set(decisiones(hecha).values()) == {"rechazada"}
    assert codigos(hecha) == [
        "participante-desconocido", "planilla-ajena", "planilla-de-borrador",
        "planilla-de-otra-ronda", "planilla-vieja",
    ]  # fmt: skip
    assert marcas_de(carpeta) == {}


def test_quien_cambia_el_codigo_de_la_planilla_se_nota(carpeta: Path) -> None:
    c1 = en_blanco(carpeta, "C1")
    hecha = entregar(carpeta, {"x.json": descargada(c1, todas(c1), participante="O1")})
    assert codigos(hecha) == ["planilla-alterada"]
    assert marcas_de(carpeta) == {}


def test_quien_llega_al_comite_despues_entra_sin_volver_a_entregar(
    carpeta: Path, correr: Correr
) -> None:
    (carpeta / "comite.csv").write_text("participante,estamento\nO1,organizaciones\n")
    (carpeta / "impedimentos.csv").write_text("participante,propuesta\n")
    c1 = en_blanco(carpeta, "C1")
    assert codigos(entregar(carpeta, {"c.json": descargada(c1, todas(c1))})) == [
        "participante-desconocido"
    ]
    (carpeta / "comite.csv").write_text("participante,estamento\nO1,organizaciones\nC1,comunidad\n")
    assert correr("recibir", carpeta).codigo == 0
    assert len(marcas_de(carpeta)) == 18


def test_un_cambio_registrado_solo_invalida_lo_que_toca(carpeta: Path, correr: Correr) -> None:
    c1 = en_blanco(carpeta, "C1")
    archivo = descargada(c1, todas(c1))
    cambiar(carpeta / "propuestas.csv", "Puente vehicular de 18", "Puente vehicular de 19")
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    assert correr("congelar", carpeta, "--cambio", "Se midió otra vez").codigo == 0
    hecha = entregar(carpeta, {"c.json": archivo})
    assert codigos(hecha) == ["planilla-vieja"] * 3
    assert {p for _, p, _ in marcas_de(carpeta)} == {"P01", "P03", "P04", "P05", "P06"}


def test_la_ultima_descarga_de_una_misma_pagina_vale_y_se_muestra_que_cambia(
    carpeta: Path, correr: Correr
) -> None:
    c1 = en_blanco(carpeta, "C1")
    entregar(carpeta, {"c.json": descargada(c1, todas(c1))})
    marcas = todas(c1)
    marcas["P01"]["brechas"] = 5
    llegan = carpeta.parent / "llegan"
    (llegan / "otra.json").write_bytes(descargada(c1, marcas, edicion=2))
    corrida = correr("recibir", carpeta, llegan / "otra.json")
    assert corrida.codigo == 0, corrida.out + corrida.err
    assert "C1 P01 brechas: decía 3, ahora 5" in corrida.out
    assert marcas_de(carpeta)["C1", "P01", "brechas"] == "5"


def test_dos_planillas_que_se_contradicen_esperan_a_que_alguien_escoja(
    carpeta: Path, correr: Correr
) -> None:
    c1 = en_blanco(carpeta, "C1")
    uno = descargada(c1, todas(c1, 2), serie="aaaa")
    otro = libro(c1, todas(c1, 4))
    hecha = entregar(carpeta, {"uno.json": uno, "otro.xlsx": otro})
    assert decisiones(hecha) == {"uno.json": "en_conflicto", "otro.xlsx": "en_conflicto"}
    assert marcas_de(carpeta) == {}
    otro_en_disco = carpeta.parent / "llegan/otro.xlsx"
    corrida = correr("recibir", carpeta, otro_en_disco, "--reemplazar")
    assert corrida.codigo == 0, corrida.out + corrida.err
    assert set(marcas_de(carpeta).values()) == {"4"}
    assert correr("recibir", carpeta, carpeta.parent / "llegan/uno.json").codigo == 0
    assert set(marcas_de(carpeta).values()) == {"4"}
    assert (
        correr("recibir", carpeta, carpeta.parent / "llegan/uno.json", "--reemplazar").codigo == 0
    )
    assert set(marcas_de(carpeta).values()) == {"2"}


def test_la_correccion_que_dice_todo_y_algo_mas_reemplaza_sola(carpeta: Path) -> None:
    c1 = en_blanco(carpeta, "C1")
    mala, buena = todas(c1), todas(c1)
    mala["P01"]["brechas"] = 9
    entregar(carpeta, {"mala.xlsx": libro(c1, mala)})
    hecha = entregar(carpeta, {"buena.xlsx": libro(c1, buena)})
    assert decisiones(hecha)["mala.xlsx"] == "reemplazada"
    assert len(marcas_de(carpeta)) == 18


def test_lo_escrito_a_mano_se_respeta_y_se_muestra_si_no_casa(
    carpeta: Path, correr: Correr
) -> None:
    a_mano = (
        "participante;propuesta;criterio;valor;nota\nC1;P01;brechas;1;dictada\nO1;P02;brechas;3;\n"
    )
    (carpeta / "valoraciones.csv").write_text(a_mano, encoding="utf-8")
    c1 = en_blanco(carpeta, "C1")
    (carpeta.parent / "c.json").write_bytes(descargada(c1, todas(c1)))
    corrida = correr("recibir", carpeta, carpeta.parent / "c.json")
    assert "C1 P01 brechas: a mano dice 1 y la planilla 3: se dejó lo escrito a mano" in corrida.out
    marcas = marcas_de(carpeta)
    assert marcas["C1", "P01", "brechas"] == "1"
    assert marcas["O1", "P02", "brechas"] == "3"
    assert len(marcas) == 19
    assert [f["nota"] for f in filas(carpeta / "valoraciones.csv") if f["nota"]] == ["dictada"]
    copias = list((carpeta / "recibido").glob("valoraciones-antes-*.csv"))
    assert [c.read_text(encoding="utf-8") for c in copias] == [a_mano]
    assert leer_carpeta(carpeta).agenda is not None


def test_cada_planilla_da_un_recibo_que_verifica(carpeta: Path, correr: Correr) -> None:
    archivos = {}
    for quien in ("C1", "C2", "O1", "A1"):
        planilla = en_blanco(carpeta, quien)
        archivos[f"{quien}.json"] = descargada(planilla, todas(planilla))
    hecha = entregar(carpeta, archivos)
    assert hecha.comprometida is not None
    antes = {r.participante: r.compromiso for r in hecha.comprometida.recibos}
    assert set(antes) == {"C1", "C2", "O1", "A1"}
    c1 = en_blanco(carpeta, "C1")
    otra = entregar(carpeta, {"C1.json": descargada(c1, todas(c1, 5), edicion=2)})
    assert otra.comprometida is not None
    despues = {r.participante: r.compromiso for r in otra.comprometida.recibos}
    assert {q for q in antes if antes[q] != despues[q]} == {"C1"}


def test_sin_reglas_en_firme_no_se_recibe(carpeta: Path, correr: Correr) -> None:
    c1 = en_blanco(carpeta, "C1")
    (carpeta / "congelado.json").unlink()
    (carpeta.parent / "c.json").write_bytes(descargada(c1, todas(c1)))
    corrida = correr("recibir", carpeta, carpeta.parent / "c.json")
    assert corrida.codigo == 1
    assert "nada está en firme" in corrida.err
    assert not (carpeta / "recibido").exists()


@pytest.mark.parametrize(
    ("nombre", "contenido", "dice"),
    [
        ("planilla.html", b"<!doctype html><html>", "Descargar mi planilla"),
        ("firmada.pdf", b"%PDF-1.4 ...", "PDF"),
        ("foto.jpg", b"\xff\xd8\xff\xe0...", "foto"),
        ("vieja.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "contraseña"),
        ("cortada.xlsx", b"PK\x03\x04cortada", "reenvíen"),
        ("vacia.json", b"", "se reciben"),
        ("cortada.json", b'{"formato": "priorizacion/planilla"', "se descarga"),
        ("otra.json", b'{"a": 1}', "se descarga"),
        ("profunda.json", b"[" * 100_000, "No"),
        ("profunda2.json", b'{"a":' * 100_000, "No es una planilla"),
        ("tabla.csv", b"id,nombre\n1,a\n", "Calificar"),
        ("binario.bin", b"\x00\x01\x02", "se reciben"),
        ("raro.json", b'{"formato": "priorizacion/planilla", "marcas": [1], "agenda": {}}', "se recibe"),
    ],
)  # fmt: skip
def test_lo_que_no_es_una_planilla_se_dice_que_es_y_que_hacer(
    carpeta: Path, nombre: str, contenido: bytes, dice: str
) -> None:
    hecha = entregar(carpeta, {nombre: contenido})
    assert decisiones(hecha) == {nombre: "rechazada"}
    (examinado,) = hecha.examinados.values()
    assert dice in " ".join(str(o) for o in examinado.observaciones)
    assert all(o.remedio for o in examinado.observaciones)
    assert (carpeta / "recibido" / next(iter(hecha.examinados))).read_bytes() == contenido


def bomba(veces: int) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("xl/workbook.xml", b" " * veces)
    return salida.getvalue()


def test_una_bomba_no_se_abre(carpeta: Path) -> None:
    hecha = entregar(carpeta, {"bomba.xlsx": bomba(60_000_000), "chica.xlsx": bomba(2_000_000)})
    assert codigos(hecha) == ["archivo-inflado", "archivo-inflado"]


def test_un_archivo_enorme_ni_se_guarda_y_se_dice(carpeta: Path) -> None:
    hecha = entregar(carpeta, {"enorme.json": b"{" + b" " * (5 * 1024 * 1024)})
    assert codigos(hecha) == ["archivo-enorme"]
    assert hecha.sin_guardar[0].origen.archivo == "enorme.json"
    assert list((carpeta / "recibido").glob("[0-9a-f]*.*")) == []


def comprimir(archivos: dict[str, bytes]) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as z:
        for nombre, contenido in archivos.items():
            z.writestr(nombre, contenido)
    return salida.getvalue()


def test_un_zip_trae_planillas_y_ninguna_se_sale_de_su_carpeta(carpeta: Path) -> None:
    c1, o1 = en_blanco(carpeta, "C1"), en_blanco(carpeta, "O1")
    contenido = comprimir(
        {
            "C1.json": descargada(c1, todas(c1)),
            "sub/O1.xlsx": libro(o1, todas(o1)),
            "../../fuera.json": descargada(o1, todas(o1)),
            "__MACOSX/._C1.json": b"x",
            "nota.txt": b"Le mando las planillas, gracias",
        }
    )
    hecha = entregar(carpeta, {"todo.zip": contenido})
    assert sorted(decisiones(hecha).items()) == [
        ("C1.json", "vale"), ("O1.xlsx", "igual"), ("fuera.json", "vale"), ("nota.txt", "rechazada"),
    ]  # fmt: skip
    assert not list(carpeta.parent.rglob("fuera.json"))
    assert len(marcas_de(carpeta)) == 36


@pytest.mark.parametrize("parte", ["xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"])
def test_un_libro_con_macros_o_con_enlaces_afuera_no_entra(carpeta: Path, parte: str) -> None:
    c1 = en_blanco(carpeta, "C1")
    salida = io.BytesIO(libro(c1, todas(c1)))
    with zipfile.ZipFile(salida, "a") as z:
        z.writestr(parte, b"algo")
    assert codigos(entregar(carpeta, {"C1.xlsx": salida.getvalue()})) == ["archivo-no-reconocido"]
    assert marcas_de(carpeta) == {}


def test_los_codigos_cambiados_en_la_hoja_se_nombran_y_lo_demas_entra(carpeta: Path) -> None:
    c1 = en_blanco(carpeta, "C1")
    abierto = load_workbook(io.BytesIO(libro(c1, todas(c1))))
    hoja = abierto["Calificar"]
    hoja["A10"].value = "P99"
    hoja["A11"].value = "P03"
    hoja["D8"].value = "brechass"
    salida = io.BytesIO()
    abierto.save(salida)
    hecha = entregar(carpeta, {"C1.xlsx": salida.getvalue()})
    assert set(codigos(hecha)) == {
        "propuesta-desconocida", "marca-repetida", "criterio-desconocido",
    }  # fmt: skip
    dichas = " ".join(o.mensaje for e in hecha.examinados.values() for o in e.observaciones)
    assert "«P99»" in dichas
    assert "¿Quiso decir «brechas»?" in dichas
    assert {(p, c) for _, p, c in marcas_de(carpeta)} == {
        (p, c) for p in ("P04", "P05", "P06") for c in ("pertinencia", "capacidad")
    }


def test_un_original_tocado_despues_no_cuenta(carpeta: Path, correr: Correr) -> None:
    c1 = en_blanco(carpeta, "C1")
    entregar(carpeta, {"C1.json": descargada(c1, todas(c1, 2))})
    (original,) = (carpeta / "recibido").glob("*.json")
    original.write_bytes(descargada(c1, todas(c1, 5)))
    corrida = correr("recibir", carpeta)
    assert corrida.codigo == 1
    assert "original-alterado" in corrida.out
    assert set(marcas_de(carpeta).values()) == {"2"}


def test_nada_de_lo_recibido_se_sube_ni_se_publica(
    carpeta: Path, correr: Correr, tmp_path: Path
) -> None:
    c1 = en_blanco(carpeta, "C1")
    entregar(carpeta, {"la de María Pérez.json": descargada(c1, todas(c1))})
    subprocess.run(["git", "init", "-q", str(carpeta)], check=True)
    (carpeta / ".gitignore").write_text(NO_SE_PUBLICAN, encoding="utf-8")
    subprocess.run(["git", "-C", str(carpeta), "add", "-A"], check=True)
    listo = subprocess.run(
        ["git", "-C", str(carpeta), "ls-files"], check=True, capture_output=True, text=True
    ).stdout
    assert sorted(listo.split()) == [
        ".gitignore", "agenda.yaml", "comite_publicado.json", "compromisos.csv", "congelado.json",
        "habilitantes.csv", "propuestas.csv",
    ]  # fmt: skip
    subido = " ".join((carpeta / n).read_text(encoding="utf-8") for n in listo.split())
    assert "María" not in subido


def test_la_carpeta_de_la_agenda_no_es_algo_que_llegue(carpeta: Path, correr: Correr) -> None:
    for ruta in (carpeta, carpeta.parent):
        corrida = correr("recibir", carpeta, ruta)
        assert corrida.codigo == 2
        assert "tiene adentro la agenda" in corrida.err
    assert not (carpeta / "recibido").exists()


def test_avisa_si_el_gitignore_de_arriba_dejaria_subir_las_marcas(
    carpeta: Path, correr: Correr
) -> None:
    c1 = en_blanco(carpeta, "C1")
    (carpeta.parent / "c.json").write_bytes(descargada(c1, todas(c1)))
    assert ".gitignore no aparta" in correr("recibir", carpeta, carpeta.parent / "c.json").err
    (carpeta / ".gitignore").write_text(NO_SE_PUBLICAN, encoding="utf-8")
    assert ".gitignore" not in correr("recibir", carpeta, carpeta.parent / "c.json").err


def test_la_planilla_pegada_en_un_mensaje_con_saludo_vale_como_el_archivo(carpeta: Path) -> None:
    c1 = en_blanco(carpeta, "C1")
    lleno = descargada(c1, todas(c1)).decode()
    hecha = entregar(carpeta, {"mensaje.txt": f"Buenas tardes, va lo mío:\n{lleno}".encode()})
    assert codigos(hecha) == []
    assert len(hecha.anotaciones) == 1
