"""Una Eleccion → el contenido de su `agenda.yaml`: un criterio, una fuente, una vigencia."""

import re
from fractions import Fraction
from typing import Any

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.ingesta.adaptacion import adaptar_id, recortar
from priorizacion.ingesta.eleccion import Eleccion

_CENTESIMAS = 10_000
_MONEDA = re.compile(r"^[A-Z]{3}$")
_SORTEO = (
    "No hubo sorteo público: es una elección ya celebrada. Por convención, los empates que no "
    "deciden el costo ni el número de proyectos se deciden con la semilla vacía."
)


def agenda_de(
    eleccion: Eleccion, vigencia: int, maximo_proyectos: int | None = None
) -> dict[str, Any]:
    """Las claves de `agenda.yaml`; sin `maximo_proyectos`, `sin_tope: true`."""
    decimales = decimales_de(eleccion)
    tope, _ = _ancla(eleccion)
    cuantas = len(eleccion.proyectos)
    return {
        **_identidad(eleccion.meta, vigencia),
        "aclaracion": _aclaracion(eleccion, decimales),
        "criterios": [_criterio(eleccion, tope)],
        "umbrales": {"prioridad": 0, "factibilidad": 0},
        "fuentes": [
            {
                "id": "presupuesto",
                "nombre": "Presupuesto de la elección",
                "techos": {vigencia: int(eleccion.presupuesto * 10**decimales)},
            }
        ],
        "reserva": 0,
        "regla_de_valor": "proyectos",
        "resolucion": 1,
        **({"maximo_proyectos": maximo_proyectos} if maximo_proyectos else {"sin_tope": True}),
        "reglas": _cuotas(eleccion.techos_por_categoria, decimales),
        "sorteo": {"procedimiento": _SORTEO, "semilla": ""},
        "comprobaciones": {"propuestas": {"minimo": cuantas, "maximo": cuantas}},
    }


def decimales_de(eleccion: Eleccion) -> int:
    """Cuántos decimales hay que correr para que todo monto sea entero: 0, o al menos 2 (centavos).

    El presupuesto, los techos y los costos van todos en esa unidad, la más pequeña en uso.
    """
    montos = [
        eleccion.presupuesto,
        *eleccion.techos_por_categoria.values(),
        *(p.costo for p in eleccion.proyectos),
    ]
    lugares = next(n for n in range(50) if all((m * 10**n).denominator == 1 for m in montos))
    return max(2, lugares) if lugares else 0


def etiqueta_de(categoria: str) -> str:
    """La categoría como etiqueta: sin la barra que separa las listas."""
    return categoria.replace("|", "/")


def _identidad(meta: dict[str, str], vigencia: int) -> dict[str, Any]:
    lugares = [meta.get(c, "") for c in ("unit", "district", "subunit")]
    nombre = ", ".join(dict.fromkeys(n for n in lugares if n)) or "Sin nombre"
    titulo = meta.get("description") or meta.get("instance") or nombre
    moneda = meta.get("currency", "").upper()
    return {
        "titulo": recortar(f"Presupuesto participativo: {titulo}"),
        "territorio": {"nombre": recortar(nombre)},
        "periodo": {"inicio": vigencia, "fin": vigencia},
        "moneda": moneda if _MONEDA.match(moneda) else "XXX",
        "licencia": "Sin licencia declarada en el archivo de origen",
    }


def _aclaracion(eleccion: Eleccion, decimales: int) -> str:
    meta = eleccion.meta
    _, exacto = _ancla(eleccion)
    donde = ", ".join(meta[c] for c in ("country", "unit") if meta.get(c))
    contado = "contados en sus papeletas" if eleccion.contado else "que publica el archivo"
    partes = [
        f"Elección real importada de Pabulib ({donde or 'lugar sin declarar'}). Ningún comité "
        f"calificó estos proyectos: su prioridad son los {eleccion.unidad} que recibieron, "
        f"{contado}, y su factibilidad es 100 para todos, porque el archivo no dice nada de ella.",
        f"Cada {eleccion.unidad[:-1]} vale una centésima de prioridad."
        if exacto
        else f"El proyecto con más {eleccion.unidad} vale 100 y los demás en proporción, "
        "redondeados a centésimas.",
        "Los proyectos, sus nombres y sus costos son los publicados; los datos de quienes votaron "
        "no se copiaron. La fase «diseños» es una convención: permite que el dinero los pague.",
    ]
    if decimales:
        partes.append(
            f"Los montos van en la unidad más pequeña: 1 = 1/{escribir_entero(10**decimales)} de "
            f"{meta.get('currency') or 'la moneda'}."
        )
    if eleccion.techos_por_categoria:
        partes.append("El techo de cada categoría es el de la elección.")
    if not _MONEDA.match(meta.get("currency", "").upper()):
        partes.append("El archivo no dice la moneda: XXX es el código de «sin moneda».")
    return " ".join(partes) + "\n"


def _criterio(eleccion: Eleccion, tope: Fraction) -> dict[str, Any]:
    return {
        "id": eleccion.unidad,
        "eje": "prioridad",
        "nombre": "Votos recibidos" if eleccion.unidad == "votos" else "Puntos recibidos",
        "ponderacion": 100,
        "origen": "dato",
        "columna": eleccion.unidad,
        "tramos": {0: 0, tope: 100},
    }


def _ancla(eleccion: Eleccion) -> tuple[Fraction, bool]:
    apoyos = [p.apoyo for p in eleccion.proyectos]
    enteros = all(a.denominator == 1 and a >= 0 for a in apoyos)
    exacto = enteros and max(apoyos) <= _CENTESIMAS
    return (Fraction(_CENTESIMAS), True) if exacto else (max(*apoyos, Fraction(1)), False)


def _cuotas(techos: dict[str, Fraction], decimales: int) -> list[dict[str, Any]]:
    usados: set[str] = set()
    cuotas = []
    for categoria, techo in techos.items():
        id_ = adaptar_id(f"categoria-{categoria}", usados)
        usados.add(id_)
        cuotas.append(
            {
                "id": id_,
                "tipo": "cuota",
                "grupo": {"etiqueta": etiqueta_de(categoria)},
                "base": "pesos",
                "maximo": int(techo * 10**decimales),
                "texto": f"La categoría «{categoria}» tiene su propio techo en la elección.",
            }
        )
    return cuotas
