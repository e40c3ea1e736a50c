"""Los ejemplos no dan falsas alarmas; un sitio con un dato de alguien no se publica."""

import json
from pathlib import Path

import pytest

from priorizacion.dominio.datos_personales import Persona
from priorizacion.publicacion.paginas import escribir_agenda
from priorizacion.publicacion.privacidad.revision import Norma, revisar
from priorizacion.publicacion.vistas import simulador
from priorizacion.tareas.privacidad.norma import contactos_de
from tests.cli.conftest import Correr, cambiar, carpeta, correr, entregados, priorizada, raiz
from tests.datos_abiertos.conftest import EJEMPLOS, publicable

__all__ = ["carpeta", "correr", "entregados", "priorizada", "raiz"]

COMUNES = (
    "María José Rodríguez Gómez", "Luis Alberto Martínez Díaz", "Ana Milena Torres Peña",
    "Carlos Andrés Ramírez Ortiz", "Rosa Elvira Vargas Rojas", "Jorge Eliécer Castro Ruiz",
    "Blanca Nieves Moreno Suárez", "Pedro Antonio Herrera Ríos", "Luz Marina Jiménez Mesa",
    "Juan Carlos Páramo Laguna", "Gloria Inés Flórez Prado", "José Vicente Puerto Cruz",
)  # fmt: skip
"""Nombres y apellidos de los más comunes en Colombia, algunos iguales a los de lugares."""


@pytest.mark.parametrize("ejemplo", EJEMPLOS, ids=lambda c: c.parent.name)
@pytest.mark.parametrize("con_lista", [False, True])
def test_los_ejemplos_no_dan_ninguna_falsa_alarma(
    tmp_path: Path, ejemplo: Path, con_lista: bool
) -> None:
    listo = publicable(ejemplo)
    escritos = escribir_agenda(listo.contexto, listo.archivos)
    assert len(escritos) > 40
    for nombre, contenido in escritos.items():
        (tmp_path / nombre).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nombre).write_bytes(contenido)
    personas = tuple(Persona(n, i) for i, n in enumerate(COMUNES)) if con_lista else ()
    norma = Norma(personas, tuple(contactos_de(listo.agenda)))
    assert [str(o) for o in revisar(tmp_path, norma)] == []


def test_diez_propuestas_en_la_simulacion_no_parecen_una_cedula(tmp_path: Path) -> None:
    listo = publicable(EJEMPLOS[0])
    curva = listo.resultado.curva_presupuesto
    assert curva is not None
    elegidas = [d.id for d in listo.contexto.elegidas][:2]
    otras = [d.id for d in listo.contexto.en_estado("lista_de_espera")][:8]
    assert len(elegidas + otras) == 10
    barras = simulador.ver(listo.contexto, curva, elegidas + otras)
    assert barras is not None
    (tmp_path / "y-si.html").write_text(f"<script>{barras.datos}</script>", encoding="utf-8")
    assert revisar(tmp_path, Norma()) == ()
    assert json.loads(barras.datos)["decididas"] == "ssnnnnnnnn"


def test_solo_las_fuentes_tampoco_se_escriben_con_un_dato_de_alguien(
    priorizada: Path, correr: Correr, raiz: Path
) -> None:
    assert correr("publicar", "--solo-fuentes").codigo == 0
    escrita = raiz / "sitio/contenido/territorios/valle-claro/2026-2029/propuestas/P01.md"
    buena = escrita.read_bytes()
    cambiar(priorizada / "propuestas.csv", "Captación", "Escriba a ana.perez@correo.co. Captación")
    assert correr("priorizar", "--breve", priorizada).codigo == 0
    corrida = correr("publicar", "--solo-fuentes")
    assert corrida.codigo == 1
    assert "valle-claro/2026-2029/propuestas/P01.md:" in corrida.err
    assert "sitio-correo" in corrida.err
    assert escrita.read_bytes() == buena
    # y en una página escrita a mano, que también se publica
    cambiar(priorizada / "propuestas.csv", "Escriba a ana.perez@correo.co. ", "")
    assert correr("priorizar", "--breve", priorizada).codigo == 0
    (raiz / "sitio/contenido/aviso.md").write_text("Llame al 310 456 7890.\n", encoding="utf-8")
    corrida = correr("publicar", "--solo-fuentes")
    assert corrida.codigo == 1
    assert "aviso.md:1:" in corrida.err
    assert "sitio-celular" in corrida.err


def test_publicar_se_niega_y_dice_donde_hasta_que_se_quita(
    priorizada: Path, correr: Correr, raiz: Path
) -> None:
    assert correr("publicar").codigo == 0
    buena = (raiz / "site/territorios/valle-claro/2026-2029/propuestas/P01.html").read_bytes()
    cambiar(priorizada / "propuestas.csv", "Captación", "Llame al 310 456 7890. Captación")
    assert correr("priorizar", "--breve", priorizada).codigo == 0
    corrida = correr("publicar")
    assert corrida.codigo == 1
    assert "territorios/valle-claro/2026-2029/propuestas.csv:" in corrida.err
    assert "sitio-celular" in corrida.err
    assert "sigue como estaba" in corrida.err
    assert (
        raiz / "site/territorios/valle-claro/2026-2029/propuestas/P01.html"
    ).read_bytes() == buena
    assert correr("publicar", "--excepto", "310 456 7890").codigo == 0
    assert (
        raiz / "site/territorios/valle-claro/2026-2029/propuestas/P01.html"
    ).read_bytes() != buena


def test_la_lista_de_nombres_se_mira_aunque_nada_haya_cambiado(
    priorizada: Path, correr: Correr, raiz: Path
) -> None:
    assert correr("publicar").codigo == 0
    lista = raiz / "lista.txt"
    lista.write_text("Vivero Comunitario\n", encoding="utf-8")
    corrida = correr("publicar", "--nombres", lista)
    assert corrida.codigo == 1
    assert "sitio-nombre" in corrida.err
    assert "fila 1 de la lista" in corrida.err
    corrida = correr("privacidad", "site", "--nombres", lista)
    assert corrida.codigo == 1
    assert "site/territorios/valle-claro/2026-2029/" in corrida.out
    lista.write_text("Zoraida Quintanilla Uzuriaga\n", encoding="utf-8")
    corrida = correr("privacidad", "site", "--nombres", lista)
    assert corrida.codigo == 0, corrida.out
    assert "ni ninguno de 1 nombre" in corrida.out
    lista.write_text("codigo\nC1\n", encoding="utf-8")
    assert "nomina-sin-nombres" in correr("privacidad", "site", "--nombres", lista).out
    corrida = correr("publicar", "--nombres", lista)
    assert corrida.codigo == 1
    assert "La lista de nombres no se puede leer" in corrida.err
    assert correr("privacidad", lista).codigo == 2
