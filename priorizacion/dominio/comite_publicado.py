"""Lo que se publica de quiénes califican: cuentas, con los grupos pequeños ya juntados."""

from datetime import date

from priorizacion.dominio.tipos import Congelado, Entero, Id

COMITE = "comite_publicado.json"
"""Nombre del archivo en la copia pública."""


class GrupoDelComite(Congelado):
    """Uno o varios estamentos contados juntos."""

    estamentos: tuple[Id, ...]
    """Los que se cuentan juntos, en el orden declarado."""
    personas: Entero
    """Cuántas."""


class AsistenciaPublicada(Congelado):
    """Cuántas personas fueron a una sesión, sin que se sepa de una sola que faltó."""

    fecha: date
    """Día de la sesión."""
    minimo: Entero
    """Fueron al menos estas."""
    maximo: Entero
    """Y a lo sumo estas; iguales si faltaron tres o más, y 0 si no se dice cuántas."""


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
    """La asistencia de cada sesión, en el orden de la agenda."""
