"""Formularios llenos → `propuestas.csv` y `habilitantes.csv`, sin pisar lo que alguien escribió.

Los originales se guardan primero; las tablas se rehacen siempre desde todos ellos y desde lo
escrito a mano, así que da igual en qué orden lleguen y cuántas veces.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.formulario import EJEMPLO, NOTA, RETIRO_DEL_EJEMPLO
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.propuesta_recibida import PropuestaRecibida
from priorizacion.ingesta.apuntes import Apuntes, en, resumir
from priorizacion.ingesta.comprobaciones.privacidad import de_lo_recibido
from priorizacion.ingesta.propuestas import CAMPOS, COLUMNAS
from priorizacion.ingesta.recibido.formulario_lleno import leer_formulario
from priorizacion.ingesta.recibido.larga import TablaAjena
from priorizacion.ingesta.recibido.parecidas import Parecida, buscar_parecidas
from priorizacion.ingesta.recibido.pieza import Pieza
from priorizacion.ingesta.recibido.propuestas_llenas import (
    NO_ENTRO,
    QUEDO_EN_BLANCO,
    Preguntado,
    entender,
)
from priorizacion.ingesta.recibido.registro import (
    PROCEDENCIA,
    REGISTRO,
    Anotacion,
    Llegada,
    escribir_registro,
    leer_llegadas,
)
from priorizacion.ingesta.recibido.tabla_llena import TablaLlena, leer_tabla_llena
from priorizacion.ingesta.reglamento import leer_reglamento
from priorizacion.recoleccion.interrogatorio import interrogar
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.propuestas.condiciones import COLUMNAS as DE_CONDICIONES
from priorizacion.tareas.propuestas.condiciones import OtraRespuesta
from priorizacion.tareas.propuestas.depuracion import Depurado, Tablas, depurar
from priorizacion.tareas.propuestas.entrega import cambios, copias, procedencia
from priorizacion.tareas.propuestas.juicio import HABILITANTES, PROPUESTAS, Falta
from priorizacion.tareas.propuestas.mezcla import Caso
from priorizacion.tareas.sala.originales import abrir_recibido, guardar, releer

FORMULARIOS = "propuestas"
"""Dentro de `recibido/`: los formularios originales, aparte de las planillas."""


@dataclass(frozen=True)
class Leido:
    """Un formulario guardado."""

    nombre: str
    """Como lo conoce quien lo trajo."""
    propuestas: tuple[PropuestaRecibida, ...]
    observaciones: tuple[Observacion, ...]
    """Lo que no se tomó, y por qué."""
    de_personas: tuple[Observacion, ...] = ()
    """Lo que parece de alguien y se publicaría: entra igual, y hay que mirarlo."""


@dataclass(frozen=True)
class RecepcionDePropuestas:
    """Lo que salió de recibir formularios."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leer las reglas."""
    falta: str | None = None
    """Por qué no se escribió nada; lo que llegó quedó guardado."""
    llegaron: tuple[str, ...] = ()
    """Nombres guardados de lo que llegó ahora."""
    leidos: Mapping[str, Leido] = field(default_factory=dict)
    """Nombre guardado → lo que dice, de todos los que hay."""
    casos: tuple[Caso, ...] = ()
    otras_respuestas: tuple[OtraRespuesta, ...] = ()
    """Condiciones que alguien contestó distinto a mano."""
    parecidas: tuple[Parecida, ...] = ()
    """Parejas que pueden ser la misma."""
    escritos: tuple[str, ...] = ()
    """Archivos de la carpeta que cambiaron."""
    en_firme: bool = False
    """Si las propuestas ya estaban en firme."""


def hay_formularios(carpeta: Path) -> bool:
    """Si alguna vez se recibió uno."""
    return (carpeta / "recibido" / FORMULARIOS).is_dir()


def recibir_propuestas(
    carpeta: Path,
    piezas: Iterable[Pieza],
    cuando: str,
    *,
    reemplazar: bool = False,
    extemporaneas: bool = False,
) -> RecepcionDePropuestas:
    """Guarda los formularios y rehace las dos tablas.

    Con `reemplazar`, lo que llega ahora vale más que lo escrito a mano; con `extemporaneas`, se
    reciben aunque las propuestas estén en firme. Lanza `OSError`.
    """
    abierto = _abrir(carpeta)
    if isinstance(abierto, RecepcionDePropuestas):
        return abierto
    recibido = abrir_recibido(carpeta) / FORMULARIOS
    recibido.mkdir(exist_ok=True)
    guardados = guardar(recibido, piezas, leer_llegadas(recibido), cuando)
    leidos = dict(_leer(recibido, guardados.llegadas, Preguntado(abierto.formulario)))
    preferidas = {g.partition(".")[0] for g in guardados.llegaron} if reemplazar else set()
    recibidas = [p for leido in leidos.values() for p in leido.propuestas]
    depurado = depurar(abierto, recibidas, preferidas)
    suyas = sorted(c.id for c in depurado.mezcla.casos if c.suerte in ("nueva", "cambia"))
    en_firme = (carpeta / CONGELADO).is_file()
    tarde = en_firme and not extemporaneas and bool(suyas)
    cambian = {} if tarde else cambios(abierto, depurado)
    grabar(copias(abierto, depurado, cambian, recibido), recibido)
    grabar(cambian, carpeta)
    anotaciones = {} if tarde else _anotar(leidos)
    grabar(
        {
            REGISTRO: escribir_registro(guardados.llegadas, anotaciones),
            **({} if tarde else {PROCEDENCIA: procedencia(depurado)}),
        },
        recibido,
    )
    return RecepcionDePropuestas(
        falta=_de_las_tardias(suyas) if tarde else None,
        llegaron=guardados.llegaron,
        leidos={g: _con_faltas(leido, depurado) for g, leido in leidos.items()},
        casos=depurado.mezcla.casos,
        otras_respuestas=depurado.condiciones.distintas,
        parecidas=buscar_parecidas(depurado.mezcla.filas, suyas),
        escritos=tuple(cambian),
        en_firme=en_firme,
    )


def _de_las_tardias(ids: list[str]) -> str:
    una = len(ids) == 1
    que = "quedó guardada y no entró" if una else "quedaron guardadas y no entraron"
    return (
        f"las propuestas ya están en firme: {', '.join(ids)} {que}. Si el comité "
        f"{'la' if una else 'las'} admite, repita con --extemporaneas y diga por qué con "
        "«priorizacion congelar CARPETA --cambio»."
    )


def _abrir(carpeta: Path) -> Tablas | RecepcionDePropuestas:
    apuntes: Apuntes = []
    reglas = leer_reglamento(carpeta, apuntes).reglas
    if reglas is None:
        return RecepcionDePropuestas(observaciones=resumir(apuntes))
    try:
        propuestas = leer_tabla_llena(carpeta, PROPUESTAS, COLUMNAS.obligatorias, CAMPOS)
        habilitantes = leer_tabla_llena(carpeta, HABILITANTES, DE_CONDICIONES[:3], DE_CONDICIONES)
    except TablaAjena as error:
        return RecepcionDePropuestas(falta=str(error))
    if not (carpeta / CONGELADO).is_file():
        propuestas = _sin_la_de_ejemplo(propuestas)
    return Tablas(carpeta, interrogar(reglas), propuestas, habilitantes)


def _sin_la_de_ejemplo(tabla: TablaLlena) -> TablaLlena:
    """La fila con que nació la tabla ya enseñó: se va con la primera propuesta de verdad."""
    ejemplo = (EJEMPLO, RETIRO_DEL_EJEMPLO)
    filas = (f for f in tabla.filas if (f.get("id"), f.get("retirada")) != ejemplo)
    return replace(tabla, filas=tuple(filas))


def _leer(
    recibido: Path, llegadas: Mapping[str, Llegada], preguntado: Preguntado
) -> Iterator[tuple[str, Leido]]:
    for guardada, pieza, vistas in releer(recibido, llegadas):
        apuntes: Apuntes = list(vistas)
        lleno = None if apuntes else leer_formulario(pieza, apuntes)
        propuestas = () if lleno is None else entender(pieza, lleno, preguntado, apuntes)
        yield (
            guardada,
            Leido(
                pieza.nombre,
                propuestas,
                resumir(apuntes),
                resumir(_de_personas(pieza.nombre, propuestas)),
            ),
        )


def _de_personas(archivo: str, propuestas: Iterable[PropuestaRecibida]) -> Iterator[Observacion]:
    for recibida in propuestas:
        notas = {f"{NOTA}{item}": c.nota for item, c in recibida.respuestas.items()}
        yield from de_lo_recibido({**recibida.celdas, **notas}, archivo, recibida.numero)


def _con_faltas(leido: Leido, depurado: Depurado) -> Leido:
    """Con lo que se le quitó al probarlo, dicho en el lugar del archivo en que estaba.

    Si de esa celda ya se dijo qué traía, no se dice además que está en blanco.
    """
    numeros = {(p.archivo, p.numero) for p in leido.propuestas}
    dichas = {(o.origen.fila, o.origen.columna): o for o in leido.observaciones}
    for recibida, falta in depurado.faltas:
        if (recibida.archivo, recibida.numero) not in numeros:
            continue
        lugar, efecto = (recibida.numero, falta.columna), _efecto(falta)
        ya = dichas.get(lugar) if falta.observacion.codigo == "falta-dato" else None
        if ya is not None:
            mensaje = f"{ya.mensaje} {efecto}"
            dichas[lugar] = ya.model_copy(update={"mensaje": mensaje})
        else:
            origen = en(leido.nombre, *lugar)
            cambios = {"origen": origen, "mensaje": f"{falta.mensaje} {efecto}"}
            dichas[lugar] = falta.observacion.model_copy(update=cambios)
    return replace(leido, observaciones=resumir(dichas.values()))


def _efecto(falta: Falta) -> str:
    return NO_ENTRO if falta.impide else QUEDO_EN_BLANCO


def _anotar(leidos: Mapping[str, Leido]) -> dict[str, Anotacion]:
    return {
        g: Anotacion(g, decision="formulario", detalle=f"{len(leido.propuestas)} propuestas")
        for g, leido in leidos.items()
    }
