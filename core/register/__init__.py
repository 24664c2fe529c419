"""The register of letters: numbers as printed, aliases, and how often a unit was urged."""
