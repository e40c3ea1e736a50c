"""Lo leído → datos de personas que no deben publicarse (Ley 1581) y marcas que se revelarían."""

import re
from collections.abc import Iterator, Mapping

from priorizacion.dominio.datos_personales import Clase, buscar
from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.comprobaciones.contenido import textos
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.propuestas import CAMPOS

_QUE: dict[Clase, str] = {
    "correo": "un correo electrónico",
    "celular": "un número de celular",
    "cedula": "un documento de identidad",
}
_SOLO_NUMERO = re.compile(r"[\d.,]+")
"""Un techo o una cifra de una columna de más: no es un texto."""
_EN_PALABRAS = frozenset({"nombre", "descripcion", "sector", "ejecutor", "etiquetas"})
_CODIGO_RECONOCIBLE = re.compile(r"^(?=.*\d)[A-Za-z]+[-_]?\d+$")
"""Un código como C1 o COM-03; los que son una palabra común se confundirían con el texto."""

MARCAS_QUE_PROTEGEN = 3
"""Con menos, el puntaje del comité dice lo que marcó cada persona."""


def de_propuestas(leido: Leido) -> Iterator[Observacion]:
    """Nombre, descripción, ejecutor, retiro y las columnas de más."""
    if leido.propuestas is None:
        return
    codigos = _codigos(leido)
    for propuesta, linea in leido.propuestas.legibles():
        for columna, texto in textos(propuesta):
            if columna in propuesta.otras and _SOLO_NUMERO.fullmatch(texto.strip()):
                continue
            yield from _revisar(texto, codigos, leido.propuestas.origen(linea, columna))


def de_habilitantes(leido: Leido) -> Iterator[Observacion]:
    """Las notas que se publican."""
    codigos = _codigos(leido)
    for respuesta, linea in leido.respuestas.pares():
        yield from _revisar(respuesta.nota, codigos, leido.respuestas.origen(linea, "nota"))


def de_agenda(leido: Leido) -> Iterator[Observacion]:
    """Los textos de `agenda.yaml`; el contacto es institucional y puede ser un correo."""
    if leido.arbol is None:
        return
    codigos = _codigos(leido)
    for ruta in leido.arbol.lineas:
        texto = leido.arbol.en(ruta)
        institucional = "responsable" in ruta[:1] or "como" in ruta[-1:]
        if isinstance(texto, str) and not institucional and not _SOLO_NUMERO.fullmatch(texto):
            yield from _revisar(texto, codigos, leido.en_agenda(*ruta))


def de_un_texto(texto: str, origen: Origen) -> Iterator[Observacion]:
    """Un texto suelto que también se publica: el motivo de una versión, la nota de un reporte."""
    yield from _revisar(texto, None, origen)


def de_lo_recibido(celdas: Mapping[str, str], archivo: str, fila: int) -> Iterator[Observacion]:
    """Lo que dice en palabras una propuesta que llega, antes de que alguien la publique."""
    for columna, texto in celdas.items():
        en_palabras = columna in _EN_PALABRAS or columna not in CAMPOS
        if en_palabras and not _SOLO_NUMERO.fullmatch(texto.strip()):
            yield from _revisar(texto, None, en(archivo, fila, columna))


def de_una_razon(
    texto: str, propuesta: str, archivo: str, quien: str = ""
) -> Iterator[Observacion]:
    """Lo que alguien del comité escribió para conversar: lo leerán los demás."""
    escrito = f"Lo que {quien} escribió" if quien else "Lo escrito"
    que = _que_tiene(texto, None)
    if que:
        yield observar(
            "dato-personal",
            en(archivo, None, "razon"),
            f"{escrito} sobre {propuesta} parece tener {que}, y lo leerá el comité.",
            "Pida a esa persona que entregue otra vez su planilla, sin ese dato.",
        )


def quorum(leido: Leido) -> Iterator[Observacion]:
    """El quórum no deja publicar el puntaje de una o dos personas."""
    reglas = leido.reglas
    if reglas is None or not any(c.origen == "valoraciones" for c in reglas.criterios):
        return
    pedido = reglas.quorum.marcas_minimas
    if pedido >= MARCAS_QUE_PROTEGEN:
        return
    yield observar(
        "quorum-revela-marcas",
        leido.en_agenda("quorum", "marcas_minimas"),
        f"El quórum es de {max(pedido, 1)}: con menos de {MARCAS_QUE_PROTEGEN} marcas, el puntaje "
        "que se publica dice lo que marcó cada persona.",
        f"Escriba «marcas_minimas: {MARCAS_QUE_PROTEGEN}» o más en «quorum».",
    )


def _codigos(leido: Leido) -> re.Pattern[str] | None:
    quienes = leido.participantes.objetos if leido.participantes else ()
    propios = leido.ids["propuestas"] or frozenset()
    ids = sorted(p.id for p in quienes if _CODIGO_RECONOCIBLE.match(p.id) and p.id not in propios)
    if not ids:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])")


def _revisar(texto: str, codigos: re.Pattern[str] | None, origen: Origen) -> Iterator[Observacion]:
    que = _que_tiene(texto, codigos)
    if que:
        yield observar(
            "dato-personal",
            origen,
            f"Parece tener {que}, y este texto se publica.",
            "Quítelo: la ley protege los datos de las personas (Ley 1581 de 2012).",
        )


def _que_tiene(texto: str, codigos: re.Pattern[str] | None) -> str:
    """«un correo electrónico y un número de celular»; vacío si nada."""
    *varias, ultima = (*dict.fromkeys(_senales(texto, codigos)),) or ("",)
    return f"{', '.join(varias)} y {ultima}" if varias else ultima


def _senales(texto: str, codigos: re.Pattern[str] | None) -> Iterator[str]:
    solo_cifras = texto.strip().isdigit()
    for senal in buscar(texto):
        if not (solo_cifras and senal.clase == "cedula"):
            yield _QUE[senal.clase]
    if codigos is not None and codigos.search(texto):
        yield "el código de un participante"
