"""Lo que vuelve en un formulario entra una vez, a la vista, y sin pisar lo que alguien escribió."""

import json
import zipfile
from itertools import permutations
from pathlib import Path

import pytest

from priorizacion.dominio.propuesta_recibida import acunar
from tests.cli.conftest import Correr, cambiar
from tests.propuestas.sobre import descargado, guardar, libro, tabla

UNA = {
    "nombre": "Aula múltiple de la vereda Alta", "zona": "alto", "beneficiarios": "80",
    "fuentes": "propios|empresa", "habilitante:predios": "cumple", "nota:predios": "Escritura 12",
}  # fmt: skip
CODIGO = acunar("aabbccddeeff-1")


@pytest.fixture
def carpeta(carpeta: Path) -> Path:
    """Valle Claro sin nadie que haya calificado."""
    for nombre in ("valoraciones.csv", "impedimentos.csv", "comite.csv"):
        (carpeta / nombre).unlink()
    return carpeta


def foto(carpeta: Path) -> dict[str, bytes]:
    """Lo que se decide; el registro de llegadas lleva la hora."""
    return {a.name: a.read_bytes() for a in carpeta.iterdir() if a.is_file()}


def test_lo_nuevo_entra_con_codigo_condiciones_y_procedencia(carpeta: Path, correr: Correr) -> None:
    antes = tabla(carpeta)
    archivo = guardar(carpeta, "a.json", descargado(UNA))
    corrida = correr("recibir", carpeta, archivo)
    assert corrida.codigo == 0, corrida.out + corrida.err
    assert f"a.json:1: {CODIGO} nueva: «Aula múltiple de la vereda Alta»" in corrida.out
    despues = tabla(carpeta)
    assert despues.pop(CODIGO) == {
        "id": CODIGO, "nombre": UNA["nombre"], "zona": "alto", "beneficiarios": "80",
        "fase": "factibilidad", "costo": "90000000", "fuentes": "propios|empresa",
    }  # fmt: skip
    assert despues == antes
    habilitantes = (carpeta / "habilitantes.csv").read_text(encoding="utf-8")
    assert habilitantes.endswith(f"{CODIGO},predios,cumple,Escritura 12\n")
    procedencia = (carpeta / "recibido/propuestas/procedencia.csv").read_text(encoding="utf-8")
    assert procedencia.splitlines()[1].startswith(f"{CODIGO},")
    assert correr("revisar", carpeta).codigo == 0


def test_dos_veces_lo_mismo_no_cambia_nada(carpeta: Path, correr: Correr) -> None:
    archivo = guardar(carpeta, "a.json", descargado(UNA))
    correr("recibir", carpeta, archivo)
    antes = foto(carpeta)
    assert "1 que ya estaba" in correr("recibir", carpeta, archivo).err
    assert "1 que ya estaba" in correr("recibir", carpeta).err
    assert foto(carpeta) == antes


def test_otra_edicion_cambia_lo_suyo_y_dice_que(carpeta: Path, correr: Correr) -> None:
    correr("recibir", carpeta, guardar(carpeta, "a.json", descargado(UNA)))
    otra = {**UNA, "costo": "95000000", "habilitante:predios": "no_cumple"}
    del otra["beneficiarios"]
    segunda = guardar(carpeta, "b.json", descargado(otra, edicion=2))
    corrida = correr("recibir", carpeta, segunda)
    assert corrida.codigo == 0
    assert f"{CODIGO} cambia" in corrida.out
    assert "costo: en la tabla «90000000», recibido «95000000»" in corrida.out
    assert "beneficiarios: en la tabla «80», recibido «»" in corrida.out
    fila = tabla(carpeta)[CODIGO]
    assert fila["costo"] == "95000000"
    assert "beneficiarios" not in fila
    assert f"{CODIGO},predios,no_cumple" in (carpeta / "habilitantes.csv").read_text("utf-8")
    # la vieja, si vuelve, no devuelve nada
    corrida = correr("recibir", carpeta, guardar(carpeta, "a2.json", descargado(UNA)))
    assert "vale otra edición posterior" in corrida.out
    assert tabla(carpeta)[CODIGO] == fila


def test_lo_corregido_a_mano_no_se_pisa_y_se_muestra(carpeta: Path, correr: Correr) -> None:
    archivo = guardar(carpeta, "a.json", descargado(UNA))
    correr("recibir", carpeta, archivo)
    cambiar(carpeta / "propuestas.csv", "Aula múltiple", "Salón múltiple")
    antes = foto(carpeta)
    corrida = correr("recibir", carpeta, archivo)
    assert corrida.codigo == 1
    assert f"{CODIGO} EN DUDA" in corrida.out
    assert "nombre: en la tabla «Salón múltiple" in corrida.out
    assert foto(carpeta) == antes
    assert correr("recibir", carpeta, archivo, "--reemplazar").codigo == 0
    assert tabla(carpeta)[CODIGO]["nombre"].startswith("Aula")
    copias = list((carpeta / "recibido/propuestas").glob("propuestas-antes-*.csv"))
    assert [c.read_bytes() for c in copias] == [antes["propuestas.csv"]]


def test_lo_que_la_secretaria_agrega_se_conserva(carpeta: Path, correr: Correr) -> None:
    correr("recibir", carpeta, guardar(carpeta, "a.json", descargado(UNA)))
    texto = (carpeta / "propuestas.csv").read_text(encoding="utf-8")
    renglon = next(r for r in texto.splitlines() if r.startswith(CODIGO))
    columnas = texto.splitlines()[0].split(",")
    celdas = renglon.split(",")
    celdas[columnas.index("meses_ingeniero")] = "3"
    cambiar(carpeta / "propuestas.csv", renglon, ",".join(celdas))
    corrida = correr("recibir", carpeta)
    assert corrida.codigo == 0, corrida.out
    assert tabla(carpeta)[CODIGO]["meses_ingeniero"] == "3"


def test_corregir_una_que_ya_esta_espera_a_que_alguien_diga(carpeta: Path, correr: Correr) -> None:
    archivo = guardar(carpeta, "a.json", descargado({"id": "P01", "nombre": "Otro nombre"}))
    antes = foto(carpeta)
    assert correr("recibir", carpeta, archivo).codigo == 1
    assert foto(carpeta) == antes
    original = tabla(carpeta)["P01"]
    assert correr("recibir", carpeta, archivo, "--reemplazar").codigo == 0
    corregida = tabla(carpeta)["P01"]
    assert corregida["nombre"] == "Otro nombre"
    assert corregida["descripcion"] == original["descripcion"]


def test_un_codigo_que_no_existe_no_se_toma(carpeta: Path, correr: Correr) -> None:
    archivo = guardar(carpeta, "a.json", descargado({**UNA, "id": "P77"}))
    assert correr("recibir", carpeta, archivo).codigo == 0
    assert CODIGO in tabla(carpeta)
    assert "P77" not in tabla(carpeta)


def test_el_libro_vuelve_con_lo_que_se_escogio_en_palabras(carpeta: Path, correr: Correr) -> None:
    fila = {
        "nombre": "Trapiche comunitario", "zona": "corregimiento el alto", "fase": "Diseños: hay planos y presupuesto para contratar",
        "costo": 120_000_000, "fuentes": "Recursos propios; Inversión social de la empresa",
        "beneficiarios": "1.250", "etiquetas": "panela; vías", "habilitante:ot": "Cumple con condiciones",
    }  # fmt: skip
    archivo = guardar(carpeta, "lleno.xlsx", libro(carpeta, fila))
    corrida = correr("recibir", carpeta, archivo)
    assert corrida.codigo == 0, corrida.out
    (id_,) = set(tabla(carpeta)) - {f"P{n:02d}" for n in range(1, 13)}
    recibida = tabla(carpeta)[id_]
    assert recibida == {
        "id": id_, "nombre": "Trapiche comunitario", "zona": "alto", "fase": "disenos", "costo": "120000000",
        "fuentes": "propios|empresa", "beneficiarios": "1250", "etiquetas": "panela|vías",
    }  # fmt: skip
    assert f"{id_},ot,condicionado," in (carpeta / "habilitantes.csv").read_text("utf-8")


def test_lo_que_no_se_entiende_se_dice_celda_por_celda_y_lo_demas_entra(
    carpeta: Path, correr: Correr
) -> None:
    mala = {
        "nombre": "Con errores", "zona": "La Luna", "beneficiarios": "muchos", "duracion": "-2",
        "inicio_minimo": "2040", "requiere": "P01; P99", "costo": "9 millones", "municipio": "99999",
        "desembolsos": "40; 60; 10", "aportes": "propios:2027", "lat": "norte", "inventada": "x",
    }  # fmt: skip
    sin_costo = {"nombre": "Sin costo", "costo": "por definir"}
    archivo = guardar(carpeta, "a.json", descargado(mala, sin_costo, UNA))
    corrida = correr("recibir", carpeta, archivo)
    assert corrida.codigo == 1
    for columna in (
        "zona", "beneficiarios", "duracion", "inicio_minimo", "requiere", "municipio", "desembolsos",
        "aportes", "lat",
    ):  # fmt: skip
        linea = next(
            x for x in corrida.out.splitlines() if x.startswith(f"[error] a.json:1:{columna}: ")
        )
        assert "Quedó en blanco." in linea, linea
    assert "a.json:2:costo: numero-ilegible «por definir»" in corrida.out
    assert "La propuesta no entró." in corrida.out
    assert tabla(carpeta)[CODIGO] == {
        "id": CODIGO, "nombre": "Con errores", "fase": "factibilidad", "costo": "9000000",
    }  # fmt: skip
    assert acunar("aabbccddeeff-3") in tabla(carpeta)
    assert acunar("aabbccddeeff-2") not in tabla(carpeta)
    assert correr("revisar", carpeta).codigo == 0


def test_lo_hostil_es_texto_y_no_dana_la_carpeta(carpeta: Path, correr: Correr) -> None:
    hostil = {
        "nombre": "=cmd|' /C calc'!A0", "descripcion": "<script>x</script>\x00\x1b[31m\u202e{{7*7}}\r\nfin",
        "ejecutor": "+1", "sector": "@SUM(A1)",
    }  # fmt: skip
    archivo = guardar(carpeta, "a.json", descargado(hostil))
    corrida = correr("recibir", carpeta, archivo)
    assert corrida.codigo == 0, corrida.out
    texto = (carpeta / "propuestas.csv").read_text(encoding="utf-8")
    assert "'=cmd|" in texto
    assert "'@SUM" in texto
    assert not any(ord(c) < 32 and c != "\n" for c in texto)
    assert "\u202e" not in texto
    assert correr("revisar", carpeta).codigo == 0
    assert correr("recibir", carpeta, archivo).codigo == 0


def test_lo_de_otra_agenda_lo_vacio_y_lo_que_no_es_se_nombran(
    carpeta: Path, correr: Correr
) -> None:
    antes = foto(carpeta)
    ajeno = guardar(carpeta, "ajeno.json", descargado(UNA, agenda="Otro 2026-2029"))
    vacio = guardar(carpeta, "vacio.xlsx", libro(carpeta))
    foto_ = guardar(carpeta, "foto.jpg", b"\xff\xd8\xff\xe0")
    corrida = correr("recibir", carpeta, ajeno, vacio, foto_)
    assert corrida.codigo == 1
    assert "ajeno.json: formulario-ajeno Es de «Otro 2026-2029»" in corrida.out
    assert "vacio.xlsx: formulario-vacio" in corrida.out
    assert "foto.jpg: archivo-no-reconocido" in corrida.out
    assert foto(carpeta) == antes


def test_un_zip_con_muchos_y_repetidos_entra_una_vez(carpeta: Path, correr: Correr) -> None:
    sobre = carpeta.parent / "todo.zip"
    with zipfile.ZipFile(sobre, "w") as comprimido:
        comprimido.writestr("a.json", descargado(UNA))
        comprimido.writestr("copia/a.json", descargado(UNA))
        comprimido.writestr("b.json", descargado(UNA, serie="112233445566"))
        comprimido.writestr("roto.json", descargado(UNA)[:-40])
    corrida = correr("recibir", carpeta, sobre)
    ids = {i for i in tabla(carpeta) if i.startswith("P") and len(i) > 3}
    assert ids == {CODIGO, acunar("112233445566-1")}
    assert "se parece a" in corrida.out


def test_las_parecidas_se_proponen_y_las_decide_una_persona(carpeta: Path, correr: Correr) -> None:
    existente = tabla(carpeta)["P01"]
    parecida = {"nombre": existente["nombre"].upper(), "estamento_proponente": "academia"}
    corrida = correr("recibir", carpeta, guardar(carpeta, "a.json", descargado(parecida)))
    assert f"--fusionar {CODIGO}=P01" in corrida.out
    assert "fusionada_en" not in tabla(carpeta)[CODIGO]
    corrida = correr("recibir", carpeta, "--fusionar", f"{CODIGO}=P01")
    assert corrida.codigo == 0, corrida.err
    fila = tabla(carpeta)[CODIGO]
    assert fila["fusionada_en"] == "P01"
    assert fila["estamento_proponente"] == "academia"
    assert tabla(carpeta)["P01"] == existente
    # recibir otra vez no la separa
    correr("recibir", carpeta)
    assert tabla(carpeta)[CODIGO] == fila


@pytest.mark.parametrize(
    ("pareja", "dice"),
    [("P01=P01", "ella misma"), ("P01=X9", "ninguna propuesta"), ("X9=P01", "ninguna propuesta")],
)
def test_una_fusion_que_no_se_puede_no_toca_nada(
    carpeta: Path, correr: Correr, pareja: str, dice: str
) -> None:
    antes = foto(carpeta)
    corrida = correr("recibir", carpeta, "--fusionar", pareja)
    assert corrida.codigo == 1
    assert dice in corrida.err
    assert foto(carpeta) == antes


def test_con_las_propuestas_en_firme_espera_a_que_alguien_las_admita(
    carpeta: Path, correr: Correr
) -> None:
    (carpeta / "congelado.json").write_text("{}", encoding="utf-8")
    archivo = guardar(carpeta, "a.json", descargado(UNA))
    antes = foto(carpeta)
    corrida = correr("recibir", carpeta, archivo)
    assert corrida.codigo == 1
    assert "--extemporaneas" in corrida.err
    assert foto(carpeta) == antes
    corrida = correr("recibir", carpeta, archivo, "--extemporaneas")
    assert CODIGO in tabla(carpeta)
    assert "--cambio" in corrida.err
    # la carpeta de lo que llega se recibe entera cada vez: lo que ya entró no es tarde
    corrida = correr("recibir", carpeta, archivo)
    assert corrida.codigo == 0, corrida.err
    assert "1 que ya estaba" in corrida.err


def test_una_tabla_en_excel_o_sin_encabezado_no_se_toca(carpeta: Path, correr: Correr) -> None:
    archivo = guardar(carpeta, "a.json", descargado(UNA))
    (carpeta / "propuestas.xlsx").write_bytes(b"x")
    assert "guárdela como propuestas.csv" in correr("recibir", carpeta, archivo).err
    (carpeta / "propuestas.xlsx").unlink()
    (carpeta / "propuestas.csv").write_text("esto,no,es\n1,2,3\n", encoding="utf-8")
    corrida = correr("recibir", carpeta, archivo)
    assert corrida.codigo == 1
    assert "no tiene bien su encabezado" in corrida.err


def test_en_cualquier_orden_de_llegada_queda_la_misma_carpeta(
    carpeta: Path, correr: Correr, tmp_path: Path
) -> None:
    llegan = [
        guardar(carpeta, "1.json", descargado(UNA, {"nombre": "Dos"})),
        guardar(carpeta, "2.json", descargado({**UNA, "costo": "7"}, {"nombre": "Dos"}, edicion=2)),
        guardar(carpeta, "3.json", descargado({"nombre": "Tres", "requiere": CODIGO, "lat": "4.5"}, serie="112233445566")),
        guardar(carpeta, "4.xlsx", libro(carpeta, {"nombre": "Cuatro", "zona": "alto"}, {"nombre": "Dos"})),
    ]  # fmt: skip
    inicial = foto(carpeta)
    fotos = []
    for orden in list(permutations(llegan))[::5]:
        for nombre, contenido in inicial.items():
            (carpeta / nombre).write_bytes(contenido)
        for resto in (carpeta / "recibido").rglob("*"):
            resto.is_file() and resto.unlink()
        for archivo in orden:
            correr("recibir", carpeta, archivo)
        fotos.append(foto(carpeta))
    assert all(f == fotos[0] for f in fotos)
    assert tabla(carpeta)[acunar("112233445566-1")]["requiere"] == CODIGO


def test_un_json_con_cualquier_cosa_no_tumba_nada(carpeta: Path, correr: Correr) -> None:
    base = json.loads(descargado(UNA))
    raros = [
        {**base, "propuestas": "no es una lista"},
        {**base, "propuestas": [None, 3, {"clave": 5, "datos": {"nombre": ["x"], "costo": {}}}]},
        {**base, "edicion": -1, "llenado": {}, "propuestas": [{"clave": "../../x", "datos": UNA}]},
        {**base, "agenda": None},
    ]
    for i, raro in enumerate(raros):
        archivo = guardar(carpeta, f"raro{i}.json", json.dumps(raro))
        assert correr("recibir", carpeta, archivo).codigo in (0, 1)
    assert correr("revisar", carpeta).codigo == 0


def test_de_una_celda_que_no_se_entiende_no_se_dice_ademas_que_falta(
    carpeta: Path, correr: Correr
) -> None:
    archivo = guardar(carpeta, "a.json", descargado({"nombre": "Kiosco", "fase": "madura"}, UNA))
    corrida = correr("recibir", carpeta, archivo)
    (dicha,) = (linea for linea in corrida.out.splitlines() if ":1:fase: " in linea)
    assert "valor-no-admitido «madura» no es una de las opciones. La propuesta no entró." in dicha
    assert "y 0 en duda; 1 no entró." in corrida.err


def test_lo_que_parece_de_una_persona_se_dice_al_recibirlo_y_no_solo_al_revisar(
    carpeta: Path, correr: Correr
) -> None:
    con_datos = {
        "nombre": "Salón", "descripcion": "Llame a Ana al 310 456 78 90 o ana@correo.com",
        "habilitante:predios": "Cumple", "nota:predios": "Preguntar a pepe@correo.com",
    }  # fmt: skip
    no_entra = {"nombre": "Otro", "fase": "", "descripcion": "ana@correo.com"}
    archivo = guardar(carpeta, "a.json", descargado(con_datos, no_entra))
    corrida = correr("recibir", carpeta, archivo)
    (id_,) = set(tabla(carpeta)) - {f"P{n:02d}" for n in range(1, 13)}
    dichas = [x for x in corrida.out.splitlines() if x.startswith("[advertencia]")]
    assert [x.split(": ")[0] for x in dichas] == [
        "[advertencia] a.json:1:descripcion", "[advertencia] a.json:1:nota:predios",
    ]  # fmt: skip
    assert (
        f"dato-personal {id_}: Parece tener un correo electrónico y un número de celular"
        in dichas[0]
    )
    assert "quítelo de las tablas antes de congelar" in corrida.err


def test_la_fila_de_ejemplo_se_va_con_la_primera_propuesta_y_lo_escrito_encima_se_queda(
    raiz: Path, correr: Correr
) -> None:
    carpeta = Path("agendas/tunja/2028-2029")
    correr("nueva", carpeta)
    assert list(tabla(carpeta)) == ["EJEMPLO"]
    lleno = descargado({"nombre": "Aula"}, agenda="15001 Tunja 2028-2029")
    archivo = guardar(carpeta, "a.json", lleno)
    assert correr("recibir", carpeta, archivo).codigo == 0
    assert list(tabla(carpeta)) == [CODIGO]
    otra = Path("agendas/tunja/2030-2031")
    correr("nueva", otra)
    cambiar(otra / "propuestas.csv", "Es un ejemplo, no una propuesta.", "")
    lleno = descargado({"nombre": "Aula"}, agenda="15001 Tunja 2030-2031")
    archivo = guardar(otra, "a.json", lleno)
    assert correr("recibir", otra, archivo).codigo == 0
    assert set(tabla(otra)) == {"EJEMPLO", CODIGO}


def test_en_firme_la_fila_de_ejemplo_ya_no_se_toca(raiz: Path, correr: Correr) -> None:
    carpeta = Path("agendas/tunja/2028-2029")
    correr("nueva", carpeta)
    assert correr("congelar", carpeta).codigo == 0
    lleno = descargado({"nombre": "Aula"}, agenda="15001 Tunja 2028-2029")
    correr("recibir", carpeta, guardar(carpeta, "a.json", lleno), "--extemporaneas")
    assert set(tabla(carpeta)) == {"EJEMPLO", CODIGO}


def test_lo_pegado_en_un_mensaje_con_saludo_vale_como_el_archivo(
    carpeta: Path, correr: Correr
) -> None:
    mensaje = f"Buenas, doña Rosa: ahí le va.\n{descargado(UNA)}\nMuchas gracias."
    corrida = correr("recibir", carpeta, guardar(carpeta, "mensaje.txt", mensaje))
    assert corrida.codigo == 0, corrida.out + corrida.err
    assert CODIGO in tabla(carpeta)
