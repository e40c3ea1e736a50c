"""Una explicación y su agenda entran y salen las frases que la fuerza bruta desmiente.

Nada de aquí lee la decisión: solo lo que ella afirmó, y `tests.referencia`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from priorizacion.dominio.explicacion import (
    Costo,
    Explicacion,
    Explicaciones,
    Intervalo,
    MasDinero,
    PrecioDeRegla,
    Puntos,
)
from tests.referencia import preguntas
from tests.referencia.estados import COMPITE, ficha_con
from tests.referencia.exhaustiva import Clave
from tests.referencia.lectura import Caso, exacto
from tests.referencia.preguntas import Mundo, Subida
from tests.referencia.puntajes import puntajes
from tests.referencia.satisfaccion import TIPOS

LITERALES = 150
"""Hasta cuántos cambios menores se prueban uno por uno; con más, los de los bordes y una muestra."""


@dataclass
class Cotejo:
    """Una agenda, lo que se dijo de ella y lo que contesta la fuerza bruta."""

    caso: Caso
    dichas: Explicaciones
    a_fondo: bool
    cortado: bool = False
    """Si al solucionador no se le dejó contestar: lo dicho debe ser verdad, no completo."""

    @cached_property
    def mundo(self) -> Mundo:
        return Mundo(self.caso)

    @cached_property
    def mejor(self) -> Clave:
        mejor = self.mundo.mejor()
        assert mejor is not None
        return mejor

    @cached_property
    def subidas(self) -> dict[tuple[str, int], Subida]:
        return {
            (f["id"], t): Subida(self.mundo, f["id"], t)
            for f in self.caso.fuentes
            for t in self.caso.vigencias
        }

    @property
    def tipos(self) -> set[str]:
        return {r["tipo"] for r in self.caso.agenda.get("reglas") or []}

    @property
    def firme(self) -> bool:
        """Si tocar una propuesta no mueve las carteras de las demás."""
        return not self.tipos & set(TIPOS)

    @property
    def inversion(self) -> bool:
        return self.caso.agenda.get("regla_de_valor") == "inversion"

    @property
    def pide_gastar(self) -> bool:
        """Si gastar menos puede incumplir algo: un mínimo en pesos o una parte de lo asignado."""
        for r in self.caso.agenda.get("reglas") or []:
            limites = [r[c] for c in ("minimo", "maximo") if c in r]
            asignada = any(str(x).endswith("%") and "base" not in r for x in limites)
            if r["tipo"] in ("cuota", "concentracion_maxima") and (
                asignada or r.get("base") == "parte_asignada"
            ):
                return True
            if r["tipo"] == "cuota" and "minimo" in r and r.get("base", "conteo") != "conteo":
                return True
        return False

    def tiembla(self, id_: str) -> bool:
        """Si por un peso de redondeo un costo mayor puede caber y uno menor no."""
        propuesta = self.mundo.fichas[id_].propuesta
        topes = sum("parte_maxima" in f for f in self.caso.fuentes)
        anios = len(propuesta.desembolsos) or propuesta.duracion
        return topes + anios > 2 or bool(topes and propuesta.aportes)

    def de_corrido(self, id_: str) -> bool:
        """Si más costo solo puede empeorar las cosas: entonces la respuesta es un solo número."""
        return not (self.inversion or self.pide_gastar or self.tiembla(id_))

    @property
    def pide_parte_del_techo(self) -> bool:
        return any(
            r["tipo"] == "cuota" and r.get("base") == "parte_techo" and "minimo" in r
            for r in self.caso.agenda.get("reglas") or []
        )

    def desmentidas(self) -> Iterator[str]:
        """Lo que no es verdad, una frase por cosa."""
        esperadas = [p.id for p in self.caso.propuestas]
        if [e.propuesta for e in self.dichas.propuestas] != esperadas:
            yield "no están todas las propuestas, en orden"
        for e in self.dichas.propuestas:
            yield from (f"{e.propuesta} ({e.caso}): {que}" for que in self.de_una(e))
        grupos = preguntas.reglas_de(self.caso)
        if {r.regla for r in self.dichas.reglas} != set(grupos) - self._sin_filas():
            yield f"reglas {[r.regla for r in self.dichas.reglas]} y no {list(grupos)}"
        for r in self.dichas.reglas:
            yield from (f"{r.regla}: {que}" for que in self.de_regla(r, grupos[r.regla]))

    def _sin_filas(self) -> set[str]:
        """Los `requiere` de las que no compiten no piden nada."""
        compiten = {f.propuesta.id for f in self.mundo.compiten}
        return {f"requiere:{p.id}" for p in self.caso.propuestas if p.id not in compiten}

    # --- propuesta por propuesta

    def de_una(self, e: Explicacion) -> Iterator[str]:
        yield from _frases_malas(e.frases)
        debia = self._caso_de(e.propuesta)
        if self.cortado and (e.caso, debia) == ("competencia", "regla"):
            if e.arrepentimiento is None or e.arrepentimiento.maximo is not None:
                yield "ninguna cartera la tiene, y le pone tope a lo que se perdería"
            return
        if e.caso != debia:
            yield f"debía ser {debia}"
            return
        if not e.frases:
            yield "no tiene frases"
        if e.caso in ("puerta", "sin_arranque"):
            yield from self.de_arreglo(e)
        elif e.caso == "regla":
            yield from self.de_choque(e.choca_con, con=e.propuesta)
        elif e.caso == "competencia":
            yield from self.de_no_elegida(e)
        elif e.caso == "elegida":
            yield from self.de_elegida(e)

    def _caso_de(self, id_: str) -> str:
        ficha = self.mundo.fichas[id_]
        if ficha.estado in ("retirada", "fusionada"):
            return "aparte"
        if ficha.estado != COMPITE:
            return "puerta"
        if not self.mundo.opciones[id_] or not self._se_podria_pagar(id_):
            return "sin_arranque"
        if id_ in self.mejor[4]:
            return "elegida"
        return "regla" if self.mundo.mejor(con=id_) is None else "competencia"

    def _se_podria_pagar(self, id_: str) -> bool:
        """Con todo el dinero y ninguna regla: sus fuentes pueden no completarla."""
        todas = {r for grupo in preguntas.reglas_de(self.caso).values() for r in grupo}
        sola = preguntas.sin_reglas(self.mundo, todas)
        return sola.cabe((id_,))

    def de_no_elegida(self, e: Explicacion) -> Iterator[str]:
        con_ella = self.mundo.mejor(con=e.propuesta)
        assert con_ella is not None
        yield from self._pierde("arrepentimiento", e.arrepentimiento, con_ella, e)
        for puntos in e.puntajes:
            yield from self.de_puntos(e.propuesta, puntos, elegida=False)
        if e.costo is not None:
            yield from self.de_costo(e.propuesta, e.costo)
        for mas in e.dinero:
            yield from self.de_dinero(e.propuesta, mas)
        if self.a_fondo and self.firme:
            if len(e.puntajes) != 2 or e.costo is None:
                yield "a fondo faltan puntajes o costo"
            if {m.fuente for m in e.dinero} != self._pagadoras(e.propuesta):
                yield f"a fondo el dinero es de {[m.fuente for m in e.dinero]}"

    def de_elegida(self, e: Explicacion) -> Iterator[str]:
        sin_ella = self.mundo.mejor(sin=e.propuesta)
        if e.irremplazable is None and self.a_fondo:
            yield "a fondo no se supo si es irremplazable"
        if e.irremplazable is not None and e.irremplazable != (sin_ella is None):
            yield f"irremplazable {e.irremplazable}"
        if sin_ella is None:
            if e.irremplazable:
                yield from self.de_choque(e.choca_con, sin=e.propuesta)
            if e.reemplazo is not None and e.reemplazo.maximo is not None:
                yield f"reemplazo {e.reemplazo} y no hay sin ella"
        elif e.irremplazable is not True:
            yield from self._pierde("reemplazo", e.reemplazo, sin_ella, e)
        for puntos in e.puntajes:
            yield from self.de_puntos(e.propuesta, puntos, elegida=True)
        if e.costo is not None:
            yield from self.de_costo_de_elegida(e.propuesta, e.costo)
        elif self.a_fondo and self.firme:
            yield "a fondo falta el costo"

    def _pierde(
        self, que: str, dicho: Intervalo | None, otra: Clave, e: Explicacion
    ) -> Iterator[str]:
        verdad = otra[0] - self.mejor[0]
        yield from _encierra(que, dicho, verdad, exacto_=self.a_fondo)
        if dicho is None or dicho.maximo is None:
            return
        ids = set(self.mejor[4])
        ids = (ids ^ {e.propuesta}) - set(e.saldrian) | set(e.entrarian)
        if set(e.saldrian) - set(self.mejor[4]) or set(e.entrarian) & set(self.mejor[4]):
            yield "sale quien no estaba o entra quien estaba"
        hay = {cartera: clave for clave, cartera in self.mundo.factibles}
        clave = hay.get(tuple(sorted(ids)))
        if clave is None:
            yield f"la cartera {sorted(ids)} no cumple"
        elif clave[0] - self.mejor[0] != dicho.maximo:
            yield f"la cartera {sorted(ids)} pierde {clave[0] - self.mejor[0]} y no {dicho.maximo}"
        elif not self.cortado:
            yield from self._mueve_de_mas(e, otra[0] if self.a_fondo else clave[0], ids)

    def _mueve_de_mas(self, e: Explicacion, valor: int, dicha: set[str]) -> Iterator[str]:
        """Otra que también la voltea, vale al menos lo mismo y cambia menos obras."""
        elegida = e.propuesta in self.mejor[4]
        movidas = len(set(self.mejor[4]) ^ dicha)
        for clave, ids in self.mundo.factibles:
            volteada = (e.propuesta in ids) != elegida
            if volteada and clave[0] <= valor and len(set(self.mejor[4]) ^ set(ids)) < movidas:
                yield f"mueve {movidas} obras, y basta con {ids}"
                return

    # --- lo que choca

    def de_choque(
        self, choca_con: tuple[str, ...], con: str | None = None, sin: str | None = None
    ) -> Iterator[str]:
        todas = {r for grupo in preguntas.reglas_de(self.caso).values() for r in grupo}
        if not choca_con or set(choca_con) - todas:
            yield f"choca con {choca_con}"
            return
        demas = todas - set(choca_con)
        if preguntas.sin_reglas(self.mundo, demas).mejor(con, sin) is not None:
            yield f"{choca_con} no bastan para impedirlo"
        for regla in () if self.cortado else choca_con:
            if preguntas.sin_reglas(self.mundo, demas | {regla}).mejor(con, sin) is None:
                yield f"{regla} sobra en {choca_con}"

    # --- puntaje

    def de_puntos(self, id_: str, dicho: Puntos, elegida: bool) -> Iterator[str]:
        ficha = self.mundo.fichas[id_]
        ejes = {"prioridad": ficha.prioridad or 0, "factibilidad": ficha.factibilidad or 0}
        if dicho.actual != ejes[dicho.eje]:
            yield f"{dicho.eje} actual {dicho.actual} y no {ejes[dicho.eje]}"
        verdad = self._menor_puntaje(id_, ejes, dicho.eje)
        if dicho.limite is None:
            if verdad not in ((None,) if not elegida else (0, self._piso(dicho.eje))):
                yield f"sin límite de {dicho.eje}, y basta {verdad}"
            return
        if verdad is None:
            if dicho.limite.maximo is not None:
                yield f"{dicho.eje} {dicho.limite}, y ni con la máxima"
            return
        yield from _encierra(dicho.eje, dicho.limite, verdad, exacto_=self.a_fondo and self.firme)

    def _piso(self, eje: str) -> int:
        umbral = exacto((self.caso.agenda.get("umbrales") or {}).get(eje, 0)) * 100
        return -(-umbral.numerator // umbral.denominator)

    def _menor_puntaje(self, id_: str, ejes: dict[str, int], eje: str) -> int | None:
        """El menor con que la elige, mirando cada valor que se puede sacar."""
        propuesta = self.mundo.fichas[id_].propuesta

        def valor_de(centesimas: int) -> int:
            return ficha_con(self.caso, propuesta, {**ejes, eje: centesimas}).valor or 0

        def la_elige(valor: int) -> bool:
            clave = preguntas.con_valor(self.mundo, id_, valor)
            return clave is not None and id_ in clave[4]

        paso = int(self.caso.agenda.get("resolucion", 100))
        if self.caso.agenda.get("regla_de_valor", "proyectos") != "proyectos":
            paso = 1
        valores = range(valor_de(self._piso(eje)), valor_de(10_000) + 1, paso)
        posibles = [valores[k] for k in _muestra(0, len(valores))]
        buenos = [v for v in posibles if la_elige(v)]
        if not buenos:
            return None
        assert buenos == [v for v in posibles if v >= buenos[0]], "más puntaje la saca"
        malos = [v for v in posibles if v < buenos[0]]
        anterior = malos[-1] if malos else buenos[0] - paso
        entre = range(anterior + paso, buenos[0] + 1, paso)
        menor = entre[bisect_left(entre, True, key=la_elige)]
        todas = range(self._piso(eje), 10_001)
        return todas[bisect_left(todas, menor, key=valor_de)]

    # --- costo

    def _queda(self, id_: str, costo: int) -> bool:
        otro = preguntas.con_costo(self.mundo, id_, costo)
        if otro.fichas[id_].estado != COMPITE:
            return False
        rival = otro.mejor(sin=id_) if self.inversion else self.mundo.mejor(sin=id_)
        return otro.gana(id_, rival)

    def de_costo(self, id_: str, dicho: Costo) -> Iterator[str]:
        propuesta = self.mundo.fichas[id_].propuesta
        if dicho.actual != propuesta.costo:
            yield f"costo actual {dicho.actual}"
        if not self.firme:
            return
        limite = dicho.limite
        if limite is None:
            entra = [c for c in _muestra(1, propuesta.costo) if self._queda(id_, c)]
            if entra:
                yield f"dice que a ningún costo, y entra con {entra[-1]}"
            return
        if limite.minimo > 0 and not self._queda(id_, limite.minimo):
            yield f"con costo {limite.minimo} no entra"
        arriba = propuesta.costo if limite.maximo is None else limite.maximo + 1
        mayores = [c for c in _muestra(arriba, propuesta.costo) if self._queda(id_, c)]
        if mayores:
            yield f"costo {limite}: entra con {mayores[-1]}"
        if self.a_fondo and self.de_corrido(id_):
            yield from self._ajustado("costo", limite, propuesta.costo)

    def de_costo_de_elegida(self, id_: str, dicho: Costo) -> Iterator[str]:
        propuesta = self.mundo.fichas[id_].propuesta
        if dicho.actual != propuesta.costo:
            yield f"costo actual {dicho.actual}"
        limite = dicho.limite
        if not self.firme or limite is None:
            return
        if limite.minimo < dicho.actual:
            yield f"aguanta menos de lo que cuesta: {limite}"
        desde = limite.minimo if self.tiembla(id_) else dicho.actual
        fallan = [c for c in _muestra(desde, limite.minimo + 1) if not self._queda(id_, c)]
        if fallan:
            yield f"dice que aguanta {limite} y con {fallan[0]} sale"
        if limite.maximo is not None:
            tope = 2 * (limite.maximo + self.caso.suma_techos)
            mas = {
                *range(limite.maximo + 1, limite.maximo + 20),
                *_muestra(limite.maximo + 1, tope, 12),
            }
            sigue = [c for c in sorted(mas) if self._queda(id_, c)]
            if sigue:
                yield f"dice que no pasa de {limite} y con {sigue[-1]} sigue"
        if self.a_fondo and self.de_corrido(id_):
            yield from self._ajustado("costo", limite, propuesta.costo)

    def _ajustado(self, que: str, limite: Intervalo, costo: int) -> Iterator[str]:
        grano = max(1, costo // 100_000)
        if limite.maximo is None or limite.maximo - limite.minimo >= grano:
            yield f"a fondo {que} quedó en {limite}"

    # --- dinero

    def _pagadoras(self, id_: str) -> set[str]:
        if self.inversion:
            return set()
        return {
            self.caso.fuentes[i]["id"]
            for o in self.mundo.opciones[id_]
            for t, i, _ in o.celdas
            if o.falta[t]
        }

    def de_dinero(self, id_: str, dicho: MasDinero) -> Iterator[str]:
        subidas = {t: self.subidas[dicho.fuente, t] for t in self.caso.vigencias}
        if dicho.pesos is None:
            todo = 2 * sum(f.costo for f in self.mundo.compiten)
            yield from self._entra_antes(id_, dicho.fuente, todo)
            return
        if dicho.pesos.maximo is None:
            if self.a_fondo and not self.pide_parte_del_techo:
                yield f"a fondo no se supo con cuánto más de {dicho.fuente}"
            return
        if dicho.vigencia is None:
            yield f"{dicho} sin año"
            return
        elegida = subidas[dicho.vigencia].elegida(dicho.pesos.maximo)
        if elegida is None or id_ not in elegida[4]:
            yield f"con {dicho} no entra"
        yield from self._entra_antes(id_, dicho.fuente, dicho.pesos.minimo)
        if self.a_fondo and not self.pide_parte_del_techo:
            costo = self.mundo.fichas[id_].costo
            yield from self._ajustado(f"dinero de {dicho.fuente}", dicho.pesos, costo)

    def _entra_antes(self, id_: str, fuente: str, pesos: int) -> Iterator[str]:
        for t in self.caso.vigencias:
            for menos in _muestra(1, pesos):
                elegida = self.subidas[fuente, t].elegida(menos)
                if elegida is not None and id_ in elegida[4]:
                    yield f"entra con {menos} de {fuente} en {t}, menos que {pesos}"
                    break

    # --- arreglo

    def de_arreglo(self, e: Explicacion) -> Iterator[str]:
        arreglo = e.arreglo
        if arreglo is None:
            yield "no dice si tiene arreglo"
            return
        puede = self._se_arregla(e)
        if arreglo.se_puede != puede or (arreglo.desenlace is not None) != puede:
            yield f"se puede {arreglo.se_puede}, {arreglo.desenlace}"
            return
        if not puede or not self.firme:
            return
        entra = self._con_arreglo(e)
        if arreglo.desenlace == "no_se_sabe":
            if self.a_fondo and self.firme:
                yield "a fondo no se supo qué pasaría"
        elif arreglo.desenlace == "depende":
            if len(entra) < 2:
                yield f"no depende: {entra}"
        elif entra != {arreglo.desenlace == "entra"}:
            yield f"{arreglo.pendientes}: {arreglo.desenlace}, y {entra}"

    def _se_arregla(self, e: Explicacion) -> bool:
        ficha = self.mundo.fichas[e.propuesta]
        if e.caso == "sin_arranque":
            madura = preguntas.con_fase(self.mundo, e.propuesta, "disenos")
            opciones = preguntas.opciones(
                madura.caso, next(p for p in madura.caso.propuestas if p.id == e.propuesta)
            )
            return ficha.propuesta.fase != "disenos" and bool(opciones)
        if ficha.costo < int(self.caso.agenda.get("tamano_minimo") or 0):
            return ficha.estado == "sin_quorum"
        fallan = {
            item["id"]: item["subsanable"]
            for item in self.caso.agenda.get("habilitantes") or []
            if self.caso.respuestas.get((e.propuesta, item["id"])) == "no_cumple"
        }
        return ficha.estado == "sin_quorum" or all(fallan.values())

    def _con_arreglo(self, e: Explicacion) -> set[bool]:
        """Si entra, con cada puntaje extremo de los que podría sacar."""
        if e.caso == "sin_arranque":
            mundo = preguntas.con_fase(self.mundo, e.propuesta, "disenos")
            return {self._entra(mundo, e.propuesta)}
        subsanables = {
            h["id"] for h in self.caso.agenda.get("habilitantes") or [] if h["subsanable"]
        }
        fallan = {
            i for i in subsanables if self.caso.respuestas.get((e.propuesta, i)) == "no_cumple"
        }
        caso = preguntas.con_respuestas(self.caso, e.propuesta, fallan)
        propuesta = self.mundo.fichas[e.propuesta].propuesta
        propios = puntajes(caso, propuesta)
        if propios is not None:
            propios = {eje: max(v, self._piso(eje)) for eje, v in propios.items()}
            ficha = ficha_con(caso, propuesta, propios)
            return {
                self._entra(preguntas.con_ficha(Mundo(caso, self.mundo.fichas), ficha), e.propuesta)
            }
        desenlaces = set()
        for extremo in (0, 100):
            ejes = puntajes(caso, propuesta, si_falta=exacto(extremo))
            assert ejes is not None
            mundo = preguntas.con_ficha(
                Mundo(caso, self.mundo.fichas), ficha_con(caso, propuesta, ejes)
            )
            desenlaces.add(self._entra(mundo, e.propuesta))
        return desenlaces

    def _entra(self, mundo: Mundo, id_: str) -> bool:
        if mundo.fichas[id_].estado != COMPITE:
            return False
        mejor = mundo.mejor()
        return mejor is not None and id_ in mejor[4]

    # --- precio de las reglas

    def de_regla(self, r: PrecioDeRegla, quitadas: tuple[str, ...]) -> Iterator[str]:
        if not r.texto.strip():
            yield "sin frase"
        mundo = preguntas.sin_reglas(self.mundo, quitadas)
        mejor = mundo.mejor()
        assert mejor is not None
        verdad = self.mejor[0] - mejor[0]
        yield from _encierra("precio", r.precio, verdad, exacto_=self.a_fondo)
        if r.ata is not None and r.ata != (verdad > 0):
            yield f"ata {r.ata}, y cuesta {verdad}"
        if self.a_fondo and r.ata is None:
            yield "a fondo no se supo si ata"
        if not r.precio.minimo:
            if r.entrarian or r.saldrian:
                yield "entran o salen sin que cueste"
            return
        ids = tuple(sorted(set(self.mejor[4]) - set(r.saldrian) | set(r.entrarian)))
        if not mundo.cabe(ids) or ids not in {i for _, i in mundo.ordenadas}:
            yield f"sin ella {ids} tampoco cumple"
        valor = sum(self.mundo.fichas[i].valor or 0 for i in ids) + self.mejor[0]
        if not r.precio.minimo <= valor <= (r.precio.maximo or valor):
            yield f"sin ella {ids} valdría {valor} más"
        movidas = len(set(self.mejor[4]) ^ set(ids))
        for clave, otras in mundo.factibles if self.a_fondo else ():
            if clave[0] <= mejor[0] and len(set(self.mejor[4]) ^ set(otras)) < movidas:
                yield f"mueve {movidas} obras, y sin ella basta con {otras}"
                return


def _encierra(que: str, dicho: Intervalo | None, verdad: int, exacto_: bool) -> Iterator[str]:
    if dicho is None:
        yield f"{que} no se dijo"
    elif dicho.minimo > verdad or (dicho.maximo is not None and dicho.maximo < verdad):
        yield f"{que} {dicho.minimo}–{dicho.maximo}, y es {verdad}"
    elif exacto_ and dicho.minimo != dicho.maximo:
        yield f"{que} a fondo quedó en {dicho.minimo}–{dicho.maximo}, y es {verdad}"


def _muestra(desde: int, hasta: int, cuantos: int = LITERALES) -> list[int]:
    """Los enteros de [desde, hasta); si pasan de `cuantos`, los bordes y unos repartidos."""
    hay = hasta - desde
    if hay <= cuantos:
        return list(range(desde, hasta))
    en_medio = {desde + hay * k // 12 for k in range(12)}
    return sorted({desde, desde + 1, hasta - 2, hasta - 1} | en_medio)


MALA = re.compile(r"(?<![\d.,])1 (pesos|proyectos|puntos)|[-−]\d|None|nan|\s\s|«»|:\.|\(\)")
"""Lo que ninguna frase dice: «1 pesos», un monto negativo, un hueco."""


def _frases_malas(frases: tuple[str, ...]) -> Iterator[str]:
    for frase in frases:
        bien = frase[:1].isupper() and frase.endswith((".", "?", "!")) and frase == frase.strip()
        if not bien or MALA.search(frase):
            yield f"frase mal dicha: {frase!r}"
