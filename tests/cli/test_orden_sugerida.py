"""Las órdenes que se sugieren se pueden copiar en la terminal, aunque la ruta lleve espacios."""

import re
import shlex
from pathlib import Path

import pytest

from priorizacion.tareas.orden import como_argumento
from tests.cli.conftest import Correr
from tests.cli.test_secretaria import contestar, el_de

CON_ESPACIOS = Path("agendas/Villa de la Ñoña/2026-2029")


@pytest.mark.parametrize(
    "ruta",
    [
        "agendas/Villa Ñoña/2026-2029",
        "obras (borrador)",
        "a&b",
        "a;b",
        "con $1",
        'con "esto"',
        "d'Ors",
    ],
)
def test_la_terminal_lee_la_ruta_sugerida_como_una_sola(ruta: str) -> None:
    assert shlex.split(f"priorizacion revisar {como_argumento(ruta)}")[2:] == [ruta]


@pytest.mark.parametrize("ruta", ["agendas/nariño/2026-2029", ".", "../otra_vez"])
def test_una_ruta_sencilla_se_sugiere_sin_comillas(ruta: str) -> None:
    assert como_argumento(ruta) == ruta


def test_lo_que_sugiere_cada_comando_sirve_con_espacios_en_la_ruta(
    carpeta: Path, correr: Correr
) -> None:
    otra = CON_ESPACIOS.parent / "2020-2023"
    dichos = [correr("nueva", otra), correr("nueva", otra), correr("formularios", otra)]
    carpeta.parent.rename(CON_ESPACIOS.parent.with_name("con espacios"))
    nombrada = Path("agendas/con espacios/2026-2029")
    comandos = ("planillas", "publicar", "archivar", "ponderar")
    dichos += [correr(comando, nombrada) for comando in comandos]
    texto = "\n".join(c.out + c.err for c in dichos)
    sugeridas = re.findall(r"priorizacion [a-z]+ (?=.*espacios|.*Ñoña)(.*)", texto)
    assert len(sugeridas) >= 7
    for sugerida in sugeridas:
        assert shlex.split(sugerida)[0] in {str(otra), str(nombrada)}


def test_el_menu_dice_los_pasos_aunque_la_ruta_lleve_espacios(
    carpeta: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    CON_ESPACIOS.parent.mkdir()
    carpeta.rename(CON_ESPACIOS)
    contestar(monkeypatch, el_de("planillas"), el_de("publicar"), "0")
    corrida = correr("secretaria", CON_ESPACIOS)
    congelar, priorizar = el_de("congelar"), el_de("priorizar")
    assert (
        f"antes, el paso {congelar}, «Poner las reglas y las propuestas en firme» (" in corrida.err
    )
    assert f"el paso {priorizar}, «Decidir la agenda»" in corrida.err
    assert 'Ñoña/2026-2029"' not in corrida.err
