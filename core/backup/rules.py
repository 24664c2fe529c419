"""Numbers of safe copies and start-up checks, which are data (`resources/backup/copies.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

PATH: Final = Path(__file__).resolve().parents[2] / "resources" / "backup" / "copies.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRules:
    """The keys of the file; each is explained in the file."""

    days_on_stick: int
    remind_after_days: int
    hours_between_copies: int
    least_free_mb: int
    most_file_bytes: Mapping[str, int]
    network_file_systems: tuple[str, ...]
    file_systems_without_rights: tuple[str, ...]
    synced_folders: tuple[str, ...]
    system_folders: tuple[str, ...]


@cache
def copy_rules() -> CopyRules:
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    return CopyRules(**(table | lists))
