"""Agenda y Resultado juntos, con lo que todas las páginas buscan por id."""

from dataclasses import dataclass
from functools import cached_property

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cambio import Comparacion
from priorizacion.dominio.curva import Curva
from priorizacion.dominio.explicacion import Explicacion, Explicaciones
from priorizacion.dominio.mapa import Mapa
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.resultado import Certificado, Estado, PropuestaDecidida, Resultado
from priorizacion.dominio.robustez import Familia, Firmeza
from priorizacion.dominio.seguimiento import Reporte
from priorizacion.publicacion import palabras
from priorizacion.publicacion.archivada import Archivada
from priorizacion.publicacion.vistas.tabla import Celda

_PAGINAS_RESERVADAS = {"index", "readme"}

TONOS: dict[Estado | None, str] = {
    "seleccionada": "si",
    "preinversion": "si",
    "lista_de_espera": "espera",
    "sin_quorum": "espera",
    "gestion_ante_otro_nivel": "espera",
    None: "espera",
}


@dataclass(frozen=True)
class Contexto:
    """Lo que se sabe de una agenda al escribir sus páginas."""

    ruta: str
    """«valle-claro/2026-2029»."""
    agenda: Agenda
    resultado: Resultado
    certificado: Certificado
    mapa: Mapa | None = None
    reportes: tuple[Reporte, ...] = ()
    """El seguimiento de las obras, por propuesta y fecha."""
    archivadas: tuple[Archivada, ...] = ()
    """Las versiones anteriores, de la primera a la última."""
    frente_al_anterior: Comparacion | None = None
    """Qué cambió desde el periodo anterior del territorio, si también se publica."""

    @cached_property
    def propuestas(self) -> dict[str, Propuesta]:
        """Id → propuesta."""
        return {p.id: p for p in self.agenda.propuestas}

    @cached_property
    def decididas(self) -> dict[str, PropuestaDecidida]:
        """Id → decisión."""
        return {d.id: d for d in self.resultado.propuestas}

    @cached_property
    def elegidas(self) -> tuple[PropuestaDecidida, ...]:
        """Las seleccionadas, por año de inicio, prioridad de mayor a menor e id."""
        return tuple(
            sorted(
                self.en_estado("seleccionada"),
                key=lambda d: (d.inicio or 0, -(d.prioridad or 0), d.id),
            )
        )

    @cached_property
    def explicaciones(self) -> dict[str, Explicacion]:
        """Id → qué la cambiaría; vacío si no se calculó."""
        hechas: Explicaciones | None = self.resultado.explicaciones
        return {e.propuesta: e for e in hechas.propuestas} if hechas else {}

    @cached_property
    def firmezas(self) -> dict[str, Firmeza]:
        """Id → qué tan firme es su lugar; vacío si no se calculó."""
        robustez = self.resultado.robustez
        return {f.propuesta: f for f in robustez.propuestas} if robustez else {}

    @cached_property
    def escenarios(self) -> dict[Familia, int]:
        """Familia → cuántos escenarios se sortearon."""
        robustez = self.resultado.robustez
        return {f.familia: f.escenarios for f in robustez.familias} if robustez else {}

    @property
    def curva(self) -> Curva | None:
        """Lo mejor con cada nivel de dinero; None si no se calculó."""
        curva = self.resultado.curva_presupuesto
        return curva if curva and curva.ajustes else None

    @cached_property
    def fuentes(self) -> dict[str, str]:
        """Id de fuente → nombre."""
        return {f.id: f.nombre for f in self.agenda.fuentes}

    @cached_property
    def zonas(self) -> dict[str, str]:
        """Id de zona → nombre."""
        return {z.id: z.nombre for z in self.agenda.zonas}

    @cached_property
    def dimensiones(self) -> dict[str, str]:
        """Id de dimensión → nombre."""
        return {d.id: d.nombre for d in self.agenda.dimensiones}

    @property
    def inviable(self) -> bool:
        """Si se probó que las reglas no caben juntas."""
        return self.resultado.estado_solucion == "inviable_probada"

    @property
    def base(self) -> str:
        """«pesos de 2026»: en qué están los costos."""
        return palabras.unidad(self.agenda)

    @property
    def moneda(self) -> str:
        """«pesos»: en qué está el dinero de un año que ya se dijo."""
        return palabras.unidad(self.agenda, base=False)

    @property
    def corrientes(self) -> str:
        """En qué están los techos y los pagos.

        No «de cada año»: «3.689 millones de pesos de cada año» se lee como si fueran por año.
        """
        return f"{self.moneda} corrientes" if self.agenda.precios else self.moneda

    @property
    def pedido(self) -> int:
        """Lo que cuestan todas las propuestas que siguen en pie."""
        aparte = {"retirada", "fusionada"}
        return sum(d.costo for d in self.resultado.propuestas if d.estado not in aparte)

    @property
    def techos(self) -> int:
        """Lo que suman los techos de todas las fuentes en el periodo."""
        vigencias = self.agenda.periodo.vigencias
        return sum(f.techos.get(v, 0) for f in self.agenda.fuentes for v in vigencias)

    def en_estado(self, *estados: Estado | None) -> tuple[PropuestaDecidida, ...]:
        """Las decididas en alguno de esos estados, en orden de id."""
        return tuple(d for d in self.resultado.propuestas if d.estado in estados)

    def elegida(self, propuesta: str) -> bool:
        """Si se eligió para hacerse."""
        decidida = self.decididas.get(propuesta)
        return decidida is not None and decidida.estado == "seleccionada"

    def texto_de_regla(self, regla: str) -> str:
        """La frase de una regla por su nombre; el nombre, si no la tiene."""
        frases = {r.id: r.texto for r in reversed(self.resultado.reglas)}
        sueltas = (t for ident, t in frases.items() if ident.startswith(f"{regla}:"))
        return frases.get(regla) or next(sueltas, regla)

    def nombre(self, propuesta: str) -> str:
        """Nombre de una propuesta, o su id si no está o no tiene."""
        conocida = self.propuestas.get(propuesta)
        return (conocida.nombre.strip() if conocida else "") or propuesta

    def enlace(self, propuesta: str, desde: str = "") -> str | None:
        """Dirección de la página de una propuesta; `desde` es el camino a la agenda."""
        if propuesta not in self.decididas:
            return None
        return f"{desde}propuestas/{archivo_de_propuesta(propuesta)}.html"

    def celda(self, propuesta: str, desde: str = "") -> Celda:
        """La celda que nombra y enlaza una propuesta."""
        return Celda(self.nombre(propuesta), self.enlace(propuesta, desde))

    def zona_de(self, propuesta: Propuesta) -> str:
        """Nombre de su zona; si no tiene, «Todo el territorio» o nada si no hay zonas."""
        if propuesta.zona:
            return self.zonas.get(propuesta.zona, propuesta.zona)
        return "Todo el territorio" if self.agenda.zonas else ""


def archivo_de_propuesta(propuesta: str) -> str:
    """Nombre de archivo de su página; «~», que ningún id lleva, aparta los reservados."""
    return f"{propuesta}~" if propuesta.lower() in _PAGINAS_RESERVADAS else propuesta


def celda_de_estado(estado: Estado | None) -> Celda:
    """La etiqueta de un estado."""
    return Celda(palabras.ESTADOS_EN_PALABRAS[estado], tono=TONOS.get(estado, "no"))
