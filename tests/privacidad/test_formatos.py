"""Dentro de cada clase de archivo se halla lo mismo, y se dice en qué lugar."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from priorizacion.dominio.datos_personales import Persona
from priorizacion.dominio.observacion import Observacion
from priorizacion.publicacion.privacidad.revision import POR_ARCHIVO, Norma, revisar

ANA = Persona("Ana María Pérez", 4)
NORMA = Norma((ANA,), ("Contacto: participa@alcaldia.example, 320 111 2233",))
TODO = "Ana Pérez, cédula 71654321, cel. 310 456 7890, ana@correo.example"
CODIGOS = {"sitio-nombre", "sitio-cedula", "sitio-celular", "sitio-correo"}


def en_html(texto: str) -> bytes:
    escapado = "".join(f"&#{ord(c)};" if c in "@éíá.," else c for c in texto)
    return f"<html>\n<body>\n<p>uno</p><p>{escapado}</p>\n</body></html>".encode()


def en_atributo(texto: str) -> bytes:
    return f'<html>\n<body>\n<img alt="{texto}" src="x.png"></body></html>'.encode()


def en_guion(texto: str) -> bytes:
    return (
        f"<html>\n<script>var x = 1;\nvar datos = {json.dumps({'que': texto})};</script></html>"
    ).encode()


def en_xlsx(texto: str) -> bytes:
    libro = openpyxl.Workbook()
    libro.active.append(["uno", 3104567890])
    libro.active.append(["dos", texto])
    libro.properties.creator = "alguien"
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


def en_autor(texto: str) -> bytes:
    libro = openpyxl.Workbook()
    libro.active.append(["uno"])
    libro.properties.creator = texto
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


def en_docx(texto: str) -> bytes:
    partido = "</w:t></w:r><w:r><w:t>".join([texto[:5], texto[5:22], texto[22:]])
    cuerpo = f"<w:document><w:p><w:r><w:t>{partido}</w:t></w:r></w:p></w:document>"
    return en_zip({"word/document.xml": cuerpo.encode()})


def en_zip(archivos: dict[str, bytes]) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        for nombre, contenido in archivos.items():
            comprimido.writestr(nombre, contenido)
    return salida.getvalue()


def en_pdf(texto: str) -> bytes:
    weasyprint = pytest.importorskip("weasyprint", reason="weasyprint no está instalado")
    documento: bytes = weasyprint.HTML(string=f"<p>{texto}</p>").write_pdf()
    return documento


CLASES: dict[str, Callable[[str], bytes]] = {
    "pagina.html": en_html,
    "atributo.html": en_atributo,
    "guion.html": en_guion,
    "datos.json": lambda t: json.dumps({"a": [1, {"b": t}]}, indent=1).encode(),
    "search/search_index.json": lambda t: json.dumps({"docs": [{"text": t}]}).encode(),
    "tabla.csv": lambda t: f'id,nota\n1,"{t}"\n'.encode(),
    "tabla-vieja.csv": lambda t: f'id;nota\n1;"{t}"\n'.encode("cp1252"),
    "votos.pb": lambda t: f"META\nkey;value\ndescription;{t}\n".encode(),
    "agenda.yaml": lambda t: f"titulo: {t}\n".encode(),
    "notas.txt": lambda t: t.encode("utf-16"),
    "libro.xlsx": en_xlsx,
    "autor.xlsx": en_autor,
    "acta.docx": en_docx,
    "todo.zip": lambda t: en_zip({"adentro/otro.zip": en_zip({"x.html": en_html(t)})}),
    "indice.json.gz": lambda t: gzip.compress(json.dumps([t]).encode()),
    "sin_extension": lambda t: t.encode(),
    "mapa.svg": lambda t: f"<svg><title>{t}</title></svg>".encode(),
    "impreso.pdf": en_pdf,
}


def hallados(sitio: Path, nombre: str, contenido: bytes, norma: Norma = NORMA) -> list[Observacion]:
    archivo = sitio / nombre
    archivo.parent.mkdir(parents=True, exist_ok=True)
    archivo.write_bytes(contenido)
    return list(revisar(sitio, norma))


@pytest.mark.parametrize("nombre", CLASES)
def test_en_cada_clase_de_archivo_se_hallan_las_cuatro_cosas(tmp_path: Path, nombre: str) -> None:
    dichas = hallados(tmp_path, nombre, CLASES[nombre](TODO))
    assert {o.codigo for o in dichas} == CODIGOS, dichas
    assert all(o.origen.archivo.startswith(nombre) for o in dichas)
    texto = " ".join(map(str, dichas))
    assert "71654321" not in texto
    assert "Pérez" not in texto
    assert "fila 4 de la lista" in texto


@pytest.mark.parametrize("nombre", CLASES)
def test_sin_lista_se_hallan_las_otras_tres(tmp_path: Path, nombre: str) -> None:
    dichas = hallados(tmp_path, nombre, CLASES[nombre](TODO), Norma())
    assert {o.codigo for o in dichas} == CODIGOS - {"sitio-nombre"}, dichas


@pytest.mark.parametrize("nombre", CLASES)
def test_lo_declarado_y_lo_que_no_es_de_nadie_no_se_dice(tmp_path: Path, nombre: str) -> None:
    limpio = "La alcaldía, PARTICIPA@alcaldia.example o 3201112233, puso $ 3.104.567.890"
    assert hallados(tmp_path, nombre, CLASES[nombre](limpio)) == []


@pytest.mark.parametrize(
    ("nombre", "contenido", "fila"),
    [
        ("a.html", "<p>\n\n<b\nclass='x'>uno</b>\n<i>310 456 7890</i>\n", 5),
        ("a.csv", 'id,nota\n1,"dos\nrenglones"\n2,310 456 7890\n', 4),
        ("a.json", '{\n "a": 1,\n "b": "310 456 7890"\n}\n', 3),
    ],
)
def test_se_dice_el_renglon(tmp_path: Path, nombre: str, contenido: str, fila: int) -> None:
    (dicha,) = hallados(tmp_path, nombre, contenido.encode())
    assert dicha.origen.fila == fila


@pytest.mark.parametrize(
    ("nombre", "contenido", "cuantas"),
    [
        ("a.csv", "id,costo\n1,3104567890\n2,1032456789\n", 0),
        ("a.csv", "id,celular\n1,3104567890\n2,1032456789\n", 2),
        ("a.csv", 'id;"costo; total"\n1;3104567890\n', 0),
        ("a.json", '{"costo": 3104567890, "otro": [1032456789]}', 0),
        ("a.json", '{"telefono": 3104567890}', 1),
        ("a.json", '{"nota": "3104567890"}', 1),
        ("a.yaml", "techos:\n  2026: 3104567890\n  - 1032456789\n", 0),
        ("a.yaml", "responsable:\n  celular: 3104567890\n", 1),
        ("a.yaml", "nota: llamar al 3104567890\n", 1),
        ("a.html", "<td>310</td><td>456</td><td>7890</td>", 0),
    ],
)
def test_un_numero_solo_es_un_dato_si_su_columna_no_es_de_contacto(
    tmp_path: Path, nombre: str, contenido: str, cuantas: int
) -> None:
    assert len(hallados(tmp_path, nombre, contenido.encode())) == cuantas


def test_nombre_y_apellido_en_celdas_seguidas_tambien_se_hallan(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<tr><td>Ana</td><td>Pérez</td></tr>", encoding="utf-8")
    (tmp_path / "b.csv").write_text("nombre,apellido\nAna,Pérez\n", encoding="utf-8")
    (tmp_path / "c.html").write_text("<p>Ana <b>María</b></p>", encoding="utf-8")
    dichas = revisar(tmp_path, Norma((ANA,)))
    assert [o.origen.archivo for o in dichas] == ["a.html", "b.csv", "c.html"]


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("roto.zip", b"PK\x03\x04no es un zip"),
        ("roto.xlsx", b"PK\x03\x04"),
        ("roto.pdf", b"%PDF-1.7 roto"),
        ("roto.gz", b"\x1f\x8bxx"),
        ("binario.bin", b"\x00\x01\x02"),
    ],
)
def test_lo_que_no_se_puede_mirar_tambien_detiene(
    tmp_path: Path, nombre: str, contenido: bytes
) -> None:
    assert [o.codigo for o in hallados(tmp_path, nombre, contenido)] == ["sitio-sin-leer"]


def test_un_zip_muy_hondo_o_inflado_no_se_abre_y_se_dice(tmp_path: Path) -> None:
    contenido = b"hola"
    for _ in range(6):
        contenido = en_zip({"a.zip": contenido})
    assert [o.codigo for o in hallados(tmp_path, "hondo.zip", contenido)] == ["sitio-sin-leer"]


def test_de_un_archivo_se_dicen_las_primeras_y_se_cuentan_las_demas(tmp_path: Path) -> None:
    texto = "\n".join(f"310 456 78{n:02d}" for n in range(30))
    dichas = hallados(tmp_path, "a.txt", texto.encode())
    assert len(dichas) == POR_ARCHIVO + 1
    assert dichas[-1].mensaje == f"Y {30 - POR_ARCHIVO} más en este archivo."


def test_las_fotos_y_lo_de_git_no_se_miran(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text("email = ana@correo.example")
    assert hallados(tmp_path, "foto.png", b"\x89PNG\x00 ana@correo.example") == []
