"""Una agenda en firme y planillas llenas sin navegador: lo que la página descarga y el libro guarda."""

import csv
import io
import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from openpyxl import load_workbook

from priorizacion.dominio.hoja_de_calculo import HOJA, IMPEDIMENTO, RAZON
from priorizacion.dominio.planilla import Planilla
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.congelado import leer_congelado
from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.recoleccion.cuestionario import preguntar
from priorizacion.recoleccion.libro import escribir_libro
from priorizacion.tareas.sala.congelacion import congelar
from priorizacion.tareas.sala.correo import apartar_por_clase
from priorizacion.tareas.sala.recepcion import Recepcion, recibir

EJEMPLO = Path(__file__).parents[1] / "casos/valle-claro/2026-2029"
SIN_MARCAS = ("agenda.yaml", "propuestas.csv", "habilitantes.csv", "comite.csv", "impedimentos.csv")
DIA = date(2026, 2, 7)
AHORA = "2026-05-08 14:20"
Marcas = Mapping[str, Mapping[str, Any]]


def poner_en_firme(destino: Path, *, origen: Path = EJEMPLO) -> Path:
    """La agenda sin marcas, congelada."""
    destino.mkdir(parents=True)
    for nombre in SIN_MARCAS:
        shutil.copy(origen / nombre, destino / nombre)
    assert congelar(destino, DIA).firme is not None
    return destino


def en_blanco(carpeta: Path, quien: str, ronda: int = 1) -> Planilla:
    agenda, firme = leer_carpeta(carpeta).agenda, leer_congelado(carpeta)
    assert agenda is not None
    assert firme is not None
    return preguntar(agenda, quien, firme.huella_vigente, ronda)


def descargada(planilla: Planilla, marcas: Marcas, **otros: Any) -> bytes:
    """El archivo que deja «Descargar mi planilla»."""
    sello = planilla.sello
    datos = {
        "formato": "priorizacion/planilla", "version": 1, "agenda": sello.agenda,
        "participante": sello.participante, "ronda": sello.ronda, "huella": sello.huella,
        "control": sello.control, "serie": f"serie{sello.participante}", "edicion": 1,
        "llenada": "2026-05-08T19:20:00.000Z", "marcas": marcas, "impedimentos": [], "razones": {},
        **otros,
    }  # fmt: skip
    return (json.dumps(datos, ensure_ascii=False, indent=1) + "\n").encode()


def libro(
    planilla: Planilla, marcas: Marcas, *, impedimentos: Any = (), razones: Any = None
) -> bytes:
    """El XLSX entregado, con esas celdas llenas y guardado otra vez."""
    abierto = load_workbook(io.BytesIO(escribir_libro(planilla)))
    hoja = abierto[HOJA]
    fila_de_codigos, columnas = columnas_de(hoja)
    filas = {str(f[0].value): f[0].row for f in hoja.iter_rows(min_row=fila_de_codigos + 2)}
    for propuesta, casillas in marcas.items():
        for criterio, valor in casillas.items():
            hoja.cell(filas[propuesta], columnas[criterio]).value = valor
    dichos = (
        impedimentos if isinstance(impedimentos, Mapping) else dict.fromkeys(impedimentos, "Sí")
    )
    for propuesta, dicho in dichos.items():
        hoja.cell(filas[propuesta], columnas[IMPEDIMENTO]).value = dicho
    for propuesta, texto in (razones or {}).items():
        hoja.cell(filas[propuesta], columnas[RAZON]).value = texto
    salida = io.BytesIO()
    abierto.save(salida)
    return salida.getvalue()


def columnas_de(hoja: Any) -> tuple[int, dict[str, int]]:
    """La fila de los códigos y, por código, su columna."""
    fila = next(f for f in hoja.iter_rows() if f[0].value == "propuesta")
    return fila[0].row, {str(c.value): c.column for c in fila if c.value}


def todas(planilla: Planilla, valor: int = 3) -> dict[str, dict[str, int]]:
    """La misma marca en cada casilla."""
    return {p.id: {q.id: valor for q in planilla.preguntas} for p in planilla.propuestas}


def entregar(carpeta: Path, archivos: Mapping[str, bytes], **opciones: Any) -> Recepcion:
    """Deja los archivos en una carpeta y los recibe."""
    buzon = carpeta.parent / "llegan"
    shutil.rmtree(buzon, ignore_errors=True)
    buzon.mkdir()
    for nombre, contenido in archivos.items():
        (buzon / nombre).parent.mkdir(parents=True, exist_ok=True)
        (buzon / nombre).write_bytes(contenido)
    rutas = tuple(buzon / n for n in archivos)
    return recibir(carpeta, apartar_por_clase(rutas), AHORA, **opciones)


def marcas_de(carpeta: Path) -> dict[tuple[str, str, str], str]:
    return {
        (f["participante"], f["propuesta"], f["criterio"]): f["valor"]
        for f in filas(carpeta / "valoraciones.csv")
    }


def filas(archivo: Path) -> list[dict[str, str]]:
    if not archivo.is_file():
        return []
    return list(csv.DictReader(io.StringIO(archivo.read_text(encoding="utf-8"))))


def decisiones(hecha: Recepcion) -> dict[str, str]:
    """Nombre del archivo → qué se decidió."""
    return {Path(e.nombre).name: hecha.anotaciones[g].decision for g, e in hecha.examinados.items()}


def codigos(hecha: Recepcion) -> list[str]:
    return sorted(
        o.codigo
        for o in (
            *hecha.sin_guardar,
            *(o for e in hecha.examinados.values() for o in e.observaciones),
        )
    )


def agenda_grande(destino: Path, propuestas: int = 60, criterios: int = 8) -> Path:
    """Una agenda en firme de ese tamaño, con textos del largo de los que escribe la gente."""
    destino.mkdir(parents=True)
    agenda = yaml.safe_load((EJEMPLO / "agenda.yaml").read_text(encoding="utf-8"))
    agenda["criterios"] = [_criterio(i, criterios) for i in range(criterios)]
    agenda["reglas"], agenda["comprobaciones"], agenda["habilitantes"] = [], {}, []
    (destino / "agenda.yaml").write_text(yaml.safe_dump(agenda, allow_unicode=True), "utf-8")
    columnas = ("id", "nombre", "descripcion", "zona", "fase", "costo", "beneficiarios", "ejecutor")
    hechas = (
        {
            "id": f"P{i:02d}",
            "nombre": f"{_NOMBRES[i % len(_NOMBRES)]} {i}",
            "descripcion": _DESCRIPCION,
            "zona": ("cabecera", "alto", "ribera")[i % 3],
            "fase": "factibilidad",
            "costo": 100_000_000 + 7_000_000 * i,
            "beneficiarios": 100 + 13 * i,
            "ejecutor": "alcaldia",
        }
        for i in range(1, propuestas + 1)
    )
    (destino / "propuestas.csv").write_text(escribir_csv(columnas, hechas), "utf-8")
    comite = "participante,estamento\n" + "".join(
        f"{letra}{i},{estamento}\n" for letra, estamento in _LADOS.items() for i in range(1, 13)
    )
    (destino / "comite.csv").write_text(comite, "utf-8")
    (destino / "habilitantes.csv").write_text("propuesta,item,respuesta,nota\n", "utf-8")
    (destino / "impedimentos.csv").write_text("participante,propuesta\nC1,P03\n", "utf-8")
    assert congelar(destino, DIA).firme is not None
    return destino


_LADOS = {
    "C": "comunidad", "O": "organizaciones", "A": "autoridades", "E": "empresas", "U": "academia",
}  # fmt: skip
_NOMBRES = (
    "Arreglo de la bocatoma y el desarenador del acueducto",
    "Placa huella de 700 metros en la vereda La Cuchilla",
    "Comedor y baños para la escuela de Guayabal",
    "Vivero comunitario y cercas vivas en los nacimientos",
)
_DESCRIPCION = (
    "La rejilla se tapa con cada creciente y el pueblo queda hasta tres días sin agua. Se cambia "
    "la rejilla, se refuerza el muro y se hace un desarenador de dos cámaras; hay diseños de 2024 y "
    "viabilidad del plan departamental de aguas."
)
_NIVELES = {
    1: "Nadie la ha pedido; da lo mismo hacerla o no",
    2: "La piden unas pocas personas",
    3: "La pide una vereda o un grupo grande",
    4: "La piden varias veredas o casi todo un sector",
    5: "Es de lo que más se reclama en el municipio",
}


def _criterio(i: int, total: int) -> dict[str, object]:
    mitad = total // 2
    de_prioridad = i < mitad
    cuantos = mitad if de_prioridad else total - mitad
    primero = i in (0, mitad)
    return {
        "id": f"criterio_{i + 1}",
        "eje": "prioridad" if de_prioridad else "factibilidad",
        "nombre": f"Cierre de brechas {i + 1}",
        "pregunta": "¿Le llega primero a quienes menos tienen o a donde nunca ha llegado?",
        "ponderacion": 100 - (cuantos - 1) * (100 // cuantos) if primero else 100 // cuantos,
        "escala": dict(_NIVELES),
    }
