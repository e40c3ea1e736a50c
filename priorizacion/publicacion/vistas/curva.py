"""Qué pasaría con más o con menos dinero: la gráfica, sus números y con cuánto entra cada una."""

from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.curva import AjusteDeCurva, Curva, PuntoDeCurva
from priorizacion.dominio.resultado import COMPITEN
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import ajustes, simulador, tramos
from priorizacion.publicacion.vistas.ajustes import HOY
from priorizacion.publicacion.vistas.contexto import Contexto, celda_de_estado
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila

_ESTADOS = {
    "inviable": "no hay lista posible",
    "sin_respuesta": "no se sabe",
}


@dataclass(frozen=True, slots=True)
class Dinero:
    """La página de «¿Y si hubiera más o menos dinero?»."""

    resumen: str
    descripcion: str
    lectura: str
    puntos: tuple[PuntoDeCurva, ...]
    niveles: Tabla
    presencias: Tabla
    simulador: simulador.Simulador | None
    otros: ajustes.Otros | None
    notas: tuple[str, ...]


def ver(contexto: Contexto) -> Dinero | None:
    """La vista de la página; None si la curva no se calculó."""
    curva = contexto.curva
    if curva is None:
        return None
    propio = curva.ajustes[0]
    compiten = _por_entrada(contexto, propio)
    otros = ajustes.ver(contexto, curva)
    return Dinero(
        resumen=_resumen(contexto, curva),
        descripcion=_descripcion(propio),
        lectura=_lectura(propio.puntos),
        puntos=propio.puntos,
        niveles=_niveles(contexto, curva, propio),
        presencias=_presencias(contexto, curva, otros, compiten),
        simulador=simulador.ver(contexto, curva, compiten),
        otros=otros,
        notas=_notas(propio),
    )


def _resumen(contexto: Contexto, curva: Curva) -> str:
    hay = palabras.dinero(curva.declarado, contexto.corrientes)
    return (
        f"Los techos de esta agenda suman {hay}: eso es el 100 %. Aquí se ve qué se elegiría, con "
        f"las mismas reglas y los mismos puntajes, si hubiera desde el {curva.niveles[0]} % hasta "
        f"el {curva.niveles[-1]} % de ese dinero."
    )


def _descripcion(propio: AjusteDeCurva) -> str:
    """Lo que ve quien no ve la gráfica: de dónde a dónde va y cómo sube."""
    con_lista = [p for p in propio.puntos if p.valor is not None]
    if not con_lista:
        return "Gráfica vacía: en ningún nivel de dinero se encontró una agenda."
    desde, hasta = con_lista[0], con_lista[-1]
    return (
        "Línea del valor de la mejor agenda según el dinero. Va de "
        f"{escribir_centesimas(desde.valor or 0)} puntos con el {desde.nivel} % a "
        f"{escribir_centesimas(hasta.valor or 0)} con el {hasta.nivel} %. Una raya vertical marca "
        "el dinero que hay. La tabla que sigue trae los mismos números."
    )


def _lectura(puntos: tuple[PuntoDeCurva, ...]) -> str:
    con_lista = [p for p in puntos if p.valor is not None]
    if not con_lista:
        return "En ningún nivel de dinero se encontró una agenda que cumpla todas las reglas."
    frases = [_extremos(con_lista), _bastaria(con_lista), _tope(con_lista), _imposible(puntos)]
    return " ".join(f for f in frases if f)


def _extremos(con_lista: list[PuntoDeCurva]) -> str:
    hoy = next((p for p in con_lista if p.nivel == HOY), None)
    puntas = [p for p in (con_lista[0], con_lista[-1]) if p.nivel != HOY]
    dichos = palabras.lista([f"con el {p.nivel} %, {_valor(p)}" for p in puntas])
    if hoy is None:
        return f"La mejor agenda valdría, en puntos: {dichos}."
    frase = f"Con el dinero que hay, la agenda vale {_valor(hoy)} puntos"
    return f"{frase}; {dichos}." if dichos else f"{frase}."


def _valor(punto: PuntoDeCurva) -> str:
    return escribir_centesimas(punto.valor or 0)


def _bastaria(con_lista: list[PuntoDeCurva]) -> str:
    """El menor nivel que ya logra el valor de hoy, si no es el de hoy."""
    hoy = next((p.valor for p in con_lista if p.nivel == HOY), None)
    iguales = [p.nivel for p in con_lista if p.valor == hoy and p.nivel < HOY]
    return f"Con el {iguales[0]} % ya se lograría el mismo valor de hoy." if iguales else ""


def _tope(con_lista: list[PuntoDeCurva]) -> str:
    """Desde qué nivel más dinero ya no sirve; solo si está probado y antes del último."""
    ultimo = con_lista[-1]
    iguales: list[PuntoDeCurva] = []
    for punto in reversed(con_lista):
        if punto.valor != ultimo.valor or punto.brecha:
            break
        iguales.append(punto)
    if len(iguales) < 3:
        return ""
    desde = iguales[-1].nivel
    return f"Desde el {desde} %, más dinero ya no le agrega valor: mandan las otras reglas."


def _imposible(puntos: tuple[PuntoDeCurva, ...]) -> str:
    sin = [p.nivel for p in puntos if p.estado == "inviable"]
    if not sin:
        return ""
    niveles = [p.nivel for p in puntos]
    cuales = tramos.decir(tramos.juntar(sin, niveles), niveles)
    return f"Ninguna lista cumpliría todas las reglas {cuales}."


def ancla(propuesta: str) -> str:
    """El lugar de una propuesta en la página: a él llega el enlace de la suya."""
    return f"con-{propuesta}"


def _sin_probar(ajuste: AjusteDeCurva) -> str:
    """En qué niveles la lista encontrada podría no ser la mejor; vacío si en ninguno."""
    dudosos = [p.nivel for p in ajuste.puntos if p.brecha]
    if not dudosos:
        return ""
    cuales = tramos.decir(
        tramos.juntar(dudosos, [p.nivel for p in ajuste.puntos]), [p.nivel for p in ajuste.puntos]
    )
    cuales = f"{cuales[0].upper()}{cuales[1:]}"
    return f"{cuales} no se probó cuál lista es la mejor: podría ser otra."


def _tramos(ajuste: AjusteDeCurva) -> dict[str, tuple[tramos.Tramo, ...]]:
    return {p.propuesta: p.tramos for p in ajuste.presencias}


def _niveles(contexto: Contexto, curva: Curva, propio: AjusteDeCurva) -> Tabla:
    elegidas = frozenset(d.id for d in contexto.elegidas)
    return Tabla(
        f"La mejor agenda con cada nivel de dinero; millones de {contexto.corrientes}",
        columnas("Del que hay", "#Dinero", "#Valor", "#Proyectos", "#Entran", "#Salen"),
        tuple(_nivel(curva, propio, p, elegidas) for p in propio.puntos),
        id="niveles",
    )


def _nivel(
    curva: Curva, propio: AjusteDeCurva, punto: PuntoDeCurva, elegidas: frozenset[str]
) -> Fila:
    dinero = palabras.numero_de_millones(curva.declarado * punto.nivel // 100)
    clase = "total" if punto.nivel == HOY else None
    if punto.valor is None:
        return fila(f"{punto.nivel} %", dinero, _ESTADOS[punto.estado], "", "", "", clase=clase)
    lista = frozenset(propio.lista(punto.nivel))
    hasta = f" a {escribir_centesimas(punto.valor + punto.brecha)}" if punto.brecha else ""
    return fila(
        f"{punto.nivel} %",
        dinero,
        f"{escribir_centesimas(punto.valor)}{hasta}",
        escribir_entero(len(lista)),
        escribir_entero(len(lista - elegidas)),
        escribir_entero(len(elegidas - lista)),
        clase=clase,
    )


def _por_entrada(contexto: Contexto, propio: AjusteDeCurva) -> tuple[str, ...]:
    """Las que compiten; primero las que se eligen con menos dinero."""
    suyos = _tramos(propio)
    compiten = (d.id for d in contexto.en_estado(*COMPITEN))
    return tuple(sorted(compiten, key=lambda p: _entrada(suyos.get(p, ()), contexto, p)))


def _presencias(
    contexto: Contexto, curva: Curva, otros: ajustes.Otros | None, compiten: Sequence[str]
) -> Tabla:
    suyos = _tramos(curva.ajustes[0])
    de_maneras = (f"#De {otros.cuantas} maneras",) if otros else ()
    return Tabla(
        "Con qué parte del dinero que hay se elige cada propuesta que compite",
        columnas("Propuesta", "Se elige", "Decisión", *de_maneras),
        tuple(
            fila(
                contexto.celda(p),
                tramos.decir(suyos.get(p, ()), curva.niveles) or "nunca",
                celda_de_estado(contexto.decididas[p].estado),
                *([escribir_entero(otros.veces.get(p, 0))] if otros else []),
                id=ancla(p),
            )
            for p in compiten
        ),
        id="con-cuanto",
    )


def _entrada(
    suyos: tuple[tramos.Tramo, ...], contexto: Contexto, propuesta: str
) -> tuple[int, int, str]:
    """Primero las que entran con menos dinero; después las que más tramos cubren, y el nombre."""
    if not suyos:
        return (1_001, 0, contexto.nombre(propuesta))
    cubre = sum(hasta - desde for desde, hasta in suyos)
    return (suyos[0][0], -cubre, contexto.nombre(propuesta))


def _notas(propio: AjusteDeCurva) -> tuple[str, ...]:
    notas = [
        "Cada nivel cambia por igual todos los techos. No cambian los costos, los aportes ni los "
        "máximos de proyectos.",
        "Si varias listas valen lo mismo, aquí se "
        "cuenta una de ellas: solo con el 100 % se resolvieron los empates.",
        "Con más dinero una propuesta puede salir: a veces cabe otra combinación que vale más.",
    ]
    if any(p.brecha for p in propio.puntos):
        notas.append(
            "Donde dice «a», no se probó cuál es el mayor valor: está entre esas dos cifras. "
            + _sin_probar(propio)
        )
    return tuple(notas)
