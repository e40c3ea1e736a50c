"""Qué se probó de la solución, en palabras; «la mejor» solo si está probado."""

from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_razon
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto

_ETAPAS = {
    2: "el menor costo",
    3: "el menor número de proyectos",
    4: "el sorteo público",
}


def decision(contexto: Contexto) -> str:
    """La frase que abre la agenda: cuántas se eligieron, de cuántas, y cuánto cuestan."""
    resultado = contexto.resultado
    total = palabras.contar(len(resultado.propuestas), "propuesta", "propuestas")
    if contexto.inviable:
        return f"Con estas reglas no hay ninguna agenda posible para las {total}."
    elegidas = len(contexto.elegidas)
    if elegidas == 0:
        return f"De {total} no se eligió ninguna."
    verbo = "se eligió 1" if elegidas == 1 else f"se eligieron {elegidas}"
    costo = palabras.dinero(resultado.costo_total or 0, contexto.base)
    cuesta = "Cuesta" if elegidas == 1 else "Cuestan"
    return f"De {total} {verbo}. {cuesta} {costo}."


DONDE_SE_COMPRUEBA = "está en «Datos y verificación»"


def firmeza(contexto: Contexto, donde: str = DONDE_SE_COMPRUEBA) -> str:
    """Qué tan buena se sabe que es la agenda; `donde` dice en qué lugar se comprueba."""
    resultado = contexto.resultado
    if resultado.estado_solucion == "probada":
        return _probada(contexto, donde)
    if resultado.estado_solucion == "con_brecha":
        return _con_brecha(contexto)
    if contexto.inviable:
        return (
            "Está probado, por dos caminos distintos, que ninguna combinación de propuestas "
            "cumple todas las reglas a la vez."
        )
    return "No se alcanzó a encontrar una respuesta."


def desempate(contexto: Contexto) -> str | None:
    """Si hubo empate y qué lo resolvió; None si no hay nada que decir."""
    empate = contexto.resultado.desempate
    if empate is None:
        return None
    if empate.empate is None:
        return "No se pudo saber si otra combinación empata con esta."
    if not empate.empate:
        return "No hubo empate: ninguna otra combinación suma el mismo valor."
    if empate.etapa is None:
        return "Hubo empate: otra combinación suma el mismo valor."
    if empate.etapa == 4 and contexto.agenda.sorteo.semilla is None:
        return (
            "Hubo empate: otra combinación suma el mismo valor. Lo resolverá el sorteo público, "
            "que todavía no se ha hecho: hasta entonces lo que empata es provisional."
        )
    return (
        "Hubo empate: otra combinación suma el mismo valor. "
        f"Lo resolvió {_ETAPAS[empate.etapa]}, como estaba escrito antes de calificar."
    )


def redondeo(contexto: Contexto) -> str | None:
    """Qué se dejó por redondear los valores; None si no se redondeó o no se sabe."""
    empate = contexto.resultado.desempate
    if empate is None or empate.redondeo is None:
        return None
    cedido = empate.redondeo
    if cedido.cedido_maximo == 0:
        return "Redondear los valores no cambió la agenda."
    frase = f"Por redondear los valores se cedieron {_cuanto(cedido.cedido, cedido.cedido_maximo)}."
    if not cedido.entrarian and not cedido.saldrian:
        return frase
    entran = palabras.lista([f"«{contexto.nombre(i)}»" for i in cedido.entrarian]) or "ninguna"
    salen = palabras.lista([f"«{contexto.nombre(i)}»" for i in cedido.saldrian]) or "ninguna"
    return f"{frase} Sin redondear entraría: {entran}; y saldría: {salen}."


def _probada(contexto: Contexto, donde: str) -> str:
    """«Probado» a secas solo si la cota que cualquiera comprueba llega hasta el valor."""
    cota = contexto.certificado.cota_verificable
    frase = "ninguna otra combinación que cumpla todas las reglas suma más valor."
    if cota is not None and cota.valor == contexto.resultado.valor:
        return f"Está probado, y cualquiera puede comprobarlo, que {frase}"
    return (
        f"Está probado que {frase} Lo dice el programa de cálculo (el solucionador), que las "
        f"descartó todas; lo que cualquiera puede comprobar sin él {donde}."
    )


def _con_brecha(contexto: Contexto) -> str:
    brecha, valor = contexto.resultado.brecha, contexto.resultado.valor
    base = "Esta agenda cumple todas las reglas, pero no está probado que sea la de mayor valor"
    if not brecha or not valor:
        return f"{base}."
    parte = escribir_razon(Fraction(brecha, valor))
    return f"{base}: otra podría sumar hasta {escribir_centesimas(brecha)} puntos más ({parte})."


def _cuanto(cedido: int | None, cedido_maximo: int) -> str:
    if cedido is None:
        return f"a lo sumo {escribir_centesimas(cedido_maximo)} puntos"
    return f"{escribir_centesimas(cedido)} puntos"
