"""La agenda de un territorio para un periodo: la raíz de todo lo demás."""

from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from priorizacion.dominio.comite import (
    ESTAMENTOS,
    Comite,
    Impedimento,
    Participante,
    Periodo,
    Sorteo,
)
from priorizacion.dominio.criterio import Agregacion, Criterio, Quorum, Umbrales
from priorizacion.dominio.fuente import Fase, Fuente, Precios, Preinversion
from priorizacion.dominio.habilitante import Habilitante, RespuestaHabilitante
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.dominio.regla import Regla, ReglaDeValor
from priorizacion.dominio.territorio import Dimension, Territorio, Zona
from priorizacion.dominio.tipos import (
    Congelado,
    Entero,
    Id,
    NumeroPositivo,
    Pesos,
    Razon,
    Texto,
    TextoLargo,
)
from priorizacion.dominio.valoracion import Valoracion


class Responsable(Congelado):
    """Quién responde por la agenda."""

    entidad: Texto
    """Entidad que publica."""
    contacto: Texto | None = None
    """Correo o dirección institucional."""
    datos: Texto | None = None
    """Dependencia responsable de los datos."""


class Rango(Congelado):
    """Un mínimo y un máximo esperados, ambos incluidos."""

    minimo: Entero | None = None
    """Lo menos que se espera."""
    maximo: Entero | None = None
    """Lo más que se espera."""


class Comprobaciones(Congelado):
    """Lo que quien prepara la agenda espera encontrar en sus archivos."""

    propuestas: Rango | None = None
    """Cuántas propuestas."""


class ReglasDeJuego(Congelado):
    """Todo lo que se decide antes de calificar: el contenido de `agenda.yaml`."""

    titulo: Texto
    """Título con que se publica."""
    territorio: Territorio
    """De quién es."""
    periodo: Periodo
    """Para qué años."""
    moneda: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "COP"
    """Código ISO 4217; el dinero va en su unidad más pequeña en uso."""
    precios: Precios | None = None
    """Índices de precios; sin ellos los costos ya son nominales."""
    vision: TextoLargo = ""
    """A dónde quiere llegar el territorio."""
    responsable: Responsable | None = None
    """Quién responde por la agenda."""
    licencia: Texto = "CC-BY-4.0"
    """Licencia de los datos publicados."""
    aclaracion: TextoLargo = ""
    """Lo que quien lee debe saber antes de todo (por ejemplo, que nadie calificó)."""
    zonas: tuple[Zona, ...] = ()
    """Partes del territorio."""
    dimensiones: tuple[Dimension, ...] = ()
    """Campos del desarrollo."""
    estamentos: dict[Id, NumeroPositivo] = Field(
        default_factory=lambda: dict.fromkeys(ESTAMENTOS, Fraction(1))
    )
    """Estamento → ponderación; por omisión cinco, con igual voz."""
    comite: Comite | None = None
    """Lo que se publica del comité."""
    criterios: tuple[Criterio, ...]
    """Lo que se mira de cada propuesta."""
    agregacion: Agregacion = "media"
    """Cómo se resume dentro de un estamento."""
    quorum: Quorum = Quorum()
    """Mínimo de opiniones."""
    umbrales: Umbrales = Umbrales()
    """Puntajes mínimos."""
    habilitantes: tuple[Habilitante, ...] = ()
    """Condiciones para competir."""
    fuentes: Annotated[tuple[Fuente, ...], Field(min_length=1)]
    """De quién es el dinero; el orden es el de preferencia al pagar."""
    preinversion: Preinversion | None = None
    """Dinero para estudios."""
    reserva: Razon = Field(default=0, validate_default=True)
    """Parte de cada techo que no se compromete."""
    imprevistos: dict[Fase, Razon] = Field(default_factory=dict)
    """Fase → contingencia que se suma al costo."""
    regla_de_valor: ReglaDeValor = "proyectos"
    """Qué cuenta como valor."""
    resolucion: Annotated[Entero, Field(ge=1)] = 100
    """Finura del valor, en centésimas de punto; solo con `proyectos`."""
    maximo_proyectos: Annotated[Entero, Field(ge=1)] | None = None
    """Más obras que se pueden elegir."""
    sin_tope: bool = False
    """Solo en elecciones importadas: sin máximo de proyectos."""
    tamano_minimo: Pesos = 0
    """Menor costo cargado que compite."""
    reglas: tuple[Regla, ...] = ()
    """Reglas con nombre."""
    sorteo: Sorteo
    """Cómo se deciden los empates."""
    comprobaciones: Annotated[Comprobaciones, BeforeValidator(lambda v: {} if v is None else v)] = (
        Comprobaciones()
    )
    """Lo que se espera encontrar."""

    @property
    def identidad(self) -> str:
        """De quién y para cuándo, en un renglón: «25001 Valle Claro 2026-2029»."""
        quien = " ".join(filter(None, (self.territorio.divipola, self.territorio.nombre)))
        return f"{quien} {self.periodo.inicio}-{self.periodo.fin}"

    @property
    def resolucion_efectiva(self) -> int:
        """La de `proyectos` es la declarada; las otras reglas de valor usan 1."""
        return self.resolucion if self.regla_de_valor == "proyectos" else 1


class Agenda(ReglasDeJuego):
    """La agenda completa: reglas, propuestas y lo que dijo el comité. Todo ordenado por id."""

    propuestas: tuple[Propuesta, ...]
    """Lo que el territorio pide."""
    respuestas: tuple[RespuestaHabilitante, ...] = ()
    """Respuestas a los habilitantes."""
    participantes: tuple[Participante, ...] = ()
    """Quiénes califican, por código."""
    valoraciones: tuple[Valoracion, ...] = ()
    """Las marcas; sin blancos ni «NS»."""
    impedimentos: tuple[Impedimento, ...] = ()
    """Conflictos de interés declarados."""
    puntajes_publicados: tuple[PuntajePublicado, ...] | None = None
    """Si no hay valoraciones: los puntajes de `puntajes.csv`, de los que se recalcula todo."""

    @property
    def sin_marcas(self) -> bool:
        """Verdadero si se calcula desde los puntajes publicados y no desde las marcas."""
        return self.puntajes_publicados is not None
