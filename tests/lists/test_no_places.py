"""Exports without names contain no place of the list; the ward's second laptop has them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest

from core.application.services import Services
from core.base.ids import HouseholdId
from core.events.kinds import EventKind, event_class, may_be_public
from core.events.lines import EventClass
from core.sync.manifest import Profile
from tests.lists.wards import Ward, households, load, ward_list, workbook

ROWS = 391


def bodies(services: Services) -> list[dict[str, Any]]:
    rows = services.store.connection.execute("SELECT line FROM event ORDER BY hlc, id")  # type: ignore[attr-defined]
    return [orjson.loads(bytes(line)) for (line,) in rows]


@pytest.fixture
def laptop(ward: Ward, tmp_path: Path) -> Services:
    made = ward.make("first")
    load(made, workbook(tmp_path / "a.xlsx", ward_list(ROWS)))
    return made


def walked(services: Services) -> list[str]:
    return [row.id for row in households(services)]


def test_a_file_without_names_says_no_place_in_the_list(ward: Ward, laptop: Services) -> None:
    ids = walked(laptop)
    laptop.walk.move([HouseholdId(ids[7])], behind=HouseholdId(ids[40]), before=None)
    province = ward.make("province", "96")
    ward.send(laptop, province)
    came = bodies(province)
    assert len([one for one in came if one["kind"] == "household.added"]) == ROWS
    assert not [one for one in came if "order" in one or one.get("field") in {"order", "walk"}]
    assert set(ids) == set(walked(province))


def test_numbers_moments_and_codes_do_not_follow_the_list(ward: Ward, laptop: Services) -> None:
    place = {one: at for at, one in enumerate(walked(laptop))}
    for kind, field in (("household.added", None), ("household.field", "code")):
        said = [one for one in bodies(laptop) if one["kind"] == kind and one.get("field") == field]
        places = [place[one["household"]] for one in sorted(said, key=lambda one: one["seq"])]
        followed = sum(after == before + 1 for before, after in pairwise(places))
        assert followed < ROWS // 20


def test_the_second_laptop_walks_in_the_order_of_the_list(ward: Ward, laptop: Services) -> None:
    second = ward.make("second")
    ward.send(laptop, second, Profile.FULL)
    assert walked(second) == walked(laptop)
    names = [row.head for row in households(second)]
    assert names[:3] == [row.head for row in households(laptop)][:3]


def test_lists_in_another_order_are_no_conflict(ward: Ward, laptop: Services, tmp_path: Path) -> None:
    second = ward.make("second")
    turned = [[number, *row[1:]] for number, row in enumerate(ward_list(ROWS)[::-1], 1)]
    load(second, workbook(tmp_path / "b.xlsx", turned))
    ward.send(second, laptop, Profile.FULL)
    ward.send(laptop, second, Profile.FULL)
    assert len(households(laptop)) == ROWS
    assert laptop.decisions.conflict_count() == 0
    assert walked(laptop) == walked(second)


@pytest.mark.parametrize("field", ["order", "walk"])
def test_public_lines_of_earlier_programs_stay_readable(field: str) -> None:
    said = {"household": "x", "field": field, "value": 3}
    assert event_class(EventKind.HOUSEHOLD_FIELD, said) is EventClass.PERSONAL
    assert may_be_public(EventKind.HOUSEHOLD_FIELD, said)
    assert not may_be_public(EventKind.HOUSEHOLD_FIELD, {**said, "field": "name"})
