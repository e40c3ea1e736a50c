"""Los criterios con que empieza una agenda nueva, cada nivel dicho en palabras."""

from typing import Any


def _pregunta(
    identificador: str, eje: str, nombre: str, pregunta: str, niveles: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "id": identificador,
        "eje": eje,
        "nombre": nombre,
        "pregunta": pregunta,
        "ponderacion": 20,
        "escala": dict(enumerate(niveles, start=1)),
    }


CRITERIOS: list[dict[str, Any]] = [
    _pregunta(
        "pertinencia",
        "prioridad",
        "Pertinencia",
        "¿Responde a una necesidad que la gente siente y ha pedido?",
        (
            "No responde a ninguna necesidad conocida: da lo mismo hacerla o no",
            "La piden unas pocas personas",
            "La pide una parte de la comunidad",
            "La pide la mayoría",
            "Es de lo más sentido: se pide desde hace años",
        ),
    ),
    _pregunta(
        "brechas",
        "prioridad",
        "Impacto y cierre de brechas",
        "¿Lleva un servicio o un derecho a quienes hoy no lo tienen, y cuánto cambia?",
        (
            "No cierra ninguna brecha ni cambia nada",
            "Mejora un poco algo que ya funciona",
            "Cierra una brecha en parte o para algunos",
            "Cierra una brecha importante casi del todo",
            "Lleva por primera vez un servicio esencial a quienes no lo tienen",
        ),
    ),
    _pregunta(
        "poblacion",
        "prioridad",
        "Población y enfoque diferencial",
        "¿A cuánta gente le llega, y llega primero a quienes más lo necesitan (niñez, mujeres, "
        "víctimas, grupos étnicos, personas con discapacidad o mayores)?",
        (
            "A casi nadie",
            "A unas pocas familias, sin mirar quién lo necesita más",
            "A una vereda o un barrio, o a unos pocos de quienes más lo necesitan",
            "A varias veredas o barrios, o a buena parte de quienes más lo necesitan",
            "A casi todo el territorio, o a la mayoría de quienes más lo necesitan",
        ),
    ),
    _pregunta(
        "planes",
        "prioridad",
        "Articulación con planes",
        "¿Es parte de lo que ya se acordó: plan de desarrollo, ordenamiento, PDET, planes de vida "
        "o de etnodesarrollo?",
        (
            "Va en contra de lo acordado, o ningún plan la menciona",
            "Se parece a algo de un plan, sin estar en él",
            "Está en un plan, de manera general",
            "Está en un plan con ese nombre o esa meta",
            "Está en varios planes y otras obras dependen de ella",
        ),
    ),
    _pregunta(
        "consenso",
        "prioridad",
        "Consenso social",
        "¿La respaldan quienes la usarían y quienes vivirían cerca?",
        (
            "Hay rechazo, o nadie la ha discutido con la gente",
            "La respaldan unos y la rechazan otros en la misma medida",
            "La respalda la mayoría, con reparos que siguen sin respuesta",
            "La respaldan casi todos y los reparos tienen respuesta",
            "Hay un acuerdo escrito de quienes la usarían y quienes vivirían cerca",
        ),
    ),
    {
        "id": "madurez",
        "eje": "factibilidad",
        "nombre": "Madurez de los estudios",
        "descripcion": "Sale de la fase de cada propuesta; nadie la califica.",
        "ponderacion": 20,
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
    _pregunta(
        "viabilidad",
        "factibilidad",
        "Viabilidad técnica y jurídica",
        "¿La solución sirve, y hay permisos, predios y competencia para hacerla?",
        (
            "No se sabe si sirve, o algo legal la impide",
            "Hay dudas técnicas serias, o faltan casi todos los permisos",
            "La solución es conocida y faltan permisos o predios por resolver",
            "La solución es segura y falta un trámite en curso",
            "La solución es segura, y los permisos y los predios están listos",
        ),
    ),
    _pregunta(
        "financiacion",
        "factibilidad",
        "Financiación",
        "¿Hay de dónde pagarla completa?",
        (
            "No se conoce ninguna fuente que la pueda pagar",
            "Hay fuentes posibles y nadie se ha comprometido",
            "Hay compromiso por una parte del costo",
            "Hay compromiso por casi todo, o por todo sin documento",
            "Está asegurada por escrito de principio a fin",
        ),
    ),
    _pregunta(
        "sostenibilidad",
        "factibilidad",
        "Sostenibilidad",
        "Cuando esté hecha, ¿quién la opera y la mantiene, con qué dinero, y cómo queda el "
        "ambiente?",
        (
            "Nadie respondería por ella, o deja un daño ambiental que no se puede evitar",
            "Hay un interesado sin dinero, o el daño ambiental se maneja a medias",
            "Hay responsable y dinero para parte de los años; el ambiente queda igual",
            "Hay responsable y dinero previsto; el ambiente queda igual o mejor",
            "Hay responsable con compromiso escrito y dinero; el ambiente queda igual o mejor",
        ),
    ),
    _pregunta(
        "capacidad",
        "factibilidad",
        "Capacidad del ejecutor",
        "¿Quien la haría tiene con qué hacerla bien y a tiempo?",
        (
            "No hay quien la haga",
            "Habría que crear la capacidad desde cero",
            "Puede, con apoyo de otra entidad",
            "Puede, con ayudas puntuales",
            "Ya ha hecho bien obras parecidas",
        ),
    ),
]
"""Uno por cosa que se mira, con la misma ponderación; las de cada eje suman 100."""
