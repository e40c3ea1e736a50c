"""Cada gráfica es una sola imagen con su resumen, y dice lo mismo que su tabla."""

import gzip
import re
from collections import defaultdict
from pathlib import Path

import pytest

from priorizacion.publicacion.graficas import contraste as contraste_dibujado
from priorizacion.publicacion.graficas import cronograma as cronograma_dibujado
from priorizacion.publicacion.graficas import puntajes as puntajes_dibujados
from priorizacion.publicacion.graficas import techos as techos_dibujados
from priorizacion.publicacion.graficas import zonas as zonas_dibujadas
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import contraste, cronograma, pagos, puntajes, techos, zonas
from priorizacion.publicacion.vistas.tabla import Tabla

from . import taller

CHIRIVAQUE = "territorios/chirivaque/2026-2029"
FIGURA = re.compile(r'<figure class="grafica">(.*?)</figure>', re.DOTALL)


def figuras(sitio: Path) -> dict[str, list[str]]:
    """Página → el HTML de cada una de sus gráficas."""
    return {
        p.relative_to(sitio).as_posix(): FIGURA.findall(p.read_text(encoding="utf-8"))
        for p in taller.paginas(sitio)
    }


def filas(tabla: Tabla) -> list[tuple[str, ...]]:
    return [tuple(c.texto for c in f.celdas) for f in tabla.filas]


def ejemplo(nombre: str) -> Publicable:
    return taller.decidida(taller.REPOSITORIO / f"agendas/{nombre}/2026-2029")


def test_cada_grafica_es_una_sola_imagen_con_titulo_y_resumen(explicado: Path) -> None:
    vistas = 0
    for pagina, hechas in figuras(explicado).items():
        for figura in hechas:
            vistas += 1
            assert figura.count('role="img"') == 1, pagina
            titulo, resumen = re.search(r'aria-labelledby="(\S+) (\S+)"', figura).groups()  # type: ignore[union-attr]
            assert re.search(rf'<title id="{titulo}">[^<]{{10,}}</title>', figura), pagina
            assert re.search(rf'<desc id="{resumen}">[^<]{{20,}}</desc>', figura), pagina
    assert vistas >= 6


def test_cada_grafica_trae_la_frase_que_la_lee_y_una_tabla_despues(explicado: Path) -> None:
    for pagina, hechas in figuras(explicado).items():
        crudo = (explicado / pagina).read_text(encoding="utf-8")
        for figura in hechas:
            assert re.search(r"<figcaption>[^<]{20,}</figcaption>", figura), pagina
            resto = crudo[crudo.index(figura) + len(figura) :]
            assert "<table" in resto.split('<figure class="grafica">')[0], pagina


def test_ninguna_grafica_lleva_colores_propios_ni_javascript(explicado: Path) -> None:
    for pagina, hechas in figuras(explicado).items():
        for figura in hechas:
            assert "currentColor" in figura, pagina
            assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|<script|on\w+=", figura), pagina


def test_los_nombres_de_las_graficas_no_se_repiten_en_una_pagina(explicado: Path) -> None:
    for pagina in figuras(explicado):
        ids = re.findall(r'\sid="([^"]+)"', (explicado / pagina).read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), pagina


def test_cada_grafica_pesa_poco(explicado: Path) -> None:
    for pagina, hechas in figuras(explicado).items():
        for figura in hechas:
            # el mapa lleva además los bordes, que tienen su propio tope de puntos
            tope = 3_200 if pagina.endswith("mapa.html") else 2_400
            assert len(gzip.compress(figura.encode(), 9)) < tope, pagina


@pytest.mark.parametrize("nombre", ["chirivaque", "cano-florido"])
def test_los_techos_dibujan_las_cifras_de_su_tabla(nombre: str) -> None:
    contexto = ejemplo(nombre).contexto
    vista = techos.ver(contexto)
    dibujo = techos_dibujados.dibujar(vista)
    dibujadas = {
        " ".join(r.texto for r in b.renglones): [
            f"{c.comprometido} ({c.de.removeprefix('de ')})" for c in b.barras
        ]
        for b in dibujo.bandas
    }
    escritas = {f[0]: list(f[1:-1]) for f in filas(vista.tabla) if f[0] in dibujadas}
    assert dibujadas == escritas
    assert len(dibujadas) == len(contexto.fuentes) + 1


def test_las_columnas_de_los_techos_miden_lo_que_dicen(agenda: Publicable) -> None:
    vista = techos.ver(agenda.contexto)
    pagado = pagos.de_los_techos(agenda.contexto)
    for fuente, grupo, banda in zip(
        agenda.agenda.fuentes, vista.grupos, techos_dibujados.dibujar(vista).bandas, strict=False
    ):
        mayor = max(max(c.techo, c.comprometido) for c in grupo.columnas)
        for columna, barra in zip(grupo.columnas, banda.barras, strict=True):
            assert columna.comprometido == pagado[fuente.id, columna.vigencia]
            assert barra.lleno == pytest.approx(
                techos_dibujados.ALTO * columna.comprometido / mayor, abs=0.06
            )
            assert barra.arriba + barra.lleno == pytest.approx(banda.base, abs=0.11)
            assert (barra.raya is None) == (columna.techo == 0)


def test_un_techo_proyectado_se_dibuja_cortado_y_se_explica(agenda: Publicable) -> None:
    vista = techos.ver(agenda.contexto)
    dibujo = techos_dibujados.dibujar(vista)
    regalias = next(b for b in dibujo.bandas if b.renglones[0].texto.startswith("Regalías"))
    assert [b.firme for b in regalias.barras] == [True, False, False, False]
    assert dibujo.proyectado


DONDE_PASA = "Donde una columna pasa de la raya, ese año se gasta también lo que sobró"


def test_si_una_columna_pasa_de_su_techo_la_grafica_dice_por_que() -> None:
    chirivaque = ejemplo("chirivaque")  # el agua de 2027: lo que sobró en 2026 se gasta ahí
    assert DONDE_PASA in techos.ver(chirivaque.contexto).lectura
    solo_una = tuple(
        d if d.id == "P01" else d.model_copy(update={"pagos": ()})
        for d in chirivaque.resultado.propuestas
    )
    otra = taller.cambiar(chirivaque, resultado={"propuestas": solo_una})
    grupos = techos.ver(otra.contexto).grupos
    assert all(c.comprometido <= c.techo for g in grupos for c in g.columnas)
    assert DONDE_PASA not in techos.ver(otra.contexto).lectura


@pytest.mark.parametrize("nombre", ["chirivaque", "cano-florido"])
def test_el_cronograma_dibuja_los_pagos_de_su_tabla(nombre: str) -> None:
    contexto = ejemplo(nombre).contexto
    vista = cronograma.ver(contexto)
    assert vista is not None
    dibujo = cronograma_dibujado.dibujar(vista)
    anio_en = {a.x: a.texto for a in dibujo.anios}
    for barra, escrita in zip(dibujo.barras, filas(vista.tabla), strict=True):
        assert " ".join(r.texto for r in barra.renglones) == escrita[0]
        assert [c.texto for c in barra.cifras] == [c for c in escrita[2:] if c]
        for cifra in barra.cifras:
            columna = [c.nombre for c in vista.tabla.columnas].index(anio_en[cifra.x])
            assert escrita[columna] == cifra.texto
            assert barra.x < cifra.x < barra.x + barra.ancho


def test_cada_obra_va_de_su_inicio_al_ultimo_ano_en_que_se_hace(agenda: Publicable) -> None:
    vista = cronograma.ver(agenda.contexto)
    assert vista is not None
    pagado: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for decidida in agenda.resultado.propuestas:
        for pago in decidida.pagos:
            pagado[decidida.id][pago.vigencia] += pago.monto
    for obra in vista.obras:
        duracion = agenda.contexto.propuestas[obra.id].duracion
        assert obra.inicio == agenda.contexto.decididas[obra.id].inicio
        assert obra.fin == obra.inicio + duracion - 1
        assert obra.pagos == pagado[obra.id]
    assert vista.lectura == (
        "De las 8 obras empiezan 3 en 2026, 3 en 2027 y 2 en 2028; la última termina en 2029."
    )


def test_sin_obras_elegidas_no_hay_cronograma(agenda: Publicable) -> None:
    ninguna = tuple(
        p.model_copy(update={"estado": "lista_de_espera", "pagos": ()})
        for p in agenda.resultado.propuestas
    )
    vacia = taller.cambiar(agenda, resultado={"propuestas": ninguna})
    assert cronograma.ver(vacia.contexto) is None
    assert techos.ver(vacia.contexto).lectura == "Ninguna fuente tiene dinero comprometido."


def test_las_zonas_dibujan_lo_invertido_y_lo_de_cada_habitante_de_su_tabla(
    agenda: Publicable,
) -> None:
    vista = zonas.ver(agenda.contexto)
    assert vista is not None
    dibujo = zonas_dibujadas.dibujar(vista)
    escritas = {f[0]: (f[3], f[4]) for f in filas(vista.tabla)}
    for par in dibujo.pares:
        nombre = " ".join(r.texto for r in par.renglones)
        assert escritas[nombre] == (par.texto_inversion, par.texto_por_habitante)
    assert max(p.inversion for p in dibujo.pares) == zonas_dibujadas.LARGO
    assert max(p.por_habitante for p in dibujo.pares) == zonas_dibujadas.LARGO


def test_lo_que_le_piden_a_cada_fuente_es_lo_que_cuestan_las_que_la_nombran(
    agenda: Publicable,
) -> None:
    tabla = techos.por_periodo(agenda.contexto)
    fuente = agenda.agenda.fuentes[0]
    pedido = sum(
        d.costo
        for d in agenda.resultado.propuestas
        if d.estado not in {"retirada", "fusionada"}
        and fuente.id in (agenda.contexto.propuestas[d.id].fuentes or [fuente.id])
    )
    celdas = dict(zip([c.nombre for c in tabla.columnas], filas(tabla)[0], strict=True))
    assert celdas["Le piden"] == techos.numero_de_millones(pedido)


def test_los_puntajes_dibujan_lo_de_sus_tablas_y_ninguna_marca_tapa_a_otra() -> None:
    publicable = ejemplo("cano-florido")
    varias = 0
    for decidida in publicable.resultado.propuestas[:12]:
        vista = puntajes.ver(publicable.contexto, decidida.desglose)
        if vista is None or vista.grafica is None:
            continue
        dibujo = puntajes_dibujados.dibujar(vista.grafica)
        escritos = {f[0]: f[3] for t in vista.ejes for f in filas(t)[:-1]}
        dibujados = {" ".join(r.texto for r in b.renglones): b.texto for b in dibujo.reglas}
        assert dibujados == {n: p for n, p in escritos.items() if p != "sin puntaje"}
        de_estamentos = filas(vista.estamentos) if vista.estamentos else []
        celdas = {f[0]: [c for c in f[1:] if c != "—"] for f in de_estamentos}
        for barra, regla in zip(vista.grafica.barras, dibujo.reglas, strict=True):
            puestos = [puntajes.puntos(p) for _, p in barra.estamentos]
            assert sorted(puestos) == sorted(celdas.get(barra.criterio, []))
            assert len(regla.marcas) == len(puestos)
            assert len({(m.x, m.y) for m in regla.marcas}) == len(regla.marcas)
            varias += len(regla.marcas) > 1
    assert varias > 10


def test_el_contraste_dibuja_lo_que_sigue_lo_que_sale_y_lo_que_entra() -> None:
    contexto = ejemplo("cano-florido").contexto
    vista = contraste.ver(contexto)
    assert vista is not None
    dibujo = contraste_dibujado.dibujar(vista)
    for trio, parecido, escrita in zip(
        dibujo.trios, vista.parecidos, filas(vista.tabla)[1:], strict=True
    ):
        proyectos, siguen, salen, entran = map(int, (escrita[1], *escrita[4:7]))
        assert siguen + entran == proyectos
        assert siguen + salen == len(contexto.elegidas)
        assert trio.cifras == f"Salen {salen} · siguen {siguen} · entran {entran}"
        assert (parecido.siguen, parecido.salen, parecido.entran) == (siguen, salen, entran)
        assert trio.x_salen + trio.salen == pytest.approx(dibujo.eje, abs=0.2)
        assert trio.x_entran == pytest.approx(dibujo.eje + trio.siguen, abs=0.2)
        assert trio.x_salen >= -0.2
        assert trio.x_entran + trio.entran <= contraste_dibujado.ANCHO + 0.2
