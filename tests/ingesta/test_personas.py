"""Lo que dejaría ver a las personas se advierte: documentos, contactos, códigos y pocas marcas."""

import pytest

from tests.ingesta.carpetas import AGENDA, COMITE, PROPUESTAS, codigos, leer

HABILITANTES = "propuesta,item,respuesta,nota\n"
CON_HABILITANTE = AGENDA + (
    "habilitantes:\n  - {id: predios, nombre: Predios, subsanable: true, si_falla: Faltan.}\n"
)


def con_nota(tmp_path, nota):
    filas = f'P01,predios,cumple,"{nota}"\nP02,predios,cumple,\n'
    return leer(
        tmp_path / "a",
        agenda_yaml=CON_HABILITANTE,
        habilitantes_csv=HABILITANTES + filas + "P03,predios,cumple,\n",
    )


@pytest.mark.parametrize(
    ("texto", "que"),
    [
        ("Firmó Rosa Gil C.C. 43.567.890", "un documento de identidad"),
        ("Poseedor con cédula 71654321", "un documento de identidad"),
        ("Habló el señor de cédula No. 1.032.456.789", "un documento de identidad"),
        ("Confirmado por 1032456789", "un documento de identidad"),
        ("Escribir a rosa.gil@correo.example", "un correo electrónico"),
        ("Llamar al 310 456 7890", "un número de celular"),
        ("Llamar al 3104567890", "un número de celular"),
        ("Llamar al +57 310-456-78-90", "un número de celular"),
        ("Lo objetó C1 en la sesión", "el código de un participante"),
    ],
)
def test_un_dato_personal_en_una_nota_se_advierte(tmp_path, texto, que):
    lectura = con_nota(tmp_path, texto)
    assert codigos(lectura) == ["dato-personal"]
    assert str(lectura.observaciones[0].origen) == "habilitantes.csv:2:nota"
    assert que in lectura.observaciones[0].mensaje
    assert texto not in lectura.observaciones[0].mensaje
    assert lectura.agenda is not None


@pytest.mark.parametrize(
    "texto",
    [
        "Cuesta $ 3.104.567.890 según el estudio de 2025",
        "Son 3104567890 pesos",
        "Vale $1032456789",
        "Predio 050010001 de la vereda C12",
        "Resolución 1234 de 2025",
        "Acuerdo 018 del 3 de marzo de 2026",
        "Tubería de 3 pulgadas, 350.000.000 de pesos",
    ],
)
def test_un_numero_que_no_es_de_una_persona_no_se_advierte(tmp_path, texto):
    assert con_nota(tmp_path, texto).observaciones == ()


def test_tambien_se_miran_las_descripciones_los_retiros_y_la_agenda(tmp_path):
    lectura = leer(
        tmp_path / "a",
        propuestas_csv=PROPUESTAS.replace("fuentes\n", "fuentes,descripcion,retirada\n")
        .replace("P01,Acueducto de El Alto,alto,disenos,480000000,1,propios", "\\g")
        .replace(
            "\\g",
            "P01,Acueducto de El Alto,alto,disenos,480000000,1,propios,La pide el 3104567890,",
        )
        .replace("520000000,1,propios", "520000000,1,propios,,La retiró el señor de CC 71654321")
        .replace("310000000,1,propios", "310000000,1,propios,,"),
        agenda_yaml=AGENDA + "vision: Escríbanos a rosa@correo.example\n",
    )
    assert [str(o.origen) for o in lectura.observaciones] == [
        "agenda.yaml:33:vision",
        "propuestas.csv:2:descripcion",
        "propuestas.csv:3:retirada",
    ]


def test_el_contacto_institucional_no_es_un_dato_personal(tmp_path):
    responsable = "responsable: {entidad: Alcaldía, contacto: participa@valle.example}\n"
    assert leer(tmp_path / "a", agenda_yaml=AGENDA + responsable).observaciones == ()


@pytest.mark.parametrize(
    ("columna", "celda"),
    [("nombre", "x"), ("Apellidos", "x"), ("cédula", "1"), ("quién es", ""), ("nota", "Rosa Gil")],
)
def test_una_columna_de_mas_con_personas_en_el_comite_se_advierte_con_fuerza(
    tmp_path, columna, celda
):
    filas = COMITE.splitlines()
    comite = "\n".join([f"{filas[0]},{columna}", *(f"{fila},{celda}" for fila in filas[1:])])
    lectura = leer(tmp_path / "a", comite_csv=comite + "\n")
    assert codigos(lectura) == ["columna-de-personas"]
    assert str(lectura.observaciones[0].origen) == f"comite.csv:1:{columna}"
    assert "datos de personas" in lectura.observaciones[0].mensaje


def test_una_columna_de_telefonos_entre_las_propuestas_se_advierte(tmp_path):
    filas = PROPUESTAS.splitlines()
    tabla = "\n".join([f"{filas[0]},telefono", *(f"{fila},6045551234" for fila in filas[1:])])
    assert codigos(leer(tmp_path / "a", propuestas_csv=tabla + "\n")) == ["columna-de-personas"]


@pytest.mark.parametrize(
    "quorum", ["", "quorum: {marcas_minimas: 1}\n", "quorum: {marcas_minimas: 2}\n"]
)
def test_un_quorum_de_menos_de_tres_marcas_se_advierte(tmp_path, quorum):
    agenda = AGENDA.replace("quorum: {marcas_minimas: 3}\n", quorum)
    lectura = leer(tmp_path / "a", agenda_yaml=agenda)
    assert codigos(lectura) == ["quorum-revela-marcas"]
    assert lectura.agenda is not None


def test_si_todo_se_mide_el_quorum_no_importa(tmp_path):
    agenda = (
        AGENDA.replace("quorum: {marcas_minimas: 3}\n", "")
        .replace("escala: {1: No responde, 3: En parte, 5: Del todo}", "{}")
        .replace("escala: {1: No puede, 3: Con apoyo, 5: Puede}", "{}")
        .replace("    {}\n", "    origen: dato\n    columna: costo\n    tramos: {0: 0, 9: 100}\n")
    )
    lectura = leer(tmp_path / "a", agenda_yaml=agenda, valoraciones_csv=None)
    assert "quorum-revela-marcas" not in codigos(lectura)


def test_un_techo_o_una_cifra_con_forma_de_celular_no_es_de_nadie(tmp_path):
    agenda = AGENDA.replace("2027: 900000000", "2027: 3104567890")
    filas = PROPUESTAS.splitlines()
    tabla = "\n".join([f"{filas[0]},operacion", *(f"{fila},3104567890" for fila in filas[1:])])
    lectura = leer(tmp_path / "a", agenda_yaml=agenda, propuestas_csv=tabla + "\n")
    assert lectura.observaciones == ()
