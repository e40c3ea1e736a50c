"""`nueva` deja una carpeta que ya pasa `revisar`, y nunca pisa nada."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Correr

CARPETA = Path("agendas/san-jose/2028-2031")


def test_lo_recien_creado_pasa_revisar_y_se_puede_priorizar(raiz: Path, correr: Correr) -> None:
    assert correr("nueva", CARPETA).codigo == 0
    assert correr("revisar", CARPETA).codigo == 0
    assert correr("priorizar", CARPETA).codigo == 0
    assert correr("verificar", CARPETA).codigo == 0


def test_supone_por_el_nombre_de_la_carpeta_y_lo_dice(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", CARPETA)
    agenda = yaml.safe_load((CARPETA / "agenda.yaml").read_text(encoding="utf-8"))
    assert agenda["territorio"] == {
        "nombre": "San José",
        "divipola": "17665",
        "departamento": "Caldas",
    }
    assert agenda["periodo"] == {"inicio": 2028, "fin": 2031}
    for supuesto in (
        "--nombre «San Jose»",
        "«San Jose» es San José (Caldas), 17665",
        "--inicio «2028»",
        "--fin «2031»",
        "100.000.000",
    ):
        assert supuesto in corrida.err


def test_las_opciones_mandan_y_la_gente_escribe_plata_como_habla(
    raiz: Path, correr: Correr
) -> None:
    corrida = correr(
        "nueva", CARPETA, "--nombre", "San José del Guaviare", "--divipola", "95001",
        "--poblacion", "60.000", "--maximo-proyectos", "7",
        "--fuente", "Recursos propios=900 millones", "--fuente", "Regalías=$ 1.250.000.000",
    )  # fmt: skip
    assert corrida.codigo == 0, corrida.err
    agenda = yaml.safe_load((CARPETA / "agenda.yaml").read_text(encoding="utf-8"))
    assert agenda["titulo"] == "Agenda de desarrollo de San José del Guaviare 2028–2031"
    assert agenda["territorio"]["divipola"] == "95001"
    assert agenda["maximo_proyectos"] == 7
    assert [(f["id"], f["techos"][2028]) for f in agenda["fuentes"]] == [
        ("recursos_propios", 900_000_000),
        ("regalias", 1_250_000_000),
    ]
    assert correr("revisar", CARPETA).codigo == 0


def test_un_territorio_que_no_existe_no_deja_carpeta(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", CARPETA, "--divipola", "99999")
    assert corrida.codigo == 1
    assert "99999" in corrida.err
    assert not CARPETA.exists()


def test_nunca_pisa_lo_que_ya_esta(raiz: Path, correr: Correr) -> None:
    CARPETA.mkdir(parents=True)
    (CARPETA / "propuestas.csv").write_text("mío", encoding="utf-8")
    corrida = correr("nueva", CARPETA)
    assert corrida.codigo == 1
    assert "carpeta-ocupada" in corrida.err
    assert [a.name for a in CARPETA.iterdir()] == ["propuestas.csv"]
    assert (CARPETA / "propuestas.csv").read_text(encoding="utf-8") == "mío"


def test_sin_periodo_en_el_nombre_pide_las_opciones(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", "prueba")
    assert corrida.codigo == 2
    assert "--nombre" in corrida.err
    corrida = correr("nueva", "prueba", "--divipola", "05001")
    assert corrida.codigo == 2
    assert "--inicio" in corrida.err
    corrida = correr("nueva", "prueba", "--nombre", "Prueba", "--inicio", "2031", "--fin", "2028")
    assert corrida.codigo == 2
    assert "El periodo 2031-2028 no sirve" in corrida.err
    assert not Path("prueba").exists()


@pytest.mark.parametrize("nombre", ["@#%: {x}", "no", "1e3", "- *a", "=1+1", "Á" * 250, "x\ny"])
def test_un_nombre_raro_no_estropea_el_yaml(raiz: Path, correr: Correr, nombre: str) -> None:
    corrida = correr("nueva", CARPETA, "--nombre", nombre)
    if corrida.codigo == 0:
        agenda = yaml.safe_load((CARPETA / "agenda.yaml").read_text(encoding="utf-8"))
        assert agenda["territorio"]["nombre"] == nombre
    else:
        assert corrida.codigo == 1
        assert not CARPETA.exists()


def test_lo_que_no_se_publica_queda_por_fuera_del_control_de_versiones(
    raiz: Path, correr: Correr
) -> None:
    correr("nueva", CARPETA)
    ignorados = (CARPETA / ".gitignore").read_text(encoding="utf-8").split()
    assert {
        "comite.*",
        "valoraciones*",
        "impedimentos.*",
        "ponderaciones.*",
        "recibido/",
    } <= set(ignorados)
    assert not any("propuestas" in i or "puntajes" in i for i in ignorados)


def test_el_yaml_va_en_bloque_y_cada_nivel_en_palabras(raiz: Path, correr: Correr) -> None:
    correr("nueva", CARPETA)
    texto = (CARPETA / "agenda.yaml").read_text(encoding="utf-8")
    assert "{" not in texto
    for criterio in yaml.safe_load(texto)["criterios"]:
        if criterio.get("origen") != "dato":
            assert list(criterio["escala"]) == [1, 2, 3, 4, 5]
            assert all(len(nivel) > 8 for nivel in criterio["escala"].values())


def test_la_fila_de_ejemplo_no_compite(raiz: Path, correr: Correr) -> None:
    correr("nueva", CARPETA)
    with (CARPETA / "propuestas.csv").open(encoding="utf-8", newline="") as archivo:
        filas = list(csv.DictReader(archivo))
    assert [f["id"] for f in filas] == ["EJEMPLO"]
    assert filas[0]["retirada"]


class Terminal(io.StringIO):
    """Una entrada que parece una persona escribiendo."""

    def isatty(self) -> bool:
        return True


def contestar(monkeypatch: pytest.MonkeyPatch, *respuestas: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{r}\n" for r in respuestas)))


def leer(carpeta: Path = CARPETA) -> dict[str, Any]:
    agenda: dict[str, Any] = yaml.safe_load((carpeta / "agenda.yaml").read_text(encoding="utf-8"))
    return agenda


def test_los_criterios_de_costumbre_estan_en_sus_dos_ejes(raiz: Path, correr: Correr) -> None:
    correr("nueva", CARPETA)
    ejes = {"prioridad": [], "factibilidad": []}
    for criterio in leer()["criterios"]:
        ejes[criterio["eje"]].append(criterio["id"])
    assert ejes == {
        "prioridad": ["pertinencia", "brechas", "poblacion", "planes", "consenso"],
        "factibilidad": ["madurez", "viabilidad", "financiacion", "sostenibilidad", "capacidad"],
    }


def test_recien_creada_solo_avisa_que_nadie_ha_calificado(raiz: Path, correr: Correr) -> None:
    correr(
        "nueva", CARPETA, "--fuente", "SGP agua=100 millones", "--fuente", "Regalías=1 billón",
        "--comite", "comunidad=3", "--comite", "academia=2",
    )  # fmt: skip
    corrida = correr("revisar", CARPETA, "--json")
    assert {o["codigo"] for o in json.loads(corrida.out)} == {"sin-valoraciones"}


@pytest.mark.parametrize(
    ("dicho", "codigo", "nombre"),
    [
        ("TUNJA", "15001", "Tunja"),
        ("san jose del guaviare", "95001", "San José del Guaviare"),
        ("Argelia, cauca", "19050", "Argelia"),
        ("Argelia (Valle)", "76054", "Argelia"),
        ("departamento de Sucre", "70", "Sucre"),
        ("Sucre, Sucre", "70771", "Sucre"),
    ],
)
def test_el_nombre_se_busca_en_la_divipola_sin_mirar_tildes(
    raiz: Path, correr: Correr, dicho: str, codigo: str, nombre: str
) -> None:
    assert correr("nueva", CARPETA, "--nombre", dicho).codigo == 0
    territorio = leer()["territorio"]
    assert (territorio["divipola"], territorio["nombre"]) == (codigo, nombre)


def test_un_nombre_de_varios_se_pregunta_y_no_se_adivina(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", CARPETA, "--nombre", "Argelia")
    assert corrida.codigo == 2
    for lugar in ("Argelia (Antioquia), 05055", "Argelia (Cauca), 19050", "--divipola"):
        assert lugar in corrida.err
    assert not CARPETA.exists()


def test_un_nombre_incompleto_se_sugiere_y_queda_sin_codigo(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", CARPETA, "--nombre", "Cúcuta")
    assert corrida.codigo == 0
    assert "¿Es San José de Cúcuta (Norte de Santander), 54001?" in corrida.err
    assert leer()["territorio"] == {"nombre": "Cúcuta"}


def test_lo_inventado_no_se_busca(raiz: Path, correr: Correr) -> None:
    assert correr("nueva", CARPETA, "--nombre", "Argelia", "--ficticio").codigo == 0
    assert leer()["territorio"] == {"nombre": "Argelia", "ficticio": True}


def test_un_departamento_no_tiene_cabecera_y_sus_propuestas_dicen_el_municipio(
    raiz: Path, correr: Correr
) -> None:
    assert correr("nueva", CARPETA, "--divipola", "70").codigo == 0
    agenda = leer()
    assert "zonas" not in agenda
    assert agenda["responsable"]["entidad"] == "Gobernación de Sucre"
    encabezado = (CARPETA / "propuestas.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "municipio" in encabezado.split(",")
    assert "zona" not in encabezado.split(",")
    assert correr("revisar", CARPETA).codigo == 0


def test_zonas_dimensiones_comite_y_precios(raiz: Path, correr: Correr) -> None:
    corrida = correr(
        "nueva", CARPETA, "--nombre", "Villa Aurora", "--zona", "El Páramo=1.200",
        "--zona", "El páramo", "--dimension", "Agua y suelo", "--comite", "comunidad=2",
        "--comite", "academia=1", "--comite", "cabildo indígena=1", "--comite", "empresas=0",
        "--precios-base", "2027", "--inflacion", "4,5 %",
    )  # fmt: skip
    assert corrida.codigo == 0, corrida.err
    agenda = leer()
    assert agenda["zonas"] == [
        {"id": "el_paramo", "nombre": "El Páramo", "poblacion": 1200},
        {"id": "el_paramo_2", "nombre": "El páramo"},
    ]
    assert agenda["dimensiones"] == [{"id": "agua_y_suelo", "nombre": "Agua y suelo"}]
    assert list(agenda["estamentos"]) == ["comunidad", "academia", "cabildo_indigena"]
    assert agenda["precios"]["indices"] == {
        2027: 1, 2028: 1.045, 2029: 1.092, 2030: 1.1412, 2031: 1.1925,
    }  # fmt: skip
    codigos = (CARPETA / "comite.csv").read_text(encoding="utf-8").split()
    assert codigos[1:] == ["C1,comunidad", "C2,comunidad", "U1,academia", "CA1,cabildo_indigena"]
    assert correr("revisar", CARPETA).codigo == 0


def test_las_fuentes_traen_las_condiciones_de_costumbre(raiz: Path, correr: Correr) -> None:
    correr(
        "nueva", CARPETA, "--fuente", "Participaciones para agua=5", "--fuente",
        "SGR asignación local=5", "--fuente", "Aportes de la ONG=5",
    )  # fmt: skip
    agua, regalias, ong = leer()["fuentes"]
    assert (agua["arrastre"], agua["sectores"]) == ("periodo", ["agua", "saneamiento"])
    assert (regalias["arrastre"], regalias["certeza"]) == ("bienio", "proyectada")
    assert (ong["arrastre"], ong["certeza"]) == ("ninguno", "firme")


def test_el_leame_dice_que_sigue_y_que_es_de_muestra(raiz: Path, correr: Correr) -> None:
    correr("nueva", CARPETA)
    leame = (CARPETA / "LEAME.md").read_text(encoding="utf-8")
    for dicho in ("revisar .", "ponderar .", "cifra de muestra", "nombres"):
        assert dicho in leame
    correr("nueva", "otra", "--nombre", "X", "--inicio", "2028", "--fin", "2029", "--fuente", "A=1")
    assert "cifra de muestra" not in Path("otra/LEAME.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("carpeta", "sitio"), [(CARPETA, "../../../site"), (Path("otra"), "../site")]
)
def test_el_leame_dice_todo_lo_que_no_se_publica_y_deja_el_sitio_afuera(
    raiz: Path, correr: Correr, carpeta: Path, sitio: str
) -> None:
    correr("nueva", carpeta, "--nombre", "X", "--inicio", "2028", "--fin", "2029")
    leame = (carpeta / "LEAME.md").read_text(encoding="utf-8")
    apartados = (carpeta / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert f"`priorizacion publicar . --destino {sitio}`" in leame
    assert {"site/", "sitio-publicado/", "respuestas-sin-terminar.json"} <= {*apartados}
    reservados = {"sales-privadas.csv", "planillas/", "por-recibir/", "recibido/"}
    assert reservados <= {*apartados}
    _, _, no_se_publica = leame.partition("## Qué no se publica")
    for nombre in reservados:
        assert f"`{nombre}`" in no_se_publica


def test_si_el_sistema_no_deja_escribir_termina_como_los_demas_comandos(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    crear = Path.mkdir

    def solo_lectura(self: Path, *args: Any, **opciones: Any) -> None:
        if "agendas" in self.parts:
            raise OSError(30, "Read-only file system")
        crear(self, *args, **opciones)

    monkeypatch.setattr(Path, "mkdir", solo_lectura)
    corrida = correr("nueva", CARPETA)
    assert corrida.codigo == 74
    assert "carpeta-sin-escribir" in corrida.err
    assert not CARPETA.exists()


def test_una_persona_contesta_y_lo_que_no_sirve_se_vuelve_a_preguntar(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(
        monkeypatch, "argelia", "2", "", "2029",
        "900 millones", "", "mil pesitos", "1.200.000.000", "", "", "Empresa de energía", "50 millones", "",
        "26.500", "", "Cabecera; El Mango", "", "4", "tres", "3", "", "", "1", "2027", "5",
    )  # fmt: skip
    corrida = correr("nueva", CARPETA)
    assert corrida.codigo == 0, corrida.err
    agenda = leer()
    assert agenda["territorio"]["divipola"] == "19050"
    assert agenda["periodo"] == {"inicio": 2028, "fin": 2029}
    assert [(f["nombre"], f["techos"][2029]) for f in agenda["fuentes"]] == [
        ("Recursos propios", 900_000_000),
        ("SGP propósito general", 1_200_000_000),
        ("Empresa de energía", 50_000_000),
    ]
    assert agenda["territorio"]["poblacion"] == 26_500
    assert [z["nombre"] for z in agenda["zonas"]] == ["Cabecera", "El Mango"]
    assert agenda["precios"]["indices"][2028] == 1.05
    assert "«mil pesitos»" in corrida.err
    assert "«tres» no es un número" in corrida.err
    assert len((CARPETA / "comite.csv").read_text(encoding="utf-8").split()) == 1 + 4 + 3 + 1


def test_quien_se_va_a_la_mitad_no_pierde_lo_contestado_y_sigue_otro_dia(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, "Villa Aurora", "2028", "2029", "900 millones")
    corrida = correr("nueva", CARPETA, "--ficticio")
    assert corrida.codigo == 130
    assert f"priorizacion nueva {CARPETA}" in corrida.err
    assert [a.name for a in CARPETA.iterdir()] == ["respuestas-sin-terminar.json"]
    contestar(monkeypatch, "atrás", "s", *[""] * 5, "1200", *[""] * 9)
    otro_dia = correr("nueva", CARPETA, "--ficticio")
    assert otro_dia.codigo == 0, otro_dia.err
    assert "Recursos propios: 900 millones" in otro_dia.err
    agenda = leer()
    assert agenda["territorio"]["poblacion"] == 1200
    assert agenda["periodo"] == {"inicio": 2028, "fin": 2029}
    assert [f["techos"][2028] for f in agenda["fuentes"]] == [900_000_000]
    assert not (CARPETA / "respuestas-sin-terminar.json").exists()


def test_quien_se_va_sin_contestar_o_empieza_de_nuevo_no_deja_nada(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch)
    assert correr("nueva", CARPETA, "--ficticio").codigo == 130
    assert list(raiz.iterdir()) == []
    contestar(monkeypatch, "Villa Aurora")
    assert correr("nueva", CARPETA, "--ficticio").codigo == 130
    contestar(monkeypatch, "n")
    assert correr("nueva", CARPETA, "--ficticio").codigo == 130
    assert not CARPETA.exists()


def test_las_respuestas_guardadas_que_no_se_entienden_no_estorban(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    CARPETA.mkdir(parents=True)
    (CARPETA / "respuestas-sin-terminar.json").write_text("{", encoding="utf-8")
    contestar(monkeypatch, "Villa Aurora", *[""] * 18)
    corrida = correr("nueva", CARPETA, "--ficticio")
    assert corrida.codigo == 0, corrida.err
    assert leer()["territorio"]["nombre"] == "Villa Aurora"


def test_atras_vuelve_a_la_pregunta_anterior_las_veces_que_haga_falta(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(
        monkeypatch, "atrás", "Villa Mala", "2027", "atras", "ATRÁS", "Villa Aurora", "2028", "2029",
        "900 millones", "5 millones", "atrás", "7 millones", *[""] * 18,
    )  # fmt: skip
    corrida = correr("nueva", CARPETA, "--ficticio")
    assert corrida.codigo == 0, corrida.err
    assert "Es la primera pregunta" in corrida.err
    agenda = leer()
    assert agenda["territorio"]["nombre"] == "Villa Aurora"
    assert agenda["periodo"]["inicio"] == 2028
    assert [f["techos"][2028] for f in agenda["fuentes"]] == [900_000_000, 7_000_000]


def test_una_fuente_a_la_que_no_se_le_pone_dinero_no_se_agrega(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(
        monkeypatch, "Villa Aurora", "", "", "900 millones", *[""] * 4,
        "La empresa", "", "Cooperativa", "3 millones", *[""] * 12,
    )  # fmt: skip
    corrida = correr("nueva", CARPETA, "--ficticio")
    assert corrida.codigo == 0, corrida.err
    assert "«La empresa» no se agregó" in corrida.err
    assert [f["nombre"] for f in leer()["fuentes"]] == ["Recursos propios", "Cooperativa"]


def test_el_dinero_escrito_se_repite_como_se_entendio(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, "Villa Aurora", "", "", "1480000000", *[""] * 17)
    corrida = correr("nueva", CARPETA, "--ficticio")
    assert corrida.codigo == 0, corrida.err
    assert "$ 1.480.000.000 (1.480 millones) cada año" in corrida.err


def test_un_municipio_parecido_no_se_toma_por_oprimir_entrar(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(monkeypatch, "Villa Aurora", "", "0", *[""] * 18)
    corrida = correr("nueva", CARPETA)
    assert corrida.codigo == 0, corrida.err
    assert "1. Villa Caro" in corrida.err
    assert leer()["territorio"] == {"nombre": "Villa Aurora"}


def test_lo_raro_se_confirma_antes_de_creerlo(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    contestar(
        monkeypatch, "123", "n", "Villa Aurora", "", "", "1480", "no", "1480 millones", *[""] * 4,
        "45", "n", "La 45", "20 millones", *[""] * 12,
    )  # fmt: skip
    corrida = correr("nueva", CARPETA, "--ficticio")
    assert corrida.codigo == 0, corrida.err
    assert "«123» no tiene ninguna letra" in corrida.err
    assert "Son $ 1.480 cada año: es muy poco" in corrida.err
    agenda = leer()
    assert agenda["territorio"]["nombre"] == "Villa Aurora"
    assert [(f["nombre"], f["techos"][2028]) for f in agenda["fuentes"]] == [
        ("Recursos propios", 1_480_000_000),
        ("La 45", 20_000_000),
    ]


def test_sin_carpeta_la_agenda_se_llama_como_el_territorio_y_sus_anos(
    raiz: Path, correr: Correr
) -> None:
    dichas = ("--nombre", "San José del Guaviare", "--inicio", "2028", "--fin", "2031")
    assert correr("nueva", *dichas).codigo == 0
    assert leer(Path("agendas/san-jose-del-guaviare/2028-2031"))["periodo"]["fin"] == 2031
    otra_vez = correr("nueva", *dichas)
    assert otra_vez.codigo == 1
    assert "carpeta-ocupada" in otra_vez.err


def test_un_nombre_sin_letras_dicho_con_una_opcion_se_avisa(raiz: Path, correr: Correr) -> None:
    corrida = correr("nueva", CARPETA, "--nombre", "123", "--ficticio")
    assert "«123» no tiene ninguna letra" in corrida.err


def test_interrumpida_al_escribir_no_queda_ni_la_carpeta_de_arriba(
    raiz: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrumpir(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("priorizacion.ingesta.escritura._poner_en_su_sitio", interrumpir)
    monkeypatch.setattr("priorizacion.tareas.nueva.estreno._revisar_aparte", lambda _: ())
    assert correr("nueva", CARPETA).codigo == 130
    assert list(raiz.iterdir()) == []


def test_donde_ya_hay_agenda_no_pregunta_y_dice_como_seguir(raiz: Path, correr: Correr) -> None:
    correr("nueva", CARPETA)
    antes = {a.name: a.read_bytes() for a in CARPETA.iterdir()}
    corrida = correr("nueva", CARPETA)
    assert corrida.codigo == 1
    assert f"priorizacion revisar {CARPETA}" in corrida.err
    assert {a.name: a.read_bytes() for a in CARPETA.iterdir()} == antes
