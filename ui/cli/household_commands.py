"""Commands of one household: its facts, its history, closing, merging; and agreed returns."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from core.application.services import Services
from core.records.household import CloseReason, HouseholdRow, ReopenReason
from ui.cli.answer import Answer

_SHOWN = (
    *("id", "list_number", "head", "code", "hamlet", "phone", "status", "group", "address"),
    *("people", "smartphones", "installed", "roster_people", "had", "callback", "last_result", "last_at"),
)
MOST_CALLBACKS = 10_000


def household_data(row: HouseholdRow) -> dict[str, object]:
    """A household as JSON; see docs/cli.md, `households`."""
    return {name: getattr(row, name) for name in _SHOWN}


def show(services: Services, options: Namespace) -> Answer:
    household = services.households.find(options.household)
    row = services.households.known(household)
    visits = [
        {**asdict(visit), "at": visit.at.isoformat(timespec="seconds")}
        for visit in services.store.households.visits(household)
    ]
    text = f"{row.code}\t{row.head}\t{row.hamlet}\t{row.status.value}"
    return Answer(data={**household_data(row), "visits": visits}, vi=text, en=text)


def history(services: Services, options: Namespace) -> Answer:
    items = services.store.households.history(services.households.find(options.household))
    text = "\n".join(f"{item.at}\t{item.officer}\t{item.kind.value}\t{item.after or ''}" for item in items)
    return Answer(data={"events": [asdict(item) for item in items]}, vi=text, en=text)


def close(services: Services, options: Namespace) -> Answer:
    household = services.households.find(options.household)
    services.households.close(household, CloseReason(options.reason))
    return Answer(
        data={"household": household},
        vi=f"Đã đưa hộ {household} khỏi danh sách; lượt thăm và lịch sử vẫn giữ.",
        en=f"Closed household {household}; its visits and history stay.",
    )


def reopen(services: Services, options: Namespace) -> Answer:
    reason = None if options.reason is None else ReopenReason(options.reason)
    household = services.households.reopen(services.households.find(options.household), reason).value
    return Answer(
        data={"household": household}, vi=f"Đã mở lại hộ {household}.", en=f"Reopened household {household}."
    )


def merge(services: Services, options: Namespace) -> Answer:
    find = services.households.find
    household = services.households.merge(find(options.household), find(options.other)).value
    return Answer(
        data={"household": household},
        vi=f"Đã gộp hai hộ làm một: {household}.",
        en=f"The two records are one household now: {household}.",
    )


def part(services: Services, options: Namespace) -> Answer:
    find = services.households.find
    household = services.households.part(find(options.household), find(options.other)).value
    return Answer(
        data={"household": household}, vi="Đã tách lại hai hộ.", en="They are two households again."
    )


def list_callbacks(services: Services, options: Namespace) -> Answer:
    del options
    rows = services.store.figures.callbacks(MOST_CALLBACKS)
    text = "\n".join(f"{row.callback}\t{row.code}\t{row.head}\t{row.hamlet}" for row in rows)
    return Answer(data={"rows": [household_data(row) for row in rows]}, vi=text, en=text)
