"""Commands about lists that were loaded twice."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from core.application.services import Services
from core.base.errors import UserError
from core.quality.doubled import DoubledList
from core.quality.list_desk import ListDecision, ShownPair
from core.quality.list_places import HamletChoice
from core.units.models import UnitKey
from ui.cli.answer import Answer
from ui.cli.household_commands import household_data

_SURPLUS: Final = (
    *("listed", "visited", "people", "smartphones", "had", "installed"),
    *("ever", "ever_visited", "people_homes", "people_known", "people_installed"),
    *("smartphones_homes", "smartphones_known", "smartphones_installed"),
)


def show(services: Services, options: Namespace) -> Answer:
    """The pairs that wait for one decision, and the units whose lists are suspected."""
    del options
    pending, doubled = services.lists.pending(), services.lists.doubled()
    data: dict[str, object] = {
        "pairs": pending.count,
        "first": [_pair_data(pair) for pair in pending.first],
        "units": [_doubled_data(found) for found in doubled.values()],
        "decisions": [_decision_data(decision) for decision in services.lists.decisions()],
    }
    shown = [f"{p.one.code} {p.one.head}\t{p.other.code} {p.other.head}" for p in pending.first]
    units = [(services.catalogue().get(unit).name, found) for unit, found in doubled.items()]
    places = services.list_places
    choices, shared = places.choices(), places.of_two_units()
    data["hamlets"] = [_choice_data(choice) for choice in choices]
    data["shared"] = [
        {"list": one.list, "units": {unit.code: count for unit, count in one.units}} for one in shared
    ]
    vi = [f"{pending.count} cặp hộ có trong hai danh sách", *shown] if pending.count else []
    en = [f"{pending.count} pairs of two lists", *shown] if pending.count else []
    vi += [f"{name}: nghi nhập hai lần, {found.households} hộ{_state(found, 'vi')}" for name, found in units]
    en += [
        f"{name}: list seems doubled, {found.households} households{_state(found, 'en')}"
        for name, found in units
    ]
    for one in choices:
        names = one.hamlets
        vi.append(f"Danh sách {one.list}: {len(one.households)} hộ, {' hay '.join(names)}?")
        en.append(f"List {one.list}: {len(one.households)} households, {' or '.join(names)}?")
    for list_ in shared:
        communes = ", ".join(f"{services.catalogue().get(unit).name} ({n})" for unit, n in list_.units)
        vi.append(f"Một danh sách ở hai xã ({list_.list}): {communes}")
        en.append(f"One list in two communes ({list_.list}): {communes}")
    return Answer(
        data=data,
        vi="\n".join(vi) or "Không có danh sách nào nghi nhập hai lần.",
        en="\n".join(en) or "No list seems to be loaded twice.",
    )


def merge(services: Services, options: Namespace) -> Answer:
    del options
    count = services.lists.merge_all().value
    return Answer(data={"merged": count}, vi=f"Đã gộp {count} cặp hộ.", en=f"Merged {count} pairs.")


def part(services: Services, options: Namespace) -> Answer:
    del options
    count = services.lists.part_all().value
    return Answer(
        data={"parted": count},
        vi=f"Đã ghi {count} cặp là hai hộ.",
        en=f"Recorded {count} pairs as two households.",
    )


def decide(services: Services, options: Namespace) -> Answer:
    decision = services.lists.decide(
        _unit(services, options.unit), same=options.same, reason=options.reason
    ).value
    return Answer(
        data=_decision_data(decision),
        vi=f"Đã ghi quyết định; gộp {decision.merged} cặp.",
        en=f"Decision recorded; {decision.merged} pairs merged.",
    )


def reopen(services: Services, options: Namespace) -> Answer:
    parted = services.lists.take_back(_unit(services, options.unit)).value
    return Answer(
        data={"unit": options.unit, "parted": parted},
        vi=f"Đã bỏ quyết định; tách lại {parted} cặp.",
        en=f"Decision taken back; {parted} pairs parted again.",
    )


def choose_hamlet(services: Services, options: Namespace) -> Answer:
    count = services.list_places.choose(options.list, options.hamlet).value
    return Answer(
        data={"list": options.list, "hamlet": options.hamlet, "households": count},
        vi=f"Đã ghi ấp/khóm cho {count} hộ.",
        en=f"Recorded the hamlet of {count} households.",
    )


def _choice_data(choice: HamletChoice) -> dict[str, object]:
    return {
        "list": choice.list,
        "unit": choice.unit.code,
        "hamlets": list(choice.hamlets),
        "shown": choice.shown,
        "households": len(choice.households),
    }


def _unit(services: Services, code: str) -> UnitKey:
    known = (*services.lists.doubled(), *(decision.unit for decision in services.lists.decisions()))
    unit = next((unit for unit in known if unit.code == code.strip()), None)
    if unit is None:
        raise UserError("lists.not_suspected", unit=code.strip()[:10])
    return unit


def _state(found: DoubledList, language: str) -> str:
    words = {"vi": ("", " (đã quyết định)"), "en": ("", " (decided)")}
    return words[language][0 if found.undecided else 1]


def _pair_data(pair: ShownPair) -> dict[str, object]:
    return {
        "one": household_data(pair.one),
        "other": household_data(pair.other),
        "basis": pair.basis.value,
    }


def _doubled_data(found: DoubledList) -> dict[str, object]:
    return {
        "unit": found.unit.code,
        "households": found.households,
        "undecided": found.undecided,
        "surplus": {name: getattr(found.surplus, name) for name in _SURPLUS},
        "hamlets": [
            {"hamlet": hamlet.hamlet, "households": hamlet.households, "listed": list(hamlet.listed)}
            for hamlet in found.hamlets
        ],
    }


def _decision_data(decision: ListDecision) -> dict[str, object]:
    names = ("same", "reason", "name", "at", "merged")
    return {"unit": decision.unit.code, **{name: getattr(decision, name) for name in names}}


LISTS: Final = {
    "duplicates lists": show,
    "duplicates merge-lists": merge,
    "duplicates part-lists": part,
    "duplicates decide-lists": decide,
    "duplicates reopen-lists": reopen,
    "duplicates hamlet": choose_hamlet,
}
