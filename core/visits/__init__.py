"""Visits: what happened at a door, its checks, and the desk that records it."""
