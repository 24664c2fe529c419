"""F1: the help of a page beside it."""
