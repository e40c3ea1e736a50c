"""Todo lo leído de una carpeta, con su origen, antes de comprobar que case entre sí."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.comite import Impedimento, Participante
from priorizacion.dominio.habilitante import RespuestaHabilitante
from priorizacion.dominio.mapa import Contorno
from priorizacion.dominio.observacion import Origen
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.ingesta.apuntes import en
from priorizacion.ingesta.arbol import Arbol, Ruta
from priorizacion.ingesta.hoja import Filas
from priorizacion.ingesta.marcas import Marcas
from priorizacion.ingesta.nombrados import Nombrados, declarados

SECCIONES = (
    "zonas",
    "dimensiones",
    "fuentes",
    "criterios",
    "participantes",
    "propuestas",
    "habilitantes",
    "estamentos",
)
_MAXIMO_DE_PISTAS = 100


@dataclass(frozen=True)
class Leido:
    """Lo que las comprobaciones miran; None donde el archivo no se pudo leer."""

    arbol: Arbol | None = None
    """`agenda.yaml` tal como se escribió."""
    reglas: ReglasDeJuego | None = None
    """`agenda.yaml` validado."""
    propuestas: Filas[Propuesta] | None = None
    """Propuestas legibles."""
    respuestas: Filas[RespuestaHabilitante] = field(default_factory=Filas)
    """Respuestas a habilitantes."""
    participantes: Filas[Participante] | None = None
    """El comité; None si no hay `comite.csv` o no se pudo leer."""
    impedimentos: Filas[Impedimento] = field(default_factory=Filas)
    """Impedimentos."""
    marcas: tuple[Marcas, ...] = ()
    """Valoraciones, por archivo."""
    con_marcas: bool = False
    """Si la carpeta trae algún archivo de valoraciones, legible o no."""
    contornos: Filas[Contorno] | None = None
    """Los bordes de las zonas, si hay `territorio.geojson` y se entiende."""
    puntajes: Filas[PuntajePublicado] | None = None
    """Puntajes publicados, si no hay valoraciones."""

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str] | None]:
        """Los ids que existen de cada cosa; None si no se pueden saber todos."""
        return {seccion: self._ids(seccion) for seccion in SECCIONES}

    @cached_property
    def _pistas(self) -> dict[tuple[str, str], str]:
        return {}

    @cached_property
    def _nombrados(self) -> Nombrados:
        propuestas: dict[str, str] = {}
        participantes: dict[str, str] = {}
        if self.propuestas:
            propuestas = dict.fromkeys(self.propuestas.ilegibles, "")
            propuestas |= {p.id: p.nombre for p in self.propuestas.objetos}
        if self.participantes:
            participantes = dict.fromkeys(self.participantes.ilegibles, "")
            participantes |= dict.fromkeys((p.id for p in self.participantes.objetos), "")
        return declarados(self.arbol).con(propuestas=propuestas, participantes=participantes)

    def pista(self, seccion: str, id_: str) -> str:
        """« ¿Quiso decir…?» para un id que no existe; solo para los primeros, porque cuesta."""
        pistas = self._pistas
        if (seccion, id_) not in pistas and len(pistas) < _MAXIMO_DE_PISTAS:
            pistas[seccion, id_] = self._nombrados.pista(seccion, id_)
        return pistas.get((seccion, id_), "")

    def _ids(self, seccion: str) -> frozenset[str] | None:
        if seccion == "propuestas":
            hay = self.propuestas
            return (hay.ilegibles | {p.id for p in hay.objetos} or None) if hay else None
        if seccion == "participantes":
            quienes = self.participantes
            return quienes.ilegibles | {p.id for p in quienes.objetos} if quienes else None
        declaradas = self._nombrados.nombres.get(seccion)
        return None if declaradas is None else frozenset(declaradas)

    def en_agenda(self, *ruta: str | int) -> Origen:
        """Dónde está una clave de `agenda.yaml`."""
        completa: Ruta = ruta
        if self.arbol is None:
            return en("agenda.yaml")
        return en(self.arbol.archivo, self.arbol.linea(completa), self.arbol.clave(completa))
