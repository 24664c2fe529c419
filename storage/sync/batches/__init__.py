"""Batch files, written and read."""
