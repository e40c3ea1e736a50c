"""Las reglas de la agenda: lo que permiten o exigen, lo que se usó y lo que sobró."""

import re
from collections.abc import Sequence
from itertools import groupby

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.resultado import ReglaResuelta
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila

_TRAMO = re.compile(r"(19|20|21)\d\d(-(19|20|21)\d\d)?")
_LADOS = {"minimo": "Mínimo", "maximo": "Máximo"}
"""Una cuota con mínimo y máximo son dos filas con la misma frase."""


def ver(contexto: Contexto) -> Tabla | None:
    """La tabla, menos los techos; None si no hay ninguna. Los años de una regla van en una fila."""
    motivos = {r.id: r.motivo for r in contexto.agenda.reglas if r.motivo}
    resueltas = [r for r in contexto.resultado.reglas if not r.id.startswith("techo:")]
    grupos = [list(grupo) for _, grupo in groupby(resueltas, key=_de_cual)]
    if not grupos:
        return None
    return Tabla(
        "Las reglas y cuánto les sobró",
        columnas("Regla", "Cuándo", "#Límite", "#Usado", "#Sobra"),
        tuple(_fila(g, motivos.get(g[0].id.partition(":")[0])) for g in grupos),
    )


def _de_cual(regla: ReglaResuelta) -> str:
    """La regla, sin el año en que se mide."""
    nombre, _, ultimo = regla.id.rpartition(":")
    return nombre if nombre and _TRAMO.fullmatch(ultimo) else regla.id


def _fila(por_tramo: Sequence[ReglaResuelta], motivo: str | None) -> Fila:
    regla = por_tramo[0]
    lado = _LADOS.get(regla.id.rpartition(":")[2], "")
    dicho = f"{lado}: {regla.texto}" if lado else regla.texto
    limites = [_en(r, r.limite) for r in por_tramo]
    return fila(
        f"{dicho} Por qué: {motivo}" if motivo else dicho,
        _juntar([_cuando(r.id) for r in por_tramo]),
        limites[0] if len(set(limites)) == 1 else _juntar(limites),
        _juntar([_en(r, r.usado) for r in por_tramo]),
        _juntar([_en(r, r.holgura) for r in por_tramo]),
    )


def _juntar(dichos: Sequence[str]) -> str:
    return " · ".join(dichos)


def _cuando(regla: str) -> str:
    ultimo = regla.rpartition(":")[2]
    return palabras.tramo_de_anios(ultimo) if _TRAMO.fullmatch(ultimo) else ""


def _en(regla: ReglaResuelta, cantidad: int | None) -> str:
    if cantidad is None:
        return "—"
    if regla.unidad == "puntos":
        return f"{escribir_centesimas(cantidad)} puntos"
    if regla.unidad == "pesos" and abs(cantidad) >= 10**6:
        return f"{numero_de_millones(cantidad)} millones"
    return escribir_entero(cantidad)
