"""Lo que se decide antes de calificar queda en firme, y nada cambia después en silencio."""

import json
from pathlib import Path

import pytest

from priorizacion.dominio.contenido import contenido_de, huella_de
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.congelado import CongeladoIlegible, leer_congelado
from priorizacion.tareas.revision import revisar
from tests.cli.conftest import Correr, cambiar
from tests.sala.mesa import DIA, EJEMPLO, poner_en_firme


def sin_registrar(carpeta: Path) -> list[str]:
    return [str(o) for o in revisar(carpeta) if o.codigo == "cambio-sin-registrar"]


def test_congelar_escribe_la_fecha_y_la_huella_y_repetirlo_no_cambia_nada(
    carpeta: Path, correr: Correr
) -> None:
    firme = leer_congelado(carpeta)
    assert firme is not None
    assert firme.momento.fecha == DIA
    assert firme.agenda == "Valle Claro 2026-2029"
    assert firme.momento.marcas == 0
    antes = (carpeta / "congelado.json").read_bytes()
    corrida = correr("congelar", carpeta)
    assert corrida.codigo == 0
    assert firme.huella[:4] in corrida.out
    assert (carpeta / "congelado.json").read_bytes() == antes
    assert sin_registrar(carpeta) == []


def test_la_semilla_se_llena_despues_sin_que_sea_un_cambio(carpeta: Path, correr: Correr) -> None:
    cambiar(carpeta / "agenda.yaml", "semilla: null", 'semilla: "4827-116"')
    assert sin_registrar(carpeta) == []
    assert "ya estaba en firme" in correr("congelar", carpeta).out


def test_el_procedimiento_del_sorteo_si_esta_en_firme(carpeta: Path) -> None:
    cambiar(carpeta / "agenda.yaml", "10 de abril", "17 de abril")
    assert len(sin_registrar(carpeta)) == 1


@pytest.mark.parametrize(
    ("archivo", "viejo", "nuevo", "dice"),
    [
        ("agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9", "«8» y ahora «9»"),
        ("agenda.yaml", "reserva: 5%", "reserva: 6%", "agenda.yaml:reserva:"),
        ("agenda.yaml", "Nada, 3: En parte", "Nada, 3: A medias", "criterios.brechas.escala.3"),
        ("agenda.yaml", "comunidad: 1", "comunidad: 2", "estamentos.comunidad"),
        ("propuestas.csv", "Puente vehicular de 18", "Puente vehicular de 19", "P02"),
    ],
)
def test_un_cambio_se_dice_con_lo_que_decia_lo_que_dice_y_como_registrarlo(
    carpeta: Path, archivo: str, viejo: str, nuevo: str, dice: str
) -> None:
    cambiar(carpeta / archivo, viejo, nuevo)
    (dicho,) = sin_registrar(carpeta)
    assert dice in dicho
    assert dicho.startswith(f"{archivo}:")
    assert "priorizacion congelar" in dicho
    assert "--cambio" in dicho


@pytest.mark.parametrize(
    ("viejo", "nuevo"),
    [
        ("En 2030 Valle Claro", "En 2031 Valle Claro"),
        ("titulo: Agenda de", "titulo: La agenda de"),
        ("licencia: CC-BY-4.0\n", "licencia: CC-BY-4.0\naclaracion: Es un ejemplo.\n"),
    ],
)
def test_lo_que_no_decide_se_puede_corregir(carpeta: Path, viejo: str, nuevo: str) -> None:
    cambiar(carpeta / "agenda.yaml", viejo, nuevo)
    assert sin_registrar(carpeta) == []


def test_el_orden_de_las_filas_no_es_un_cambio(carpeta: Path) -> None:
    archivo = carpeta / "propuestas.csv"
    encabezado, *filas = archivo.read_text(encoding="utf-8").splitlines()
    archivo.write_text("\n".join([encabezado, *reversed(filas), ""]), encoding="utf-8")
    assert sin_registrar(carpeta) == []


def test_cada_cambio_queda_numerado_con_su_razon_y_dato_por_dato(
    carpeta: Path, correr: Correr
) -> None:
    original = leer_congelado(carpeta)
    assert original is not None
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    corrida = correr("congelar", carpeta, "--cambio", "Hay más plata", "--fecha", "2026-03-01")
    assert corrida.codigo == 0, corrida.err
    assert "agenda/maximo_proyectos: de «8» a «9»" in corrida.out
    cambiar(carpeta / "propuestas.csv", "Puente vehicular de 18", "Puente vehicular de 19")
    assert correr("congelar", carpeta, "--cambio", "Error de la ficha").codigo == 0
    firme = leer_congelado(carpeta)
    assert firme is not None
    assert firme.huella == original.huella
    assert [(e.numero, e.motivo) for e in firme.enmiendas] == [
        (1, "Hay más plata"), (2, "Error de la ficha"),
    ]  # fmt: skip
    assert [c.lugar for e in firme.enmiendas for c in e.cambios] == [
        "agenda/maximo_proyectos", "propuestas/P02/descripcion",
    ]  # fmt: skip
    assert firme.huella_vigente != original.huella
    assert sin_registrar(carpeta) == []


def test_sin_razon_no_se_registra_nada(carpeta: Path, correr: Correr) -> None:
    antes = (carpeta / "congelado.json").read_bytes()
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    for argumentos in ((), ("--cambio", "  ")):
        corrida = correr("congelar", carpeta, *argumentos)
        assert corrida.codigo == 1
        assert "--cambio" in corrida.err
    assert (carpeta / "congelado.json").read_bytes() == antes


def test_registrar_sin_que_haya_cambiado_nada_se_dice(carpeta: Path, correr: Correr) -> None:
    corrida = correr("congelar", carpeta, "--cambio", "porque sí")
    assert corrida.codigo == 1
    assert "nada ha cambiado" in corrida.err


def test_un_cambio_no_puede_ser_anterior_al_ultimo(carpeta: Path, correr: Correr) -> None:
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    corrida = correr("congelar", carpeta, "--cambio", "x", "--fecha", "2026-01-01")
    assert corrida.codigo == 1
    assert "no puede ser anterior al 2026-02-07" in corrida.err


@pytest.mark.parametrize("clase", ["cortado", "contenido", "motivo_no_importa", "enmienda_callada"])
def test_un_registro_tocado_a_mano_se_nota(carpeta: Path, correr: Correr, clase: str) -> None:
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    assert correr("congelar", carpeta, "--cambio", "Hay más plata").codigo == 0
    archivo = carpeta / "congelado.json"
    datos = json.loads(archivo.read_text(encoding="utf-8"))
    if clase == "contenido":
        datos["contenido"]["agenda/maximo_proyectos"] = "8"
    elif clase == "motivo_no_importa":
        datos["enmiendas"][0]["cambios"][0]["antes"] = "7"
    elif clase == "enmienda_callada":
        datos["enmiendas"] = []
    texto = json.dumps(datos)
    archivo.write_text(texto[:-100] if clase == "cortado" else texto, encoding="utf-8")
    with pytest.raises(CongeladoIlegible):
        leer_congelado(carpeta)
    corrida = correr("revisar", carpeta)
    assert corrida.codigo == 1
    assert "congelado-ilegible" in corrida.out
    assert correr("priorizar", "--breve", carpeta).codigo == 1


def test_si_ya_habia_calificaciones_queda_dicho(tmp_path: Path, correr: Correr) -> None:
    carpeta = poner_en_firme(tmp_path / "otra")
    (carpeta / "congelado.json").unlink()
    (carpeta / "valoraciones.csv").write_bytes((EJEMPLO / "valoraciones.csv").read_bytes())
    corrida = correr("congelar", carpeta)
    assert "ya había 102 calificaciones" in corrida.err
    firme = leer_congelado(carpeta)
    assert firme is not None
    assert firme.momento.marcas == 102


def test_sin_congelado_todo_sigue_como_antes(tmp_path: Path) -> None:
    carpeta = poner_en_firme(tmp_path / "otra")
    (carpeta / "congelado.json").unlink()
    assert sin_registrar(carpeta) == []


def test_lo_congelado_no_lleva_lo_que_no_se_publica(carpeta: Path) -> None:
    agenda = leer_carpeta(carpeta).agenda
    assert agenda is not None
    lugares = contenido_de(agenda)
    assert not [lugar for lugar in lugares if lugar.rpartition("/")[2] in {"lat", "lon"}]
    assert "C1" not in " ".join(lugares)


def test_lo_que_parece_de_una_persona_no_queda_en_firme_sin_que_alguien_diga_que_no_lo_es(
    carpeta: Path, correr: Correr
) -> None:
    (carpeta / "congelado.json").unlink()
    cambiar(carpeta / "propuestas.csv", "Puente vehicular de", "Llame al 310 555 12 34. Puente de")
    corrida = correr("congelar", carpeta)
    assert corrida.codigo == 1
    assert "propuestas.csv:3:descripcion: dato-personal" in corrida.out
    assert "nada quedó en firme" in corrida.err
    assert not (carpeta / "congelado.json").exists()
    assert correr("congelar", carpeta, "--aun-asi").codigo == 0
    assert (carpeta / "congelado.json").exists()
    assert correr("congelar", carpeta).codigo == 0


def test_un_cambio_que_trae_un_dato_de_una_persona_tampoco_se_registra(
    carpeta: Path, correr: Correr
) -> None:
    antes = (carpeta / "congelado.json").read_bytes()
    cambiar(carpeta / "propuestas.csv", "Puente vehicular de", "Llame al 310 555 12 34. Puente de")
    assert correr("congelar", carpeta, "--cambio", "Se aclara").codigo == 1
    assert (carpeta / "congelado.json").read_bytes() == antes


def test_lo_que_valia_lo_de_siempre_tambien_dice_que_decia(carpeta: Path) -> None:
    cambiar(carpeta / "agenda.yaml", "arrastre: ninguno", "arrastre: periodo")
    (dicho,) = sin_registrar(carpeta)
    assert "en firme dice «ninguno» y ahora «periodo»" in dicho


def test_lo_que_el_programa_aun_no_preguntaba_no_es_un_cambio(
    carpeta: Path, correr: Correr
) -> None:
    """Como si una versión nueva trajera un dato más, que vale lo de siempre."""
    firme = leer_congelado(carpeta)
    assert firme is not None
    lugar = "propuestas/P01/duracion"
    viejo = {c: v for c, v in firme.contenido.items() if not c.endswith("/arrastre")}
    assert lugar in viejo
    antes = firme.model_copy(update={"contenido": viejo, "huella": huella_de(viejo)})
    (carpeta / "congelado.json").write_text(a_json(antes), encoding="utf-8")
    assert [d for d in sin_registrar(carpeta) if "ninguno" in d] == []
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    assert correr("congelar", carpeta, "--cambio", "x").codigo == 0
    despues = leer_congelado(carpeta)
    assert despues is not None
    assert "agenda/maximo_proyectos" in [c.lugar for c in despues.enmiendas[0].cambios]
