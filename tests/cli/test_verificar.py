"""`verificar` dice qué comprobó, y no deja pasar ningún cambio."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Correr, cambiar


def firmar(carpeta: Path) -> None:
    """Lo que haría quien quisiera engañar: firmar de nuevo el resultado cambiado."""
    huella = hashlib.sha256((carpeta / "resultado.json").read_bytes()).hexdigest()
    certificado = json.loads((carpeta / "certificado.json").read_text(encoding="utf-8"))
    certificado["resultado"] = huella
    escribir(carpeta / "certificado.json", certificado)


def escribir(archivo: Path, datos: object) -> None:
    texto = json.dumps(datos, ensure_ascii=False, indent=1) + "\n"
    archivo.write_text(texto, encoding="utf-8")


def leer(archivo: Path) -> dict:
    return json.loads(archivo.read_text(encoding="utf-8"))


def test_un_resultado_recien_hecho_verifica(priorizada: Path, correr: Correr) -> None:
    corrida = correr("verificar", priorizada)
    assert corrida.codigo == 0
    assert "byte a byte" in corrida.out
    assert "DISTINTO" not in corrida.out
    assert ": verifica: 1" in corrida.err


def test_una_copia_publica_verifica_y_dice_lo_que_no_se_comprobo(
    priorizada: Path, correr: Correr
) -> None:
    for nombre in ("comite.csv", "valoraciones.csv", "impedimentos.csv"):
        (priorizada / nombre).unlink()
    corrida = correr("verificar", priorizada)
    assert corrida.codigo == 0, corrida.out
    assert "sin comprobar: las marcas" in corrida.out
    assert "byte a byte" in corrida.out


def test_sin_resultado_termina_como_publicar(carpeta: Path, correr: Correr) -> None:
    corrida = correr("verificar", carpeta)
    assert corrida.codigo == correr("publicar", carpeta).codigo == 1
    assert "priorizacion priorizar" in corrida.err


@pytest.mark.parametrize(
    ("archivo", "viejo", "nuevo", "dicho"),
    [
        ("propuestas.csv", "1480000000", "1480000001", "las propuestas"),
        ("agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 7", "las reglas"),
        ("habilitantes.csv", "P01,predios,cumple", "P01,predios,no_aplica", "los habilitantes"),
        ("valoraciones.csv", "C1,P01,pertinencia,5", "C1,P01,pertinencia,4", "las marcas"),
        ("puntajes.csv", "P01", "P02", "puntajes.csv"),
        ("resultado.json", '"valor": 24200', '"valor": 24300', "resultado.json"),
    ],
)
def test_cualquier_cambio_termina_en_5_y_dice_donde(
    priorizada: Path, correr: Correr, archivo: str, viejo: str, nuevo: str, dicho: str
) -> None:
    cambiar(priorizada / archivo, viejo, nuevo)
    corrida = correr("verificar", priorizada)
    assert corrida.codigo == 5
    distintos = [linea for linea in corrida.out.splitlines() if "DISTINTO" in linea]
    assert any(dicho in linea for linea in distintos)


def test_un_resultado_cambiado_y_vuelto_a_firmar_tampoco_pasa(
    priorizada: Path, correr: Correr
) -> None:
    resultado = leer(priorizada / "resultado.json")
    resultado["propuestas"][0]["motivos"] = [{"codigo": "x", "texto": "porque sí"}]
    escribir(priorizada / "resultado.json", resultado)
    firmar(priorizada)
    corrida = correr("verificar", priorizada)
    assert corrida.codigo == 5
    assert (
        "De la propuesta P01 resultado.json trae una razón que no sale de los datos" in corrida.out
    )
    assert "«porque sí»" in corrida.out


def test_lo_que_solo_se_sabe_resolviendo_se_nota_al_resolver_otra_vez(
    priorizada: Path, correr: Correr
) -> None:
    resultado = leer(priorizada / "resultado.json")
    resultado["contraste"]["alternativas"][0]["valor"] += 100
    escribir(priorizada / "resultado.json", resultado)
    firmar(priorizada)
    rapida = correr("verificar", "--rapida", priorizada)
    assert rapida.codigo == 0
    assert "con --rapida no se volvió a resolver" in rapida.out
    corrida = correr("verificar", priorizada)
    assert corrida.codigo == 5
    assert "sale un resultado distinto" in corrida.out
    assert "la manera puntaje" in corrida.out


def test_una_cartera_cambiada_a_mano_no_pasa_la_comprobacion_exacta(
    priorizada: Path, correr: Correr
) -> None:
    resultado = leer(priorizada / "resultado.json")
    pago = resultado["propuestas"][0]["pagos"][0]
    pago["monto"] += 1
    escribir(priorizada / "resultado.json", resultado)
    firmar(priorizada)
    corrida = correr("verificar", priorizada)
    assert corrida.codigo == 5
    assert "DISTINTO: no cumple, en enteros exactos" in corrida.out


def test_lo_que_se_dice_de_quien_falte_se_comprueba_con_marcas_y_sin_ellas(
    priorizada: Path, correr: Correr
) -> None:
    resultado = leer(priorizada / "resultado.json")
    firme = resultado["robustez"]["propuestas"][0]
    firme["sin_un_participante"] = "nunca" if firme["sin_un_participante"] != "nunca" else "siempre"
    escribir(priorizada / "resultado.json", resultado)
    firmar(priorizada)
    assert correr("verificar", priorizada).codigo == 5
    for nombre in ("comite.csv", "valoraciones.csv", "impedimentos.csv"):
        (priorizada / nombre).unlink()
    assert correr("verificar", priorizada).codigo == 5


@pytest.mark.parametrize("clase", ["menor", "signo", "fila_que_no_existe", "matriz", "basura"])
def test_una_cota_forjada_no_pasa(priorizada: Path, correr: Correr, clase: str) -> None:
    archivo = priorizada / "certificado.json"
    certificado = leer(archivo)
    multiplicadores = certificado["cota_verificable"]["multiplicadores"]
    if clase == "menor":
        certificado["cota_verificable"]["valor"] = 24200
    elif clase == "signo":
        primero = next(iter(multiplicadores))
        multiplicadores[primero] *= -1
    elif clase == "fila_que_no_existe":
        multiplicadores["techo:inventado:2026"] = 5
    elif clase == "matriz":
        columnas = certificado["matriz"]["columnas"]
        columnas[-1] = columnas[-1] + "0"
    else:
        certificado["matriz"] = {"columnas": 3, "filas": []}
    escribir(archivo, certificado)
    corrida = correr("verificar", priorizada)
    assert corrida.codigo == 5
    assert "DISTINTO" in corrida.out


@pytest.mark.parametrize("nombre", ["resultado.json", "certificado.json"])
@pytest.mark.parametrize("contenido", [b"", b"{", b"[]", b"\x00\xff", b"null", b"[" * 100_000])
def test_un_archivo_ilegible_se_dice_sin_traza(
    priorizada: Path, correr: Correr, nombre: str, contenido: bytes
) -> None:
    (priorizada / nombre).write_bytes(contenido)
    corrida = correr("verificar", priorizada)
    assert corrida.codigo == 5
    assert nombre in corrida.out
    assert correr("publicar", priorizada).codigo == 5


def test_una_carpeta_con_errores_termina_en_1(priorizada: Path, correr: Correr) -> None:
    cambiar(priorizada / "propuestas.csv", "1480000000", "doce millones")
    assert correr("verificar", priorizada).codigo == 1


def test_lo_inviable_tambien_verifica(carpeta: Path, correr: Correr) -> None:
    cambiar(carpeta / "agenda.yaml", "base: conteo, minimo: 1,", "base: conteo, minimo: 5,")
    assert correr("priorizar", carpeta).codigo == 3
    assert correr("verificar", carpeta).codigo == 0
