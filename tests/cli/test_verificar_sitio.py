"""Un sitio publicado se verifica desde lo publicado: cualquier cambio se nota, y se dice cuál."""

import csv
import hashlib
import io
import json
import random
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from priorizacion.cli.principal import ejecutar
from tests.cli.conftest import EJEMPLO, ENTRADAS, Correr, cambiar

AGENDA = "territorios/valle-claro/2026-2029"
CIFRA = re.compile(rb"[0-9]")
MAPA = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"zona": zona, "propietario": "Fulano de Tal"},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[x, 5], [x + 1, 5], [x + 1, 6.123456789], [x, 6], [x, 5]]],
                },
            }
            for zona, x in (("cabecera", -76), ("alto", -75), ("ribera", -74))
        ],
    }
)


@pytest.fixture(scope="module")
def publicado(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio de Valle Claro, con sus compromisos, una sola vez."""
    raiz = tmp_path_factory.mktemp("publicado")
    carpeta = raiz / "agendas/valle-claro/2026-2029"
    carpeta.mkdir(parents=True)
    for nombre in ENTRADAS:
        shutil.copy(EJEMPLO / nombre, carpeta / nombre)
    (carpeta / "territorio.geojson").write_text(MAPA, encoding="utf-8")
    for orden in (["priorizar", carpeta], ["comprometer", carpeta]):
        assert ejecutar([str(o) for o in orden]) == 0
    assert ejecutar(["publicar", str(carpeta), "--destino", str(raiz / "site")]) == 0
    return raiz / "site"


@pytest.fixture
def sitio(publicado: Path, raiz: Path) -> Path:
    """Una copia del sitio para dañarla."""
    return Path(shutil.copytree(publicado, raiz / "site"))


def distintos(salida: str) -> str:
    return "\n".join(linea for linea in salida.splitlines() if "DISTINTO" in linea)


def escribir(archivo: Path, datos: object) -> None:
    texto = json.dumps(datos, ensure_ascii=False, indent=1) + "\n"
    archivo.write_text(texto, encoding="utf-8")


def leer(archivo: Path) -> dict:
    return json.loads(archivo.read_text(encoding="utf-8"))


def firmar(agenda: Path) -> None:
    certificado = leer(agenda / "certificado.json")
    certificado["resultado"] = hashlib.sha256((agenda / "resultado.json").read_bytes()).hexdigest()
    escribir(agenda / "certificado.json", certificado)


def test_compromisos_tocados_se_dicen_una_vez_y_no_niegan_la_agenda(
    sitio: Path, correr: Correr
) -> None:
    archivo = sitio / AGENDA / "compromisos.csv"
    archivo.write_text("\n".join([*archivo.read_text().splitlines()[:-1], "x", ""]))
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    cual, en_que = distintos(corrida.out).splitlines()
    assert "después de publicar cambió compromisos.csv" in cual
    assert "compromisos.csv: la línea 8 no se entiende" in en_que
    assert "ninguna agenda que" not in corrida.out
    assert "las páginas no se rehicieron" in corrida.out


def test_se_dice_que_archivo_se_toco_y_no_se_acusa_a_las_paginas_que_siguen_igual(
    sitio: Path, correr: Correr
) -> None:
    archivo = sitio / AGENDA / "compromisos.csv"
    bueno = archivo.read_text(encoding="utf-8")
    huella = bueno.splitlines()[-1][-8:]
    archivo.write_text(bueno.replace(huella, huella[::-1]), encoding="utf-8")
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    primero, rebote, *_ = distintos(corrida.out).splitlines()
    assert "después de publicar cambió compromisos.csv, según huellas.sha256" in primero
    assert "por eso ya no salen de los datos, aunque siguen como se publicaron" in rebote
    assert "datos.html" in rebote
    assert "datos.html: dice" not in corrida.out


def test_si_falta_un_archivo_de_datos_es_lo_primero_que_se_dice(
    sitio: Path, correr: Correr
) -> None:
    (sitio / AGENDA / "puntajes.csv").unlink()
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert "falta puntajes.csv, según huellas.sha256" in distintos(corrida.out).splitlines()[0]


@pytest.mark.parametrize("firmado", [False, True])
@pytest.mark.parametrize(
    ("viejo", "nuevo"), [('"P02"', '"P01"'), ('"tramos"', '"tramo"'), ('"elegidas"', '"elegida"')]
)
def test_un_resultado_que_se_contradice_termina_en_5_y_no_en_falla_del_programa(
    sitio: Path, correr: Correr, viejo: str, nuevo: str, *, firmado: bool
) -> None:
    archivo = sitio / AGENDA / "resultado.json"
    antes, _, despues = archivo.read_text(encoding="utf-8").rpartition(viejo)
    archivo.write_text(f"{antes}{nuevo}{despues}", encoding="utf-8")
    if firmado:
        firmar(sitio / AGENDA)
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5, corrida.err
    assert "resultado.json" in distintos(corrida.out).splitlines()[0]


@pytest.mark.lento
def test_un_sitio_recien_publicado_verifica_entero(sitio: Path, correr: Correr) -> None:
    corrida = correr("verificar", sitio)
    assert corrida.codigo == 0, corrida.out
    assert "al resolver otra vez sale el mismo resultado, byte a byte" in corrida.out
    assert "otro solucionador" in corrida.out
    assert corrida.out.count("rehechos, son iguales byte a byte") == 2
    assert "sin comprobar: las marcas" in corrida.out
    assert "hay 7 compromisos, tantos como personas calificaron" in corrida.out


def test_una_sola_agenda_se_verifica_desde_su_carpeta_se_llame_como_se_llame(
    sitio: Path, raiz: Path, correr: Correr
) -> None:
    otra = raiz / "descargas" / "lo que bajé"
    shutil.copytree(sitio / AGENDA, otra)
    corrida = correr("verificar", "--rapida", otra)
    assert corrida.codigo == 0, corrida.out
    assert "iguales byte a byte" in corrida.out


def test_un_zip_del_sitio_se_verifica_sin_abrirlo(sitio: Path, raiz: Path, correr: Correr) -> None:
    archivo = shutil.make_archive(str(raiz / "sitio"), "zip", sitio.parent, sitio.name)
    corrida = correr("verificar", "--rapida", archivo)
    assert corrida.codigo == 0, corrida.out
    assert f"{archivo}: portada" in corrida.out


def test_un_zip_danado_por_dentro_se_dice_y_no_es_falla_del_programa(
    sitio: Path, raiz: Path, correr: Correr
) -> None:
    archivo = Path(shutil.make_archive(str(raiz / "sitio"), "zip", sitio.parent, sitio.name))
    octetos = bytearray(archivo.read_bytes())
    with zipfile.ZipFile(archivo) as comprimido:
        parte = next(p for p in comprimido.infolist() if p.filename.endswith("index.html"))
    largos = octetos[parte.header_offset + 26 : parte.header_offset + 30]
    nombre, adicional = (int.from_bytes(largos[i : i + 2], "little") for i in (0, 2))
    octetos[parte.header_offset + 30 + nombre + adicional] = 0xFF  # no hay bloque de esa clase
    archivo.write_bytes(octetos)
    corrida = correr("verificar", "--rapida", archivo)
    assert corrida.codigo == 5
    assert "no se puede abrir como zip" in corrida.err


def test_el_zip_para_llevar_se_verifica_como_un_sitio(
    sitio: Path, raiz: Path, correr: Correr
) -> None:
    portatil = sitio / AGENDA / "valle-claro-2026-2029.zip"
    corrida = correr("verificar", "--rapida", portatil)
    assert corrida.codigo == 0, corrida.out
    assert "iguales byte a byte" in corrida.out
    abierto = raiz / "memoria ñ"
    shutil.unpack_archive(portatil, abierto)
    pagina = abierto / AGENDA / "propuestas/P01.html"
    pagina.write_text(pagina.read_text("utf-8").replace("Fue elegida", "Fue negada"), "utf-8")
    corrida = correr("verificar", "--rapida", abierto)
    assert corrida.codigo == 5
    assert "propuestas/P01.html: dice «Fue negada" in distintos(corrida.out)


def test_lo_que_cambia_dentro_del_zip_para_llevar_se_nota(
    sitio: Path, raiz: Path, correr: Correr
) -> None:
    portatil = sitio / AGENDA / "valle-claro-2026-2029.zip"
    shutil.unpack_archive(portatil, raiz / "abierto")
    pagina = raiz / "abierto" / AGENDA / "propuestas/P01.html"
    pagina.write_text(pagina.read_text("utf-8").replace("Fue elegida", "Fue negada"), "utf-8")
    shutil.make_archive(str(portatil.with_suffix("")), "zip", raiz / "abierto")
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    dicho = distintos(corrida.out)
    assert f"valle-claro-2026-2029.zip: en él, {AGENDA}/propuestas/P01.html: dice" in dicho


def test_un_zip_que_se_sale_de_su_carpeta_no_se_abre(raiz: Path, correr: Correr) -> None:
    with zipfile.ZipFile(raiz / "malo.zip", "w") as malo:
        malo.writestr("../fuera.txt", "x")
    corrida = correr("verificar", raiz / "malo.zip")
    assert corrida.codigo == 5
    assert "se sale de su carpeta" in corrida.err
    assert not (raiz.parent / "fuera.txt").exists()


def test_la_carpeta_publicada_es_una_copia_publica_que_se_prioriza_igual(
    sitio: Path, raiz: Path, correr: Correr
) -> None:
    copia = raiz / "copia"
    copia.mkdir()
    for archivo in (sitio / AGENDA).iterdir():
        if archivo.suffix in (".csv", ".yaml", ".geojson"):
            shutil.copy(archivo, copia)
    assert correr("priorizar", copia).codigo == 0
    publicado = (sitio / AGENDA / "resultado.json").read_bytes()
    assert (copia / "resultado.json").read_bytes() == publicado


def test_publicar_la_copia_publica_da_el_mismo_sitio(
    publicado: Path, raiz: Path, correr: Correr
) -> None:
    copia = raiz / "agendas/valle-claro/2026-2029"
    copia.mkdir(parents=True)
    for archivo in (publicado / AGENDA).iterdir():
        if archivo.suffix in (".csv", ".yaml", ".json", ".geojson"):
            shutil.copy(archivo, copia)
    assert correr("publicar").codigo == 0
    suyos, nuestros = (
        {p.relative_to(d).as_posix(): p.read_bytes() for p in d.rglob("*") if p.is_file()}
        for d in (raiz / "site", publicado)
    )
    assert suyos == nuestros


def test_publicar_sin_marcas_y_sin_cuentas_del_comite_tambien_verifica(
    publicado: Path, raiz: Path, correr: Correr
) -> None:
    copia = raiz / "agendas/valle-claro/2026-2029"
    copia.mkdir(parents=True)
    for archivo in (publicado / AGENDA).iterdir():
        if (
            archivo.suffix in (".csv", ".yaml", ".json", ".geojson")
            and "comite" not in archivo.name
        ):
            shutil.copy(archivo, copia)
    assert correr("publicar").codigo == 0
    corrida = correr("verificar", "--rapida", "site")
    assert corrida.codigo == 0, corrida.out
    assert "sin comprobar: cuántas personas calificaron" in corrida.out


@pytest.mark.parametrize(
    ("archivo", "viejo", "nuevo", "dicho"),
    [
        (
            "propuestas.csv", "1480000000", "1490000000",
            "El costo, con imprevistos, de la propuesta P01 sale de propuestas.csv en "
            "1.639.000.000, y resultado.json dice 1.628.000.000",
        ),
        ("agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 7", "la regla maximo_proyectos"),
        ("habilitantes.csv", "P01,predios,cumple", "P01,predios,no_cumple", "la propuesta P01"),
        ("resultado.json", '"costo": 1628000000', '"costo": 1628000001', "dice 1.628.000.001"),
        ("resultado.json", '"valor": 24200', '"valor": 24300', "dice 243"),
        ("datos/decisiones.csv", "1628000000", "1628000001", "decisiones.csv: la línea"),
        ("datos/techos.csv", "2026", "2027", "datos/techos.csv: la línea"),
        ("datos/agenda.json", "2026", "2027", "datos/agenda.json: la línea"),
        ("datos/votacion.pb", "num_projects;", "num_projects;1", "datos/votacion.pb: la línea"),
        ("datapackage.json", "sha256:", "sha512:", "datapackage.json: la línea"),
        ("comite_publicado.json", '"participantes": 7', '"participantes": 8', "no suman 8"),
        ("comite_publicado.json", '"calificaron": 7', '"calificaron": 6', "7 compromisos"),
        ("index.html", "3.368 millones", "3.369 millones", "index.html: dice «"),
        ("propuestas/P01.html", "1.480 millones", "1.490 millones", "propuestas/P01.html: dice «"),
        ("territorio.geojson", "6.12346", "6.12347", "huellas.sha256"),
        ("territorio.geojson", "6.12346", "6.52346", "mapa.html"),
        ("territorio.geojson", '"zona": "alto"', '"zona": "altos"', "no se pueden leer"),
        ("mapa.html", ' d="M', ' d="M1', "mapa.html"),
        ("datos.html", "priorizacion verificar", "priorizacion publicar", "datos.html"),
    ],
)  # fmt: skip
def test_un_dato_cambiado_termina_en_5_y_dice_cual(
    sitio: Path, correr: Correr, archivo: str, viejo: str, nuevo: str, dicho: str
) -> None:
    cambiar(sitio / AGENDA / archivo, viejo, nuevo)
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert dicho in distintos(corrida.out), corrida.out


@pytest.mark.parametrize(
    ("nombre", "dicho"),
    [
        ("datos/agenda.xlsx", "no es el archivo que sale de los datos"),
        ("datos/paquete.zip", "en él, certificado.json: la línea"),
    ],
)
def test_una_cifra_cambiada_dentro_de_lo_comprimido_se_nota(
    sitio: Path, correr: Correr, nombre: str, dicho: str
) -> None:
    archivo = sitio / AGENDA / nombre
    with zipfile.ZipFile(archivo) as comprimido:
        partes = [(p, comprimido.read(p)) for p in comprimido.infolist()]
    cambiadas = [p.filename for p, contenido in partes if b"1628000000" in contenido]
    assert cambiadas
    with zipfile.ZipFile(archivo, "w") as comprimido:
        for parte, contenido in partes:
            comprimido.writestr(parte, contenido.replace(b"1628000000", b"1628000001"))
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert f"{nombre}: {dicho}" in distintos(corrida.out)


def test_un_puntaje_cambiado_dice_de_que_propuesta_y_criterio(sitio: Path, correr: Correr) -> None:
    archivo = sitio / AGENDA / "puntajes.csv"
    filas = list(csv.DictReader(io.StringIO(archivo.read_text("utf-8"))))
    cambiada = next(f for f in filas if not f["estamento"] and f["puntaje"])
    cambiada["puntaje"] = "100" if cambiada["puntaje"] != "100" else "99"
    salida = io.StringIO()
    escritor = csv.DictWriter(salida, filas[0], lineterminator="\n")
    escritor.writeheader()
    escritor.writerows(filas)
    archivo.write_text(salida.getvalue(), encoding="utf-8")
    corrida = correr("verificar", "--rapida", sitio / AGENDA)
    assert corrida.codigo == 5
    dicho = distintos(corrida.out)
    assert f"la propuesta {cambiada['propuesta']}" in dicho
    assert f"el criterio {cambiada['criterio']}" in dicho
    assert "sale de puntajes.csv en" in dicho


def test_una_razon_quitada_y_firmada_de_nuevo_se_dice_cual_falta(
    sitio: Path, correr: Correr
) -> None:
    agenda = sitio / AGENDA
    resultado = leer(agenda / "resultado.json")
    propuesta = next(p for p in resultado["propuestas"] if p["motivos"])
    quitada = propuesta["motivos"].pop(0)
    escribir(agenda / "resultado.json", resultado)
    firmar(agenda)
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert f"De la propuesta {propuesta['id']} falta en resultado.json la razón" in corrida.out
    assert quitada["texto"][:60] in distintos(corrida.out)


def test_una_razon_quitada_de_una_pagina_se_nota(sitio: Path, correr: Correr) -> None:
    razon = leer(sitio / AGENDA / "resultado.json")["propuestas"][0]["motivos"][0]["texto"]
    pagina = sitio / AGENDA / "propuestas/P01.html"
    html = pagina.read_text("utf-8")
    parte = re.sub(r"[^\w ]", "", razon.split(".")[0])[:12]
    renglon = re.search(rf"<(li|p)[^>]*>[^<]*{re.escape(parte)}.*?</\1>", html, flags=re.S)
    assert renglon, razon
    pagina.write_text(html.replace(renglon[0], ""), encoding="utf-8")
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert "propuestas/P01.html: falta «" in distintos(corrida.out)


@pytest.mark.parametrize(
    "nombre",
    [
        "agenda.yaml", "propuestas.csv", "habilitantes.csv", "puntajes.csv", "resultado.json",
        "certificado.json", "comite_publicado.json", "compromisos.csv", "datos/decisiones.csv",
        "datos/agenda.xlsx", "datos/paquete.zip", "valle-claro-2026-2029.zip",
        "index.html", "datos.html", "propuestas/P03.html", "resultado.esquema.json",
    ],
)  # fmt: skip
def test_un_archivo_que_falta_se_dice_cual(sitio: Path, correr: Correr, nombre: str) -> None:
    (sitio / AGENDA / nombre).unlink()
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert nombre in distintos(corrida.out)


@pytest.mark.parametrize("nombre", ["index.html", "acerca.html", "assets/agenda.css", "404.html"])
def test_lo_comun_del_sitio_tambien_se_compara(sitio: Path, correr: Correr, nombre: str) -> None:
    (sitio / nombre).write_bytes((sitio / nombre).read_bytes().replace(b"a", b"e", 1))
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert nombre in distintos(corrida.out)


def test_una_agenda_quitada_se_nota(sitio: Path, correr: Correr) -> None:
    shutil.rmtree(sitio / AGENDA)
    assert correr("verificar", "--rapida", sitio).codigo == 5


@pytest.mark.parametrize(
    "nombre", ["valoraciones.csv", "propuestas/P99.html", "sales-privadas.csv"]
)
def test_lo_que_sobra_se_dice(sitio: Path, correr: Correr, nombre: str) -> None:
    (sitio / AGENDA / nombre).write_text("participante,propuesta,criterio,valor\n")
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert f"sobra {nombre}" in distintos(corrida.out)


@pytest.mark.parametrize("nombre", ["territorios/Otra/2026/x.html", "territorios/suelto.html"])
def test_lo_que_sobra_entre_las_agendas_tambien_se_dice(
    sitio: Path, correr: Correr, nombre: str
) -> None:
    (sitio / nombre).parent.mkdir(parents=True, exist_ok=True)
    (sitio / nombre).write_text("<p>hola</p>")
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert f"sobra {nombre}" in distintos(corrida.out)


def test_lo_que_pide_el_servidor_no_es_falta(sitio: Path, correr: Correr) -> None:
    (sitio / "CNAME").write_text("agendas.example\n")
    (sitio / ".git").mkdir()
    (sitio / ".git/HEAD").write_text("ref: refs/heads/main\n")
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 0, corrida.out
    assert "no los escribió el programa: CNAME" in corrida.out


@pytest.mark.parametrize("clase", ["cota", "multiplicador", "matriz", "opciones"])
def test_un_certificado_tocado_no_pasa(sitio: Path, correr: Correr, clase: str) -> None:
    archivo = sitio / AGENDA / "certificado.json"
    certificado = leer(archivo)
    verificable = certificado["cota_verificable"]
    if clase == "cota":
        verificable["valor"] += 100
    elif clase == "multiplicador":
        primero = next(iter(verificable["multiplicadores"]))
        verificable["multiplicadores"][primero] += 1
    elif clase == "matriz":
        certificado["matriz"]["columnas"][-1] += "0"
    else:
        certificado["opciones"]["nodos"] += 1
    escribir(archivo, certificado)
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    dicho = {"cota": "la cota verificable", "matriz": "la matriz"}.get(clase, "datos.html")
    assert dicho in distintos(corrida.out), corrida.out


def test_un_recibo_borrado_de_la_pagina_y_de_la_lista_no_cuadra(
    sitio: Path, correr: Correr
) -> None:
    archivo = sitio / AGENDA / "compromisos.csv"
    renglones = archivo.read_text().splitlines(keepends=True)
    archivo.write_text("".join(renglones[:-1]))
    corrida = correr("verificar", "--rapida", sitio)
    assert corrida.codigo == 5
    assert "hay 6 compromisos y se dice que calificaron 7 personas" in corrida.out


def test_otra_version_de_mkdocs_se_dice_y_se_compara_el_contenido(
    sitio: Path, correr: Correr
) -> None:
    agenda = sitio / AGENDA
    for pagina in agenda.rglob("*.html"):
        html = pagina.read_text("utf-8").replace("mkdocs-1.", "mkdocs-0.")
        pagina.write_text(html, encoding="utf-8")
    corrida = correr("verificar", "--rapida", agenda)
    assert corrida.codigo == 0, corrida.out
    assert "sin comprobar: de" in corrida.out
    assert "se comparó el contenido" in corrida.out
    cambiar(agenda / "index.html", "3.368 millones", "3.368 billones")
    assert correr("verificar", "--rapida", agenda).codigo == 5


def test_nada_de_lo_publicado_dice_quien_marco_que(publicado: Path) -> None:
    comite = (EJEMPLO / "comite.csv").read_text("utf-8").splitlines()
    codigos = [f["participante"] for f in csv.DictReader(comite)]
    nombres = {p.name for p in publicado.rglob("*")}
    assert not nombres & {"comite.csv", "valoraciones.csv", "impedimentos.csv"}
    assert not any("sales" in n for n in nombres)
    for nombre in ("comite_publicado.json", "compromisos.csv", "agenda.yaml", "puntajes.csv"):
        texto = (publicado / AGENDA / nombre).read_text("utf-8")
        assert not [c for c in codigos if re.search(rf"\b{c}\b", texto)]


@pytest.mark.lento
@pytest.mark.parametrize("semilla", range(36))
def test_una_cifra_cualquiera_cambiada_en_lo_publicado_se_nota(
    sitio: Path, correr: Correr, semilla: int
) -> None:
    azar = random.Random(semilla)
    archivos = sorted(
        p for p in (sitio / AGENDA).rglob("*") if p.is_file() and CIFRA.search(p.read_bytes())
    )
    archivo = azar.choice(archivos)
    contenido = bytearray(archivo.read_bytes())
    donde = azar.choice([m.start() for m in CIFRA.finditer(bytes(contenido))])
    contenido[donde] = azar.choice([c for c in b"0123456789" if c != contenido[donde]])
    archivo.write_bytes(bytes(contenido))
    corrida = correr("verificar", "--rapida", sitio / AGENDA)
    assert corrida.codigo == 5, (archivo, donde)
    assert distintos(corrida.out)
