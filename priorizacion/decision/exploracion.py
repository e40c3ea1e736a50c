"""El espacio de búsqueda de una formulación: su modelo y su comprobación en enteros exactos."""

from collections.abc import Mapping
from functools import cache

from priorizacion.decision.busqueda import Eleccion, Espacio, Examen
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites, Modelo, escala_de
from priorizacion.decision.pagos import Cuenta, abrir_cuenta, alcanza, pagar
from priorizacion.decision.red import Arco
from priorizacion.decision.restriccion import Restriccion, holgura


def explorar(formulacion: Formulacion, limites: Limites, *filas: Restriccion) -> Espacio:
    """El espacio de las carteras que cumplen la formulación y las filas que se agreguen."""
    restricciones = (*formulacion.restricciones, *filas)
    modelo = Modelo(
        binarias=len(formulacion.arranques),
        superiores=formulacion.superiores,
        restricciones=restricciones,
        escala=escala(formulacion),
    )

    @cache
    def examinar(eleccion: Eleccion) -> Examen:
        pagado = alcanzar(formulacion, eleccion)
        if pagado is None:
            return "excede"
        valores = valores_de(formulacion, eleccion, pagado)
        bien = all(holgura(r, valores) >= 0 for r in restricciones)
        return "bien" if bien else "incumple"

    return Espacio(modelo, formulacion.columnas, examinar, limites)


def inicios_de(formulacion: Formulacion, eleccion: Eleccion) -> dict[str, int]:
    """Propuesta elegida → año en que empieza."""
    return {(a := formulacion.arranques[i]).propuesta: a.inicio for i in sorted(eleccion)}


def se_puede(formulacion: Formulacion, inicios: Mapping[str, int]) -> bool:
    """Si esa cartera, con esos inicios, cumple todo en enteros exactos."""
    eleccion = frozenset(
        i for i, a in enumerate(formulacion.arranques) if inicios.get(a.propuesta) == a.inicio
    )
    completa = len(eleccion) == len(inicios)
    return completa and explorar(formulacion, Limites()).examinar(eleccion) == "bien"


def escala(formulacion: Formulacion) -> int:
    """Pesos por unidad del solucionador, según el costo y la bolsa más grandes.

    De una bolsa que no se alcanzaría a gastar solo cuenta lo que se pide.
    """
    pedido = sum(formulacion.costo.values())
    montos = (min(b.monto, pedido) for b in formulacion.bolsas)
    return escala_de([*montos, *formulacion.costo.values()])


def pagar_eleccion(formulacion: Formulacion, eleccion: Eleccion) -> dict[Arco, int] | None:
    """Los pagos exactos de una elección (etapa 7), sin aportes; None si no alcanza."""
    return pagar(_cuenta(formulacion, eleccion))


def alcanzar(formulacion: Formulacion, eleccion: Eleccion) -> dict[Arco, int] | None:
    """Alguna forma exacta de pagar una elección, sin aportes; None si no la hay."""
    return alcanza(_cuenta(formulacion, eleccion))


def valores_de(
    formulacion: Formulacion, eleccion: Eleccion, pagado: dict[Arco, int]
) -> dict[int, int]:
    """Columna → valor entero, para evaluar cualquier restricción."""
    valores = dict.fromkeys(eleccion, 1)
    primera = len(formulacion.arranques)
    for i, columna in enumerate(formulacion.pagaduria.columnas, start=primera):
        suyos = (formulacion.arranques[j].propuesta for j in eleccion & columna.arranques)
        monto = sum(pagado.get(((p, columna.vigencia), columna.fuente), 0) for p in suyos)
        if monto:
            valores[i] = monto
    return valores


def _cuenta(formulacion: Formulacion, eleccion: Eleccion) -> Cuenta:
    elegidos = [formulacion.arranques[i] for i in sorted(eleccion)]
    fuentes = [f.id for f in formulacion.agenda.fuentes]
    return abrir_cuenta(elegidos, formulacion.bolsas, fuentes)
