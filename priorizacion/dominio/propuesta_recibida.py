"""Una propuesta que volvió en un formulario: lo que dice, ya limpio, y de qué archivo salió."""

from collections.abc import Mapping
from hashlib import sha256

from pydantic import Field

from priorizacion.dominio.firme import Huella
from priorizacion.dominio.tipos import Congelado, Entero

_LETRAS = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""Sin vocales ni cifras que se confundan: no forman palabras y se dictan por teléfono."""
_LARGO = 5


class Contestada(Congelado):
    """La respuesta a una condición, y su nota."""

    respuesta: str
    nota: str = ""


class PropuestaRecibida(Congelado):
    """Lo que vale de una fila de un formulario; lo que no vale ya quedó observado."""

    identidad: str
    """Con qué se sabe que es la misma: su clave o, sin ella, la huella de lo que decía."""
    archivo: Huella
    """SHA-256 del archivo que la trajo."""
    numero: int
    """Cuál es dentro del archivo: la fila de la hoja, o el orden en lo descargado."""
    clave: str = ""
    """La misma cada vez que se descarga de una página; vacía en una hoja de cálculo."""
    edicion: Entero = 0
    """Dentro de una clave, la mayor es la última."""
    llenado: str = ""
    """Cuándo dice el aparato que se descargó; solo desempata dos ediciones iguales."""
    codigo: str = ""
    """El de la propuesta que corrige, si escribió uno."""
    celdas: dict[str, str]
    """Columna → celda; sin las que están en blanco, ni el código."""
    respuestas: dict[str, Contestada] = Field(default_factory=dict)
    """Condición → lo contestado."""

    @property
    def vigencia(self) -> tuple[int, str, str, int]:
        """Entre las de una misma identidad vale la mayor; no depende de cuál llegó antes."""
        return self.edicion, self.llenado, self.archivo, self.numero


def identificar(clave: str, celdas: Mapping[str, str]) -> str:
    """La identidad de una propuesta recién leída."""
    return clave or sha256(repr(sorted(celdas.items())).encode()).hexdigest()


def acunar(identidad: str) -> str:
    """El código de una propuesta nueva: sale de su identidad y no del orden en que llegó."""
    numero = int.from_bytes(sha256(identidad.encode()).digest()[:8], "big")
    letras = []
    for _ in range(_LARGO):
        numero, i = divmod(numero, len(_LETRAS))
        letras.append(_LETRAS[i])
    return "P" + "".join(letras)
