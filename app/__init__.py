"""The composition root: makes, opens and restores workspaces; only main.py imports it."""
