"""Copies of a workspace: their unencrypted labels, and the rules by which they are kept."""
