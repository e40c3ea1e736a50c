"""Una planilla llena, contra la agenda y lo que está en firme → lo que vale de ella.

Primero el sello: si no es de aquí, de esta persona y de estas reglas, no entra nada. Después cada
casilla por su lado: lo que vale entra y lo que no queda observado, con su lugar.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import ValidationError

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.contenido import Cambio, comparar, contenido_de
from priorizacion.dominio.firme import EnFirme
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.planilla import (
    SE_MUESTRAN,
    SEPARADOR_DE_NIVEL,
    SIN_OPINION,
    Pregunta,
    Sello,
    preguntas_de,
    se_califica,
)
from priorizacion.dominio.recibido import CasillaDe, MarcaRecibida, PlanillaRecibida, Razon
from priorizacion.dominio.ronda import Rondas
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.recibido.llena import Escrita, Llena
from priorizacion.ingesta.recibido.pieza import Pieza
from priorizacion.ingesta.texto import citar, sugerir

_NIVEL = re.compile(r"([+-]?\d{1,6})(?:[.,]0+)?(?:\s*·\s*(.*))?", re.DOTALL)
_NO_SABE = frozenset({"", "ns", "n/s", "n.s.", "nsnr", "ns/nr", "no sé", "no se"})
_LARGO_DE_RAZON = 1000
_DE_UN_CRITERIO = frozenset({"escala", "nombre", "pregunta", "descripcion", "origen"})
"""Lo que de un criterio lee quien califica; la ponderación puede cambiar sin que vuelva a leer."""


@dataclass(frozen=True)
class Mesa:
    """Contra qué se examina."""

    agenda: Agenda
    firme: EnFirme
    rondas: Rondas = field(default_factory=Rondas)
    """Las abiertas después de la primera."""

    @cached_property
    def preguntas(self) -> dict[str, Pregunta]:
        """Criterio → su pregunta."""
        return {q.id: q for q in preguntas_de(self.agenda)}

    @cached_property
    def propuestas(self) -> frozenset[str]:
        """Las que se califican."""
        return frozenset(p.id for p in self.agenda.propuestas if se_califica(p))

    @cached_property
    def participantes(self) -> frozenset[str]:
        """Los códigos del comité."""
        return frozenset(p.id for p in self.agenda.participantes)

    @cached_property
    def sin_registrar(self) -> tuple[Cambio, ...]:
        """Lo que la carpeta dice distinto de lo que está en firme."""
        return comparar(self.firme.contenido, contenido_de(self.agenda))


def examinar(pieza: Pieza, llena: Llena, mesa: Mesa, apuntes: Apuntes) -> PlanillaRecibida | None:
    """Lo que vale de una planilla; None si no vale nada de ella."""
    falla = _falla_del_sello(pieza.nombre, llena, mesa)
    if falla is not None:
        apuntes.append(falla)
        return None
    cambiadas = _cambiadas(mesa, llena.sello)
    marcas = tuple(_marcas(pieza.nombre, llena, mesa, cambiadas, apuntes))
    declaradas = _conocidas(pieza.nombre, llena.impedimentos, mesa, apuntes)
    razones = [(p, t) for p, t in llena.razones if p in mesa.propuestas]
    return PlanillaRecibida(
        archivo=pieza.huella,
        participante=llena.sello["participante"],
        ronda=int(llena.sello["ronda"]),
        serie=llena.serie,
        edicion=llena.edicion,
        marcas=tuple(sorted(marcas, key=lambda m: m.casilla)),
        impedimentos=tuple(sorted(declaradas)),
        razones=tuple(Razon(propuesta=p, texto=t[:_LARGO_DE_RAZON]) for p, t in sorted(razones)),
    )


def _falla_del_sello(nombre: str, llena: Llena, mesa: Mesa) -> Observacion | None:
    sello = llena.sello
    origen = en(nombre)
    if sello["agenda"] != mesa.agenda.identidad:
        return observar(
            "planilla-ajena",
            origen,
            f"Es de {citar(sello['agenda'])} y aquí se recibe «{mesa.agenda.identidad}».",
            "Recíbala en la carpeta de su agenda.",
        )
    if not sello["huella"]:
        return observar(
            "planilla-de-borrador",
            origen,
            "Es un borrador, de antes de poner las reglas en firme.",
            "Entregue a esa persona la planilla que hace «priorizacion planillas» sin --borrador.",
        )
    if not _cuadra(sello):
        return observar(
            "planilla-alterada",
            origen,
            f"Los datos con que se reconoce (participante {citar(sello['participante'])}, ronda "
            f"{citar(sello['ronda'])}) no son los que se escribieron: alguno cambió.",
            "Pida que la llene en la planilla que se le entregó, sin tocar esos datos.",
        )
    return _falla_de_lugar(nombre, sello, mesa)


def _cuadra(sello: Mapping[str, str]) -> bool:
    try:
        propio = Sello.model_validate({c: sello[c] for c in Sello.model_fields})
    except ValidationError:
        return False
    return propio.control == sello["control"]


def _falla_de_lugar(nombre: str, sello: Mapping[str, str], mesa: Mesa) -> Observacion | None:
    quien, ronda, huella = sello["participante"], int(sello["ronda"]), sello["huella"]
    if quien not in mesa.participantes:
        return observar(
            "participante-desconocido",
            en(nombre),
            f"{citar(quien)} no está en comite.csv.{sugerir(quien, mesa.participantes)}",
            "Agréguelo a comite.csv con su estamento y repita «priorizacion recibir».",
        )
    if ronda > mesa.rondas.ultima:
        return observar(
            "planilla-de-otra-ronda",
            en(nombre),
            f"Es de la ronda {ronda} y va la {mesa.rondas.ultima}.",
            "Recíbala cuando se abra esa ronda.",
        )
    if mesa.firme.cambios_desde(huella) is None:
        return observar(
            "planilla-vieja",
            en(nombre),
            f"Se hizo con otras reglas (huella {huella[:8]}), que no son las que están en firme "
            f"({mesa.firme.huella_vigente[:8]}) ni lo fueron.",
            "Entregue a esa persona una planilla nueva.",
        )
    return None


@dataclass(frozen=True)
class _Cambiadas:
    """Lo que quien llenó la planilla leyó de otra manera, o no se le preguntaba."""

    propuestas: frozenset[str]
    criterios: frozenset[str]
    de_otra_ronda: frozenset[str]


def _cambiadas(mesa: Mesa, sello: Mapping[str, str]) -> _Cambiadas:
    cambios = [*(mesa.firme.cambios_desde(sello["huella"]) or ()), *mesa.sin_registrar]
    de_la_ronda = mesa.rondas.propuestas.get(int(sello["ronda"]), mesa.propuestas)
    propuestas, criterios = set(), set()
    for cambio in cambios:
        seccion, *resto = cambio.camino
        if seccion == "propuestas" and resto[1:2] and resto[1] in SE_MUESTRAN:
            propuestas.add(resto[0])
        elif (seccion, *resto[:1]) == ("agenda", "criterios") and resto[2] in _DE_UN_CRITERIO:
            criterios.add(resto[1])
    fuera = mesa.propuestas - de_la_ronda
    return _Cambiadas(frozenset(propuestas), frozenset(criterios), fuera)


def _marcas(
    nombre: str, llena: Llena, mesa: Mesa, cambiadas: _Cambiadas, apuntes: Apuntes
) -> Iterator[MarcaRecibida]:
    veces = Counter((e.propuesta, e.criterio) for e in llena.escritas)
    for escrita in llena.escritas:
        falla = _falla_de_casilla(nombre, escrita, mesa, cambiadas, veces)
        if falla is not None:
            apuntes.append(falla)
            continue
        valor = _valor(nombre, escrita, mesa.preguntas[escrita.criterio], apuntes)
        if valor is not _NADA:
            yield MarcaRecibida(
                propuesta=escrita.propuesta,
                criterio=escrita.criterio,
                valor=valor if isinstance(valor, int) else None,
                lugar=escrita.lugar,
            )


_NADA = object()
"""No es una marca: ni un nivel ni «no sé»."""


def _falla_de_casilla(
    nombre: str, escrita: Escrita, mesa: Mesa, cambiadas: _Cambiadas, veces: Counter[CasillaDe]
) -> Observacion | None:
    origen = en(nombre, escrita.fila, escrita.columna)
    donde = f"{escrita.lugar}: "
    if escrita.propuesta not in mesa.propuestas:
        return observar(
            "propuesta-desconocida",
            origen,
            f"{donde}{citar(escrita.propuesta)} no está entre las que se califican."
            f"{sugerir(escrita.propuesta, mesa.propuestas)}",
            "Los códigos no se cambian: llene la planilla que se entregó.",
        )
    if escrita.propuesta in cambiadas.de_otra_ronda:
        return observar(
            "propuesta-de-otra-ronda",
            origen,
            f"{donde}{escrita.propuesta} no se vuelve a calificar en esta ronda.",
            "En esa ronda se contestan solo las propuestas de su planilla.",
        )
    if escrita.criterio not in mesa.preguntas:
        return observar(
            "criterio-desconocido",
            origen,
            f"{donde}{citar(escrita.criterio)} no está entre las preguntas."
            f"{sugerir(escrita.criterio, mesa.preguntas)}",
            "Los códigos no se cambian: llene la planilla que se entregó.",
        )
    if veces[escrita.propuesta, escrita.criterio] > 1:
        return observar(
            "marca-repetida",
            origen,
            f"{donde}{escrita.propuesta} está en más de una fila: no se sabe cuál vale.",
            "Deje una sola fila por propuesta.",
        )
    if escrita.propuesta in cambiadas.propuestas or escrita.criterio in cambiadas.criterios:
        que = escrita.propuesta if escrita.propuesta in cambiadas.propuestas else escrita.criterio
        return observar(
            "planilla-vieja",
            origen,
            f"{donde}«{que}» cambió después de hacer esta planilla: esta marca no se cuenta.",
            "Entregue a esa persona una planilla nueva para que la revise.",
        )
    return None


def _valor(nombre: str, escrita: Escrita, pregunta: Pregunta, apuntes: Apuntes) -> object:
    """El nivel, None si no sabe, o `_NADA` si no se entiende."""
    texto = escrita.texto
    if escrita.formula:
        apuntes.append(_mala(nombre, escrita, pregunta, "es una fórmula y no una marca"))
        return _NADA
    if texto.casefold() in _NO_SABE or texto.startswith(SIN_OPINION + SEPARADOR_DE_NIVEL):
        return None
    nivel = _NIVEL.fullmatch(texto)
    if nivel is None or not pregunta.admite(int(nivel[1])):
        entre = f"{min(pregunta.niveles)} y {max(pregunta.niveles)}"
        apuntes.append(_mala(nombre, escrita, pregunta, f"{citar(texto)} no está entre {entre}"))
        return _NADA
    if nivel[2] and nivel[2].strip() != pregunta.niveles.get(int(nivel[1]), "").strip():
        porque = f"{citar(texto)} es de otra pregunta: estas palabras no son las de su nivel"
        apuntes.append(_mala(nombre, escrita, pregunta, porque))
        return _NADA
    return int(nivel[1])


def _mala(nombre: str, escrita: Escrita, pregunta: Pregunta, porque: str) -> Observacion:
    return observar(
        "marca-fuera-de-escala",
        en(nombre, escrita.fila, escrita.columna),
        f"{escrita.lugar} ({escrita.propuesta}, «{pregunta.nombre}»): {porque}.",
        "Escriba el nivel, o NS si no tiene opinión.",
    )


def _conocidas(
    nombre: str, propuestas: tuple[str, ...], mesa: Mesa, apuntes: Apuntes
) -> Iterator[str]:
    for propuesta in dict.fromkeys(propuestas):
        if propuesta in mesa.propuestas:
            yield propuesta
            continue
        apuntes.append(
            observar(
                "propuesta-desconocida",
                en(nombre),
                f"El impedimento es con {citar(propuesta)}, que no está entre las que se califican."
                f"{sugerir(propuesta, mesa.propuestas)}",
                "Los códigos no se cambian: llene la planilla que se entregó.",
            )
        )
