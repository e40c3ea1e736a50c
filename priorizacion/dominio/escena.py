"""Lo que se ve en la sesión: la agenda de este momento, y qué cambió desde el anterior."""

from typing import Literal

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.puntaje import Centesimas
from priorizacion.dominio.resultado import Estado
from priorizacion.dominio.tipos import Congelado, Entero, Id, Ids

Momento = Literal[
    "con_errores", "inviable", "sin_respuesta", "hallada", "de_mayor_valor", "decidida"
]
"""`hallada`: la mejor que se alcanzó a ver; `de_mayor_valor`: probada, falta ver si otra empata;
`decidida`: pasó todas las etapas."""


class Puesto(Congelado):
    """Una propuesta, como está en este momento."""

    id: Id
    """Propuesta."""
    nombre: str
    """Nombre con que se publica."""
    elegida: bool
    """Si está en la lista."""
    estado: Estado | None
    """None mientras solo se sabe que compitió y no entró."""
    prioridad: Centesimas | None
    """Puntaje de prioridad; None si falta quórum."""
    factibilidad: Centesimas | None
    """Puntaje de factibilidad; None si falta quórum."""
    costo: int | None
    """Pesos con imprevistos; None si no compite."""
    inicio: int | None
    """Año en que empieza, si ya se decidió."""
    razon: str
    """Por qué está ahí, en una frase; en blanco si todavía no se sabe."""


class Escena(Congelado):
    """Un momento de la sesión: los archivos como estaban y la agenda que sale de ellos."""

    numero: Entero
    """Crece de a uno con cada cambio de los archivos."""
    titulo: str
    """De la agenda."""
    hora: str
    """Hora de esta máquina en que cambiaron los archivos, «15:42:10»."""
    segundos: float
    """Lo que tardó en verse desde que se notó el cambio."""
    momento: Momento
    """Hasta dónde se ha llegado."""
    moneda: str = "COP"
    """Código ISO 4217."""
    observaciones: tuple[Observacion, ...] = ()
    """Lo que se vio en los archivos."""
    razon: str = ""
    """Por qué no hay ninguna lista que cumpla todo, si ya se sabe."""
    puestos: tuple[Puesto, ...] = ()
    """Todas las propuestas, las elegidas primero y cada grupo por id."""
    valor: int | None = None
    """Centésimas; None si no hay lista."""
    costo: int | None = None
    """Pesos con imprevistos de lo elegido."""
    entraron: Ids = ()
    """Elegidas que no lo estaban en el último momento bueno."""
    salieron: Ids = ()
    """Las que lo estaban y ya no."""
    primera: bool = True
    """Si no hay otro momento bueno con qué comparar."""
    en_curso: bool = False
    """Si todavía se calculan el calendario, los empates y las razones."""
    paginas: bool = False
    """Si ya se pueden abrir las páginas completas de este momento."""

    @property
    def buena(self) -> bool:
        """Si hay una lista que mostrar."""
        return self.momento in ("hallada", "de_mayor_valor", "decidida")
