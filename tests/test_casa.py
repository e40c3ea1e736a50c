"""La casa se mantiene: módulos pequeños, nombres con sentido, dependencias con razón."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from priorizacion.cli.codigos import SIGNIFICADOS
from priorizacion.cli.principal import priorizacion

RAIZ = Path(__file__).parents[1]
PAQUETE = RAIZ / "priorizacion"
MODULOS = sorted(PAQUETE.rglob("*.py"))
PARED = 300
SIN_SENTIDO = {
    "utils", "util", "utilidades", "helpers", "helper", "ayudantes", "manager", "managers",
    "gestor", "base", "core", "nucleo", "common", "comunes", "misc", "varios", "lib",
}  # fmt: skip
MANUAL = (RAIZ / "sitio/contenido/manual/comandos.md").read_text(encoding="utf-8")
PROYECTO = (RAIZ / "pyproject.toml").read_text(encoding="utf-8")


def nombre(ruta: Path) -> str:
    return str(ruta.relative_to(RAIZ))


def caminos(comando: click.Command, camino: str = "priorizacion") -> Iterator[tuple[str, object]]:
    if isinstance(comando, click.Group):
        for hijo, orden in comando.commands.items():
            yield from caminos(orden, f"{camino} {hijo}")
    else:
        yield camino, comando


COMANDOS = dict(caminos(priorizacion))


def test_ningun_modulo_pasa_de_la_pared() -> None:
    assert len(MODULOS) > 50
    largos = {nombre(m): m.read_text(encoding="utf-8").count("\n") for m in MODULOS}
    assert {m: n for m, n in largos.items() if n > PARED} == {}, "busque el segundo sustantivo"


def test_ningun_modulo_se_llama_cajon_de_sastre() -> None:
    for ruta in (*MODULOS, *(m.parent for m in MODULOS)):
        assert ruta.stem.lower() not in SIN_SENTIDO, nombre(ruta)


def test_los_nombres_de_los_modulos_son_ascii_y_en_minusculas() -> None:
    for modulo in MODULOS:
        assert re.fullmatch(r"(__)?[a-z0-9_]+(__)?", modulo.stem), nombre(modulo)


def test_los_init_solo_llevan_su_frase() -> None:
    for modulo in PAQUETE.rglob("__init__.py"):
        lineas = modulo.read_text(encoding="utf-8").splitlines()
        assert len(lineas) == 1, nombre(modulo)
        assert re.fullmatch(r'""".+\."""', lineas[0]), nombre(modulo)


def test_cada_modulo_empieza_diciendo_que_hace() -> None:
    for modulo in MODULOS:
        primera = modulo.read_text(encoding="utf-8").splitlines()[0]
        assert re.match(r'"""\S.{8,}', primera), nombre(modulo)


def test_cada_dependencia_dice_por_que_esta() -> None:
    en_lista = False
    vistas = 0
    for linea in PROYECTO.splitlines():
        if re.match(r"^(dependencies|pruebas|pdf|construccion) = \[", linea):
            en_lista = True
        elif linea.startswith("]"):
            en_lista = False
        elif en_lista and linea.strip().startswith('"'):
            vistas += 1
            assert re.search(r'",\s*# \S.{4,}', linea), linea
    assert vistas >= 15


def test_lo_declarado_esta_en_los_candados() -> None:
    proyecto = tomllib.loads(PROYECTO)["project"]
    extras = proyecto["optional-dependencies"]
    usar = nombres_fijados("requisitos.txt")
    probar = nombres_fijados("requisitos-pruebas.txt")
    assert usar.items() <= probar.items()
    for declarada in (*proyecto["dependencies"], *extras["construccion"]):
        assert normal(re.split(r"[<>=!~\[; ]", declarada)[0]) in usar
    for declarada in extras["pruebas"]:
        assert normal(re.split(r"[<>=!~\[; ]", declarada)[0]) in probar


def nombres_fijados(archivo: str) -> dict[str, str]:
    texto = (RAIZ / archivo).read_text(encoding="utf-8")
    return {normal(n): v for n, v in re.findall(r"^([\w.-]+)==(\S+)", texto, flags=re.MULTILINE)}


def normal(nombre_de_paquete: str) -> str:
    return re.sub(r"[-_.]+", "-", nombre_de_paquete).lower()


@pytest.mark.parametrize("archivo", ["requisitos.txt", "requisitos-pruebas.txt"])
def test_los_candados_llevan_huellas_y_no_nombran_servidores_ni_rutas(archivo: str) -> None:
    texto = (RAIZ / archivo).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--index|--extra|--find|--trusted|@ |\s/", texto)
    bloques = re.split(r"^(?=[\w.-]+==)", texto, flags=re.MULTILINE)[1:]
    assert len(bloques) > 30
    assert all("--hash=sha256:" in bloque for bloque in bloques)


def test_nada_de_lo_versionado_nombra_una_ruta_de_quien_lo_escribio() -> None:
    lista = subprocess.run(
        ["git", "ls-files", "-z"], cwd=RAIZ, capture_output=True, text=True, check=False
    )
    if lista.returncode:
        pytest.skip("esto no es un clon de git")
    sospecha = re.compile(rb"/(?:work|home/\w+|root)/[\w.]|/tmp/(?!x\b)[a-z]{3,}")
    hallados = [
        archivo
        for archivo in filter(None, lista.stdout.split("\0"))
        if (RAIZ / archivo).is_file() and sospecha.search((RAIZ / archivo).read_bytes())
    ]
    assert hallados == []


@pytest.mark.parametrize("camino", COMANDOS)
def test_cada_comando_y_cada_opcion_estan_en_el_manual(camino: str) -> None:
    comando = COMANDOS[camino]
    assert isinstance(comando, click.Command)
    assert f"## `{camino}" in MANUAL
    seccion = MANUAL.split(f"## `{camino}", 1)[1].split("\n## ", 1)[0]
    for parametro in comando.params:
        if isinstance(parametro, click.Option):
            assert parametro.opts[0] in seccion, f"{camino} {parametro.opts[0]}"


def test_el_manual_no_documenta_comandos_que_no_existen() -> None:
    documentados = re.findall(r"^## `(priorizacion [a-z ]*[a-z])", MANUAL, flags=re.MULTILINE)
    assert sorted(documentados) == sorted(COMANDOS)


def test_cada_codigo_de_salida_esta_en_el_manual_con_su_significado() -> None:
    filas = dict(re.findall(r"^\| (\d+) \| (.+) \|$", MANUAL, flags=re.MULTILINE))
    assert {int(c): s for c, s in filas.items()} == SIGNIFICADOS


def test_los_comandos_y_las_opciones_se_llaman_en_espanol() -> None:
    nombres = {palabra for camino in COMANDOS for palabra in camino.split()}
    assert nombres == {
        "priorizacion", "nueva", "revisar", "priorizar", "verificar", "publicar", "servir",
        "importar", "pabulib", "tabla", "paquete", "privacidad", "contrastar", "comprometer", "explicar",
        "estado",        "ponderar", "congelar", "planillas", "recibir", "comparar", "archivar",
        "acta", "secretaria",
        "formularios", "papel",
    }  # fmt: skip
    opciones = {
        opcion
        for comando in COMANDOS.values()
        for parametro in comando.params
        if isinstance(parametro, click.Option)
        for opcion in parametro.opts
    }
    assert not opciones & {"--output", "--force", "--verbose", "--quiet", "--debug", "--port"}
    for comando in COMANDOS.values():
        for parametro in comando.params:
            if isinstance(parametro, click.Option):
                assert parametro.help, f"{comando.name} {parametro.opts[0]} no dice para qué es"


def test_python_m_priorizacion_es_el_mismo_programa() -> None:
    corrida = subprocess.run(
        [sys.executable, "-m", "priorizacion", "--version"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert corrida.returncode == 0
    assert corrida.stdout.startswith("priorizacion, versión ")


def test_la_licencia_es_apache_2_entera() -> None:
    texto = (RAIZ / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in texto
    assert "Version 2.0, January 2004" in texto
    assert "END OF TERMS AND CONDITIONS" in texto


def test_los_cambios_empiezan_por_la_version_del_programa() -> None:
    version = tomllib.loads(PROYECTO)["project"]["version"]
    cambios = (RAIZ / "CAMBIOS.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+)", cambios, flags=re.MULTILINE)[1] == version
