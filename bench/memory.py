"""The memory of the window after two hours of work over 15,000 households.

    QT_QPA_PLATFORM=offscreen .venv/bin/python -m bench.memory [HOUSEHOLDS]

An hour: 200 visits by keys, and between each 40 of them every page of the field once, what is typed into the
search, and lists that scroll. The same was done once before the memory is noted. Goal: at most 250 MB, and
2 % of growth in an hour. In the first one the pages of the database that are kept in memory fill up.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench import field, field_data
from bench.measured import Measured, tell
from core.base.clock import FixedClock
from ui.qt.page_ids import PageId

ROUNDS: Final = 5
PAGES: Final = (PageId.TODAY, PageId.HOUSEHOLDS, PageId.TRACKS, PageId.SYNC, PageId.PRINT, PageId.SETTINGS)


def main(arguments: Sequence[str]) -> None:
    households = int(arguments[0]) if arguments else field_data.HOUSEHOLDS
    with tempfile.TemporaryDirectory() as name:
        folder, clock = Path(name) / "hamlet", FixedClock(field_data.END)
        field_data.make(folder, households=households, visits=2 * households)[0].close()
        desk = field.open_field(folder, clock, Path(name))
        desk.wait()
        tell(Measured(what="memory of the window, opened", value=held(), unit="MB"))
        work(desk)
        before = held()
        for hour in ("first", "second"):
            for _ in range(ROUNDS):
                work(desk)
            after = held()
            tell(Measured(what=f"memory after the {hour} hour of work", value=after, unit="MB", goal=250))
            growth = 100 * (after - before) / before
            reference = "the memory before it"
            tell(
                Measured(
                    what=f"growth in the {hour} hour", value=growth, unit="%", reference=reference, goal=2
                )
            )
            before = after
        desk.window.close()


def work(desk: field.Field) -> None:
    """A fifth of an hour."""
    field.save_visits(desk, field.SAVES // ROUNDS)
    for page in PAGES:
        desk.window.go_to_page(page)
        desk.wait()
    desk.window.go_to_page(PageId.HOUSEHOLDS)
    card = desk.households.list_card
    for word in (*field.WORDS, ""):
        card.search.edit.setText(word)
        desk.wait()
    for at in range(field.TIMES):
        field.scroll(card.list, at)
        desk.settle()
    desk.wait()


def held() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main(sys.argv[1:])
