"""Lo que se publica de quiénes califican: cuentas, con los grupos pequeños ya juntados."""

from datetime import date

from priorizacion.dominio.tipos import Congelado, Entero, Id


class GrupoDelComite(Congelado):
    """Uno o varios estamentos contados juntos."""

    estamentos: tuple[Id, ...]
    """Los que se cuentan juntos, en el orden declarado."""
    personas: Entero
    """Cuántas."""


class AsistenciaPublicada(Congelado):
    """Quiénes fueron a una sesión."""

    fecha: date
    """Día de la sesión."""
    grupos: tuple[GrupoDelComite, ...]
    """Vacío si fueron menos de tres."""


class ComitePublicado(Congelado):
    """`comite_publicado.json`: lo único que el sitio sabe de quienes califican."""

    participantes: Entero
    """Personas con código."""
    calificaron: Entero
    """Las que entregaron alguna marca: tantos compromisos debe haber."""
    impedimentos: Entero
    """Conflictos de interés declarados."""
    grupos: tuple[GrupoDelComite, ...]
    """Todas las personas, por estamento."""
    sesiones: tuple[AsistenciaPublicada, ...] = ()
    """La asistencia de cada sesión."""
