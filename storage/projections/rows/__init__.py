"""Fact rows of events: a module an area, each with its `WRITERS` and `TABLES`."""
