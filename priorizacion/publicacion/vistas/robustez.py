"""Qué tan firme es la agenda entera: cuántas son firmes, y con qué se probó."""

from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_entero, escribir_razon
from priorizacion.dominio.robustez import (
    Clase,
    Familia,
    FamiliaDeEscenarios,
    Firmeza,
    Robustez,
)
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto, celda_de_estado
from priorizacion.publicacion.vistas.firmeza import (
    CLASES,
    FAMILIAS,
    hallado,
    parte,
)
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Franja:
    """Una propuesta en la gráfica: lo menos y lo más que se elige en alguna familia, milésimas."""

    nombre: str
    clase: str
    """En una palabra: firme, en el límite…"""
    elegida: bool
    hallado: tuple[int, int] | None
    """Según las mejores listas halladas; None si no se sabe."""
    probado: tuple[int, int]
    """Según lo que está probado: nunca más angosto."""


@dataclass(frozen=True, slots=True)
class Solidez:
    """La sección de la robustez."""

    lectura: str
    familias: tuple[tuple[str, str], ...]
    descripcion: str
    pie: str
    franjas: tuple[Franja, ...]
    tabla: Tabla
    escenarios: Tabla
    notas: tuple[str, ...]


def ver(contexto: Contexto) -> Solidez | None:
    """La vista de la sección; None si no se calculó o no hubo escenarios."""
    robustez = contexto.resultado.robustez
    if robustez is None or not robustez.familias:
        return None
    orden = sorted(robustez.propuestas, key=lambda f: _lugar(contexto, f))
    probadas = [f for f in orden if f.clase is not None]
    dibujadas = [f for f in probadas if contexto.elegida(f.propuesta) or f.clase != "exterior"]
    franjas = tuple(_franja(contexto, f) for f in dibujadas)
    return Solidez(
        lectura=_lectura(contexto, robustez),
        familias=tuple((FAMILIAS[f.familia], f.texto) for f in robustez.familias),
        descripcion=_descripcion(franjas),
        pie=_pie(len(probadas) - len(franjas), len(orden) - len(probadas)),
        franjas=franjas,
        tabla=_tabla(contexto, robustez, orden),
        escenarios=_escenarios(robustez),
        notas=_notas(robustez),
    )


def _lectura(contexto: Contexto, robustez: Robustez) -> str:
    adentro = [f for f in robustez.propuestas if contexto.elegida(f.propuesta)]
    afuera = [f for f in robustez.propuestas if not contexto.elegida(f.propuesta)]
    frases = [
        f"De las {escribir_entero(len(grupo))} {cuales}, {_cuentas(grupo)}."
        for grupo, cuales in ((adentro, "elegidas"), (afuera, "que no entraron y se probaron"))
        if grupo
    ]
    return " ".join(frases)


def _cuentas(grupo: list[Firmeza]) -> str:
    partes = [_cuenta(sum(f.clase == clase for f in grupo), clase) for clase in CLASES]
    return palabras.lista([p for p in partes if p])


def _cuenta(cuantas: int, clase: Clase | None) -> str:
    if not cuantas:
        return ""
    una = cuantas == 1
    if clase == "nucleo":
        return "1 es firme" if una else f"{cuantas} son firmes"
    if clase is None:
        que = "es" if una else "son"
        return (
            f"de {cuantas} todavía no se ha podido probar qué tan firme{'' if una else 's'} {que}"
        )
    donde = "en el límite" if clase == "frontera" else "casi siempre por fuera"
    return f"{cuantas} {'está' if una else 'están'} {donde}"


def _lugar(contexto: Contexto, firme: Firmeza) -> tuple[bool, int, int, str]:
    """Primero las elegidas; en cada grupo, de la que más se elige a la que menos."""
    menor, mayor = _hallado(contexto, firme) or _probado(contexto, firme)
    return (not contexto.elegida(firme.propuesta), -menor, -mayor, firme.propuesta)


def _hallado(contexto: Contexto, firme: Firmeza) -> tuple[int, int] | None:
    veces = [(hallado(i), contexto.escenarios[i.familia] or 1) for i in firme.indices]
    partes = [cuantas * 1000 // total for cuantas, total in veces if cuantas is not None]
    if not partes or len(partes) < len(veces):
        return None
    return min(partes), max(partes)


def _probado(contexto: Contexto, firme: Firmeza) -> tuple[int, int]:
    totales = [(i, contexto.escenarios[i.familia] or 1) for i in firme.indices]
    menor = min((i.minimo * 1000 // total for i, total in totales), default=0)
    mayor = max((i.maximo * 1000 // total for i, total in totales), default=1000)
    return menor, mayor


def _franja(contexto: Contexto, firme: Firmeza) -> Franja:
    return Franja(
        nombre=contexto.nombre(firme.propuesta),
        clase=CLASES[firme.clase],
        elegida=contexto.elegida(firme.propuesta),
        hallado=_hallado(contexto, firme),
        probado=_probado(contexto, firme),
    )


def _descripcion(franjas: tuple[Franja, ...]) -> str:
    llenas = sum(f.elegida for f in franjas)
    return (
        f"Una barra por propuesta: {palabras.contar(llenas, 'elegida', 'elegidas')}, llenas, y "
        f"{palabras.contar(len(franjas) - llenas, 'que no entró', 'que no entraron')}, "
        "huecas. A su lado dice si es firme, si está en el límite o si casi siempre queda por "
        "fuera. La tabla que sigue trae los mismos números."
    )


def _pie(por_fuera: int, sin_prueba: int) -> str:
    """Cómo leer la gráfica, y cuántas no lleva por quedar casi siempre fuera o sin prueba."""
    dicho = (
        "Cada barra va de la clase de escenarios en que menos se elige a la clase en que más, de 0 "
        "a 100 %; las rayas marcan 5 % y 95 %. Llena: elegida; hueca: no entró. A trazos, entre "
        "cuánto y cuánto está probado; la barra, dentro, es solo lo que se ha encontrado."
    )
    prueba = "todavía no se ha podido probar qué tan firme es"
    faltan = [
        palabras.contar(cuantas, una, varias)
        for cuantas, una, varias in (
            (por_fuera, "que casi siempre queda por fuera", "que casi siempre quedan por fuera"),
            (sin_prueba, f"de la que {prueba}", f"de las que {prueba} cada una"),
        )
        if cuantas
    ]
    n = "" if por_fuera + sin_prueba == 1 else "n"
    return f"{dicho} No se dibuja{n} {palabras.lista(faltan)}." if faltan else dicho


def _tabla(contexto: Contexto, robustez: Robustez, orden: list[Firmeza]) -> Tabla:
    familias = [f.familia for f in robustez.familias]
    return Tabla(
        "En qué parte de los escenarios se elige cada propuesta",
        columnas("Propuesta", "Decisión", "Firmeza", *(f"#{FAMILIAS[f]}" for f in familias)),
        tuple(_fila(contexto, f, familias) for f in orden),
    )


def _fila(contexto: Contexto, firme: Firmeza, familias: list[Familia]) -> Fila:
    suyos = {i.familia: parte(contexto, i) for i in firme.indices}
    decidida = contexto.decididas[firme.propuesta]
    return fila(
        contexto.celda(firme.propuesta),
        celda_de_estado(decidida.estado),
        CLASES[firme.clase],
        *(suyos.get(f, "—") for f in familias),
    )


def _escenarios(robustez: Robustez) -> Tabla:
    return Tabla(
        "Los escenarios que se probaron",
        columnas("Qué se cambió", "#Escenarios", "#Con prueba", "#Sin lista posible", "#Revisados"),
        tuple(_de_familia(f) for f in robustez.familias),
    )


def _de_familia(familia: FamiliaDeEscenarios) -> Fila:
    return fila(
        FAMILIAS[familia.familia],
        escribir_entero(familia.escenarios),
        escribir_entero(familia.probados),
        escribir_entero(familia.inviables),
        escribir_entero(familia.revisados),
    )


def _notas(robustez: Robustez) -> tuple[str, ...]:
    notas = [
        "Firme: se elige en 95 % o más de los escenarios de cada clase. Casi siempre por fuera: en "
        "5 % o menos. En el límite: lo demás, y también si una clase dice una cosa y otra, otra.",
        _sorteados(robustez),
        "«Revisados»: escenarios que se resolvieron otra vez, aparte y del todo, para comprobar el "
        "método. Todos dieron lo mismo.",
    ]
    brechas = [f.brecha_maxima for f in robustez.familias]
    if any(b is None for b in brechas):
        notas.append("En algún escenario no se encontró una lista; cuenta como «no se sabe».")
    mayor = max((b for b in brechas if b), default=0)
    if mayor:
        notas.append(
            "Cada cifra es lo que está probado, y de ahí sale si es firme: donde dice «al menos», "
            "«a lo sumo» o «sin probar», falta saber en algunos escenarios cuál es la mejor lista. "
            f"Lo que podría mejorar esa lista es a lo sumo el {_parte(mayor)} de su valor."
        )
    return tuple(notas)


def _parte(diezmilesimas: int) -> str:
    return escribir_razon(Fraction(diezmilesimas, 10_000))


def _sorteados(robustez: Robustez) -> str:
    if robustez.semilla:
        return (
            f"Los escenarios salen de la semilla del sorteo público, «{robustez.semilla}»: "
            "cualquiera puede repetirlos y llegar a las mismas cifras."
        )
    return (
        "Los escenarios se pueden repetir y dan las mismas cifras. Cuando se haga el sorteo "
        "público, saldrán de su semilla."
    )
