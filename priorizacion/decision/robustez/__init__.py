"""Qué tan firme es la decisión cuando cambian las ponderaciones, los costos o el dinero."""
