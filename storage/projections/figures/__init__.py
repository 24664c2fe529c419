"""Sums by place, campaign and day."""
