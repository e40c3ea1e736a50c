"""Lo que salió: estados, motivos, cartera y el resultado entero que se publica."""

from typing import Any, Literal

from pydantic import Field

from priorizacion.dominio.contraste import Contraste
from priorizacion.dominio.curva import Curva
from priorizacion.dominio.desacuerdo import Desacuerdo
from priorizacion.dominio.equidad import Equidad
from priorizacion.dominio.explicacion import Explicaciones
from priorizacion.dominio.puntaje import Centesimas, Puntaje
from priorizacion.dominio.robustez import Robustez
from priorizacion.dominio.tipos import Congelado, Entero, Id, Pesos, Unidad, Vigencia

Estado = Literal[
    "retirada",
    "fusionada",
    "sin_quorum",
    "no_elegible",
    "gestion_ante_otro_nivel",
    "seleccionada",
    "preinversion",
    "lista_de_espera",
]
ESTADOS: tuple[Estado, ...] = (
    "retirada",
    "fusionada",
    "sin_quorum",
    "no_elegible",
    "gestion_ante_otro_nivel",
    "seleccionada",
    "preinversion",
    "lista_de_espera",
)
COMPITEN: tuple[Estado, ...] = ("seleccionada", "preinversion", "lista_de_espera")

EstadoSolucion = Literal["probada", "con_brecha", "inviable_probada", "sin_respuesta"]

VERSION_ESQUEMA: Literal[1] = 1


class Motivo(Congelado):
    """Una razón del estado de una propuesta, con la frase que se publica."""

    codigo: str
    """Código estable, por ejemplo `habilitante:predios` o `umbral_prioridad`."""
    texto: str
    """La razón en una frase, con sus cifras."""


class Pago(Congelado):
    """Cuánto paga una fuente por un proyecto en una vigencia."""

    fuente: Id
    """Quién paga."""
    vigencia: Vigencia
    """Cuándo."""
    monto: Pesos
    """Pesos nominales de esa vigencia."""


class PropuestaDecidida(Congelado):
    """Una propuesta con su estado, sus razones y sus cifras."""

    id: Id
    """Propuesta."""
    estado: Estado | None
    """None solo cuando las reglas son inviables y ella competía."""
    motivos: tuple[Motivo, ...]
    """Por qué, la razón principal primero."""
    prioridad: Centesimas | None
    """Centésimas de punto; None si fue retirada, fusionada o sin quórum."""
    factibilidad: Centesimas | None
    """Centésimas de punto; None como prioridad."""
    valor: int | None
    """Centésimas, redondeadas a `resolucion`; None si no compite."""
    costo: Pesos
    """Costo cargado: con imprevistos, a precios del año base."""
    inicio: Vigencia | None
    """Año en que empieza, si fue seleccionada."""
    pagos: tuple[Pago, ...]
    """Quién paga y cuándo, si fue seleccionada."""
    desglose: Puntaje | None
    """De dónde salió cada puntaje."""


class Redondeo(Congelado):
    """Lo que se dejó por redondear los valores a `resolucion`."""

    cedido: int | None
    """Centésimas de valor sin redondear que tendría de más la mejor cartera sin redondeo."""
    cedido_maximo: int
    """Cota de lo anterior: igual a `cedido` si se probó."""
    entrarian: tuple[Id, ...]
    """Las que entrarían sin redondear."""
    saldrian: tuple[Id, ...]
    """Las que saldrían sin redondear."""


class Desempate(Congelado):
    """Si hubo empate en valor, y qué lo decidió."""

    empate: bool | None
    """Si otra selección tenía el mismo valor; None si no se pudo saber."""
    etapa: Literal[2, 3, 4] | None
    """2 menor costo, 3 menos proyectos, 4 sorteo; None sin empate."""
    redondeo: Redondeo | None = None
    """Lo que se dejó por redondear."""


class ReglaResuelta(Congelado):
    """Una restricción con nombre y cuánto le sobró."""

    id: str
    """Nombre de la restricción, por ejemplo `techo:sgr_directas:2026`."""
    texto: str
    """La regla en una frase."""
    unidad: Unidad
    """En qué se mide la holgura."""
    limite: int | None
    """Lo permitido o exigido, si es un número fijo."""
    usado: int | None
    """Lo que la cartera usa."""
    holgura: int | None
    """Lo que sobra hasta el límite; 0 es una regla al tope; None si es inviable."""
    precio: int | None = None
    """Centésimas de valor que costó la regla; None si no se calculó."""


class Concesion(Congelado):
    """Lo que una regla tendría que ceder para que haya una agenda posible."""

    regla: str
    """Nombre de la restricción."""
    faltante: int
    """Cuánto, en la unidad de la regla."""
    unidad: Unidad
    """Unidad del faltante."""
    texto: str
    """La frase que se publica."""


class Inviabilidad(Congelado):
    """Por qué no hay ninguna cartera que cumpla todas las reglas."""

    texto: str
    """La respuesta en palabras de un ciudadano."""
    conflicto: tuple[str, ...]
    """Reglas que no se pueden cumplir a la vez: si se quita una, las demás sí se pueden."""
    concesiones: tuple[Concesion, ...]
    """Lo menos que habría que ceder (óptimo del modelo elástico, mayor que cero)."""


class IdentidadAgenda(Congelado):
    """De qué agenda es el resultado."""

    territorio: str
    """Nombre del territorio."""
    periodo: str
    """Por ejemplo «2026-2029»."""
    titulo: str
    """Título."""


class Resultado(Congelado):
    """`resultado.json`, versión 1: la costura entre la decisión y la publicación."""

    version_esquema: Literal[1] = VERSION_ESQUEMA
    """Versión de este formato."""
    agenda: IdentidadAgenda
    """De qué agenda es."""
    estado_solucion: EstadoSolucion
    """Qué se probó de la solución."""
    reproducible: bool
    """Falso solo si el reloj detuvo al solucionador."""
    valor: int | None
    """Suma de los valores elegidos, centésimas; None si es inviable."""
    cota: int | None
    """Ninguna cartera vale más que esto, según el solucionador."""
    brecha: int | None
    """cota − valor: 0 cuando está probada."""
    costo_total: Pesos | None
    """Suma de los costos cargados de lo elegido."""
    desempate: Desempate | None
    """Empates y redondeo."""
    propuestas: tuple[PropuestaDecidida, ...]
    """Todas, en orden de id."""
    reglas: tuple[ReglaResuelta, ...]
    """Todas las restricciones con nombre."""
    inviabilidad: Inviabilidad | None
    """Solo si es inviable."""
    explicaciones: Explicaciones | None = None
    """Qué cambiaría la decisión; None si no hay cartera."""
    robustez: Robustez | None = None
    """Qué tan firme es; None si no hay cartera."""
    equidad: Equidad | None = None
    """Reparto entre estamentos y zonas; None si no hay cartera."""
    contraste: Contraste | None = None
    """Qué habrían elegido otras maneras de escoger; None si no hay cartera."""
    desacuerdo: Desacuerdo | None = None
    """En qué no hubo acuerdo; None si nada se califica."""
    curva_presupuesto: Curva | None = None
    """Mejor valor por nivel de dinero; None si no se midió."""


class Cota(Congelado):
    """Cota que cualquiera comprueba a mano: multiplicadores y matriz, en enteros exactos."""

    valor: int
    """⌊Σu·b + Σ superior·max(0, c − uA)⌋, en centésimas."""
    denominador: int
    """Denominador común de los multiplicadores: 2⁴⁰."""
    multiplicadores: dict[str, int]
    """Restricción → numerador no negativo; las que faltan son 0."""


class Certificado(Congelado):
    """`certificado.json`: con qué se calculó y cómo se comprueba."""

    version_esquema: Literal[1] = VERSION_ESQUEMA
    """Versión de este formato."""
    version_programa: str
    """Versión de `priorizacion`."""
    entradas: dict[str, str | None]
    """Entrada → SHA-256 de su contenido canónico; None si esa entrada no está."""
    resultado: str
    """SHA-256 de los bytes de `resultado.json`."""
    solucionador: str
    """Nombre y versión."""
    opciones: dict[str, str | int | float]
    """Opciones con que se llamó."""
    estado_solucion: EstadoSolucion
    """El mismo del resultado."""
    cota: int | None
    """Lo que afirma el solucionador."""
    cota_verificable: Cota | None
    """Lo que cualquiera comprueba."""
    matriz: dict[str, Any] | None
    """Filas, columnas, coeficientes, límites y cotas superiores del modelo, en enteros."""
    cortes: Entero = 0
    """Carteras descartadas por excederse en enteros exactos."""
    prueba_inviabilidad: Entero | None = None
    """Óptimo del modelo elástico: positivo prueba que las reglas no caben juntas."""
    notas: tuple[str, ...] = Field(default=())
    """Qué prueban los multiplicadores y qué solo afirma el solucionador."""
