"""Lists and words that several pages share."""
