"""Result of writing documents: their paths, and other files that were kept."""

from __future__ import annotations

from core.reports.writing import Written
from ui.cli.answer import Answer


def wrote(written: Written) -> Answer:
    files, spared = [str(file) for file in written.files], [file.name for file in written.spared]
    names, stayed = ", ".join(files), ", ".join(spared)
    return Answer(
        data={"files": files, "spared": spared},
        vi=f"Đã ghi {names}." + (f"\nBản khác đã có ở đó ({stayed}), vẫn giữ nguyên." if spared else ""),
        en=f"Wrote {names}."
        + (f"\nAnother version was there ({stayed}): it stays as it was." if spared else ""),
    )
