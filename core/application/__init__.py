"""The use cases of an open workspace, for both front ends."""
