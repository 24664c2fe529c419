"""Rows about files that came, went or wait."""
