"""Muchas preguntas parecidas sobre unas mismas carteras, contestadas desde su sombra.

Se busca qué elegir entre las propuestas y solo después cuándo empieza cada una (descomposición de
Benders, con cortes lógicos: Hooker y Ottosson 2003). Lo que no se pueda pagar enseña una fila y se
busca otra vez. La cota siempre vale: la sombra contiene todas las carteras.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from priorizacion.decision.busqueda import Eleccion, Espacio, Hallazgo, buscar
from priorizacion.decision.calendario import Acomodo, acomodar
from priorizacion.decision.cauces import Cauces, abrir_cauces
from priorizacion.decision.dual import Entorno
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites, Respuesta, bajar_cota
from priorizacion.decision.planteamiento import unidad_de
from priorizacion.decision.relajacion import Relajacion, Relajado, Variante
from priorizacion.decision.restriccion import Restriccion, Terminos, holgura
from priorizacion.decision.solucion import maximizar
from priorizacion.decision.sombra import Sombra, proyectar

ENSAYOS = 12
"""Programas lineales con que se empieza a conocer el dinero."""
VUELTAS = 12
"""Selecciones que pueden resultar imposibles antes de dejar la cota como está."""
_MEDIO = 0.5


@dataclass(frozen=True, slots=True)
class Pregunta:
    """Qué se busca y en qué se aparta de la formulación."""

    valor: Mapping[str, int]
    """Propuesta → lo que suma; las que no nombra, nada."""
    suertes: Mapping[str, bool] = field(default_factory=dict)
    """Propuesta → si se obliga o se veda."""
    filas: Mapping[str, Entorno] = field(default_factory=dict)
    """Restricción de la formulación → entre cuánto y cuánto."""
    ademas: tuple[Restriccion, ...] = ()
    """Otras filas, con las columnas de la sombra; el programa lineal no las mira."""


@dataclass(slots=True)
class _Sitio:
    """Lo que se sabe con unos límites: vale para cualquier pregunta que los tenga."""

    espacio: Espacio
    acomodos: dict[frozenset[int], Acomodo] = field(default_factory=dict)
    imposibles: list[Restriccion] = field(default_factory=list)


class Taller:
    """El modelo entero, su sombra y lo que se ha ido sabiendo de los dos."""

    def __init__(self, formulacion: Formulacion, espacio: Espacio) -> None:
        self.formulacion = formulacion
        self.espacio = espacio
        self.sombra: Sombra = proyectar(formulacion, espacio.modelo)
        self._entera: Relajacion | None = None
        self._cauces: Cauces | None = None
        if formulacion.arranques:
            todas = formulacion.objetivo(formulacion.valor)
            self._entera = Relajacion(espacio.modelo, todas)
            self._cauces = abrir_cauces(formulacion, espacio.modelo)
        self._lineal: Relajacion | None = None
        self._sitios: dict[int, _Sitio] = {}
        self._tantear()

    def relajar(self, pregunta: Pregunta) -> Relajado:
        """La cota del programa lineal de la sombra, sin `ademas`; una columna por propuesta."""
        if self._lineal is None:
            todas = self._objetivo(Pregunta(self.formulacion.valor))
            self._lineal = Relajacion(self.sombra.modelo(), todas)
        numero = self.sombra.numero
        columnas = {numero[p]: (int(va), int(va)) for p, va in pregunta.suertes.items()}
        filas = self.sombra.entornos(pregunta.filas) if pregunta.filas else {}
        return self._lineal.resolver(Variante(self._objetivo(pregunta), columnas, filas))

    def afinar(self, pregunta: Pregunta) -> bool:
        """Aprende del programa lineal entero de esta pregunta; falso si ya lo sabía."""
        if self._entera is None:
            return False
        valor = {p: pregunta.valor.get(p, 0) for p in self.formulacion.columnas}
        columnas = {
            i: (0, 0)
            for p, va in pregunta.suertes.items()
            for i in self.formulacion.columnas[p]
            if not va
        }
        variante = Variante(self.formulacion.objetivo(valor), columnas, pregunta.filas)
        return self._aprender(self._entera.resolver(variante))

    def buscar(
        self,
        objetivo: Terminos,
        etapas: Iterable[Restriccion],
        limites: Limites,
        desde: Eleccion | None = None,
    ) -> Hallazgo:
        """Como `busqueda.buscar`; ni el objetivo ni las etapas pueden mirar inicios o pesos."""
        ademas = tuple(self._pasar(r) for r in etapas)
        valores = self._pasar(Restriccion("objetivo", objetivo, "<=", 0)).terminos
        propuestas = self.sombra.propuestas
        pregunta = Pregunta({propuestas[n]: c for n, c in valores.items()}, ademas=ademas)
        return self.resolver(pregunta, limites, desde)

    def agregar(self, fila: Restriccion) -> None:
        """Una fila más que cumple toda cartera de la formulación, con sus límites declarados."""
        self.sombra.filas.append(fila)
        self._lineal = None

    def resolver(
        self,
        pregunta: Pregunta,
        limites: Limites,
        desde: Eleccion | None = None,
        espacio: Espacio | None = None,
        *,
        en_la_sombra: bool = False,
    ) -> Hallazgo:
        """Lo mejor de la pregunta; `desde` la cumple.

        `espacio` comprueba con los límites de `pregunta.filas`, si los hay. Con `en_la_sombra`, si
        en ella no se halla ninguna, no se busca con el modelo entero, que tarda mucho más.
        """
        sitio = self._sitio(espacio or self.espacio)
        objetivo = self._objetivo(pregunta)
        propias, mejor, cota = list(self._propias(pregunta)), desde, None
        limites = replace(limites, segundos=None, solo_probar=desde is not None)
        for _ in range(VUELTAS):
            filas = (*propias, *sitio.imposibles)
            respuesta = self._maximizar(pregunta, objetivo, filas, limites, mejor)
            if respuesta.estado == "inviable" and mejor is None:
                return Hallazgo("inviable")
            if respuesta.estado in ("inviable", "sin_respuesta") or respuesta.cota is None:
                break
            cota = respuesta.cota if cota is None else min(cota, respuesta.cota)
            seleccion = frozenset(n for n, v in respuesta.valores.items() if v > _MEDIO)
            if mejor is not None and _suma(objetivo, seleccion) <= self._vale(objetivo, mejor):
                break
            acomodo = self._acomodar(seleccion, pregunta.filas, sitio)
            bien = all(holgura(r, dict.fromkeys(seleccion, 1)) >= 0 for r in propias)
            if bien and acomodo.eleccion is not None:
                mejor = acomodo.eleccion
                break
            if bien and not acomodo.imposible:
                break
            propias.append(_prohibir(len(self.sombra.propuestas), seleccion, len(propias)))
        if mejor is None and not en_la_sombra:
            return self._entero(pregunta, replace(sitio.espacio, limites=limites), cota)
        return self._hallazgo(objetivo, mejor, cota)

    def _entero(self, pregunta: Pregunta, espacio: Espacio, cota: float | None) -> Hallazgo:
        """Con el modelo entero, si en la sombra no se halló ninguna que se pueda pagar."""
        columnas = [self.formulacion.columnas[p] for p in self.sombra.propuestas]
        filas = [
            replace(r, terminos={i: c for n, c in r.terminos.items() for i in columnas[n]})
            for r in self._propias(pregunta)
        ]
        objetivo = {i: v for n, v in self._objetivo(pregunta).items() for i in columnas[n]}
        hallazgo = buscar(replace(espacio, cortes=[]), objetivo, filas)
        cotas = [c for c in (cota, hallazgo.cota) if c is not None]
        return replace(hallazgo, cota=min(cotas, default=None))

    def _maximizar(
        self,
        pregunta: Pregunta,
        objetivo: Terminos,
        propias: Iterable[Restriccion],
        limites: Limites,
        desde: Eleccion | None,
    ) -> Respuesta:
        modelo = self.sombra.modelo(pregunta.filas)
        modelo = replace(modelo, restricciones=(*modelo.restricciones, *propias))
        arranque = None
        if desde is not None:
            arranque = {int(self.sombra.de_columna[i]): 1 for i in desde}
        return maximizar(modelo, objetivo, limites, arranque)

    def _hallazgo(self, objetivo: Terminos, mejor: Eleccion | None, cota: float | None) -> Hallazgo:
        if mejor is None:
            return Hallazgo("sin_respuesta", cota=cota)
        valor = self._vale(objetivo, mejor)
        probada = cota is not None and bajar_cota(cota, unidad_de(objetivo)) <= valor
        return Hallazgo("probada" if probada else "con_brecha", mejor, cota)

    def _acomodar(
        self, seleccion: frozenset[int], filas: Mapping[str, Entorno], sitio: "_Sitio"
    ) -> Acomodo:
        """Cómo empieza esa selección; si no hay cómo, aprende la fila que lo dice."""
        if seleccion in sitio.acomodos:
            return sitio.acomodos[seleccion]
        if self._cauces is None or not seleccion:
            vacia = sitio.espacio.examinar(frozenset()) == "bien"
            return Acomodo(frozenset()) if vacia else Acomodo(imposible=True)
        propuestas = sorted(self.sombra.propuestas[n] for n in seleccion)
        acomodo = acomodar(self._cauces, sitio.espacio, propuestas, filas)
        sitio.acomodos[seleccion] = acomodo
        if acomodo.no_caben:
            terminos = {self.sombra.numero[p]: 1 for p in sorted(acomodo.no_caben)}
            nombre = f"no_caben:{len(sitio.imposibles)}"
            sitio.imposibles.append(Restriccion(nombre, terminos, "<=", len(terminos) - 1))
        return acomodo

    def _sitio(self, espacio: Espacio) -> "_Sitio":
        if id(espacio) not in self._sitios:
            self._sitios[id(espacio)] = _Sitio(espacio)
        return self._sitios[id(espacio)]

    def _pasar(self, r: Restriccion) -> Restriccion:
        fila = self.sombra.pasar(r)
        if fila is None:
            raise ValueError(f"«{r.nombre}» mira inicios o pesos: no tiene sombra")
        return fila

    def _aprender(self, relajado: Relajado) -> bool:
        nueva = self.sombra.aprender(relajado)
        if nueva:
            self._lineal = None
        return nueva

    def _tantear(self) -> None:
        """Los programas lineales de unos valores parecidos: de cada uno, cómo aprieta el dinero."""
        valor = self.formulacion.valor
        self.afinar(Pregunta(valor))
        for n in range(ENSAYOS):
            azar = Random(n)  # noqa: S311  # repetible, no un secreto
            self.afinar(Pregunta({p: v * azar.randint(3, 17) // 10 for p, v in valor.items()}))

    def _objetivo(self, pregunta: Pregunta) -> Terminos:
        numero = self.sombra.numero
        return {numero[p]: v for p, v in pregunta.valor.items() if v and p in numero}

    def _propias(self, pregunta: Pregunta) -> Iterator[Restriccion]:
        for p, va in pregunta.suertes.items():
            yield Restriccion(f"va:{p}", {self.sombra.numero[p]: 1}, "=", int(va))
        yield from pregunta.ademas

    def _vale(self, objetivo: Terminos, eleccion: Eleccion) -> int:
        return _suma(objetivo, {int(self.sombra.de_columna[i]) for i in eleccion})


def _suma(objetivo: Terminos, seleccion: frozenset[int] | set[int]) -> int:
    return sum(objetivo.get(n, 0) for n in seleccion)


def _prohibir(columnas: int, seleccion: frozenset[int], numero: int) -> Restriccion:
    terminos = {n: 1 if n in seleccion else -1 for n in range(columnas)}
    return Restriccion(f"otra:{numero}", terminos, "<=", len(seleccion) - 1)
