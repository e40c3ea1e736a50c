"""Vuelve a escribir las cifras del manual cuando cambian las agendas: python -m tests.manual.refrescar"""

from .cifras import cifras, paginas, refrescar


def main() -> None:
    for pagina in paginas():
        antes = pagina.read_text(encoding="utf-8")
        ahora = refrescar(antes)
        cambios = [
            f"  {a.expresion}: {a.dicha} → {b.dicha}"
            for a, b in zip(cifras(antes), cifras(ahora), strict=True)
            if a != b
        ]
        if antes != ahora:
            pagina.write_text(ahora, encoding="utf-8")
            print(pagina.name, *cambios, sep="\n")


if __name__ == "__main__":
    main()
