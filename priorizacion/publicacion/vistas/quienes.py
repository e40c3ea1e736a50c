"""Quién decidió: el comité por estamentos, en números; nunca nombres ni códigos."""

from dataclasses import dataclass

from priorizacion.dominio.comite_publicado import (
    AsistenciaPublicada,
    ComitePublicado,
    GrupoDelComite,
)
from priorizacion.publicacion import palabras
from priorizacion.publicacion.comite import resumir_comite
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Quienes:
    """La página de quién decidió."""

    resumen: str
    estamentos: Tabla | None
    mandato: str
    sesiones: tuple[tuple[str, str], ...]
    cuentas: tuple[str, ...]
    apelacion: str


def ver(contexto: Contexto, publicado: ComitePublicado | None = None) -> Quienes:
    """La vista de la página; sin `publicado`, con las cuentas que salen de la agenda."""
    comite = contexto.agenda.comite
    cuentas = publicado or resumir_comite(contexto.agenda)
    apelacion = comite.apelacion if comite else None
    hasta = f"Hasta el {palabras.fecha(apelacion.hasta)}. " if apelacion and apelacion.hasta else ""
    return Quienes(
        resumen=_resumen(contexto, cuentas),
        estamentos=_tabla(cuentas) if cuentas.participantes else None,
        mandato=(comite.mandato or "").strip() if comite else "",
        sesiones=_sesiones(contexto, cuentas),
        cuentas=_cuentas(cuentas) if cuentas.participantes else (),
        apelacion=f"{hasta}{apelacion.como.strip()}" if apelacion else "",
    )


def _tabla(cuentas: ComitePublicado) -> Tabla:
    filas = [fila(nombre_de_grupo(g), str(g.personas)) for g in cuentas.grupos]
    filas.append(fila("Total", str(cuentas.participantes), clase="total"))
    return Tabla(
        "Personas que califican, por estamento", columnas("Estamento", "#Personas"), tuple(filas)
    )


def nombre_de_grupo(grupo: GrupoDelComite) -> str:
    """«Empresas», o «Empresas y academia» si se cuentan juntas."""
    primero, *resto = (palabras.nombre_de_codigo(e) for e in grupo.estamentos)
    return palabras.lista([primero, *(n.lower() for n in resto)])


def _sesiones(contexto: Contexto, cuentas: ComitePublicado) -> tuple[tuple[str, str], ...]:
    comite = contexto.agenda.comite
    dichas = [_asistencia(a, cuentas.participantes) for a in cuentas.sesiones]
    return tuple(
        (
            palabras.fecha(s.fecha),
            " ".join((f"{s.asunto.rstrip('.')}.", *dichas[i : i + 1])).strip(),
        )
        for i, s in enumerate(comite.sesiones if comite else ())
    )


def _asistencia(asistencia: AsistenciaPublicada, comite: int) -> str:
    if not asistencia.maximo:
        return ""
    if not asistencia.minimo:
        return f"Asistieron menos de {asistencia.maximo + 1} personas."
    de = f" de las {comite}" if comite else ""
    if asistencia.minimo == asistencia.maximo:
        return f"Asistieron {asistencia.minimo}{de} personas."
    return f"Asistieron al menos {asistencia.minimo}{de} personas."


def _resumen(contexto: Contexto, cuentas: ComitePublicado) -> str:
    if all(c.origen == "dato" for c in contexto.agenda.criterios):
        return "Nadie calificó estas propuestas: se ordenaron con datos medidos."
    if cuentas.participantes:
        return (
            f"{_cuantas_calificaron(cuentas)} Aquí no hay nombres: cada persona tiene un código "
            "que no se publica."
        )
    return "Esta copia se calculó con los puntajes publicados; la lista del comité no va en ella."


def _cuantas_calificaron(cuentas: ComitePublicado) -> str:
    personas = palabras.contar(cuentas.participantes, "persona", "personas")
    if not cuentas.calificaron:
        return f"El comité local tiene {personas}; todavía no hay calificaciones."
    if cuentas.calificaron == cuentas.participantes:
        return f"Calificaron {personas} del comité local."
    verbo = "Calificó" if cuentas.calificaron == 1 else "Calificaron"
    return f"{verbo} {cuentas.calificaron} de las {personas} del comité local."


def _cuentas(cuentas: ComitePublicado) -> tuple[str, ...]:
    impedimentos = cuentas.impedimentos
    frases = [
        "Nadie declaró conflicto de interés."
        if not impedimentos
        else f"Se {'declaró' if impedimentos == 1 else 'declararon'} "
        f"{palabras.contar(impedimentos, 'conflicto', 'conflictos')} de interés: esas "
        "calificaciones no se contaron."
    ]
    ausentes = cuentas.participantes - cuentas.calificaron
    if cuentas.calificaron and ausentes:
        frases.append(
            "1 persona no entregó calificaciones."
            if ausentes == 1
            else f"{palabras.contar(ausentes, 'persona', 'personas')} no entregaron calificaciones."
        )
    return tuple(frases)
