"""Una selección entra y sale si respeta cada regla de la sección 4, sin contar los pagos."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from .estados import Ficha
from .lectura import Caso, Propuesta, es_porcentaje, exacto
from .pagos import Obra

Seleccion = Sequence[Ficha]


def cumple_sin_fechas(caso: Caso, seleccion: Seleccion) -> bool:
    """Todo lo que se puede decidir sin saber cuándo empieza cada proyecto."""
    maximo = caso.agenda.get("maximo_proyectos")
    if maximo is not None and len(seleccion) > int(maximo):
        return False
    ids = {ficha.propuesta.id for ficha in seleccion}
    if any(q not in ids for ficha in seleccion for q in ficha.propuesta.requiere):
        return False
    return all(
        SIN_FECHAS[regla["tipo"]](caso, regla, seleccion)
        for regla in caso.agenda.get("reglas") or []
        if regla["tipo"] in SIN_FECHAS
    )


def cumple_capacidades(caso: Caso, obras: Sequence[Obra]) -> bool:
    """Las capacidades, que sí dependen de los inicios; al agregar obras solo se gastan más."""
    return all(
        _capacidad(caso, regla, obras)
        for regla in caso.agenda.get("reglas") or []
        if regla["tipo"] == "capacidad"
    )


def _capacidad(caso: Caso, regla: dict[str, Any], obras: Sequence[Obra]) -> bool:
    por_id = {p.id: p for p in caso.propuestas}
    cargos = [
        (por_id[o.id], o)
        for o in obras
        if "ejecutor" not in regla or por_id[o.id].fila.get("ejecutor", "") == regla["ejecutor"]
    ]
    maximo = exacto(regla["maximo"])
    if regla["por"] == "periodo":
        return sum(_cargo_del_periodo(regla, p, o) for p, o in cargos) <= maximo
    return all(
        sum(_cargo_del_anio(regla, p, o, t) for p, o in cargos) <= maximo for t in caso.vigencias
    )


def _cargo_del_periodo(regla: dict[str, Any], propuesta: Propuesta, o: Obra) -> Fraction | int:
    if regla.get("cuenta") == "gasto":
        return sum(o.gasto.values())
    return 1 if regla.get("cuenta") == "proyectos" else propuesta.numero(regla["columna"])


def _cargo_del_anio(regla: dict[str, Any], propuesta: Propuesta, o: Obra, t: int) -> Fraction | int:
    if not o.inicio <= t < o.inicio + propuesta.duracion:
        return 0
    if regla.get("cuenta") == "gasto":
        return o.gasto.get(t, 0)
    return 1 if regla.get("cuenta") == "proyectos" else propuesta.numero(regla["columna"])


def _costo(seleccion: Seleccion) -> int:
    return sum(ficha.costo for ficha in seleccion)


def _tope_en_pesos(caso: Caso, dato: Any, base_: str, seleccion: Seleccion) -> Fraction:
    """El límite llevado a pesos según su base."""
    referencia = {
        "pesos": 1,
        "parte_asignada": _costo(seleccion),
        "parte_techo": caso.suma_techos,
    }
    return exacto(dato) * referencia[base_]


def _base(regla: dict[str, Any], dato: Any, sin_signo: str) -> str:
    return str(regla.get("base") or ("parte_asignada" if es_porcentaje(dato) else sin_signo))


def _cuota(caso: Caso, regla: dict[str, Any], seleccion: Seleccion) -> bool:
    grupo = [f for f in seleccion if _en_grupo(f.propuesta, regla["grupo"])]

    def medida_y_limite(dato: Any) -> tuple[int, Fraction]:
        base = _base(regla, dato, "conteo")
        if base == "conteo":
            return len(grupo), exacto(dato)
        return _costo(grupo), _tope_en_pesos(caso, dato, base, seleccion)

    if "minimo" in regla:
        medida, limite = medida_y_limite(regla["minimo"])
        if medida < limite:
            return False
    if "maximo" in regla:
        medida, limite = medida_y_limite(regla["maximo"])
        return medida <= limite
    return True


def _en_grupo(propuesta: Propuesta, grupo: dict[str, Any]) -> bool:
    """Todas las llaves a la vez."""
    for clave, valor in grupo.items():
        if clave == "etiqueta":
            cumple = valor in propuesta.etiquetas
        else:
            cumple = propuesta.fila.get(clave, "") == valor
        if not cumple:
            return False
    return True


def _concentracion(caso: Caso, regla: dict[str, Any], seleccion: Seleccion) -> bool:
    base = _base(regla, regla["maximo"], "pesos")
    limite = _tope_en_pesos(caso, regla["maximo"], base, seleccion)
    return all(ficha.costo <= limite for ficha in seleccion)


def _cuantas(regla: dict[str, Any], seleccion: Seleccion) -> int:
    return sum(ficha.propuesta.id in regla["propuestas"] for ficha in seleccion)


def _obligatoria(caso: Caso, regla: dict[str, Any], seleccion: Seleccion) -> bool:
    return any(ficha.propuesta.id == regla["propuesta"] for ficha in seleccion)


def _requiere(caso: Caso, regla: dict[str, Any], seleccion: Seleccion) -> bool:
    ids = {ficha.propuesta.id for ficha in seleccion}
    return regla["propuesta"] not in ids or ids.issuperset(regla["requiere"])


def _excluyentes(caso: Caso, regla: dict[str, Any], seleccion: Seleccion) -> bool:
    return _cuantas(regla, seleccion) <= 1


def _paquete(caso: Caso, regla: dict[str, Any], seleccion: Seleccion) -> bool:
    return _cuantas(regla, seleccion) in (0, len(regla["propuestas"]))


SIN_FECHAS: dict[str, Callable[[Caso, dict[str, Any], Seleccion], bool]] = {
    "cuota": _cuota,
    "concentracion_maxima": _concentracion,
    "obligatoria": _obligatoria,
    "requiere": _requiere,
    "excluyentes": _excluyentes,
    "paquete": _paquete,
}
