"""Roster import: `scan` reads a list, `plan` decides, `write_error_sheet` gives back what did not go in."""
