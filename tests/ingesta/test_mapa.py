"""El mapa se lee con tolerancia, se publica sin nada de más y no toca la decisión."""

import json
from pathlib import Path

import pytest

from priorizacion.decision.huella import huellas
from priorizacion.ingesta import geojson
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.ingesta.carpetas import codigos, escribir, leer
from tests.semillas.contornos import dibujar

EJEMPLOS = sorted((Path(__file__).parents[2] / "agendas").glob("*/*/territorio.geojson"))


def figura(zona: str = "alto", **cambios: object) -> dict[str, object]:
    cuadro = [[-75.5, 5.5], [-75.0, 5.5], [-75.0, 6.0], [-75.5, 6.0], [-75.5, 5.5]]
    return {
        "type": "Feature",
        "properties": {"zona": zona},
        "geometry": {"type": "Polygon", "coordinates": [cuadro]},
        **cambios,
    }


def coleccion(*figuras: dict[str, object], **cambios: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": figuras, **cambios})


def con(carpeta: Path, texto: str | bytes) -> list[str]:
    return codigos(leer(carpeta, territorio_geojson=texto))


def test_los_tres_ejemplos_traen_un_mapa_con_todas_sus_zonas() -> None:
    assert len(EJEMPLOS) == 3
    for ejemplo in EJEMPLOS:
        lectura = leer_carpeta(ejemplo.parent)
        assert lectura.agenda is not None
        assert lectura.mapa is not None
        assert {c.zona for c in lectura.mapa.contornos} == {z.id for z in lectura.agenda.zonas}


@pytest.mark.parametrize(
    "extra",
    [
        {"properties": {"id": "alto"}},
        {"properties": None, "id": "alto"},
        {"properties": {"zona": "alto", "propietario": "Fulano"}},
    ],
)
def test_la_zona_se_dice_de_tres_maneras(tmp_path: Path, extra: dict[str, object]) -> None:
    texto = coleccion(figura("alto", **extra), figura("ribera"))
    lectura = leer(tmp_path / "a", territorio_geojson=texto)
    assert lectura.observaciones == ()
    assert lectura.mapa is not None
    assert [c.zona for c in lectura.mapa.contornos] == ["alto", "ribera"]


@pytest.mark.parametrize("nombre", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "EPSG:4686"])
def test_los_sistemas_en_grados_valen(tmp_path: Path, nombre: str) -> None:
    sistema = {"type": "name", "properties": {"name": nombre}}
    assert con(tmp_path / "a", coleccion(figura(), figura("ribera"), crs=sistema)) == []


@pytest.mark.parametrize(
    ("texto", "codigo"),
    [
        ("{", "geojson-ilegible"),
        ("[" * 100_000, "geojson-ilegible"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "geojson-ilegible"),
        ("[]", "geojson-forma"),
        ("7", "geojson-forma"),
        (coleccion(), "geojson-forma"),
        (coleccion(figura(geometry={"type": 5, "coordinates": {}})), "geojson-forma"),
        (coleccion(figura(geometry={"type": "MultiPolygon", "coordinates": []})), "geojson-forma"),
        (coleccion(figura(zona="")), "geojson-forma"),
        (coleccion(figura(), crs={"properties": 3}), "geojson-coordenadas"),
        (
            coleccion(
                figura(geometry={"type": "Polygon", "coordinates": [[[999, 5]] * 4]})
            ).replace("999", "1e999"),
            "geojson-coordenadas",
        ),
        (
            coleccion(figura(geometry={"type": "Polygon", "coordinates": [[[True, 5]] * 4]})),
            "geojson-coordenadas",
        ),
        (
            coleccion(figura(geometry={"type": "Polygon", "coordinates": [[[1, 5]] * 9]})),
            "geojson-contorno",
        ),
        (
            coleccion(figura(geometry={"type": "Polygon", "coordinates": [[1, 5]]})),
            "geojson-coordenadas",
        ),
        (b"\x00\x01\x02", "archivo-binario"),
        ("", "archivo-vacio"),
    ],
)
def test_un_mapa_danado_es_una_observacion_y_nunca_una_traza(
    tmp_path: Path, texto: str | bytes, codigo: str
) -> None:
    assert codigo in con(tmp_path / "a", texto)


def test_un_mapa_enorme_no_se_lee(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "MAXIMO_DE_GEOJSON", 100)
    assert con(tmp_path / "a", coleccion(figura(), figura("ribera"))) == ["archivo-enorme"]


def test_la_linea_de_cada_zona_se_sabe_aunque_el_archivo_traiga_otras_cosas(tmp_path: Path) -> None:
    texto = (
        '{"type": "FeatureCollection",\n"name": "veredas",\n"features" : [\n'
        + f"{json.dumps(figura())}\n,\n\n{json.dumps(figura('riberas'), indent=1)}]}}"
    )
    lectura = leer(tmp_path / "a", territorio_geojson=texto)
    lugares = {o.codigo: o.origen.fila for o in lectura.observaciones}
    assert lugares["zona-desconocida"] == 7


def test_el_mapa_no_cambia_la_agenda_ni_sus_huellas(tmp_path: Path) -> None:
    sin = leer(tmp_path / "sin").agenda
    con_mapa = leer(
        tmp_path / "con", territorio_geojson=coleccion(figura(), figura("ribera"))
    ).agenda
    assert sin is not None
    assert con_mapa == sin
    assert huellas(con_mapa) == huellas(sin)


def test_lo_que_se_publica_del_mapa_es_la_zona_y_su_borde_y_vuelve_a_leerse_igual(
    tmp_path: Path,
) -> None:
    con_dueno = figura(properties={"zona": "alto", "propietario": "Fulano de Tal", "telefono": 3})
    texto = coleccion(con_dueno, figura("ribera"))
    carpeta = escribir(tmp_path / "a", territorio_geojson=texto)
    mapa = geojson.leer_mapa(carpeta)
    assert mapa is not None
    publicado = geojson.escribir_geojson(mapa)
    assert b"Fulano" not in publicado
    assert b"telefono" not in publicado
    (carpeta / geojson.GEOJSON).write_bytes(publicado)
    assert geojson.leer_mapa(carpeta) == mapa
    assert geojson.escribir_geojson(mapa) == publicado


@pytest.mark.parametrize("ejemplo", EJEMPLOS, ids=lambda e: e.parents[1].name)
def test_los_mapas_de_ejemplo_salen_de_su_guion(ejemplo: Path) -> None:
    assert ejemplo.read_text(encoding="utf-8") == dibujar(ejemplo.parents[1].name)
