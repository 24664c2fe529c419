"""Signatures in PDF files: where they are placed, how they look, and what a signed file is worth."""
