"""Si lo que hay en la carpeta es lo que está en firme; y si no, qué cambió y cómo registrarlo."""

from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.contenido import Cambio, cambios_en
from priorizacion.dominio.firme import CONGELADO, EnFirme
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import en, observar, resumir
from priorizacion.ingesta.congelado import CongeladoIlegible, leer_congelado
from priorizacion.ingesta.texto import citar
from priorizacion.tareas.cotejo import Paso
from priorizacion.tareas.orden import como_argumento

_ARCHIVOS = {
    "agenda": "agenda.yaml",
    "propuestas": "propuestas.csv",
    "habilitantes": "habilitantes.csv",
}
_RESTAURE = "Recupere el que escribió «priorizacion congelar»; no se edita a mano."


def cambios_sin_registrar(agenda: Agenda, firme: EnFirme) -> tuple[Cambio, ...]:
    """Lo que la carpeta dice distinto de lo que está en firme."""
    return cambios_en(firme.contenido, agenda)


def observar_firmeza(carpeta: Path, agenda: Agenda) -> tuple[Observacion, ...]:
    """Una advertencia por dato que cambió sin registrarse; nada si no hay reglas en firme.

    Lanza `OSError`.
    """
    try:
        firme = leer_congelado(carpeta)
    except CongeladoIlegible as error:
        return (observar("congelado-ilegible", en(CONGELADO), str(error), _RESTAURE),)
    if firme is None:
        return ()
    return resumir(_observar(c, carpeta) for c in cambios_sin_registrar(agenda, firme))


def cotejar_firmeza(agenda: Agenda, carpeta: Path) -> Paso | None:
    """Lo mismo, como un paso de `verificar`; None si no hay reglas en firme. Lanza `OSError`."""
    try:
        firme = leer_congelado(carpeta)
    except CongeladoIlegible as error:
        return Paso("distinto", str(error))
    if firme is None:
        return None
    cambios = cambios_sin_registrar(agenda, firme)
    if cambios:
        lugares = ", ".join(c.lugar for c in cambios[:3]) + (" y otros" if cambios[3:] else "")
        texto = f"lo que está en firme no es lo que se usó: cambió {lugares} sin registrarse."
        return Paso("distinto", texto)
    registrados = len(firme.enmiendas)
    cuantos = "sin cambios" if not registrados else f"con los {registrados} cambios registrados"
    return Paso(
        "igual",
        f"lo que quedó en firme el {firme.momento.fecha} es lo que se usó, {cuantos}.",
    )


def _observar(cambio: Cambio, carpeta: Path) -> Observacion:
    seccion, *resto = cambio.camino
    campo = "/".join(resto[1:] if seccion != "agenda" else resto)
    quien = f"{resto[0]} " if seccion != "agenda" else ""
    if cambio.antes is None:
        que = f"no estaba en firme y ahora dice {citar(cambio.ahora)}"
    elif cambio.ahora is None:
        que = f"en firme decía {citar(cambio.antes)} y ya no está"
    else:
        que = f"en firme dice {citar(cambio.antes)} y ahora {citar(cambio.ahora)}"
    return observar(
        "cambio-sin-registrar",
        en(_ARCHIVOS.get(seccion, seccion), None, campo.replace("/", ".") or None),
        f"{quien}{que}.",
        f"Si es correcto, regístrelo: priorizacion congelar {como_argumento(carpeta)} "
        '--cambio "por qué".',
    )
