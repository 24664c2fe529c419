"""Verdicts on events: which of them may apply, judged again when a machine or a subject becomes known."""
