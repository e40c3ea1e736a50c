"""El mapa: bordes que casan, cifras que son las de la tabla, y cada zona un enlace."""

import re
from collections import Counter
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from priorizacion.publicacion.graficas import bordes
from priorizacion.publicacion.graficas import mapa as dibujado
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import mapa

from . import taller

AGENDA = "territorios/chirivaque/2026-2029"
NOMBRES = ("chirivaque", "puerto-ceibal", "cano-florido")


def ejemplo(nombre: str) -> Publicable:
    return taller.decidida(taller.REPOSITORIO / f"agendas/{nombre}/2026-2029")


def lados(anillo: bordes.Anillo) -> Counter[frozenset[bordes.Punto]]:
    return Counter(frozenset(par) for par in pairwise((*anillo, anillo[0])))


def trazado(borde: str) -> bordes.Anillo:
    """Los puntos absolutos de un trazado de pasos relativos."""
    numeros = [int(n) for n in re.findall(r"-?\d+", borde)]
    x, y = numeros[:2]
    puntos = [(x, y)]
    for dx, dy in zip(numeros[2::2], numeros[3::2], strict=True):
        x, y = x + dx, y + dy
        puntos.append((x, y))
    return tuple(puntos)


@pytest.mark.parametrize("nombre", NOMBRES)
def test_simplificados_los_bordes_de_las_vecinas_siguen_siendo_el_mismo(nombre: str) -> None:
    vista = mapa.ver(ejemplo(nombre).contexto)
    assert vista is not None
    assert vista.mapa is not None
    plano = dibujado.dibujar(vista.mapa)
    cuenta: Counter[frozenset[bordes.Punto]] = Counter()
    for forma in plano.formas:
        cuenta += lados(trazado(forma.borde))
    assert set(cuenta.values()) == {1, 2}
    # lo que solo es de una zona es el borde de afuera: una vuelta que se cierra
    de_afuera = Counter(p for lado, n in cuenta.items() if n == 1 for p in lado)
    assert set(de_afuera.values()) == {2}


def test_dos_cuadros_vecinos_con_un_lado_quebrado_no_se_separan() -> None:
    quebrado = tuple((50 + (i % 3) * 4, i * 10) for i in range(11))
    izquierda = ((0, 0), *quebrado, (0, 100))
    derecha = ((100, 0), (100, 100), *reversed(quebrado))
    una, otra = bordes.simplificar([izquierda, derecha], area=500, puntos=100)
    comunes = set(lados(una)) & set(lados(otra))
    assert len(una) < len(izquierda)
    assert len(comunes) >= 1
    assert {p for lado in comunes for p in lado} == set(una) & set(otra)


def test_una_isla_sola_no_se_aplasta_por_mas_que_se_simplifique() -> None:
    isla = ((0, 0), (3, 1), (6, 0), (6, 4), (3, 5), (0, 4))
    (corta,) = bordes.simplificar([isla], area=10**9, puntos=0)
    assert len(corta) == 3


def test_un_hueco_y_la_zona_que_lo_llena_quedan_iguales() -> None:
    hueco = ((30, 30), (40, 28), (60, 30), (62, 45), (60, 60), (30, 60))
    afuera = ((0, 0), (100, 0), (100, 100), (0, 100))
    rodeada = tuple(reversed((*hueco[2:], *hueco[:2])))
    _, agujero, relleno = bordes.simplificar([afuera, hueco, rodeada], area=200, puntos=50)
    assert lados(agujero) == lados(relleno)


def test_el_presupuesto_de_puntos_se_cumple_en_un_borde_muy_fino() -> None:
    fino = tuple((i, (i * i * 7919) % 9_973) for i in range(2_000))
    (corto,) = bordes.simplificar([(*fino, (1_000, 50_000))], area=0, puntos=100)
    assert len(corto) <= 104


@pytest.mark.parametrize("nombre", NOMBRES)
def test_el_mapa_dice_las_cifras_de_su_tabla(nombre: str) -> None:
    vista = mapa.ver(ejemplo(nombre).contexto)
    assert vista is not None
    assert vista.mapa is not None
    tabla = {f.celdas[0].texto[:1]: f.celdas[1].texto for f in vista.tabla.filas if f.clase is None}
    for forma in dibujado.dibujar(vista.mapa).formas:
        assert forma.cuenta in {tabla[forma.letra], ""}
        assert tabla[forma.letra] in forma.nombre
        assert f"{forma.nombre}." in vista.mapa.descripcion
    assert len(vista.mapa.zonas) == len(tabla)


@pytest.mark.parametrize("nombre", NOMBRES)
def test_cada_propuesta_esta_en_su_zona_una_sola_vez(nombre: str) -> None:
    publicable = ejemplo(nombre)
    vista = mapa.ver(publicable.contexto)
    assert vista is not None
    puestas = Counter(
        fila.celdas[0].enlace for s in vista.secciones if s.tabla for fila in s.tabla.filas
    )
    todas = {publicable.contexto.enlace(d.id) for d in publicable.resultado.propuestas}
    assert puestas == dict.fromkeys(todas, 1)


def test_cada_zona_del_dibujo_es_un_enlace_a_su_seccion(explicado: Path) -> None:
    crudo = unescape((explicado / AGENDA / "mapa.html").read_text(encoding="utf-8"))
    figura = crudo.partition('<figure class="grafica">')[2].partition("</figure>")[0]
    imagen, _, enlaces = figura.partition("</svg>")
    assert "<a " not in imagen
    destinos = re.findall(r'<a href="#(zona-[a-z]+)" aria-label="[A-E], [^"]+: \d+ de', enlaces)
    assert len(destinos) == 5
    for destino in destinos:
        assert f'<h2 id="{destino}">' in crudo


def test_sin_mapa_la_pagina_trae_la_tabla_y_sin_zonas_no_hay_pagina(valle: Publicable) -> None:
    vista = mapa.ver(valle.contexto)
    assert vista is not None
    assert vista.mapa is None
    assert vista.secciones
    sin_zonas = taller.cambiar(valle, agenda={"zonas": ()})
    assert mapa.ver(sin_zonas.contexto) is None
