"""Una agenda pequeña al azar, todavía en memoria, y cómo se escribe en una carpeta."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml

ESTAMENTOS = ("comunidad", "organizaciones", "autoridades", "empresas", "academia")
ZONAS = ("centro", "loma", "rio")
DIMENSIONES = ("social", "economica", "ambiental")
SECTORES = ("agua", "transporte", "educacion")
EJECUTORES = ("alcaldia", "asociacion")
ETIQUETAS = ("vias", "mujeres", "agua")
FASES_DE_OBRA = ("prefactibilidad", "factibilidad", "disenos")
ASUNTOS = (
    "Acueducto de la vereda El Salado",
    "Placa huella a Monte Oscuro",
    "Escuela nueva de Guadualito",
    "Centro de acopio de la panela",
    "Puente peatonal del Cauce Seco",
    "Restauración del nacimiento Las Ánimas",
    "Casa de la cultura",
    "Electrificación rural de Pedregales",
    "Plaza de mercado campesino",
    "Puesto de salud de La Unión",
    "Cancha múltiple del barrio Obrero",
    "Planta de compostaje comunitario",
)
ENCABEZADO = {
    "vision": "Un territorio con agua, vías y escuela.",
    "responsable": {"entidad": "Alcaldía", "contacto": "participa@alcaldia.example"},
    "licencia": "CC-BY-4.0",
}
COLUMNAS = (
    "id",
    "nombre",
    "descripcion",
    "dimension",
    "zona",
    "estamento_proponente",
    "sector",
    "fase",
    "costo",
    "costo_preinversion",
    "duracion",
    "inicio_minimo",
    "inicio_maximo",
    "desembolsos",
    "fuentes",
    "aportes",
    "ejecutor",
    "beneficiarios",
    "ods",
    "requiere",
    "etiquetas",
    "meses_ingeniero",
    "costo_operacion_anual",
    "votos",
    "lat",
    "lon",
    "bpin",
    "fusionada_en",
    "retirada",
)


@dataclass
class Borrador:
    """Lo que será la carpeta; los ingredientes lo modifican."""

    azar: Random
    unidad: int
    agenda: dict[str, Any] = field(default_factory=dict)
    propuestas: list[dict[str, Any]] = field(default_factory=list)
    comite: list[tuple[str, str]] = field(default_factory=list)
    llenado: float = 0.85
    habilitantes: list[tuple[str, str, str]] = field(default_factory=list)
    impedimentos: list[tuple[str, str]] = field(default_factory=list)
    gustos: dict[str, dict[str, int]] = field(default_factory=dict)
    """Estamento → propuesta → cuánto más, o menos, marca que los demás."""

    @property
    def vigencias(self) -> list[int]:
        """Los años del periodo."""
        periodo = self.agenda["periodo"]
        return list(range(periodo["inicio"], periodo["fin"] + 1))

    @property
    def ids(self) -> list[str]:
        """Los ids de las propuestas."""
        return [fila["id"] for fila in self.propuestas]

    def regla(self, **datos: Any) -> None:
        """Agrega una regla con id propio y su frase."""
        numero = len(self.agenda["reglas"]) + 1
        id_ = f"{datos['tipo']}_{numero}"
        self.agenda["reglas"].append({"id": id_, **datos, "texto": f"Regla {numero} del azar."})


def borrador(azar: Random, libres: bool, unidad: int | None = None, cabida: int = 12) -> Borrador:
    """Base común: hasta 12 propuestas de inicio fijo, o hasta 6 de inicio libre.

    `unidad` son los pesos de la menor diferencia grande de costo; `cabida`, cuántas a lo sumo.
    """
    sorteada = azar.choice([1, 1_000, 1_000_000, 10_000_000])
    b = Borrador(azar, unidad or sorteada)
    inicio = azar.randint(2025, 2028)
    anios = azar.randint(2, 4) if libres else azar.randint(1, 4)
    b.agenda = _agenda(azar, inicio, inicio + anios - 1)
    cuantas = min(cabida, azar.randint(3, 6) if libres else azar.randint(4, 12))
    asuntos = azar.sample(ASUNTOS, cuantas)
    b.propuestas = [_fila(b, i, asunto, libres) for i, asunto in enumerate(asuntos, 1)]
    b.agenda["fuentes"] = _fuentes(b)
    b.agenda["maximo_proyectos"] = azar.randint(max(1, cuantas // 2), cuantas)
    participantes = azar.randint(4, 8)
    b.comite = [(f"C{i}", azar.choice(ESTAMENTOS)) for i in range(1, participantes + 1)]
    return b


def escribir(b: Borrador, carpeta: Path) -> None:
    """Escribe los seis archivos del contrato; las marcas se sortean aquí."""
    escribir_filas(b, _marcas(b), COLUMNAS, carpeta)


def escribir_filas(b: Borrador, marcas: Any, columnas: Sequence[str], carpeta: Path) -> None:
    """Escribe el borrador con esas marcas (participante, propuesta, criterio, valor)."""
    carpeta.mkdir(parents=True, exist_ok=True)
    texto = yaml.dump(b.agenda, Dumper=_SinAlias, allow_unicode=True, sort_keys=False, width=200)
    (carpeta / "agenda.yaml").write_text(texto, "utf-8")
    filas = [[fila.get(columna, "") for columna in columnas] for fila in b.propuestas]
    _csv(carpeta / "propuestas.csv", columnas, filas)
    _csv(carpeta / "comite.csv", ["participante", "estamento"], b.comite)
    _csv(carpeta / "valoraciones.csv", ["participante", "propuesta", "criterio", "valor"], marcas)
    respuestas = [(*respuesta, "") for respuesta in b.habilitantes]
    encabezado = ["propuesta", "item", "respuesta", "nota"]
    _csv(carpeta / "habilitantes.csv", encabezado, respuestas)
    _csv(carpeta / "impedimentos.csv", ["participante", "propuesta"], b.impedimentos)


class _SinAlias(yaml.SafeDumper):
    """YAML sin anclas: una persona no las escribiría."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _agenda(azar: Random, inicio: int, fin: int) -> dict[str, Any]:
    ponderacion = azar.choice([30, 40, 50, 65])
    return {
        "titulo": f"Agenda de Valle Sorteado {inicio}–{fin}",
        "territorio": {"nombre": "Valle Sorteado", "ficticio": True, "poblacion": 5000},
        "periodo": {"inicio": inicio, "fin": fin},
        "moneda": "COP",
        **ENCABEZADO,
        "zonas": [{"id": z, "nombre": z.capitalize(), "poblacion": 1500} for z in ZONAS],
        "dimensiones": [{"id": d, "nombre": d.capitalize()} for d in DIMENSIONES],
        "estamentos": dict.fromkeys(ESTAMENTOS, 1),
        "criterios": [
            _criterio("pertinencia", "prioridad", ponderacion),
            _criterio("brechas", "prioridad", 100 - ponderacion),
            _criterio("capacidad", "factibilidad", 100),
        ],
        "agregacion": "media",
        "quorum": {"marcas_minimas": 2, "estamentos_minimos": 1},
        "habilitantes": [],
        "fuentes": [],
        "regla_de_valor": "proyectos",
        "resolucion": azar.choice([1, 100, 100, 500]),
        "maximo_proyectos": 1,
        "reglas": [],
        "sorteo": {
            "procedimiento": "Lotería del departamento",
            "semilla": str(azar.randint(1000, 9999)),
        },
    }


def _criterio(id_: str, eje: str, ponderacion: int) -> dict[str, Any]:
    return {
        "id": id_,
        "eje": eje,
        "nombre": id_.capitalize(),
        "pregunta": f"¿Cómo se ve en {id_}?",
        "ponderacion": ponderacion,
        "escala": {1: "Nada", 2: "Poco", 3: "En parte", 4: "Bastante", 5: "Del todo"},
    }


def _fila(b: Borrador, numero: int, asunto: str, libres: bool) -> dict[str, Any]:
    azar, vigencias = b.azar, b.vigencias
    duracion = azar.choice([1, 1, min(2, len(vigencias))])
    ultimo = vigencias[-1] - duracion + 1
    primero = azar.randint(vigencias[0], ultimo)
    return {
        "id": f"P{numero:02}",
        "nombre": asunto,
        "dimension": azar.choice(DIMENSIONES),
        "zona": azar.choice(ZONAS),
        "estamento_proponente": azar.choice(ESTAMENTOS),
        "sector": azar.choice(SECTORES),
        "fase": azar.choice(FASES_DE_OBRA),
        "costo": azar.randint(5, 40) * b.unidad + azar.choice([0, 0, azar.randint(0, 9)]),
        "duracion": duracion,
        "inicio_minimo": azar.choice(["", vigencias[0], primero]) if libres else primero,
        "inicio_maximo": azar.choice(["", "", ultimo]) if libres else primero,
        "ejecutor": azar.choice(EJECUTORES),
        "beneficiarios": azar.randint(50, 6000),
        "etiquetas": "|".join(azar.sample(ETIQUETAS, azar.randint(0, 2))),
        "meses_ingeniero": azar.choice(["", azar.randint(1, 6)]),
        "costo_operacion_anual": azar.choice(["", azar.randint(1, 9) * b.unidad]),
        "votos": azar.randint(0, 100),
    }


def _fuentes(b: Borrador) -> list[dict[str, Any]]:
    """Entre una y tres, que suman de dos quintos a algo más de lo pedido."""
    azar = b.azar
    pedido = sum(fila["costo"] for fila in b.propuestas)
    ids = azar.sample(["regalias", "propios", "empresa"], azar.randint(1, 3))
    porcion = pedido * azar.randint(40, 120) // (100 * len(ids) * len(b.vigencias))
    return [
        {
            "id": id_,
            "nombre": id_.capitalize(),
            "techos": {t: porcion * azar.randint(50, 160) // 100 for t in b.vigencias},
        }
        for id_ in ids
    ]


def _marcas(b: Borrador) -> list[tuple[str, str, str, Any]]:
    azar = b.azar
    tendencia = {id_: azar.randint(2, 5) for id_ in b.ids}
    marcas: list[tuple[str, str, str, Any]] = []
    for participante, estamento in b.comite:
        gustos = b.gustos.get(estamento, {})
        for id_ in b.ids:
            for criterio in b.agenda["criterios"]:
                if "escala" not in criterio or azar.random() > b.llenado:
                    continue
                centro = tendencia[id_] + gustos.get(id_, 0)
                valor = min(5, max(1, centro + azar.choice([-1, 0, 0, 1])))
                marcas.append((participante, id_, criterio["id"], valor))
                if azar.random() < 0.04:
                    marcas[-1] = (participante, id_, criterio["id"], "NS")
    return marcas


def _csv(ruta: Path, encabezado: Any, filas: Any) -> None:
    with ruta.open("w", encoding="utf-8", newline="") as archivo:
        escritor = csv.writer(archivo, lineterminator="\n")
        escritor.writerow(encabezado)
        escritor.writerows(filas)
