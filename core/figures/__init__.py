"""Figures of units at every level, their named denominators, and what they say of the work."""
