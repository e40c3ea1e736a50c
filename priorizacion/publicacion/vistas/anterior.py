"""Las propuestas que estuvieron en una versión y ya no están: su dirección se conserva."""

from collections.abc import Iterator
from dataclasses import dataclass

from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.archivada import Archivada
from priorizacion.publicacion.vistas.contexto import Contexto, archivo_de_propuesta
from priorizacion.publicacion.vistas.tabla import Celda
from priorizacion.publicacion.vistas.version import contexto_de, nombrar


@dataclass(frozen=True, slots=True)
class Anterior:
    """La página que queda donde estaba una propuesta."""

    id: str
    titulo: str
    decision: str
    motivos: tuple[str, ...]
    ahora: Celda | None
    """La misma propuesta con otro identificador, si sigue."""
    version: Celda
    """La última versión en que estuvo."""


def ver(contexto: Contexto) -> tuple[Anterior, ...]:
    """Una por cada identificador que ya no está en la agenda que vale, por id."""
    vistas: dict[str, Anterior] = {}
    for archivada in contexto.archivadas:
        # la última versión en que estuvo es la que queda
        vistas.update({a.id: a for a in _de(contexto, archivada)})
    return tuple(vistas[i] for i in sorted(vistas))


def _de(contexto: Contexto, archivada: Archivada) -> Iterator[Anterior]:
    entonces = contexto_de(contexto, archivada)
    for decidida in archivada.resultado.propuestas:
        if decidida.id not in contexto.decididas:
            yield _anterior(contexto, entonces, archivada, decidida)


def _anterior(
    contexto: Contexto, entonces: Contexto, archivada: Archivada, decidida: PropuestaDecidida
) -> Anterior:
    numero = archivada.version.numero
    estado = palabras.ESTADOS_EN_PALABRAS[decidida.estado].lower()
    return Anterior(
        id=decidida.id,
        titulo=entonces.nombre(decidida.id),
        decision=f"Ya no está en la agenda. En la versión {numero} estaba así: {estado}.",
        motivos=tuple(m.texto for m in decidida.motivos),
        ahora=_ahora(contexto, decidida.id, numero),
        version=Celda(nombrar(numero), f"../versiones/{numero}/index.html#{decidida.id}"),
    )


def _ahora(contexto: Contexto, propuesta: str, numero: int) -> Celda | None:
    """Sigue los cambios de identificador desde esa versión hasta la que vale."""
    ident: str | None = propuesta
    for archivada in contexto.archivadas[numero - 1 :]:
        parejas = {p.antes: p.ahora for p in archivada.hacia_la_siguiente.propuestas}
        ident = parejas.get(ident) if ident else None
    if ident is None or ident not in contexto.decididas:
        return None
    return Celda(contexto.nombre(ident), f"{archivo_de_propuesta(ident)}.html")
