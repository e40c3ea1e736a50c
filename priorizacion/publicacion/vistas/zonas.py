"""Cuánto llega a cada zona, por habitante: tabla, barras y su lectura."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero, redondear
from priorizacion.dominio.equidad import Equidad, InversionZona
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class BarraDeZona:
    """Una zona: lo que se invierte en ella y lo que le toca a cada habitante, en pesos."""

    nombre: str
    inversion: int
    texto_inversion: str
    por_habitante: int
    texto: str


@dataclass(frozen=True, slots=True)
class Zonas:
    """La sección de la inversión por habitante."""

    unidad: str
    """«pesos de 2026»."""
    descripcion: str
    lectura: str
    barras: tuple[BarraDeZona, ...]
    tabla: Tabla
    notas: tuple[str, ...]


def ver(contexto: Contexto) -> Zonas | None:
    """La vista de la sección; None sin zonas con población o sin agenda."""
    equidad = contexto.resultado.equidad
    if equidad is None or not any(z.por_habitante is not None for z in equidad.zonas):
        return None
    pobladas = sorted(
        (z for z in equidad.zonas if z.por_habitante is not None),
        key=lambda z: (-(z.por_habitante or 0), z.zona or ""),
    )
    resto = [z for z in equidad.zonas if z.por_habitante is None]
    barras = tuple(_barra(contexto, z) for z in pobladas)
    return Zonas(
        unidad=contexto.base,
        descripcion=_descripcion(barras, contexto.base),
        lectura=_lectura(contexto, pobladas),
        barras=barras,
        tabla=Tabla(
            f"Lo elegido en cada zona, en {contexto.base}",
            columnas(
                "Zona",
                "#Habitantes",
                "#Proyectos",
                "#Inversión, en millones",
                "#Por habitante",
                "#Beneficiarios",
            ),
            tuple(_fila(contexto, z) for z in (*pobladas, *resto)),
        ),
        notas=_notas(equidad),
    )


def _descripcion(barras: tuple[BarraDeZona, ...], unidad: str) -> str:
    partes = " ".join(
        f"{b.nombre}: {b.texto_inversion} millones y {b.texto} por habitante." for b in barras
    )
    return (
        "Dos barras por zona, de la que más recibe por habitante a la que menos: la llena es lo "
        f"que se invierte y la clara, lo que toca a cada habitante, en {unidad}. {partes}"
    )


def _lectura(contexto: Contexto, pobladas: list[InversionZona]) -> str:
    mayor, menor = pobladas[0], pobladas[-1]
    if not mayor.por_habitante:
        return "Nada de lo elegido queda en una zona con población declarada."
    if len(pobladas) == 1 or mayor.por_habitante == menor.por_habitante:
        return "A cada habitante le toca lo mismo en todas las zonas."
    nada = [_nombre(contexto, z) for z in pobladas if not z.por_habitante]
    tanto = palabras.dinero(mayor.por_habitante, contexto.base)
    primera = f"Donde más llega por habitante es a «{_nombre(contexto, mayor)}»: {tanto}"
    if nada:
        return f"{primera}. Sin ningún proyecto: {palabras.lista(nada)}."
    poco = palabras.dinero(menor.por_habitante or 0, contexto.base)
    return f"{primera}; donde menos, a «{_nombre(contexto, menor)}»: {poco}."


def _barra(contexto: Contexto, zona: InversionZona) -> BarraDeZona:
    pesos = zona.por_habitante or 0
    return BarraDeZona(
        nombre=_nombre(contexto, zona),
        inversion=zona.inversion,
        texto_inversion=numero_de_millones(zona.inversion),
        por_habitante=pesos,
        texto=escribir_entero(pesos),
    )


def _fila(contexto: Contexto, zona: InversionZona) -> Fila:
    cifra = zona.por_habitante
    return fila(
        _nombre(contexto, zona),
        "—" if zona.poblacion is None else escribir_entero(zona.poblacion),
        escribir_entero(zona.proyectos),
        numero_de_millones(zona.inversion),
        "—" if cifra is None else escribir_entero(cifra),
        _beneficiarios(zona),
        clase="aparte" if zona.zona is None else None,
    )


def _beneficiarios(zona: InversionZona) -> str:
    if zona.proyectos and zona.sin_beneficiarios == zona.proyectos:
        return "sin dato"
    return escribir_entero(zona.beneficiarios)


def _notas(equidad: Equidad) -> tuple[str, ...]:
    notas = []
    if equidad.gini is not None:
        cifra = escribir_centesimas(redondear(equidad.gini * 100))
        notas.append(
            f"El índice de Gini es {cifra}: sería 0 si a cada habitante le tocara lo mismo, y se "
            "acerca a 1 si todo queda donde vive muy poca gente. Supone que lo de una zona se "
            "reparte por igual entre sus habitantes."
        )
    notas.append(
        "Los beneficiarios son los que declara cada proyecto: quien gana con dos obras cuenta dos "
        "veces, y una obra puede servir a gente de otras zonas."
    )
    if any(z.zona is None for z in equidad.zonas):
        notas.append("Lo que es de todo el territorio va aparte y no entra en el índice.")
    return tuple(notas)


def _nombre(contexto: Contexto, zona: InversionZona) -> str:
    if zona.zona is None:
        return "Todo el territorio"
    return contexto.zonas.get(zona.zona, zona.zona)
