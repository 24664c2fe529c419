"""The field work itself, in layers that import-linter holds (docs/architecture.md)."""
