"""Las opciones de `nueva`, lo que se pregunta y lo que se supone → un Encargo."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from priorizacion.cli import preguntas
from priorizacion.cli.cantidades import Cantidad
from priorizacion.cli.castellano import Entero
from priorizacion.cli.preguntas import hay_quien_conteste
from priorizacion.cli.salida import imprimir_observaciones, quejarse
from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.tareas.nueva.encargo import Bolsa, Encargo, Precios, nombre_de, periodo_de
from priorizacion.tareas.nueva.fuentes import TECHO_DE_MUESTRA, identificar
from priorizacion.tareas.nueva.techos import Pedido, leer_bolsas
from priorizacion.tareas.nueva.territorio import Lugar, identificar_territorio
from priorizacion.tareas.revision import impide_seguir

T = TypeVar("T")
_MAXIMO = 15


def encargar(carpeta: Path, dadas: dict[str, Any]) -> Encargo | None:
    """El encargo completo; None si la tabla de techos no se pudo leer (ya está dicho por qué).

    Lanza `click.UsageError` si falta algo que no se puede suponer.
    """
    lugar, nombre = _territorio(carpeta, dadas)
    inicio, fin = _periodo(carpeta, dadas)
    bolsas = _bolsas(dadas, range(inicio, fin + 1), lugar)
    if bolsas is None:
        return None
    preguntando = hay_quien_conteste()
    de_municipio = lugar is None or not lugar.es_departamento
    poblacion = dadas["poblacion"] or _preguntar_poblacion()
    maximo = _completar(dadas["maximo_proyectos"], "Más obras que caben", _MAXIMO, Entero())
    zonas = dadas["zonas"]
    if not zonas and preguntando and de_municipio:
        zonas = preguntas.preguntar_zonas()
    return Encargo(
        nombre=nombre,
        inicio=inicio,
        fin=fin,
        divipola=lugar.codigo if lugar else dadas["divipola"],
        departamento=lugar.departamento if lugar else None,
        ficticio=dadas["ficticio"],
        poblacion=poblacion,
        maximo_proyectos=maximo,
        bolsas=bolsas,
        zonas=dict(zonas),
        dimensiones=tuple(
            dadas["dimensiones"] or (preguntas.preguntar_dimensiones() if preguntando else ())
        ),
        comite=_comite(dadas["comite"] or (preguntas.preguntar_comite() if preguntando else ())),
        precios=_precios(dadas),
    )


def _territorio(carpeta: Path, dadas: dict[str, Any]) -> tuple[Lugar | None, str]:
    """El lugar, si es de la DIVIPOLA, y el nombre con que se publica."""
    dicho = dadas["nombre"]
    if dadas["divipola"] is not None:
        lugar = identificar_territorio(None, dadas["divipola"]).seguro
        oficial = dicho or (lugar.nombre if lugar else None)
        supuesto = nombre_de(carpeta)
        return lugar, oficial or _suponer(supuesto, "Nombre del territorio", "--nombre")
    nombre = dicho or _suponer(nombre_de(carpeta), "Municipio o departamento", "--nombre")
    lugar = None if dadas["ficticio"] else _buscar(nombre)
    return lugar, lugar.nombre if lugar else nombre


def _buscar(nombre: str) -> Lugar | None:
    identificado = identificar_territorio(nombre, None)
    lugar = identificado.seguro
    if lugar is not None:
        quejarse(f"«{nombre}» es {lugar}. Si no es, diga cuál con --divipola, o --ficticio.")
        return lugar
    candidatos = identificado.iguales or identificado.posibles
    if candidatos and hay_quien_conteste():
        return preguntas.preguntar_lugar(nombre, candidatos)
    lista = "; ".join(map(str, candidatos[:8]))
    if identificado.iguales:
        raise click.UsageError(f"«{nombre}» puede ser: {lista}. Diga cuál con --divipola.")
    pista = f" ¿Es {lista}? Dígalo con --divipola." if candidatos else ""
    quejarse(f"«{nombre}» no está en la DIVIPOLA: quedó sin código.{pista}")
    return None


def _periodo(carpeta: Path, dadas: dict[str, Any]) -> tuple[int, int]:
    inicio, fin = periodo_de(carpeta) or (None, None)
    primero = dadas["inicio"] or _suponer(inicio, "Primer año", "--inicio", Entero())
    ultimo = dadas["fin"] or _suponer(fin, "Último año", "--fin", Entero())
    if not 1900 <= primero <= ultimo <= min(2200, primero + 29):
        raise click.UsageError(
            f"El periodo {primero}-{ultimo} no sirve: el último año no puede ser anterior al "
            "primero ni pasar de treinta años después."
        )
    return primero, ultimo


def _bolsas(
    dadas: dict[str, Any], vigencias: range, lugar: Lugar | None
) -> tuple[Bolsa, ...] | None:
    archivo: Path | None = dadas["techos"]
    if archivo is None and (dadas["entidad"] or dadas["columnas"]):
        raise click.UsageError("--entidad y --columna dicen qué leer de la tabla de --techos.")
    propias = [Bolsa(n, dict.fromkeys(vigencias, pesos)) for n, pesos in dadas["fuentes"]]
    if archivo is not None:
        pedido = Pedido(
            vigencias, lugar.codigo if lugar else None, dadas["entidad"], dict(dadas["columnas"])
        )
        leidas, observaciones = leer_bolsas(archivo, pedido)
        imprimir_observaciones(observaciones, archivo.parent, error=True)
        return None if impide_seguir(observaciones) else (*propias, *leidas)
    if not propias and hay_quien_conteste():
        dichas = preguntas.preguntar_dinero()
        propias = [Bolsa(n, dict.fromkeys(vigencias, pesos)) for n, pesos in dichas]
    if not propias:
        quejarse(
            f"Se supuso una fuente, «Recursos propios», con {escribir_entero(TECHO_DE_MUESTRA)} "
            "pesos por año: es una cifra de muestra, cámbiela en agenda.yaml."
        )
    return tuple(propias)


def _comite(dicho: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Estamento, escrito como identificador, → personas."""
    nombres, personas = zip(*dicho, strict=True) if dicho else ((), ())
    return dict(zip(identificar(nombres), personas, strict=True))


def _precios(dadas: dict[str, Any]) -> Precios | None:
    base, inflacion = dadas["precios_base"], dadas["inflacion"]
    if (base is None) != (inflacion is None):
        raise click.UsageError("--precios-base y --inflacion van juntas: diga las dos o ninguna.")
    if base is None and hay_quien_conteste():
        dichos = preguntas.preguntar_precios()
        return Precios(*dichos) if dichos else None
    return None if base is None else Precios(base, inflacion)


def _preguntar_poblacion() -> int | None:
    if not hay_quien_conteste():
        return None
    return preguntas.preguntar_si_quiere("Habitantes (en blanco si no se sabe)", Cantidad())


def _completar(dada: T | None, pregunta: str, supuesta: T, tipo: Any) -> T:
    if dada is not None:
        return dada
    dicha: T = preguntas.preguntar(pregunta, tipo, supuesta) if hay_quien_conteste() else supuesta
    return dicha


def _suponer(supuesta: T | None, pregunta: str, opcion: str, tipo: Any = str) -> T:
    if hay_quien_conteste():
        respuesta: T = preguntas.preguntar(pregunta, tipo, supuesta)
        return respuesta
    if supuesta is None:
        raise click.UsageError(f"Falta {opcion}: no se puede saber por el nombre de la carpeta.")
    quejarse(f"Se supuso {opcion} «{supuesta}», por el nombre de la carpeta.")
    return supuesta
