"""Files that the province sends down: rosters, decisions, campaigns, the catalogue."""
