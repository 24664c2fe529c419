"""Verdicts on events, judged again when a machine or a subject becomes known."""
