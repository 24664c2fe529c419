"""Whose doors: picking many households, giving and moving them; the warning of two teams on one door."""
