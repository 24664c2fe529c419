"""The page that says what is due."""
