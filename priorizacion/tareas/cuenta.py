"""Una agenda y su expediente → todo lo que se comprueba de la cuenta, de lo barato a lo caro."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

from priorizacion.decision.certificado import escribir_matriz
from priorizacion.decision.comprobacion import comprobar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.matriz import MatrizIlegible
from priorizacion.decision.reconstruccion import formular_publicada, reconstruir
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.resultado import Resultado
from priorizacion.dominio.serializacion import a_json
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cota import probar_cota
from priorizacion.tareas.cotejo import Paso, cotejar
from priorizacion.tareas.diferencia import comparar, decir
from priorizacion.tareas.entrega import CERTIFICADO, RESULTADO
from priorizacion.tareas.expediente import Expediente
from priorizacion.tareas.rehecho import nota_de_version, rehacer
from priorizacion.tareas.segundo import preguntar_a_otro

_SIN_RESOLVER = {"explicaciones", "robustez", "equidad", "contraste", "desacuerdo"}
_SIN_RESOLVER |= {"curva_presupuesto", "desempate", "inviabilidad"}
"""Partes del resultado que piden volver a resolver, o que dependen de una que lo pide."""


@dataclass(frozen=True)
class Alcance:
    """Hasta dónde se comprueba."""

    rapida: bool = False
    """Si no se vuelve a resolver nada."""
    segundos: float = 60
    """Cuánto se le da a cada segundo solucionador."""


def comprobar_cuenta(
    agenda: Agenda,
    expediente: Expediente,
    alcance: Alcance,
    avisar: Avisar,
    *,
    publica: bool = False,
) -> tuple[Paso, ...]:
    """Huellas, datos contra resultado, reglas, cota, y la agenda resuelta otra vez y por otro."""
    avisar("comparando huellas y datos")
    pasos = [*cotejar(agenda, expediente, publica=publica), *_pasos_de_forma(expediente)]
    pasos.append(_paso_de_los_datos(agenda, expediente))
    avisar("comprobando las reglas y la cota en enteros exactos")
    formulacion = formular_publicada(agenda, expediente.resultado)
    pasos += [_paso_exacto(agenda, expediente.resultado)]
    pasos += [
        *_pasos_de_la_cota(expediente, formulacion),
        _paso_de_la_matriz(expediente, formulacion),
    ]
    if any(paso.veredicto == "distinto" for paso in pasos):
        texto = "no se volvió a resolver: primero hay que aclarar lo que ya difiere."
        return (*pasos, Paso("sin_comprobar", texto))
    if alcance.rapida:
        return (*pasos, Paso("sin_comprobar", _POR_RAPIDA))
    pasos += rehacer(agenda, expediente, avisar)
    if any(paso.veredicto == "distinto" for paso in pasos):
        return tuple(pasos)
    datos = (formulacion, expediente.certificado, expediente.resultado)
    return (*pasos, preguntar_a_otro(*datos, alcance.segundos, avisar))


_POR_RAPIDA = (
    "con --rapida no se volvió a resolver: que sea la mejor más allá de la cota, los empates, y lo "
    "que se dice de cambios, firmeza, reparto y otras maneras, quedan como se publicaron."
)


def _pasos_de_forma(expediente: Expediente) -> Iterator[Paso]:
    modelos = {RESULTADO: expediente.resultado, CERTIFICADO: expediente.certificado}
    for nombre, modelo in modelos.items():
        if a_json(modelo).encode() != expediente.archivos[nombre]:
            texto = f"{nombre} no está escrito como lo escribe el programa: alguien lo tocó."
            yield Paso("distinto", texto)


def _paso_de_los_datos(agenda: Agenda, expediente: Expediente) -> Paso:
    """Todo lo que sale de los datos sin resolver, dato por dato."""
    resultado = expediente.resultado
    try:
        sale = _sin_lo_que_resuelve(reconstruir(agenda, resultado))
    except (KeyError, ValueError, IndexError) as error:
        texto = f"con los datos publicados no se puede rehacer el resultado ({error})."
        return Paso("distinto", texto)
    diferencias = list(comparar(sale, _sin_lo_que_resuelve(resultado)))
    if diferencias:
        nota = nota_de_version(expediente.certificado)
        return Paso("distinto", decir(diferencias, RESULTADO) + nota)
    propuestas = _contar(len(resultado.propuestas), "propuesta", "propuestas")
    reglas = _contar(len(resultado.reglas), "restricción", "restricciones")
    texto = (
        f"los puntajes, costos, estados y razones de {propuestas}, y lo que usan {reglas}, salen "
        "de los datos."
    )
    return Paso("igual", texto)


def _contar(cuantas: int, una: str, varias: str) -> str:
    return f"{escribir_entero(cuantas)} {una if cuantas == 1 else varias}"


def _sin_lo_que_resuelve(resultado: Resultado) -> dict[str, object]:
    dicho = resultado.model_dump(mode="json", exclude=_SIN_RESOLVER)
    for regla in dicho["reglas"]:
        regla.pop("precio")
    return dicho


def _paso_exacto(agenda: Agenda, resultado: Resultado) -> Paso:
    faltas = comprobar(agenda, resultado)
    if not faltas and resultado.valor is None:
        return Paso("igual", "los puntajes, los estados y los costos cuadran; no hay cartera.")
    if not faltas:
        return Paso("igual", "cada regla se cumple y las cuentas cuadran, en enteros exactos.")
    return Paso("distinto", "no cumple, en enteros exactos: " + " ".join(faltas))


def _pasos_de_la_cota(expediente: Expediente, formulacion: Formulacion) -> tuple[Paso, ...]:
    certificado, valor = expediente.certificado, expediente.resultado.valor
    try:
        probada = probar_cota(certificado, gcd(*formulacion.valor.values()) or 1)
    except MatrizIlegible as error:
        return (Paso("distinto", f"la cota verificable no se puede comprobar: {error}."),)
    if valor is None:
        return ()
    if probada is None or certificado.cota_verificable is None:
        return (Paso("sin_comprobar", "cota: el certificado no trae una verificable."),)
    declarada = certificado.cota_verificable.valor
    if probada != declarada or declarada < valor:
        dice, sale = escribir_centesimas(declarada), escribir_centesimas(probada)
        texto = f"la cota verificable no sale de sus multiplicadores: dice {dice} y prueban {sale}."
        return (Paso("distinto", texto),)
    puntos = escribir_centesimas(declarada)
    texto = f"los multiplicadores prueban que ninguna agenda vale más de {puntos}"
    paso = Paso("igual", f"{texto}; la publicada vale {escribir_centesimas(valor)}.")
    return (paso, *_paso_del_solucionador(expediente.resultado, declarada))


def _paso_del_solucionador(resultado: Resultado, probada: int) -> tuple[Paso, ...]:
    if resultado.cota is None or resultado.cota >= probada:
        return ()
    desde, hasta = escribir_centesimas(resultado.cota), escribir_centesimas(probada)
    texto = (
        f"con los multiplicadores, que ninguna valga entre {desde} y {hasta}: eso lo dicen los "
        "solucionadores."
    )
    return (Paso("sin_comprobar", texto),)


def _paso_de_la_matriz(expediente: Expediente, formulacion: Formulacion) -> Paso:
    sale = escribir_matriz(formulacion)
    if sale == expediente.certificado.matriz:
        filas = _contar(len(sale["filas"]), "fila", "filas")
        columnas = _contar(len(sale["columnas"]), "columna", "columnas")
        texto = f"la matriz publicada ({filas}, {columnas}) es la de estos datos."
        return Paso("igual", texto)
    diferencias = list(comparar(sale, expediente.certificado.matriz))
    pisos = {piso.nombre for piso in formulacion.pisos}
    con_duda = expediente.resultado.estado_solucion != "probada"
    if con_duda and all(d.ruta[0] == "filas" and d.ruta[1] in pisos for d in diferencias):
        texto = "de la matriz, las filas de lo que se exige por estamento: no se probó cuánto es."
        return Paso("sin_comprobar", texto)
    return Paso(
        "distinto", "la matriz no es la de estos datos: " + decir(diferencias, CERTIFICADO, 2)
    )
