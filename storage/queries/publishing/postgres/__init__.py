"""Publishing to a PostgreSQL server: the one command with a network (ADR 31)."""
