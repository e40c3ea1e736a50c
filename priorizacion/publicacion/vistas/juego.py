"""Cómo se decidió: criterios, reglas, valor y empates, con un ejemplo de esta agenda."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero, escribir_razon
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.firme import EnFirme
from priorizacion.dominio.fuente import Fuente
from priorizacion.dominio.ponderacion import PonderacionesPublicadas
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import (
    acuerdo,
    contraste,
    estamentos,
    firme,
    pesos,
    precios,
    proyecto,
    reglas,
    robustez,
    solucion,
)
from priorizacion.publicacion.vistas.acuerdo import Acuerdo
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.contraste import Comparadas
from priorizacion.publicacion.vistas.estamentos import Logros
from priorizacion.publicacion.vistas.firme import Firme
from priorizacion.publicacion.vistas.pesos import Pesos
from priorizacion.publicacion.vistas.precios import Precios
from priorizacion.publicacion.vistas.robustez import Solidez
from priorizacion.publicacion.vistas.tabla import Celda, Tabla

_AGREGACION = {
    "media": "el promedio",
    "mediana": "la mediana (la calificación del medio)",
    "media_recortada": "el promedio sin la más alta ni la más baja",
}
_VALOR = {
    "proyectos": "El valor de una propuesta es su prioridad por su factibilidad, dividido por 100. "
    "Todas cuentan igual, cuesten lo que cuesten.",
    "inversion": "El valor de una propuesta es su prioridad por su factibilidad, por la parte del "
    "dinero que cuesta: cada peso cuenta el puntaje de su proyecto.",
    "poblacion": "El valor de una propuesta es su prioridad por su factibilidad, por la parte de "
    "la población a la que llega.",
}
_ARRASTRE = {
    "ninguno": "lo que sobra en un año no pasa al siguiente",
    "bienio": "lo que sobra pasa dentro del mismo bienio",
    "periodo": "lo que sobra pasa al año siguiente",
}


@dataclass(frozen=True, slots=True)
class Pregunta:
    """Un criterio como lo leyó quien calificó."""

    nombre: str
    eje: str
    ponderacion: str
    pregunta: str
    como: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Juego:
    """La página de cómo se decidió."""

    preguntas: tuple[Pregunta, ...]
    resumen_de_marcas: tuple[str, ...]
    requisitos: tuple[str, ...]
    valor: str
    ejemplo: str | None
    ejemplo_celda: Celda | None
    limites: tuple[str, ...]
    fuentes: tuple[str, ...]
    reglas: Tabla | None
    precios: Precios | None
    firmeza: str
    empates: tuple[str, ...]
    sorteo: str
    logros: Logros | None
    acuerdo: Acuerdo | None
    solidez: Solidez | None
    contraste: Comparadas | None
    en_firme: Firme | None
    pesos: Pesos | None


def ver(
    contexto: Contexto,
    en_firme: EnFirme | None = None,
    ponderaciones: PonderacionesPublicadas | None = None,
) -> Juego:
    """La vista de la página; qué quedó en firme y cómo se ponderó, si se hizo con el programa."""
    primera = contexto.elegidas[0] if contexto.elegidas else None
    ejemplo = proyecto.ver(contexto, primera) if primera else None
    return Juego(
        preguntas=tuple(_pregunta(c) for c in contexto.agenda.criterios),
        resumen_de_marcas=_marcas(contexto),
        requisitos=_requisitos(contexto),
        valor=_VALOR[contexto.agenda.regla_de_valor] + _resolucion(contexto),
        ejemplo=ejemplo.valor if ejemplo else None,
        ejemplo_celda=contexto.celda(primera.id) if primera else None,
        limites=_limites(contexto),
        fuentes=tuple(_fuente(f) for f in contexto.agenda.fuentes),
        reglas=reglas.ver(contexto),
        precios=precios.ver(contexto),
        firmeza=solucion.firmeza(contexto),
        empates=tuple(t for t in (solucion.desempate(contexto), solucion.redondeo(contexto)) if t),
        sorteo=_sorteo(contexto),
        logros=estamentos.ver(contexto),
        acuerdo=acuerdo.ver(contexto),
        solidez=robustez.ver(contexto),
        contraste=contraste.ver(contexto),
        en_firme=firme.ver(contexto, en_firme),
        pesos=pesos.ver(contexto, ponderaciones),
    )


def _pregunta(criterio: Criterio) -> Pregunta:
    return Pregunta(
        nombre=criterio.nombre,
        eje=criterio.eje,
        ponderacion=escribir_centesimas(int(criterio.ponderacion * 100)),
        pregunta=criterio.pregunta or criterio.descripcion or "",
        como=_como(criterio),
    )


def _como(criterio: Criterio) -> tuple[str, ...]:
    if criterio.escala:
        return tuple(f"{nivel}. {texto}" for nivel, texto in sorted(criterio.escala.items()))
    if criterio.tabla:
        return tuple(
            f"{_categoria(k)}: {escribir_centesimas(int(v * 100))} puntos"
            for k, v in criterio.tabla.items()
        )
    return tuple(
        f"{_numero(ancla)}: {escribir_centesimas(int(v * 100))} puntos"
        for ancla, v in (criterio.tramos or {}).items()
    )


def _categoria(codigo: str) -> str:
    return palabras.DE_FASE.get(codigo, palabras.nombre_de_codigo(codigo)).capitalize()


def _numero(ancla: object) -> str:
    texto = str(ancla)
    return escribir_entero(int(texto)) if texto.isdigit() else texto


def _marcas(contexto: Contexto) -> tuple[str, ...]:
    agenda = contexto.agenda
    if all(c.origen == "dato" for c in agenda.criterios):
        return ("Nadie calificó: todos los criterios son datos medidos.",)
    frases = [
        f"De las calificaciones de cada estamento se toma {_AGREGACION[agenda.agregacion]}; "
        + (
            "después todos los estamentos pesan igual."
            if len(set(agenda.estamentos.values())) < 2
            else "después se juntan con las ponderaciones declaradas."
        ),
        "«No sabe» y lo que quedó en blanco no cuentan: nunca son un cero.",
    ]
    quorum = agenda.quorum
    if quorum.marcas_minimas > 1 or quorum.estamentos_minimos > 1:
        marcas = palabras.contar(quorum.marcas_minimas, "calificación", "calificaciones")
        lados = palabras.contar(quorum.estamentos_minimos, "estamento", "estamentos")
        frases.append(
            f"Para comparar una propuesta hacen falta {marcas} de {lados} en cada criterio."
        )
    return tuple(frases)


def _requisitos(contexto: Contexto) -> tuple[str, ...]:
    agenda = contexto.agenda
    frases = [
        f"{h.nombre}; si falta, {'se puede arreglar' if h.subsanable else 'no hay cómo'}."
        for h in agenda.habilitantes
    ]
    for eje in ("prioridad", "factibilidad"):
        umbral = getattr(agenda.umbrales, eje)
        if umbral:
            frases.append(f"Al menos {escribir_centesimas(int(umbral * 100))} puntos de {eje}.")
    if agenda.tamano_minimo:
        frases.append(f"Costar al menos {palabras.dinero(agenda.tamano_minimo, contexto.base)}.")
    return tuple(frases)


def _resolucion(contexto: Contexto) -> str:
    resolucion = contexto.agenda.resolucion_efectiva
    if resolucion == 1:
        return ""
    fino = (
        "a puntos enteros"
        if resolucion == 100
        else f"de a {escribir_centesimas(resolucion)} puntos"
    )
    return f" Se redondea {fino}: unas cuantas calificaciones no dicen nada más fino."


def _limites(contexto: Contexto) -> tuple[str, ...]:
    agenda = contexto.agenda
    frases = []
    if agenda.maximo_proyectos is not None:
        frases.append(
            f"A lo sumo {palabras.contar(agenda.maximo_proyectos, 'proyecto', 'proyectos')}."
        )
    if agenda.reserva:
        frases.append(f"De cada techo se guarda {escribir_razon(agenda.reserva)}.")
    frases.append("Una propuesta se hace completa o no se hace: no hay pedazos de obra.")
    return tuple(frases)


def _fuente(fuente: Fuente) -> str:
    partes = [f"{fuente.nombre}: {_ARRASTRE[fuente.arrastre]}"]
    partes.append(f"paga desde {palabras.FASES_EN_PALABRAS[fuente.fase_minima]}")
    if fuente.parte_maxima is not None:
        partes.append(f"hasta {escribir_razon(fuente.parte_maxima)} de un proyecto")
    if fuente.descuento_proyectada:
        descuento = escribir_razon(fuente.descuento_proyectada)
        partes.append(f"lo que no es seguro se cuenta con {descuento} menos")
    return "; ".join(partes) + "."


def _sorteo(contexto: Contexto) -> str:
    sorteo = contexto.agenda.sorteo
    salio = (
        f"Salió «{sorteo.semilla}»." if sorteo.semilla is not None else "Todavía no se ha hecho."
    )
    return f"{sorteo.procedimiento.strip().rstrip('.')}. {salio}"
