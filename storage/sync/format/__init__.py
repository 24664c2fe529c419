"""The files themselves: age, a ZIP of fixed layout, payloads."""
