"""De un Resultado a las páginas y los datos que lee la gente."""
