"""Los criterios con que empieza una agenda nueva, cada nivel dicho en palabras."""

from typing import Any

CRITERIOS: list[dict[str, Any]] = [
    {
        "id": "pertinencia",
        "eje": "prioridad",
        "nombre": "Necesidad sentida",
        "pregunta": "¿Responde a una necesidad que la gente siente y ha pedido?",
        "ponderacion": 30,
        "escala": {
            1: "No responde a ninguna necesidad conocida",
            2: "La piden unas pocas personas",
            3: "La pide una parte de la comunidad",
            4: "La pide la mayoría",
            5: "Es de lo más sentido: se pide desde hace años",
        },
    },
    {
        "id": "brechas",
        "eje": "prioridad",
        "nombre": "Cierre de brechas",
        "pregunta": "¿Lleva un servicio o un derecho a quienes hoy no lo tienen?",
        "ponderacion": 30,
        "escala": {
            1: "No cierra ninguna brecha",
            2: "Mejora algo que ya funciona",
            3: "Cierra una brecha en parte o para algunos",
            4: "Cierra una brecha importante casi del todo",
            5: "Lleva por primera vez un servicio esencial a quienes no lo tienen",
        },
    },
    {
        "id": "alcance",
        "eje": "prioridad",
        "nombre": "A cuánta gente llega",
        "pregunta": "¿A qué parte de la población le cambia la vida?",
        "ponderacion": 20,
        "escala": {
            1: "A casi nadie",
            2: "A unas pocas familias",
            3: "A una vereda o un barrio",
            4: "A varias veredas o barrios",
            5: "A todo el municipio o a su población más vulnerable",
        },
    },
    {
        "id": "ambiente",
        "eje": "prioridad",
        "nombre": "Efecto sobre el ambiente",
        "pregunta": "¿Cómo deja el agua, el suelo y el bosque?",
        "ponderacion": 20,
        "escala": {
            1: "Los daña y no se puede evitar",
            2: "Los daña un poco, aun con manejo",
            3: "Los deja como están",
            4: "Los mejora en parte",
            5: "Los recupera de manera duradera",
        },
    },
    {
        "id": "madurez",
        "eje": "factibilidad",
        "nombre": "Madurez de los estudios",
        "ponderacion": 40,
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
    {
        "id": "capacidad",
        "eje": "factibilidad",
        "nombre": "Capacidad de quien lo haría",
        "pregunta": "¿Quien lo ejecutaría tiene con qué hacerlo bien y a tiempo?",
        "ponderacion": 30,
        "escala": {
            1: "No hay quien lo haga",
            2: "Habría que crear la capacidad desde cero",
            3: "Puede, con apoyo de otra entidad",
            4: "Puede, con ayudas puntuales",
            5: "Ya ha hecho bien obras parecidas",
        },
    },
    {
        "id": "sostenimiento",
        "eje": "factibilidad",
        "nombre": "Quién lo sostiene después",
        "pregunta": "¿Está claro quién lo opera y lo mantiene, y con qué dinero?",
        "ponderacion": 30,
        "escala": {
            1: "Nadie respondería por su operación",
            2: "Hay un interesado, pero sin dinero",
            3: "Hay responsable y dinero para parte de los años",
            4: "Hay responsable y dinero previsto",
            5: "Hay responsable con compromiso escrito y dinero asegurado",
        },
    },
]
"""Uno por cosa que se mira; las ponderaciones de cada eje suman 100."""
