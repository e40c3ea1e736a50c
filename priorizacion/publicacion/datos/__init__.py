"""Los datos abiertos de una agenda, un formato por módulo."""
