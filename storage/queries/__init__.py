"""Reads for pages and reports."""
