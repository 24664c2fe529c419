"""Previews of files before anything is written: totals, and the line of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.sync.desk import FileState, ReceivedFile
from core.sync.file_desk import FilePreview

_DOUBTFUL_FIRST: Final = (FileState.HELD, FileState.REFUSED, FileState.MERGED, FileState.DONE_BEFORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The files of one drop as they would be imported; those that need a decision are first."""

    files: tuple[FilePreview, ...]

    @property
    def wanted(self) -> tuple[Path, ...]:
        """Return the files of an import: those that would go in, and those that would be parked."""
        return tuple(file.file for file in self.files if file.state in (FileState.MERGED, FileState.HELD))

    def count(self, state: FileState) -> int:
        return sum(file.state is state for file in self.files)

    def total(self, name: str) -> int:
        """The sum of a count over the files that would go in."""
        return sum(getattr(file, name) for file in self.files if file.state is FileState.MERGED)

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day of the new visits, both empty where there are none."""
        days = [file.first_day for file in self.files if file.first_day]
        return (min(days), max(file.last_day for file in self.files)) if days else ("", "")

    @property
    def senders(self) -> tuple[str, ...]:
        """Places from which the files that would go in come, each once."""
        return tuple(dict.fromkeys(file.unit_name for file in self.files if file.unit_name))

    @property
    def others(self) -> tuple[ReceivedFile, ...]:
        """Return the files outside an import, as results of this session: refused, or known already."""
        return tuple(
            ReceivedFile(
                file=file.file,
                state=file.state,
                reason=file.reason,
                number=file.number,
                unit_name=file.unit_name,
                number_code=file.number_code,
                kind=file.kind,
            )
            for file in self.files
            if file.state in (FileState.REFUSED, FileState.DONE_BEFORE)
        )


def looked(files: Sequence[FilePreview]) -> Looked:
    return Looked(files=tuple(sorted(files, key=lambda file: _DOUBTFUL_FIRST.index(file.state))))
