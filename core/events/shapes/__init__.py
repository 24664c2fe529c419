"""Required and optional keys of the payload of each kind, a module an area."""
