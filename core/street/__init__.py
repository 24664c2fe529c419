"""The street: every household of a workspace as a small house, in walking order, by its state."""
