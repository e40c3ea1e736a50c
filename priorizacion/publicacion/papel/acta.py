"""Lo que dice el acta de la sesión, sacado de lo que se publica: nunca lleva nombres."""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.dominio.comite_publicado import COMITE, ComitePublicado, GrupoDelComite
from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.papel import constancia
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import acuerdo, afuera, quienes, solucion
from priorizacion.publicacion.vistas.contexto import Contexto

FIRMAS_MINIMAS, FIRMAS_MAXIMAS = 8, 40
"""Renglones para firmar: uno por persona del comité, dentro de estos topes."""


@dataclass(frozen=True, slots=True)
class Grupo:
    """Un estamento, o varios que se cuentan juntos."""

    nombre: str
    personas: str


@dataclass(frozen=True, slots=True)
class Sesion:
    """Una sesión anotada en la carpeta."""

    fecha: str
    asunto: str


@dataclass(frozen=True, slots=True)
class Elegida:
    """Una obra o unos estudios que reciben dinero."""

    codigo: str
    nombre: str
    empieza: str
    costo: str
    """En millones."""
    pagan: str


@dataclass(frozen=True, slots=True)
class NoEntro:
    """Una propuesta que no entró, y la razón principal."""

    codigo: str
    nombre: str
    decision: str
    razon: str


@dataclass(frozen=True, slots=True)
class Disputada:
    """Una propuesta que dividió al comité."""

    nombre: str
    diferencia: str
    si_se_moviera: str


@dataclass(frozen=True, slots=True)
class Acta:
    """Todo lo que una plantilla de acta puede nombrar; el manual dice qué es cada campo."""

    territorio: str
    periodo: str
    agenda: str
    ficticio: str
    entidad: str
    mandato: str
    sesiones: tuple[Sesion, ...]
    comite: tuple[Grupo, ...]
    participacion: str
    impedimentos: str
    decision: str
    firmeza: str
    unidad: str
    """En qué van los costos: «millones de pesos de 2026»."""
    elegidas: tuple[Elegida, ...]
    estudios: tuple[Elegida, ...]
    no_entraron: tuple[NoEntro, ...]
    para_deliberar: tuple[Disputada, ...]
    sin_disputas: str
    """Qué decir cuando ninguna lo dividió."""
    en_firme: str
    """Desde cuándo están en firme las reglas."""
    cambios: tuple[str, ...]
    """Los cambios de reglas, cada uno con su razón."""
    reclamos: str
    huella: str
    programa: str
    renglones: tuple[int, ...]
    """Un número por renglón para firmar."""


def ver(publicable: Publicable) -> Acta:
    """El acta de una agenda ya decidida."""
    contexto = publicable.contexto
    agenda = contexto.agenda
    cuentas = _comite(publicable.archivos)
    quien = quienes.ver(contexto, cuentas)
    disputas = acuerdo.ver(contexto)
    return Acta(
        territorio=agenda.territorio.nombre,
        periodo=f"{agenda.periodo.inicio}–{agenda.periodo.fin}",
        agenda=agenda.titulo,
        ficticio="Territorio inventado: es un ejemplo." if agenda.territorio.ficticio else "",
        entidad=agenda.responsable.entidad if agenda.responsable else "",
        mandato=quien.mandato,
        sesiones=tuple(Sesion(fecha, asunto) for fecha, asunto in quien.sesiones),
        comite=tuple(_grupo(g) for g in cuentas.grupos) if cuentas else (),
        participacion=quien.resumen,
        impedimentos=" ".join(quien.cuentas),
        decision=solucion.decision(contexto),
        firmeza=solucion.firmeza(contexto),
        unidad=f"millones de {contexto.base}",
        elegidas=tuple(_elegida(contexto, d) for d in contexto.elegidas),
        estudios=tuple(_estudio(contexto, d) for d in contexto.en_estado("preinversion")),
        no_entraron=tuple(_no_entraron(contexto)),
        para_deliberar=_disputadas(disputas),
        sin_disputas=disputas.sin_deliberar if disputas else "Nadie calificó estas propuestas.",
        en_firme=constancia.en_firme(publicable.archivos),
        cambios=constancia.cambios(publicable.archivos),
        reclamos=quien.apelacion,
        huella=contexto.certificado.resultado,
        programa=f"priorizacion {contexto.certificado.version_programa}",
        renglones=_renglones(cuentas),
    )


def _comite(archivos: Mapping[str, bytes]) -> ComitePublicado | None:
    contenido = archivos.get(COMITE)
    return ComitePublicado.model_validate_json(contenido) if contenido else None


def _grupo(grupo: GrupoDelComite) -> Grupo:
    return Grupo(quienes.nombre_de_grupo(grupo), str(grupo.personas))


def _elegida(contexto: Contexto, decidida: PropuestaDecidida) -> Elegida:
    fuentes = dict.fromkeys(p.fuente for p in decidida.pagos)
    return Elegida(
        codigo=decidida.id,
        nombre=contexto.nombre(decidida.id),
        empieza=str(decidida.inicio or ""),
        costo=numero_de_millones(decidida.costo),
        pagan=palabras.lista([contexto.fuentes.get(f, f) for f in fuentes]),
    )


def _estudio(contexto: Contexto, decidida: PropuestaDecidida) -> Elegida:
    costo = numero_de_millones(contexto.propuestas[decidida.id].costo_preinversion)
    return Elegida(decidida.id, contexto.nombre(decidida.id), "", costo, "")


def _no_entraron(contexto: Contexto) -> list[NoEntro]:
    """En el orden de «Lo que no entró»; los estudios van aparte."""
    estados = [e for e in afuera.ESTADOS if e != "preinversion"]
    return [
        NoEntro(
            d.id,
            contexto.nombre(d.id),
            palabras.ESTADOS_EN_PALABRAS[estado],
            d.motivos[0].texto if d.motivos else "",
        )
        for estado in estados
        for d in afuera.ordenar(contexto, estado)
    ]


def _disputadas(disputas: acuerdo.Acuerdo | None) -> tuple[Disputada, ...]:
    if disputas is None or disputas.deliberar is None:
        return ()
    return tuple(
        Disputada(nombre.texto, f"{distancia.texto} puntos. {quienes_.texto}", mueve.texto)
        for nombre, distancia, quienes_, mueve in (f.celdas for f in disputas.deliberar.filas)
    )


def _renglones(cuentas: ComitePublicado | None) -> tuple[int, ...]:
    personas = cuentas.participantes if cuentas else 0
    return tuple(range(1, min(max(personas, FIRMAS_MINIMAS), FIRMAS_MAXIMAS) + 1))
