"""Common part of all rows: facts, registers, marks, corrected times."""
