"""The page of the review: what is doubtful, pairs, returned visits, call-back samples."""
