"""A walk through the sample data: five stops, a sentence and one thing to try at each."""
