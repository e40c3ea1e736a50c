"""Una carpeta pequeña y sana, para dañarla de una manera a la vez."""

from pathlib import Path

from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.lectura import Lectura

AGENDA = """titulo: Agenda de prueba
territorio:
  nombre: Valle Hondo
  ficticio: true
  poblacion: 5000
periodo:
  inicio: 2026
  fin: 2029
zonas:
  - id: alto
    nombre: El Alto
  - id: ribera
    nombre: La Ribera
criterios:
  - id: pertinencia
    eje: prioridad
    nombre: Pertinencia
    ponderacion: 100
    escala: {1: No responde, 3: En parte, 5: Del todo}
  - id: capacidad
    eje: factibilidad
    nombre: Capacidad del ejecutor
    ponderacion: 100
    escala: {1: No puede, 3: Con apoyo, 5: Puede}
fuentes:
  - id: propios
    nombre: Recursos propios
    techos: {2026: 900000000, 2027: 900000000}
    vigencias_futuras: autorizada
maximo_proyectos: 2
sorteo: {procedimiento: Lotería del departamento}
quorum: {marcas_minimas: 3}
"""
PROPUESTAS = """id,nombre,zona,fase,costo,duracion,fuentes
P01,Acueducto de El Alto,alto,disenos,480000000,1,propios
P02,Puente de La Ribera,ribera,disenos,520000000,1,propios
P03,Vivero comunitario,alto,factibilidad,310000000,1,propios
"""
COMITE = "participante,estamento\nC1,comunidad\nA1,autoridades\nE1,empresas\n"
VALORACIONES = """participante,propuesta,criterio,valor
C1,P01,pertinencia,5
C1,P01,capacidad,3
A1,P01,pertinencia,4
A1,P02,capacidad,NS
E1,P03,pertinencia,2
E1,P03,capacidad,
"""
SANA = {
    "agenda.yaml": AGENDA,
    "propuestas.csv": PROPUESTAS,
    "comite.csv": COMITE,
    "valoraciones.csv": VALORACIONES,
}


def escribir(carpeta: Path, **cambios: str | bytes | None) -> Path:
    """Escribe la carpeta sana con cambios: `propuestas_csv=…`; None borra el archivo."""
    archivos: dict[str, str | bytes | None] = dict(SANA)
    for clave, contenido in cambios.items():
        archivos[".".join(clave.rsplit("_", 1))] = contenido
    carpeta.mkdir(parents=True, exist_ok=True)
    for nombre, contenido in archivos.items():
        if contenido is not None:
            datos = contenido.encode() if isinstance(contenido, str) else contenido
            (carpeta / nombre).write_bytes(datos)
    return carpeta


def leer(carpeta: Path, **cambios: str | bytes | None) -> Lectura:
    """Escribe la carpeta sana con cambios y la lee."""
    return leer_carpeta(escribir(carpeta, **cambios))


def codigos(lectura: Lectura) -> list[str]:
    """Los códigos observados, en orden y sin repetir."""
    return list(dict.fromkeys(o.codigo for o in lectura.observaciones))
