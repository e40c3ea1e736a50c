"""Una celda de `ponderaciones` → un Juicio, o por qué no se entiende."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.cantidad import CantidadIlegible, leer_decimal
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.observacion import Origen
from priorizacion.dominio.ponderacion import METODOS, Juicio, Metodo
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.texto import allanar, citar, sugerir

_OTROS: dict[Metodo, str] = {
    "directa": "directo puntos reparto reparto_de_puntos asignacion_directa porcentaje",
    "orden": "ranking orden_de_importancia ordenamiento puesto roc",
    "oscilacion": "swing balanceo",
    "pares": "ahp comparacion comparacion_por_pares de_dos_en_dos",
}
_METODO_DE = {nombre: m for m, nombres in _OTROS.items() for nombre in (m, *nombres.split())}
_SIN_OPINION = frozenset({"", "ns", "n_s", "nr", "ns_nr", "nsnr"})
_MAYOR: dict[Metodo, Fraction] = {
    "directa": Fraction(1000),
    "orden": Fraction(1000),
    "oscilacion": Fraction(100),
    "pares": Fraction(9),
}
_COMO: dict[Metodo, str] = {
    "directa": "Escriba cuántos puntos de 100 le da, solo con cifras.",
    "orden": "Escriba su puesto: 1 al que más importa; los que empatan llevan el mismo.",
    "oscilacion": "Escriba de 0 a 100: 100 a la mejora que más importa.",
    "pares": "Escriba cuántas veces pondera más, de 1 a 9; si pondera menos, 1/2, 1/3… hasta 1/9.",
}


@dataclass(frozen=True)
class Celda:
    """Lo escrito en un lugar del archivo, sin interpretar."""

    archivo: str
    linea: int
    columna: str
    """La columna donde está el valor."""
    participante: str
    metodo: str
    criterio: str
    valor: str
    frente_a: str = ""

    def origen(self, columna: str) -> Origen:
        """Dónde está esa columna de esta fila."""
        return en(self.archivo, self.linea, columna)


def leer_juicio(
    celda: Celda, reglas: ReglasDeJuego, estamento_de: Mapping[str, str], apuntes: Apuntes
) -> Juicio | None:
    """El juicio; None si está en blanco, dice «NS» o no se puede leer (y entonces se observa)."""
    if allanar(celda.valor) in _SIN_OPINION:
        return None
    faltas: Apuntes = []
    metodo = _leer_metodo(celda, faltas)
    _exigir_participante(celda, reglas, estamento_de, faltas)
    criterio = _leer_criterio(celda, "criterio", celda.criterio, reglas.criterios, faltas)
    rival = _leer_rival(celda, metodo, reglas.criterios, faltas)
    valor = _leer_valor(celda, metodo, faltas) if metodo else None
    if criterio and rival:
        _exigir_pareja(celda, criterio, rival, faltas)
    apuntes.extend(faltas)
    if faltas or metodo is None or criterio is None or valor is None:
        return None
    return Juicio(
        participante=celda.participante,
        metodo=metodo,
        criterio=criterio.id,
        frente_a=rival.id if rival else None,
        valor=valor,
    )


def _leer_metodo(celda: Celda, faltas: Apuntes) -> Metodo | None:
    metodo = _METODO_DE.get(allanar(celda.metodo))
    if metodo is None:
        mensaje = f"{citar(celda.metodo)} no es una manera de ponderar.{_pista(celda)}"
        remedio = f"Escriba una de estas: {', '.join(METODOS)}."
        faltas.append(observar("valor-no-admitido", celda.origen("metodo"), mensaje, remedio))
    return metodo


def _pista(celda: Celda) -> str:
    return sugerir(celda.metodo, METODOS)


def _exigir_participante(
    celda: Celda, reglas: ReglasDeJuego, estamento_de: Mapping[str, str], faltas: Apuntes
) -> None:
    origen = celda.origen("participante")
    estamento = estamento_de.get(celda.participante)
    if estamento is None:
        mensaje = f"{citar(celda.participante)} no está en el comité."
        mensaje += sugerir(celda.participante, estamento_de)
        remedio = "Agréguelo a comite.csv con su estamento, o corrija el código."
        faltas.append(observar("participante-desconocido", origen, mensaje, remedio))
    elif estamento not in reglas.estamentos:
        mensaje = f"{celda.participante} es de {citar(estamento)}, que no está en agenda.yaml."
        remedio = "Corrija su estamento en comite.csv, o agréguelo en «estamentos»."
        faltas.append(observar("estamento-desconocido", origen, mensaje, remedio))


def _leer_criterio(
    celda: Celda, columna: str, escrito: str, criterios: Iterable[Criterio], faltas: Apuntes
) -> Criterio | None:
    todos = list(criterios)
    llano = allanar(escrito)
    hallado = next((c for c in todos if llano in {allanar(c.id), allanar(c.nombre)}), None)
    if hallado is None:
        mensaje = f"{citar(escrito)} no es un criterio.{sugerir(escrito, [c.id for c in todos])}"
        remedio = f"Escriba uno de estos: {', '.join(c.id for c in todos)}."
        faltas.append(observar("criterio-desconocido", celda.origen(columna), mensaje, remedio))
    return hallado


def _leer_rival(
    celda: Celda, metodo: Metodo | None, criterios: Iterable[Criterio], faltas: Apuntes
) -> Criterio | None:
    if metodo == "pares" and not celda.frente_a:
        mensaje = "Comparar por pares pide dos criterios, y aquí hay uno."
        remedio = "Escriba en «frente_a» el criterio con que se compara."
        faltas.append(observar("falta-dato", celda.origen("frente_a"), mensaje, remedio))
    if metodo != "pares" and celda.frente_a and metodo is not None:
        mensaje = f"«frente_a» dice {citar(celda.frente_a)} y el método es «{metodo}»."
        remedio = "Déjela en blanco, o escriba «pares» en el método."
        faltas.append(observar("valor-no-admitido", celda.origen("frente_a"), mensaje, remedio))
    if metodo != "pares" or not celda.frente_a:
        return None
    return _leer_criterio(celda, "frente_a", celda.frente_a, criterios, faltas)


def _exigir_pareja(celda: Celda, criterio: Criterio, rival: Criterio, faltas: Apuntes) -> None:
    if criterio.id == rival.id:
        mensaje, remedio = f"{criterio.id} se compara consigo mismo.", "Borre la fila."
    elif criterio.eje != rival.eje:
        mensaje = f"{criterio.id} es de {criterio.eje} y {rival.id} de {rival.eje}."
        remedio = "Compare criterios del mismo eje: cada eje reparte sus propios cien puntos."
    else:
        return
    faltas.append(observar("pareja-imposible", celda.origen("frente_a"), mensaje, remedio))


def _leer_valor(celda: Celda, metodo: Metodo, faltas: Apuntes) -> Fraction | None:
    origen, remedio = celda.origen(celda.columna), _COMO[metodo]
    try:
        valor = _numero(celda.valor, metodo)
    except CantidadIlegible as error:
        motivo = str(error).partition(";")[0]
        mensaje = f"{citar(celda.valor)} {motivo}."
        faltas.append(observar("numero-ilegible", origen, mensaje, remedio))
        return None
    menor = Fraction(1, 9) if metodo == "pares" else Fraction(metodo == "orden")
    partido = metodo == "orden" and valor.denominator != 1
    if partido or not menor <= valor <= _MAYOR[metodo]:
        mensaje = f"{citar(celda.valor)} se sale de lo que se puede responder."
        faltas.append(observar("fuera-de-rango", origen, mensaje, remedio))
        return None
    return valor


def _numero(texto: str, metodo: Metodo) -> Fraction:
    limpio = re.sub(r"\s*(%|puntos?|veces|vez)$", "", texto.strip(), flags=re.IGNORECASE)
    if metodo == "orden":
        limpio = re.sub(r"(?<=\d)(\.?[ºª°]|[eroat]{1,3})$", "", limpio)
    quebrado = re.fullmatch(r"(\d)\s*/\s*([1-9])", limpio)
    if metodo == "pares" and quebrado:
        return Fraction(int(quebrado[1]), int(quebrado[2]))
    return leer_decimal(limpio)
