"""The keys of a workspace and of its machine."""
