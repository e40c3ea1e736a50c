"""Lo que habrían elegido otras maneras de escoger, con los mismos datos."""

from typing import Literal

from priorizacion.dominio.tipos import Congelado, Entero, Id, Pesos

Manera = Literal[
    "puntaje",
    "llegada",
    "sin_tope",
    "valor_proyectos",
    "valor_inversion",
    "valor_poblacion",
    "reparto_igual",
]
"""Por puntaje o por llegada, saltando lo que no cabe; la suma sin tope de proyectos; otra regla de
valor; o el reparto igual («Equal Shares»)."""

Firmeza = Literal["exacta", "probada", "con_brecha", "sin_respuesta", "no_aplica"]
"""`exacta`: es un procedimiento y da una sola lista; `probada` y `con_brecha`: busca la mejor."""


class ReglaIncumplida(Congelado):
    """Una regla de la agenda que esa lista no respeta."""

    regla: str
    """Nombre de la regla, por ejemplo `zona_3` o `techo:propios:2027`; `dinero` si no alcanza."""
    texto: str
    """La regla en una frase."""


class Alternativa(Congelado):
    """Una lista escogida de otra manera, comparada con la agenda."""

    manera: Manera
    """Cómo se escogió."""
    firmeza: Firmeza
    """Qué tanto se sabe de ella."""
    brecha: Entero | None = None
    """Con `con_brecha`: lo que podría mejorar, en lo que esa manera suma; None si no se sabe."""
    proyectos: Entero | None = None
    """Cuántas obras; None si no hay lista."""
    valor: Entero | None = None
    """Centésimas de valor según la regla de la agenda, para que se pueda comparar."""
    costo: Pesos | None = None
    """Suma de los costos cargados."""
    elegidas: tuple[Id, ...] = ()
    """Las obras de esa lista, en orden de id."""
    entran: tuple[Id, ...] = ()
    """Las que están en esa lista y no en la agenda."""
    salen: tuple[Id, ...] = ()
    """Las que están en la agenda y no en esa lista."""
    incumple: tuple[ReglaIncumplida, ...] = ()
    """Las reglas de la agenda que esa lista no respeta."""
    lectura: str
    """Lo anterior en una o dos frases; si no hay lista, por qué."""


class Contraste(Congelado):
    """Las otras maneras de escoger, siempre en el mismo orden."""

    alternativas: tuple[Alternativa, ...]
    """Una por manera; la regla de valor de la agenda no se repite."""
