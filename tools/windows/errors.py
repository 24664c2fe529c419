"""Reasons for stopping a build, as a sentence for whoever runs it."""

from __future__ import annotations


class BuildError(Exception):
    """The build cannot go on; nothing that it made is usable."""
