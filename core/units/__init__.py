"""The catalogue of administrative units."""
