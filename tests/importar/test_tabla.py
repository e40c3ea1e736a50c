"""De una tabla ajena y su mapa a una carpeta: qué puede decir un mapa y qué se rehúsa."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
import yaml

from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta
from priorizacion.ingesta.tabla import importar_tabla

AQUI = Path(__file__).parent
ROTOS = yaml.safe_load((AQUI / "mapas_rotos.yaml").read_text(encoding="utf-8"))

TABLA = """Código;Nombre del proyecto;Estado;Valor;Lugares;Nación;Municipio
P 1;Acueducto de La Ribera;Con diseños;$ 1.250 millones;La Ribera, El Alto y Cabecera;250000000;
P-2;Placa huella;Estudio previo;480.000.000,50;El Alto;;propios
P-3;Centro de acopio;;96000000;;0;propios y nación
"""
MAPA = """columnas:
  id: codigo
  nombre: [título, nombre del proyecto]
  fase:
    columna: Estado
    cambiar:
      con diseños: disenos
      ESTUDIO PREVIO: perfil
    si_no: idea
  costo: {columna: Valor, redondear: arriba}
  duracion: {valor: 1}
  lugares: {contar: Lugares, separadores: [",", " y "]}
  parte_nacion: {suma: [Nación], entre: Valor}
  etiquetas:
    columna: Municipio
    si_contiene: {propios: con-propios, nación: con-nacion}
    si_no: ""
habilitantes:
  predios: {columna: Estado, cambiar: {con diseños: cumple}, si_no: sin_verificar}
agenda:
  # lo que se decide antes de calificar
  titulo: Agenda de prueba
  territorio: {nombre: Villa Inventada, ficticio: true}

  periodo: {inicio: 2026, fin: 2027}
  aclaracion: |
    Dos renglones,
      y este con sangría.
  criterios:
    - {id: lugares, eje: prioridad, nombre: Lugares, ponderacion: 100, origen: dato, columna: lugares, tramos: {0: 0, 4: 100}}
  habilitantes:
    - {id: predios, nombre: Predios, subsanable: true, si_falla: Faltan., respuestas: [cumple, no_cumple, sin_verificar]}
  fuentes:
    - {id: propios, nombre: Propios, techos: {2026: 2000000000, 2027: 0500}, vigencias_futuras: autorizada}
  maximo_proyectos: 2
  sorteo: {procedimiento: Lotería, semilla: "007"}
"""


def escribir(tmp_path: Path, tabla: str, mapa: str) -> tuple[Path, Path]:
    (tmp_path / "tabla.csv").write_text(tabla, encoding="utf-8")
    (tmp_path / "mapa.yaml").write_text(mapa, encoding="utf-8")
    return tmp_path / "tabla.csv", tmp_path / "mapa.yaml"


def importar(tmp_path: Path, tabla: str = TABLA, mapa: str = MAPA) -> CarpetaNueva:
    nueva = importar_tabla(*escribir(tmp_path, tabla, mapa))
    assert isinstance(nueva, CarpetaNueva), [str(o) for o in nueva]
    return nueva


def filas(nueva: CarpetaNueva, archivo: str = "propuestas.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(nueva.archivos[archivo])))


SIN_TITULO = MAPA.replace("[título, nombre del proyecto]", "nombre del proyecto")


def test_la_carpeta_importada_se_lee_sin_errores(tmp_path: Path) -> None:
    nueva = importar(tmp_path, mapa=SIN_TITULO)
    assert escribir_carpeta(nueva, tmp_path / "villa") == ()
    lectura = leer_carpeta(tmp_path / "villa")
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    assert lectura.agenda.fuentes[0].techos == {2026: 2_000_000_000, 2027: 500}
    assert lectura.agenda.sorteo.semilla == "007"
    assert lectura.agenda.aclaracion == "Dos renglones,\n  y este con sangría.\n"


def test_cada_clase_de_campo_da_lo_suyo(tmp_path: Path) -> None:
    primera, segunda, tercera = filas(importar(tmp_path, mapa=SIN_TITULO))
    assert primera["id"] == "P-1"
    assert [f["costo"] for f in (primera, segunda, tercera)] == [
        "1250000000",
        "480000001",
        "96000000",
    ]
    assert [f["fase"] for f in (primera, segunda, tercera)] == ["disenos", "perfil", "idea"]
    assert [f["lugares"] for f in (primera, segunda, tercera)] == ["3", "1", ""]
    assert [f["parte_nacion"] for f in (primera, segunda, tercera)] == ["0.2", "0", "0"]
    assert [f["etiquetas"] for f in (primera, segunda, tercera)] == [
        "",
        "con-propios",
        "con-propios|con-nacion",
    ]


def test_las_respuestas_a_los_habilitantes_salen_de_la_tabla(tmp_path: Path) -> None:
    respuestas = filas(importar(tmp_path, mapa=SIN_TITULO), "habilitantes.csv")
    assert [(r["propuesta"], r["respuesta"]) for r in respuestas] == [
        ("P-1", "cumple"),
        ("P-2", "sin_verificar"),
        ("P-3", "sin_verificar"),
    ]


def test_la_primera_columna_con_algo_escrito_gana(tmp_path: Path) -> None:
    tabla = "codigo,largo,corto,v\n1,,Uno,5\n2,Dos largo,Dos,6\n"
    mapa = "columnas: {id: codigo, nombre: [largo, corto], fase: {valor: idea}, costo: v}\n"
    assert [f["nombre"] for f in filas(importar(tmp_path, tabla, mapa))] == ["Uno", "Dos largo"]


def test_lo_que_se_supuso_se_dice(tmp_path: Path) -> None:
    observaciones = importar(tmp_path, mapa=SIN_TITULO).observaciones
    assert [(o.codigo, o.origen.fila, o.origen.columna) for o in observaciones] == [
        ("id-cambiado", 2, "codigo"),
        ("blanco-como-cero", 3, "Nación"),
        ("monto-redondeado", 3, "Valor"),
    ]


def test_un_nombre_larguisimo_pasa_entero_a_la_descripcion(tmp_path: Path) -> None:
    tabla = f"a,b,c,d\n1,{'Muy largo ' * 40},5,Obra\n"
    mapa = "columnas: {id: a, nombre: b, descripcion: d, fase: {valor: idea}, costo: c}\n"
    nueva = importar(tmp_path, tabla, mapa)
    (fila,) = filas(nueva)
    assert len(fila["nombre"]) <= 300
    assert fila["nombre"].endswith("…")
    assert fila["descripcion"] == ("Muy largo " * 40).strip() + "\n\nObra"
    assert [o.codigo for o in nueva.observaciones] == ["nombre-recortado"]


def test_sin_agenda_en_el_mapa_solo_se_escriben_las_propuestas(tmp_path: Path) -> None:
    tabla = "a,b,c\n1,Uno,5\n"
    mapa = "columnas: {id: a, nombre: b, fase: {valor: idea}, costo: c}\n"
    assert set(importar(tmp_path, tabla, mapa).archivos) == {"propuestas.csv"}


def test_el_agenda_yaml_se_copia_con_sus_comentarios(tmp_path: Path) -> None:
    agenda = importar(tmp_path, mapa=SIN_TITULO).archivos["agenda.yaml"]
    assert agenda.startswith("# lo que se decide antes de calificar\ntitulo: Agenda de prueba\n")
    assert "2027: 0500" in agenda


def test_de_un_libro_con_varias_hojas_hay_que_decir_cual(tmp_path: Path) -> None:
    libro = openpyxl.Workbook()
    libro.active.title = "Portada"
    libro.active.append(["Banco de proyectos"])
    hoja = libro.create_sheet("Proyectos")
    hoja.append(["Banco de proyectos de Villa Inventada"])
    hoja.append(["a", "b", "c"])
    hoja.append([12, "Uno", 1250000000.0])
    libro.save(tmp_path / "banco.xlsx")
    mapa = "columnas: {id: a, nombre: b, fase: {valor: idea}, costo: c}\n"
    _, ruta = escribir(tmp_path, "", mapa)
    observaciones = importar_tabla(tmp_path / "banco.xlsx", ruta)
    assert isinstance(observaciones, tuple)
    assert [o.codigo for o in observaciones] == ["mapa-sin-hoja"]
    ruta.write_text(mapa + "hoja: Proyectos\n", encoding="utf-8")
    nueva = importar_tabla(tmp_path / "banco.xlsx", ruta)
    assert isinstance(nueva, CarpetaNueva)
    (fila,) = filas(nueva)
    assert (fila["id"], fila["costo"]) == ("12", "1250000000")


@pytest.mark.parametrize("roto", ROTOS, ids=[r["caso"] for r in ROTOS])
def test_lo_que_no_casa_se_dice_todo_de_una_vez(roto: dict, tmp_path: Path) -> None:
    observaciones = importar_tabla(*escribir(tmp_path, roto["tabla"], roto["mapa"]))
    assert isinstance(observaciones, tuple)
    assert sorted({o.codigo for o in observaciones}) == sorted(roto["codigos"])
    assert all(o.remedio for o in observaciones)


def test_cada_falta_lleva_la_fila_y_la_columna_del_archivo_ajeno(tmp_path: Path) -> None:
    tabla = "a,b,c\n1,Uno,5\n2,Dos,mucho\n"
    mapa = "columnas: {id: a, nombre: b, fase: {valor: idea}, costo: c}\n"
    observaciones = importar_tabla(*escribir(tmp_path, tabla, mapa))
    assert isinstance(observaciones, tuple)
    assert [str(o.origen) for o in observaciones] == ["tabla.csv:3:c"]


@pytest.mark.parametrize("octetos", [b"", b"\0\1", b"PK\x03\x04zip", b'a,b\n"x', b"\xff\xfe\xff"])
def test_una_tabla_hostil_da_observaciones_y_no_un_error(octetos: bytes, tmp_path: Path) -> None:
    mapa = "columnas: {id: a, nombre: b, fase: {valor: idea}, costo: c}\n"
    tabla, ruta = escribir(tmp_path, "", mapa)
    tabla.write_bytes(octetos)
    observaciones = importar_tabla(tabla, ruta)
    assert isinstance(observaciones, tuple)
    assert observaciones


def test_lo_que_falla_en_un_mapa_de_otra_carpeta_dice_donde_esta(tmp_path: Path) -> None:
    (tmp_path / "mapas").mkdir()
    (tmp_path / "tabla.csv").write_text("a\n1\n")
    mapa = tmp_path / "mapas" / "mapa.yaml"
    mapa.write_text("columnas: {}\n")
    observaciones = importar_tabla(tmp_path / "tabla.csv", mapa)
    assert isinstance(observaciones, tuple)
    assert {o.origen.archivo for o in observaciones} == {str(mapa)}


@pytest.mark.parametrize("orden", [("A/1", "A-1"), ("A-1", "A/1")])
def test_un_id_adaptado_no_le_quita_el_suyo_a_otra_fila(
    tmp_path: Path, orden: tuple[str, str]
) -> None:
    tabla = TABLA.replace("P 1", orden[0]).replace("P-2", orden[1])
    ids = {fila["id"] for fila in filas(importar(tmp_path, tabla, SIN_TITULO))}
    assert ids == {"A-1", "A-1-2", "P-3"}
