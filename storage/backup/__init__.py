"""Safe copies in the folder and outside it, the mark beside the database, and losses found by it."""
