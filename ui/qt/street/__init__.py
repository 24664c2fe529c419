"""The street in the window: houses, roofs, the view with its keys, its card and its legend."""
