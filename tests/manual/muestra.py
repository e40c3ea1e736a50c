"""Una agenda de ejemplo → sus cifras: las de resultado.json y las que el motor vuelve a calcular."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from priorizacion.decision.apoyo import contrastar_reparto
from priorizacion.decision.cartera import elegir
from priorizacion.decision.comparacion import Base, fundar
from priorizacion.decision.comprobacion import comprobar
from priorizacion.decision.compromiso import BYTES_DE_SAL, comprometer
from priorizacion.decision.explicacion.enriquecimiento import Fajo, con_mas
from priorizacion.decision.explicacion.margen_costo import abaratar
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.gasto import Arranque
from priorizacion.decision.inviabilidad import explicar_inviabilidad
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.contraste import Alternativa
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.curva import AjusteDeCurva, Curva, PuntoDeCurva
from priorizacion.dominio.desacuerdo import AcuerdoCriterio
from priorizacion.dominio.explicacion import (
    Explicacion,
    Explicaciones,
    Intervalo,
    PrecioDeRegla,
)
from priorizacion.dominio.fuente import Fuente
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import PuntajeCriterio
from priorizacion.dominio.resultado import (
    Certificado,
    Inviabilidad,
    PropuestaDecidida,
    ReglaResuelta,
    Resultado,
)
from priorizacion.dominio.robustez import (
    FamiliaDeEscenarios,
    Firmeza,
    IndiceNucleo,
    Robustez,
)
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.publicacion import palabras

M = TypeVar("M", bound=BaseModel)


AGENDAS = Path(__file__).parents[2] / "agendas"


@dataclass(frozen=True)
class Muestra:
    """Una agenda de las que vienen con el programa; nada se lee hasta que hace falta."""

    carpeta: Path

    @cached_property
    def r(self) -> Resultado:
        """Lo publicado."""
        return Resultado.model_validate_json((self.carpeta / "resultado.json").read_bytes())

    @cached_property
    def c(self) -> Certificado:
        """Con qué se calculó."""
        return Certificado.model_validate_json((self.carpeta / "certificado.json").read_bytes())

    @cached_property
    def agenda(self) -> Agenda:
        """Lo que dicen los archivos."""
        agenda = leer_carpeta(self.carpeta).agenda
        assert agenda is not None
        return agenda

    @cached_property
    def base(self) -> Base:
        """Los puntajes, la formulación y lo elegido, rehechos por el motor."""
        inicios = {p.id: p.inicio for p in self.r.propuestas if p.inicio is not None}
        return fundar(self.agenda, inicios)

    @property
    def f(self) -> Formulacion:
        """El modelo entero."""
        return self.base.formulacion

    def p(self, propuesta: str) -> PropuestaDecidida:
        """Lo decidido sobre una propuesta."""
        return next(p for p in self.r.propuestas if p.id == propuesta)

    def pide(self, propuesta: str) -> Propuesta:
        """Lo que dice su fila de propuestas.csv."""
        return next(p for p in self.agenda.propuestas if p.id == propuesta)

    def casilla(self, propuesta: str, criterio: str) -> PuntajeCriterio:
        """Lo que sumó una propuesta en un criterio."""
        desglose = self.p(propuesta).desglose
        assert desglose is not None
        todos = (*desglose.prioridad.criterios, *desglose.factibilidad.criterios)
        return next(c for c in todos if c.criterio == criterio)

    def criterio(self, cual: str) -> Criterio:
        """Un criterio declarado."""
        return next(c for c in self.agenda.criterios if c.id == cual)

    def fuente(self, cual: str) -> Fuente:
        """Una fuente declarada."""
        return next(f for f in self.agenda.fuentes if f.id == cual)

    def regla(self, cual: str) -> ReglaResuelta:
        """Una restricción con nombre, con lo que le sobró."""
        return next(x for x in self.r.reglas if x.id == cual)

    def arranque(self, propuesta: str, inicio: int) -> Arranque:
        """Una propuesta que empieza en un año."""
        return next(a for a in self.f.arranques if (a.propuesta, a.inicio) == (propuesta, inicio))

    def pago(self, propuesta: str, fuente: str, vigencia: int) -> int:
        """Lo que una fuente le paga en un año, pesos."""
        return sum(
            x.monto for x in self.p(propuesta).pagos if (x.fuente, x.vigencia) == (fuente, vigencia)
        )

    def alt(self, manera: str) -> Alternativa:
        """Lo que habría elegido otra manera de escoger."""
        assert self.r.contraste is not None
        return next(a for a in self.r.contraste.alternativas if a.manera == manera)

    @cached_property
    def reparto(self) -> Alternativa:
        """Lo que elegiría el reparto igual, desde las marcas inventadas."""
        return contrastar_reparto(self.base, Limites())

    def acuerdo(self, criterio: str) -> AcuerdoCriterio:
        """Cuánto coincidieron las personas en un criterio."""
        assert self.r.desacuerdo is not None
        return next(a for a in self.r.desacuerdo.criterios if a.criterio == criterio)

    @cached_property
    def explicaciones(self) -> Explicaciones:
        """Por qué quedó así cada una, y el precio de cada regla."""
        return _leida(Explicaciones, self.r.explicaciones)

    def explicada(self, propuesta: str) -> Explicacion:
        """Por qué quedó así una propuesta."""
        return next(e for e in self.explicaciones.propuestas if e.propuesta == propuesta)

    def movidas(self, propuesta: str) -> str:
        """«saldrían P05 y P07 y entraría también P06»: las otras que se mueven al incluirla."""
        e = self.explicada(propuesta)
        partes = [
            f"{'saldría' if len(e.saldrian) == 1 else 'saldrían'} {palabras.lista(e.saldrian)}",
            f"{'entraría' if len(e.entrarian) == 1 else 'entrarían'} también "
            f"{palabras.lista(e.entrarian)}",
        ]
        return palabras.lista(
            [x for x, ids in zip(partes, (e.saldrian, e.entrarian), strict=True) if ids]
        )

    def puntaje_limite(self, propuesta: str, eje: str) -> Intervalo | None:
        """El menor puntaje de un eje con que entraría, o se quedaría."""
        return next(x.limite for x in self.explicada(propuesta).puntajes if x.eje == eje)

    def precio(self, regla: str) -> PrecioDeRegla:
        """Lo que cuesta una regla."""
        return next(x for x in self.explicaciones.reglas if x.regla == regla)

    def si_costara(self, propuesta: str, costo: int) -> str:
        """«entra» o «no entra», corriendo el procedimiento entero con ese costo."""
        return self._entra(propuesta, abaratar(self.agenda, propuesta, costo))

    def si_hubiera(self, propuesta: str, fuente: str, vigencia: int, pesos: int) -> str:
        """«entra» o «no entra», con esos pesos de más en el techo declarado de un año."""
        return self._entra(propuesta, con_mas(self.agenda, Fajo(fuente, vigencia, pesos)))

    def _entra(self, propuesta: str, agenda: Agenda) -> str:
        formulacion = formular(agenda, self.f.valor, self.f.valor)
        elegidas = elegir(formulacion, Limites(), lambda _: None).inicios
        return "entra" if propuesta in elegidas else "no entra"

    def ata(self, regla: str) -> str:
        """Si una regla le cuesta valor a la agenda."""
        return {True: "sí", False: "no", None: "no se supo"}[self.precio(regla).ata]

    @cached_property
    def robustez(self) -> Robustez:
        """Qué tan firme es."""
        return _leida(Robustez, self.r.robustez)

    def familia(self, cual: str) -> FamiliaDeEscenarios:
        """Los escenarios de una clase."""
        return next(f for f in self.robustez.familias if f.familia == cual)

    def firmeza(self, propuesta: str) -> Firmeza:
        """Qué tan firme es una propuesta."""
        return next(f for f in self.robustez.propuestas if f.propuesta == propuesta)

    def indice(self, propuesta: str, familia: str) -> IndiceNucleo:
        """En cuántos escenarios de una familia se elige."""
        return next(i for i in self.firmeza(propuesta).indices if i.familia == familia)

    def veces(self, propuesta: str, familia: str) -> str:
        """«60» o «58 (2 a 60)»: en cuántos se halló elegida y entre cuáles está probado."""
        i = self.indice(propuesta, familia)
        entre = f"{i.minimo} a {i.maximo}"
        if i.hallado is None:
            return entre
        return f"{i.hallado}" if i.minimo == i.maximo else f"{i.hallado} ({entre})"

    def clase(self, propuesta: str) -> str:
        """La clase de una propuesta, como se le dice a la gente."""
        return _CLASES[self.firmeza(propuesta).clase]

    def cuantas(self, clase: str) -> int:
        """Cuántas propuestas son de una clase."""
        return sum(f.clase == clase for f in self.robustez.propuestas)

    @cached_property
    def curva(self) -> Curva:
        """Qué se haría con menos y con más."""
        return _leida(Curva, self.r.curva_presupuesto)

    def punto(self, nivel: int, ajuste: int = 0) -> PuntoDeCurva:
        """Lo mejor con un nivel de dinero."""
        return next(x for x in self.curva.ajustes[ajuste].puntos if x.nivel == nivel)

    @property
    def solo_prioridad(self) -> AjusteDeCurva:
        """El ajuste en que la factibilidad no cuenta."""
        return next(
            a for a in self.curva.ajustes if (a.regla_de_valor, a.enfasis) == ("proyectos", 0)
        )

    @property
    def primer_nivel(self) -> int:
        """El menor dinero con que hay alguna lista."""
        return next(x.nivel for x in self.curva.ajustes[0].puntos if x.valor is not None)

    @property
    def nivel_mayor(self) -> int:
        """El menor dinero con que se llega al valor más alto de la curva."""
        puntos = [x for x in self.curva.ajustes[0].puntos if x.valor is not None]
        return max(puntos, key=lambda x: (x.valor or 0, -x.nivel)).nivel

    def valor_en(self, nivel: int) -> str:
        """El valor de un nivel, en puntos; «ninguno» si no hay lista."""
        valor = self.punto(nivel).valor
        return "ninguno" if valor is None else escribir_centesimas(valor)

    def tramos(self, propuesta: str, ajuste: int = 0) -> str:
        """«de 44 a 60 y de 72 a 200»: los niveles en que se elige una propuesta."""
        presencias = self.curva.ajustes[ajuste].presencias
        tramos = next((x.tramos for x in presencias if x.propuesta == propuesta), ())
        return palabras.lista([f"de {a} a {b}" if a < b else f"en {a}" for a, b in tramos])

    def si_dijera(self, propuesta: str, **cambios: Any) -> tuple[str, ...]:
        """Lo que responde la comprobación si en lo publicado se cambia algo de una propuesta."""
        otras = tuple(
            p.model_copy(update=cambios) if p.id == propuesta else p for p in self.r.propuestas
        )
        return comprobar(self.agenda, self.r.model_copy(update={"propuestas": otras}))

    def compromiso(self, participante: str, *, corregida: bool = False) -> str:
        """El compromiso de una hoja inventada con una sal de ejemplo; corregida, con otra nota."""
        valoraciones = list(self.agenda.valoraciones)
        suya = next(i for i, v in enumerate(valoraciones) if v.participante == participante)
        if corregida:
            nota = valoraciones[suya].valor
            cambio = {"valor": nota - 1 if nota > 1 else nota + 1}
            valoraciones[suya] = valoraciones[suya].model_copy(update=cambio)
        agenda = self.agenda.model_copy(update={"valoraciones": tuple(valoraciones)})
        return comprometer(agenda, participante, "7" * 2 * BYTES_DE_SAL)

    def si_pidiera(self, regla: str, minimo: int) -> Inviabilidad:
        """Por qué no habría agenda si el mínimo de una cuota fuera otro."""
        otras = tuple(
            r.model_copy(update={"minimo": Fraction(minimo)}) if r.id == regla else r
            for r in self.agenda.reglas
        )
        agenda = self.agenda.model_copy(update={"reglas": otras})
        return explicar_inviabilidad(formular(agenda, self.f.valor, self.f.valor), Limites())[1]

    def multiplicador(self, fila: str) -> Fraction:
        """El precio de una fila en la cota verificable: centésimas de valor por unidad suya."""
        cota = self.c.cota_verificable
        assert cota is not None
        return Fraction(cota.multiplicadores.get(fila, 0), cota.denominador)

    @property
    def mejores(self) -> list[int]:
        """Los valores de lo que compite y puede hacerse, de mayor a menor."""
        return sorted((self.f.valor[p] for p, c in self.f.columnas.items() if c), reverse=True)

    @property
    def elegidas(self) -> list[str]:
        """Las propuestas elegidas, en orden."""
        return [p.id for p in self.r.propuestas if p.estado == "seleccionada"]


_CLASES = {
    "nucleo": "firme",
    "frontera": "en el límite",
    "exterior": "casi siempre por fuera",
    None: "no se alcanza a decir",
}


def _leida(modelo: type[M], valor: M | dict[str, Any] | None) -> M:
    if valor is None:
        raise LookupError(f"resultado.json no trae {modelo.__name__}")
    return valor if isinstance(valor, modelo) else modelo.model_validate(valor)
