"""Retocar un YAML deja igual todo lo demás, letra por letra."""

import pytest

from priorizacion.ingesta.retoque import ValorAusente, retocar

YAML = """# arriba
criterios:
  - id: a      # el primero
    ponderacion: 30   # la de antes
  - {id: b, ponderacion: "70", nombre: «Ñandú»}
nota: ponderacion: 30 no se toca\r
""".replace("ponderacion: 30 no", "'ponderacion: 30 no").replace("toca\r", "toca'\r")


def test_cambia_solo_el_valor_y_conserva_comentarios_y_saltos() -> None:
    cambiado = retocar(
        YAML, {("criterios", 0, "ponderacion"): "12.5", ("criterios", 1, "ponderacion"): "87.5"}
    )
    esperado = YAML.replace("30   #", "12.5   #").replace('"70"', "87.5")
    assert cambiado == esperado


def test_con_marca_de_orden_de_bytes_tampoco_se_corre() -> None:
    assert retocar("\ufeffa: 1\nb: 2\n", {("b",): "3"}) == "\ufeffa: 1\nb: 3\n"


def test_lo_que_no_esta_no_se_inventa() -> None:
    with pytest.raises(ValorAusente, match=r"criterios\.2\.ponderacion"):
        retocar(YAML, {("criterios", 2, "ponderacion"): "1"})
