"""Las opciones de `nueva`, lo que se pregunta y lo que se supone → un Encargo."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from priorizacion.cli import preguntas
from priorizacion.cli.dialogo import Dialogo, contar
from priorizacion.cli.salida import imprimir_observaciones, quejarse
from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.tareas.nueva.encargo import Bolsa, Encargo, Precios, nombre_de, periodo_de
from priorizacion.tareas.nueva.fuentes import TECHO_DE_MUESTRA, identificar
from priorizacion.tareas.nueva.techos import Pedido, leer_bolsas
from priorizacion.tareas.nueva.territorio import Lugar, identificar_territorio
from priorizacion.tareas.revision import impide_seguir

_MAXIMO = 15
_ANOS = (1900, 2200)
_PERIODO_MAS_LARGO = 30


def encargar(carpeta: Path, dadas: dict[str, Any], dialogo: Dialogo | None) -> Encargo | None:
    """El encargo completo; None si la tabla de techos no se pudo leer (ya está dicho por qué).

    Sin diálogo no se pregunta: se supone. Lanza `click.UsageError` si falta algo que no se puede
    suponer.
    """
    lugar, nombre = _territorio(carpeta, dadas, dialogo)
    inicio, fin = _periodo(carpeta, dadas, dialogo)
    bolsas = _bolsas(dadas, range(inicio, fin + 1), lugar, dialogo)
    if bolsas is None:
        return None
    poblacion, maximo, zonas = dadas["poblacion"], dadas["maximo_proyectos"], dadas["zonas"]
    dimensiones, comite = dadas["dimensiones"], dadas["comite"]
    if dialogo is not None:
        de_municipio = lugar is None or not lugar.es_departamento
        poblacion = poblacion or preguntas.preguntar_poblacion(dialogo)
        maximo = maximo or preguntas.preguntar_maximo(dialogo, _MAXIMO)
        zonas = zonas or (preguntas.preguntar_zonas(dialogo) if de_municipio else ())
        dimensiones = dimensiones or preguntas.preguntar_dimensiones(dialogo)
        comite = comite or preguntas.preguntar_comite(dialogo)
    return Encargo(
        nombre=nombre,
        inicio=inicio,
        fin=fin,
        divipola=lugar.codigo if lugar else dadas["divipola"],
        departamento=lugar.departamento if lugar else None,
        ficticio=dadas["ficticio"],
        poblacion=poblacion,
        maximo_proyectos=maximo or _MAXIMO,
        bolsas=bolsas,
        zonas=dict(zonas),
        dimensiones=tuple(dimensiones),
        comite=_comite(comite),
        precios=_precios(dadas, dialogo),
    )


def _territorio(
    carpeta: Path, dadas: dict[str, Any], dialogo: Dialogo | None
) -> tuple[Lugar | None, str]:
    """El lugar, si es de la DIVIPOLA, y el nombre con que se publica."""
    dicho = dadas["nombre"]
    if (rara := preguntas.dudar_del_nombre(dicho or "")) is not None:
        quejarse(f"--nombre: {rara} Si no es así como se llama, corríjalo en agenda.yaml.")
    if dadas["divipola"] is not None:
        lugar = identificar_territorio(None, dadas["divipola"]).seguro
        oficial = dicho or (lugar.nombre if lugar else None)
        return lugar, oficial or _nombre(carpeta, dialogo)
    nombre = dicho or _nombre(carpeta, dialogo)
    lugar = None if dadas["ficticio"] else _buscar(nombre, dialogo)
    return lugar, lugar.nombre if lugar else nombre


def _nombre(carpeta: Path, dialogo: Dialogo | None) -> str:
    supuesto = nombre_de(carpeta)
    if dialogo is not None:
        return preguntas.preguntar_nombre(dialogo, supuesto)
    return _suponer(supuesto, "--nombre")


def _buscar(nombre: str, dialogo: Dialogo | None) -> Lugar | None:
    identificado = identificar_territorio(nombre, None)
    lugar = identificado.seguro
    candidatos = identificado.iguales or identificado.posibles
    if dialogo is not None:
        if lugar is not None:
            contar(dialogo, f"    Es {lugar}. Si no es, escriba «atrás».")
            return lugar
        if candidatos:
            return preguntas.preguntar_lugar(dialogo, nombre, candidatos)
    if lugar is not None:
        quejarse(f"«{nombre}» es {lugar}. Si no es, diga cuál con --divipola, o --ficticio.")
        return lugar
    lista = "; ".join(map(str, candidatos[:8]))
    if identificado.iguales:
        raise click.UsageError(f"«{nombre}» puede ser: {lista}. Diga cuál con --divipola.")
    pista = f" ¿Es {lista}? Dígalo con --divipola." if candidatos else ""
    _avisar(dialogo, f"«{nombre}» no está en la DIVIPOLA: quedó sin código.{pista}")
    return None


def _periodo(carpeta: Path, dadas: dict[str, Any], dialogo: Dialogo | None) -> tuple[int, int]:
    inicio, fin = periodo_de(carpeta) or (None, None)
    primero: int = dadas["inicio"] or _ano(dialogo, "Primer año", "--inicio", inicio, _ANOS)
    hasta = (primero, min(_ANOS[1], primero + _PERIODO_MAS_LARGO - 1))
    ultimo: int = dadas["fin"] or _ano(dialogo, "Último año", "--fin", fin, hasta)
    if not _ANOS[0] <= primero <= ultimo <= hasta[1]:
        raise click.UsageError(
            f"El periodo {primero}-{ultimo} no sirve: el último año no puede ser anterior al "
            "primero ni pasar de treinta años después."
        )
    return primero, ultimo


def _ano(
    dialogo: Dialogo | None,
    pregunta: str,
    opcion: str,
    supuesto: int | None,
    limites: tuple[int, int],
) -> int:
    if dialogo is not None:
        return preguntas.preguntar_ano(dialogo, pregunta, supuesto, *limites)
    return int(_suponer(supuesto, opcion))


def _bolsas(
    dadas: dict[str, Any], vigencias: range, lugar: Lugar | None, dialogo: Dialogo | None
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
    if not propias and dialogo is not None:
        dichas = preguntas.preguntar_dinero(dialogo)
        propias = [Bolsa(n, dict.fromkeys(vigencias, pesos)) for n, pesos in dichas]
    if not propias:
        supuesta = (
            f"Se supuso una fuente, «Recursos propios», con {escribir_entero(TECHO_DE_MUESTRA)} "
            "pesos por año: es una cifra de muestra, cámbiela en agenda.yaml."
        )
        _avisar(dialogo, supuesta)
    return tuple(propias)


def _comite(dicho: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Estamento, escrito como identificador, → personas."""
    nombres, personas = zip(*dicho, strict=True) if dicho else ((), ())
    return dict(zip(identificar(nombres), personas, strict=True))


def _precios(dadas: dict[str, Any], dialogo: Dialogo | None) -> Precios | None:
    base, inflacion = dadas["precios_base"], dadas["inflacion"]
    if (base is None) != (inflacion is None):
        raise click.UsageError("--precios-base y --inflacion van juntas: diga las dos o ninguna.")
    if base is None and dialogo is not None:
        dichos = preguntas.preguntar_precios(dialogo)
        return Precios(*dichos) if dichos else None
    return None if base is None else Precios(base, inflacion)


def _suponer(supuesta: object, opcion: str) -> str:
    if supuesta is None:
        raise click.UsageError(f"Falta {opcion}: no se puede saber por el nombre de la carpeta.")
    quejarse(f"Se supuso {opcion} «{supuesta}», por el nombre de la carpeta.")
    return str(supuesta)


def _avisar(dialogo: Dialogo | None, texto: str) -> None:
    if dialogo is None:
        quejarse(texto)
    else:
        contar(dialogo, texto)
