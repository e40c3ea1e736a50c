"""El código de una licencia abierta → su dirección y su nombre."""

_LICENCIAS = {
    "CC-BY-4.0": ("https://creativecommons.org/licenses/by/4.0/", "Atribución 4.0 Internacional"),
    "CC-BY-SA-4.0": (
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "Atribución-CompartirIgual 4.0 Internacional",
    ),
    "CC0-1.0": ("https://creativecommons.org/publicdomain/zero/1.0/", "Dominio público"),
    "ODbL-1.0": ("https://opendatacommons.org/licenses/odbl/1-0/", "Open Database License 1.0"),
}


def direccion_de_licencia(licencia: str) -> str | None:
    """Su dirección, si es de las conocidas."""
    return _LICENCIAS[licencia][0] if licencia in _LICENCIAS else None


def nombre_de_licencia(licencia: str) -> str | None:
    """Su nombre, si es de las conocidas."""
    return _LICENCIAS[licencia][1] if licencia in _LICENCIAS else None
