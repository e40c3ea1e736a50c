"""Una planilla llena, contra la mesa → lo que vale de ella.

Primero el sello: si no es de aquí, de esta persona y de estas reglas, no entra nada. Después cada
casilla por su lado: lo que vale entra y lo que no queda observado, con su lugar.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.planilla import SEPARADOR_DE_NIVEL, SIN_OPINION, Pregunta
from priorizacion.dominio.recibido import CasillaDe, MarcaRecibida, PlanillaRecibida, Razon
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.celdas import leer_si_o_no
from priorizacion.ingesta.recibido.llena import Escrita, Llena
from priorizacion.ingesta.recibido.mesa import Fuera, Mesa
from priorizacion.ingesta.recibido.pieza import Pieza
from priorizacion.ingesta.recibido.sello import reconocer_sello
from priorizacion.ingesta.texto import citar, sugerir

_NIVEL = re.compile(r"([+-]?\d{1,6})(?:[.,]0+)?(?:\s*·\s*(.*))?", re.DOTALL)
_NO_SABE = frozenset({"", "ns", "n/s", "n.s.", "nsnr", "ns/nr", "no sé", "no se"})
_COMO_SE_ENTREGO = "Los códigos no se cambian: llene la planilla que se entregó."


class _Ilegible(str):
    """Por qué lo escrito no es un nivel ni «no sé»."""


def examinar(pieza: Pieza, llena: Llena, mesa: Mesa, apuntes: Apuntes) -> PlanillaRecibida | None:
    """Lo que vale de una planilla; None si traía algo y no vale nada."""
    sello = reconocer_sello(pieza.nombre, llena.sello, mesa)
    if isinstance(sello, Observacion):
        apuntes.append(sello)
        return None
    antes = len(apuntes)
    marcas = tuple(_marcas(pieza.nombre, llena, mesa, mesa.fuera(sello), apuntes))
    declarados = _declarados(pieza.nombre, llena.impedimentos, apuntes)
    impedimentos = set(_conocidas(pieza.nombre, "impedimento", declarados, mesa, apuntes))
    con_razon = set(_conocidas(pieza.nombre, "razón", (p for p, _ in llena.razones), mesa, apuntes))
    if len(apuntes) > antes and not (marcas or impedimentos or con_razon):
        return None
    return PlanillaRecibida(
        archivo=pieza.huella,
        participante=sello.participante,
        ronda=sello.ronda,
        serie=llena.serie,
        edicion=llena.edicion,
        marcas=tuple(sorted(marcas, key=lambda m: m.casilla)),
        impedimentos=tuple(sorted(impedimentos)),
        razones=tuple(
            Razon(propuesta=p, texto=t) for p, t in sorted(llena.razones) if p in con_razon
        ),
    )


def _marcas(
    nombre: str, llena: Llena, mesa: Mesa, fuera: Fuera, apuntes: Apuntes
) -> Iterator[MarcaRecibida]:
    veces = Counter((e.propuesta, e.criterio) for e in llena.escritas)
    for escrita in llena.escritas:
        falla = _falla(nombre, escrita, mesa, fuera, veces)
        if falla is not None:
            apuntes.append(falla)
            continue
        pregunta = mesa.preguntas[escrita.criterio]
        valor = _valor(escrita, pregunta)
        if isinstance(valor, _Ilegible):
            apuntes.append(_mala(nombre, escrita, pregunta, valor))
            continue
        yield MarcaRecibida(
            propuesta=escrita.propuesta,
            criterio=escrita.criterio,
            valor=valor,
            lugar=escrita.lugar,
        )


def _falla(
    nombre: str, escrita: Escrita, mesa: Mesa, fuera: Fuera, veces: Counter[CasillaDe]
) -> Observacion | None:
    """Por qué la casilla no cuenta, diga lo que diga."""
    propuesta, criterio = escrita.propuesta, escrita.criterio
    codigo, que, remedio = "", "", _COMO_SE_ENTREGO
    if propuesta not in mesa.propuestas:
        codigo, que = "propuesta-desconocida", _no_se_califica(propuesta, mesa)
    elif propuesta in fuera.de_otra_ronda:
        codigo, que = "propuesta-de-otra-ronda", f"{propuesta} no se califica en esta ronda"
        remedio = "En esa ronda se contestan solo las propuestas de su planilla."
    elif criterio not in mesa.preguntas:
        sugerido = sugerir(criterio, mesa.preguntas)
        codigo, que = "criterio-desconocido", f"{citar(criterio)} no es una pregunta.{sugerido}"
    elif veces[propuesta, criterio] > 1:
        codigo, que = "marca-repetida", f"{propuesta} está en más de una fila: no se sabe cuál vale"
        remedio = "Deje una sola fila por propuesta."
    elif propuesta in fuera.propuestas or criterio in fuera.criterios:
        cual = propuesta if propuesta in fuera.propuestas else criterio
        codigo = "planilla-vieja"
        que = f"«{cual}» cambió después de hacer esta planilla: esta marca no se cuenta"
        remedio = "Entregue a esa persona una planilla nueva para que la revise."
    if not codigo:
        return None
    origen = en(nombre, escrita.fila, escrita.columna)
    punto = "" if que.endswith("?") else "."
    return observar(codigo, origen, f"{escrita.lugar}: {que}{punto}", remedio)


def _no_se_califica(propuesta: str, mesa: Mesa) -> str:
    return f"{citar(propuesta)} no se califica aquí.{sugerir(propuesta, mesa.propuestas)}".rstrip(
        "."
    )


def _valor(escrita: Escrita, pregunta: Pregunta) -> int | _Ilegible | None:
    """El nivel, o None si no sabe."""
    texto = escrita.texto
    if escrita.formula:
        return _Ilegible("es una fórmula y no una marca")
    if texto.casefold() in _NO_SABE or texto.startswith(SIN_OPINION + SEPARADOR_DE_NIVEL):
        return None
    nivel = _NIVEL.fullmatch(texto)
    minimo, maximo = min(pregunta.niveles), max(pregunta.niveles)
    if nivel is None:
        return _Ilegible(f"{citar(texto)} no es un nivel entero de {minimo} a {maximo}")
    if not pregunta.admite(int(nivel[1])):
        return _Ilegible(f"{citar(texto)} no está entre {minimo} y {maximo}")
    if nivel[2] and nivel[2].strip() != pregunta.niveles.get(int(nivel[1]), "").strip():
        return _Ilegible(f"{citar(texto)} es de otra pregunta: no son las palabras de ese nivel")
    return int(nivel[1])


def _mala(nombre: str, escrita: Escrita, pregunta: Pregunta, porque: str) -> Observacion:
    return observar(
        "marca-fuera-de-escala",
        en(nombre, escrita.fila, escrita.columna),
        f"{escrita.lugar} ({escrita.propuesta}, «{pregunta.nombre}»): {porque}.",
        "Escriba el nivel, o NS si no tiene opinión.",
    )


def _declarados(nombre: str, escritas: Iterable[Escrita], apuntes: Apuntes) -> list[str]:
    """Las propuestas en que dice que sí; lo que no es ni sí ni no queda observado."""
    dichos = [(e, None if e.formula else leer_si_o_no(e.texto)) for e in escritas]
    apuntes.extend(
        observar(
            "valor-no-admitido",
            en(nombre, e.fila, e.columna),
            f"{e.lugar} ({e.propuesta}, impedimento): "
            f"{'es una fórmula' if e.formula else f'{citar(e.texto)} no es sí ni no'}; "
            "no se anotó ningún impedimento.",
            "Escriba «Sí», o deje la celda en blanco.",
        )
        for e, dicho in dichos
        if dicho is None
    )
    return [e.propuesta for e, dicho in dichos if dicho]


def _conocidas(
    nombre: str, que: str, propuestas: Iterable[str], mesa: Mesa, apuntes: Apuntes
) -> Iterator[str]:
    for propuesta in dict.fromkeys(propuestas):
        if propuesta in mesa.propuestas:
            yield propuesta
            continue
        mensaje = f"Su {que} es de algo que no está: {_no_se_califica(propuesta, mesa)}"
        punto = "" if mensaje.endswith("?") else "."
        apuntes.append(
            observar("propuesta-desconocida", en(nombre), mensaje + punto, _COMO_SE_ENTREGO)
        )
