"""The page of due work."""
