"""Ingredientes de satisfacción: un comité dividido y lo que cada estamento debe lograr."""

from __future__ import annotations

from .borrador import Borrador

CON_VOZ = ("comunidad", "empresas", "academia")


def piso_de_todos(b: Borrador) -> None:
    _dividir(b)
    b.regla(tipo="piso_satisfaccion", minimo=b.azar.choice(["50%", "70%", "82.5%", "90%"]))


def piso_de_uno(b: Borrador) -> None:
    _dividir(b)
    estamento = b.azar.choice(CON_VOZ)
    minimo = b.azar.choice(["90%", "97.5%", "100%"])
    b.regla(tipo="piso_satisfaccion", minimo=minimo, estamento=estamento)


def pisos_enfrentados(b: Borrador) -> None:
    _dividir(b)
    for estamento in b.azar.sample(CON_VOZ, 2):
        minimo = b.azar.choice(["75%", "90%", "95%", "1/3"])
        b.regla(tipo="piso_satisfaccion", minimo=minimo, estamento=estamento)


def piso_sin_voz(b: Borrador) -> None:
    b.comite = [(f"C{i}", estamento) for i, estamento in enumerate(CON_VOZ, 1)]
    b.impedimentos = [(p, id_) for p, id_ in b.impedimentos if p in dict(b.comite)]
    b.regla(tipo="piso_satisfaccion", minimo=b.azar.choice(["60%", "100%"]))


def max_min(b: Borrador) -> None:
    _dividir(b)
    b.regla(tipo="max_min")


def max_min_con_piso(b: Borrador) -> None:
    _dividir(b)
    estamento = b.azar.choice(CON_VOZ)
    b.regla(tipo="piso_satisfaccion", minimo=b.azar.choice(["90%", "95%"]), estamento=estamento)
    b.regla(tipo="max_min")


def _dividir(b: Borrador) -> None:
    """Tres estamentos con voz propia y gustos contrarios; los demás, si los hay, callados."""
    azar = b.azar
    nuevos = [e for e in CON_VOZ for _ in range(azar.randint(3, 4))]
    b.comite = [*b.comite, *((f"D{i}", e) for i, e in enumerate(nuevos, 1))]
    b.gustos = {e: {id_: azar.choice([-3, -2, 0, 2]) for id_ in b.ids} for e in CON_VOZ}
