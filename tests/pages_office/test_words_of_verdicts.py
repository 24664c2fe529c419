"""The words of docs/authority.md are those of the page: each reason is caused by a file and read on
the page.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from core.application.services import Services
from core.authority.may import KeptLines, Reason, Verdict
from core.events.kinds import EventKind
from tests.authority.conftest import ground
from tests.authority.ground import DISHONEST, HONEST, INVENTED, Ground, device_of
from tests.authority.test_attacks import as_province
from tests.pages_office.conftest import OpenOffice
from tests.pages_office.test_machines import page_of
from ui.qt.keys.before_card import MOST_ROWS, BeforeCard

__all__ = ["ground"]

ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| `(?:refused|waiting)` \| `(\w+)` \| ([^|]+?) \|", re.MULTILINE)


def documented() -> dict[str, str]:
    return dict(_ROW.findall((ROOT / "docs" / "authority.md").read_text(encoding="utf-8")))


def lie(ground: Ground) -> None:
    """One line of each reason, in files that are rightly signed."""

    def alley(device: str, seq: int) -> bytes:
        said = {"household": ground.home, "field": "alley", "value": f"Hẻm {seq}"}
        return ground.line(EventKind.HOUSEHOLD_FIELD, device, seq, **said)

    second: Services = ground.world.make("second", DISHONEST)
    ground.enrol(ground.honest, ground.liar, second)
    ground.send(ground.honest)
    liar, honest = device_of(ground.liar), device_of(ground.honest)
    ground.give(ground.forge([alley(liar, 11), alley(INVENTED, 1), alley(honest, 901)]))
    ground.give(ground.forge(as_province(ground, liar)[:1]))
    of_before = {"household": ground.world.ids.new(1)}
    erased = ground.line(EventKind.PERSON_ERASED, honest, 902, **of_before)
    ground.give(ground.forge([erased], by=ground.honest, unit=HONEST))
    where = {"commune": DISHONEST, "valid_from": "2025-07-01", "hamlet": "Ấp 1"}
    added = ground.line(EventKind.HOUSEHOLD_ADDED, INVENTED, 7, household=ground.world.ids.new(5), **where)
    ground.give(ground.forge([added]))
    ground.give(ground.forge([added.replace("Ấp 1".encode(), "Ấp 2".encode())], by=second))


def test_each_reason_has_the_words_of_the_document(open_office: OpenOffice, ground: Ground) -> None:
    lie(ground)
    office = open_office(ground.province)
    page = page_of(office)
    office.finish_jobs()
    rows = [row for row in page.machines.list.row_model.items if row.key.startswith("kept")]
    assert {row.status.text for row in rows if row.status is not None} == {"không tính"}
    shown = {row.lines[0].split(": ", 1)[1] for row in rows}
    words = documented()
    assert set(words) == {reason.value for reason in Reason}
    assert shown == set(words.values())


def test_rows_of_before_that_have_no_room_are_told(qapp: Any) -> None:
    """Nobody decides about senders that the card hides without a word."""
    lines = [
        KeptLines(
            kind="household.closed", verdict=Verdict.REFUSED, reason=Reason.OUTSIDE, machine="m", file="f",
            sender=f"Phường {number}", sender_number=f"{number}", received="", events=1,
        )
        for number in range(MOST_ROWS + 2)
    ]  # fmt: skip
    card = BeforeCard()
    few: Any = SimpleNamespace(before=tuple(lines[:MOST_ROWS]))
    many: Any = SimpleNamespace(before=tuple(lines))
    card.render_state(few)
    assert "authority check" not in card.hint.text()
    card.render_state(many)
    assert len(card.list.row_model.items) == MOST_ROWS
    assert re.search(r"\b2 .*authority check", card.hint.text())
    card.deleteLater()
