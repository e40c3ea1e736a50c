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


def explicar(error: OSError) -> str:
    """La razón de un `OSError` en una frase en español, sin mayúscula ni punto."""
    razon = _RAZONES.get(error.errno or 0)
    return razon or f"el sistema respondió con el error {error.errno or 'desconocido'}"
