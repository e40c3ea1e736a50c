"""Qué cambiaría con menos o más dinero, con otro énfasis y contando el valor de otra manera."""

from typing import Annotated, Literal

from pydantic import Field

from priorizacion.dominio.regla import ReglaDeValor
from priorizacion.dominio.tipos import Congelado, Entero, Id, Pesos

Nivel = Annotated[int, Field(ge=1, le=1000)]
"""Porcentaje de los techos declarados; 100 es el dinero de la agenda."""

NIVELES: tuple[Nivel, ...] = (*range(20, 100, 4), *range(100, 201, 5))
"""41 niveles: de 4 en 4 hasta 100, y de 5 en 5 hasta 200."""

Enfasis = Literal[0, 1, 2]
"""Cuántas veces multiplica la factibilidad al contar el valor (prioridad × factibilidad^énfasis):
0 no cuenta, y solo importa la prioridad; 1 es el de la agenda; 2 cuenta doble, y lo fácil pesa más.
"""
ENFASIS: tuple[Enfasis, ...] = (0, 1, 2)

EstadoPunto = Literal["probada", "con_brecha", "inviable", "sin_respuesta"]
"""`probada`: nada vale más con ese dinero. `con_brecha`: hay una lista, y nada vale más que su
valor más la brecha. `inviable`: con ese dinero ninguna lista cumple todas las reglas.
`sin_respuesta`: el límite de búsqueda no dejó encontrar lista ni probar que no la hay."""


class PuntoDeCurva(Congelado):
    """Lo mejor que se puede hacer con un nivel de dinero."""

    nivel: Nivel
    """Porcentaje de cada techo."""
    estado: EstadoPunto
    """Qué se sabe."""
    valor: int | None
    """Centésimas, con el valor de este ajuste; no se compara con el de otro. None sin lista."""
    brecha: Entero | None
    """Centésimas que podría haber de más: 0 si está probada; None sin lista."""


class Presencia(Congelado):
    """En qué niveles se elige una propuesta; puede entrar, salir y volver a entrar."""

    propuesta: Id
    """Cuál."""
    tramos: tuple[tuple[Nivel, Nivel], ...]
    """Primer y último nivel de cada tramo seguido, ambos incluidos, de menor a mayor."""


class AjusteDeCurva(Congelado):
    """La curva con una manera de contar el valor y un énfasis."""

    regla_de_valor: ReglaDeValor
    """Qué cuenta como valor."""
    enfasis: Enfasis
    """Cuánto cuenta la factibilidad."""
    puntos: tuple[PuntoDeCurva, ...]
    """Uno por nivel, de menor a mayor."""
    presencias: tuple[Presencia, ...]
    """Las que se eligen en algún nivel, en orden de id: con ellas se arma la lista de cualquiera.

    El valor de cada nivel es seguro; su lista es una de las mejores, porque solo la del 100 % del
    ajuste de la agenda pasó por los desempates. Si varias valen lo mismo se deja la que ya estaba
    en un nivel vecino."""

    def lista(self, nivel: int) -> tuple[Id, ...]:
        """Las propuestas elegidas con ese nivel de dinero, en orden de id."""
        return tuple(
            p.propuesta
            for p in self.presencias
            if any(desde <= nivel <= hasta for desde, hasta in p.tramos)
        )


class Curva(Congelado):
    """El mejor valor para cada nivel de dinero, en cada ajuste.

    Cada nivel multiplica todos los techos declarados de todas las fuentes, con sus reservas,
    descuentos y las reglas que son una parte del techo. No se mueven los costos, los aportes, los
    límites en pesos o en proyectos ni el dinero de preinversión; tampoco la suma de techos contra
    la que se mide el valor por inversión, para que los niveles se puedan comparar.
    """

    declarado: Pesos
    """Suma de los techos declarados del periodo: el dinero del 100 %."""
    niveles: tuple[Nivel, ...]
    """Los que se midieron."""
    ajustes: tuple[AjusteDeCurva, ...]
    """Primero el de la agenda. Falta el que no aplica (sin población no se cuenta por gente) y el
    que le da a cada propuesta el mismo valor que otro anterior."""
