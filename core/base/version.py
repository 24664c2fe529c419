"""The version of the program, one place."""

from typing import Final

VERSION: Final = "0.1.0"


def numbers_of(version: str) -> tuple[int, ...]:
    """`0.10.2` as numbers, to be compared; what is no number ends it."""
    found: list[int] = []
    for part in version.split("."):
        if not part.isdigit():
            break
        found.append(int(part))
    return tuple(found)
