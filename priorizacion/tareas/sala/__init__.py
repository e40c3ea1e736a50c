"""La sala del comité: poner en firme, repartir planillas y recibirlas."""
