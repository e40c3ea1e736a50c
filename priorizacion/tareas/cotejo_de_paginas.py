"""Las páginas publicadas, rehechas desde sus datos y comparadas una por una."""

import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from priorizacion.publicacion import portatil, registro
from priorizacion.publicacion.cotejo import Cotejo, cotejar
from priorizacion.publicacion.datos.comprimido import descomprimir
from priorizacion.publicacion.falla import ConstruccionFallida
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.sitio import RUTA, publicar
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cotejo import Paso
from priorizacion.tareas.tocado import Huellas, nombrar

TERRITORIOS = "territorios"
SE_CONTRADICEN = (LookupError, ValueError, TypeError, ArithmeticError, AttributeError, RuntimeError)
"""Lo que puede fallar al rehacer desde datos que alguien cambió a mano y que nadie escribió así."""


def rutas_de(sitio: Path) -> list[str]:
    """Las agendas que el sitio dice tener y las que tiene; lo demás de `territorios/` sobra."""
    hay = {p.relative_to(sitio / TERRITORIOS).as_posix() for p in sitio.glob(f"{TERRITORIOS}/*/*")}
    return sorted(r for r in {*registro.leer(sitio), *hay} if RUTA.fullmatch(r))


def cotejar_paginas(
    publicables: Sequence[Publicable],
    ramas: Mapping[str, Path],
    avisar: Avisar,
    huellas: Huellas,
) -> list[tuple[Paso, ...]]:
    """Por cada rama del sitio rehecho, lo que sale de compararla con la publicada.

    La rama de clave vacía es el sitio entero. Lanza `OSError`.
    """
    with tempfile.TemporaryDirectory(prefix="priorizacion-") as aparte:
        destino = Path(aparte) / "site"
        try:
            publicar(publicables, destino, Path.cwd(), solo_fuentes=False, avisar=avisar)
        except ConstruccionFallida as error:
            renglon = str(error).splitlines()[0] if str(error) else ""
            fallido = Paso("distinto", f"con estos datos no se puede rehacer el sitio: {renglon}")
            return [(fallido,)] * len(ramas)
        except SE_CONTRADICEN as error:
            return [(contradiccion(error),)] * len(ramas)
        if _es_portatil(publicables, ramas):
            destino = _abrir_portatil(destino, publicables[0], Path(aparte) / "portatil")
        misma = _misma_presentacion(destino, ramas.get(""))
        comparar = partial(_comparar_rama, destino, misma=misma, huellas=huellas)
        return [comparar(rama, carpeta) for rama, carpeta in ramas.items()]


def contradiccion(error: Exception) -> Paso:
    """Lo que se dice si los datos no alcanzan a rehacerse."""
    texto = (
        "los datos publicados se contradicen y con ellos no se puede rehacer el sitio "
        f"({type(error).__name__}: {str(error)[:80]}). Si nadie los tocó, es una falla del "
        "programa: repórtela."
    )
    return Paso("distinto", texto)


def _es_portatil(publicables: Sequence[Publicable], ramas: Mapping[str, Path]) -> bool:
    """Si lo publicado salió del ZIP de una agenda: en él no van ni el ZIP mismo ni el registro."""
    sitio = ramas.get("")
    if len(publicables) != 1 or (sitio and (sitio / registro.REGISTRO).exists()):
        return False
    propia = ramas[f"{TERRITORIOS}/{publicables[0].ruta}"]
    return not (propia / portatil.nombre(publicables[0].agenda)).exists()


def _abrir_portatil(sitio: Path, publicable: Publicable, aparte: Path) -> Path:
    empacado = sitio / TERRITORIOS / publicable.ruta / portatil.nombre(publicable.agenda)
    for nombre, contenido in descomprimir(empacado.read_bytes()).items():
        archivo = aparte / nombre
        archivo.parent.mkdir(parents=True, exist_ok=True)
        archivo.write_bytes(contenido)
    return aparte


def _misma_presentacion(rehecho: Path, sitio: Path | None) -> bool | None:
    if sitio is None:
        return None
    clave = registro.PRESENTACION
    dicha = registro.leer(sitio).get(clave)
    return (dicha is not None and registro.leer(rehecho).get(clave) == dicha) or None


def _comparar_rama(
    rehecho: Path, rama: str, carpeta: Path, *, misma: bool | None, huellas: Huellas
) -> tuple[Paso, ...]:
    sin = () if rama else tuple(f"{TERRITORIOS}/{r}" for r in rutas_de(rehecho))
    cotejo = cotejar(rehecho / rama, carpeta, misma_presentacion=misma, sin=sin)
    return _pasos(cotejo, huellas.intactos(rama))


def _pasos(cotejo: Cotejo, intactos: frozenset[str]) -> tuple[Paso, ...]:
    pasos = [Paso("distinto", texto) for ruta, texto in cotejo.distintos if ruta not in intactos]
    seguidos = [ruta for ruta, _ in cotejo.distintos if ruta in intactos]
    if seguidos:
        pasos.append(_de_rebote(seguidos))
    if cotejo.otra_presentacion:
        cuantas = len(cotejo.otra_presentacion)
        texto = (
            f"de {cuantas} páginas se comparó el contenido, que es el que sale de los datos; el "
            "menú, el pie y el tema son de otra versión o los cambiaron."
        )
        pasos.append(Paso("sin_comprobar", texto))
    if cotejo.ajenos:
        texto = f"no los escribió el programa: {', '.join(cotejo.ajenos[:5])}."
        pasos.append(Paso("sin_comprobar", texto))
    if not cotejo.distintos and cotejo.iguales:
        texto = f"{cotejo.iguales} páginas y archivos, rehechos, son iguales byte a byte."
        pasos.insert(0, Paso("igual", texto))
    return tuple(pasos)


def _de_rebote(rutas: Sequence[str]) -> Paso:
    """Los que nadie tocó y dejaron de salir de los datos porque otro cambió."""
    texto = f"por eso ya no salen de los datos, aunque siguen como se publicaron: {nombrar(rutas)}."
    return Paso("distinto", texto)
