"""`priorizacion priorizar`: de la carpeta al resultado."""

from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import carpetas
from priorizacion.cli.castellano import Comando, Entero, Segundos
from priorizacion.cli.estados import contar_propuestas
from priorizacion.cli.salida import (
    avances,
    contar,
    decir,
    imprimir_observaciones,
    imprimir_una_por_codigo,
    quejarse,
)
from priorizacion.cli.tropiezo import cada_una
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.resultado import Resultado
from priorizacion.tareas.calculo import Calculo, Esfuerzo
from priorizacion.tareas.calculo import priorizar as priorizar_carpeta
from priorizacion.tareas.orden import como_argumento


@click.command(cls=Comando, short_help="Escoge la agenda y escribe su resultado.")
@carpetas
@click.option(
    "--limite-nodos",
    type=Entero(),
    metavar="N",
    help="Nodos de búsqueda por etapa; si no alcanzan, el resultado dice su brecha.",
)
@click.option(
    "--limite-segundos",
    type=Segundos(),
    metavar="N",
    help="Segundos por etapa; un resultado que detuvo el reloj no es reproducible.",
)
@click.option(
    "--solucionador",
    type=click.Choice(["highs", "cbc"]),
    default="highs",
    show_default=True,
    help="Quién resuelve el modelo.",
)
@click.option(
    "--a-fondo",
    is_flag=True,
    help="Busca cada explicación exacta, también con cuánto más dinero entraría; puede tardar.",
)
@click.option(
    "--breve",
    is_flag=True,
    help="Decide sin explicar ni medir qué tan firme es: para ver pronto cómo va quedando.",
)
@click.option(
    "--si-cambio",
    is_flag=True,
    help="Deja quieto el resultado que ya es el de los archivos y de esta versión del programa.",
)
def priorizar(carpetas: tuple[Path, ...], **opciones: Any) -> int:
    """Escoge la agenda de cada CARPETA y escribe en ella resultado, certificado y puntajes.

    Si una falla sigue con las demás, y termina con el código más alto.
    """
    if opciones["a_fondo"] and opciones["breve"]:
        raise click.UsageError("Escoja una: --a-fondo lo explica todo y --breve no explica nada.")
    esfuerzo = Esfuerzo(
        nodos=opciones["limite_nodos"],
        segundos=opciones["limite_segundos"],
        solucionador=opciones["solucionador"],
        a_fondo=opciones["a_fondo"],
        breve=opciones["breve"],
        si_cambio=opciones["si_cambio"],
    )

    def una(carpeta: Path) -> int:
        with avances(str(carpeta)) as avisar:
            calculo = priorizar_carpeta(carpeta, avisar, esfuerzo)
        return _contar_calculo(carpeta, calculo)

    return cada_una(carpetas, una)


def _contar_calculo(carpeta: Path, calculo: Calculo) -> int:
    if calculo.resultado is None:
        imprimir_observaciones(calculo.observaciones, carpeta)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se calculó ni se escribió nada.")
        return codigos.OBSERVACIONES
    if calculo.observaciones:
        callados = [o for o in calculo.observaciones if o.codigo == "cambio-sin-registrar"]
        imprimir_observaciones(callados, carpeta, error=True)
        imprimir_una_por_codigo((o for o in calculo.observaciones if o not in callados), carpeta)
        cuantas = contar(len(calculo.observaciones), "advertencia", "advertencias")
        quejarse(
            f"{carpeta}: {cuantas}; todas, con: priorizacion revisar {como_argumento(carpeta)}"
        )
    if calculo.resultado.estado_solucion == "sin_respuesta":
        quejarse(
            f"{carpeta}: el solucionador no encontró respuesta dentro de los límites; no se "
            "escribió nada. Suba --limite-nodos o --limite-segundos."
        )
        return codigos.SIN_RESPUESTA
    decir(f"{carpeta}: {_frase(calculo.resultado)}")
    if calculo.vigente:
        decir(f"{carpeta}: nada cambió desde que se calculó; no se escribió nada.")
    else:
        decir(f"{carpeta}: se escribieron {', '.join(calculo.escritos)}.")
    inviable = calculo.resultado.estado_solucion == "inviable_probada"
    return codigos.INVIABLE if inviable else codigos.HECHO


def _frase(resultado: Resultado) -> str:
    if resultado.inviabilidad is not None:
        return f"ninguna agenda cumple todas las reglas (probado). {resultado.inviabilidad.texto}"
    elegidas = sum(p.estado == "seleccionada" for p in resultado.propuestas)
    estudios = sum(p.estado == "preinversion" for p in resultado.propuestas)
    return (
        f"{contar(elegidas, 'proyecto', 'proyectos')} de "
        + contar_propuestas(
            len(resultado.propuestas),
            sum(p.estado == "fusionada" for p in resultado.propuestas),
            sum(p.estado == "retirada" for p in resultado.propuestas),
        )
        + (f" y {contar(estudios, 'estudio', 'estudios')} de preinversión" if estudios else "")
        + f"; costo {escribir_entero(resultado.costo_total or 0)}; "
        f"valor {escribir_centesimas(resultado.valor or 0)}; {_certeza(resultado)}."
    )


def _certeza(resultado: Resultado) -> str:
    if resultado.estado_solucion == "probada":
        return "probado: ninguna otra agenda vale más"
    brecha = escribir_centesimas(resultado.brecha or 0)
    aviso = "" if resultado.reproducible else ", y otra corrida puede dar otra (la detuvo el reloj)"
    return f"sin probar: otra agenda podría valer hasta {brecha} más{aviso}"
