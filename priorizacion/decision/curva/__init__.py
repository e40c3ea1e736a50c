"""Lo mejor que se haría con más o con menos dinero, y con otra manera de contar."""
