"""Thresholds of places and marks, which are data (`resources/quality/places.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

PATH: Final = Path(__file__).resolve().parents[2] / "resources" / "quality" / "places.toml"

Thresholds = Mapping[str, int]


@cache
def place_thresholds() -> Mapping[str, Thresholds]:
    """The numbers by name of the mark; `place` holds the visited share."""
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return {name: dict(numbers) for name, numbers in table.items()}


def kept_rules() -> str:
    """The thresholds that the kept sums depend on, as text: another text, and the sums are made again."""
    numbers = place_thresholds()
    pace = numbers["too_fast"]
    return f"smartphones={numbers['crowded']['smartphones']};" + ";".join(
        f"{name}={pace[name]}" for name in ("visits", "perfect", "minutes", "late_entry_minutes")
    )
