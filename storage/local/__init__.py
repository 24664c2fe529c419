"""Tables of one workspace that follow from no event."""
