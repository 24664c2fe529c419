"""Consolidated tables for other tools: sums of units, denominators, periods, letters; nothing of people."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Protocol


class DataForm(StrEnum):
    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"


class Publisher(Protocol):
    """Writes every view of the database (docs/database.md) in one form."""

    def publish(self, form: DataForm, folder: Path) -> tuple[Path, ...]:
        """The files, or for Parquet the folders of its tables.

        Raises `publish.not_empty` where Parquet of an earlier time lies there, `file.full` or
        `file.unwritable`.
        """
        ...
