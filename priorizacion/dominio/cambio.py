"""Dos versiones de una agenda, o dos periodos de un territorio: qué cambió entre ellas."""

from typing import Literal

from priorizacion.dominio.resultado import Estado, EstadoSolucion, IdentidadAgenda
from priorizacion.dominio.tipos import Congelado, Id, Pesos

Clase = Literal["nueva", "ya_no_esta", "otra_decision", "otros_datos", "igual"]
"""Qué le pasó a una propuesta; `otros_datos`: cambió algo suyo y no su decisión."""


class Cambio(Congelado):
    """Un dato que no es el mismo."""

    codigo: str
    """Qué dato: `costo`, `habilitante:predios`, `techo:sgp:2027`, `regla:ruralidad`…"""
    texto: str
    """El cambio en una frase."""
    antes: str | None
    """Lo que decía, en palabras; None si no estaba."""
    ahora: str | None
    """Lo que dice, en palabras; None si ya no está."""


class PropuestaComparada(Congelado):
    """Una propuesta en las dos versiones, o en la única en que está."""

    antes: Id | None
    """Su identificador en la primera; None si es nueva."""
    ahora: Id | None
    """Su identificador en la segunda; None si ya no está."""
    nombre: str
    """El más reciente."""
    clase: Clase
    """Qué le pasó."""
    estado_antes: Estado | None
    """Lo decidido en la primera; None si no estaba, o si las reglas eran inviables."""
    estado_ahora: Estado | None
    """Lo decidido en la segunda; None si no está, o si las reglas son inviables."""
    suyos: tuple[Cambio, ...]
    """Qué cambió en ella: datos, requisitos, puntajes, calendario y pagos."""
    razones_antes: tuple[str, ...]
    """Por qué se decidió así en la primera."""
    razones_ahora: tuple[str, ...]
    """Por qué se decide así en la segunda."""


class Totales(Congelado):
    """Las cifras de una agenda que se pueden poner al lado de las de otra."""

    propuestas: int
    """Cuántas se presentaron."""
    elegidas: int
    """Cuántas se eligieron como obra."""
    techos: Pesos
    """Suma de los techos declarados del periodo, en pesos de cada año."""
    costo: Pesos | None
    """Costo cargado de lo elegido; None si las reglas eran inviables."""
    valor: int | None
    """Centésimas; None si las reglas eran inviables."""
    estado_solucion: EstadoSolucion
    """Qué se probó."""


class Comparacion(Congelado):
    """Qué cambió entre dos agendas. Dice qué cambió; no prueba cuál cambio bastaba."""

    identidad_antes: IdentidadAgenda
    """La primera."""
    identidad_ahora: IdentidadAgenda
    """La segunda."""
    moneda: str
    """En palabras, para las cifras de la segunda."""
    totales_antes: Totales
    """Las cifras de la primera."""
    totales_ahora: Totales
    """Las de la segunda."""
    para_todas: tuple[Cambio, ...]
    """Lo que cambió en el dinero, los criterios y las reglas."""
    propuestas: tuple[PropuestaComparada, ...]
    """Todas, por su identificador en la segunda y después las que ya no están."""
    notas: tuple[str, ...]
    """Lo que hay que saber para leerla."""

    def de_clase(self, *clases: Clase) -> tuple[PropuestaComparada, ...]:
        """Las propuestas a las que les pasó eso, en su orden."""
        return tuple(p for p in self.propuestas if p.clase in clases)
