"""The acts of this workspace, and what takes each of them back."""
