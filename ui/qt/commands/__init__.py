"""Ctrl+K: everything the window can do, found by its words."""
