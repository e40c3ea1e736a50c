"""Las tareas que terminan en papel: el acta y la agenda en PDF."""
