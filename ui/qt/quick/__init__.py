"""The page that records visits at the door."""
