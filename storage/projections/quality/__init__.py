"""Lists that seem loaded twice, and keys by which records match."""
