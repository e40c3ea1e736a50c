"""El cronograma: de cuándo a cuándo va cada obra y cuánto se paga cada año."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Obra:
    """Un proyecto elegido en el tiempo."""

    id: str
    nombre: str
    inicio: int
    fin: int
    """Último año de ejecución, incluido."""
    pagos: dict[int, int]
    """Vigencia → pesos de ese año; solo las que pagan algo."""


@dataclass(frozen=True, slots=True)
class Cronograma:
    """La gráfica y su tabla."""

    descripcion: str
    lectura: str
    vigencias: tuple[int, ...]
    obras: tuple[Obra, ...]
    tabla: Tabla


def ver(contexto: Contexto) -> Cronograma | None:
    """La vista; None si no se eligió ninguna obra."""
    obras = tuple(_obra(contexto, d) for d in contexto.elegidas)
    if not obras:
        return None
    vigencias = tuple(contexto.agenda.periodo.vigencias)
    return Cronograma(
        descripcion=_descripcion(obras, vigencias),
        lectura=_lectura(obras),
        vigencias=vigencias,
        obras=obras,
        tabla=Tabla(
            f"Cuándo empieza y cuánto se paga cada año: millones de {contexto.corrientes}",
            columnas("Proyecto", "Años", *(f"#{v}" for v in vigencias)),
            tuple(_fila(contexto, o, vigencias) for o in obras),
        ),
    )


def _obra(contexto: Contexto, decidida: PropuestaDecidida) -> Obra:
    pagos: dict[int, int] = defaultdict(int)
    for pago in decidida.pagos:
        pagos[pago.vigencia] += pago.monto
    inicio = decidida.inicio or contexto.agenda.periodo.inicio
    duracion = contexto.propuestas[decidida.id].duracion
    return Obra(
        id=decidida.id,
        nombre=contexto.nombre(decidida.id),
        inicio=inicio,
        fin=max([inicio + duracion - 1, *pagos]),
        pagos=dict(sorted(pagos.items())),
    )


def _descripcion(obras: Sequence[Obra], vigencias: Sequence[int]) -> str:
    cuantas = palabras.contar(len(obras), "obra", "obras")
    return (
        f"Un renglón por proyecto, {cuantas}, con una barra sobre los años en que se hace, de "
        f"{vigencias[0]} a {vigencias[-1]}, y lo que se paga cada año en millones. La tabla que "
        "sigue trae los mismos números."
    )


def _lectura(obras: Sequence[Obra]) -> str:
    por_anio = sorted(Counter(o.inicio for o in obras).items())
    partes = [f"{cuantas} en {anio}" for anio, cuantas in por_anio]
    (primer_anio, primeras), fin = por_anio[0], max(o.fin for o in obras)
    if len(obras) == 1:
        return f"La única obra empieza en {primer_anio} y termina en {fin}."
    if len(partes) == 1:
        empiezan = f"Las {primeras} obras empiezan en {primer_anio}"
    else:
        verbo = "empieza" if primeras == 1 else "empiezan"
        empiezan = f"De las {len(obras)} obras {verbo} {palabras.lista(partes)}"
    return f"{empiezan}; la última termina en {fin}."


def _fila(contexto: Contexto, obra: Obra, vigencias: Sequence[int]) -> Fila:
    anios = palabras.tramo_de_anios(
        str(obra.inicio) if obra.inicio == obra.fin else f"{obra.inicio}-{obra.fin}"
    )
    celdas = [numero_de_millones(obra.pagos[v]) if v in obra.pagos else "" for v in vigencias]
    return fila(contexto.celda(obra.id), anios, *celdas)
