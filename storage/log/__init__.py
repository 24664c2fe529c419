"""Events, the transaction that records them, and their undo."""
