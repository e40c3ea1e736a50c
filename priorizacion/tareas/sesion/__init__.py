"""La sesión del comité: cómo va la recolección y la agenda mientras se trabaja."""
