"""Copies of a workspace: what they say in the clear, and the rules by which they are kept."""
