"""Persons, their stages and consents on disk: facts read, totals derived, what is erased by law."""
