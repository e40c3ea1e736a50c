"""Qué hay en cada zona: el mapa, la tabla y todas las propuestas de cada una."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.mapa import Poligono
from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.contexto import Contexto, celda_de_estado
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila

_TODO = "todo"
"""La clave de lo que no es de una sola zona; las demás empiezan por «zona-»."""
_TONOS = ((0, "ninguna elegida"), (1, "una elegida"), (2, "dos o tres"), (3, "cuatro o más"))


@dataclass(frozen=True, slots=True)
class Dibujada:
    """Una zona con contorno."""

    id: str
    letra: str
    elegidas: int
    propuestas: int
    tono: int
    """De 0, ninguna elegida, a 3."""
    dicho: str
    """Su nombre y sus cifras, para quien no ve el dibujo."""
    poligonos: tuple[Poligono, ...]


@dataclass(frozen=True, slots=True)
class MapaPorZonas:
    """El mapa, su resumen y la frase que lo lee."""

    descripcion: str
    lectura: str
    zonas: tuple[Dibujada, ...]
    leyenda: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Lugar:
    """Una zona, o lo que es de todo el territorio: sus propuestas con su decisión."""

    clave: str
    """Identificador de su sección."""
    zona: str | None
    letra: str
    nombre: str
    poblacion: int | None
    propuestas: tuple[PropuestaDecidida, ...]

    @property
    def elegidas(self) -> tuple[PropuestaDecidida, ...]:
        """Las que se van a hacer."""
        return tuple(d for d in self.propuestas if d.estado == "seleccionada")

    @property
    def costo(self) -> int:
        """Lo que cuestan las elegidas."""
        return sum(d.costo for d in self.elegidas)


@dataclass(frozen=True, slots=True)
class Seccion:
    """Lo que se lee de un lugar."""

    clave: str
    titulo: str
    resumen: str
    tabla: Tabla | None


@dataclass(frozen=True, slots=True)
class PorZonas:
    """La página."""

    entrada: str
    mapa: MapaPorZonas | None
    tabla: Tabla
    secciones: tuple[Seccion, ...]


def ver(contexto: Contexto) -> PorZonas | None:
    """La vista de la página; None si la agenda no tiene zonas."""
    if not contexto.agenda.zonas:
        return None
    lugares = _lugares(contexto)
    return PorZonas(
        entrada=_entrada(contexto),
        mapa=_mapa(contexto, lugares),
        tabla=_tabla(contexto, lugares),
        secciones=tuple(_seccion(contexto, lugar) for lugar in lugares),
    )


def _lugares(contexto: Contexto) -> tuple[Lugar, ...]:
    por_zona: dict[str | None, list[PropuestaDecidida]] = defaultdict(list)
    for decidida in contexto.resultado.propuestas:
        zona = contexto.propuestas[decidida.id].zona
        por_zona[zona if zona in contexto.zonas else None].append(decidida)
    lugares = [
        Lugar(f"zona-{z.id}", z.id, _letra(n), z.nombre, z.poblacion, _en_orden(por_zona[z.id]))
        for n, z in enumerate(contexto.agenda.zonas)
    ]
    if por_zona[None]:
        nombre = "Todo el territorio"
        lugares.append(Lugar(_TODO, None, "", nombre, None, _en_orden(por_zona[None])))
    return tuple(lugares)


def _letra(n: int) -> str:
    """A…Z, AA, AB…"""
    vuelta, resto = divmod(n, len(ascii_uppercase))
    return (ascii_uppercase[vuelta - 1] if vuelta else "") + ascii_uppercase[resto]


def _en_orden(decididas: Sequence[PropuestaDecidida]) -> tuple[PropuestaDecidida, ...]:
    """Primero las elegidas, y cada grupo de la más a la menos prioritaria."""
    return tuple(
        sorted(decididas, key=lambda d: (d.estado != "seleccionada", -(d.prioridad or 0), d.id))
    )


def _entrada(contexto: Contexto) -> str:
    zonas = palabras.contar(len(contexto.agenda.zonas), "zona", "zonas")
    return (
        f"Las propuestas de cada una de las {zonas} de {contexto.agenda.territorio.nombre}: las "
        "que se van a hacer y las que no entraron. Se dice la zona de cada una, nunca una casa."
    )


def _mapa(contexto: Contexto, lugares: Sequence[Lugar]) -> MapaPorZonas | None:
    if contexto.mapa is None:
        return None
    contornos = {c.zona: c.poligonos for c in contexto.mapa.contornos}
    zonas = tuple(
        _dibujada(lugar, lugar.zona, contornos[lugar.zona])
        for lugar in lugares
        if lugar.zona in contornos
    )
    tonos = {z.tono for z in zonas}
    dichas = " ".join(f"{z.dicho}." for z in zonas)
    return MapaPorZonas(
        descripcion=(
            "Cada zona lleva la letra con que está en la tabla y cuántas de sus propuestas se "
            f"eligieron; mientras más llena de color, más elegidas. {dichas}"
        ),
        lectura=_lectura([lugar for lugar in lugares if lugar.zona]),
        zonas=zonas,
        leyenda=tuple((tono, que) for tono, que in _TONOS if tono in tonos),
    )


def _dibujada(lugar: Lugar, zona: str, poligonos: tuple[Poligono, ...]) -> Dibujada:
    elegidas, propuestas = len(lugar.elegidas), len(lugar.propuestas)
    tono = min(elegidas, 2) if elegidas < 4 else 3
    return Dibujada(
        id=zona,
        letra=lugar.letra,
        elegidas=elegidas,
        propuestas=propuestas,
        tono=tono,
        dicho=f"{lugar.letra}, {lugar.nombre}: {_cuantas(lugar)}",
        poligonos=poligonos,
    )


def _cuantas(lugar: Lugar) -> str:
    propuestas = palabras.contar(len(lugar.propuestas), "propuesta", "propuestas")
    return f"{len(lugar.elegidas)} de {propuestas}"


def _lectura(lugares: Sequence[Lugar]) -> str:
    sin_nada = [lugar.nombre for lugar in lugares if not lugar.elegidas]
    if len(sin_nada) == len(lugares):
        return "Ninguna zona tiene un proyecto elegido que sea solo suyo."
    mas = max(len(lugar.elegidas) for lugar in lugares)
    donde = [f"«{g.nombre}»" for g in lugares if len(g.elegidas) == mas]
    elegidas = palabras.contar(mas, "proyecto elegido", "proyectos elegidos")
    en_cada_una = " en cada una" if len(donde) > 1 else ""
    frase = f"Donde más hay es en {palabras.lista(donde)}: {elegidas}{en_cada_una}."
    if sin_nada:
        frase += f" Sin ninguno: {palabras.lista(sin_nada)}."
    return frase


def _tabla(contexto: Contexto, lugares: Sequence[Lugar]) -> Tabla:
    return Tabla(
        f"Cuántas se eligieron en cada zona y cuánto cuestan: millones de {contexto.base}",
        columnas("Zona", "#Elegidas", "#Costo", "#Habitantes"),
        tuple(_fila(lugar) for lugar in lugares),
    )


def _fila(lugar: Lugar) -> Fila:
    nombre = f"{lugar.letra}. {lugar.nombre}" if lugar.letra else lugar.nombre
    return fila(
        Celda(nombre, f"#{lugar.clave}"),
        f"{len(lugar.elegidas)} de {len(lugar.propuestas)}",
        numero_de_millones(lugar.costo),
        "—" if lugar.poblacion is None else escribir_entero(lugar.poblacion),
        clase=None if lugar.zona else "aparte",
    )


def _seccion(contexto: Contexto, lugar: Lugar) -> Seccion:
    return Seccion(
        clave=lugar.clave,
        titulo=f"{lugar.letra}. {lugar.nombre}" if lugar.letra else lugar.nombre,
        resumen=_resumen(contexto, lugar),
        tabla=Tabla(
            f"Propuestas de {lugar.nombre}, con su costo en millones de {contexto.base}",
            columnas("Propuesta", "Decisión", "#Costo"),
            tuple(
                fila(contexto.celda(d.id), celda_de_estado(d.estado), numero_de_millones(d.costo))
                for d in lugar.propuestas
            ),
        )
        if lugar.propuestas
        else None,
    )


def _resumen(contexto: Contexto, lugar: Lugar) -> str:
    if not lugar.propuestas:
        return "Nadie propuso nada para esta zona sola."
    if not lugar.elegidas:
        total = palabras.contar(len(lugar.propuestas), "propuesta", "propuestas")
        return f"{total}; ninguna se eligió."
    costo = palabras.dinero(lugar.costo, contexto.base)
    verbo = "se eligió" if len(lugar.elegidas) == 1 else "se eligieron"
    cuesta = "cuesta" if len(lugar.elegidas) == 1 else "cuestan"
    de = palabras.contar(len(lugar.propuestas), "propuesta", "propuestas")
    return f"De {de} {verbo} {len(lugar.elegidas)}, que {cuesta} {costo}."
