"""Las propuestas que cualquiera hace: repartir el formulario y juntar lo que vuelve."""
