"""The tracks beside the households: an agency's staff, members of organisations, outreach points."""
