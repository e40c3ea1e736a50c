"""Una agenda pequeña, fresca en cada prueba, y una forma corta de correr comandos."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from priorizacion.cli.principal import ejecutar

EJEMPLO = Path(__file__).parents[1] / "casos/valle-claro/2026-2029"
ENTRADAS = (
    "agenda.yaml", "propuestas.csv", "habilitantes.csv", "comite.csv", "valoraciones.csv",
    "impedimentos.csv",
)  # fmt: skip


@dataclass(frozen=True)
class Corrida:
    codigo: int
    out: str
    err: str


Correr = Callable[..., Corrida]


def cambiar(archivo: Path, viejo: str, nuevo: str) -> None:
    """Cambia la primera vez que aparece `viejo`; falla si no está."""
    texto = archivo.read_text(encoding="utf-8")
    assert viejo in texto
    archivo.write_text(texto.replace(viejo, nuevo, 1), encoding="utf-8")


@pytest.fixture
def raiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Una carpeta de trabajo propia, que es la actual."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def carpeta(raiz: Path) -> Path:
    """Valle Claro, sin priorizar, con su ruta relativa a la carpeta actual."""
    destino = Path("agendas/valle-claro/2026-2029")
    destino.mkdir(parents=True)
    for nombre in ENTRADAS:
        shutil.copy(EJEMPLO / nombre, destino / nombre)
    return destino


@pytest.fixture(scope="session")
def entregados(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Lo que `priorizar` escribe en Valle Claro, calculado una sola vez."""
    carpeta = tmp_path_factory.mktemp("priorizada")
    for nombre in ENTRADAS:
        shutil.copy(EJEMPLO / nombre, carpeta / nombre)
    assert ejecutar(["priorizar", str(carpeta)]) == 0
    return {
        n: (carpeta / n).read_bytes()
        for n in ("puntajes.csv", "resultado.json", "certificado.json")
    }


@pytest.fixture
def priorizada(carpeta: Path, entregados: dict[str, bytes]) -> Path:
    """Valle Claro, ya priorizada."""
    for nombre, contenido in entregados.items():
        (carpeta / nombre).write_bytes(contenido)
    return carpeta


@pytest.fixture
def correr(capfd: pytest.CaptureFixture[str]) -> Correr:
    def _correr(*argumentos: str | Path) -> Corrida:
        codigo = ejecutar([str(a) for a in argumentos])
        salida = capfd.readouterr()
        assert "Traceback" not in salida.out + salida.err
        return Corrida(codigo, salida.out, salida.err)

    return _correr
