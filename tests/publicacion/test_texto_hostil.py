"""Con texto hostil en todos los campos, el sitio entero lo muestra como texto."""

import csv
import re
from pathlib import Path

import pytest

from priorizacion.dominio.comite import Apelacion, Comite, Sesion, Sorteo
from priorizacion.dominio.habilitante import RespuestaHabilitante
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.resultado import Motivo, PropuestaDecidida
from priorizacion.publicacion.publicable import Publicable

from . import explicadas, taller
from .corpus import HOSTILES
from .test_escape import visto

PERMITIDAS = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "body",
    "div",
    "header",
    "nav",
    "a",
    "ul",
    "li",
    "span",
    "svg",
    "path",
    "circle",
    "polyline",
    "marker",
    "rect",
    "g",
    "defs",
    "pattern",
    "text",
    "desc",
    "main",
    "article",
    "h1",
    "h2",
    "h3",
    "p",
    "strong",
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "blockquote",
    "footer",
    "pre",
    "code",
    "input",
    "label",
    "button",
    "select",
    "option",
    "script",
    "style",
    "em",
}


SOLO_EL_TITULO = re.compile(
    r'@page { (@top-left { content: "([A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"; }'
    r"|margin: 8mm 11mm; @bottom-right { content: none; }) }"
)
"""Lo único que lleva el estilo escrito en cada página: ahí una comilla suelta sería una puerta."""


def hostil(texto: str, n: int) -> str:
    return f"{texto} {n:03d}"[:300]


def con_textos_hostiles(base: Publicable) -> Publicable:
    """Una propuesta por texto del corpus, y los demás campos repartidos."""
    modelo = base.agenda.propuestas[0]
    decidida = next(d for d in base.resultado.propuestas if d.id == modelo.id)
    propuestas, decididas, respuestas = [], [], []
    for n, texto in enumerate(HOSTILES):
        t = hostil(texto, n)
        propuestas.append(_propuesta(modelo, f"H{n:03d}", t))
        decididas.append(_decidida(decidida, f"H{n:03d}", t, n))
        respuestas.append(
            RespuestaHabilitante(propuesta=f"H{n:03d}", item="predios", respuesta="cumple", nota=t)
        )
    cambiada = taller.cambiar(
        base, agenda=_agenda(base, propuestas, respuestas), resultado=_resultado(base, decididas)
    )
    return _con_frases_hostiles(explicadas.explicada(cambiada))


def _con_frases_hostiles(base: Publicable) -> Publicable:
    """Cada explicación dice el texto de su propuesta; las familias y la semilla, otros."""
    explicaciones, robustez = base.resultado.explicaciones, base.resultado.robustez
    assert explicaciones is not None
    assert robustez is not None
    frases = {f"H{n:03d}": (f"{hostil(t, n)} frase",) for n, t in enumerate(HOSTILES)}
    propuestas = tuple(
        e.model_copy(update={"frases": frases[e.propuesta]}) for e in explicaciones.propuestas
    )
    familias = tuple(
        f.model_copy(update={"texto": hostil(t, 700 + i)})
        for i, (f, t) in enumerate(zip(robustez.familias, HOSTILES, strict=False))
    )
    return taller.cambiar(
        base,
        resultado={
            "explicaciones": explicaciones.model_copy(update={"propuestas": propuestas}),
            "robustez": robustez.model_copy(update={"familias": familias, "semilla": HOSTILES[0]}),
        },
    )


def _propuesta(modelo: Propuesta, ident: str, t: str) -> Propuesta:
    return modelo.model_copy(
        update={
            "id": ident, "nombre": t, "descripcion": f"{t}\n\n{t}", "ejecutor": t, "sector": t,
            "ods": (t,), "bpin": t, "etiquetas": (t,), "dimension": "social", "requiere": (),
            "fusionada_en": None, "otras": {t: t},
        }
    )  # fmt: skip


def _decidida(decidida: PropuestaDecidida, ident: str, t: str, n: int) -> PropuestaDecidida:
    estados = ("seleccionada", "lista_de_espera", "no_elegible", "retirada", "sin_quorum")
    cambios = {"id": ident, "motivos": (Motivo(codigo="x", texto=t),), "estado": estados[n % 5]}
    return decidida.model_copy(update=cambios)


def _agenda(
    base: Publicable, propuestas: list[Propuesta], respuestas: list[RespuestaHabilitante]
) -> dict[str, object]:
    agenda, textos = base.agenda, iter(hostil(t, 900 + i) for i, t in enumerate(HOSTILES))
    criterios = [
        c.model_copy(
            update={"nombre": next(textos), "pregunta": next(textos)}
            | ({"escala": {k: next(textos) for k in c.escala}} if c.escala else {})
        )
        for c in agenda.criterios
    ]
    sesion = Sesion(fecha="2026-02-07", asunto=next(textos), asistentes={"comunidad": 3})
    return {
        "propuestas": tuple(propuestas),
        "respuestas": tuple(respuestas),
        "titulo": next(textos),
        "vision": next(textos),
        "aclaracion": next(textos),
        "licencia": next(textos),
        "criterios": tuple(criterios),
        "territorio": agenda.territorio.model_copy(update={"nombre": next(textos)}),
        "zonas": tuple(z.model_copy(update={"nombre": next(textos)}) for z in agenda.zonas),
        "dimensiones": tuple(d.model_copy(update={"nombre": next(textos)}) for d in agenda.dimensiones),
        "fuentes": tuple(f.model_copy(update={"nombre": next(textos)}) for f in agenda.fuentes),
        "habilitantes": tuple(h.model_copy(update={"nombre": next(textos), "si_falla": next(textos)}) for h in agenda.habilitantes),
        "sorteo": Sorteo(procedimiento=next(textos), semilla=next(textos)),
        "comite": Comite(mandato=next(textos), sesiones=(sesion,), apelacion=Apelacion(como=next(textos))),
        "responsable": agenda.responsable.model_copy(update={"entidad": next(textos), "contacto": next(textos)}) if agenda.responsable else None,
    }  # fmt: skip


def _resultado(base: Publicable, decididas: list[PropuestaDecidida]) -> dict[str, object]:
    reglas = tuple(
        r.model_copy(update={"texto": hostil(t, 800 + i)})
        for i, (r, t) in enumerate(zip(base.resultado.reglas, HOSTILES, strict=False))
    )
    return {"propuestas": tuple(decididas), "reglas": reglas}


@pytest.fixture(scope="module")
def hostil_publicado(valle: Publicable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return taller.construir(tmp_path_factory.mktemp("hostil") / "site", con_textos_hostiles(valle))


def test_ninguna_pagina_trae_etiquetas_ni_atributos_que_no_son_nuestros(
    hostil_publicado: Path,
) -> None:
    for ruta in [
        hostil_publicado / "index.html",
        *taller.paginas(hostil_publicado / "territorios"),
    ]:
        pagina = taller.leer(ruta)
        assert set(pagina.etiquetas) <= PERMITIDAS, ruta
        # «¿Y si…?» trae además sus datos, que no son un guion
        guiones = pagina.etiquetas.count("script") - pagina.atributos.count(
            ("type", "application/json")
        )
        assert guiones <= 1, ruta
        (estilo,) = re.findall(r"<style media=\"print\">(.*?)</style", ruta.read_text("utf-8"))
        assert pagina.etiquetas.count("style") == 1, ruta
        assert SOLO_EL_TITULO.fullmatch(estilo), ruta
        assert not [a for a in pagina.atributos if a[0].startswith("on")], ruta
        enlaces = [v.strip().lower() for n, v in pagina.atributos if n in {"href", "src", "action"}]
        assert not [
            e for e in enlaces if e.startswith(("javascript:", "data:", "http:", "https:"))
        ], ruta


def test_cada_texto_hostil_se_lee_completo_en_la_pagina_de_su_propuesta(
    hostil_publicado: Path,
) -> None:
    agenda = hostil_publicado / "territorios/valle-claro/2026-2029"
    for n, texto in enumerate(HOSTILES):
        pagina = taller.leer(agenda / f"propuestas/H{n:03d}.html")
        espera = visto(hostil(texto, n))
        # nombre (título de la página y h1), dos párrafos, razón, ejecutor, sector, ODS, BPIN y nota
        assert pagina.texto.count(espera) >= 7, texto


def test_los_textos_hostiles_de_las_reglas_de_juego_se_leen_en_sus_paginas(
    hostil_publicado: Path, valle: Publicable
) -> None:
    agenda = hostil_publicado / "territorios/valle-claro/2026-2029"
    publicada = con_textos_hostiles(valle).agenda
    como = taller.leer(agenda / "como-se-decidio.html").texto
    for criterio in publicada.criterios:
        assert visto(criterio.nombre) in como
        assert visto(criterio.pregunta or "") in como
    quien = taller.leer(agenda / "quien-decidio.html").texto
    assert publicada.comite is not None
    assert visto(publicada.comite.mandato or "") in quien
    assert visto(publicada.territorio.nombre) in taller.leer(hostil_publicado / "index.html").texto


def test_los_textos_hostiles_de_las_explicaciones_se_leen_en_sus_paginas(
    hostil_publicado: Path, valle: Publicable
) -> None:
    agenda = hostil_publicado / "territorios/valle-claro/2026-2029"
    resultado = con_textos_hostiles(valle).resultado
    assert resultado.explicaciones is not None
    assert resultado.robustez is not None
    con_frase = [e for e in resultado.explicaciones.propuestas if e.caso != "aparte"]
    assert len(con_frase) > 40
    for explicacion in con_frase:
        pagina = taller.leer(agenda / f"propuestas/{explicacion.propuesta}.html")
        assert visto(explicacion.frases[0]) in pagina.texto
    firme = taller.leer(agenda / "que-tan-firme.html").texto
    for familia in resultado.robustez.familias:
        assert visto(familia.texto) in firme
    assert visto(HOSTILES[0]) in firme


def test_ninguna_celda_de_la_tabla_descargable_es_una_formula(hostil_publicado: Path) -> None:
    archivo = hostil_publicado / "territorios/valle-claro/2026-2029/datos/decisiones.csv"
    with archivo.open(encoding="utf-8", newline="") as tabla:
        filas = list(csv.reader(tabla))
    assert len(filas) == len(HOSTILES) + 1
    assert not [c for f in filas for c in f if c[:1] in {"=", "+", "-", "@", "\t", "\r"}]
