"""Por qué quedó así cada propuesta y qué lo cambiaría."""
