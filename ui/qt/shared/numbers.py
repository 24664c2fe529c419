"""Number codes as they are compared over a phone."""

from __future__ import annotations


def number_lines(number: str) -> str:
    """The six groups of a number code in two lines."""
    groups = number.split("-")
    return "   ".join(groups[:3]) + "\n" + "   ".join(groups[3:])
