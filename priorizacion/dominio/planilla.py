"""La planilla de una persona: lo que se le pregunta y con qué se reconoce cuando vuelve."""

from hashlib import sha256
from string import ascii_uppercase
from typing import Annotated, Literal

from pydantic import Field

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.ronda import Antecedente
from priorizacion.dominio.tipos import Congelado, Entero, Id, Texto, TextoLargo

FORMATO: Literal["priorizacion/planilla"] = "priorizacion/planilla"
"""Cómo se presenta una planilla llena; un formulario de propuestas se presenta de otra manera."""

SIN_OPINION = "NS"
"""Lo que marca quien no sabe o prefiere no opinar."""

SEPARADOR_DE_NIVEL = " · "
"""Entre el número de un nivel y sus palabras, en la hoja de cálculo."""

_MAXIMO_DE_NIVELES = 11
"""Con más, una lista de todos no la lee nadie: se ofrecen los descritos."""

SE_MUESTRAN = ("nombre", "descripcion", "zona", "fase", "costo", "beneficiarios", "ejecutor")
"""De una propuesta, lo que ve quien califica: si cambia, lo calificado antes ya no vale."""


class Pregunta(Congelado):
    """Un criterio que el comité califica."""

    id: Id
    """El del criterio."""
    letra: Texto
    """Con qué se señala en todas las versiones de la planilla: A, B, C…"""
    nombre: Texto
    """Cómo se llama."""
    pregunta: str
    """Lo que se le pregunta a quien califica."""
    niveles: dict[int, Texto]
    """Nivel → lo que quiere decir, del más bajo al más alto; los que se ofrecen."""

    def admite(self, nivel: int) -> bool:
        """Si está entre el más bajo y el más alto, se ofrezca o no."""
        return min(self.niveles) <= nivel <= max(self.niveles)


class PorCalificar(Congelado):
    """Una propuesta, como la ve quien califica."""

    id: Id
    """El de la propuesta."""
    nombre: str
    """Cómo se llama."""
    descripcion: str
    """Qué es y para quién."""
    datos: tuple[tuple[str, str], ...]
    """Rótulo y dato: dónde, cuánto cuesta, en qué va."""
    impedida: bool = False
    """Si esta persona ya declaró que no puede opinar de ella."""
    antes: Antecedente | None = None
    """Lo que ve de la ronda anterior; None en la primera."""


class Sello(Congelado):
    """Con qué se reconoce una planilla: de qué agenda, de quién, en qué ronda y con qué reglas."""

    agenda: str
    """De quién y para cuándo."""
    participante: Id
    """El código de quien la llena; nunca su nombre."""
    ronda: Annotated[Entero, Field(ge=1)] = 1
    """Desde 1."""
    huella: str
    """La de lo que está en firme; vacía en un borrador."""

    @property
    def control(self) -> str:
        """Ocho cifras que delatan un dato cambiado o mal copiado; no es una firma."""
        texto = "|".join((self.agenda, self.participante, str(self.ronda), self.huella))
        return sha256(texto.encode("utf-8")).hexdigest()[:8]


class Planilla(Congelado):
    """Una planilla sin llenar."""

    sello: Sello
    """Con qué se reconoce."""
    titulo: TextoLargo
    """El de la agenda."""
    preguntas: tuple[Pregunta, ...]
    """Los criterios, en el orden declarado."""
    propuestas: tuple[PorCalificar, ...]
    """Las que se califican, por id."""

    @property
    def borrador(self) -> bool:
        """Si sirve para ensayar y no se recibe."""
        return not self.sello.huella

    @property
    def nombre(self) -> str:
        """«C1-ronda1-3f9a07c2»: cómo se llaman sus archivos."""
        version = self.sello.huella[:8] or "borrador"
        return f"{self.sello.participante}-ronda{self.sello.ronda}-{version}"


def preguntas_de(agenda: Agenda) -> tuple[Pregunta, ...]:
    """Los criterios que se califican, con su letra."""
    calificados = [c for c in agenda.criterios if c.origen == "valoraciones"]
    return tuple(_pregunta(i, c) for i, c in enumerate(calificados))


def se_califica(propuesta: Propuesta) -> bool:
    """Si sigue en juego: ni retirada ni unida a otra."""
    return not propuesta.retirada and propuesta.fusionada_en is None


def _pregunta(lugar: int, criterio: Criterio) -> Pregunta:
    vuelta, resto = divmod(lugar, len(ascii_uppercase))
    return Pregunta(
        id=criterio.id,
        letra=ascii_uppercase[resto] + (str(vuelta + 1) if vuelta else ""),
        nombre=criterio.nombre,
        pregunta=" ".join(filter(None, (criterio.pregunta, criterio.descripcion))),
        niveles=_niveles(dict(sorted((criterio.escala or {}).items()))),
    )


def _niveles(descritos: dict[int, str]) -> dict[int, str]:
    """Los descritos y, si son pocos, también los que quedan entre dos de ellos."""
    todos = range(min(descritos), max(descritos) + 1)
    if len(todos) > _MAXIMO_DE_NIVELES:
        return descritos
    return {n: descritos.get(n) or _entre(n, descritos) for n in todos}


def _entre(nivel: int, descritos: dict[int, str]) -> str:
    menor = max(n for n in descritos if n < nivel)
    mayor = min(n for n in descritos if n > nivel)
    return f"Entre {menor} y {mayor}"
