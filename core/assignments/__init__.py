"""Who walks which doors: giving, checking out, handing over, returning; many households at once."""
