"""Households: adding, changing, closing, parting and joining them."""
