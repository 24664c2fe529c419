"""The history of one household."""
