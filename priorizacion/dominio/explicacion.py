"""Por qué quedó así cada propuesta y qué tendría que cambiar (modelo, sección 7)."""

from typing import Literal

from priorizacion.dominio.puntaje import Centesimas
from priorizacion.dominio.tipos import Congelado, Id, Pesos, Vigencia

Caso = Literal["elegida", "competencia", "regla", "sin_arranque", "puerta", "aparte"]
"""`puerta`: no pasó un habilitante, un umbral, el tamaño o el quórum; `sin_arranque`: compite pero
ninguna fuente le puede pagar en ningún año; `regla`: compite y las reglas impiden elegirla;
`aparte`: retirada o fusionada, no hay nada que explicar."""

Desenlace = Literal["entra", "no_entra", "depende", "no_se_sabe"]
"""Qué haría la agenda entera con ese cambio. `depende`: de un puntaje que todavía no existe;
`no_se_sabe`: el límite de nodos no dejó saberlo."""


class Intervalo(Congelado):
    """Un número entero del que se sabe entre cuáles está; exacto si los dos son iguales."""

    minimo: int
    """Está probado que no es menor."""
    maximo: int | None
    """Está probado que no es mayor; None si no se sabe."""


class Arreglo(Congelado):
    """Qué tendría que arreglar una propuesta que no pudo elegirse, y qué pasaría entonces."""

    se_puede: bool
    """Si todo lo que la deja por fuera se puede arreglar."""
    pendientes: tuple[str, ...]
    """Códigos de los motivos que habría que arreglar, como `habilitante:predios`."""
    desenlace: Desenlace | None
    """Con todo arreglado; None si algo no se puede arreglar."""


class Puntos(Congelado):
    """El puntaje de un eje con que cambia la decisión, con lo demás igual, en centésimas."""

    eje: Literal["prioridad", "factibilidad"]
    """Cuál de los dos."""
    actual: Centesimas
    """El que tiene."""
    limite: Intervalo | None
    """No elegida: el menor con que entraría. Elegida: el menor con que se quedaría.
    None: ni con el puntaje máximo entraría, o ni con el menor saldría."""


class Costo(Congelado):
    """El costo con que cambia la decisión, con lo demás igual; costo sin imprevistos, pesos."""

    actual: Pesos
    """El de la propuesta."""
    limite: Intervalo | None
    """No elegida: el mayor con que entraría. Elegida: el mayor con que se quedaría.
    None: ni costando un peso entraría, o a cualquier costo que quepa se quedaría."""


class MasDinero(Congelado):
    """Lo menos que tendría que traer de más una fuente en un año para que entre."""

    fuente: Id
    """Quién tendría que traer más."""
    vigencia: Vigencia | None
    """El año en que menos falta; None si ni con más dinero de esa fuente entra."""
    pesos: Intervalo | None
    """Pesos de más en el techo declarado. No vale «o más»: con más dinero puede volver a salir."""


class Explicacion(Congelado):
    """Por qué una propuesta quedó como quedó y qué la cambiaría."""

    propuesta: Id
    """De cuál se habla."""
    caso: Caso
    """Qué clase de respuesta es."""
    arrepentimiento: Intervalo | None = None
    """No elegida que compite: centésimas que perdería la agenda si la incluyera."""
    reemplazo: Intervalo | None = None
    """Elegida: centésimas que perdería la agenda sin ella; None si no se puede sin ella."""
    irremplazable: bool | None = None
    """Elegida: si sin ella ninguna cartera cumple las reglas."""
    entrarian: tuple[Id, ...] = ()
    """Las otras que entrarían con el cambio (incluirla, o quitarla si está elegida)."""
    saldrian: tuple[Id, ...] = ()
    """Las otras que saldrían con ese cambio."""
    choca_con: tuple[str, ...] = ()
    """En `regla`: las reglas que juntas impiden elegirla."""
    arreglo: Arreglo | None = None
    """Solo `puerta` y `sin_arranque`."""
    puntajes: tuple[Puntos, ...] = ()
    """Prioridad y factibilidad, cada una con lo demás igual."""
    costo: Costo | None = None
    """Cuánto tendría que bajar, o cuánto podría subir; None si no aplica."""
    dinero: tuple[MasDinero, ...] = ()
    """Una por fuente que podría pagarla, en el orden de la agenda; solo las no elegidas."""
    confirmada: bool = False
    """Si cada cambio se confirmó corriendo el procedimiento entero con él."""
    frases: tuple[str, ...] = ()
    """Todo lo anterior en frases que se publican, la más importante primero."""


class PrecioDeRegla(Congelado):
    """Lo que cuesta una regla declarada: lo que valdría de más la agenda sin ella."""

    regla: str
    """Nombre de la regla, por ejemplo `zona_3`, `techo:propios:2027` o `maximo_proyectos`."""
    texto: str
    """La regla en una frase."""
    precio: Intervalo
    """Centésimas de valor; maximo None si sin ella no hay límite conocido."""
    ata: bool | None
    """Si le cuesta valor a la agenda: al tope no siempre ata; None si no se supo."""
    entrarian: tuple[Id, ...] = ()
    """Las que entrarían sin la regla."""
    saldrian: tuple[Id, ...] = ()
    """Las que saldrían sin la regla."""


class Explicaciones(Congelado):
    """Todas las respuestas: propuesta por propuesta y regla por regla."""

    propuestas: tuple[Explicacion, ...]
    """Todas, en orden de id."""
    reglas: tuple[PrecioDeRegla, ...]
    """Las reglas declaradas y los topes; los techos, uno por fuente."""
