"""De una carpeta a lo que el comité dice que debe ponderar cada criterio, por cada método."""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from priorizacion.decision.modelo import Limites
from priorizacion.decision.ponderacion.consistencia import Consistencia
from priorizacion.decision.ponderacion.consulta import Ponderacion, consistencias, consultar
from priorizacion.decision.ponderacion.efecto import Efecto, con_ponderaciones, medir_efecto
from priorizacion.dominio.agenda import Agenda, ReglasDeJuego
from priorizacion.dominio.criterio import Eje
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.ponderacion import METODOS, Metodo
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.ponderaciones import LecturaDePonderaciones, leer_ponderaciones
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.hilo import esperar
from priorizacion.tareas.revision import impide_seguir


@dataclass(frozen=True)
class Recuento:
    """Lo que el comité respondió, ya junto; o las observaciones que lo impiden."""

    observaciones: tuple[Observacion, ...]
    reglas: ReglasDeJuego | None = None
    """None si hay algo que arreglar antes."""
    hay_archivo: bool = False
    """Si la carpeta trae `ponderaciones`."""
    hay_marcas: bool = False
    """Si ya hay calificaciones en la carpeta."""
    ponderaciones: tuple[Ponderacion, ...] = ()
    consistencias: dict[tuple[str, Eje], Consistencia] = field(default_factory=dict)
    """Participante y eje → qué tan consistente fue al comparar por pares."""

    def de(self, metodo: Metodo) -> dict[str, int]:
        """Criterio → centésimas, de los ejes en que alguien respondió con ese método."""
        suyas = (p.centesimas for p in self.ponderaciones if p.metodo == metodo)
        return {criterio: cuanto for eje in suyas for criterio, cuanto in eje.items()}

    def solo(self, metodo: Metodo) -> "Recuento":
        """Lo mismo, sin los demás métodos."""
        suyas = tuple(p for p in self.ponderaciones if p.metodo == metodo)
        de_pares = self.consistencias if metodo == "pares" else {}
        return replace(self, ponderaciones=suyas, consistencias=de_pares)

    @property
    def metodos(self) -> tuple[Metodo, ...]:
        """Los métodos con alguna respuesta."""
        usados = {p.metodo for p in self.ponderaciones}
        return tuple(m for m in METODOS if m in usados)


@dataclass(frozen=True)
class Efectos:
    """Qué agenda saldría con las ponderaciones declaradas y con las de cada método."""

    declarada: Efecto
    metodos: dict[Metodo, Efecto]


def contar_ponderaciones(carpeta: Path) -> Recuento:
    """Lee y junta. No escribe nada. Lanza `OSError` si el sistema no deja leer."""
    lectura = leer_ponderaciones(carpeta)
    if lectura.reglas is None or impide_seguir(lectura.observaciones):
        return Recuento(lectura.observaciones)
    return _contar(lectura, lectura.reglas)


def medir_efectos(carpeta: Path, recuento: Recuento, avisar: Avisar) -> Efectos | None:
    """La agenda de cada método, frente a la declarada; None si todavía no hay con qué decidir."""
    agenda = leer_carpeta(carpeta).agenda
    if agenda is None or not (agenda.valoraciones or agenda.sin_marcas):
        return None
    return esperar(partial(_medir, agenda, recuento, avisar))


def _contar(lectura: LecturaDePonderaciones, reglas: ReglasDeJuego) -> Recuento:
    estamento_de = {p.id: p.estamento for p in lectura.participantes}
    return Recuento(
        observaciones=lectura.observaciones,
        reglas=reglas,
        hay_archivo=lectura.hay_archivo,
        hay_marcas=lectura.hay_marcas,
        ponderaciones=consultar(lectura.respuestas, estamento_de, reglas.estamentos),
        consistencias=consistencias(lectura.respuestas),
    )


def _medir(agenda: Agenda, recuento: Recuento, avisar: Avisar) -> Efectos:
    limites = Limites(breve=True)
    avisar("decidiendo con las ponderaciones declaradas")
    declarada = medir_efecto(agenda, limites)
    metodos = {}
    for metodo in recuento.metodos:
        avisar(f"decidiendo con las de «{metodo}»")
        otra = con_ponderaciones(agenda, recuento.de(metodo))
        metodos[metodo] = medir_efecto(otra, limites, declarada)
    return Efectos(declarada, metodos)
