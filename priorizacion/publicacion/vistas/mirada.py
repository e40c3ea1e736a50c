"""La agenda en una mirada: qué se decidió, con qué dinero y qué sigue."""

from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.escape import parrafos
from priorizacion.publicacion.vistas import afuera, matriz, solucion, techos
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda, Tabla

_PRIMERAS = 5
"""De cada grupo que no entró se nombran estas; las demás, en su página."""


@dataclass(frozen=True, slots=True)
class Cifra:
    """Un número grande y lo que significa."""

    cifra: str
    que: str


@dataclass(frozen=True, slots=True)
class Tarjeta:
    """Una propuesta elegida, en tres renglones."""

    nombre: str
    enlace: str | None
    lineas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fuera:
    """Las que no entraron por lo mismo, en el orden de su página."""

    titulo: str
    cuantas: int
    primeras: tuple[Celda, ...]
    resto: str


@dataclass(frozen=True, slots=True)
class Mirada:
    """La primera página de una agenda."""

    titulo: str
    decision: str
    firmeza: str
    inviabilidad: tuple[str, ...]
    vision: tuple[str, ...]
    cifras: tuple[Cifra, ...]
    tarjetas: tuple[Tarjeta, ...]
    estudios: tuple[Tarjeta, ...]
    matriz: matriz.Matriz | None
    dinero: Tabla
    fuera: tuple[Fuera, ...]
    sigue: tuple[str, ...]
    otras: str
    a_las_razones: str
    correccion: str
    """Hasta cuándo valió la versión anterior; vacío si esta es la primera."""


def ver(contexto: Contexto) -> Mirada:
    """La vista de la primera página."""
    return Mirada(
        titulo=contexto.agenda.titulo,
        decision=solucion.decision(contexto),
        firmeza=solucion.firmeza(contexto),
        inviabilidad=_inviabilidad(contexto),
        vision=parrafos(contexto.agenda.vision),
        cifras=_cifras(contexto),
        tarjetas=tuple(_tarjeta(contexto, d) for d in contexto.elegidas),
        estudios=tuple(_estudio(contexto, d) for d in contexto.en_estado("preinversion")),
        matriz=matriz.ver(contexto),
        dinero=techos.por_periodo(contexto),
        fuera=tuple(map(_fuera, afuera.ver(contexto).grupos)),
        sigue=_sigue(contexto),
        otras=_otras(contexto),
        a_las_razones="Aquí está qué pasa con cada una"
        if contexto.inviable
        else "Aquí está la razón de cada una",
        correccion=_correccion(contexto),
    )


def _correccion(contexto: Contexto) -> str:
    if not contexto.archivadas:
        return ""
    ultima = contexto.archivadas[-1].version
    return (
        f"Esta es la versión {ultima.numero + 1} de la agenda: la anterior valió hasta el "
        f"{palabras.fecha(ultima.fecha)}."
    )


def _inviabilidad(contexto: Contexto) -> tuple[str, ...]:
    inviable = contexto.resultado.inviabilidad
    if inviable is None:
        return ()
    return (inviable.texto,)  # el texto ya dice las concesiones, juntas las que van juntas


def _cifras(contexto: Contexto) -> tuple[Cifra, ...]:
    agenda, resultado = contexto.agenda, contexto.resultado
    pedido, hay = contexto.pedido, contexto.techos
    cifras = [
        Cifra(
            f"{len(contexto.elegidas)} de {len(resultado.propuestas)}",
            "propuestas elegidas para hacerse",
        ),
        _cifra(pedido, contexto.base, "piden las propuestas que siguen en pie"),
        _cifra(hay, contexto.corrientes, "suman los techos del periodo"),
    ]
    if hay and pedido > hay:
        veces = palabras.numero_de_millones(round(Fraction(pedido * 10**6, hay)))
        en_pesos = agenda.moneda == "COP"
        por_cada = "se piden por cada peso que hay" if en_pesos else "veces lo que hay se pide"
        cifras.append(Cifra(f"{veces} pesos" if en_pesos else veces, por_cada))
    if resultado.costo_total:
        cifras.append(_cifra(resultado.costo_total, contexto.base, "cuesta lo elegido"))
    return tuple(cifras)


def _cifra(monto: int, en: str, que: str) -> Cifra:
    """En millones, si los hay; una elección pequeña se dice entera."""
    if monto < 10**6:
        return Cifra(escribir_entero(monto), f"{en} {que}")
    return Cifra(palabras.numero_de_millones(monto), f"millones de {en} {que}")


def _tarjeta(contexto: Contexto, decidida: PropuestaDecidida) -> Tarjeta:
    propuesta = contexto.propuestas[decidida.id]
    lugar = contexto.zona_de(propuesta)
    lineas = [
        f"{palabras.dinero(decidida.costo, contexto.base)}",
        " · ".join(
            t
            for t in (
                lugar,
                f"empieza en {decidida.inicio}" if decidida.inicio else "",
            )
            if t
        ),
    ]
    if propuesta.beneficiarios:
        lineas.append(palabras.contar(propuesta.beneficiarios, "persona", "personas"))
    return Tarjeta(
        contexto.nombre(decidida.id), contexto.enlace(decidida.id), tuple(t for t in lineas if t)
    )


def _estudio(contexto: Contexto, decidida: PropuestaDecidida) -> Tarjeta:
    propuesta = contexto.propuestas[decidida.id]
    monto = palabras.dinero(
        propuesta.costo_preinversion, palabras.unidad(contexto.agenda, base=False)
    )
    lineas = (f"{monto} para estudios y diseños", contexto.zona_de(propuesta))
    return Tarjeta(
        contexto.nombre(decidida.id), contexto.enlace(decidida.id), tuple(t for t in lineas if t)
    )


def _fuera(grupo: afuera.Grupo) -> Fuera:
    propuestas = grupo.propuestas
    resto = len(propuestas) - _PRIMERAS
    return Fuera(
        titulo=grupo.titulo,
        cuantas=len(propuestas),
        primeras=tuple(Celda(p.nombre, p.enlace) for p in propuestas[:_PRIMERAS]),
        resto=f"y {resto} más" if resto > 0 else "",
    )


def _otras(contexto: Contexto) -> str:
    cuantas = len(contexto.resultado.propuestas) - len(contexto.elegidas)
    return palabras.contar(
        cuantas, "propuesta no entró como obra", "propuestas no entraron como obra"
    )


def _sigue(contexto: Contexto) -> tuple[str, ...]:
    agenda = contexto.agenda
    frases = []
    if agenda.comite and agenda.comite.apelacion:
        apelacion = agenda.comite.apelacion
        hasta = f"Hasta el {palabras.fecha(apelacion.hasta)} se" if apelacion.hasta else "Se"
        frases.append(f"{hasta} puede reclamar. {apelacion.como.strip()}")
    if agenda.sorteo.semilla is None and not contexto.inviable:
        frases.append(
            "Falta el sorteo público que resolvería los empates: "
            f"{agenda.sorteo.procedimiento.strip().rstrip('.')}."
        )
    espera = len(contexto.en_estado("lista_de_espera"))
    if espera:
        quedan = palabras.contar(espera, "propuesta queda", "propuestas quedan")
        frases.append(
            f"{quedan} en lista de espera. Si se libera dinero, la agenda se vuelve a "
            "calcular entera; el cupo no se hereda."
        )
    if agenda.responsable:
        contacto = agenda.responsable.contacto
        frases.append(
            f"Responde por la agenda: {agenda.responsable.entidad}"
            + (f" ({contacto})." if contacto else ".")
        )
    return tuple(frases)
