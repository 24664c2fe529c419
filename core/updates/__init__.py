"""Signed packages with a newer program, and the rule by which one is taken (docs/updates.md)."""
