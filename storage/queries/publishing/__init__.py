"""The views of the database, as files for other tools."""
