"""Ingredientes de reglas y estados: cada función agrega una al borrador."""

from __future__ import annotations

from typing import Any

from .borrador import DIMENSIONES, ESTAMENTOS, ETIQUETAS, ZONAS, Borrador


def capacidad_columna_vigencia(b: Borrador) -> None:
    b.regla(
        tipo="capacidad", columna="meses_ingeniero", por="vigencia", maximo=b.azar.randint(4, 9)
    )


def capacidad_columna_periodo(b: Borrador) -> None:
    maximo = b.azar.randint(5, 20) * b.unidad
    b.regla(tipo="capacidad", columna="costo_operacion_anual", por="periodo", maximo=maximo)


def capacidad_proyectos(b: Borrador) -> None:
    por = b.azar.choice(["vigencia", "periodo"])
    maximo = b.azar.randint(1, 2)
    b.regla(tipo="capacidad", ejecutor="alcaldia", cuenta="proyectos", por=por, maximo=maximo)


def capacidad_gasto(b: Borrador) -> None:
    por = b.azar.choice(["vigencia", "periodo"])
    maximo = b.azar.randint(20, 50) * b.unidad
    b.regla(tipo="capacidad", ejecutor="alcaldia", cuenta="gasto", por=por, maximo=maximo)


def cuota_conteo(b: Borrador) -> None:
    maximo = b.azar.randint(1, 3)
    b.regla(
        tipo="cuota", grupo={"zona": b.azar.choice(ZONAS)}, base="conteo", minimo=1, maximo=maximo
    )


def cuota_pesos(b: Borrador) -> None:
    grupo = {"dimension": b.azar.choice(DIMENSIONES)}
    monto = b.azar.randint(8, 40) * b.unidad
    b.regla(tipo="cuota", grupo=grupo, base="pesos", **{b.azar.choice(["minimo", "maximo"]): monto})


def cuota_parte_asignada(b: Borrador) -> None:
    grupo = {"estamento_proponente": b.azar.choice(ESTAMENTOS)}
    b.regla(tipo="cuota", grupo=grupo, base="parte_asignada", **_parte(b))


def cuota_parte_techo(b: Borrador) -> None:
    grupo = {"etiqueta": b.azar.choice(ETIQUETAS)}
    b.regla(tipo="cuota", grupo=grupo, base="parte_techo", **_parte(b))


def cuota_sin_base(b: Borrador) -> None:
    """Un mínimo en % y un máximo en número: cada límite con su base por omisión."""
    grupo = {"zona": b.azar.choice(ZONAS)}
    b.regla(tipo="cuota", grupo=grupo, minimo="12.5%", maximo=b.azar.randint(1, 3))


def cuota_varias_llaves(b: Borrador) -> None:
    fila = b.azar.choice(b.propuestas)
    grupo = {"zona": fila["zona"], "dimension": fila["dimension"]}
    b.regla(tipo="cuota", grupo=grupo, base="conteo", maximo=0)


def concentracion_pesos(b: Borrador) -> None:
    maximo = b.azar.randint(15, 30) * b.unidad
    b.regla(tipo="concentracion_maxima", base="pesos", maximo=maximo)


def concentracion_asignada(b: Borrador) -> None:
    base = b.azar.choice([{}, {"base": "parte_asignada"}])
    b.regla(tipo="concentracion_maxima", **base, maximo=b.azar.choice(["35%", "45%", "60%"]))


def concentracion_techo(b: Borrador) -> None:
    maximo = b.azar.choice(["20%", "33.3%"])
    b.regla(tipo="concentracion_maxima", base="parte_techo", maximo=maximo)


def obligatoria(b: Borrador) -> None:
    b.regla(tipo="obligatoria", propuesta=b.azar.choice(b.ids), motivo="Orden judicial.")


def requiere_columna(b: Borrador) -> None:
    for i, fila in enumerate(b.propuestas[1:], 1):
        if b.azar.random() < 0.5:
            fila["requiere"] = b.azar.choice(b.ids[:i])


def requiere_regla(b: Borrador) -> None:
    *antes, ultima = sorted(b.azar.sample(b.ids, 3))
    b.regla(tipo="requiere", propuesta=ultima, requiere=antes[: b.azar.randint(1, 2)])


def excluyentes(b: Borrador) -> None:
    b.regla(tipo="excluyentes", propuestas=sorted(b.azar.sample(b.ids, 2)))


def paquete(b: Borrador) -> None:
    b.regla(tipo="paquete", propuestas=sorted(b.azar.sample(b.ids, b.azar.randint(2, 3))))


def habilitantes(b: Borrador) -> None:
    b.agenda["habilitantes"] = [
        {
            "id": "predios",
            "nombre": "Predios",
            "subsanable": True,
            "si_falla": "Faltan los predios.",
        },
        {
            "id": "ot",
            "nombre": "Ordenamiento territorial",
            "subsanable": True,
            "respuestas": ["cumple", "condicionado", "no_cumple", "sin_verificar", "no_aplica"],
            "si_falla": "El suelo no lo permite.",
        },
        {
            "id": "competencia",
            "nombre": "Competencia",
            "subsanable": False,
            "si_falla": "Es de otro nivel.",
            "estado": "gestion_ante_otro_nivel",
        },
    ]
    otras = ["cumple", "no_aplica"]
    for id_ in b.ids:
        b.habilitantes += [
            (id_, "predios", b.azar.choice([*otras, *otras, "no_cumple"])),
            (id_, "ot", b.azar.choice([*otras, "condicionado", "sin_verificar", "no_cumple"])),
        ]
        if b.azar.random() < 0.7:
            b.habilitantes.append((id_, "competencia", b.azar.choice([*otras, "no_cumple"])))


def retirada_y_fusionada(b: Borrador) -> None:
    primera, segunda, *_ = b.azar.sample(b.propuestas, 3)
    primera["retirada"] = b.azar.choice(["sí", "ya contratada", "no", "0"])
    segunda["fusionada_en"] = b.azar.choice([id_ for id_ in b.ids if id_ != segunda["id"]])


def preinversion(b: Borrador) -> None:
    for fila in b.azar.sample(b.propuestas, len(b.propuestas) * 2 // 3):
        fila["fase"] = b.azar.choice(["idea", "perfil"])
        fila["costo_preinversion"] = b.azar.choice(["", 1, 2, 2, 3, 3])
        if fila["costo_preinversion"]:
            fila["costo_preinversion"] *= b.unidad
    fuente = b.agenda["fuentes"][0]["id"]
    techos = {t: b.azar.randint(1, 3) * b.unidad for t in b.vigencias}
    b.agenda["preinversion"] = {"techos": {fuente: techos}, "maximo": b.azar.randint(1, 3)}


def semilla_nula(b: Borrador) -> None:
    b.agenda["sorteo"]["semilla"] = None


def valores_gruesos(b: Borrador) -> None:
    """Costos parejos y una resolución ancha: muchas carteras empatan."""
    b.agenda["resolucion"] = b.azar.choice([1000, 2500])
    for fila in b.propuestas:
        fila["costo"] = b.azar.choice([10, 10, 20]) * b.unidad


def empate_por_costo(b: Borrador) -> None:
    _empate(b, 18, [(60, 10), (60, 9), (20, 8), (15, 12)])


def empate_por_conteo(b: Borrador) -> None:
    _empate(b, 20, [(60, 20), (30, 10), (30, 10), (25, 15)])


def empate_por_sorteo(b: Borrador) -> None:
    _empate(b, 14, [(50, 10), (50, 10), (50, 10), (40, 9), (5, 4)])


def inviable_sin_techo(b: Borrador) -> None:
    """Una obligatoria que cuesta más que todos los techos."""
    fila = b.azar.choice(b.propuestas)
    fuentes = b.agenda["fuentes"]
    fila["costo"] = 1 + sum(monto for f in fuentes for monto in f["techos"].values())
    b.regla(tipo="obligatoria", propuesta=fila["id"], motivo="Orden judicial.")


def inviable_por_cuota(b: Borrador) -> None:
    zona = b.azar.choice(ZONAS)
    cuantas = sum(fila["zona"] == zona for fila in b.propuestas)
    b.regla(tipo="cuota", grupo={"zona": zona}, base="conteo", minimo=cuantas + 1)


def inviable_por_excluyentes(b: Borrador) -> None:
    pareja = sorted(b.azar.sample(b.ids, 2))
    b.regla(tipo="excluyentes", propuestas=pareja)
    for id_ in pareja:
        b.regla(tipo="obligatoria", propuesta=id_, motivo="Acuerdo del concejo.")


def inviable_no_elegible(b: Borrador) -> None:
    fila = b.azar.choice(b.propuestas)
    fila["retirada"] = "sí"
    b.regla(tipo="obligatoria", propuesta=fila["id"], motivo="Orden judicial.")


def inviable_por_parte_maxima(b: Borrador) -> None:
    """Una sola fuente, que no puede pagar todo lo de nadie, y algo obligatorio."""
    b.agenda["fuentes"] = [{**b.agenda["fuentes"][0], "parte_maxima": "80%"}]
    b.regla(tipo="obligatoria", propuesta=b.azar.choice(b.ids), motivo="Orden judicial.")


def _parte(b: Borrador) -> dict[str, Any]:
    return {b.azar.choice(["minimo", "maximo"]): b.azar.choice(["10%", "25%", "33.3%", "50%"])}


def _empate(b: Borrador, techo: int, puntaje_y_costo: list[tuple[int, int]]) -> None:
    """Votos y costos puestos a mano, en un solo año, con una fuente que apenas alcanza."""
    anio = b.vigencias[0]
    b.agenda["periodo"] = {"inicio": anio, "fin": anio}
    b.agenda["fuentes"] = [
        {"id": "propios", "nombre": "Propios", "techos": {anio: techo * b.unidad}}
    ]
    b.agenda["criterios"] = [
        {
            "id": "votos",
            "eje": "prioridad",
            "nombre": "Votos",
            "ponderacion": 100,
            "origen": "dato",
            "columna": "votos",
            "tramos": {0: 0, 100: 100},
        }
    ]
    b.agenda["resolucion"] = 100
    b.agenda["maximo_proyectos"] = 4
    plantilla = b.propuestas[0]
    pares = b.azar.sample(puntaje_y_costo, len(puntaje_y_costo))
    b.propuestas = [
        {
            **plantilla,
            "id": f"P{i:02}",
            "nombre": f"Obra que recibió {votos} votos, la {i}",
            "votos": votos,
            "costo": costo * b.unidad,
            "duracion": 1,
            "inicio_minimo": anio,
            "inicio_maximo": anio,
        }
        for i, (votos, costo) in enumerate(pares, 1)
    ]
