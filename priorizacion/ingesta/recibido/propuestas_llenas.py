"""Un formulario lleno, contra lo que se preguntó → propuestas recibidas, celda por celda.

Lo que se escogió en palabras vuelve a ser el identificador. Una celda que no se entiende queda en
blanco y observada; solo si no puede faltar, la propuesta no entra.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from priorizacion.dominio.cantidad import CantidadIlegible, leer_entero
from priorizacion.dominio.formulario import (
    CODIGO,
    HABILITANTE,
    NOTA,
    SE_SEPARAN,
    Campo,
    Formulario,
)
from priorizacion.dominio.letras import hacer_visible
from priorizacion.dominio.observacion import Origen
from priorizacion.dominio.propuesta_recibida import Contestada, PropuestaRecibida, identificar
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.recibido.formulario_lleno import FilaLlena, FormularioLleno
from priorizacion.ingesta.recibido.pieza import Pieza
from priorizacion.ingesta.texto import allanar, citar, sugerir

QUEDO_EN_BLANCO = "Quedó en blanco."
NO_ENTRO = "La propuesta no entró."


@dataclass(frozen=True)
class Preguntado:
    """El formulario, por columna."""

    formulario: Formulario

    @cached_property
    def campos(self) -> Mapping[str, Campo]:
        """Columna → pregunta, también las condiciones."""
        todos = (*self.formulario.campos, *self.formulario.condiciones)
        return {campo.columna: campo for campo in todos}

    @cached_property
    def respuestas(self) -> Mapping[str, Mapping[str, str]]:
        """Columna → (opción o su valor, allanado → valor)."""
        return {
            columna: {allanar(t): o.valor for o in c.opciones for t in (o.texto, o.valor)}
            for columna, c in self.campos.items()
        }


def entender(
    pieza: Pieza, lleno: FormularioLleno, preguntado: Preguntado, apuntes: Apuntes
) -> tuple[PropuestaRecibida, ...]:
    """Las propuestas de una pieza; lo que no se toma queda en `apuntes`, con su lugar."""
    if lleno.agenda != preguntado.formulario.agenda:
        apuntes.append(
            observar(
                "formulario-ajeno",
                en(pieza.nombre),
                f"Es de {citar(lleno.agenda)} y aquí se recibe «{preguntado.formulario.agenda}»."
                if lleno.agenda
                else "No dice de qué agenda es.",
                "Reciba cada formulario en su carpeta; si es de aquí, pida que usen el que se "
                "repartió.",
            )
        )
        return ()
    if not lleno.filas:
        apuntes.append(
            observar(
                "formulario-vacio",
                en(pieza.nombre),
                "No trae ninguna propuesta.",
                "Pida que lo llenen debajo del ejemplo.",
            )
        )
    return tuple(_entender(pieza, lleno, fila, preguntado, apuntes) for fila in lleno.filas)


def _entender(
    pieza: Pieza,
    lleno: FormularioLleno,
    fila: FilaLlena,
    preguntado: Preguntado,
    apuntes: Apuntes,
) -> PropuestaRecibida:
    celdas = {}
    for columna, escrita in fila.celdas.items():
        campo = preguntado.campos.get(columna)
        if columna.startswith(NOTA):
            celdas[columna] = " ".join(_limpiar(escrita).split())
        elif campo is not None and columna not in fila.rotas:
            origen = en(pieza.nombre, fila.numero, columna)
            celdas[columna] = _leer(campo, escrita, preguntado.respuestas[columna], origen, apuntes)
    celdas = {columna: celda for columna, celda in celdas.items() if celda}
    return PropuestaRecibida(
        identidad=identificar(fila.clave, celdas),
        archivo=pieza.huella,
        numero=fila.numero,
        clave=fila.clave,
        edicion=lleno.edicion if fila.clave else 0,
        llenado=lleno.llenado if fila.clave else "",
        codigo=celdas.pop(CODIGO, ""),
        celdas={c: v for c, v in celdas.items() if not c.startswith((HABILITANTE, NOTA))},
        respuestas=dict(_respuestas(celdas)),
    )


def _limpiar(escrita: str) -> str:
    return hacer_visible(unicodedata.normalize("NFC", re.sub(r"\r\n?", "\n", escrita)), "\n")


def _leer(
    campo: Campo, escrita: str, valores: Mapping[str, str], origen: Origen, apuntes: Apuntes
) -> str:
    """La celda limpia; de una lista de opciones, sin las que no lo son."""
    limpia = _limpiar(escrita)
    if campo.clase == "parrafo":
        return limpia.strip()
    en_un_renglon = " ".join(limpia.split())
    if campo.clase in ("cifra", "dinero"):
        return _en_cifras(en_un_renglon)
    if campo.clase in SE_SEPARAN:
        partes = (" ".join(parte.split()) for parte in re.split(r"[|;\n]", limpia))
        escritas = [parte for parte in partes if parte]
    else:
        escritas = [en_un_renglon]
    if campo.opciones:
        escritas = list(_escoger(campo, escritas, valores, origen, apuntes))
    return "|".join(escritas)


def _en_cifras(escrita: str) -> str:
    """Solo cifras, si se lee con certeza; si no, tal cual, para que se diga qué tiene."""
    try:
        return str(leer_entero(escrita))
    except CantidadIlegible:
        return escrita


def _escoger(
    campo: Campo,
    escritas: list[str],
    valores: Mapping[str, str],
    origen: Origen,
    apuntes: Apuntes,
) -> Iterator[str]:
    for escrita in escritas:
        valor = valores.get(allanar(escrita))
        if valor is not None:
            yield valor
            continue
        textos = [o.texto for o in campo.opciones]
        efecto = "" if campo.obligatorio else f" {QUEDO_EN_BLANCO}"
        mensaje = f"{citar(escrita)} no es una de las opciones.{efecto}{sugerir(escrita, textos)}"
        remedio = f"Son estas: {', '.join(textos)}."
        apuntes.append(observar("valor-no-admitido", origen, mensaje, remedio))


def _respuestas(celdas: Mapping[str, str]) -> Iterator[tuple[str, Contestada]]:
    for columna, respuesta in celdas.items():
        if columna.startswith(HABILITANTE):
            item = columna.removeprefix(HABILITANTE)
            yield item, Contestada(respuesta=respuesta, nota=celdas.get(f"{NOTA}{item}", ""))
