"""Receipts on disk: what is noted of each file, the answer to a laptop, and what a laptop learns from it."""
