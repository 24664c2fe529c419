"""Rules of what a machine may say, as data, and the one function that reads them (docs/authority.md)."""
