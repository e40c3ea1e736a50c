"""Lo que está mal en los datos: dónde, qué se leyó y cómo arreglarlo."""

from typing import Literal

from pydantic import Field

from priorizacion.dominio.tipos import Congelado

Gravedad = Literal["error", "advertencia"]


class Origen(Congelado):
    """De dónde salió un dato, para poder volver a él."""

    archivo: str
    """Nombre del archivo dentro de la carpeta del territorio, por ejemplo `propuestas.csv`."""
    fila: int | None = None
    """Línea del archivo o fila de la hoja, contando desde 1 con el encabezado."""
    columna: str | None = None
    """Nombre de la columna o clave de YAML."""

    def __str__(self) -> str:
        return ":".join(str(p) for p in (self.archivo, self.fila, self.columna) if p)


class Observacion(Congelado):
    """Una falta en los datos: un valor, no una excepción. Se reúnen todas."""

    codigo: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Código estable, explicado en el manual."""
    gravedad: Gravedad = "error"
    """`error` impide priorizar; `advertencia` solo pide mirar."""
    origen: Origen
    """Dónde está."""
    mensaje: str
    """Qué pasa, con lo leído entre «»."""
    remedio: str
    """Cómo arreglarlo, como instrucción."""

    def __str__(self) -> str:
        return f"{self.origen}: {self.codigo} {self.mensaje} {self.remedio}".rstrip()
