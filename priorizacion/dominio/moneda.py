"""El código de una moneda → cómo se dice."""

_NOMBRES = {"COP": ("peso", "pesos"), "XXX": ("unidad de dinero", "unidades de dinero")}
"""XXX es «sin moneda» en ISO 4217: así llega una elección que no la dice."""


def nombrar_moneda(codigo: str, *, una: bool = False) -> str:
    """«COP» → «pesos», o «peso» si es una; la que no tiene nombre aquí se dice por su código."""
    singular, plural = _NOMBRES.get(codigo, (codigo, codigo))
    return singular if una else plural
