"""El nombre de un municipio o departamento, como la gente lo escribe → su código DIVIPOLA."""

import re
from dataclasses import dataclass

from priorizacion.ingesta.divipola import tabla
from priorizacion.ingesta.texto import allanar, mas_parecida

_CON_APELLIDO = re.compile(r"^(?P<nombre>[^,(]+)[,(]\s*(?P<apellido>[^)]+?)\s*\)?$")
_DE_DEPARTAMENTO = re.compile(r"^(departamento|gobernacion)_(de_|del_)?(el_|la_)?")
_DE_MUNICIPIO = re.compile(r"^(municipio|alcaldia|distrito)_(de_|del_)?(el_|la_)?")


@dataclass(frozen=True)
class Lugar:
    """Un territorio de la DIVIPOLA."""

    codigo: str
    """Dos cifras un departamento, cinco un municipio."""
    nombre: str
    """Como lo escribe el DANE."""
    departamento: str
    """El suyo; si es un departamento, él mismo."""

    @property
    def es_departamento(self) -> bool:
        """Si el código es de dos cifras."""
        return len(self.codigo) == 2

    def __str__(self) -> str:
        de_que = "departamento" if self.es_departamento else self.departamento
        return f"{self.nombre} ({de_que}), {self.codigo}"


def lugar_de(codigo: str) -> Lugar | None:
    """El territorio de un código; None si no existe."""
    dicho = tabla().get(codigo)
    return Lugar(codigo, *dicho) if dicho else None


def buscar_lugares(texto: str) -> tuple[Lugar, ...]:
    """Los que se llaman así, sin mirar tildes ni mayúsculas, por código.

    «Argelia, Cauca», «Argelia (Cauca)» y «departamento de Sucre» dicen además cuál.
    """
    llano = allanar(texto)
    hallados = _con_nombre(llano)
    if _DE_DEPARTAMENTO.match(llano) and not hallados:
        llano = _DE_DEPARTAMENTO.sub("", llano)
        hallados = [lugar for lugar in _con_nombre(llano) if lugar.es_departamento]
    elif _DE_MUNICIPIO.match(llano) and not hallados:
        llano = _DE_MUNICIPIO.sub("", llano)
        hallados = [lugar for lugar in _con_nombre(llano) if not lugar.es_departamento]
    partes = _CON_APELLIDO.match(texto.strip())
    if partes and not hallados:
        hallados = _de(partes["nombre"], allanar(partes["apellido"]))
    return tuple(hallados)


def lugares_posibles(texto: str) -> tuple[Lugar, ...]:
    """Los que podrían ser, si ninguno se llama así: «Cúcuta» → San José de Cúcuta; «Medelin»."""
    palabras = set(allanar(texto).split("_"))
    nombres = {nombre for nombre, _ in tabla().values()}
    con_todas = [n for n in nombres if palabras <= set(allanar(n).split("_"))]
    parecido = mas_parecida(texto, nombres, 0.8)
    elegidos = con_todas or ([parecido] if parecido else [])
    llanos = {allanar(nombre) for nombre in elegidos}
    hallados = [x for llano in llanos for x in _con_nombre(llano)]
    return tuple(sorted(hallados, key=lambda lugar: lugar.codigo))


def _con_nombre(llano: str) -> list[Lugar]:
    return [
        Lugar(codigo, nombre, departamento)
        for codigo, (nombre, departamento) in sorted(tabla().items())
        if allanar(nombre) == llano
    ]


def _de(nombre: str, apellido: str) -> list[Lugar]:
    todos = _con_nombre(allanar(nombre))
    if apellido in ("departamento", "gobernacion"):
        return [lugar for lugar in todos if lugar.es_departamento]
    return [x for x in todos if not x.es_departamento and _es_de(x, apellido)]


def _es_de(lugar: Lugar, apellido: str) -> bool:
    """Vale el comienzo: «Argelia (Valle)»."""
    return f"{allanar(lugar.departamento)}_".startswith(f"{apellido}_")
