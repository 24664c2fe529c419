"""What the payload of each kind must and may hold, a module an area."""
