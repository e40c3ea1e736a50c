"""El nombre de una tabla («propuestas») → sus hojas, vengan en CSV o en XLSX."""

from collections.abc import Mapping
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.delimitado import leer_csv
from priorizacion.ingesta.encabezado import Esperadas, buscar_encabezado, reconocer
from priorizacion.ingesta.hoja import Cuadro, Hoja
from priorizacion.ingesta.libro import leer_xlsx
from priorizacion.ingesta.texto import enumerar


def hay_tabla(nombres: Mapping[str, Path], tabla: str) -> bool:
    """Si la carpeta trae esa tabla, en CSV o en XLSX."""
    return f"{tabla}.csv" in nombres or f"{tabla}.xlsx" in nombres


def leer_cuadro(
    nombres: Mapping[str, Path], tabla: str, esperadas: Esperadas, apuntes: Apuntes
) -> Cuadro | None:
    """El cuadro de una tabla; None si no está o no se pudo leer, con sus observaciones."""
    presentes = [n for n in (f"{tabla}.csv", f"{tabla}.xlsx") if n in nombres]
    if len(presentes) > 1:
        apuntes.append(duplicado(tabla))
        return None
    if not presentes:
        return None
    hojas = leer_hojas(nombres[presentes[0]], apuntes, pese_a_invisibles=True)
    if not hojas:
        return None
    elegida = _elegir(hojas, tabla, esperadas)
    anotar_sobrantes(hojas, (elegida,), apuntes)
    return reconocer(elegida, esperadas, apuntes)


def leer_hojas(
    ruta: Path, apuntes: Apuntes, *, pese_a_invisibles: bool = False
) -> tuple[Hoja, ...]:
    """Las hojas de un archivo: una si es CSV, las visibles y no vacías si es XLSX."""
    datos = leer_bytes(ruta, apuntes)
    if datos is None:
        return ()
    if ruta.suffix.lower() == ".xlsx":
        antes = len(apuntes)
        hojas = leer_xlsx(ruta.name, datos, apuntes)
        if not hojas and len(apuntes) == antes:
            apuntes.append(
                observar("archivo-vacio", en(ruta.name), "No tiene nada escrito.", "Llénelo.")
            )
    else:
        texto = decodificar(ruta.name, datos, apuntes, pese_a_invisibles=pese_a_invisibles)
        hoja = None if texto is None else leer_csv(ruta.name, texto, apuntes)
        hojas = (hoja,) if hoja else ()
    return hojas


def duplicado(tabla: str) -> Observacion:
    """La observación de que una tabla está en los dos formatos."""
    return observar(
        "archivo-duplicado",
        en(f"{tabla}.xlsx"),
        f"También está {tabla}.csv: no se sabe cuál vale.",
        "Deje uno solo de los dos.",
    )


def anotar_sobrantes(hojas: tuple[Hoja, ...], leidas: tuple[Hoja, ...], apuntes: Apuntes) -> None:
    """Avisa de las hojas visibles que tenían algo y no se leyeron."""
    otras = [f"«{hoja.titulo}»" for hoja in hojas if hoja not in leidas]
    if otras:
        apuntes.append(
            observar(
                "hoja-sin-leer",
                en(leidas[0].archivo),
                f"Se leyó «{leidas[0].titulo}» y no {enumerar(otras)}.",
                "Si los datos están en otra hoja, déjela de primera u oculte las que sobran.",
            )
        )


def _elegir(hojas: tuple[Hoja, ...], tabla: str, esperadas: Esperadas) -> Hoja:
    """La que se llama como la tabla; si no, la primera con su encabezado; si no, la primera."""
    for hoja in hojas:
        if hoja.titulo.strip().lower() == tabla:
            return hoja
    for hoja in hojas:
        if buscar_encabezado(hoja.filas, esperadas.obligatorias) is not None:
            return hoja
    return hojas[0]
