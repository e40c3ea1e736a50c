"""Una carpeta bien formada entra y sale un Caso: los mismos datos, con números exactos."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

FASES = ("idea", "perfil", "prefactibilidad", "factibilidad", "disenos")


@dataclass(frozen=True)
class Propuesta:
    """Una fila de propuestas.csv; `fila` guarda las columnas tal como vinieron."""

    id: str
    fila: dict[str, str]
    costo: int
    fase: str
    duracion: int
    etiquetas: frozenset[str]
    requiere: tuple[str, ...]
    fuentes: tuple[str, ...]
    aportes: tuple[tuple[str, int, int], ...]  # fuente, vigencia, pesos
    desembolsos: tuple[Fraction, ...]

    def numero(self, columna: str) -> Fraction:
        """Valor de una columna numérica; en blanco vale 0 y nunca es negativa."""
        cantidad = exacto(self.fila.get(columna, "") or "0")
        if cantidad < 0:
            raise ValueError(f"{self.id}: {columna} es negativa")
        return cantidad


@dataclass(frozen=True)
class Caso:
    """Todo lo que trae la carpeta, ya con tipos; las propuestas van por id."""

    agenda: dict[str, Any]
    propuestas: tuple[Propuesta, ...]
    respuestas: dict[tuple[str, str], str]  # (propuesta, ítem) → respuesta
    estamento_de: dict[str, str]  # participante → estamento
    marcas: tuple[tuple[str, str, str, int], ...]  # participante, propuesta, criterio, valor
    impedimentos: frozenset[tuple[str, str]]  # participante, propuesta

    @property
    def vigencias(self) -> range:
        """Los años del periodo, en orden."""
        periodo = self.agenda["periodo"]
        return range(int(periodo["inicio"]), int(periodo["fin"]) + 1)

    @property
    def fuentes(self) -> tuple[dict[str, Any], ...]:
        """Las fuentes en el orden en que la agenda las declara."""
        return tuple(self.agenda["fuentes"])

    @property
    def semilla(self) -> str:
        """La semilla del sorteo; nula es el texto vacío."""
        semilla = (self.agenda.get("sorteo") or {}).get("semilla")
        return "" if semilla is None else str(semilla)

    @property
    def suma_techos(self) -> int:
        """Σtechos declarada en el periodo, antes de descuento y reserva."""
        return sum(
            int(fuente["techos"].get(t, 0)) for fuente in self.fuentes for t in self.vigencias
        )


def leer(carpeta: Path) -> Caso:
    """Lee los seis archivos de una carpeta bien formada."""
    agenda = yaml.load((carpeta / "agenda.yaml").read_text("utf-8"), _CargadorExacto)
    propuestas = sorted(map(_propuesta, _filas(carpeta / "propuestas.csv")), key=lambda p: p.id)
    return Caso(
        agenda=agenda,
        propuestas=tuple(propuestas),
        respuestas={
            (f["propuesta"], f["item"]): f["respuesta"]
            for f in _filas(carpeta / "habilitantes.csv")
        },
        estamento_de={f["participante"]: f["estamento"] for f in _filas(carpeta / "comite.csv")},
        marcas=tuple(
            (f["participante"], f["propuesta"], f["criterio"], int(f["valor"]))
            for f in _filas(carpeta / "valoraciones.csv")
            if f["valor"] not in ("", "NS")
        ),
        impedimentos=frozenset(
            (f["participante"], f["propuesta"]) for f in _filas(carpeta / "impedimentos.csv")
        ),
    )


def exacto(dato: Any) -> Fraction:
    """Un número o un «12,5%» como fracción, sin pasar por coma flotante."""
    if isinstance(dato, str) and dato.strip().endswith("%"):
        return exacto(dato.strip()[:-1]) / 100
    if isinstance(dato, str):
        return Fraction(dato.strip().replace(",", "."))  # también «1/3»
    return Fraction(dato)


def es_porcentaje(dato: Any) -> bool:
    """Dice si un límite se escribió con el signo %."""
    return isinstance(dato, str) and dato.strip().endswith("%")


def redondear(numero: Fraction) -> int:
    """Al entero más cercano, y la mitad hacia arriba."""
    return (2 * numero.numerator + numero.denominator) // (2 * numero.denominator)


def lista(celda: str) -> tuple[str, ...]:
    """Las partes de una celda separada por «|»."""
    return tuple(parte.strip() for parte in celda.split("|") if parte.strip())


class _CargadorExacto(yaml.SafeLoader):
    """YAML seguro en el que un decimal es una fracción exacta."""


_CargadorExacto.add_constructor(
    "tag:yaml.org,2002:float", lambda _, nodo: Fraction(nodo.value.replace("_", ""))
)


def _filas(ruta: Path) -> list[dict[str, str]]:
    if not ruta.exists():
        return []
    with ruta.open(encoding="utf-8-sig", newline="") as archivo:
        return [
            {clave: (valor or "").strip() for clave, valor in fila.items()}
            for fila in csv.DictReader(archivo)
        ]


def _propuesta(fila: dict[str, str]) -> Propuesta:
    return Propuesta(
        id=fila["id"],
        fila=fila,
        costo=int(fila["costo"]),
        fase=fila["fase"].replace("ñ", "n"),
        duracion=int(fila.get("duracion") or 1),
        etiquetas=frozenset(lista(fila.get("etiquetas", ""))),
        requiere=lista(fila.get("requiere", "")),
        fuentes=lista(fila.get("fuentes", "")),
        aportes=tuple(_aportes(fila.get("aportes", ""))),
        desembolsos=tuple(exacto(parte) for parte in lista(fila.get("desembolsos", ""))),
    )


def _aportes(celda: str) -> list[tuple[str, int, int]]:
    """«propios:2026=60|2027=40»: una fuente vale hasta que se nombra otra."""
    aportes = []
    fuente = ""
    for parte in lista(celda):
        nombre, _, resto = parte.rpartition(":")
        fuente = nombre or fuente
        vigencia, _, monto = resto.partition("=")
        aportes.append((fuente, int(vigencia), int(monto)))
    return aportes
