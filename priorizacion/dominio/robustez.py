"""Qué tan firme es la decisión: en cuántos escenarios se sigue eligiendo cada propuesta.

De cada escenario se sabe con prueba cuáles propuestas están en toda mejor cartera y cuáles en
ninguna; de las demás (las que empatan y las que no se alcanzó a probar) se dice el intervalo.
"""

from typing import Literal

from priorizacion.dominio.tipos import Congelado, Entero, Id

Familia = Literal[
    "ponderaciones_libres",
    "ponderaciones_cercanas",
    "ponderaciones_en_orden",
    "costos",
    "techos",
]
"""Qué cambia en los escenarios: cuánto pondera cada criterio (cualquier reparto, uno parecido al
declarado, o cualquiera que conserve su orden), cuánto cuesta cada propuesta o cuánto dinero hay."""

Clase = Literal["nucleo", "frontera", "exterior"]
"""`nucleo`: se elige en 95 % o más de los escenarios; `exterior`: en 5 % o menos; `frontera`:
entre los dos. Solo se dice si todo el intervalo está de acuerdo."""

Presencia = Literal[
    "siempre", "siempre_o_a_veces", "a_veces", "a_veces_o_nunca", "nunca", "no_se_sabe"
]
"""Cuándo se elige una propuesta si falta alguien: falte quien falte, según quién falte o nunca.
Las que llevan «o» son lo que se alcanzó a probar. Nunca se dice quién ni cuántos."""


class FamiliaDeEscenarios(Congelado):
    """Los escenarios de una clase: cuántos son y qué se probó de ellos."""

    familia: Familia
    """Qué cambia."""
    escenarios: Entero
    """Cuántos se sortearon."""
    inviables: Entero
    """En cuántos ninguna cartera cumple las reglas: ahí no se elige nada."""
    probados: Entero
    """En cuántos se supo con prueba el mejor valor; en los demás queda una brecha."""
    brecha_maxima: Entero | None
    """La mayor brecha que quedó, en diezmilésimas del valor; None si en alguno no hubo cartera."""
    revisados: Entero
    """Cuántos se resolvieron aparte y del todo, para revisar el método; todos coincidieron."""
    texto: str
    """Qué cambia en estos escenarios, en una frase con sus cifras."""


class IndiceNucleo(Congelado):
    """En cuántos escenarios de una familia se elige una propuesta: un intervalo."""

    familia: Familia
    """De cuáles escenarios se cuenta."""
    minimo: Entero
    """En cuántos está probado que toda mejor cartera la elige."""
    maximo: Entero
    """En cuántos no se puede descartar que se elija."""
    hallado: Entero | None = None
    """En cuántos la tiene la mejor cartera que se halló, esté probada o no: entre los dos."""
    clase: Clase | None
    """None si el intervalo no alcanza a decirlo."""


class Firmeza(Congelado):
    """Qué tan firme es el lugar de una propuesta."""

    propuesta: Id
    """De cuál se habla."""
    clase: Clase | None
    """La de todas las familias si coinciden; `frontera` si alguna lo es o se contradicen; None si
    no se alcanza a decir."""
    indices: tuple[IndiceNucleo, ...]
    """Uno por familia, en su orden."""
    sin_un_participante: Presencia | None
    """Quitando a cada participante, uno a la vez; None si no se publica (o no hubo marcas)."""
    sin_un_estamento: Presencia | None
    """Quitando cada estamento, uno a la vez; None si no se publica."""


class Robustez(Congelado):
    """Todo lo anterior, con lo necesario para repetir los mismos escenarios."""

    semilla: str
    """De la que salen todos los escenarios: la del sorteo público; vacía si no ha ocurrido."""
    familias: tuple[FamiliaDeEscenarios, ...]
    """Las que se midieron; falta la que no aplica (sin criterios que ponderar, por ejemplo)."""
    propuestas: tuple[Firmeza, ...]
    """Las que compiten, o competirían en algún escenario, en orden de id."""
