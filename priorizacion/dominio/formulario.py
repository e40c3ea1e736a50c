"""El formulario de propuestas: qué se le pregunta a quien propone, y cómo se reconoce al volver."""

from typing import Literal

from priorizacion.dominio.tipos import Congelado, Id, Texto

FORMATO: Literal["priorizacion/propuestas"] = "priorizacion/propuestas"
"""Cómo se presenta un formulario lleno; una planilla se presenta de otra manera."""

Clase = Literal["linea", "parrafo", "cifra", "dinero", "decimal", "opcion", "varias", "lista"]
"""Cómo se contesta: `varias` es escoger entre opciones; `lista`, escribir separando con «;»."""

SE_SEPARAN = frozenset({"varias", "lista"})
"""Las que en la celda van separadas por `|`."""

HOJA = "Propuestas"
"""La hoja que se llena."""
HOJA_DE_LISTAS = "Listas"
"""De ahí salen las opciones."""
HOJA_DE_AYUDA = "Cómo se llena"
"""Lo que quiere decir cada columna."""
SELLO = "agenda"
"""El rótulo de la celda que dice de qué agenda es; el dato va al lado."""
EJEMPLO = "EJEMPLO"
"""El código de la fila que enseña cómo se llena: no se recibe."""
RETIRO_DEL_EJEMPLO = "Es un ejemplo, no una propuesta."
"""Por qué está retirada la que trae una agenda nueva."""
CODIGO = "id"
"""La columna del código: lo pone la secretaría; quien corrige una propuesta lo escribe."""
HABILITANTE = "habilitante:"
"""Así empieza el nombre de la columna de una condición."""
NOTA = "nota:"
"""Así, el de su nota."""


class Opcion(Congelado):
    """Una respuesta que se puede escoger."""

    valor: Texto
    """Lo que se escribe en la tabla."""
    texto: Texto
    """Lo que lee la persona."""


class Campo(Congelado):
    """Una pregunta: una columna de propuestas, en palabras."""

    columna: Texto
    """La de `propuestas.csv`, o la de una condición."""
    titulo: Texto
    """La pregunta, corta."""
    ayuda: str = ""
    """Cómo se contesta, en una o dos frases."""
    clase: Clase = "linea"
    opciones: tuple[Opcion, ...] = ()
    """Entre qué se escoge."""
    obligatorio: bool = False
    """Si sin ella no hay propuesta."""
    ejemplo: str = ""
    """Lo que va en la fila de ejemplo."""
    maximo: int = 300
    """Caracteres que caben."""


class Grupo(Congelado):
    """Unas preguntas que van juntas."""

    titulo: Texto
    campos: tuple[Campo, ...]
    plegado: bool = False
    """Si se muestra cerrado: lo que casi nadie tiene que llenar."""


class Formulario(Congelado):
    """El formulario de una agenda."""

    agenda: Texto
    """De quién y para cuándo: con esto se reconoce al volver."""
    titulo: Texto
    """El de la agenda."""
    moneda: Texto
    """En qué va el dinero, en palabras."""
    grupos: tuple[Grupo, ...]
    condiciones: tuple[Campo, ...]
    """Una por habilitante; su nota se escribe al lado."""

    @property
    def campos(self) -> tuple[Campo, ...]:
        """Todas las columnas de propuestas, en orden."""
        return tuple(campo for grupo in self.grupos for campo in grupo.campos)


def nombre_de_condicion(item: Id) -> str:
    """«predios» → «habilitante:predios»."""
    return f"{HABILITANTE}{item}"


def nombre_de_nota(item: Id) -> str:
    """«predios» → «nota:predios»."""
    return f"{NOTA}{item}"
