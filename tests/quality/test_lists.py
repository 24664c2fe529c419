"""Two versions of a list that two laptops loaded apart: pairs in the ward, a suspicion at the province."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.quality import list_desk
from core.quality.pairing import ListedRecord, ListPairs, pair_lists
from core.records.household import HouseholdQuery
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from core.units.models import UnitKey
from tests.enrolment.offices import Offices, offices, refusal, visit
from ui.cli.quality_commands import review

HEADER = "STT,Họ tên chủ hộ,Tổ,Số nhà,Điện thoại,Số nhân khẩu"
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi")
GIVEN = ("An", "Bình", "Cúc", "Dũng", "Giang", "Hạnh", "Khoa", "Lan", "Minh", "Nga")


def rows(count: int = 60) -> list[list[str]]:
    """A list of `count` households of one hamlet, all with phone and house number."""
    return [
        [
            str(place + 1),
            f"{FAMILIES[place % 8]} Văn {GIVEN[place % 10]}{'' if place < 40 else ' Em'}",
            f"Tổ {place % 4 + 1}",
            f"{place + 1}/2 đường số {place % 4 + 1}",
            f"09120{place:05d}",
            str(place % 6 + 1 if place else 9),
        ]
        for place in range(count)
    ]


def write(path: Path, listed: list[list[str]]) -> Path:
    path.write_text("\n".join([HEADER, *(",".join(row) for row in listed)]), encoding="utf-8")
    return path


def newer(listed: list[list[str]]) -> list[list[str]]:
    """The same list a month later: a phone is gone, a name corrected, a household left, one came."""
    changed = [list(row) for row in listed]
    changed[3][4] = ""
    changed[5][1] = "Võ Thị Mới"
    del changed[10]
    return [*changed, ["99", "Lâm Thị Tới", "Tổ 1", "99/2 đường số 1", "0987654321", "2"]]


def load(laptop: Services, path: Path) -> None:
    assert laptop.imports is not None
    laptop.imports.apply(laptop.imports.prepare((path,), hamlet="Ấp 1"))


def listed(services: Services) -> int:
    return len(services.store.households.numbers(HouseholdQuery()))


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Offices]:
    with offices(tmp_path, clock) as made:
        yield made


@pytest.fixture
def laptops(office: Offices, tmp_path: Path) -> tuple[Services, Services]:
    """Two laptops of one ward, each with its own version of the list."""
    one, other = office.make("one", "32059", "Ấp 1"), office.make("other", "32059", "Ấp 1")
    load(one, write(tmp_path / "a.csv", rows()))
    load(other, write(tmp_path / "b.csv", newer(rows())))
    return one, other


def give(office: Offices, sender: Services, receiver: Services) -> int:
    """A full file from one laptop to the other; returns the pairs merged without a question."""
    file = office.export(sender, receiver, Profile.FULL)
    (received,) = office.receive(receiver, file, new_keys=NewKeys.TRUST)
    assert received.reason is None
    return received.paired


def test_equal_rows_merge_by_themselves_and_the_rest_is_one_decision(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    assert (listed(one), listed(other)) == (60, 60)
    assert give(office, one, other) == 57
    assert listed(other) == 63
    pending = other.lists.pending()
    assert pending.count == 2
    assert {(pair.one.phone == "", pair.other.phone == "") for pair in pending.first} <= {
        (False, False),
        (True, False),
        (False, True),
    }
    assert other.lists.merge_all().value == 2
    assert listed(other) == 61
    assert other.lists.pending().count == 0
    other.undo.undo()
    assert listed(other) == 63
    assert other.lists.pending().count == 2


def test_lists_are_compared_again_only_once_something_was_written(
    office: Offices, laptops: tuple[Services, Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = laptops
    give(office, one, other)
    compared: list[int] = []

    def counting(records: Sequence[ListedRecord], *rest: Any, **more: Any) -> ListPairs:
        compared.append(len(records))
        return pair_lists(records, *rest, **more)

    monkeypatch.setattr(list_desk, "pair_lists", counting)
    assert [other.lists.pending().count for _ in range(3)] == [2, 2, 2]
    assert len(compared) == 1
    assert other.lists.merge_all().value == 2
    assert len(compared) == 1
    assert other.lists.pending().count == 0
    other.undo.undo()
    assert other.lists.pending().count == 2
    assert len(compared) == 3


def test_an_answer_to_all_pairs_names_the_answers_before_it(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    give(office, one, other)
    connection: Any = other.store.connection  # type: ignore[attr-defined]  # the lines under the use case
    assert other.lists.merge_all().value == 2
    other.undo.undo()
    assert other.lists.merge_all().value == 2
    rows = connection.execute("SELECT id, line FROM event WHERE kind LIKE 'household.%same' ORDER BY n DESC")
    said = [(event, orjson.loads(bytes(line))) for event, line in rows.fetchall()]
    undone = {(line["a"], line["b"]): event for event, line in said[2:4]}
    assert [line["base"] for _, line in said[:2]] == [[undone[line["a"], line["b"]]] for _, line in said[:2]]


def test_pairs_of_equal_rows_are_one_act_and_stay_apart_when_it_is_undone(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    give(office, one, other)
    other.undo.undo()
    assert listed(other) == 120
    visit(one, one.store.households.ids(one.store.households.numbers(HouseholdQuery()))[0])
    assert give(office, one, other) == 0
    assert listed(other) == 120
    assert other.lists.pending().count == 59


def test_both_laptops_come_to_the_same_households(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    to_other, to_one = office.export(one, other, Profile.FULL), office.export(other, one, Profile.FULL)
    office.receive(other, to_other, new_keys=NewKeys.TRUST)
    office.receive(one, to_one, new_keys=NewKeys.TRUST)
    shown = [
        {row.id for row in s.store.households.rows(s.store.households.numbers(HouseholdQuery()))}
        for s in laptops
    ]
    assert shown[0] == shown[1]
    assert len(shown[0]) == 63


def test_a_second_laptop_may_answer_that_they_are_two_households(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    give(office, one, other)
    assert other.lists.part_all().value == 2
    assert (listed(other), other.lists.pending().count) == (63, 0)
    assert refusal(other.lists.merge_all) == "lists.nothing"


def province_of(office: Offices, laptops: tuple[Services, Services]) -> Services:
    province = office.make("province", "96")
    for laptop in laptops:
        file = office.export(laptop, province)
        (received,) = office.receive(province, file, new_keys=NewKeys.TRUST)
        assert received.reason is None
    return province


def test_the_province_suspects_a_doubled_list_and_shows_the_lower_end(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    for laptop in laptops:
        first = laptop.store.households.numbers(HouseholdQuery())[:12]
        for household in laptop.store.households.ids(first):
            visit(laptop, household)
    province = province_of(office, laptops)
    assert listed(province) == 120
    ((unit, found),) = province.lists.doubled().items()
    assert (unit.code, found.undecided) == ("32059", True)
    assert 57 <= found.households <= 60
    assert found.surplus.listed == found.households
    assert 0 < found.surplus.visited <= 12
    assert one.lists.doubled() == {} == other.lists.doubled()


def test_a_province_decides_and_takes_it_back(office: Offices, laptops: tuple[Services, Services]) -> None:
    province = province_of(office, laptops)
    ((unit, found),) = province.lists.doubled().items()
    assert refusal(lambda: province.lists.decide(unit, same=False, reason=" ")) == "lists.reason"
    other = UnitKey("31840", unit.valid_from)
    assert refusal(lambda: province.lists.decide(other, same=True, reason="x")) == "lists.not_suspected"
    assert refusal(lambda: province.lists.take_back(unit)) == "lists.not_decided"
    decision = province.lists.decide(unit, same=False, reason="Đã gọi xã: hai ấp khác nhau").value
    assert (decision.same, decision.merged, decision.name) == (False, 0, "Lê Văn Tám")
    assert province.lists.doubled() == {}
    province.lists.take_back(unit)
    assert province.lists.doubled() == {unit: found}
    same = province.lists.decide(unit, same=True, reason="Đã gọi xã: một danh sách").value
    assert same.merged > 0
    assert listed(province) == 120 - same.merged
    left = province.lists.doubled().get(unit)
    assert left is None or not left.undecided
    assert province.lists.take_back(unit).value == same.merged
    assert listed(province) == 120
    assert province.lists.doubled()[unit].undecided


def test_a_list_whose_file_was_taken_back_is_suspected_no_more(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    province = province_of(office, laptops)
    suspected = province.lists.doubled()
    assert suspected
    last = province.batches.register()[0].batch
    province.batches.undo(last)
    assert (listed(province), province.lists.doubled()) == (60, {})
    province.batches.redo(last)
    assert (listed(province), province.lists.doubled()) == (120, suspected)


def test_pairs_that_the_ward_merged_are_no_suspicion(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    give(office, one, other)
    other.lists.merge_all()
    province = province_of(office, laptops)
    assert province.lists.doubled() == {}
    assert listed(province) == 61


def test_two_halves_of_one_hamlet_are_no_suspicion(office: Offices, tmp_path: Path) -> None:
    laptops = office.make("one", "32059", "Ấp 1"), office.make("other", "32059", "Ấp 1")
    for laptop, groups in zip(laptops, ({"Tổ 1", "Tổ 2"}, {"Tổ 3", "Tổ 4"}), strict=True):
        half = [row for row in rows() if row[2] in groups]
        load(laptop, write(tmp_path / f"{len(groups)}-{laptop.info.folder.name}.csv", half))
    province = province_of(office, laptops)
    assert (listed(province), province.lists.doubled()) == (60, {})


def test_the_review_on_the_command_line_names_doubled_lists(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    province = province_of(office, laptops)
    answer = review(province, Namespace(language="vi"))
    assert answer.data["lists"] == 1
    assert "Danh sách nhập hai lần" in answer.text("vi")
    ((unit, _),) = province.lists.doubled().items()
    province.lists.decide(unit, same=False, reason="Đã gọi xã")
    assert review(province, Namespace(language="vi")).data["lists"] == 0


def test_a_list_from_above_is_paired_like_a_file_of_the_ward(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    province = office.make("province", "96")
    for laptop in laptops:
        office.receive(laptop, office.enrol(laptop, province), new_keys=NewKeys.TRUST)
    office.receive(province, office.export(other, province, Profile.FULL), new_keys=NewKeys.TRUST)
    written = province.answers.write_roster(one.info.unit, office.out("down"), full=True).value
    (received,) = office.receive(one, *written.files)
    assert (received.reason, received.kind, received.paired) == (None, "roster", 57)
    assert (listed(one), one.lists.pending().count) == (63, 2)
