"""Lo que dicen las páginas: la decisión primero, sin nombres, y sin prometer de más."""

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorizacion.dominio.comite import Participante
from priorizacion.dominio.resultado import Concesion, Inviabilidad, Resultado
from priorizacion.publicacion import comite, descargas, palabras
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import (
    juego,
    matriz,
    pagos,
    portal,
    presupuesto,
    proyecto,
    quienes,
    solucion,
)

from . import taller

AGENDA = "territorios/valle-claro/2026-2029"


def texto(sitio: Path, pagina: str) -> str:
    return taller.leer(sitio / AGENDA / pagina).texto


def test_la_primera_pagina_dice_que_se_decidio_con_las_cifras_del_caso(sitio: Path) -> None:
    dicho = texto(sitio, "index.html")
    assert "De 6 propuestas se eligieron 4. Cuestan 3.368 millones de pesos de 2026." in dicho
    assert "Está probado que ninguna otra combinación" in dicho


def test_cada_propuesta_tiene_su_pagina_con_la_decision_antes_que_todo(
    sitio: Path, valle: Publicable
) -> None:
    for decidida in valle.resultado.propuestas:
        pagina = taller.leer(sitio / AGENDA / f"propuestas/{decidida.id}.html").texto
        cuerpo = pagina[
            pagina.rindex(valle.contexto.nombre(decidida.id)[:20], 0, pagina.index("Costo")) :
        ]
        for motivo in decidida.motivos:
            assert motivo.texto in cuerpo
        assert cuerpo.index(decidida.motivos[0].texto) < cuerpo.index("Costo")


def test_lo_que_no_entro_esta_con_todas_sus_razones(sitio: Path, valle: Publicable) -> None:
    dicho = texto(sitio, "no-entraron.html")
    for decidida in valle.resultado.propuestas:
        if decidida.estado == "seleccionada":
            continue
        assert valle.contexto.nombre(decidida.id) in dicho
        for motivo in decidida.motivos:
            assert motivo.texto in dicho


def test_el_territorio_inventado_se_anuncia_en_cada_pagina(sitio: Path) -> None:
    for pagina in taller.paginas(sitio / AGENDA):
        assert "Territorio inventado." in taller.leer(pagina).texto, pagina


def test_la_aclaracion_se_lee_en_cada_pagina_y_un_territorio_real_no_se_anuncia_inventado(
    valle: Publicable, tmp_path: Path
) -> None:
    real = taller.cambiar(
        valle,
        agenda={
            "aclaracion": "Nadie calificó estas propuestas.",
            "territorio": valle.agenda.territorio.model_copy(update={"ficticio": False}),
        },
    )
    sitio = taller.construir(tmp_path / "site", real)
    for pagina in taller.paginas(sitio / AGENDA):
        dicho = taller.leer(pagina).texto
        assert "Nadie calificó estas propuestas." in dicho
        assert "Territorio inventado" not in dicho


def test_lo_que_no_se_calculo_no_sale_como_none(sitio: Path) -> None:
    for pagina in taller.paginas(sitio / AGENDA):
        assert not re.search(r"\b(None|nan|null|Fraction)\b", taller.leer(pagina).texto), pagina


def test_ningun_codigo_de_participante_sale_en_ningun_archivo(
    valle: Publicable, tmp_path: Path
) -> None:
    nuevos = {p.id: f"PERSONA{i:04d}" for i, p in enumerate(valle.agenda.participantes)}
    agenda = {
        "participantes": tuple(Participante(id=nuevos[p.id], estamento=p.estamento) for p in valle.agenda.participantes),
        "valoraciones": tuple(v.model_copy(update={"participante": nuevos[v.participante]}) for v in valle.agenda.valoraciones),
        "impedimentos": tuple(i.model_copy(update={"participante": nuevos[i.participante]}) for i in valle.agenda.impedimentos),
    }  # fmt: skip
    sitio = taller.construir(tmp_path / "site", taller.cambiar(valle, agenda=agenda))
    for archivo in sitio.rglob("*"):
        if archivo.is_file():
            assert b"PERSONA0" not in archivo.read_bytes(), archivo


def test_las_columnas_propias_y_las_coordenadas_no_se_publican(
    valle: Publicable, tmp_path: Path
) -> None:
    propuestas = tuple(
        p.model_copy(update={"otras": {**p.otras, "telefono": "3001234567"}, "lat": 4, "lon": -74})
        for p in valle.agenda.propuestas
    )
    sitio = taller.construir(
        tmp_path / "site", taller.cambiar(valle, agenda={"propuestas": propuestas})
    )
    for archivo in (sitio / AGENDA).rglob("*"):
        if archivo.is_file():
            assert b"3001234567" not in archivo.read_bytes(), archivo


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d", "e"]), st.integers(0, 6)))
def test_ninguna_fila_del_comite_deja_ver_menos_de_tres_personas(
    por_estamento: dict[str, int],
) -> None:
    grupos = comite.juntar(por_estamento)
    assert sum(g.personas for g in grupos) == sum(por_estamento.values())
    if len(grupos) > 1:
        assert all(g.personas >= comite.MINIMO for g in grupos)


def test_los_estamentos_pequenos_de_valle_claro_van_juntos(valle: Publicable) -> None:
    tabla = quienes.ver(valle.contexto).estamentos
    assert tabla is not None
    assert [tuple(c.texto for c in f.celdas) for f in tabla.filas] == [
        ("Comunidad", "3"),
        ("Organizaciones, autoridades, empresas y academia", "4"),
        ("Total", "7"),
    ]


def test_sin_prueba_no_se_dice_que_nada_la_supera(valle: Publicable) -> None:
    valor = valle.resultado.valor or 0
    con_brecha = taller.cambiar(
        valle, resultado={"estado_solucion": "con_brecha", "cota": valor + 800, "brecha": 800}
    )
    dicho = solucion.firmeza(con_brecha.contexto)
    assert "no está probado" in dicho
    assert "8 puntos más (3,3 %)" in dicho


def inviable(valle: Publicable) -> Publicable:
    sin_decidir = tuple(
        d.model_copy(update={"estado": None, "inicio": None, "pagos": ()})
        if d.estado in {"seleccionada", "lista_de_espera"}
        else d
        for d in valle.resultado.propuestas
    )
    porque = Inviabilidad(
        texto="Con estas reglas no hay agenda: a El Alto le faltan 2 proyectos.",
        conflicto=("alto",),
        concesiones=(
            Concesion(
                regla="alto",
                faltante=2,
                unidad="proyectos",
                texto="Harían falta 2 proyectos más en El Alto.",
            ),
        ),
    )
    return taller.cambiar(
        valle,
        resultado={
            "estado_solucion": "inviable_probada", "propuestas": sin_decidir, "inviabilidad": porque,
            "valor": None, "cota": None, "brecha": None, "costo_total": None, "desempate": None,
            "reglas": tuple(r.model_copy(update={"usado": None, "holgura": None}) for r in valle.resultado.reglas),
        },
    )  # fmt: skip


def test_una_agenda_inviable_lo_dice_en_palabras_y_publica_todo_lo_demas(
    valle: Publicable, tmp_path: Path
) -> None:
    sitio = taller.construir(tmp_path / "site", inviable(valle))
    dicho = texto(sitio, "index.html")
    assert "no hay ninguna agenda posible" in dicho
    assert "a El Alto le faltan 2 proyectos" in dicho
    assert "suma más valor" not in dicho
    assert "Sin decidir" in texto(sitio, "no-entraron.html")
    for pagina in taller.paginas(sitio):
        assert "None" not in taller.leer(pagina).texto


@pytest.mark.parametrize("palabra", ["óptima", "óptimo", "optimal"])
def test_ninguna_pagina_dice_optima(sitio: Path, palabra: str) -> None:
    for pagina in taller.paginas(sitio / AGENDA):
        assert palabra not in taller.leer(pagina).texto.lower(), pagina


def test_el_desglose_de_cada_propuesta_suma_su_puntaje(valle: Publicable) -> None:
    for decidida in valle.resultado.propuestas:
        if decidida.desglose is None:
            continue
        for eje in (decidida.desglose.prioridad, decidida.desglose.factibilidad):
            aportes = [c.aporte for c in eje.criterios if c.aporte is not None]
            assert eje.puntaje is None or sum(aportes) == eje.puntaje


def test_los_aportes_van_aparte_y_ninguna_fuente_pasa_de_su_techo_del_periodo(
    valle: Publicable,
) -> None:
    contexto = valle.contexto
    assert pagos.aportado(contexto) == {("propios", 2026): 60_000_000}
    por_fuente = pagos.de_los_techos(contexto)
    for fuente in contexto.agenda.fuentes:
        comprometido = sum(m for (f, _), m in por_fuente.items() if f == fuente.id)
        assert comprometido <= sum(fuente.techos.values())


def test_los_pagos_de_los_techos_son_lo_usado_en_las_reglas(valle: Publicable) -> None:
    contexto = valle.contexto
    por_fuente = pagos.de_los_techos(contexto)
    for regla in contexto.resultado.reglas:
        if not regla.id.startswith("techo:propios"):
            continue
        vigencia = int(regla.id.rpartition(":")[2])
        assert por_fuente["propios", vigencia] == regla.usado


def test_la_matriz_trae_en_la_tabla_los_mismos_puntos_del_dibujo(valle: Publicable) -> None:
    vista = matriz.ver(valle.contexto)
    assert vista is not None
    assert len(vista.puntos) == len(vista.tabla.filas) == 6
    assert (
        vista.lectura
        == "Todas las elegidas tienen 50 puntos o más en prioridad y en factibilidad; 1 que no entró también."
    )


def test_los_enlaces_entre_propuestas_relacionadas_van_en_los_dos_sentidos(
    valle: Publicable,
) -> None:
    vistas = {d.id: proyecto.ver(valle.contexto, d) for d in valle.resultado.propuestas}
    assert [(r.texto, r.celda.enlace) for r in vistas["P04"].relaciones] == [
        ("Necesita que también se haga", "../propuestas/P01.html"),
        ("Va junto con", "../propuestas/P01.html"),
    ]
    assert [r.texto for r in vistas["P01"].relaciones] == ["La necesita", "Va junto con"]
    assert [r.texto for r in vistas["P06"].relaciones] == ["Si se hace esta, no se hace"]


def test_un_id_que_se_llama_como_la_pagina_de_entrada_tiene_su_propia_direccion(
    valle: Publicable, tmp_path: Path
) -> None:
    cambio = {"P05": "index", "P06": "README"}
    propuestas = tuple(
        p.model_copy(update={"id": cambio.get(p.id, p.id)}) for p in valle.agenda.propuestas
    )
    decididas = tuple(
        d.model_copy(update={"id": cambio.get(d.id, d.id)}) for d in valle.resultado.propuestas
    )
    # lo demás habla de los id de antes
    sin_defensa = dict.fromkeys(("explicaciones", "robustez", "curva_presupuesto"))
    sitio = taller.construir(
        tmp_path / "site",
        taller.cambiar(
            valle,
            agenda={"propuestas": propuestas},
            resultado={"propuestas": decididas, **sin_defensa},
        ),
    )
    nombres = sorted(p.name for p in (sitio / AGENDA / "propuestas").iterdir())
    assert nombres == [
        "P01.html",
        "P02.html",
        "P03.html",
        "P04.html",
        "README~.html",
        "index~.html",
    ]


def test_las_descargas_son_los_bytes_que_se_entregaron(valle: Publicable, tmp_path: Path) -> None:
    entregados = {"resultado.json": b'{"exactos": 1}\n', "puntajes.csv": b"propuesta\n"}
    sitio = taller.construir(tmp_path / "site", taller.cambiar(valle, archivos=entregados))
    for nombre, contenido in entregados.items():
        assert (sitio / AGENDA / nombre).read_bytes() == contenido
        assert nombre in texto(sitio, "datos.html")


def test_el_resultado_descargado_se_lee_con_su_modelo_y_su_esquema_nombra_sus_campos(
    sitio: Path, valle: Publicable
) -> None:
    crudo = (sitio / AGENDA / "resultado.json").read_bytes()
    assert Resultado.model_validate_json(crudo) == valle.resultado
    esquema = json.loads((sitio / AGENDA / "resultado.esquema.json").read_bytes())
    assert set(esquema["properties"]) == set(json.loads(crudo))
    assert descargas.esquema(Resultado) == (sitio / AGENDA / "resultado.esquema.json").read_bytes()


def test_la_pagina_de_datos_trae_las_huellas_y_la_orden_exacta(
    sitio: Path, valle: Publicable
) -> None:
    dicho = texto(sitio, "datos.html")
    assert "priorizacion verificar CARPETA" in dicho
    for huella in valle.certificado.entradas.values():
        assert huella is None or huella in dicho
    assert valle.certificado.resultado in dicho


def test_el_ejemplo_de_como_se_decidio_es_de_esta_agenda(valle: Publicable) -> None:
    vista = juego.ver(valle.contexto)
    assert vista.ejemplo == "Prioridad 97,43 × factibilidad 67,50 ÷ 100 da un valor de 66."


def test_el_portal_nombra_cada_agenda_con_sus_cifras(valle: Publicable) -> None:
    vista = portal.ver([valle.contexto])
    assert vista.resumen == "1 agenda publicada, 6 propuestas, 4 elegidas."


def test_el_presupuesto_suma_lo_que_pagan_los_proyectos(valle: Publicable) -> None:
    total = sum(p.monto for d in valle.resultado.propuestas for p in d.pagos)
    assert palabras.dinero(total, "pesos corrientes") in presupuesto.ver(valle.contexto).resumen


@pytest.mark.parametrize("pagina", ["index.html", "propuestas/P01.html", "no-entraron.html"])
def test_la_decision_y_su_razon_se_leen_con_menos_de_60_kilobytes(sitio: Path, pagina: str) -> None:
    archivos = [sitio / AGENDA / pagina, *(sitio / "assets").rglob("*.css")]
    pesos = {a.name: len(gzip.compress(a.read_bytes(), 9)) for a in archivos}
    print(pesos)
    assert sum(pesos.values()) < 60_000


def test_ningun_recurso_se_pide_a_otro_servidor(sitio: Path) -> None:
    for pagina in taller.paginas(sitio):
        crudo = pagina.read_text(encoding="utf-8")
        pedidos = re.findall(
            r"<(?:script|link|img|iframe|source|object)[^>]*(?:src|href)=\"([^\"]*)", crudo
        )
        assert pedidos
        assert not [p for p in pedidos if "//" in p], pagina
