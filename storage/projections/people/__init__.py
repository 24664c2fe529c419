"""Persons, their stages and consents, and what is erased by law."""
