"""Reporting periods of a campaign: counted from its start, closed once, corrected in the next."""
