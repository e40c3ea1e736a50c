"""Los archivos se escriben todos o ninguno, y nunca uno a medias."""

import os
from pathlib import Path

import pytest

from priorizacion.tareas import grabado
from priorizacion.tareas.grabado import grabar

NUEVOS = {"puntajes.csv": b"p2", "resultado.json": b"r2", "certificado.json": b"c2"}
VIEJOS = {"puntajes.csv": b"p1", "resultado.json": b"r1", "certificado.json": b"c1"}


def contenido(carpeta: Path) -> dict[str, bytes]:
    return {a.name: a.read_bytes() for a in carpeta.iterdir()}


def llenar(carpeta: Path) -> None:
    for nombre, bytes_ in VIEJOS.items():
        (carpeta / nombre).write_bytes(bytes_)


def test_escribe_todo_en_una_carpeta_vacia(tmp_path: Path) -> None:
    grabar(NUEVOS, tmp_path)
    assert contenido(tmp_path) == NUEVOS


def test_reemplaza_lo_anterior_y_no_deja_sobras(tmp_path: Path) -> None:
    llenar(tmp_path)
    grabar(NUEVOS, tmp_path)
    assert contenido(tmp_path) == NUEVOS


def test_el_certificado_que_ata_a_los_demas_se_pone_al_final(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orden = []
    reemplazar = Path.replace

    def anotar(self: Path, destino: Path) -> Path:
        orden.append(Path(destino).name)
        return reemplazar(self, destino)

    monkeypatch.setattr(Path, "replace", anotar)
    grabar(NUEVOS, tmp_path)
    assert orden == ["puntajes.csv", "resultado.json", "certificado.json"]


@pytest.mark.parametrize("falla_en", [1, 2, 3])
def test_si_falla_a_mitad_de_camino_todo_vuelve_a_como_estaba(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, falla_en: int
) -> None:
    llenar(tmp_path)
    reemplazar, veces = Path.replace, []

    def fallar(self: Path, destino: Path) -> Path:
        veces.append(destino)
        if len(veces) == falla_en:
            raise OSError(5, "planeado", str(destino))
        return reemplazar(self, destino)

    monkeypatch.setattr(Path, "replace", fallar)
    with pytest.raises(OSError, match="planeado"):
        grabar(NUEVOS, tmp_path)
    assert contenido(tmp_path) == VIEJOS


def test_lo_que_no_existia_no_aparece_si_algo_falla(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reemplazar = Path.replace

    def fallar(self: Path, destino: Path) -> Path:
        if Path(destino).name == "certificado.json":
            raise OSError(28, "planeado", str(destino))
        return reemplazar(self, destino)

    monkeypatch.setattr(Path, "replace", fallar)
    with pytest.raises(OSError, match="planeado"):
        grabar(NUEVOS, tmp_path)
    assert contenido(tmp_path) == {}


def test_con_el_disco_lleno_no_se_toca_nada(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    llenar(tmp_path)

    def sin_espacio(_descriptor: int) -> None:
        raise OSError(28, "planeado")

    monkeypatch.setattr(grabado.os, "fsync", sin_espacio)
    with pytest.raises(OSError, match="planeado"):
        grabar(NUEVOS, tmp_path)
    assert contenido(tmp_path) == VIEJOS


def test_una_interrupcion_tampoco_deja_nada_a_medias(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    llenar(tmp_path)
    reemplazar = Path.replace

    def interrumpir(self: Path, destino: Path) -> Path:
        if Path(destino).name == "resultado.json" and b"r2" in self.read_bytes():
            raise KeyboardInterrupt
        return reemplazar(self, destino)

    monkeypatch.setattr(Path, "replace", interrumpir)
    with pytest.raises(KeyboardInterrupt):
        grabar(NUEVOS, tmp_path)
    assert contenido(tmp_path) == VIEJOS


def test_los_permisos_son_los_de_cualquier_archivo(tmp_path: Path) -> None:
    mascara = os.umask(0o022)
    try:
        grabar({"resultado.json": b"r"}, tmp_path)
    finally:
        os.umask(mascara)
    assert (tmp_path / "resultado.json").stat().st_mode & 0o777 == 0o644
