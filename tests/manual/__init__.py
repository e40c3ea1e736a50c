"""El manual de las cuentas dice lo que hace el programa y lo que salió en las agendas de ejemplo."""
