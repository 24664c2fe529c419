"""The list of households, and one of them with its history."""
