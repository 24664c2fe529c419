"""What all rows share: facts, registers, marks, corrected times."""
