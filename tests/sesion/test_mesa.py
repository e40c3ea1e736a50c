"""Guardar un archivo muestra la agenda que sale de él, y lo que cambió."""

import json
from pathlib import Path

from priorizacion.tareas.sesion.mesa import Mesa
from tests.cli.conftest import cambiar
from tests.sesion.conftest import esperar

ESPERADO = json.loads(
    (Path(__file__).parents[1] / "casos/valle-claro/2026-2029/esperado.json").read_text(
        encoding="utf-8"
    )
)


def test_la_primera_escena_termina_siendo_la_agenda_decidida(mesa: Mesa) -> None:
    escena = esperar(mesa, lambda e: e.momento == "decidida")
    assert {p.id: p.estado for p in escena.puestos} == {
        p["id"]: p["estado"] for p in ESPERADO["propuestas"]
    }
    assert escena.valor == ESPERADO["valor"]
    assert escena.primera
    assert all(p.inicio for p in escena.puestos if p.elegida)


def test_subir_un_costo_dice_quien_sale_y_quien_entra(mesa: Mesa) -> None:
    antes = esperar(mesa, lambda e: e.momento == "decidida")
    cambiar(mesa.carpeta / "propuestas.csv", "1480000000", "148000000000")
    escena = esperar(mesa, lambda e: e.numero == 2 and e.momento == "decidida")
    assert "P01" in escena.salieron
    ahora = {p.id for p in escena.puestos if p.elegida}
    entonces = {p.id for p in antes.puestos if p.elegida}
    assert set(escena.entraron) == ahora - entonces
    assert set(escena.salieron) == entonces - ahora


def test_un_error_no_borra_la_ultima_agenda_buena_y_al_arreglarlo_se_compara_con_ella(
    mesa: Mesa,
) -> None:
    esperar(mesa, lambda e: e.momento == "decidida")
    cambiar(mesa.carpeta / "propuestas.csv", "1480000000", "doce millones")
    mala = esperar(mesa, lambda e: e.numero == 2)
    assert mala.momento == "con_errores"
    assert "numero-ilegible" in {o.codigo for o in mala.observaciones}
    assert mesa.ultima_buena is not None
    assert mesa.ultima_buena.numero == 1
    cambiar(mesa.carpeta / "propuestas.csv", "doce millones", "1480000000")
    vuelta = esperar(mesa, lambda e: e.numero == 3)
    assert (vuelta.entraron, vuelta.salieron, vuelta.primera) == ((), (), False)


def test_guardar_sin_cambiar_nada_no_es_un_momento_nuevo(mesa: Mesa) -> None:
    esperar(mesa, lambda e: e.momento == "decidida")
    archivo = mesa.carpeta / "propuestas.csv"
    archivo.write_bytes(archivo.read_bytes())
    (mesa.carpeta / "notas.txt").write_text("algo", encoding="utf-8")
    cambiar(archivo, "Planta de agua potable", "Gran planta de agua potable")
    escena = esperar(mesa, lambda e: "Gran planta" in e.puestos[0].nombre)
    assert escena.numero == 2
    assert escena.momento in ("de_mayor_valor", "decidida"), "no decide nada: vale la respuesta"


def test_reglas_que_no_caben_juntas_se_dicen(mesa: Mesa) -> None:
    esperar(mesa, lambda e: e.momento == "decidida")
    cambiar(mesa.carpeta / "agenda.yaml", "maximo_proyectos: ", "maximo_proyectos: 1 # ")
    escena = esperar(mesa, lambda e: e.numero == 2 and not e.en_curso)
    assert escena.momento == "inviable"
    assert escena.razon


def test_la_sesion_no_escribe_en_la_carpeta(mesa: Mesa) -> None:
    antes = {a.name: a.read_bytes() for a in mesa.carpeta.iterdir()}
    esperar(mesa, lambda e: e.paginas)
    assert {a.name: a.read_bytes() for a in mesa.carpeta.iterdir()} == antes
    assert (mesa.sitios[1] / "index.html").is_file()
