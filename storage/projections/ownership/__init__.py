"""The commune of each subject."""
