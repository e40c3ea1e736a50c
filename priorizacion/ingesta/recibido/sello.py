"""El sello de una planilla llena → de quién es y de cuándo, o por qué no se recibe nada de ella."""

from collections.abc import Callable, Mapping

from pydantic import ValidationError

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.planilla import Sello
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.recibido.mesa import Mesa
from priorizacion.ingesta.texto import citar, sugerir


def reconocer_sello(nombre: str, escrito: Mapping[str, str], mesa: Mesa) -> Sello | Observacion:
    """El sello de la planilla de un archivo; o la primera razón para no recibirla."""
    if escrito["agenda"] != mesa.agenda.identidad:
        return observar(
            "planilla-ajena",
            en(nombre),
            f"Es de {citar(escrito['agenda'])} y aquí se recibe «{mesa.agenda.identidad}».",
            "Recíbala en la carpeta de su agenda.",
        )
    if not escrito["huella"]:
        return observar(
            "planilla-de-borrador",
            en(nombre),
            "Es un borrador, de antes de poner las reglas en firme.",
            "Entregue a esa persona la planilla que hace «priorizacion planillas» sin --borrador.",
        )
    sello = _como_se_escribio(escrito)
    if sello is None:
        return observar(
            "planilla-alterada",
            en(nombre),
            f"Los datos con que se reconoce (participante {citar(escrito['participante'])}, ronda "
            f"{citar(escrito['ronda'])}) no son los que se escribieron: alguno cambió.",
            "Pida que la llene en la planilla que se le entregó, sin tocar esos datos.",
        )
    fallas = (falla(nombre, sello, mesa) for falla in _FALLAS)
    return next((f for f in fallas if f is not None), sello)


def _como_se_escribio(escrito: Mapping[str, str]) -> Sello | None:
    try:
        sello = Sello.model_validate({c: escrito[c] for c in Sello.model_fields})
    except ValidationError:
        return None
    return sello if sello.control == escrito["control"] else None


def _de_nadie(nombre: str, sello: Sello, mesa: Mesa) -> Observacion | None:
    if sello.participante in mesa.participantes:
        return None
    return observar(
        "participante-desconocido",
        en(nombre),
        f"{citar(sello.participante)} no está en comite.csv."
        f"{sugerir(sello.participante, mesa.participantes)}",
        "Agréguelo a comite.csv con su estamento y repita «priorizacion recibir».",
    )


def _de_otra_ronda(nombre: str, sello: Sello, mesa: Mesa) -> Observacion | None:
    if sello.ronda <= mesa.rondas.ultima:
        return None
    return observar(
        "planilla-de-otra-ronda",
        en(nombre),
        f"Es de la ronda {sello.ronda} y va la {mesa.rondas.ultima}.",
        "Recíbala cuando se abra esa ronda.",
    )


def _de_otras_reglas(nombre: str, sello: Sello, mesa: Mesa) -> Observacion | None:
    if mesa.firme.cambios_desde(sello.huella) is not None:
        return None
    return observar(
        "planilla-vieja",
        en(nombre),
        f"Se hizo con otras reglas (huella {sello.huella[:8]}), que no son las que están en firme "
        f"({mesa.firme.huella_vigente[:8]}) ni lo fueron.",
        "Entregue a esa persona una planilla nueva.",
    )


_FALLAS: tuple[Callable[[str, Sello, Mesa], Observacion | None], ...] = (
    _de_nadie,
    _de_otra_ronda,
    _de_otras_reglas,
)
