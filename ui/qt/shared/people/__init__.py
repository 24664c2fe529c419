"""People of a household in the window: their cards, on the household's page and at quick entry."""
