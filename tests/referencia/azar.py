"""Una semilla entra y queda escrita una agenda pequeña al azar, siempre la misma.

`VARIANTES` asocia cada nombre con la regla de las páginas que ejerce. Con semillas seguidas se
recorren todas; casi todas llevan además hasta tres ingredientes de otras, para que se mezclen.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from . import ingredientes_dinero as dinero
from . import ingredientes_reglas as reglas
from . import ingredientes_satisfaccion as satisfaccion
from .borrador import Borrador, borrador, escribir

VARIANTES = {
    "sencilla": "techo por fuente y vigencia, maximo_proyectos",
    "arrastre_bienio": "techo con arrastre bienio",
    "arrastre_periodo": "techo con arrastre periodo",
    "arrastre_mezclado": "techo: fuentes con arrastres distintos",
    "certeza": "techo proyectado con descuento_proyectada",
    "fuente_sin_una_vigencia": "techo que falta vale 0",
    "reserva": "reserva",
    "imprevistos": "imprevistos por fase",
    "precios_y_desembolsos": "precios (índices) y desembolsos",
    "tres_anios": "pagos fuera del periodo: inicio imposible",
    "inicio_libre": "inicio_minimo e inicio_maximo; etapas 5 y 6",
    "elegibilidad_fase": "elegibilidad_fuente: fase_minima",
    "elegibilidad_lugares": "elegibilidad_fuente: zonas, sectores, dimensiones",
    "territorios": "elegibilidad_fuente: territorios",
    "celda_fuentes": "columna fuentes, también en blanco",
    "parte_maxima": "parte_maxima de una fuente en un proyecto",
    "aportes": "aportes por fuera del techo",
    "vigencias_futuras": "vigencias_futuras autorizada y no_autorizada",
    "tamano_minimo": "tamano_minimo",
    "capacidad_columna_vigencia": "capacidad por columna y vigencia",
    "capacidad_columna_periodo": "capacidad por columna y periodo",
    "capacidad_proyectos": "capacidad de un ejecutor en proyectos",
    "capacidad_gasto": "capacidad de un ejecutor en gasto",
    "cuota_conteo": "cuota por conteo y zona",
    "cuota_pesos": "cuota por pesos y dimensión",
    "cuota_parte_asignada": "cuota por parte_asignada y estamento proponente",
    "cuota_parte_techo": "cuota por parte_techo y etiqueta",
    "cuota_sin_base": "cuota sin base: % es parte_asignada, número es conteo",
    "cuota_varias_llaves": "cuota con grupo de dos llaves",
    "concentracion_pesos": "concentracion_maxima en pesos",
    "concentracion_asignada": "concentracion_maxima en parte_asignada",
    "concentracion_techo": "concentracion_maxima en parte_techo",
    "obligatoria": "obligatoria",
    "requiere_columna": "requiere en la columna",
    "requiere_regla": "requiere como regla",
    "excluyentes": "excluyentes",
    "paquete": "paquete",
    "valor_inversion": "regla_de_valor inversion",
    "valor_poblacion": "regla_de_valor poblacion",
    "umbrales": "umbrales de prioridad y factibilidad",
    "quorum": "quorum: sin_quorum",
    "impedimentos": "impedimentos",
    "mediana": "agregacion mediana",
    "media_recortada": "agregacion media_recortada",
    "ponderaciones": "ponderaciones distintas por estamento, renormalizadas",
    "medidos": "criterios medidos: tabla, tramos, dato en blanco",
    "comite_grande": "puntajes: muchas marcas, huecos, impedimentos y ponderaciones a la vez",
    "sin_factibilidad": "un eje sin criterios vale 100",
    "escala_rara": "escala que no empieza en 1",
    "habilitantes": "habilitantes: no_elegible y gestion_ante_otro_nivel",
    "retirada_y_fusionada": "retirada y fusionada_en",
    "preinversion": "preinversion con sus techos y su máximo",
    "semilla_nula": "sorteo con semilla nula",
    "valores_gruesos": "empates con resolución ancha",
    "empate_por_costo": "empate que decide la etapa 2",
    "empate_por_conteo": "empate que decide la etapa 3",
    "empate_por_sorteo": "empate que decide la etapa 4",
    "inviable_sin_techo": "inviable: obligatoria contra techo",
    "inviable_por_cuota": "inviable: cuota sin candidatas",
    "inviable_por_excluyentes": "inviable: dos obligatorias excluyentes",
    "inviable_no_elegible": "inviable: obligatoria que no compite",
    "inviable_por_parte_maxima": "inviable: obligatoria sin quien pague el resto",
}
DE_SATISFACCION = {
    "piso_de_todos": "piso_satisfaccion para cada estamento",
    "piso_de_uno": "piso_satisfaccion de un estamento",
    "pisos_enfrentados": "piso_satisfaccion de dos estamentos que quieren lo contrario",
    "piso_sin_voz": "piso_satisfaccion donde nadie tiene puntajes publicables",
    "max_min": "max_min",
    "max_min_con_piso": "max_min con piso_satisfaccion",
}
"""Aparte, porque piden un comité grande y dividido: se escogen por su nombre."""
TODAS = {**VARIANTES, **DE_SATISFACCION}
SIN_MEZCLA = (
    "inicio_libre",
    "sencilla",
    *(n for n in VARIANTES if n.startswith(("empate_", "inviable_"))),
)
INGREDIENTES = {
    nombre: next(getattr(m, nombre) for m in (dinero, reglas, satisfaccion) if hasattr(m, nombre))
    for nombre in TODAS
    if nombre not in ("sencilla", "inicio_libre")
}


def generar_carpeta(
    semilla: int,
    carpeta: str | Path,
    variante: str | None = None,
    libres: bool | None = None,
    unidad: int | None = None,
    cabida: int = 12,
) -> tuple[str, ...]:
    """Escribe la agenda de esa semilla y devuelve sus ingredientes, la variante primero.

    Sin `variante`, le toca la que sigue en `VARIANTES`; `libres` obliga o impide inicios libres;
    `unidad` y `cabida`, las de `borrador`.
    """
    azar = Random(f"agenda {semilla}")
    nombre = variante or tuple(VARIANTES)[semilla % len(VARIANTES)]
    if libres is None:
        libres = nombre == "inicio_libre" or azar.random() < 0.2
    b = borrador(azar, libres, unidad, cabida)
    ingredientes = _ingredientes(azar, nombre)
    _aplicar(b, ingredientes)
    escribir(b, Path(carpeta))
    return ingredientes


def _ingredientes(azar: Random, nombre: str) -> tuple[str, ...]:
    """La variante y hasta tres más; las que traen un empate o una contradicción van solas."""
    if nombre in SIN_MEZCLA and nombre != "inicio_libre":
        return (nombre,)
    otras = [n for n in VARIANTES if n not in SIN_MEZCLA and n != nombre]
    return (nombre, *azar.sample(otras, azar.randint(0, 3)))


def _aplicar(b: Borrador, ingredientes: tuple[str, ...]) -> None:
    for nombre in sorted(ingredientes, key=list(TODAS).index):
        if nombre in INGREDIENTES:
            INGREDIENTES[nombre](b)
