#!/bin/sh
cd "$(dirname "$0")" || exit 1
programa=
for lugar in . .. ../.. ../../..; do
    if [ -z "$programa" ] && [ -x "$lugar/.venv/bin/priorizacion" ]; then
        programa="$lugar/.venv/bin/priorizacion"
    fi
done
if [ -z "$programa" ]; then
    programa=$(command -v priorizacion)
fi
if [ -z "$programa" ] && [ -x "@PROGRAMA@" ]; then
    programa="@PROGRAMA@"
fi
if [ -n "$programa" ]; then
    "$programa" secretaria "$(pwd)"
else
    echo "No se encontró el programa priorizacion en este computador."
    echo "Pida a quien lo instaló que lo ponga de nuevo."
fi
printf 'Oprima Entrar para cerrar. '
read -r _
