"""`importar` deja una carpeta lista, o nada."""

from pathlib import Path

from tests.cli.conftest import Correr

ELECCION = """META
key;value
description;Presupuesto de prueba
country;Colombia
unit;Villa Prueba
instance;2025
num_projects;3
num_votes;3
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name
1;600;3;Parque
2;500;2;Cancha
3;300;1;Huerta
VOTES
voter_id;vote
1;1,2
2;1,2,3
3;1
"""


def test_una_eleccion_pasa_a_carpeta_y_se_puede_priorizar(raiz: Path, correr: Correr) -> None:
    Path("villa.pb").write_text(ELECCION, encoding="utf-8")
    corrida = correr("importar", "pabulib", "villa.pb", "agendas/villa/2025-2025")
    assert corrida.codigo == 0, corrida.err + corrida.out
    assert correr("revisar", "agendas/villa/2025-2025").codigo == 0
    corrida = correr("priorizar", "agendas/villa/2025-2025")
    assert corrida.codigo == 0
    assert "2 proyectos de 3 propuestas" in corrida.out


def test_lo_importado_tambien_aparta_lo_que_no_se_publica(raiz: Path, correr: Correr) -> None:
    Path("villa.pb").write_text(ELECCION, encoding="utf-8")
    assert correr("importar", "pabulib", "villa.pb", "agendas/villa/2025-2025").codigo == 0
    correr("nueva", "agendas/otra/2026-2029", "--ficticio")
    apartado = Path("agendas/villa/2025-2025/.gitignore").read_text(encoding="utf-8")
    assert {"comite.*", "valoraciones*", "sales-privadas.csv"} <= set(apartado.split())
    assert apartado == Path("agendas/otra/2026-2029/.gitignore").read_text(encoding="utf-8")


def test_un_gitignore_propio_se_respeta(raiz: Path, correr: Correr) -> None:
    Path("villa.pb").write_text(ELECCION, encoding="utf-8")
    Path("d").mkdir()
    Path("d/.gitignore").write_text("*.bak\n", encoding="utf-8")
    assert correr("importar", "pabulib", "villa.pb", "d").codigo == 0
    assert Path("d/.gitignore").read_text(encoding="utf-8") == "*.bak\n"


def test_no_pisa_una_carpeta_ocupada(raiz: Path, correr: Correr) -> None:
    Path("villa.pb").write_text(ELECCION, encoding="utf-8")
    Path("d").mkdir()
    Path("d/agenda.yaml").write_text("mía", encoding="utf-8")
    corrida = correr("importar", "pabulib", "villa.pb", "d")
    assert corrida.codigo == 1
    assert Path("d/agenda.yaml").read_text(encoding="utf-8") == "mía"
    assert [a.name for a in Path("d").iterdir()] == ["agenda.yaml"]


def test_un_archivo_que_no_es_una_eleccion_no_deja_nada(raiz: Path, correr: Correr) -> None:
    Path("x.pb").write_bytes(b"\x00\x01\x02")
    corrida = correr("importar", "pabulib", "x.pb", "d")
    assert corrida.codigo == 1
    assert "x.pb" in corrida.out
    assert not Path("d").exists()


def test_un_mapa_que_no_sirve_no_deja_nada(raiz: Path, correr: Correr) -> None:
    Path("t.csv").write_text("codigo,valor\nA,5\n", encoding="utf-8")
    Path("mapa.yaml").write_text("id: [", encoding="utf-8")
    corrida = correr("importar", "tabla", "t.csv", "d", "--columnas", "mapa.yaml")
    assert corrida.codigo == 1
    assert not Path("d").exists()
