"""Households that may be one are found by name, phone and address, without accents and without a scan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.base.ids import HouseholdId, VisitId
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.quality.models import LikeReason, ReturnReason
from core.records.household import HistoryKind, HouseholdRow
from core.records.results import Status
from core.visits.desk import entry_of
from storage.queries.quality import pairs
from tests.database import connection_of
from tests.quality.work import doors, visit


def add(
    services: Services,
    name: str,
    *,
    hamlet: str = "Khóm 3",
    address: str = "",
    phone: str = "",
    group: str = "",
) -> HouseholdId:
    new = NewHousehold(name=name, hamlet=hamlet, address=address, phone=phone, group=group)
    return services.households.add(new).value


def like(services: Services, household: HouseholdId) -> list[tuple[str, set[LikeReason]]]:
    return [(found.row.id, set(found.reasons)) for found in services.quality.candidates(household)]


def test_accents_and_case_do_not_matter(services: Services) -> None:
    one = add(services, "Trịnh Hoài Đức", address="61/8 đường số 20")
    other = add(services, "TRINH HOAI DUC", address="Số 61/8 Đường số 20")
    expected = {LikeReason.NAME, LikeReason.ADDRESS, LikeReason.HAMLET}
    assert like(services, one) == [(other, expected)]
    assert like(services, other) == [(one, expected)]


def test_the_likeliest_comes_first_and_each_says_two_reasons(services: Services) -> None:
    me = add(services, "Trịnh Hoài Đức", address="61/8 đường số 20", phone="0912345678", group="Tổ 4")
    by_name = add(services, "Trịnh Hoài Đức")
    by_all = add(services, "Trịnh Hoài Đức", address="61/8 đường số 20", phone="0912345678")
    by_short = add(services, "Trịnh Văn Đức", group="Tổ 4")
    add(services, "Người Khác Hẳn", group="Tổ 4")
    found = like(services, me)
    assert [household for household, _ in found] == [by_all, by_name, by_short]
    assert all(len(reasons) >= 2 for _, reasons in found)


def test_one_reason_alone_offers_nobody(services: Services) -> None:
    me = add(services, "Trịnh Hoài Đức", hamlet="Khóm 8")
    add(services, "Trịnh Hoài Đức", hamlet="Khóm 9")
    assert like(services, me) == []


def test_the_same_phone_elsewhere_is_one_reason_and_not_two(services: Services) -> None:
    me = add(services, "Trịnh Hoài Đức", hamlet="Khóm 8", phone="0912345678")
    other = add(services, "Lâm Thị Sáu", hamlet="Khóm 9", phone="0912345678")
    assert like(services, me) == []
    services.households.set_field(other, HouseholdField.HAMLET, "Khóm 8")
    assert like(services, me) == [(other, {LikeReason.PHONE, LikeReason.HAMLET})]


def test_a_pair_is_offered_until_it_is_answered_and_again_after_undo(services: Services) -> None:
    one = add(services, "Trịnh Hoài Đức", address="61/8 đường số 20")
    other = add(services, "Trịnh Hoài Đức", address="61/8 đường số 20")

    def offered() -> list[set[str]]:
        return [{pair.one.id, pair.other.id} for pair in services.quality.review().households]

    assert offered() == [{one, other}]
    services.households.part(one, other)
    assert offered() == []
    services.undo.undo()
    assert offered() == [{one, other}]
    services.households.merge(one, other)
    assert offered() == []
    services.undo.undo()
    assert offered() == [{one, other}]
    assert services.store.households.get(other) is not None


def test_a_moved_household_is_compared_at_its_new_door(services: Services) -> None:
    one = add(services, "Trịnh Hoài Đức", address="61/8 đường số 20")
    other = add(services, "Trịnh Hoài Đức")
    assert like(services, one) == [(other, {LikeReason.NAME, LikeReason.HAMLET})]
    services.households.set_field(other, HouseholdField.ADDRESS, "61/8 đường số 20")
    assert like(services, one)[0][1] == {LikeReason.NAME, LikeReason.ADDRESS, LikeReason.HAMLET}


def test_a_phone_of_half_the_hamlet_makes_no_pairs(services: Services) -> None:
    for number in range(pairs.MOST_ALIKE + 1):
        add(services, f"Hộ Số {number}", phone="0912345678", group=f"Tổ {number}")
    assert services.quality.review().households == ()


def test_no_query_reads_the_whole_list(services: Services) -> None:
    connection = connection_of(services)
    values = {"household": "x", "campaign": "x", "limit": 5, "most": 6}
    for sql in (pairs._CANDIDATES, pairs._DOUBLE_VISITS):
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        scans = [step for step in plan if step.startswith("SCAN") and "INDEX" not in step]
        assert not [step for step in scans if step.split()[1] in {"l", "h", "g", "a", "b", "v"}], plan


@pytest.fixture
def row(services: Services) -> HouseholdRow:
    return doors(services)[0]


def status(services: Services, row: HouseholdRow) -> Status:
    found = services.store.households.get(row.id)
    assert found is not None
    return found.status


def test_a_visit_goes_back_with_a_comment_and_comes_off_the_list(
    services: Services, row: HouseholdRow
) -> None:
    noted = visit(services, row, smartphones=3, installed=3)
    services.quality.send_back(noted, ReturnReason.COUNTS, "  cài 4 máy nhưng hộ chỉ khai 3  ")
    (returned,) = services.quality.returned()
    assert (returned.household, returned.reason) == (row.id, "counts")
    assert returned.comment == "cài 4 máy nhưng hộ chỉ khai 3"
    assert returned.by == "Lê Văn Tám"
    assert status(services, row) is Status.RETURNED
    kinds = [item.kind for item in services.store.households.history(row.id)]
    assert kinds[:2] == [HistoryKind.COMMENT, HistoryKind.RETURNED]
    (last,) = services.store.households.visits(row.id)
    services.visits.correct(noted, replace(entry_of(last), smartphones=4))
    assert services.quality.returned() == []
    assert status(services, row) is Status.DONE


def test_a_return_is_taken_back_and_undone(services: Services, row: HouseholdRow) -> None:
    noted = visit(services, row, smartphones=3)
    services.quality.send_back(noted, ReturnReason.OTHER)
    assert services.undo.undo() is not None
    assert status(services, row) is Status.DONE
    assert services.undo.redo() is not None
    assert status(services, row) is Status.RETURNED
    services.quality.take_back(noted)
    assert services.quality.returned_of(row.id) is None
    with pytest.raises(UserError, match=r"quality\.not_returned"):
        services.quality.take_back(noted)


@pytest.mark.parametrize(
    ("comment", "code"),
    [("x" * 501, r"quality\.comment_long"), ("CCCD 096123456789", r"visit\.note_secret")],
)
def test_a_comment_that_cannot_be_kept_returns_nothing(
    services: Services, row: HouseholdRow, comment: str, code: str
) -> None:
    noted = visit(services, row, smartphones=3)
    with pytest.raises(UserError, match=code):
        services.quality.send_back(noted, ReturnReason.OTHER, comment)
    assert status(services, row) is Status.DONE


def test_what_is_not_there_is_not_returned(services: Services, row: HouseholdRow) -> None:
    with pytest.raises(UserError, match=r"visit\.unknown"):
        services.quality.send_back(VisitId("nothing"), ReturnReason.OTHER)
    noted = visit(services, row, smartphones=3)
    services.visits.void(noted)
    with pytest.raises(UserError, match=r"quality\.voided"):
        services.quality.send_back(noted, ReturnReason.OTHER)


def test_a_pair_of_visits_is_of_one_household(services: Services, row: HouseholdRow) -> None:
    reader = services.store.households
    other = doors(services)[1]
    one, two, elsewhere = visit(services, row), visit(services, row), visit(services, other)
    with pytest.raises(UserError, match=r"quality\.other_household"):
        services.quality.decide(one, elsewhere, one)
    with pytest.raises(UserError, match=r"quality\.not_of_pair"):
        services.quality.decide(one, two, elsewhere)
    with pytest.raises(UserError, match=r"quality\.not_of_pair"):
        services.quality.decide(one, one, None)
    services.quality.decide(one, two, two)
    counting = {found.id for found in reader.visits(row.id) if found.counts}
    assert counting == {two}
    services.undo.undo()
    assert {found.id for found in reader.visits(row.id) if found.counts} == {one, two}
