"""Weeks and other periods of a campaign, closed with their figures."""
