"""The tracks of the letters side by side: households, the agency's staff, members, outreach points."""
