"""Todas las tablas que se publican de una agenda, en el orden en que se explican."""

from collections.abc import Mapping

from priorizacion.publicacion.datos import decididas, declaradas
from priorizacion.publicacion.datos.entradas import leer_entradas
from priorizacion.publicacion.datos.tabla_abierta import TablaAbierta
from priorizacion.publicacion.vistas.contexto import Contexto


def reunir(contexto: Contexto, archivos: Mapping[str, bytes]) -> tuple[TablaAbierta, ...]:
    """De lo decidido a lo que se usó para decidir; falta la que no tendría ninguna fila.

    `archivos` es la copia pública: sus tablas van al final, como ya están escritas.
    """
    agenda, resultado = contexto.agenda, contexto.resultado
    calculadas = (
        decididas.decisiones(contexto),
        decididas.motivos(resultado),
        decididas.pagos(resultado),
        decididas.reglas(resultado),
        decididas.firmeza(resultado),
        decididas.techos(agenda, resultado),
        declaradas.fuentes(agenda),
        declaradas.criterios(agenda),
        declaradas.estamentos(agenda),
        declaradas.condiciones(agenda),
        declaradas.zonas(agenda),
        declaradas.dimensiones(agenda),
    )
    return (*(t for t in calculadas if t.filas), *leer_entradas(archivos))
