"""The page that types a printed sheet back."""
