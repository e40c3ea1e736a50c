"""Que nada de lo publicado señale a una persona."""
