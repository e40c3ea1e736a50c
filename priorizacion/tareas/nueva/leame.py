"""El `LEAME.md` de una carpeta nueva: qué es cada archivo y qué sigue, para la secretaría."""

from priorizacion.tareas.nueva.encargo import Encargo

LEAME = "LEAME.md"

_TEXTO = """# Agenda de {nombre} {inicio}–{fin}

Esta carpeta es la agenda: todo lo que se decide y con qué se decide. Los archivos `.csv` se abren
y se guardan con la hoja de cálculo; `agenda.yaml`, con un editor de texto (el Bloc de notas sirve).

## Cómo se abre el programa

- **Con doble clic**, sin escribir comandos: `abrir-sesion.bat` en Windows, `abrir-sesion.desktop`
  en Linux. Están en esta carpeta, y abren un menú con los pasos de abajo, en orden.
- **Con comandos**, en una terminal abierta en esta carpeta. {programa}

## Qué hacer, en orden

1. **Revise `agenda.yaml`.** Es lo que se acuerda antes de calificar: visión, zonas, criterios,
   condiciones, dinero por año y cuántas obras caben. Cada parte dice para qué es.
{dinero}2. **Pida propuestas**: `priorizacion formularios .` deja en `formularios` una página que se
   llena en el teléfono, sin red, y una hoja de cálculo. Lo que vuelva entra con
   `priorizacion recibir .` y el archivo. También se pueden escribir a mano en `propuestas.csv`,
   una por fila, y sus condiciones en `habilitantes.csv`. Si lo hace
   así, borre la fila EJEMPLO.
3. **Arme el comité** en `comite.csv`: un código y un estamento por persona{comite}. Nunca escriba
   nombres aquí: la lista de qué código es de quién se guarda en otra parte, fuera de esta carpeta.
4. **Pregunte los pesos**: `priorizacion ponderar . --preparar orden` deja la hoja con que el comité
   dice cuánto pondera cada criterio; `priorizacion ponderar .` muestra lo que resulta.
5. **Ponga las reglas y las propuestas en firme** antes de que nadie califique, con
   `priorizacion congelar .` Si después cambian, se dice por qué y se publica.
6. **Califiquen**: `priorizacion planillas .` hace la de cada quien, y `priorizacion recibir .` las
   recibe llenas.
7. **Vea la agenda**: `priorizacion priorizar .`, y después
   `priorizacion publicar . --destino {sitio}`, que deja el sitio fuera de esta carpeta.

En cualquier momento, `priorizacion revisar .` dice qué falta o qué está mal, dónde y cómo se
arregla, y `priorizacion estado .`, por dónde van.

## Qué no se publica

`comite.csv`, `valoraciones.csv`, `impedimentos.csv`, `ponderaciones.csv` y las carpetas
`planillas/`, `por-recibir/` y `recibido/` dicen qué responde cada código; `sales-privadas.csv`
permite saber de quién es cada recibo. El archivo `.gitignore` los aparta del control de versiones:
no lo borre, y no mande esta carpeta entera por correo (Ley 1581 de 2012).
"""

_AHI = "El programa se llama `priorizacion`."
_LEJOS = (
    "En este computador el\n  programa está en `{}`:\n  escríbalo así donde este archivo dice "
    "`priorizacion`."
)
_DE_MUESTRA = "   **El dinero que trae es una cifra de muestra: escriba la verdadera.**\n"


def escribir_leame(encargo: Encargo, programa: str, sitio: str) -> str:
    """El texto, con lo que ya se sabe y lo que todavía es de muestra.

    `programa` es cómo se corre, y `sitio`, dónde dejar lo que se publica, visto desde la carpeta.
    """
    hay = sum(encargo.comite.values())
    return _TEXTO.format(
        nombre=encargo.nombre,
        inicio=encargo.inicio,
        fin=encargo.fin,
        sitio=sitio,
        dinero="" if encargo.bolsas else _DE_MUESTRA,
        comite=f" (ya hay {hay})" if hay else "",
        programa=_AHI if programa == "priorizacion" else _LEJOS.format(programa),
    )
