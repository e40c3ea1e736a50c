"""Cómo llama la gente a las columnas, y cuáles delatan que hay datos de personas."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.texto import allanar, citar, mas_parecida, sugerir

OTROS_NOMBRES: dict[str, frozenset[str]] = {
    columna: frozenset(nombres.split())
    for columna, nombres in {
        "id": "codigo cod numero item no nro consecutivo",
        "nombre": "proyecto titulo iniciativa nombre_proyecto nombre_de_la_propuesta",
        "descripcion": "detalle objeto objetivo",
        "dimension": "eje linea linea_estrategica",
        "zona": "vereda corregimiento comuna barrio lugar ubicacion",
        "fase": "etapa madurez estado",
        "costo": "valor presupuesto precio monto inversion",
        "duracion": "plazo anos tiempo",
        "inicio_minimo": "inicio ano_inicio ano_de_inicio",
        "fuentes": "fuente financiador financiacion",
        "ejecutor": "entidad ejecutora",
        "beneficiarios": "personas habitantes poblacion_beneficiada",
        "requiere": "depende_de requisitos",
        "participante": "codigo quien persona evaluador votante",
        "estamento": "sector grupo representa",
        "propuesta": "id codigo proyecto iniciativa",
        "criterio": "pregunta aspecto",
        "valor": "nota marca puntaje calificacion nivel",
        "item": "habilitante requisito condicion",
        "respuesta": "cumple resultado",
    }.items()
}
"""Nuestra columna → como se la suele llamar, allanado."""

_DATOS_DE_PERSONAS = (
    "apellido apellidos cedula cedulas correo email mail telefono telefonos celular celulares "
    "whatsapp contacto lider representante"
)
_DATOS_DEL_COMITE = "nombre nombres cc documento identificacion direccion firma persona quien"
_DE_PERSONAS = frozenset(_DATOS_DE_PERSONAS.split())
_DEL_COMITE = _DE_PERSONAS | frozenset(_DATOS_DEL_COMITE.split())
_MAYUSCULA, _MINUSCULAS = "[A-ZÁÉÍÓÚÑ]", "[a-záéíóúñü.]+"
_NOMBRE_Y_APELLIDO = re.compile(
    rf"^{_MAYUSCULA}{_MINUSCULAS}(?: (?:de|del|la|los))*(?: {_MAYUSCULA}{_MINUSCULAS}){{1,3}}$"
)


@dataclass(frozen=True)
class Encabezado:
    """La fila de los títulos de una tabla."""

    archivo: str
    """Nombre del archivo."""
    linea: int
    """Su fila."""
    columnas: Sequence[str]
    """Los títulos, ya con nuestros nombres; vacío si no tiene."""


def quiso_decir(falta: str, presentes: Iterable[str]) -> str:
    """« ¿Quiso decir «Valor»?» si una columna presente parece ser la que falta."""
    hay = sorted(presentes)
    suyos = OTROS_NOMBRES.get(falta, frozenset()) | {falta}
    llanas = {nombre: allanar(nombre) for nombre in hay}
    iguales = [nombre for nombre, llana in llanas.items() if llana in suyos]
    contienen = [nombre for nombre, llana in llanas.items() if suyos & set(llana.split("_"))]
    parecida = mas_parecida(falta, hay) or next(iter((*iguales, *contienen)), None)
    return f" ¿Quiso decir {citar(parecida)}?" if parecida else ""


def observar_guardadas(encabezado: Encabezado, conocidas: set[str]) -> Iterator[Observacion]:
    """De las que se guardan sin entenderlas, las que parecen nuestras o de personas."""
    ausentes = sorted(conocidas - set(encabezado.columnas))
    for nombre in sorted(set(encabezado.columnas) - conocidas - {""}):
        origen = en(encabezado.archivo, encabezado.linea, nombre[:60])
        parecida = mas_parecida(nombre, ausentes, 0.85) or _por_otro_nombre(nombre, ausentes)
        if set(allanar(nombre).split("_")) & _DE_PERSONAS:
            yield _de_personas(nombre, origen)
        elif parecida:
            yield observar(
                "columna-desconocida",
                origen,
                f"La columna {citar(nombre)} se guarda sin entenderla.",
                f"Si es «{parecida}», escríbala así; si no, no haga nada.",
            )


def observar_descartadas(
    encabezado: Encabezado, conocidas: set[str], filas: Sequence[Sequence[str]]
) -> Iterator[Observacion]:
    """Las que no se usan; con más fuerza, las que parecen tener datos de personas."""
    for i, nombre in enumerate(encabezado.columnas):
        if not nombre or nombre in conocidas:
            continue
        origen = en(encabezado.archivo, encabezado.linea, nombre[:60])
        con_nombres = any(_NOMBRE_Y_APELLIDO.match(fila[i].strip()) for fila in filas)
        if con_nombres or set(allanar(nombre).split("_")) & _DEL_COMITE:
            yield _de_personas(nombre, origen)
            continue
        yield observar(
            "columna-desconocida",
            origen,
            f"La columna {citar(nombre)} no se usa.{sugerir(nombre, conocidas)}",
            "Corrija el nombre o, si sobra, no haga nada.",
        )


def _por_otro_nombre(nombre: str, ausentes: Iterable[str]) -> str | None:
    return next((a for a in ausentes if allanar(nombre) in OTROS_NOMBRES.get(a, ())), None)


def _de_personas(nombre: str, origen: Origen) -> Observacion:
    return observar(
        "columna-de-personas",
        origen,
        f"La columna {citar(nombre)} parece tener datos de personas. No se usa, pero quien vea "
        "este archivo los sabrá.",
        "Bórrela de aquí y guarde esos datos en otra parte, fuera de la carpeta (Ley 1581).",
    )
