"""Las reglas de juego → el formulario con que cualquiera propone, en palabras."""

from collections.abc import Iterable, Iterator

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.formulario import (
    CODIGO,
    Campo,
    Formulario,
    Grupo,
    Opcion,
    nombre_de_condicion,
)
from priorizacion.dominio.fuente import FASES
from priorizacion.dominio.habilitante import Habilitante
from priorizacion.dominio.letras import hacer_visible
from priorizacion.dominio.moneda import nombrar_moneda
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Capacidad

_FASES = {
    "idea": "Idea: apenas se piensa",
    "perfil": "Perfil: hay un documento corto con el problema y la solución",
    "prefactibilidad": "Prefactibilidad: se compararon alternativas con estudios",
    "factibilidad": "Factibilidad: se sabe cuál, cuánto cuesta y que se puede",
    "disenos": "Diseños: hay planos y presupuesto para contratar",
}
_RESPUESTAS = {
    "cumple": "Cumple",
    "no_cumple": "No cumple",
    "no_aplica": "No aplica",
    "condicionado": "Cumple con condiciones",
    "sin_verificar": "Sin verificar",
}
_DECIDE_LA_SECRETARIA = frozenset({"fusionada_en", "retirada"})
"""No se preguntan: se deciden después."""


def interrogar(reglas: ReglasDeJuego) -> Formulario:
    """Todas las columnas de propuestas, las que nombran reglas y criterios, y las condiciones."""
    grupos = (
        Grupo(titulo="Qué se propone", campos=tuple(_que(reglas))),
        Grupo(titulo="Dónde y para quién", campos=tuple(_donde(reglas))),
        Grupo(titulo="Cuánto cuesta y quién la haría", campos=tuple(_cuanto(reglas))),
        Grupo(titulo="Más datos, si los tiene", campos=tuple(_mas(reglas)), plegado=True),
    )
    return Formulario(
        agenda=reglas.identidad,
        titulo=hacer_visible(reglas.titulo),
        moneda=nombrar_moneda(reglas.moneda),
        grupos=grupos,
        condiciones=tuple(map(_condicion, reglas.habilitantes)),
    )


def columnas_sin_preguntar(formulario: Formulario) -> frozenset[str]:
    """Las de propuestas que el formulario no pregunta."""
    preguntadas = {campo.columna for campo in formulario.campos}
    return frozenset(Propuesta.model_fields) - preguntadas - {"otras"}


def _que(reglas: ReglasDeJuego) -> Iterator[Campo]:
    yield Campo(
        columna="nombre",
        titulo="¿Qué se propone?",
        ayuda="En una frase, con el lugar: «Placa huella de 700 metros en la vereda La Cuchilla».",
        obligatorio=True,
        ejemplo="Planta compacta de agua potable para El Rosal",
    )
    yield Campo(
        columna="descripcion",
        titulo="¿Qué es, para quién y por qué hace falta?",
        ayuda="Con sus palabras. No escriba nombres, teléfonos ni cédulas: esto se publica.",
        clase="parrafo",
        ejemplo="Somos 318 familias y tomamos el agua como baja de la quebrada. Pedimos una "
        "planta pequeña, de 6 litros por segundo, con su tanque.",
        maximo=8000,
    )
    yield Campo(
        columna="estamento_proponente",
        titulo="¿Quién la propone?",
        clase="opcion",
        opciones=tuple(Opcion(valor=e, texto=_en_palabras(e)) for e in reglas.estamentos),
        ejemplo=_en_palabras(next(iter(reglas.estamentos), "")),
    )
    if reglas.dimensiones:
        yield Campo(
            columna="dimension",
            titulo="¿A qué ayuda más?",
            clase="opcion",
            opciones=tuple(
                Opcion(valor=d.id, texto=hacer_visible(d.nombre)) for d in reglas.dimensiones
            ),
            ejemplo=hacer_visible(reglas.dimensiones[0].nombre),
        )


def _donde(reglas: ReglasDeJuego) -> Iterator[Campo]:
    if reglas.zonas:
        yield Campo(
            columna="zona",
            titulo="¿Dónde queda?",
            clase="opcion",
            opciones=tuple(Opcion(valor=z.id, texto=hacer_visible(z.nombre)) for z in reglas.zonas),
            ejemplo=hacer_visible(reglas.zonas[-1].nombre),
        )
    yield Campo(
        columna="beneficiarios",
        titulo="¿A cuántas personas les sirve?",
        ayuda="Solo el número. Si no se sabe, déjelo en blanco.",
        clase="cifra",
        ejemplo="318",
    )


def _cuanto(reglas: ReglasDeJuego) -> Iterator[Campo]:
    yield Campo(
        columna="fase",
        titulo="¿En qué va?",
        ayuda="Lo más avanzado que ya esté hecho.",
        clase="opcion",
        opciones=tuple(Opcion(valor=f, texto=_FASES[f]) for f in FASES),
        obligatorio=True,
        ejemplo=_FASES["factibilidad"],
    )
    base = f" a precios de {reglas.precios.base}" if reglas.precios else ""
    moneda = nombrar_moneda(reglas.moneda)
    yield Campo(
        columna="costo",
        titulo=f"¿Cuánto cuesta la obra, en {moneda}?",
        ayuda=f"Todo lo que falta por hacer{base}. Solo cifras: 538900000.",
        clase="dinero",
        obligatorio=True,
        ejemplo="538900000",
    )
    yield Campo(
        columna="costo_preinversion",
        titulo=f"¿Cuánto cuestan los estudios y diseños que le faltan, en {moneda}?",
        ayuda="Si ya están hechos o no se sabe, en blanco.",
        clase="dinero",
    )
    yield Campo(
        columna="duracion",
        titulo="¿Cuántos años dura la obra?",
        ayuda="En blanco es un año.",
        clase="cifra",
        ejemplo="1",
    )
    yield Campo(
        columna="ejecutor",
        titulo="¿Quién la haría?",
        ayuda="La entidad u organización; no escriba el nombre de una persona.",
        ejemplo="Alcaldía",
    )


def _mas(reglas: ReglasDeJuego) -> Iterator[Campo]:
    anos = tuple(Opcion(valor=str(a), texto=str(a)) for a in reglas.periodo.vigencias)
    yield Campo(
        columna=CODIGO,
        titulo="Código de la propuesta, si ya lo tiene",
        ayuda="Solo para corregir una que ya está en la lista. Si es nueva, en blanco.",
        maximo=60,
    )
    yield Campo(columna="sector", titulo="Sector", ayuda=_sectores(reglas), ejemplo="agua")
    yield Campo(
        columna="municipio",
        titulo="Código DIVIPOLA del municipio",
        ayuda="Cinco cifras; solo en agendas de un departamento.",
        maximo=5,
    )
    yield Campo(
        columna="inicio_minimo",
        titulo="¿Desde qué año puede empezar?",
        clase="opcion",
        opciones=anos,
    )
    yield Campo(
        columna="inicio_maximo",
        titulo="¿Hasta qué año serviría empezarla?",
        clase="opcion",
        opciones=anos,
    )
    yield Campo(
        columna="desembolsos",
        titulo="¿Qué parte se gasta cada año?",
        ayuda="Un número por año, separados por «;»: 40; 60. En blanco, por partes iguales.",
        clase="lista",
    )
    yield Campo(
        columna="fuentes",
        titulo="¿Con dinero de quién se podría pagar?",
        ayuda="En blanco, de cualquiera que admita la obra.",
        clase="varias",
        opciones=tuple(Opcion(valor=f.id, texto=hacer_visible(f.nombre)) for f in reglas.fuentes),
    )
    yield Campo(
        columna="aportes",
        titulo="¿Hay dinero ya comprometido para ella?",
        ayuda="Fuente, año y pesos: propios:2027=60000000. Varios, separados por «;».",
        clase="lista",
    )
    yield Campo(
        columna="requiere",
        titulo="¿Necesita que antes se haga otra?",
        ayuda="El código de la otra propuesta; varios, separados por «;».",
        clase="lista",
    )
    yield Campo(
        columna="etiquetas",
        titulo="Palabras para agruparla",
        ayuda="Separadas por «;»: agua; escuelas.",
        clase="lista",
    )
    yield Campo(
        columna="ods",
        titulo="Metas de los Objetivos de Desarrollo Sostenible",
        ayuda="Por su número, separadas por «;»: 6.1; 15.1.",
        clase="lista",
    )
    yield Campo(columna="lat", titulo="Latitud de la obra", clase="decimal", maximo=20)
    yield Campo(columna="lon", titulo="Longitud de la obra", clase="decimal", maximo=20)
    yield Campo(columna="bpin", titulo="Código BPIN, si ya está registrada", maximo=60)
    yield from (_extra(reglas, columna) for columna in _nombradas(reglas))


def _nombradas(reglas: ReglasDeJuego) -> list[str]:
    """Las columnas que no son de siempre y nombra una capacidad o un criterio medido."""
    de_reglas = (r.columna for r in reglas.reglas if isinstance(r, Capacidad))
    de_criterios = (c.columna for c in reglas.criterios)
    todas = dict.fromkeys(c for c in (*de_criterios, *de_reglas) if c)
    return [c for c in todas if c not in Propuesta.model_fields]


def _extra(reglas: ReglasDeJuego, columna: str) -> Campo:
    criterio = next((c for c in reglas.criterios if c.columna == columna), None)
    regla = next(
        (r for r in reglas.reglas if isinstance(r, Capacidad) and r.columna == columna), None
    )
    para_que = (criterio.descripcion or criterio.nombre) if criterio else None
    para_que = para_que or (regla.texto if regla else None) or ""
    return Campo(
        columna=columna,
        titulo=_en_palabras(columna),
        ayuda=hacer_visible(f"Sirve para: {para_que}" if para_que else "")[:300],
        clase="opcion" if criterio and criterio.tabla else "decimal",
        opciones=_categorias(criterio),
    )


def _categorias(criterio: Criterio | None) -> tuple[Opcion, ...]:
    categorias: Iterable[str] = (criterio.tabla or ()) if criterio else ()
    return tuple(Opcion(valor=c, texto=_en_palabras(c)) for c in categorias)


def _condicion(habilitante: Habilitante) -> Campo:
    return Campo(
        columna=nombre_de_condicion(habilitante.id),
        titulo=hacer_visible(habilitante.nombre),
        ayuda=hacer_visible(f"Si no cumple: {habilitante.si_falla}")[:300],
        clase="opcion",
        opciones=tuple(Opcion(valor=r, texto=_RESPUESTAS[r]) for r in habilitante.respuestas),
    )


def _sectores(reglas: ReglasDeJuego) -> str:
    sectores = sorted({s for f in reglas.fuentes for s in f.sectores or ()})
    if not sectores:
        return "Agua, vías, salud, educación…"
    return f"Algunas fuentes solo pagan unos: {', '.join(sectores)}."


def _en_palabras(identificador: str) -> str:
    """«costo_operacion_anual» → «Costo operacion anual»."""
    llano = hacer_visible(identificador).replace("_", " ").strip()
    return llano[:1].upper() + llano[1:]
