"""Una tabla ajena (CSV o XLSX) y su mapa → una carpeta de agenda, o todo lo que falta."""

from collections.abc import Iterator
from pathlib import Path

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.adaptacion import adaptar_id, caber
from priorizacion.ingesta.apuntes import Apuntes, en, hay_errores, observar, resumir
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.campo import Renglon, resolver
from priorizacion.ingesta.delimitado import leer_csv
from priorizacion.ingesta.encabezado import Esperadas, celdas, reconocer
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_csv
from priorizacion.ingesta.hoja import Cuadro, Hoja
from priorizacion.ingesta.libro import leer_xlsx
from priorizacion.ingesta.mapa import Mapa, leer_mapa
from priorizacion.ingesta.propuestas import leer_propuestas
from priorizacion.ingesta.texto import citar, contar, enumerar

_ENTERAS = (
    "costo",
    "costo_preinversion",
    "duracion",
    "inicio_minimo",
    "inicio_maximo",
    "beneficiarios",
)
_ZIP = b"PK\x03\x04"

Fila = dict[str, str]
"""Nuestra columna → nuestra celda."""


def importar_tabla(archivo: Path, mapa: Path) -> CarpetaNueva | tuple[Observacion, ...]:
    """Lee la tabla como dice el mapa; `propuestas.csv` siempre, y lo demás si el mapa lo trae.

    Con algún error no hay carpeta: se devuelven todas las observaciones, con la fila y la columna
    del archivo ajeno. Las del mapa llevan su ruta completa si está en otra carpeta.
    """
    apuntes: Apuntes = []
    leido = leer_mapa(mapa, apuntes)
    if mapa.parent != archivo.parent:
        apuntes = [_con_ruta(apunte, mapa) for apunte in apuntes]
    cuadro = None if leido is None else _leer_cuadro(archivo, leido, apuntes)
    if leido is None or cuadro is None:
        return resumir(apuntes)
    renglones = [Renglon(archivo.name, n, fila) for n, fila in celdas(cuadro)]
    apuntes.extend(_blancos(leido, renglones))
    filas = list(_filas(leido, renglones, apuntes))
    apuntes = _juntar_redondeos(apuntes)
    respuestas = list(_respuestas(leido, renglones, filas, apuntes))
    estrictas = _revisar(leido, renglones, filas, apuntes)
    if hay_errores(apuntes):
        return resumir(apuntes)
    archivos = {"propuestas.csv": escribir_csv(leido.columnas, estrictas)}
    if leido.agenda is not None:
        archivos["agenda.yaml"] = leido.agenda
    if leido.habilitantes:
        columnas = ("propuesta", "item", "respuesta", "nota")
        archivos["habilitantes.csv"] = escribir_csv(columnas, respuestas)
    return CarpetaNueva(archivos, resumir(apuntes))


def _con_ruta(apunte: Observacion, mapa: Path) -> Observacion:
    origen = apunte.origen.model_copy(update={"archivo": str(mapa.absolute())})
    return apunte.model_copy(update={"origen": origen})


def _leer_cuadro(archivo: Path, mapa: Mapa, apuntes: Apuntes) -> Cuadro | None:
    hoja = _leer_hoja(archivo, mapa, apuntes)
    if hoja is None:
        return None
    cuadro = reconocer(hoja, Esperadas(obligatorias=mapa.ajenas, otras=True), apuntes)
    if cuadro is not None and not cuadro.filas:
        mensaje = "La tabla no tiene filas debajo del encabezado."
        apuntes.append(
            observar("sin-propuestas", en(archivo.name), mensaje, "Revise que sea el archivo.")
        )
    return cuadro


def _leer_hoja(archivo: Path, mapa: Mapa, apuntes: Apuntes) -> Hoja | None:
    octetos = leer_bytes(archivo, apuntes)
    if octetos is None:
        return None
    if not octetos.startswith(_ZIP):
        texto = decodificar(archivo.name, octetos, apuntes)
        return None if texto is None else leer_csv(archivo.name, texto, apuntes)
    hojas = leer_xlsx(archivo.name, octetos, apuntes)
    pedidas = [h for h in hojas if mapa.hoja in {None, h.titulo}]
    if hojas and len(pedidas) != 1:
        mensaje = f"El libro tiene estas hojas: {enumerar(citar(h.titulo) for h in hojas)}."
        remedio = "Escriba en el mapa cuál se lee: «hoja: nombre de la hoja»."
        apuntes.append(observar("mapa-sin-hoja", en(archivo.name), mensaje, remedio))
    return pedidas[0] if len(pedidas) == 1 else None


def _filas(mapa: Mapa, renglones: list[Renglon], apuntes: Apuntes) -> Iterator[Fila]:
    filas = [{k: resolver(c, r, apuntes) for k, c in mapa.columnas.items()} for r in renglones]
    # los que ya sirven no se ceden a otro que haya que adaptar
    ajenos = {fila["id"] for fila in filas}
    usados: set[str] = set()
    for renglon, fila in zip(renglones, filas, strict=True):
        _ajustar_nombre(mapa, renglon, fila, apuntes)
        _ajustar_id(mapa, renglon, fila, (usados, ajenos), apuntes)
        yield fila


def _ajustar_nombre(mapa: Mapa, renglon: Renglon, fila: Fila, apuntes: Apuntes) -> None:
    nombre, descripcion = caber(" ".join(fila["nombre"].split()), fila.get("descripcion", ""))
    if "descripcion" in mapa.columnas:
        fila["descripcion"] = descripcion
    if nombre.endswith("…") and nombre != fila["nombre"]:
        mensaje = f"El nombre tiene {len(fila['nombre'])} caracteres y caben 300; quedó recortado."
        remedio = "Si quiere otro nombre corto, escríbalo en el archivo."
        origen = _origen(mapa, renglon, "nombre")
        apuntes.append(observar("nombre-recortado", origen, mensaje, remedio))
    fila["nombre"] = nombre


def _ajustar_id(
    mapa: Mapa,
    renglon: Renglon,
    fila: Fila,
    ocupados: tuple[set[str], set[str]],
    apuntes: Apuntes,
) -> None:
    usados, ajenos = ocupados
    propio = fila["id"]
    origen = _origen(mapa, renglon, "id")
    if propio in usados:
        mensaje = f"El identificador {citar(propio)} ya lo tiene otra fila."
        apuntes.append(observar("id-repetido", origen, mensaje, "Deje una sola fila por id."))
    elif propio:
        fila["id"] = adaptar_id(propio, usados | (ajenos - {propio}))
    if propio and fila["id"] != propio:
        mensaje = f"{citar(propio)} no sirve de identificador; quedó «{fila['id']}»."
        apuntes.append(observar("id-cambiado", origen, mensaje, "No hay que hacer nada."))
    usados |= {propio, fila["id"]}


def _respuestas(
    mapa: Mapa, renglones: list[Renglon], filas: list[Fila], apuntes: Apuntes
) -> Iterator[Fila]:
    for renglon, fila in zip(renglones, filas, strict=True):
        for item, campo in mapa.habilitantes.items():
            respuesta = resolver(campo, renglon, apuntes)
            if respuesta:
                yield {"propuesta": fila["id"], "item": item, "respuesta": respuesta}


def _revisar(
    mapa: Mapa, renglones: list[Renglon], filas: list[Fila], apuntes: Apuntes
) -> list[Fila]:
    """Lee las filas como las leerá `revisar`, para decir ya lo que falte, y las deja estrictas."""
    columnas = tuple(mapa.columnas)
    cuadro = Cuadro(
        archivo=renglones[0].archivo if renglones else "",
        columnas=columnas,
        filas=[[fila[c] for c in columnas] for fila in filas],
        lineas=[r.linea for r in renglones],
    )
    faltas: Apuntes = []
    leidas = leer_propuestas(cuadro, columnas, faltas)
    dichas = {(a.origen.fila, a.origen.columna) for a in apuntes if a.gravedad == "error"}
    for falta in faltas:
        renglon = Renglon(cuadro.archivo, falta.origen.fila or 0, {})
        origen = _origen(mapa, renglon, falta.origen.columna or "")
        if (origen.fila, origen.columna) not in dichas:
            apuntes.append(falta.model_copy(update={"origen": origen}))
    por_linea = {linea: propuesta for propuesta, linea in leidas.pares()}
    for renglon, fila in zip(renglones, filas, strict=True):
        propuesta = por_linea.get(renglon.linea)
        for columna in _ENTERAS:
            if propuesta is not None and fila.get(columna):
                fila[columna] = str(getattr(propuesta, columna))
    return filas


def _origen(mapa: Mapa, renglon: Renglon, columna: str) -> Origen:
    campo = mapa.columnas.get(columna)
    ajena = campo.ajenas[0] if campo and campo.ajenas else columna
    return en(renglon.archivo, renglon.linea, ajena)


def _blancos(mapa: Mapa, renglones: list[Renglon]) -> Iterator[Observacion]:
    sumadas = {c for campo in mapa.columnas.values() for c in campo.suma}
    for columna in sorted(sumadas):
        vacias = [r for r in renglones if columna not in r.celdas]
        if not vacias:
            continue
        mensaje = (
            f"{contar(len(vacias), 'celda en blanco se sumó', 'celdas en blanco se sumaron')} "
            "como cero; esta es la primera."
        )
        origen = en(vacias[0].archivo, vacias[0].linea, columna)
        yield observar("blanco-como-cero", origen, mensaje, "Si no es cero, escriba cuánto es.")


def _juntar_redondeos(apuntes: Apuntes) -> Apuntes:
    """De cada columna redondeada queda la primera observación, que dice cuántas más hay."""
    redondeos: dict[str | None, list[Observacion]] = {}
    for apunte in apuntes:
        if apunte.codigo == "monto-redondeado":
            redondeos.setdefault(apunte.origen.columna, []).append(apunte)
    juntas = []
    for primera, *demas in redondeos.values():
        otras = f" Y {contar(len(demas), 'celda', 'celdas')} más de esta columna." if demas else ""
        juntas.append(primera.model_copy(update={"mensaje": primera.mensaje + otras}))
    return [*(a for a in apuntes if a.codigo != "monto-redondeado"), *juntas]
