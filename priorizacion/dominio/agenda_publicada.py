"""`datos/agenda.json`: en un solo archivo, todo lo que se publica de lo que entra a la cuenta."""

from typing import Literal

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.comite_publicado import ComitePublicado
from priorizacion.dominio.firme import EnFirme
from priorizacion.dominio.ponderacion import PonderacionesPublicadas
from priorizacion.dominio.recibo import Compromiso
from priorizacion.dominio.tipos import Congelado


class AgendaPublicada(Congelado):
    """De esto, y de nada más, se vuelve a calcular el resultado."""

    version_esquema: Literal[1] = 1
    """Versión de este formato."""
    agenda: Agenda
    """Reglas, propuestas, condiciones y puntajes; sin comité ni marcas."""
    ponderaciones: PonderacionesPublicadas | None = None
    """Cómo llegó el comité a las ponderaciones, si se le preguntó con el programa."""
    en_firme: EnFirme | None = None
    """Lo que quedó en firme antes de calificar y cada cambio posterior, si se hizo."""
    comite: ComitePublicado | None = None
    """Las cuentas de quienes calificaron, si se publican."""
    compromisos: tuple[Compromiso, ...] | None = None
    """Los recibos de las hojas, si se publican."""
