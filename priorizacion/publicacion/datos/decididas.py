"""Resultado → las tablas de lo que se decidió."""

from collections import defaultdict
from typing import get_args

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.fuente import FASES, Certeza
from priorizacion.dominio.resultado import ESTADOS, PropuestaDecidida, ReglaResuelta, Resultado
from priorizacion.dominio.robustez import Clase as ClaseDeFirmeza
from priorizacion.dominio.robustez import Familia
from priorizacion.publicacion import palabras
from priorizacion.publicacion.datos.tabla_abierta import (
    Campo,
    Llave,
    TablaAbierta,
    o_blanco,
)
from priorizacion.publicacion.vistas.contexto import Contexto

_A_PROPUESTAS = Llave("propuesta", "propuestas")
_A_FUENTES = Llave("fuente", "fuentes")
_PROPUESTA = Campo("propuesta", "id", "Id de la propuesta.", obligatorio=True)
_FUENTE = Campo("fuente", "id", "Id de la fuente.", obligatorio=True)
_VIGENCIA = Campo("vigencia", "vigencia", "Año presupuestal.", obligatorio=True)


def decisiones(contexto: Contexto) -> TablaAbierta:
    """Una fila por propuesta."""
    unidad = contexto.base
    campos = (
        Campo("id", "id", "Id de la propuesta.", obligatorio=True, unico=True),
        Campo("nombre", "texto", "Nombre con que se publica."),
        Campo("estado", "opcion", "Qué se decidió, en código.", opciones=ESTADOS),
        Campo("decision", "texto", "Lo mismo, en palabras.", obligatorio=True),
        Campo("motivos", "texto", "Por qué, la razón principal primero."),
        Campo("dimension", "id", "Dimensión del desarrollo."),
        Campo("zona", "id", "Zona donde queda."),
        Campo("fase", "opcion", "Madurez.", opciones=FASES),
        Campo("ejecutor", "texto", "Quién la haría."),
        Campo("beneficiarios", "entero", "Personas beneficiadas."),
        Campo("costo", "pesos", f"Costo con imprevistos, en {unidad}.", obligatorio=True),
        Campo("prioridad", "centesimas", "Puntaje de prioridad, de 0 a 100 puntos."),
        Campo("factibilidad", "centesimas", "Puntaje de factibilidad, de 0 a 100 puntos."),
        Campo("valor", "centesimas", "Lo que suma si se elige, en puntos; en blanco no compite."),
        Campo("inicio", "vigencia", "Año en que empieza, si se eligió."),
    )
    filas = [_decision(contexto, d) for d in contexto.resultado.propuestas]
    llaves = (Llave("id", "propuestas"), Llave("dimension", "dimensiones"), Llave("zona", "zonas"))
    que = "Una fila por propuesta, con lo que se decidió y por qué."
    return TablaAbierta("decisiones", que, campos, filas, ("id",), llaves)


def _decision(contexto: Contexto, decidida: PropuestaDecidida) -> list[str]:
    propuesta = contexto.propuestas[decidida.id]
    return [
        propuesta.id,
        propuesta.nombre,
        decidida.estado or "",
        palabras.ESTADOS_EN_PALABRAS[decidida.estado],
        " ".join(m.texto for m in decidida.motivos),
        propuesta.dimension or "",
        propuesta.zona or "",
        propuesta.fase,
        propuesta.ejecutor or "",
        o_blanco(propuesta.beneficiarios),
        str(decidida.costo),
        o_blanco(decidida.prioridad),
        o_blanco(decidida.factibilidad),
        o_blanco(decidida.valor),
        o_blanco(decidida.inicio),
    ]


def motivos(resultado: Resultado) -> TablaAbierta:
    """Una fila por razón."""
    campos = (
        _PROPUESTA,
        Campo("orden", "entero", "1 es la razón principal.", obligatorio=True),
        Campo("codigo", "texto", "Código estable de la razón.", obligatorio=True),
        Campo("texto", "texto", "La razón en una frase, con sus cifras."),
    )
    filas = [
        [d.id, str(n), m.codigo, m.texto]
        for d in resultado.propuestas
        for n, m in enumerate(d.motivos, start=1)
    ]
    que = "Las razones de cada decisión, una por fila."
    return TablaAbierta("motivos", que, campos, filas, ("propuesta", "orden"), (_A_PROPUESTAS,))


def pagos(resultado: Resultado) -> TablaAbierta:
    """Una fila por fuente y año que paga una obra."""
    campos = (
        _PROPUESTA,
        _FUENTE,
        _VIGENCIA,
        Campo("monto", "pesos", "Cuánto paga, en pesos de ese año.", obligatorio=True),
    )
    filas = [
        [d.id, p.fuente, str(p.vigencia), str(p.monto)]
        for d in resultado.propuestas
        for p in d.pagos
    ]
    que = "Quién paga cada obra elegida, cuánto y en qué año."
    clave = ("propuesta", "fuente", "vigencia")
    return TablaAbierta("pagos", que, campos, filas, clave, (_A_PROPUESTAS, _A_FUENTES))


def reglas(resultado: Resultado) -> TablaAbierta:
    """Una fila por restricción con nombre."""
    campos = (
        Campo("id", "texto", "Nombre de la regla.", obligatorio=True, unico=True),
        Campo("texto", "texto", "La regla en una frase."),
        Campo("unidad", "opcion", "En qué se mide.", opciones=("pesos", "proyectos", "unidades")),
        Campo("limite", "entero", "Lo permitido o exigido, si es un número fijo."),
        Campo("usado", "entero", "Lo que la agenda usa."),
        Campo("holgura", "entero", "Lo que sobra hasta el límite; 0 es al tope."),
        Campo("precio", "centesimas", "Puntos de valor que costó la regla, si se calculó."),
    )
    filas = [_regla(r) for r in {r.id: r for r in resultado.reglas}.values()]
    que = "Las reglas que la agenda cumple, con lo que usa y lo que sobra de cada una."
    return TablaAbierta("reglas", que, campos, filas, ("id",))


def _regla(regla: ReglaResuelta) -> list[str]:
    cifras = (regla.limite, regla.usado, regla.holgura, regla.precio)
    return [regla.id, regla.texto, regla.unidad, *map(o_blanco, cifras)]


def firmeza(resultado: Resultado) -> TablaAbierta:
    """Una fila por propuesta y familia de escenarios."""
    campos = (
        _PROPUESTA,
        Campo("familia", "opcion", "Qué cambia.", obligatorio=True, opciones=get_args(Familia)),
        Campo("escenarios", "entero", "Cuántos se sortearon.", obligatorio=True),
        Campo("minimo", "entero", "En cuántos está probado que se elige.", obligatorio=True),
        Campo("maximo", "entero", "En cuántos no se descarta que se elija.", obligatorio=True),
        Campo("clase", "opcion", "En blanco si no se sabe.", opciones=get_args(ClaseDeFirmeza)),
    )
    robustez = resultado.robustez
    cuantos = {f.familia: str(f.escenarios) for f in robustez.familias} if robustez else {}
    filas = [
        [f.propuesta, i.familia, cuantos[i.familia], str(i.minimo), str(i.maximo), i.clase or ""]
        for f in (robustez.propuestas if robustez else ())
        for i in f.indices
    ]
    que = "En cuántos escenarios se elige cada propuesta si cambian ponderaciones, costos o techos."
    return TablaAbierta("firmeza", que, campos, filas, ("propuesta", "familia"), (_A_PROPUESTAS,))


def techos(agenda: Agenda, resultado: Resultado) -> TablaAbierta:
    """Una fila por fuente y año."""
    campos = (
        _FUENTE,
        _VIGENCIA,
        Campo("techo", "pesos", "Lo declarado, en pesos de ese año.", obligatorio=True),
        Campo("certeza", "opcion", "Si es firme o solo proyectado.", opciones=get_args(Certeza)),
        Campo("pagado", "pesos", "Lo que paga por las obras elegidas ese año.", obligatorio=True),
    )
    pagado: dict[tuple[str, int], int] = defaultdict(int)
    for decidida in resultado.propuestas:
        for pago in decidida.pagos:
            pagado[pago.fuente, pago.vigencia] += pago.monto
    filas = [
        [f.id, str(v), str(f.techos.get(v, 0)), f.certeza_en(v), str(pagado[f.id, v])]
        for f in agenda.fuentes
        for v in sorted({*agenda.periodo.vigencias, *(v for i, v in pagado if i == f.id)})
    ]
    que = "Cuánto hay de cada fuente en cada año, y cuánto de eso se usó (con los aportes)."
    return TablaAbierta("techos", que, campos, filas, ("fuente", "vigencia"), (_A_FUENTES,))
