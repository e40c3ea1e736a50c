"""Los tres ejemplos de `agendas/` tienen las proporciones de un territorio de verdad.

Lee los CSV y el YAML directamente, sin pasar por el programa: si el programa se equivoca al
leer, esta prueba no se equivoca con él.
"""

import csv
import importlib.util
import statistics
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

RAIZ = Path(__file__).parents[1]
MILLON = 1_000_000
FASES_SIN_OBRA = ("idea", "perfil")


@dataclass(frozen=True)
class Esperado:
    """Lo que debe tener un ejemplo."""

    millones_por_vigencia: int
    propuestas: int
    participantes: int
    maximo_proyectos: int
    costo_minimo: int
    costo_maximo: int


ESPERADOS = {
    "chirivaque": Esperado(900, 30, 9, 8, 15, 900),
    "puerto-ceibal": Esperado(2_400, 60, 16, 14, 100, 3_000),
    "cano-florido": Esperado(42_000, 110, 25, 25, 90, 45_000),
}
ARRASTRES = {"ninguno", "bienio", "periodo"}
TIPOS_DE_REGLA = {
    "cuota",
    "capacidad",
    "concentracion_maxima",
    "obligatoria",
    "requiere",
    "excluyentes",
    "paquete",
}

de_cada_ejemplo = pytest.mark.parametrize("territorio", sorted(ESPERADOS))


@cache
def agenda(territorio: str) -> dict[str, Any]:
    texto = (carpeta(territorio) / "agenda.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(texto))


@cache
def filas(territorio: str, archivo: str) -> list[dict[str, str]]:
    with (carpeta(territorio) / archivo).open(encoding="utf-8", newline="") as texto:
        return list(csv.DictReader(texto))


def carpeta(territorio: str) -> Path:
    return RAIZ / "agendas" / territorio / "2026-2029"


def propuestas(territorio: str) -> dict[str, dict[str, str]]:
    return {fila["id"]: fila for fila in filas(territorio, "propuestas.csv")}


def codigos(territorio: str, archivo: str, columna: str) -> set[str]:
    return {fila[columna] for fila in filas(territorio, archivo)}


def ids(territorio: str, clave: str) -> set[str]:
    return {cosa["id"] for cosa in agenda(territorio)[clave]}


def lista(celda: str) -> list[str]:
    return [parte for parte in celda.split("|") if parte]


def calificados(territorio: str) -> dict[str, dict[int, str]]:
    """Los criterios que califica el comité, con su escala."""
    criterios = agenda(territorio)["criterios"]
    return {c["id"]: c["escala"] for c in criterios if c.get("origen") != "dato"}


def dinero(territorio: str) -> int:
    return sum(sum(f["techos"].values()) for f in agenda(territorio)["fuentes"])


@de_cada_ejemplo
def test_el_territorio_es_ficticio_y_no_existe_en_la_divipola(territorio: str) -> None:
    datos = agenda(territorio)["territorio"]
    assert datos["ficticio"] is True
    assert "divipola" not in datos
    assert agenda(territorio)["responsable"]["contacto"].endswith(".example")


@de_cada_ejemplo
def test_hay_tantas_propuestas_como_en_un_territorio_asi(territorio: str) -> None:
    assert len(filas(territorio, "propuestas.csv")) == ESPERADOS[territorio].propuestas
    assert len(propuestas(territorio)) == ESPERADOS[territorio].propuestas


@de_cada_ejemplo
def test_el_dinero_de_cada_vigencia_es_el_que_toca(territorio: str) -> None:
    esperado = ESPERADOS[territorio].millones_por_vigencia * MILLON
    for vigencia in range(2026, 2030):
        total = sum(f["techos"].get(vigencia, 0) for f in agenda(territorio)["fuentes"])
        assert total == pytest.approx(esperado, rel=0.08), vigencia


@de_cada_ejemplo
def test_se_pide_entre_tres_y_seis_veces_lo_que_hay(territorio: str) -> None:
    pedido = sum(int(p["costo"]) for p in propuestas(territorio).values())
    assert 3 <= pedido / dinero(territorio) <= 6


@de_cada_ejemplo
def test_los_costos_municipales_estan_en_su_rango(territorio: str) -> None:
    esperado = ESPERADOS[territorio]
    costos = [int(p["costo"]) / MILLON for p in propuestas(territorio).values()]
    assert esperado.costo_minimo <= min(costos)
    assert max(costos) <= esperado.costo_maximo


def test_los_proyectos_de_regalias_del_gran_productor_tienen_los_percentiles_reales() -> None:
    regalias = [
        int(p["costo"]) / MILLON
        for p in propuestas("cano-florido").values()
        if any(f.startswith("sgr_") for f in lista(p["fuentes"]))
    ]
    deciles = statistics.quantiles(regalias, n=10, method="inclusive")
    assert deciles[0] == pytest.approx(1_200, rel=0.1)
    assert deciles[4] == pytest.approx(4_500, rel=0.1)
    assert deciles[8] == pytest.approx(30_900, rel=0.1)
    assert len(regalias) >= 80


@de_cada_ejemplo
def test_el_comite_tiene_cinco_estamentos_y_las_personas_que_toca(territorio: str) -> None:
    por_estamento = Counter(f["estamento"] for f in filas(territorio, "comite.csv"))
    assert sum(por_estamento.values()) == ESPERADOS[territorio].participantes
    assert len(codigos(territorio, "comite.csv", "participante")) == sum(por_estamento.values())
    assert set(por_estamento) == set(agenda(territorio)["estamentos"])
    assert len(por_estamento) == 5


@de_cada_ejemplo
def test_a_ninguna_sesion_va_mas_gente_de_la_que_hay(territorio: str) -> None:
    por_estamento = Counter(f["estamento"] for f in filas(territorio, "comite.csv"))
    for sesion in agenda(territorio)["comite"]["sesiones"]:
        for estamento, cuantos in sesion["asistentes"].items():
            assert cuantos <= por_estamento[estamento], (sesion["fecha"], estamento)


@de_cada_ejemplo
def test_los_criterios_son_de_seis_a_diez_y_suman_cien_por_eje(territorio: str) -> None:
    criterios = agenda(territorio)["criterios"]
    assert 6 <= len(criterios) <= 10
    por_eje: Counter[str] = Counter()
    for criterio in criterios:
        por_eje[criterio["eje"]] += criterio["ponderacion"]
    assert por_eje == {"prioridad": 100, "factibilidad": 100}


@de_cada_ejemplo
def test_cada_nivel_de_la_escala_dice_algo_distinto(territorio: str) -> None:
    for criterio, escala in calificados(territorio).items():
        assert sorted(escala) == [1, 2, 3, 4, 5], criterio
        assert len(set(escala.values())) == 5, criterio
        assert all(len(texto) > 10 for texto in escala.values()), criterio


@de_cada_ejemplo
def test_hay_criterios_medidos_por_tabla_y_por_tramos(territorio: str) -> None:
    medidos = [c for c in agenda(territorio)["criterios"] if c.get("origen") == "dato"]
    assert any("tabla" in c for c in medidos)
    assert any("tramos" in c for c in medidos)
    for criterio in medidos:
        columna = criterio["columna"]
        assert all(p[columna] for p in propuestas(territorio).values()), columna


@de_cada_ejemplo
def test_se_califico_entre_el_sesenta_y_el_noventa_por_ciento(territorio: str) -> None:
    marcas = [f["valor"] for f in filas(territorio, "valoraciones.csv")]
    casillas = (
        len(filas(territorio, "comite.csv"))
        * len(propuestas(territorio))
        * len(calificados(territorio))
    )
    assert 0.6 <= sum(m != "NS" for m in marcas) / casillas <= 0.9
    assert "NS" in marcas


@de_cada_ejemplo
def test_cada_marca_esta_en_la_escala_y_no_se_repite(territorio: str) -> None:
    vistas = set()
    participantes = codigos(territorio, "comite.csv", "participante")
    for fila in filas(territorio, "valoraciones.csv"):
        casilla = (fila["participante"], fila["propuesta"], fila["criterio"])
        assert casilla not in vistas
        vistas.add(casilla)
        assert fila["participante"] in participantes
        assert fila["propuesta"] in propuestas(territorio)
        assert fila["criterio"] in calificados(territorio)
        assert fila["valor"] in {"1", "2", "3", "4", "5", "NS"}


@de_cada_ejemplo
def test_nadie_califica_todo_igual(territorio: str) -> None:
    for codigo in codigos(territorio, "comite.csv", "participante"):
        marcas = {
            f["valor"] for f in filas(territorio, "valoraciones.csv") if f["participante"] == codigo
        }
        assert len(marcas - {"NS"}) >= 3, codigo


@de_cada_ejemplo
def test_las_marcas_salen_otra_vez_de_la_semilla(territorio: str) -> None:
    _, generadas = marcas().generar(territorio)
    escritas = [tuple(f.values()) for f in filas(territorio, "valoraciones.csv")]
    assert generadas == escritas


@de_cada_ejemplo
def test_hay_impedimentos_y_nombran_a_quien_existe(territorio: str) -> None:
    impedimentos = filas(territorio, "impedimentos.csv")
    assert len(impedimentos) >= 3
    for fila in impedimentos:
        assert fila["participante"] in codigos(territorio, "comite.csv", "participante")
        assert fila["propuesta"] in propuestas(territorio)


@de_cada_ejemplo
def test_los_habilitantes_estan_casi_todos_respondidos(territorio: str) -> None:
    definidos = {h["id"]: h for h in agenda(territorio)["habilitantes"]}
    assert 8 <= len(definidos) <= 10
    respuestas = filas(territorio, "habilitantes.csv")
    for fila in respuestas:
        admitidas = definidos[fila["item"]].get("respuestas", ["cumple", "no_cumple", "no_aplica"])
        assert fila["respuesta"] in admitidas, fila
        assert fila["propuesta"] in propuestas(territorio)
    casillas = len(definidos) * len(propuestas(territorio))
    assert 0.95 <= len(respuestas) / casillas < 1
    dadas = {f["respuesta"] for f in respuestas}
    assert {"cumple", "no_cumple", "condicionado", "sin_verificar", "no_aplica"} == dadas


@de_cada_ejemplo
def test_lo_que_no_cumple_dice_por_que(territorio: str) -> None:
    incumplidos = [
        f for f in filas(territorio, "habilitantes.csv") if f["respuesta"] == "no_cumple"
    ]
    assert len(incumplidos) >= 3
    assert all(len(f["nota"]) > 15 for f in incumplidos)
    assert "competencia" in {f["item"] for f in incumplidos}


@de_cada_ejemplo
def test_hay_retiradas_y_fusionadas(territorio: str) -> None:
    todas = propuestas(territorio)
    assert any(p["retirada"] for p in todas.values())
    fusiones = [p["fusionada_en"] for p in todas.values() if p["fusionada_en"]]
    assert fusiones
    assert all(destino in todas for destino in fusiones)


@de_cada_ejemplo
def test_hay_candidatas_a_preinversion_y_plata_para_algunas(territorio: str) -> None:
    todas = propuestas(territorio).values()
    candidatas = [p for p in todas if p["fase"] in FASES_SIN_OBRA and p["costo_preinversion"]]
    piden = sum(int(p["costo_preinversion"]) for p in candidatas)
    preinversion = agenda(territorio)["preinversion"]
    hay = sum(sum(techos.values()) for techos in preinversion["techos"].values())
    assert len(candidatas) >= 2
    assert 0 < hay < piden
    assert set(preinversion["techos"]) <= ids(territorio, "fuentes")


@de_cada_ejemplo
def test_hay_mas_de_una_forma_de_requerir_y_de_juntar(territorio: str) -> None:
    todas = propuestas(territorio)
    requeridas = [r for p in todas.values() for r in lista(p["requiere"])]
    assert requeridas
    assert all(r in todas for r in requeridas)
    tipos = {r["tipo"] for r in agenda(territorio)["reglas"]}
    assert {"cuota", "capacidad", "concentracion_maxima", "paquete", "excluyentes"} <= tipos


@de_cada_ejemplo
def test_cada_regla_nombra_lo_que_existe(territorio: str) -> None:
    etiquetas = {e for p in propuestas(territorio).values() for e in lista(p["etiquetas"])}
    existentes = {
        "dimension": ids(territorio, "dimensiones"),
        "zona": ids(territorio, "zonas"),
        "estamento_proponente": set(agenda(territorio)["estamentos"]),
        "etiqueta": etiquetas,
    }
    ejecutores = {p["ejecutor"] for p in propuestas(territorio).values()}
    columnas = set(filas(territorio, "propuestas.csv")[0])
    for regla in agenda(territorio)["reglas"]:
        for clave, valor in regla.get("grupo", {}).items():
            assert set(valor if isinstance(valor, list) else [valor]) <= existentes[clave]
        nombradas = [*regla.get("propuestas", []), *regla.get("requiere", [])]
        nombradas += [regla["propuesta"]] if "propuesta" in regla else []
        assert set(nombradas) <= set(propuestas(territorio)), regla["id"]
        assert regla.get("ejecutor") in {None} | ejecutores
        assert regla.get("columna") in {None} | columnas


@de_cada_ejemplo
def test_cada_propuesta_nombra_lo_que_existe(territorio: str) -> None:
    for p in propuestas(territorio).values():
        assert p["zona"] in ids(territorio, "zonas"), p["id"]
        assert p["dimension"] in ids(territorio, "dimensiones"), p["id"]
        assert p["estamento_proponente"] in agenda(territorio)["estamentos"], p["id"]
        assert set(lista(p["fuentes"])) <= ids(territorio, "fuentes"), p["id"]
        aportantes = {a.split(":")[0] for a in lista(p["aportes"])}
        assert aportantes <= set(lista(p["fuentes"])), p["id"]


@de_cada_ejemplo
def test_cada_propuesta_esta_escrita_como_la_gente_escribe(territorio: str) -> None:
    todas = propuestas(territorio).values()
    nombres = [p["nombre"].casefold() for p in todas]
    descripciones = [p["descripcion"].casefold() for p in todas]
    assert len(set(nombres)) == len(nombres)
    assert len(set(descripciones)) == len(descripciones)
    assert all(len(d) >= 35 for d in descripciones)
    assert not any("proyecto 1" in n for n in nombres)


@de_cada_ejemplo
def test_no_hay_correos_ni_telefonos_de_nadie(territorio: str) -> None:
    for archivo in ("propuestas.csv", "habilitantes.csv"):
        texto = (carpeta(territorio) / archivo).read_text(encoding="utf-8")
        assert "@" not in texto
        assert not any(p["lat"] or p["lon"] or p["bpin"] for p in propuestas(territorio).values())


@de_cada_ejemplo
def test_las_zonas_suman_la_poblacion(territorio: str) -> None:
    zonas = agenda(territorio)["zonas"]
    assert sum(z["poblacion"] for z in zonas) == agenda(territorio)["territorio"]["poblacion"]
    assert {z["id"] for z in zonas} == {p["zona"] for p in propuestas(territorio).values()}


@de_cada_ejemplo
def test_dos_propuestas_del_mismo_costo_pueden_empatar(territorio: str) -> None:
    gemelas = Counter(
        (p["costo"], p["fase"], p["fuentes"]) for p in propuestas(territorio).values()
    )
    assert max(gemelas.values()) >= 2
    sorteo = agenda(territorio)["sorteo"]
    assert isinstance(sorteo["semilla"], str)
    assert sorteo["procedimiento"]


@de_cada_ejemplo
def test_el_maximo_de_proyectos_es_realista(territorio: str) -> None:
    reglas = agenda(territorio)
    assert reglas["maximo_proyectos"] == ESPERADOS[territorio].maximo_proyectos
    assert reglas["regla_de_valor"] == "proyectos"
    assert reglas["precios"]["indices"][2029] > reglas["precios"]["indices"][2026]


def test_entre_los_tres_se_ejercita_todo() -> None:
    todas = [agenda(t) for t in ESPERADOS]
    reglas = [r for a in todas for r in a["reglas"]]
    assert {f["arrastre"] for a in todas for f in a["fuentes"]} == ARRASTRES
    assert {r["tipo"] for r in reglas} == TIPOS_DE_REGLA
    assert {r["base"] for r in reglas if r["tipo"] == "cuota"} == {
        "conteo",
        "pesos",
        "parte_asignada",
        "parte_techo",
    }
    assert {a["agregacion"] for a in todas} == {"media", "mediana", "media_recortada"}
    assert {f.get("vigencias_futuras") for a in todas for f in a["fuentes"]} >= {
        "autorizada",
        "no_autorizada",
    }
    assert all(r["motivo"] for r in reglas if r["tipo"] == "obligatoria")
    assert any(p["aportes"] for t in ESPERADOS for p in propuestas(t).values())
    assert any(p["inicio_maximo"] for t in ESPERADOS for p in propuestas(t).values())


def marcas() -> ModuleType:
    """El generador de marcas, cargado de su archivo."""
    ruta = RAIZ / "tests" / "semillas" / "marcas.py"
    especificacion = importlib.util.spec_from_file_location("marcas", ruta)
    assert especificacion
    assert especificacion.loader
    modulo = importlib.util.module_from_spec(especificacion)
    especificacion.loader.exec_module(modulo)
    return modulo
