"""Explicaciones, robustez y curva inventadas pero coherentes, para probar las páginas."""

from priorizacion.dominio.curva import ENFASIS, NIVELES, AjusteDeCurva, Curva, PuntoDeCurva
from priorizacion.dominio.curva import Presencia as PresenciaPorDinero
from priorizacion.dominio.explicacion import (
    Arreglo,
    Caso,
    Costo,
    Explicacion,
    Explicaciones,
    Intervalo,
    MasDinero,
    PrecioDeRegla,
    Puntos,
)
from priorizacion.dominio.resultado import Estado, PropuestaDecidida
from priorizacion.dominio.robustez import (
    Clase,
    Familia,
    FamiliaDeEscenarios,
    Firmeza,
    IndiceNucleo,
    Robustez,
)
from priorizacion.publicacion.publicable import Publicable

from . import taller

FAMILIAS: tuple[Familia, ...] = (
    "ponderaciones_libres",
    "ponderaciones_cercanas",
    "ponderaciones_en_orden",
    "costos",
    "techos",
)
ESCENARIOS = 1000
CASOS: dict[Estado | None, Caso] = {
    "seleccionada": "elegida",
    "lista_de_espera": "competencia",
    "preinversion": "sin_arranque",
    "no_elegible": "puerta",
    "sin_quorum": "puerta",
    "gestion_ante_otro_nivel": "puerta",
    "retirada": "aparte",
    "fusionada": "aparte",
}


def exacto(n: int) -> Intervalo:
    return Intervalo(minimo=n, maximo=n)


def entre(minimo: int, maximo: int | None) -> Intervalo:
    return Intervalo(minimo=minimo, maximo=maximo)


def explicada(publicable: Publicable) -> Publicable:
    """La misma agenda, con todo lo que la defiende."""
    return taller.cambiar(
        publicable,
        resultado={
            "explicaciones": explicaciones(publicable),
            "robustez": robustez(publicable),
            "curva_presupuesto": curva(publicable),
        },
    )


def con_su_curva(publicable: Publicable) -> Publicable:
    """Explicada, con la curva que sí se calculó; en un punto, como si no se hubiera sabido."""
    curva = publicable.resultado.curva_presupuesto
    assert curva is not None
    *otros, ultimo = curva.ajustes
    assert ultimo.puntos[0].valor is None
    no_se_sabe = ultimo.puntos[0].model_copy(update={"estado": "sin_respuesta"})
    dudoso = ultimo.model_copy(update={"puntos": (no_se_sabe, *ultimo.puntos[1:])})
    con_duda = curva.model_copy(update={"ajustes": (*otros, dudoso)})
    return taller.cambiar(explicada(publicable), resultado={"curva_presupuesto": con_duda})


def explicaciones(publicable: Publicable) -> Explicaciones:
    """Una por propuesta; las cifras cambian con su lugar, para que haya de todas."""
    decididas = publicable.resultado.propuestas
    return Explicaciones(
        propuestas=tuple(_explicar(publicable, d, n) for n, d in enumerate(decididas)),
        reglas=_precios(publicable),
    )


def _explicar(publicable: Publicable, decidida: PropuestaDecidida, n: int) -> Explicacion:
    caso = CASOS[decidida.estado]
    if caso == "elegida":
        return _elegida(publicable, decidida, n)
    if caso == "competencia":
        return _en_espera(publicable, decidida, n)
    if caso == "aparte":
        return Explicacion(propuesta=decidida.id, caso=caso)
    se_puede = decidida.estado != "gestion_ante_otro_nivel"
    return Explicacion(
        propuesta=decidida.id,
        caso=caso,
        arreglo=Arreglo(
            se_puede=se_puede,
            pendientes=tuple(m.codigo for m in decidida.motivos),
            desenlace=(("entra", "no_entra", "depende")[n % 3]) if se_puede else None,
        ),
    )


def _elegida(publicable: Publicable, decidida: PropuestaDecidida, n: int) -> Explicacion:
    afuera = [d.id for d in publicable.resultado.propuestas if d.estado == "lista_de_espera"]
    unica = n % 5 == 0
    costo = publicable.contexto.propuestas[decidida.id].costo
    return Explicacion(
        propuesta=decidida.id,
        caso="elegida",
        reemplazo=None if unica else (exacto(100 * (n % 4)), entre(0, 300), entre(200, 400))[n % 3],
        irremplazable=unica,
        entrarian=() if unica else tuple(afuera[: 1 + n % 2]),
        puntajes=(
            Puntos(eje="prioridad", actual=decidida.prioridad or 0, limite=None if unica else exacto((decidida.prioridad or 0) - 523)),
            Puntos(eje="factibilidad", actual=decidida.factibilidad or 0, limite=None if unica else entre((decidida.factibilidad or 0) - 700, (decidida.factibilidad or 0) - 611)),
        ),
        costo=Costo(actual=costo, limite=None if unica else exacto(costo + 31_234_567)),
        confirmada=True,
    )  # fmt: skip


def _en_espera(publicable: Publicable, decidida: PropuestaDecidida, n: int) -> Explicacion:
    adentro = [d.id for d in publicable.resultado.propuestas if d.estado == "seleccionada"]
    costo = publicable.contexto.propuestas[decidida.id].costo
    prioridad, factibilidad = decidida.prioridad or 0, decidida.factibilidad or 0
    nunca = n % 6 == 0
    fuentes = publicable.agenda.fuentes
    perdida = (exacto(100 * n), entre(0, 400), exacto(0), entre(300, 500), entre(200, None))[n % 5]
    return Explicacion(
        propuesta=decidida.id,
        caso="competencia",
        arrepentimiento=perdida,
        saldrian=tuple(adentro[: 1 + n % 2]),
        puntajes=(
            Puntos(eje="prioridad", actual=prioridad, limite=None if nunca else exacto(min(prioridad + 475, 10_000))),
            Puntos(eje="factibilidad", actual=factibilidad, limite=None if n % 2 else entre(factibilidad + 300, factibilidad + 512)),
        ),
        costo=Costo(actual=costo, limite=None if nunca else exacto(costo - costo // 7)),
        dinero=tuple(
            MasDinero(fuente=f.id, vigencia=None if nunca or i == 2 else 2027, pesos=None if nunca or i == 2 else (exacto(52_341_777 + i * 1_000_000), entre(40_000_000, 70_000_000))[i % 2])
            for i, f in enumerate(fuentes)
        ),
        confirmada=n % 2 == 0,
    )  # fmt: skip


def _precios(publicable: Publicable) -> tuple[PrecioDeRegla, ...]:
    afuera = [d.id for d in publicable.resultado.propuestas if d.estado == "lista_de_espera"]
    adentro = [d.id for d in publicable.resultado.propuestas if d.estado == "seleccionada"]
    return tuple(
        PrecioDeRegla(
            regla=r.id,
            texto=r.texto,
            precio=(exacto(0), exacto(900), entre(0, 300), entre(100, 400), entre(500, None))[
                n % 5
            ],
            ata=(False, True, False, True, True)[n % 5],
            entrarian=tuple(afuera[:2]) if n % 5 in {1, 3} else (),
            saldrian=tuple(adentro[:1]) if n % 5 == 3 else (),
        )
        for n, r in enumerate(publicable.resultado.reglas)
        if not r.id.startswith("techo:")
    )


def robustez(publicable: Publicable) -> Robustez:
    """Mil escenarios por familia; hay firmes, en el límite, por fuera y sin saber."""
    compiten = [d for d in publicable.resultado.propuestas if d.valor is not None]
    return Robustez(
        semilla="semilla de prueba",
        familias=tuple(_familia(f) for f in FAMILIAS),
        propuestas=tuple(_firmeza(d, n) for n, d in enumerate(compiten)),
    )


def _familia(familia: Familia) -> FamiliaDeEscenarios:
    textos = {
        "ponderaciones_libres": "Mil repartos cualesquiera de las ponderaciones de los criterios.",
        "ponderaciones_cercanas": "Mil repartos parecidos a las ponderaciones declaradas.",
        "ponderaciones_en_orden": "Mil repartos que conservan el orden de las ponderaciones.",
        "costos": "Mil juegos de costos: cada uno sube o baja según la madurez del proyecto.",
        "techos": "Mil juegos de techos, cada fuente entre 20 % menos y 20 % más.",
    }
    return FamiliaDeEscenarios(
        familia=familia, escenarios=ESCENARIOS, inviables=4 if familia == "techos" else 0,
        probados=990, brecha_maxima=37, revisados=100, texto=textos[familia],
    )  # fmt: skip


def _firmeza(decidida: PropuestaDecidida, n: int) -> Firmeza:
    elegida = decidida.estado == "seleccionada"
    firmes = (1000, 998, 1000, 961, 975)
    mitad = (620, 910, 700, 430, 388)
    fuera = (12, 0, 3, 41, 50)
    clase, cifras = (
        (("nucleo", firmes), ("frontera", mitad), ("nucleo", firmes))
        if elegida
        else (("exterior", fuera), ("frontera", tuple(m // 2 for m in mitad)), ("exterior", fuera))
    )[n % 3]
    ancho = 7 if n % 4 in {1, 2} else 0
    sin_saber = n % 7 == 6
    return Firmeza(
        propuesta=decidida.id,
        clase=None if sin_saber else clase,
        indices=tuple(
            _indice(f, c, ancho, sin_saber, n) for f, c in zip(FAMILIAS, cifras, strict=True)
        ),
        sin_un_participante=("siempre", "a_veces", "siempre_o_a_veces")[n % 3] if elegida else ("nunca", "a_veces", "a_veces_o_nunca")[n % 3],
        sin_un_estamento=None if n % 4 == 0 else "no_se_sabe" if n % 4 == 1 else "siempre" if elegida else "nunca",
    )  # fmt: skip


def _indice(familia: Familia, c: int, ancho: int, sin_saber: bool, n: int) -> IndiceNucleo:
    if sin_saber:
        return IndiceNucleo(familia=familia, minimo=0, maximo=ESCENARIOS, clase=None)
    hecho = IndiceNucleo(familia=familia, minimo=max(c - ancho, 0), maximo=c, clase=_clase(c))
    # una de cada ocho no trae lo hallado
    return hecho if n % 8 == 1 else hecho.model_copy(update={"hallado": c})


def _clase(c: int) -> Clase:
    return "nucleo" if c >= 950 else "exterior" if c <= 50 else "frontera"


def curva(publicable: Publicable) -> Curva:
    """Sube con el dinero y deja de subir; abajo no hay lista posible y en uno no se probó."""
    resultado, agenda = publicable.resultado, publicable.agenda
    puntos = tuple(_punto(nivel, resultado.valor or 0) for nivel in NIVELES)
    presencias = tuple(
        p for n, d in enumerate(resultado.propuestas) if (p := _presencia(d, n)) is not None
    )
    return Curva(
        declarado=sum(sum(f.techos.values()) for f in agenda.fuentes),
        niveles=NIVELES,
        ajustes=tuple(
            AjusteDeCurva(regla_de_valor=agenda.regla_de_valor, enfasis=e, puntos=puntos, presencias=presencias if e == 1 else presencias[1:])
            for e in (1, *(e for e in ENFASIS if e != 1))
        ),
    )  # fmt: skip


def _punto(nivel: int, hoy: int) -> PuntoDeCurva:
    if nivel < 36:
        return PuntoDeCurva(nivel=nivel, estado="inviable", valor=None, brecha=None)
    valor = hoy * (nivel if nivel <= 100 else 100 + (min(nivel, 140) - 100) // 4) // 100
    if nivel == 68:
        return PuntoDeCurva(nivel=nivel, estado="con_brecha", valor=valor, brecha=hoy // 20)
    return PuntoDeCurva(nivel=nivel, estado="probada", valor=valor, brecha=0)


def _presencia(decidida: PropuestaDecidida, n: int) -> PresenciaPorDinero | None:
    if decidida.estado == "seleccionada":
        tramos = (((36, 200),), ((60, 200),), ((36, 48), (80, 160)))[n % 3]
    elif decidida.estado == "lista_de_espera" and n % 2:
        tramos = ((115, 200),)
    else:
        return None
    return PresenciaPorDinero(propuesta=decidida.id, tramos=tramos)
