"""Household lists: a file is read, decided as a plan, and saved."""
