"""Each command about figures, periods, denominators, letters and ranks once, on a province with one file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.figures.books import denominators

Run = Callable[..., dict[str, Any]]


TRACK_KEYS = {"tracks", "track", "counted", "count"}
"""Keys of a track; the campaign of the walk only has the households."""

DEADLINE_KEYS = {
    *("track", "unit", "document", "clause", "words", "last_day", "left", "needed", "rate"),
    *("numerator_name", "numerator", "denominator_name", "denominator", "value", "source", "as_of"),
    "denominator_as_of",
}
"""Of a deadline; the campaign of the walk sets none."""


def run_figures(run: Run, province: tuple[str, Path], folder: Path) -> None:
    row = ("32059", "Dân số", 9000, "Công an xã", "01/07/2025")
    few = ("32059", "Số hộ", 1, "Công an xã", "01/07/2025")
    run("denominator import", denominators(folder / "mau-so.xlsx", row, few), *province)
    run("denominator list", *province)
    run("rank enter", "5/34", *province, "--rate", "41,2", "--as-of", "2026-11-01", "--source", "Bộ Công an")
    run("rank list", *province)
    run("rates", *province)
    run("place look", "32059", *province, "--name", "Lê Văn Tám", "--reason", "đã gọi xã")
    run("place list", *province)
    run("ranking", *province, "--by", "inhabitants")
    run("place undo", "32059", *province)
    run("period cut-off", "8", *province)
    run("period look", *province)
    number = run("period close", *province)["number"]
    run("period reopen", str(number), *province)
    run("period close", *province)
    run("period list", *province)
    run("deadline list", *province)
    run("urging list", *province)
    run("unit undecided", *province, "--units-of", "2020-08-06")
    run("unit decide", "32059", *province, "--to", "32059", "--units-of", "2020-08-06")
    said = ("--issuer", "UBND tỉnh", "--abstract", "đôn đốc", "--number", "17", "--day", "2026-11-02")
    run("letter add", *province, "--symbol", "UBND-KGVX", *said, "--kind", "urge", "--alias", "71")
    run("letter find", "71", *province)
    run("letter basis", *province, "--cite", "17")
    run("letter list", *province)
