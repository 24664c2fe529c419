"""Sheets filled in by hand and typed in afterwards."""
