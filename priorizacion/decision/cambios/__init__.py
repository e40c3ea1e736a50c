"""Dos agendas ya decididas → qué cambió entre ellas, en datos y en frases."""
