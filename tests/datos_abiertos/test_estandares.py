"""OC4IDS, Pabulib y schema.org: válidos, y sin decir más de lo que se sabe."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.publicacion.datos import enlazados, obras, votacion
from priorizacion.publicacion.descargas import reunir
from priorizacion.publicacion.paginas import escribir_agenda
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.tareas.importacion import importar_eleccion
from tests.publicacion import taller
from tests.publicacion.corpus import HOSTILES
from tests.publicacion.test_texto_hostil import con_textos_hostiles

from .conftest import EJEMPLOS, estandar, publicable

HOSTIL = "</script><script>alert(1)</script><!-- ]]> & \u2028"


def validar_oc4ids(paquete: Any) -> list[str]:
    proyecto = json.loads(estandar("oc4ids/project-schema.json").read_bytes())
    esquema = json.loads(estandar("oc4ids/project-package-schema.json").read_bytes())
    registro = Registry().with_resource(
        esquema["properties"]["projects"]["items"]["$ref"], Resource.from_contents(proyecto)
    )
    clase = jsonschema.validators.validator_for(esquema)
    validador = clase(esquema, registry=registro, format_checker=clase.FORMAT_CHECKER)
    return [e.message for e in validador.iter_errors(paquete)]


def test_oc4ids_cumple_su_esquema_y_sus_listas(archivos: dict[str, bytes]) -> None:
    paquete = json.loads(archivos["datos/oc4ids.json"])
    assert validar_oc4ids(paquete) == []
    lista = estandar("oc4ids/codelists/projectSector.csv").read_text("utf-8")
    sectores = {f["Code"] for f in csv.DictReader(io.StringIO(lista))}
    assert {s for p in paquete["projects"] for s in p.get("sector", ())} <= sectores
    assert set(obras._SECTORES.values()) <= sectores
    paquete["projects"][0]["status"] = "casi"
    assert validar_oc4ids(paquete) != []


def test_oc4ids_trae_las_obras_elegidas_con_su_costo_y_nada_mas(
    archivos: dict[str, bytes],
) -> None:
    resultado = json.loads(archivos["resultado.json"])
    elegidas = {p["id"]: p for p in resultado["propuestas"] if p["estado"] == "seleccionada"}
    proyectos = json.loads(archivos["datos/oc4ids.json"])["projects"]
    assert [p["identifiers"][0]["id"] for p in proyectos] == list(elegidas)
    for proyecto, elegida in zip(proyectos, elegidas.values(), strict=True):
        assert proyecto["id"].startswith("local-")
        assert proyecto["budget"]["amount"]["amount"] == elegida["costo"]
        assert proyecto["period"]["startDate"][:4] == str(elegida["inicio"])
        (partes,) = proyecto["budget"]["budgetBreakdowns"]
        montos = [p["amount"]["amount"] for p in partes["budgetBreakdown"]]
        assert montos == [p["monto"] for p in elegida["pagos"]]
        assert "url" not in proyecto["documents"][0], "no se sabe en qué dirección quedará"
        assert "geometry" not in json.dumps(proyecto)


def test_sin_fecha_de_sesiones_o_sin_obras_no_hay_oc4ids_y_la_pagina_dice_por_que() -> None:
    listo = publicable(EJEMPLOS[1])
    agenda = listo.agenda.model_copy(update={"comite": None})
    contexto = Contexto(listo.ruta, agenda, listo.resultado, listo.certificado)
    assert obras.escribir(contexto) is None
    escritos = escribir_agenda(contexto, {})
    assert "datos/oc4ids.json" not in escritos
    assert "No hay OC4IDS" in escritos["datos.md"].decode()


def test_el_pb_vale_para_pabulib(ejemplo: Path, publicado: Path) -> None:
    checker = pytest.importorskip("pabulib.checker", reason="pabulib-checker no está instalado")
    informe = checker.Checker().process_files([str(publicado / "datos/votacion.pb")])
    assert informe["metadata"] == {"processed": 1, "valid": 1, "invalid": 0}
    resultados = informe["votacion"]["results"]
    assert resultados["errors"] == {}
    # «unknown» es lo honesto: ninguna regla de Pabulib es la de la agenda
    assert set(resultados["warnings"]) <= {"rule validation skipped"}


def test_la_prioridad_vuelve_exacta_por_nuestra_importacion(
    ejemplo: Path, publicado: Path, tmp_path: Path
) -> None:
    observaciones = importar_eleccion(publicado / "datos/votacion.pb", tmp_path / "copia", None)
    assert [o for o in observaciones if o.gravedad == "error"] == []
    agenda = leer_carpeta(tmp_path / "copia").agenda
    assert agenda is not None
    contexto = publicable(ejemplo).contexto
    compiten = contexto.en_estado("seleccionada", "lista_de_espera")
    assert [p.id for p in agenda.propuestas] == [d.id for d in compiten]
    for propuesta, decidida in zip(agenda.propuestas, compiten, strict=True):
        assert propuesta.costo == decidida.costo
        assert propuesta.nombre == " ".join(contexto.nombre(decidida.id).split())
        assert propuesta.numero("puntos") == decidida.prioridad


def test_cada_papeleta_es_un_criterio_y_suma_la_prioridad(archivos: dict[str, bytes]) -> None:
    texto = archivos["datos/votacion.pb"].decode()
    filas = list(csv.reader(io.StringIO(texto[texto.index("VOTES\n") :]), delimiter=";"))[2:]
    resultado = json.loads(archivos["resultado.json"])
    sumas: dict[str, int] = {}
    for _, voto, puntos in filas:
        for propuesta, punto in zip(voto.split(","), puntos.split(","), strict=True):
            sumas[propuesta] = sumas.get(propuesta, 0) + int(punto)
    prioridades = {p["id"]: p["prioridad"] for p in resultado["propuestas"]}
    assert sumas == {p: prioridades[p] for p in sumas}
    criterios = {
        f["id"] for f in csv.DictReader(io.StringIO(archivos["datos/criterios.csv"].decode()))
    }
    assert {f[0] for f in filas} <= criterios


class _Guiones(HTMLParser):
    """Los `<script>` de una página, con su tipo y su texto."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.guiones: list[tuple[str, str]] = []
        self._dentro: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._dentro = dict(attrs).get("type") or ""
            self.guiones.append((self._dentro, ""))

    def handle_endtag(self, tag: str) -> None:
        self._dentro = None if tag == "script" else self._dentro

    def handle_data(self, data: str) -> None:
        if self._dentro is not None:
            tipo, texto = self.guiones[-1]
            self.guiones[-1] = (tipo, texto + data)


def test_el_json_ld_se_lee_y_ningun_texto_se_sale_de_el() -> None:
    valle = taller.decidida()
    for texto in (HOSTIL, *HOSTILES):
        territorio = valle.agenda.territorio.model_copy(update={"nombre": texto})
        hostil = taller.cambiar(valle, agenda={"titulo": texto, "territorio": territorio})
        escrito = enlazados.escribir(hostil.contexto, ("resultado.json",))
        (guion,) = _Guiones(f'<script type="application/ld+json">{escrito}</script>').guiones
        datos = json.loads(guion[1])
        assert (datos["@type"], datos["name"]) == ("Dataset", texto)
        assert datos["spatialCoverage"]["name"] == texto


def test_el_json_ld_llega_entero_a_la_pagina(tmp_path: Path) -> None:
    valle = taller.decidida()
    sitio = taller.construir(tmp_path / "site", taller.cambiar(valle, agenda={"titulo": HOSTIL}))
    html = (sitio / "territorios/valle-claro/2026-2029/datos.html").read_text("utf-8")
    (guion,) = [g for tipo, g in _Guiones(html).guiones if tipo == "application/ld+json"]
    datos = json.loads(guion)
    assert datos["name"] == HOSTIL
    for descarga in datos["distribution"]:
        assert (sitio / "territorios/valle-claro/2026-2029" / descarga["contentUrl"]).is_file()


def test_con_texto_hostil_los_tres_siguen_siendo_validos(tmp_path: Path) -> None:
    listo = con_textos_hostiles(taller.decidida())
    archivos = reunir(listo.contexto, listo.archivos)
    if "datos/oc4ids.json" in archivos:
        assert validar_oc4ids(json.loads(archivos["datos/oc4ids.json"])) == []
    (tmp_path / "v.pb").write_bytes(archivos[votacion.ARCHIVO])
    observaciones = importar_eleccion(tmp_path / "v.pb", tmp_path / "copia", None)
    assert [str(o) for o in observaciones if o.gravedad == "error"] == []
    assert (tmp_path / "copia/propuestas.csv").exists()
