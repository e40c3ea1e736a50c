"""Del formato de Pabulib a una agenda: qué se lee, qué se supone y qué se rehúsa."""

import csv
import io
from pathlib import Path

import pytest
import yaml

from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.agenda import Agenda
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta
from priorizacion.ingesta.pabulib import importar_pabulib

AQUI = Path(__file__).parent
BARRIO = AQUI / "pb" / "barrio.pb"
ROTOS = yaml.safe_load((AQUI / "pb_rotos.yaml").read_text(encoding="utf-8"))

MINIMO = """META
budget;{presupuesto}
date_end;2024
PROJECTS
project_id;cost;votes;name
{proyectos}
"""


def importar(archivo: Path, carpeta: Path, **opciones: int) -> Agenda:
    nueva = importar_pabulib(archivo, **opciones)
    assert isinstance(nueva, CarpetaNueva), [str(o) for o in nueva]
    assert escribir_carpeta(nueva, carpeta) == ()
    lectura = leer_carpeta(carpeta)
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    return lectura.agenda


def minimo(tmp_path: Path, presupuesto: str, *proyectos: str) -> Path:
    archivo = tmp_path / "minimo.pb"
    texto = MINIMO.format(presupuesto=presupuesto, proyectos="\n".join(proyectos))
    archivo.write_text(texto, encoding="utf-8")
    return archivo


def test_sin_columna_de_votos_se_cuentan_las_papeletas(tmp_path: Path) -> None:
    agenda = importar(BARRIO, tmp_path / "e")
    votos = {p.nombre: p.dato("votos") for p in agenda.propuestas}
    assert votos == {
        "Parque de la quebrada": "4",
        'Andén "El Paso"': "2",
        "Huerta de la escuela": "2",
        "Reductor de velocidad": "2",
        "Banca": "1",
    }
    assert "contados en sus papeletas" in agenda.aclaracion


def test_un_voto_es_una_centesima_de_valor(tmp_path: Path) -> None:
    resultado = dictaminar(importar(BARRIO, tmp_path / "e"), Limites(breve=True)).resultado
    assert {p.id: p.valor for p in resultado.propuestas}["1"] == 4
    assert resultado.valor == 9  # todos menos la huerta, que no cabe en el techo de «verde»
    assert resultado.estado_solucion == "probada"


def test_los_centavos_siguen_exactos_en_la_unidad_mas_pequena(tmp_path: Path) -> None:
    agenda = importar(BARRIO, tmp_path / "e")
    costos = {p.id: p.costo for p in agenda.propuestas}
    assert costos["2"] == 30025
    assert agenda.fuentes[0].techos == {2025: 100050}
    assert [r.maximo for r in agenda.reglas] == [60000, 70050]
    assert "1 = 1/100 de COP" in agenda.aclaracion


def test_los_montos_sin_centavos_no_se_multiplican(tmp_path: Path) -> None:
    archivo = minimo(tmp_path, "100.0", "1;75.0;3;Uno", "2;25;2;Dos")
    agenda = importar(archivo, tmp_path / "e")
    assert [p.costo for p in agenda.propuestas] == [75, 25]
    assert "unidad más pequeña" not in agenda.aclaracion


def test_un_id_que_no_sirve_se_cambia_y_se_dice(tmp_path: Path) -> None:
    nueva = importar_pabulib(BARRIO)
    assert isinstance(nueva, CarpetaNueva)
    assert [o.codigo for o in nueva.observaciones] == ["id-cambiado", "id-cambiado"]
    ids = [f["id"] for f in csv.DictReader(io.StringIO(nueva.archivos["propuestas.csv"]))]
    assert ids == ["1", "2", "A-3", "B-4", "5-n"]


def test_dos_ids_que_se_parecen_no_se_confunden(tmp_path: Path) -> None:
    archivo = minimo(tmp_path, "10", "B 4;1;1;Uno", "B-4;1;1;Dos", "B/4;1;1;Tres")
    agenda = importar(archivo, tmp_path / "e")
    assert {p.nombre: p.id for p in agenda.propuestas} == {
        "Uno": "B-4-2",
        "Dos": "B-4",
        "Tres": "B-4-3",
    }


def test_ninguna_persona_que_voto_queda_en_la_carpeta() -> None:
    nueva = importar_pabulib(BARRIO)
    assert isinstance(nueva, CarpetaNueva)
    assert set(nueva.archivos) == {"agenda.yaml", "propuestas.csv"}
    assert "votante" not in "".join(nueva.archivos.values())


def test_los_puntos_se_suman_y_los_decimales_se_dicen(tmp_path: Path) -> None:
    agenda = importar(AQUI / "pb" / "puntos.pb", tmp_path / "e")
    assert {p.id: p.dato("puntos") for p in agenda.propuestas} == {"a": "6", "b": "11", "c": "5.5"}
    assert "redondeados a centésimas" in agenda.aclaracion


@pytest.mark.parametrize(("votos", "exacto"), [(10_000, True), (10_001, False)])
def test_hasta_diez_mil_votos_nada_se_redondea(tmp_path: Path, votos: int, exacto: bool) -> None:
    archivo = minimo(tmp_path, "10", f"1;10;{votos};Uno", "2;10;1;Dos")
    agenda = importar(archivo, tmp_path / "e")
    assert ("Cada voto vale una centésima" in agenda.aclaracion) is exacto
    assert dictaminar(agenda, Limites(breve=True)).resultado.valor == 10_000


def test_el_maximo_de_proyectos_reemplaza_a_sin_tope(tmp_path: Path) -> None:
    agenda = importar(BARRIO, tmp_path / "e", maximo_proyectos=2)
    assert agenda.maximo_proyectos == 2
    assert not agenda.sin_tope


def test_las_comillas_que_no_cierran_no_se_tragan_medio_archivo(tmp_path: Path) -> None:
    archivo = minimo(tmp_path, "10", '1;1;1;"Uno', "2;1;1;Dos")
    archivo.write_text(archivo.read_text() + "VOTES\nvoter_id;vote\n9;1,2\n")
    agenda = importar(archivo, tmp_path / "e")
    assert [p.nombre for p in agenda.propuestas] == ['"Uno', "Dos"]


def test_lo_publicado_vale_aunque_las_papeletas_digan_otra_cosa(tmp_path: Path) -> None:
    archivo = minimo(tmp_path, "10", "1;1;5;Uno")
    archivo.write_text(archivo.read_text() + "VOTES\nvoter_id;vote\n9;1\n")
    nueva = importar_pabulib(archivo)
    assert isinstance(nueva, CarpetaNueva)
    assert [o.codigo for o in nueva.observaciones] == ["pabulib-cuenta-distinta"]
    assert "1,5\n" not in nueva.archivos["agenda.yaml"]
    assert ",5," in nueva.archivos["propuestas.csv"]


def test_un_voto_por_un_proyecto_que_no_esta_se_dice_y_los_demas_cuentan(tmp_path: Path) -> None:
    archivo = tmp_path / "x.pb"
    archivo.write_text(
        "META\nbudget;9\ndate_end;2024\nPROJECTS\nproject_id;cost\n1;5\n"
        "VOTES\nvoter_id;vote\n8;1,retirado\n9;1\n"
    )
    nueva = importar_pabulib(archivo)
    assert isinstance(nueva, CarpetaNueva)
    assert [o.codigo for o in nueva.observaciones] == ["pabulib-papeleta-omitida"]
    assert ",2," in nueva.archivos["propuestas.csv"]


@pytest.mark.parametrize("roto", ROTOS, ids=[r["caso"] for r in ROTOS])
def test_un_archivo_malo_da_todas_sus_observaciones(roto: dict, tmp_path: Path) -> None:
    archivo = tmp_path / "roto.pb"
    archivo.write_bytes(roto["texto"].encode())
    observaciones = importar_pabulib(archivo)
    assert isinstance(observaciones, tuple)
    assert sorted({o.codigo for o in observaciones}) == sorted(roto["codigos"])
    assert all(o.remedio and o.origen.archivo == "roto.pb" for o in observaciones)


@pytest.mark.parametrize(
    "octetos",
    [
        b"\xff\xfe\x00M",
        b"META\nbudget;\x81\xe9",
        b"PK\x03\x04" + bytes(range(256)),
        b"META\nPROJECTS\n" + b'"' * 100_001,
        b"META\rbudget;9\rdate_end;2024\rPROJECTS\r;;;\r",
        b"META\n" + b"a;" * 200_000 + b"\nPROJECTS\n",
    ],
)
def test_nada_de_lo_que_traiga_el_archivo_lanza_un_error(octetos: bytes, tmp_path: Path) -> None:
    archivo = tmp_path / "hostil.pb"
    archivo.write_bytes(octetos)
    observaciones = importar_pabulib(archivo)
    assert isinstance(observaciones, tuple)
    assert observaciones


def test_un_archivo_que_no_existe_se_dice(tmp_path: Path) -> None:
    observaciones = importar_pabulib(tmp_path / "no.pb")
    assert isinstance(observaciones, tuple)
    assert [o.codigo for o in observaciones] == ["archivo-ilegible"]
