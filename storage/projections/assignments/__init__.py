"""Doors that officers walk, and doors moved in the walking order."""
