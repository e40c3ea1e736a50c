"""De más propuestas que dinero a una agenda de desarrollo realista, explicada y publicada."""
