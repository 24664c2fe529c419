"""Reads and answers of the quality review."""
