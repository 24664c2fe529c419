"""Assignments of households to officers: give, check out, hand over, return; many households at once."""
