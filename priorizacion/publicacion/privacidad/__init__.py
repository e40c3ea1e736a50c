"""Que en lo que se publica no haya datos de personas (Ley 1581 de 2012)."""
