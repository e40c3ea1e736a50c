"""El árbol de `agenda.yaml` → ReglasDeJuego, con cada falta traducida y en su línea."""

from collections.abc import Iterable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.arbol import Arbol, Ruta
from priorizacion.ingesta.celdas import leer_fase
from priorizacion.ingesta.divipola import completar
from priorizacion.ingesta.hoja import Filas
from priorizacion.ingesta.nombradas_en_agenda import nombrar_en, seccion_nombrada
from priorizacion.ingesta.nombrados import Nombrados, declarados, desconocido
from priorizacion.ingesta.texto import allanar
from priorizacion.ingesta.traduccion import traducir

_BOOLEANAS = ("ficticio", "subsanable", "sin_tope")
_SI = frozenset({"si", "true", "verdadero", "yes"})
_NO = frozenset({"no", "false", "falso"})


def leer_reglas(
    arbol: Arbol, apuntes: Apuntes, propuestas: Filas[Propuesta] | None = None
) -> ReglasDeJuego | None:
    """Las reglas de juego; None si algo no se pudo leer, con todas las observaciones.

    Con las `propuestas`, de la que se nombra mal se dice a cuál se parece.
    """
    _exigir_comillas(arbol, apuntes)
    datos = _preparar(arbol.datos)
    leidas = [p for p, _ in propuestas.legibles()] if propuestas else []
    nombrados = declarados(arbol).con(propuestas={p.id: p.nombre for p in leidas})
    nombrar_en(datos, nombrados)
    _completar_codigos(datos, arbol, apuntes)
    try:
        return ReglasDeJuego.model_validate(datos)
    except ValidationError as error:
        apuntes.extend(_observaciones(error, arbol, nombrados))
        return None


def columnas_nombradas(arbol: Arbol | None) -> list[str]:
    """Las columnas de propuestas que nombran los criterios medidos y las capacidades."""
    datos = arbol.datos if arbol else {}
    listas = [datos.get(seccion) for seccion in ("criterios", "reglas")]
    return [
        item["columna"]
        for lista in listas
        for item in (lista if isinstance(lista, list) else ())
        if isinstance(item, dict) and isinstance(item.get("columna"), str)
    ]


def _exigir_comillas(arbol: Arbol, apuntes: Apuntes) -> None:
    ruta = ("sorteo", "semilla")
    semilla = arbol.en(ruta)
    if isinstance(semilla, str) and ruta in arbol.sin_comillas:
        apuntes.append(
            observar(
                "semilla-sin-comillas",
                en(arbol.archivo, arbol.linea(ruta), "sorteo.semilla"),
                f"La semilla «{semilla[:60]}» está sin comillas y otro programa podría leerla de "
                "otra manera.",
                f'Escriba "{semilla[:60]}", con las comillas.'
                if any(c.isdigit() for c in semilla)
                else "Déjela en blanco hasta que haya sorteo; después, escríbala entre comillas.",
            )
        )


def _preparar(valor: Any) -> Any:
    """Quita las claves en blanco que tienen valor por omisión y lee los sí y los no."""
    if isinstance(valor, list):
        return [_preparar(v) for v in valor]
    if not isinstance(valor, dict):
        return valor
    preparado = {
        clave: _si_o_no(v) if clave in _BOOLEANAS else _preparar(v)
        for clave, v in valor.items()
        if v is not None or clave not in _CAMPOS
    }
    return _con_fases(preparado)


def _con_fases(valor: dict[str, Any]) -> dict[str, Any]:
    """Las fases como las escribe la gente («Diseños») → como las nombra el modelo."""
    if isinstance(valor.get("fase_minima"), str):
        valor["fase_minima"] = leer_fase(valor["fase_minima"])
    de_fase = ["imprevistos"] + (["tabla"] if valor.get("columna") == "fase" else [])
    for clave in de_fase:
        if isinstance(valor.get(clave), dict):
            valor[clave] = {leer_fase(fase): v for fase, v in valor[clave].items()}
    return valor


def _si_o_no(valor: Any) -> Any:
    llano = allanar(valor) if isinstance(valor, str) else None
    return True if llano in _SI else False if llano in _NO else valor


def _completar_codigos(datos: dict[str, Any], arbol: Arbol, apuntes: Apuntes) -> None:
    """Devuelve el cero que se comió la hoja de cálculo o que YAML se habría comido."""
    territorio = datos.get("territorio")
    if isinstance(territorio, dict) and isinstance(territorio.get("divipola"), str):
        ruta: Ruta = ("territorio", "divipola")
        origen = en(arbol.archivo, arbol.linea(ruta), arbol.clave(ruta))
        territorio["divipola"] = completar(territorio["divipola"], origen, apuntes)
    fuentes = datos.get("fuentes")
    for i, fuente in enumerate(fuentes if isinstance(fuentes, list) else ()):
        lista = fuente.get("territorios") if isinstance(fuente, dict) else None
        if isinstance(lista, list):
            ruta = ("fuentes", i, "territorios")
            origen = en(arbol.archivo, arbol.linea(ruta), arbol.clave(ruta))
            fuente["territorios"] = [
                completar(c, origen, apuntes) if isinstance(c, str) else c for c in lista
            ]


def _observaciones(
    error: ValidationError, arbol: Arbol, nombrados: Nombrados
) -> Iterable[Observacion]:
    vistas: dict[Ruta, Observacion] = {}
    for detalle in error.errors(include_url=False):
        tipo, contexto = detalle["type"], dict(detalle.get("ctx", {}))
        ruta = _ruta_escrita(detalle["loc"], arbol, tipo)
        leido = arbol.en(ruta)
        if _es_eco(tipo, leido, contexto, detalle["loc"]):
            continue
        es_clave = detalle["loc"][-1] == "[key]"
        nombre = _nombre(ruta[:-1] if es_clave else ruta)
        if tipo == "extra_forbidden":
            contexto["conocidas"] = _campos_en(detalle["loc"][:-1])
        if es_clave:
            leido = ruta[-1]
        origen = en(arbol.archivo, arbol.linea(ruta), arbol.clave(ruta))
        seccion = seccion_nombrada(ruta)
        if seccion in nombrados.nombres and tipo == "string_pattern_mismatch":
            pista = nombrados.pista(seccion, str(leido))
            vistas.setdefault(ruta, desconocido(seccion, str(leido), origen, pista))
            continue
        dicho = traducir(tipo, nombre, leido, contexto)
        vistas.setdefault(ruta, observar(dicho.codigo, origen, dicho.mensaje, dicho.remedio))
    return vistas.values()


def _nombre(ruta: Ruta) -> str:
    """La última clave con nombre: «certeza» y no «2026»."""
    claves = (p for p in reversed(ruta) if isinstance(p, str) and not p.isdigit())
    return next(claves, "agenda")


def _ruta_escrita(loc: tuple[str | int, ...], arbol: Arbol, tipo: str) -> Ruta:
    """La ruta de pydantic sin las marcas de unión: solo pasos que están en el archivo."""
    ruta: Ruta = ()
    for i, paso in enumerate(loc):
        valor = arbol.en(ruta)
        esta = isinstance(valor, dict) and paso in valor
        esta = esta or (isinstance(valor, list) and isinstance(paso, int) and paso < len(valor))
        if esta or (tipo == "missing" and i == len(loc) - 1):
            ruta = (*ruta, paso)
    return ruta


def _es_eco(tipo: str, leido: Any, contexto: dict[str, Any], loc: tuple[str | int, ...]) -> bool:
    """Lo que pydantic dice por otra rama de una unión, o porque un elemento ya falló."""
    if tipo == "too_short" and isinstance(leido, list):
        return len(leido) >= int(contexto.get("min_length", 0))
    por_rama = isinstance(loc[-1], str) and ("[" in loc[-1] and loc[-1] != "[key]")
    if tipo == "dict_type":
        return por_rama and not isinstance(leido, dict)
    es_funcion = isinstance(loc[-1], str) and loc[-1].startswith(("function-", "literal["))
    return es_funcion and isinstance(leido, dict)


def _campos_en(loc: tuple[str | int, ...]) -> list[str]:
    """Los campos que admite el modelo que está en una ruta de pydantic."""
    modelo: type[BaseModel] = ReglasDeJuego
    for paso in loc:
        if isinstance(paso, str) and paso in modelo.model_fields:
            candidatos = list(_modelos(modelo.model_fields[paso].annotation))
            modelo = candidatos[0] if candidatos else modelo
        elif isinstance(paso, str):
            modelo = next((m for m in _modelos(_REGLA) if paso in _tipo(m)), modelo)
    return list(modelo.model_fields)


def _tipo(modelo: type[BaseModel]) -> tuple[str, ...]:
    campo = modelo.model_fields.get("tipo")
    return get_args(campo.annotation) if campo else ()


def _modelos(anotacion: Any) -> Iterable[type[BaseModel]]:
    """Los modelos que hay dentro de una anotación: `tuple[Criterio, ...]` → Criterio."""
    if isinstance(anotacion, type) and issubclass(anotacion, BaseModel):
        yield anotacion
    for interior in get_args(anotacion):
        yield from _modelos(interior)


def _todos_los_campos(modelo: type[BaseModel], vistos: set[type[BaseModel]]) -> set[str]:
    vistos.add(modelo)
    nombres = set(modelo.model_fields)
    for campo in modelo.model_fields.values():
        for interior in _modelos(campo.annotation):
            if interior not in vistos:
                nombres |= _todos_los_campos(interior, vistos)
    return nombres


_REGLA = ReglasDeJuego.model_fields["reglas"].annotation
_CAMPOS = _todos_los_campos(ReglasDeJuego, set())
