"""Ingredientes de dinero y de puntaje: cada función cambia un borrador para ejercer una regla."""

from __future__ import annotations

from .borrador import DIMENSIONES, ESTAMENTOS, SECTORES, ZONAS, Borrador


def arrastre_bienio(b: Borrador) -> None:
    for fuente in b.agenda["fuentes"]:
        fuente["arrastre"] = "bienio"


def arrastre_periodo(b: Borrador) -> None:
    for fuente in b.agenda["fuentes"]:
        fuente["arrastre"] = "periodo"


def arrastre_mezclado(b: Borrador) -> None:
    for fuente in b.agenda["fuentes"]:
        fuente["arrastre"] = b.azar.choice(["ninguno", "bienio", "periodo"])


def certeza(b: Borrador) -> None:
    for fuente in b.agenda["fuentes"]:
        fuente["certeza"] = {t: b.azar.choice(["firme", "proyectada"]) for t in b.vigencias}
        fuente["descuento_proyectada"] = b.azar.choice(["10%", "12.5%", "33%"])


def reserva(b: Borrador) -> None:
    b.agenda["reserva"] = b.azar.choice(["3%", "5%", "7.5%"])


def imprevistos(b: Borrador) -> None:
    b.agenda["imprevistos"] = {"prefactibilidad": "20%", "factibilidad": "12.5%", "disenos": "5%"}


def precios_y_desembolsos(b: Borrador) -> None:
    indices = {t: round(1 + 0.045 * i, 3) for i, t in enumerate(b.vigencias)}
    b.agenda["precios"] = {"base": b.vigencias[0], "indices": indices}
    for fila in b.propuestas:
        if fila["duracion"] == 2:
            fila["desembolsos"] = b.azar.choice(["", "40|60", "33|67", "100|0", "12.5|87.5"])


def tres_anios(b: Borrador) -> None:
    """Obras más largas, algunas tanto que ningún inicio les sirve."""
    for fila in b.azar.sample(b.propuestas, 2):
        fila["duracion"] = 3
        fila["desembolsos"] = b.azar.choice(["", "50|30|20", "34|33|33"])


def elegibilidad_fase(b: Borrador) -> None:
    for fuente in b.agenda["fuentes"]:
        fuente["fase_minima"] = b.azar.choice(["perfil", "factibilidad", "disenos"])


def elegibilidad_lugares(b: Borrador) -> None:
    fuente = b.azar.choice(b.agenda["fuentes"])
    clave, valores = b.azar.choice(
        [("zonas", ZONAS), ("sectores", SECTORES), ("dimensiones", DIMENSIONES)]
    )
    fuente[clave] = b.azar.sample(valores, 2)


def territorios(b: Borrador) -> None:
    territorio = {"nombre": "Amalfi", "divipola": "05031", "poblacion": 5000}
    b.agenda["territorio"] = territorio
    for fuente in b.agenda["fuentes"]:
        fuente["territorios"] = b.azar.choice([["05031"], ["05031", "05001"], ["05001"]])


def celda_fuentes(b: Borrador) -> None:
    ids = [fuente["id"] for fuente in b.agenda["fuentes"]]
    for fila in b.propuestas:
        fila["fuentes"] = "|".join(b.azar.sample(ids, b.azar.randint(0, len(ids))))


def parte_maxima(b: Borrador) -> None:
    """Todas con parte máxima menos una, para que algo se pueda pagar."""
    _con_varias_fuentes(b)
    for fuente in b.agenda["fuentes"][:-1]:
        fuente["parte_maxima"] = b.azar.choice(["30%", "50%", "60%", "33.3%"])


def aportes(b: Borrador) -> None:
    fuentes = [f["id"] for f in b.agenda["fuentes"]]
    for fila in b.azar.sample(b.propuestas, min(3, len(b.propuestas))):
        fila["fuentes"] = ""
        tope = int(fila["costo"]) // 3
        cuantos = b.azar.randint(1, 2)
        fila["aportes"] = "|".join(
            f"{b.azar.choice(fuentes)}:{t}={b.azar.randint(1, max(1, tope // cuantos))}"
            for t in b.azar.sample(b.vigencias, min(cuantos, len(b.vigencias)))
        )


def vigencias_futuras(b: Borrador) -> None:
    _con_varias_fuentes(b)
    for fuente in b.agenda["fuentes"]:
        fuente["vigencias_futuras"] = b.azar.choice(["autorizada", "no_autorizada"])


def fuente_sin_una_vigencia(b: Borrador) -> None:
    fuente = b.azar.choice(b.agenda["fuentes"])
    if len(b.vigencias) > 1:
        del fuente["techos"][b.azar.choice(b.vigencias)]


def valor_inversion(b: Borrador) -> None:
    b.agenda["regla_de_valor"] = "inversion"


def valor_poblacion(b: Borrador) -> None:
    b.agenda["regla_de_valor"] = "poblacion"


def tamano_minimo(b: Borrador) -> None:
    b.agenda["tamano_minimo"] = sorted(fila["costo"] for fila in b.propuestas)[1]


def umbrales(b: Borrador) -> None:
    b.agenda["umbrales"] = {"prioridad": b.azar.choice([40, 62.5]), "factibilidad": 45}


def quorum(b: Borrador) -> None:
    b.agenda["quorum"] = {"marcas_minimas": 3, "estamentos_minimos": b.azar.randint(2, 3)}
    b.llenado = 0.6


def impedimentos(b: Borrador) -> None:
    parejas = [(participante, id_) for participante, _ in b.comite for id_ in b.ids]
    b.impedimentos = sorted(b.azar.sample(parejas, len(parejas) // 5))


def mediana(b: Borrador) -> None:
    b.agenda["agregacion"] = "mediana"


def media_recortada(b: Borrador) -> None:
    b.agenda["agregacion"] = "media_recortada"
    b.comite = [(codigo, b.azar.choice(ESTAMENTOS[:2])) for codigo, _ in b.comite]


def ponderaciones(b: Borrador) -> None:
    b.agenda["estamentos"] = {e: b.azar.choice([1, 2, 3, 0.5]) for e in ESTAMENTOS}


def medidos(b: Borrador) -> None:
    """Un criterio por tabla y otro por tramos, con algún dato en blanco."""
    b.agenda["criterios"] = [
        {
            "id": "alcance",
            "eje": "prioridad",
            "nombre": "Alcance",
            "ponderacion": 60,
            "origen": "dato",
            "columna": "beneficiarios",
            "tramos": {100: 5, 700: 45.5, 5000: 100},
        },
        {**b.agenda["criterios"][0], "ponderacion": 40},
        {
            "id": "madurez",
            "eje": "factibilidad",
            "nombre": "Madurez",
            "ponderacion": 100,
            "origen": "dato",
            "columna": "fase",
            "tabla": {
                "idea": 0,
                "perfil": 25,
                "prefactibilidad": 50,
                "factibilidad": 80,
                "disenos": 100,
            },
        },
    ]
    b.azar.choice(b.propuestas)["beneficiarios"] = ""


def comite_grande(b: Borrador) -> None:
    """Quince personas, cinco criterios, dos de cada cinco marcas en blanco, todo a la vez."""
    b.comite = [(f"C{i:02}", ESTAMENTOS[i % 5]) for i in range(1, 16)]
    molde = b.agenda["criterios"][0]
    ponderaciones_ = {"prioridad": (37, 33, 30), "factibilidad": (45, 55)}
    b.agenda["criterios"] = [
        {
            **molde,
            "id": f"{eje}_{i}",
            "eje": eje,
            "nombre": f"{eje} {i}",
            "ponderacion": ponderacion,
        }
        for eje, del_eje in ponderaciones_.items()
        for i, ponderacion in enumerate(del_eje, 1)
    ]
    b.agenda["agregacion"] = b.azar.choice(["media", "mediana", "media_recortada"])
    b.agenda["quorum"] = {"marcas_minimas": 6, "estamentos_minimos": 3}
    b.agenda["resolucion"] = 1
    b.llenado = 0.6
    ponderaciones(b)
    impedimentos(b)


def sin_factibilidad(b: Borrador) -> None:
    b.agenda["criterios"] = [c for c in b.agenda["criterios"] if c["eje"] == "prioridad"]


def escala_rara(b: Borrador) -> None:
    """Niveles sin describir en medio y mínimo distinto de uno."""
    for criterio in b.agenda["criterios"]:
        if "escala" in criterio:
            criterio["escala"] = {0: "Nada", 3: "En parte", 7: "Del todo"}


def _con_varias_fuentes(b: Borrador) -> None:
    if len(b.agenda["fuentes"]) > 1:
        return
    primera = b.agenda["fuentes"][0]
    techos = {t: monto // 2 for t, monto in primera["techos"].items()}
    b.agenda["fuentes"].append({"id": "gestion", "nombre": "Gestión", "techos": techos})
