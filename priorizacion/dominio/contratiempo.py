"""Lo que el sistema no dejó hacer, dicho en español: disco lleno, sin permiso, no existe."""

import errno

_RAZONES = {
    errno.ENOENT: "no existe",
    errno.ENOTDIR: "una parte de la ruta no es una carpeta",
    errno.EISDIR: "es una carpeta y no un archivo",
    errno.EEXIST: "ya existe",
    errno.ENOTEMPTY: "la carpeta no está vacía",
    errno.EACCES: "no hay permiso",
    errno.EPERM: "el sistema no lo permite",
    errno.EROFS: "el disco es de solo lectura",
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EDQUOT: "se acabó la cuota de disco",
    errno.EFBIG: "el archivo es demasiado grande",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
    errno.ELOOP: "los enlaces dan vueltas sobre sí mismos",
    errno.EMFILE: "hay demasiados archivos abiertos",
    errno.ENFILE: "hay demasiados archivos abiertos",
    errno.ENOMEM: "no alcanza la memoria",
    errno.EBUSY: "está en uso",
    errno.EIO: "falló el disco",
    errno.EXDEV: "está en otro disco",
    errno.EADDRINUSE: "el puerto ya está en uso",
    errno.EADDRNOTAVAIL: "esa dirección no es de esta máquina",
}

_PERMISO = (
    "Cierre el archivo si lo tiene abierto en otro programa y revise que pueda escribir en esa "
    "carpeta; si no es suya, copie la agenda a una que lo sea. Después, repita."
)
_ESPACIO = "Libere espacio y repita."
_REMEDIOS = {
    errno.EACCES: _PERMISO,
    errno.EPERM: _PERMISO,
    errno.EBUSY: _PERMISO,
    errno.EROFS: "Copie la agenda a una carpeta de este computador y repita.",
    errno.ENOSPC: _ESPACIO,
    errno.EDQUOT: _ESPACIO,
}


def explicar(error: OSError) -> str:
    """La razón de un `OSError` en una frase en español, sin mayúscula ni punto."""
    razon = _RAZONES.get(error.errno or 0)
    return razon or f"el sistema respondió con el error {error.errno or 'desconocido'}"


def remediar(error: OSError) -> str:
    """Qué puede hacer quien lo ve, como instrucción; vacío si no se sabe."""
    return _REMEDIOS.get(error.errno or 0, "")
