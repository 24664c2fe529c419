"""State of files as records of `--json`."""

from __future__ import annotations

from collections.abc import Sequence

from core.figures.arrivals import LackingFile, Standing
from core.figures.file_words import files_en, files_vi
from core.figures.files import Files, UnitFiles
from core.figures.table import FigureTable


def file_standing(files: Files) -> dict[str, object]:
    """`state`, the files that lack, are on their way or wait, and both sentences."""
    return {
        "state": files.standing.value,
        "lacking": _lacking(files.lacking),
        "awaited": _lacking(files.awaited),
        "held": [
            {"machine": one.machine, "number": one.number, "code": one.reason, "since": one.since}
            for one in files.held
        ],
        "events": files.events,
        "said": {"vi": files_vi(files), "en": files_en(files)},
    }


def _lacking(files: Sequence[LackingFile]) -> list[dict[str, object]]:
    return [{"machine": one.machine, "number": one.number, "parts": list(one.parts)} for one in files]


def file_counts(files: Files) -> dict[str, object]:
    counts = {"last": files.last, "missing": files.missing, "senders": files.senders}
    return {**counts, **file_standing(files)}


def absent_unit(one: UnitFiles) -> dict[str, object]:
    return {
        "code": one.unit.code,
        "valid_from": one.unit.valid_from.isoformat(),
        "name": one.name,
        "place": None,
        "files": file_counts(one.files),
    }


def table_files_vi(table: FigureTable) -> str:
    late, missing, held = _open_files(table)
    if not table.received and not held:
        return f"Tính đến {_shown(table.as_of)}."
    said = [
        f" Chưa có tệp của {late} đơn vị." if late else "",
        f" {held} đơn vị đã gửi, tệp đang chờ duyệt ở đây." if held else "",
        f" Thiếu {missing} tệp." if missing else "",
    ]
    head = f"Theo các tệp nhận đến {_shown(table.received)}." if table.received else "Chưa nhận tệp nào."
    return f"{head}{''.join(said)}"


def table_files_en(table: FigureTable) -> str:
    late, missing, held = _open_files(table)
    if not table.received and not held:
        return f"As of {table.as_of}."
    said = [
        f" Nothing from {late} units." if late else "",
        f" {held} units have sent, their files are held here." if held else "",
        f" {missing} files missing." if missing else "",
    ]
    head = f"By the files received up to {table.received}." if table.received else "No file received."
    return f"{head}{''.join(said)}"


def _open_files(table: FigureTable) -> tuple[int, int, int]:
    """Return (units that sent nothing, files missing, units with files that wait in this workspace)."""
    every = (*(row.files for row in table.rows), *(one.files for one in table.absent))
    late = sum(one.files.standing is Standing.NOT_SENT for one in table.absent)
    return late, sum(files.missing for files in every), sum(bool(files.held) for files in every)


def _shown(instant: str) -> str:
    """`08h00 ngày 27/08/2020`."""
    return f"{instant[11:13]}h{instant[14:16]} ngày {instant[8:10]}/{instant[5:7]}/{instant[:4]}"
