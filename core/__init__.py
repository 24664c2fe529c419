"""The field work itself: standard library and pure libraries. No Qt, no SQL, no network."""
