"""Un identificador como lo leería una persona: la gente lee nombres y no códigos."""

import re

_CON_TILDE = {
    "alcaldia": "alcaldía",
    "compania": "compañía",
    "economica": "económica",
    "energia": "energía",
    "indices": "índices",
    "maxima": "máxima",
    "maximo": "máximo",
    "mineria": "minería",
    "minimo": "mínimo",
    "secretaria": "secretaría",
    "tamano": "tamaño",
    "vias": "vías",
}


def decir_codigo(codigo: str) -> str:
    """«autoridades_locales» → «Autoridades locales»; «alcaldia» → «Alcaldía»."""
    llano = " ".join(_con_tilde(p) for p in re.split(r"[_\s-]+", codigo.strip()))
    return f"{llano[:1].upper()}{llano[1:]}"


def _con_tilde(palabra: str) -> str:
    # los códigos van sin tildes; toda palabra española en -cion o -sion la lleva
    conocida = _CON_TILDE.get(palabra, palabra)
    return re.sub(r"(?<=[cs])ion$", "ión", conocida)
