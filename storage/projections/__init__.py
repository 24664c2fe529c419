"""Rows that follow from events: facts first, then what is derived from them."""
