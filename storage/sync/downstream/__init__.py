"""What the province sends down: rosters, decisions, campaigns, the catalogue."""
