"""Texto YAML → sus sucesos; lo que no se puede analizar se explica y, si se puede, se sortea.

La trampa de siempre: dentro de `{…}` o `[…]` un «?» o un «:» necesitan comillas. Se reemplazan
solo para seguir leyendo y dar todas las observaciones de una vez; el error queda dicho.
"""

import yaml

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.texto import citar

MAXIMO_DE_NIVELES = 20
_MAXIMO_DE_ARREGLOS = 25
_MAXIMO_PARA_SORTEAR = 100_000
_SUSTITUTOS = {"?": "\uff1f", ":": "\ua789"}
_CON_COMILLAS = {"@": "@", "`": "`", "%": "%"}


def analizar(archivo: str, texto: str, apuntes: Apuntes) -> list[yaml.Event] | None:
    """Los sucesos del YAML; None si el archivo no se puede seguir."""
    for _ in range(_MAXIMO_DE_ARREGLOS):
        try:
            return _sucesos(archivo, texto, apuntes)
        except yaml.reader.ReaderError as falla:
            apuntes.append(_caracter(archivo, falla))
            return None
        except yaml.MarkedYAMLError as falla:
            apuntes.append(_explicar(archivo, texto, falla))
            sorteado = _sortear(texto, falla)
        if sorteado is None or len(texto) > _MAXIMO_PARA_SORTEAR:
            return None
        texto = sorteado
    return None


def _sucesos(archivo: str, texto: str, apuntes: Apuntes) -> list[yaml.Event] | None:
    """Uno por uno, para dejar de leer apenas pase del tope de niveles."""
    sucesos: list[yaml.Event] = []
    niveles = 0
    for suceso in yaml.parse(texto, Loader=yaml.SafeLoader):
        niveles += isinstance(suceso, yaml.CollectionStartEvent)
        niveles -= isinstance(suceso, yaml.CollectionEndEvent)
        if niveles > MAXIMO_DE_NIVELES:
            apuntes.append(_anidado(archivo, suceso))
            return None
        sucesos.append(suceso)
    return sucesos


def _anidado(archivo: str, suceso: yaml.Event) -> Observacion:
    return observar(
        "yaml-anidado",
        en(archivo, suceso.start_mark.line + 1 if suceso.start_mark else None),
        f"Hay más de {MAXIMO_DE_NIVELES} niveles, unos dentro de otros.",
        "Revise las llaves y los corchetes: alguno no se cerró.",
    )


def _sortear(texto: str, falla: yaml.MarkedYAMLError) -> str | None:
    marca = falla.problem_mark
    if marca is None or not _es_trampa(texto, falla):
        return None
    donde = marca.index
    return texto[:donde] + _SUSTITUTOS[texto[donde]] + texto[donde + 1 :]


def _es_trampa(texto: str, falla: yaml.MarkedYAMLError) -> bool:
    """Un «?» o un «:» suelto dentro de llaves, en la línea en que estas se abrieron."""
    marca, inicio = falla.problem_mark, falla.context_mark
    if marca is None or marca.index >= len(texto) or texto[marca.index] not in _SUSTITUTOS:
        return False
    if "flow" in str(falla.context):
        return inicio is not None and inicio.line == marca.line
    antes = texto[texto.rfind("\n", 0, marca.index) + 1 : marca.index]
    return "mapping values are not allowed" in str(falla.problem) and ": " in antes


def _explicar(archivo: str, texto: str, falla: yaml.MarkedYAMLError) -> Observacion:
    marca = falla.problem_mark or falla.context_mark
    fila = marca.line + 1 if marca else None
    signo = texto[marca.index] if marca and marca.index < len(texto) else ""
    trozo = _trozo(texto, marca.index) if marca else ""
    if _es_trampa(texto, falla):
        return observar(
            "yaml-sin-comillas",
            en(archivo, fila),
            f"El signo «{signo}» de {citar(trozo)} necesita que el texto vaya entre comillas.",
            f'Escriba "{trozo[:80].replace(chr(34), chr(39))}", con las comillas.',
        )
    if signo == "\t":
        return observar(
            "yaml-tabulador",
            en(archivo, fila),
            "Hay un tabulador al comienzo de la línea.",
            "Reemplácelo por espacios: dos por cada nivel.",
        )
    if signo and signo in _CON_COMILLAS and "cannot start any token" in str(falla.problem):
        return observar(
            "yaml-sin-comillas",
            en(archivo, fila),
            f"Un texto no puede empezar con «{signo}» sin comillas.",
            "Encierre el texto entre comillas.",
        )
    return _general(archivo, fila, falla)


def _general(archivo: str, fila: int | None, falla: yaml.MarkedYAMLError) -> Observacion:
    contexto, inicio = str(falla.context), falla.context_mark
    desde = f" que se abre en la línea {inicio.line + 1}" if inicio else ""
    if "flow" in contexto:
        mensaje = f"La llave o el corchete{desde} no se cierra bien."
        remedio = "Ciérrelo con «}» o «]», y separe con comas lo de adentro."
    elif "quoted" in contexto:
        mensaje = f"El texto entre comillas{desde} no se cierra bien."
        remedio = "Ponga la comilla que falta; si el texto lleva una adentro, use la otra clase."
    else:
        mensaje = "La línea no sigue la forma «clave: valor» o no está alineada con las demás."
        remedio = "Alinee con espacios, y ponga entre comillas los textos que lleven «: » o «#»."
    return observar("yaml-mal-escrito", en(archivo, fila), mensaje, remedio)


def _caracter(archivo: str, falla: yaml.reader.ReaderError) -> Observacion:
    return observar(
        "yaml-mal-escrito",
        en(archivo),
        f"Hay un carácter que no es de un texto (posición {falla.position}).",
        "Bórrelo o escriba de nuevo esa línea.",
    )


def _trozo(texto: str, donde: int) -> str:
    """El valor sin comillas alrededor de una posición: desde «: » hasta la coma o la llave."""
    inicio = max(texto.rfind(s, 0, donde) for s in ("\n", "{", "[", ",", ": "))
    finales = [f for f in (texto.find(s, donde) for s in ("\n", "}", "]", ",")) if f >= 0]
    fin = min(finales, default=len(texto))
    trozo = texto[inicio + 1 : fin].strip()
    for signo, sustituto in _SUSTITUTOS.items():
        trozo = trozo.replace(sustituto, signo)
    return trozo
