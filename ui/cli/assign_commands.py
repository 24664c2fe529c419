"""Commands of assignments, and of the walking order."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Final

from core.application.services import Services
from core.assignments.ports import Door
from core.base.errors import UserError
from core.base.ids import HouseholdId
from ui.cli.answer import Answer
from ui.cli.household_commands import household_data


def list_officers(services: Services, options: Namespace) -> Answer:
    del options
    officers = services.assignments.reader.counted()
    text = "\n".join(f"{one.id}\t{one.name}\t{one.given}\t{one.out}" for one in officers)
    return Answer(data={"officers": [asdict(one) for one in officers]}, vi=text, en=text)


def add_officer(services: Services, options: Namespace) -> Answer:
    officer = services.assignments.add_officer(options.name).value
    return Answer(data={"officer": officer}, vi=f"Đã thêm {options.name}.", en=f"Added {options.name}.")


def give(services: Services, options: Namespace) -> Answer:
    officer = None if options.nobody else services.assignments.find(options.to)
    changed = services.assignments.give(_doors(services, options), officer).value
    return Answer(
        data={"officer": officer, "households": list(changed)},
        vi=f"Đã giao {len(changed)} hộ." if officer else f"Đã rút {len(changed)} hộ về.",
        en=f"Gave {len(changed)} doors." if officer else f"Took {len(changed)} doors from whoever had them.",
    )


def check_out(services: Services, options: Namespace) -> Answer:
    officer = services.assignments.find(options.by)
    out = services.assignments.check_out(_doors(services, options), officer).value
    warn_vi = f" {len(out.shared)} hộ đang có người khác nhận đi; hỏi nhau trước khi gõ cửa."
    warn_en = f" {len(out.shared)} of them another officer has out too; ask each other before you knock."
    return Answer(
        data={
            "officer": officer,
            "households": list(out.households),
            "shared": [_door(door) for door in out.shared],
        },
        vi=f"Đã nhận đi {len(out.households)} hộ." + (warn_vi if out.shared else ""),
        en=f"Took {len(out.households)} doors along." + (warn_en if out.shared else ""),
    )


def give_back(services: Services, options: Namespace) -> Answer:
    officer = services.assignments.find(options.by)
    returned = services.assignments.give_back(_doors(services, options), officer).value
    return Answer(
        data={"officer": officer, "households": list(returned)},
        vi=f"Đã trả lại {len(returned)} hộ.",
        en=f"Returned {len(returned)} doors.",
    )


def hand_over(services: Services, options: Namespace) -> Answer:
    find = services.assignments.find
    officer, to = find(options.by), find(options.to)
    handed = services.assignments.hand_over(_doors(services, options), officer, to).value
    return Answer(
        data={"officer": to, "households": list(handed)},
        vi=f"Đã chuyển {len(handed)} hộ.",
        en=f"Handed over {len(handed)} doors.",
    )


def list_doors(services: Services, options: Namespace) -> Answer:
    reader = services.assignments.reader
    officer = None if options.officer is None else services.assignments.find(options.officer)
    doors = reader.shared() if options.shared else reader.of_officer(officer)
    if options.shared and officer is not None:
        doors = [door for door in doors if officer in {door.officer, *door.holders}]
    names = {one.id: one.name or one.id for one in reader.officers()}
    rows = []
    lines = []
    for door in doors:
        row = services.households.known(door.household)
        rows.append({**household_data(row), **_door(door)})
        given = names.get(door.officer, "") if door.officer else ""
        lines.append(
            f"{row.code}\t{row.head}\t{given}\t{', '.join(names.get(one, one) for one in door.holders)}"
        )
    return Answer(data={"rows": rows}, vi="\n".join(lines), en="\n".join(lines))


def move(services: Services, options: Namespace) -> Answer:
    find = services.households.find
    other = find(options.behind or options.before)
    households = [one for one in map(find, options.households) if one != other]
    left = [one for one in services.assignments.reader.around(other) if one not in set(households)]
    if other not in left:
        raise UserError("walk.other_hamlet")
    at = left.index(other)
    behind = other if options.behind else (left[at - 1] if at > 0 else None)
    before = other if options.before else (left[at + 1] if at + 1 < len(left) else None)
    moved = services.walk.move(households, behind=behind, before=before).value
    return Answer(
        data={"households": list(moved)},
        vi=f"Đã đổi chỗ {len(moved)} hộ trong thứ tự đi.",
        en=f"Moved {len(moved)} doors in the walking order.",
    )


def _doors(services: Services, options: Namespace) -> Sequence[HouseholdId]:
    """The doors named: one by one, a range, or a hamlet with or without a group. Raises `assign.range`."""
    reader, find = services.assignments.reader, services.households.find
    if options.household:
        return [find(text) for text in options.household]
    if options.first and options.last:
        return reader.range(find(options.first), find(options.last))
    if options.hamlet and not (options.first or options.last):
        return reader.place(options.hamlet, options.group)
    raise UserError("assign.range")


def _door(door: Door) -> dict[str, object]:
    return {"household": door.household, "officer": door.officer, "holders": list(door.holders)}


ASSIGNMENTS: Final[dict[str, Callable[[Services, Namespace], Answer]]] = {
    "assign officers": list_officers,
    "assign add-officer": add_officer,
    "assign give": give,
    "assign out": check_out,
    "assign back": give_back,
    "assign hand-over": hand_over,
    "assign list": list_doors,
    "walk move": move,
}
