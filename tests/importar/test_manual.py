"""El mapa del manual funciona tal como está impreso, y cada código de importar se explica allí."""

import re
from pathlib import Path

import pytest

from priorizacion.ingesta import codigos
from priorizacion.ingesta.campo import Campo
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta
from priorizacion.ingesta.tabla import importar_tabla

from .datos import RAIZ

MANUAL = (RAIZ / "sitio" / "contenido" / "manual" / "importar.md").read_text(encoding="utf-8")
PROPIOS = re.findall(r"\b(?:pabulib|mapa|carpeta)-[a-z-]+", " ".join(codigos.CODIGOS))
PROPIOS += ["id-cambiado", "nombre-recortado", "monto-redondeado", "blanco-como-cero"]


def bloque(lenguaje: str) -> str:
    (texto,) = re.findall(rf"```{lenguaje}\n(.*?)```", MANUAL, flags=re.DOTALL)
    return texto


def test_el_ejemplo_del_manual_se_importa_y_se_lee(tmp_path: Path) -> None:
    (tmp_path / "banco.csv").write_text(bloque("csv"), encoding="utf-8")
    (tmp_path / "mapa.yaml").write_text(bloque("yaml"), encoding="utf-8")
    nueva = importar_tabla(tmp_path / "banco.csv", tmp_path / "mapa.yaml")
    assert isinstance(nueva, CarpetaNueva), [str(o) for o in nueva]
    assert [o.codigo for o in nueva.observaciones] == ["blanco-como-cero", "monto-redondeado"]
    assert escribir_carpeta(nueva, tmp_path / "villa") == ()
    lectura = leer_carpeta(tmp_path / "villa")
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    propuestas = {p.id: p for p in lectura.agenda.propuestas}
    assert propuestas["BP-02"].costo == 480_000_001
    assert propuestas["BP-01"].dato("cofinanciacion") == "0.2"
    assert propuestas["BP-03"].retirada == "Ya contratada."


@pytest.mark.parametrize("codigo", PROPIOS)
def test_cada_codigo_de_importar_esta_en_el_manual(codigo: str) -> None:
    assert codigo in codigos.CODIGOS
    assert f"| `{codigo}` |" in MANUAL


@pytest.mark.parametrize("clave", Campo.__dataclass_fields__)
def test_cada_clave_de_un_campo_esta_en_el_manual(clave: str) -> None:
    assert f"{clave}:" in MANUAL.replace("{columna:", "columnas:")
