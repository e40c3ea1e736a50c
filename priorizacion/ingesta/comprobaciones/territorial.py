"""Lo leído → códigos DIVIPOLA que no existen y población que hace falta."""

from collections.abc import Iterator

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.divipola import tabla
from priorizacion.ingesta.leido import Leido


def codigos_de_agenda(leido: Leido) -> Iterator[Observacion]:
    """El código del territorio y los que nombran las fuentes existen."""
    if leido.reglas is None:
        return
    if leido.reglas.territorio.divipola:
        origen = leido.en_agenda("territorio", "divipola")
        yield from _inexistente(leido.reglas.territorio.divipola, origen)
    for i, fuente in enumerate(leido.reglas.fuentes):
        for codigo in fuente.territorios or ():
            yield from _inexistente(codigo, leido.en_agenda("fuentes", i, "territorios"))


def codigos_de_propuestas(leido: Leido) -> Iterator[Observacion]:
    """El municipio de cada propuesta existe."""
    for propuesta, linea in leido.propuestas.legibles() if leido.propuestas else ():
        if propuesta.municipio and leido.propuestas:
            origen = leido.propuestas.origen(linea, "municipio")
            yield from _inexistente(propuesta.municipio, origen)


def poblacion(leido: Leido) -> Iterator[Observacion]:
    """Con `regla_de_valor: poblacion` hace falta la población del territorio."""
    reglas = leido.reglas
    if reglas and reglas.regla_de_valor == "poblacion" and not reglas.territorio.poblacion:
        yield observar(
            "falta-poblacion",
            leido.en_agenda("territorio", "poblacion"),
            "La regla de valor es «poblacion» y el territorio no dice cuánta tiene.",
            "Agregue «poblacion» al territorio, con su fuente.",
        )


def _inexistente(codigo: str, origen: Origen) -> Iterator[Observacion]:
    if codigo not in tabla():
        yield observar(
            "divipola-inexistente",
            origen,
            f"«{codigo}» no está en la DIVIPOLA del DANE.",
            "Búsquelo en el geoportal del DANE; los territorios ficticios no llevan código.",
        )
