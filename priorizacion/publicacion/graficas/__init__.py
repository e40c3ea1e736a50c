"""Los dibujos del sitio: de cada vista, dónde va cada cosa; el SVG lo pone su plantilla."""
