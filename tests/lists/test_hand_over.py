"""The second laptop of a ward: asked for, vouched for, given list, names and visits by one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry
from core.sync.keyfile import PublicKeys
from tests.database import connection_of
from tests.lists.wards import Ward, households, load, text_file, ward_list, workbook


@pytest.fixture
def stick(ward: Ward) -> Path:
    folder = ward.folder / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def first(ward: Ward, tmp_path: Path) -> Services:
    """A laptop with a list of 40 households and one visit."""
    laptop = ward.make("first", hamlet="Ấp 1")
    load(laptop, workbook(tmp_path / "a.xlsx", ward_list(40)))
    visit(laptop)
    return laptop


@pytest.fixture
def second(ward: Ward) -> Services:
    return ward.make("second", hamlet="Ấp 2")


def visit(laptop: Services) -> None:
    row = households(laptop)[0]
    laptop.visits.record(
        VisitEntry(
            household=row.id, at=laptop.clock.now(), result=Result.COMPLETED, smartphones=2, installed=1
        )
    )


def number(laptop: Services) -> str:
    return laptop.batches.own_keys().number


def hand_over(first: Services, second: Services, stick: Path) -> Path:
    request = first.ward.read_second(second.ward.ask(stick))
    return first.ward.hand_over(request, number(second), stick).value.files[0]


def refusal(laptop: Services, file: Path, shown: str) -> str:
    """Code of a refused hand-over file; nothing changed, no row more."""
    count = "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM household)"
    before = connection_of(laptop).execute(count).fetchone()
    with pytest.raises(UserError) as refused:
        laptop.ward.take(file, shown)
    assert connection_of(laptop).execute(count).fetchone() == before
    return refused.value.code


def test_the_second_laptop_has_list_names_and_visits(first: Services, second: Services, stick: Path) -> None:
    file = hand_over(first, second, stick)
    assert second.ward.look(file) == number(first)
    received = second.ward.take(file, number(first)).value
    assert received.visits == 1
    assert [(row.id, row.head, row.phone) for row in households(second)] == [
        (row.id, row.head, row.phone) for row in households(first)
    ]


def test_the_list_loaded_on_the_second_laptop_too_adds_nothing(
    first: Services, second: Services, stick: Path, tmp_path: Path
) -> None:
    second.ward.take(hand_over(first, second, stick), number(first))
    assert load(second, text_file(tmp_path / "b.csv", ward_list(40)), "Ấp 1") == 0
    assert len(households(second)) == 40


def test_the_province_lets_the_second_laptop_in_by_the_word_of_the_first(
    ward: Ward, first: Services, second: Services, stick: Path
) -> None:
    province = ward.make("province", "96")
    ward.send(first, province)
    second.ward.take(hand_over(first, second, stick), number(first))
    ward.send(first, province)
    visit(second)
    sent = second.batches.export(province.batches.own_keys(), stick).value.files
    (received,) = province.batches.receive(list(sent)).value
    assert (received.reason, received.visits) == (None, 1)
    assert len(province.store.households.numbers(HouseholdQuery())) == 40


def test_what_a_laptop_of_the_ward_was_given_is_no_nearer_to_the_province(
    ward: Ward, first: Services, second: Services, stick: Path
) -> None:
    hand_over(first, second, stick)
    sending = first.store.figures.sending()
    assert (sending.local, sending.sent, sending.last_sent) == (1, 0, None)
    (laptop,) = first.ward.laptops()
    assert (laptop.keys.number, laptop.waiting) == (number(second), 0)
    assert laptop.handed
    ward.send(first, ward.make("province", "96"))
    sending = first.store.figures.sending()
    assert (sending.local, sending.sent) == (0, 1)
    visit(first)
    assert [one.waiting for one in first.ward.laptops()] == [1]
    first.ward.give(laptop, stick)
    assert [one.waiting for one in first.ward.laptops()] == [0]
    assert first.store.figures.sending().local == 1


def test_each_laptop_lists_the_other(first: Services, second: Services, stick: Path) -> None:
    assert not first.ward.laptops()
    second.ward.take(hand_over(first, second, stick), number(first))
    visit(second)
    ((theirs,), (ours,)) = (second.ward.laptops(), first.ward.laptops())
    assert isinstance(theirs.keys, PublicKeys)
    assert (theirs.keys.number, theirs.place) == (number(first), "Ấp 1, Xã Khánh An")
    assert (ours.keys.number, ours.place) == (number(second), "Ấp 2, Xã Khánh An")
    back = second.ward.give(theirs, stick).value.files[0]
    (received,) = first.batches.receive([back]).value
    assert (received.reason, received.visits) == (None, 1)
    assert first.ward.laptops()[0].received
    assert first.ward.laptops()[0].waiting == 0


def test_a_wrong_number_vouches_for_nobody_and_takes_nothing(
    first: Services, second: Services, stick: Path
) -> None:
    request = first.ward.read_second(second.ward.ask(stick))
    for wrong in (None, number(first)):
        with pytest.raises(UserError) as refused:
            first.ward.hand_over(request, wrong, stick)
        assert refused.value.code == "enrolment.number"
    assert not first.ward.laptops()
    assert not list(stick.glob("*.tnb"))
    assert refusal(second, hand_over(first, second, stick), number(second)) == "enrolment.number"
    assert not households(second)


def test_a_hand_over_file_loaded_twice_says_so(first: Services, second: Services, stick: Path) -> None:
    file = hand_over(first, second, stick)
    second.ward.take(file, number(first))
    assert refusal(second, file, number(first)) == "batch.done_before"


def test_a_hand_over_file_of_another_laptop_or_ward_is_refused(
    ward: Ward, first: Services, second: Services, stick: Path
) -> None:
    file = hand_over(first, second, stick)
    assert refusal(ward.make("other", "32062"), file, number(first)) == "batch.wrong_key"
    assert refusal(ward.make("third"), file, number(first)) == "batch.wrong_key"


def test_a_request_of_another_ward_is_refused(ward: Ward, first: Services, stick: Path) -> None:
    other = ward.make("other", "32062")
    with pytest.raises(UserError) as refused:
        first.ward.read_second(other.ward.ask(stick))
    assert refused.value.code == "vouch.other_commune"


@pytest.mark.parametrize("left", [0, 100, -1])
def test_a_cut_hand_over_file_is_refused(first: Services, second: Services, stick: Path, left: int) -> None:
    file = hand_over(first, second, stick)
    file.write_bytes(file.read_bytes()[:left])
    assert refusal(second, file, number(first)) in {"batch.truncated", "batch.not_batch"}
    assert not households(second)


def test_a_file_that_no_laptop_wrote_for_another_is_refused(second: Services, stick: Path) -> None:
    asked = second.ward.ask(stick)
    assert refusal(second, asked, number(second)) == "batch.not_batch"


def test_a_list_of_another_ward_on_the_second_laptop_is_told_and_changes_nothing(
    first: Services, second: Services, stick: Path, tmp_path: Path
) -> None:
    second.ward.take(hand_over(first, second, stick), number(first))
    before = [(row.id, row.hamlet, row.head) for row in households(second)]
    events = connection_of(second).execute("SELECT count(*) FROM event").fetchone()
    assert second.imports is not None
    for other in ("xã Lợi An", "phường 2"):
        rows = ward_list(40)
        for at, row in enumerate(rows):
            row[1], row[3] = f"Đặng Thị {at}", f"{at} Lý Bôn, {other}"
        prepared = second.imports.prepare([workbook(tmp_path / "b.xlsx", rows)])
        with pytest.raises(UserError) as refused:
            second.imports.check_unit(prepared)
        assert refused.value.code == "roster.other_unit"
    assert [(row.id, row.hamlet, row.head) for row in households(second)] == before
    assert connection_of(second).execute("SELECT count(*) FROM event").fetchone() == events
