"""El portal: todos los territorios con sus cifras, por departamento."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import solucion
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.departamentos import (
    DEPARTAMENTOS,
    Departamento,
    departamento_de,
)
from priorizacion.publicacion.vistas.tabla import Celda, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Agendita:
    """Una agenda en el portal."""

    territorio: str
    periodo: str
    enlace: str
    lineas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grupo:
    """Las agendas de un departamento, o las que no son de ninguno."""

    clave: str
    titulo: str
    agendas: tuple[Agendita, ...]


@dataclass(frozen=True, slots=True)
class Cuadro:
    """Un departamento con sus cuentas."""

    departamento: Departamento
    agendas: int
    propuestas: int
    elegidas: int


@dataclass(frozen=True, slots=True)
class Cuadricula:
    """Los 33 cuadros, su resumen, la frase que los lee y su tabla."""

    descripcion: str
    lectura: str
    cuadros: tuple[Cuadro, ...]
    tabla: Tabla


@dataclass(frozen=True, slots=True)
class Portal:
    """La página de entrada."""

    resumen: str
    grupos: tuple[Grupo, ...]
    cuadricula: Cuadricula


_FICTICIOS = ("ficticios", "Territorios inventados, de ejemplo")
_SIN_LUGAR = ("otros", "Otros territorios")


def ver(contextos: Sequence[Contexto]) -> Portal:
    """La vista del portal, por departamento, nombre de territorio y periodo."""
    orden = sorted(contextos, key=lambda c: (c.agenda.territorio.nombre.casefold(), c.ruta))
    por_departamento: dict[str, list[Contexto]] = defaultdict(list)
    for contexto in orden:
        por_departamento[_clave(contexto)].append(contexto)
    return Portal(
        resumen=_resumen(orden),
        grupos=tuple(_grupos(por_departamento)),
        cuadricula=_cuadricula(por_departamento),
    )


def clave_de(departamento: Departamento) -> str:
    """El identificador de su sección en la página."""
    return f"dep-{departamento.codigo}"


def _clave(contexto: Contexto) -> str:
    departamento = departamento_de(contexto.agenda.territorio)
    if departamento:
        return clave_de(departamento)
    return (_FICTICIOS if contexto.agenda.territorio.ficticio else _SIN_LUGAR)[0]


def _resumen(contextos: Sequence[Contexto]) -> str:
    propuestas = sum(len(c.resultado.propuestas) for c in contextos)
    elegidas = sum(len(c.elegidas) for c in contextos)
    return (
        f"{palabras.contar(len(contextos), 'agenda publicada', 'agendas publicadas')}, "
        f"{palabras.contar(propuestas, 'propuesta', 'propuestas')}, "
        f"{palabras.contar(elegidas, 'elegida', 'elegidas')}."
    )


def _grupos(por_departamento: Mapping[str, Sequence[Contexto]]) -> list[Grupo]:
    titulos = {
        **{clave_de(d): d.nombre for d in sorted(DEPARTAMENTOS, key=lambda d: d.nombre)},
        **dict([_SIN_LUGAR, _FICTICIOS]),
    }
    return [
        Grupo(clave, titulo, tuple(_agenda(c) for c in por_departamento[clave]))
        for clave, titulo in titulos.items()
        if clave in por_departamento
    ]


def _agenda(contexto: Contexto) -> Agendita:
    agenda = contexto.agenda
    pedido, hay = contexto.pedido, contexto.techos
    lineas = [
        solucion.decision(contexto),
        f"Se piden {palabras.dinero(pedido, contexto.base)} y hay "
        f"{palabras.dinero(hay, contexto.corrientes)}.",
    ]
    if agenda.territorio.poblacion:
        lineas.append(palabras.contar(agenda.territorio.poblacion, "habitante", "habitantes"))
    return Agendita(
        territorio=agenda.territorio.nombre,
        periodo=f"{agenda.periodo.inicio}–{agenda.periodo.fin}",
        enlace=f"territorios/{contexto.ruta}/index.html",
        lineas=tuple(lineas),
    )


def _cuadricula(por_departamento: Mapping[str, Sequence[Contexto]]) -> Cuadricula:
    cuadros = tuple(_cuadro(d, por_departamento.get(clave_de(d), ())) for d in DEPARTAMENTOS)
    con_agenda = [c for c in cuadros if c.agendas]
    return Cuadricula(
        descripcion=_descripcion(con_agenda),
        lectura=_lectura(con_agenda, len(por_departamento.get(_FICTICIOS[0], ()))),
        cuadros=cuadros,
        tabla=Tabla(
            "Agendas publicadas en cada departamento",
            columnas("Departamento", "Sigla", "#Agendas", "#Propuestas", "#Elegidas"),
            tuple(
                fila(
                    Celda(d.nombre, f"#{clave_de(d)}" if c.agendas else None),
                    d.sigla,
                    *map(escribir_entero, (c.agendas, c.propuestas, c.elegidas)),
                )
                for d, c in sorted(((c.departamento, c) for c in cuadros), key=_por_nombre)
            ),
        ),
    )


def _por_nombre(par: tuple[Departamento, Cuadro]) -> str:
    return par[0].nombre


def _cuadro(departamento: Departamento, contextos: Sequence[Contexto]) -> Cuadro:
    return Cuadro(
        departamento,
        len(contextos),
        sum(len(c.resultado.propuestas) for c in contextos),
        sum(len(c.elegidas) for c in contextos),
    )


def _descripcion(con_agenda: Sequence[Cuadro]) -> str:
    dichas = palabras.lista(
        [
            f"{c.departamento.nombre}, {palabras.contar(c.agendas, 'agenda', 'agendas')}"
            for c in con_agenda
        ]
    )
    return (
        "Un cuadro por cada uno de los 32 departamentos y otro por Bogotá, más o menos en su "
        "lugar, con su sigla y cuántas agendas tiene publicadas. "
        + (f"Tienen: {dichas}." if dichas else "Ninguno tiene todavía.")
    )


def _lectura(con_agenda: Sequence[Cuadro], ficticias: int) -> str:
    inventadas = ""
    if ficticias:
        una, varias = "agenda es de un lugar inventado", "agendas son de lugares inventados"
        inventadas = f"; {palabras.contar(ficticias, una, varias)} y no están en el mapa"
    if not con_agenda:
        return f"Ningún departamento tiene todavía una agenda publicada aquí{inventadas}."
    tienen = "tiene" if len(con_agenda) == 1 else "tienen"
    return f"De 32 departamentos y Bogotá, {len(con_agenda)} {tienen} agenda publicada{inventadas}."
