"""Las condiciones para competir con que empieza una agenda nueva."""

from typing import Any


def _condicion(identificador: str, nombre: str, si_falla: str, **mas: Any) -> dict[str, Any]:
    datos = {"id": identificador, "nombre": nombre, "subsanable": True}
    return {**datos, **mas, "si_falla": si_falla}


HABILITANTES: list[dict[str, Any]] = [
    _condicion(
        "tecnico",
        "Concepto técnico",
        "Los estudios no muestran que la solución funcione.",
    ),
    _condicion("juridico", "Viabilidad jurídica", "Hay un impedimento legal para ejecutarla."),
    _condicion("predios", "Predios saneados", "Falta sanear o adquirir los predios."),
    _condicion("ambiental", "Permisos ambientales", "Faltan permisos o licencias ambientales."),
    _condicion(
        "ot",
        "Ordenamiento territorial",
        "El ordenamiento territorial no permite ese uso del suelo.",
        respuestas=["cumple", "condicionado", "no_cumple", "sin_verificar", "no_aplica"],
    ),
    _condicion("riesgo", "Estudio de riesgo", "Queda en zona de riesgo o falta el estudio."),
    _condicion(
        "consulta",
        "Consulta previa",
        "Falta la consulta previa con las comunidades étnicas del lugar.",
    ),
    _condicion(
        "plan",
        "Plan de desarrollo",
        "No está en el plan de desarrollo ni en su capítulo de regalías.",
    ),
    _condicion(
        "operacion",
        "Responsable de operación y mantenimiento",
        "Nadie se ha comprometido a operarla y mantenerla.",
    ),
    _condicion(
        "competencia",
        "Competencia del municipio",
        "Le corresponde a otro nivel de gobierno.",
        subsanable=False,
        estado="gestion_ante_otro_nivel",
    ),
]
"""Los diez del modelo de decisión (sección 2)."""
