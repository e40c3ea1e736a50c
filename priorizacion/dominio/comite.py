"""El comité: participantes con seudónimo, impedimentos, mandato y sesiones."""

from datetime import date

from pydantic import Field

from priorizacion.dominio.tipos import Congelado, Entero, Id, Texto, TextoLargo, Vigencia

ESTAMENTOS = ("comunidad", "organizaciones", "autoridades", "empresas", "academia")
"""Los cinco estamentos por omisión, con igual voz."""


class Participante(Congelado):
    """Una persona que califica. Solo su código: su nombre nunca entra en los archivos."""

    id: Id
    """Código, por ejemplo C1."""
    estamento: Id
    """Estamento por el que habla."""


class Impedimento(Congelado):
    """Conflicto de interés declarado: se descartan sus valoraciones sobre esa propuesta."""

    participante: Id
    """Código de quien lo declaró; nunca se publica."""
    propuesta: Id
    """Propuesta sobre la que no opina."""


class Sesion(Congelado):
    """Una reunión del comité."""

    fecha: date
    """Día de la sesión."""
    asunto: Texto
    """Para qué se reunió."""
    asistentes: dict[Id, Entero] = Field(default_factory=dict)
    """Cuántas personas asistieron por estamento."""


class Apelacion(Congelado):
    """Cómo y hasta cuándo se puede reclamar."""

    hasta: date | None = None
    """Último día para reclamar."""
    como: TextoLargo
    """Dónde y cómo se presenta un reclamo."""


class Comite(Congelado):
    """Lo que se publica del comité: mandato, sesiones y apelación; nunca nombres."""

    mandato: TextoLargo | None = None
    """Acto que lo creó y qué se le encargó."""
    sesiones: tuple[Sesion, ...] = ()
    """Reuniones, con asistencia por estamento."""
    apelacion: Apelacion | None = None
    """Reclamos."""


class Sorteo(Congelado):
    """El sorteo público que decide los empates (modelo, sección 5)."""

    procedimiento: TextoLargo
    """Cómo y cuándo sale la semilla; queda en firme con las reglas."""
    semilla: str | None = None
    """El resultado del sorteo, como texto entre comillas; vacío hasta que ocurra."""


class Periodo(Congelado):
    """Los años de la agenda, ambos incluidos."""

    inicio: Vigencia
    """Primera vigencia."""
    fin: Vigencia
    """Última vigencia."""

    @property
    def vigencias(self) -> range:
        """Los años del periodo, del primero al último."""
        return range(self.inicio, self.fin + 1)
