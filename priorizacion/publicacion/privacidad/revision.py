"""Un sitio construido → cada dato de una persona que trae, con su archivo y su renglón.

Lo hallado no se repite en el mensaje: el informe tampoco es lugar para publicarlo.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from priorizacion.dominio.datos_personales import Clase, Persona, Senal, buscar, parece_tener
from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.publicacion.falla import DatosDePersonas
from priorizacion.publicacion.privacidad import lectura, nomina
from priorizacion.publicacion.privacidad.cifras import es_un_dato
from priorizacion.publicacion.privacidad.trozo import Ilegible, Trozo

POR_ARCHIVO = 5
"""De un archivo se dicen estas; las demás se cuentan."""
_REMEDIO = (
    "Bórrelo de la carpeta de la agenda, o del archivo agregado al sitio, y publique otra vez."
)
_QUE: dict[Clase, tuple[str, str]] = {
    "correo": ("sitio-correo", "un correo que no es el del contacto declarado"),
    "celular": ("sitio-celular", "un número de celular"),
    "cedula": ("sitio-cedula", "un documento de identidad"),
}


@dataclass(frozen=True)
class Norma:
    """Qué no puede salir, y qué sí."""

    personas: tuple[Persona, ...] = ()
    """A quiénes se busca por su nombre; ninguna si no hay lista."""
    permitidos: tuple[str, ...] = ()
    """Textos que sí salen: el contacto declarado, el nombre de un colegio."""
    sin_mirar: frozenset[str] = frozenset()
    """Ramas del sitio que ya se revisaron, como «territorios/a/2026-2029/»."""


def revisar(sitio: Path, norma: Norma) -> tuple[Observacion, ...]:
    """Todo lo que hay que quitar antes de publicar; vacío si no hay nada. Lanza `OSError`."""
    busqueda = _Busqueda(
        nomina.emparejar(norma.personas),
        frozenset(_esencia(p, s) for p in norma.permitidos for s in buscar(p)),
        _frases(norma.permitidos),
        set(),
    )
    dichas: list[Observacion] = []
    for archivo in sorted((p for p in sitio.rglob("*") if p.is_file()), key=_turno):
        ruta = archivo.relative_to(sitio).as_posix()
        if not ruta.startswith((".", *norma.sin_mirar)):
            dichas += _resumir(list(_de_archivo(ruta, archivo.read_bytes(), busqueda)), ruta)
    return tuple(dichas)


def exigir(sitio: Path, norma: Norma, iguales: frozenset[str]) -> None:
    """Que no haya nada. Lanza `DatosDePersonas` y `OSError`.

    Las agendas de `iguales` ya se revisaron al publicarlas, y solo se vuelven a mirar si hay lista.
    """
    vistas = frozenset() if norma.personas else frozenset(f"territorios/{r}/" for r in iguales)
    dichas = revisar(sitio, replace(norma, sin_mirar=vistas))
    if dichas:
        raise DatosDePersonas(dichas)


@dataclass(frozen=True)
class _Busqueda:
    parejas: nomina.Parejas
    permitidos: frozenset[str]
    """Los correos y números que sí salen."""
    frases: re.Pattern[str] | None
    """Lo que no cuenta como nombre de nadie."""
    vistos: set[bytes]
    """Huellas de lo ya mirado: lo que además va en un ZIP no se mira ni se dice dos veces."""

    def interesa(self, octetos: bytes) -> bool:
        """Si hay que mirarlos: ni son los de antes ni es seguro que no tengan nada."""
        huella = hashlib.sha256(octetos).digest()
        if huella in self.vistos:
            return False
        self.vistos.add(huella)
        return bool(self.parejas) or parece_tener(octetos)


def _turno(archivo: Path) -> tuple[bool, str]:
    """Lo comprimido, de último: lo que repite ya se dijo por su nombre."""
    return archivo.suffix in {".zip", ".gz"}, str(archivo)


def _frases(permitidos: Iterable[str]) -> re.Pattern[str] | None:
    llanas = [" ".join(nomina.allanar(p).split()) for p in permitidos]
    patrones = [re.escape(p).replace("\\ ", r"\s+") for p in llanas if p]
    return re.compile(rf"\b(?:{'|'.join(patrones)})\b") if patrones else None


def _de_archivo(ruta: str, octetos: bytes, busqueda: _Busqueda) -> Iterator[Observacion]:
    try:
        for trozo in lectura.leer(ruta, octetos, busqueda.interesa):
            yield from _de_trozo(trozo, busqueda)
    except Ilegible as error:
        remedio = "Quítelo del sitio, o guárdelo en una forma que se pueda mirar."
        yield _observar(
            "sitio-sin-leer", Origen(archivo=ruta), f"No se pudo mirar: {error}.", remedio
        )


def _de_trozo(trozo: Trozo, busqueda: _Busqueda) -> Iterator[Observacion]:
    # en una tabla la coma separa celdas: no hace decimal al número que sigue
    texto = trozo.texto.replace(",", "|") if trozo.forma in {"tabla", "json"} else trozo.texto
    for senal in buscar(texto):
        if _esencia(trozo.texto, senal) not in busqueda.permitidos and not es_un_dato(trozo, senal):
            codigo, que = _QUE[senal.clase]
            yield _observar(codigo, _donde(trozo, senal.inicio), f"Parece tener {que}.", _REMEDIO)
    if not busqueda.parejas:
        return
    compuesto = replace(trozo, texto=unicodedata.normalize("NFC", trozo.texto))
    llano = nomina.allanar(compuesto.texto)
    if busqueda.frases is not None:
        llano = busqueda.frases.sub(lambda h: "." * len(h[0]), llano)
    for mencion in nomina.buscar(llano, busqueda.parejas):
        texto = f"Nombra a la persona de la fila {mencion.fila} de la lista."
        yield _observar("sitio-nombre", _donde(compuesto, mencion.inicio), texto, _REMEDIO)


def _esencia(texto: str, senal: Senal) -> str:
    """Lo que hace igual a un correo, o a un número escrito de otra manera."""
    dicho = texto[senal.inicio : senal.fin].lower()
    return dicho if senal.clase == "correo" else "".join(filter(str.isdigit, dicho))[-10:]


def _donde(trozo: Trozo, posicion: int) -> Origen:
    if not trozo.ubicable:
        return Origen(archivo=trozo.donde)
    fila = trozo.texto.count("\n", 0, posicion) + 1
    return Origen(archivo=trozo.donde, fila=fila)


def _observar(codigo: str, origen: Origen, mensaje: str, remedio: str) -> Observacion:
    return Observacion(codigo=codigo, origen=origen, mensaje=mensaje, remedio=remedio)


def _resumir(dichas: Sequence[Observacion], ruta: str) -> list[Observacion]:
    """Las primeras de cada archivo, sin repetir; de las demás, cuántas."""
    distintas = list({str(o): o for o in dichas}.values())
    if len(distintas) <= POR_ARCHIVO:
        return distintas
    resto = len(distintas) - POR_ARCHIVO
    y_mas = f"Y {resto} más en este archivo."
    ultima = distintas[POR_ARCHIVO]
    return [
        *distintas[:POR_ARCHIVO],
        _observar(ultima.codigo, Origen(archivo=ruta), y_mas, _REMEDIO),
    ]
