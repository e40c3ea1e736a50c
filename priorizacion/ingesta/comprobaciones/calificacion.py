"""Lo leído → lo que no casa en criterios, escalas, marcas y quórum."""

from collections.abc import Iterator
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_centesimas, redondear
from priorizacion.dominio.criterio import EJES
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.marcas import Marcas


def ponderaciones(leido: Leido) -> Iterator[Observacion]:
    """Las ponderaciones de cada eje con criterios suman 100."""
    for eje in EJES:
        criterios = [c for c in (leido.reglas.criterios if leido.reglas else ()) if c.eje == eje]
        suma = sum((c.ponderacion for c in criterios), Fraction(0))
        if criterios and suma != 100:
            escrita = escribir_centesimas(redondear(suma * 100))
            yield observar(
                "ponderaciones-no-suman",
                leido.en_agenda("criterios"),
                f"Las ponderaciones de «{eje}» suman {escrita} y deben sumar 100.",
                "Ajuste la ponderación de sus criterios.",
            )


def escala(leido: Leido) -> Iterator[Observacion]:
    """Cada marca está entre el nivel más bajo y el más alto de su criterio."""
    criterios = {c.id: c for c in leido.reglas.criterios} if leido.reglas else {}
    for bloque in leido.marcas:
        pares = set(zip(bloque.criterios, bloque.valores, strict=True))
        malos = {
            (c, v)
            for c, v in pares
            if c in criterios
            and criterios[c].origen == "valoraciones"
            and not criterios[c].nivel_minimo <= v <= criterios[c].nivel_maximo
        }
        for i in _donde(bloque, malos):
            criterio = criterios[bloque.criterios[i]]
            yield observar(
                "marca-fuera-de-escala",
                bloque.origen(i, "valor"),
                f"«{bloque.valores[i]}» no está en la escala de «{criterio.id}»: va de "
                f"{criterio.nivel_minimo} a {criterio.nivel_maximo}.",
                "Escriba el nivel, o NS si no tiene opinión.",
            )


def medidos(leido: Leido) -> Iterator[Observacion]:
    """Un criterio medido no se califica."""
    criterios = leido.reglas.criterios if leido.reglas else ()
    datos = {c.id for c in criterios if c.origen == "dato"}
    for bloque in leido.marcas:
        for i, criterio in enumerate(bloque.criterios if datos & set(bloque.criterios) else ()):
            if criterio in datos:
                yield observar(
                    "marca-de-criterio-medido",
                    bloque.origen(i, "criterio"),
                    f"«{criterio}» se mide con un dato: no se califica.",
                    "Borre la marca, o quite «origen: dato» del criterio.",
                )


def opiniones(leido: Leido) -> Iterator[Observacion]:
    """Si hay criterios que se califican y nadie ha calificado, se avisa."""
    criterios = leido.reglas.criterios if leido.reglas else ()
    se_califica = any(c.origen == "valoraciones" for c in criterios)
    hay = leido.con_marcas or leido.puntajes is not None
    vacias = bool(leido.marcas) and not any(b.valores for b in leido.marcas)
    if se_califica and (not hay or vacias):
        yield observar(
            "sin-valoraciones",
            en("valoraciones.csv"),
            "Todavía no hay valoraciones: ninguna propuesta alcanzará el quórum.",
            "Cuando el comité califique, agregue sus marcas y vuelva a revisar.",
        )


def quorum(leido: Leido) -> Iterator[Observacion]:
    """El quórum se puede alcanzar con el comité que hay."""
    if leido.reglas is None or leido.participantes is None or not leido.con_marcas:
        return
    pedido = leido.reglas.quorum
    personas = {p.id for p in leido.participantes.objetos}
    estamentos = {p.estamento for p in leido.participantes.objetos}
    cuentas = (
        ("marcas_minimas", pedido.marcas_minimas, len(personas), "participantes"),
        ("estamentos_minimos", pedido.estamentos_minimos, len(estamentos), "estamentos"),
    )
    for clave, minimo, hay, que in cuentas:
        if minimo > hay > 0 and any(c.origen == "valoraciones" for c in leido.reglas.criterios):
            yield observar(
                "quorum-inalcanzable",
                leido.en_agenda("quorum", clave),
                f"Pide {minimo} y el comité tiene {hay} {que}: ninguna propuesta lo alcanzará.",
                "Baje el mínimo o complete comite.csv.",
            )


def puntajes_completos(leido: Leido) -> Iterator[Observacion]:
    """Sin marcas, hace falta el puntaje colectivo de cada criterio calificado."""
    if leido.puntajes is None or leido.reglas is None or leido.propuestas is None:
        return
    if leido.puntajes.perdidas:
        return
    hay = {(p.propuesta, p.criterio) for p in leido.puntajes.objetos if p.estamento is None}
    for criterio in leido.reglas.criterios:
        faltan = [
            p.id
            for p in leido.propuestas.objetos
            if (p.id, criterio.id) not in hay and not p.retirada and not p.fusionada_en
        ]
        if criterio.origen == "valoraciones" and faltan:
            yield observar(
                "puntaje-colectivo-ausente",
                en(leido.puntajes.archivo, None, criterio.id),
                f"Falta el puntaje colectivo de {_cuantas(faltan)}.",
                "Vuelva a escribir puntajes.csv con «priorizacion priorizar», desde las marcas.",
            )


def _donde(bloque: Marcas, malos: set[tuple[str, int]]) -> Iterator[int]:
    if malos:
        for i, par in enumerate(zip(bloque.criterios, bloque.valores, strict=True)):
            if par in malos:
                yield i


def _cuantas(propuestas: list[str]) -> str:
    return (
        f"{len(propuestas)} propuestas, como {propuestas[0]}"
        if len(propuestas) > 1
        else propuestas[0]
    )
