"""The register of letters that were sent."""
