"""Lo que el territorio pide, antes de cualquier decisión."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from priorizacion.dominio.cantidad import leer_decimal
from priorizacion.dominio.fuente import Fase
from priorizacion.dominio.territorio import Divipola
from priorizacion.dominio.tipos import (
    Congelado,
    Entero,
    Id,
    Ids,
    Numero,
    NumeroNoNegativo,
    Pesos,
    Texto,
    TextoLargo,
    Vigencia,
)


class Aporte(Congelado):
    """Dinero comprometido para esta propuesta: paga por fuera del techo de su fuente."""

    fuente: Id
    """Quién aporta."""
    vigencia: Vigencia
    """Año en que paga."""
    monto: Pesos
    """Pesos nominales; paga hasta lo que el proyecto gaste ese año."""


class Propuesta(Congelado):
    """Una petición, con su costo a precios del año base."""

    id: Id
    """Identificador."""
    nombre: Texto
    """Nombre con que se publica."""
    descripcion: TextoLargo = ""
    """Qué es y para quién."""
    dimension: Id | None = None
    """Dimensión del desarrollo."""
    zona: Id | None = None
    """Zona donde queda."""
    municipio: Divipola | None = None
    """Código DIVIPOLA del municipio, en agendas de departamento."""
    estamento_proponente: Id | None = None
    """Estamento que la propuso."""
    sector: str | None = None
    """Área del gasto público."""
    fase: Fase
    """Madurez: idea, perfil, prefactibilidad, factibilidad o disenos."""
    costo: Annotated[Pesos, Field(gt=0)]
    """Pesos a precios del año base, sin imprevistos."""
    costo_preinversion: Pesos = 0
    """Pesos de los estudios y diseños que le faltan; 0 si no pide."""
    duracion: Annotated[Entero, Field(ge=1, le=50)] = 1
    """Años de ejecución."""
    inicio_minimo: Vigencia | None = None
    """Primer año en que puede empezar."""
    inicio_maximo: Vigencia | None = None
    """Último año en que puede empezar."""
    desembolsos: tuple[NumeroNoNegativo, ...] = ()
    """Parte del costo por año de ejecución, proporcional; vacío es por partes iguales."""
    fuentes: Ids = ()
    """Quiénes pueden pagarla; vacío es cualquiera cuyas condiciones cumpla."""
    aportes: tuple[Aporte, ...] = ()
    """Dinero ya comprometido para ella."""
    ejecutor: str | None = None
    """Quién la haría."""
    beneficiarios: Entero | None = None
    """Personas beneficiadas."""
    ods: tuple[str, ...] = ()
    """Metas de los Objetivos de Desarrollo Sostenible."""
    requiere: Ids = ()
    """Propuestas sin las que no puede hacerse."""
    etiquetas: tuple[str, ...] = ()
    """Palabras para agrupar."""
    lat: Numero | None = None
    """Latitud de la obra, en grados."""
    lon: Numero | None = None
    """Longitud de la obra, en grados."""
    bpin: str | None = None
    """Código del Banco de Programas y Proyectos de Inversión."""
    fusionada_en: Id | None = None
    """Propuesta que la absorbió."""
    retirada: str = ""
    """Vacío si sigue; si no, por qué se retiró."""
    otras: dict[str, str] = Field(default_factory=dict)
    """Las demás columnas del archivo, tal como se leyeron."""

    def dato(self, columna: str) -> str | None:
        """Lo escrito en una columna cualquiera, como texto; None si está en blanco."""
        if columna in self.otras:
            return self.otras[columna].strip() or None
        valor = getattr(self, columna, None) if columna in type(self).model_fields else None
        return None if valor is None or valor == () else str(valor)

    def numero(self, columna: str) -> Fraction | None:
        """Lo escrito en una columna numérica, exacto; None si está en blanco.

        Lanza `CantidadIlegible` si no es un número.
        """
        texto = self.dato(columna)
        return None if texto is None else leer_decimal(texto)
