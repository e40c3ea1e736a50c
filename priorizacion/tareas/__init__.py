"""Cada tarea de punta a punta: el único cuarto que conoce todas las etapas."""
