"""Tracks beside the households, assignments, and doors moved in the walking order."""
