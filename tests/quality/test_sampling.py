"""A call-back sample is drawn by a rule that anybody can check, and its agreement is a rate."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import VisitId
from core.quality.models import CallAnswer, agreement
from core.quality.sampling import FrameVisit, draw, frame_of, frame_text, shares_of
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.database import connection_of
from tests.quality.conftest import workspaces

FRAME = tuple(
    FrameVisit(f"0174{number:04x}-0000-7000-8000-000000000000", "a" if number < 30 else "b")
    for number in range(40)
)


def test_the_draw_is_what_the_page_says() -> None:
    """The rule of docs/quality.md, written again from its words."""
    seed, size = "2020-09-21", 8
    drawn = draw(FRAME, seed=seed, size=size)

    def place(visit: str) -> str:
        return sha256(f"{seed}\n{visit}".encode()).hexdigest()

    expected = []
    for officer, share in (("a", 6), ("b", 2)):
        visits = sorted((v.visit for v in FRAME if v.officer == officer), key=place)
        expected += visits[:share]
    assert list(drawn) == sorted(expected, key=place)


def test_the_vector_of_the_page() -> None:
    drawn = draw(FRAME, seed="K7", size=3)
    assert [visit[4:8] for visit in drawn] == VECTOR


VECTOR = ["001a", "0019", "0022"]


def test_another_seed_draws_others_and_the_order_of_the_frame_changes_nothing() -> None:
    drawn = draw(FRAME, seed="1", size=10)
    assert draw(FRAME[::-1], seed="1", size=10) == drawn
    assert draw(FRAME, seed="2", size=10) != drawn


@given(st.dictionaries(st.text("abcdefgh", min_size=1), st.integers(1, 200), min_size=1), st.integers(1, 500))
def test_shares_sum_to_the_sample_and_never_pass_what_there_is(visits: dict[str, int], size: int) -> None:
    shares = shares_of(visits, size)
    assert sum(shares.values()) == min(size, sum(visits.values()))
    assert all(0 <= shares[officer] <= count for officer, count in visits.items())
    if size >= len(visits):
        assert min(shares.values()) >= 1


def test_a_frame_is_kept_as_text_and_read_back() -> None:
    assert set(frame_of(frame_text(FRAME))) == set(FRAME)


@pytest.mark.parametrize(
    ("seed", "size", "code"),
    [
        ("", 5, "quality.seed"),
        ("x" * 61, 5, "quality.seed"),
        ("a\nb", 5, "quality.seed"),
        ("a", 0, "quality.size"),
        ("a", 501, "quality.size"),
    ],
)
def test_a_seed_or_size_that_cannot_be(seed: str, size: int, code: str) -> None:
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        draw(FRAME, seed=seed, size=size)


def work(services: Services) -> list[VisitId]:
    """Twenty contacts and five doors that nobody opened."""
    reader = services.store.households
    rows = reader.rows(reader.numbers(HouseholdQuery()))[:25]
    done = []
    for number, row in enumerate(rows):
        met = Result.COMPLETED if number < 20 else Result.NOT_HOME
        entry = VisitEntry(household=row.id, result=met, at=services.clock.now())
        done.append(services.visits.record(entry).value)
    return done[:20]


def test_a_sample_is_kept_called_and_its_agreement_counted(
    services: Services, folder: Path, clock: FixedClock
) -> None:
    contacts = work(services)
    sample = services.quality.sample("2020-09-21", 5).value
    assert {call.visit for call in sample.calls} <= set(contacts)
    assert (len(sample.calls), sample.frame_visits, sample.verified) == (5, 20, True)
    assert agreement(sample, "now") is None
    answers = (CallAnswer.AGREE, CallAnswer.DIFFER, CallAnswer.NOT_REACHED, CallAnswer.AGREE)
    for place, answer in enumerate(answers, start=1):
        services.quality.answer(sample.id, place, answer)
    services.close()
    again = workspaces(clock).open(folder)
    (kept,) = again.quality.samples()
    assert [call.answer for call in kept.calls] == [*answers, None]
    rate = agreement(kept, again.quality.now())
    assert rate is not None
    assert (rate.numerator, rate.denominator) == (2, 3)
    assert rate.as_of == "2020-09-14T09:42:00+07:00"
    assert "2020-09-21" in rate.source
    again.close()


def test_a_sample_stays_true_when_more_visits_come(services: Services) -> None:
    work(services)
    sample = services.quality.sample("a", 5).value
    reader = services.store.households
    row = reader.rows(reader.numbers(HouseholdQuery()))[100]
    services.visits.record(VisitEntry(household=row.id, result=Result.COMPLETED, at=services.clock.now()))
    (kept,) = services.quality.samples()
    assert kept.verified
    assert kept.calls == sample.calls


def test_a_sample_that_somebody_changed_is_seen(services: Services) -> None:
    work(services)
    sample = services.quality.sample("a", 5).value
    other = next(v for v in work(services) if v not in {call.visit for call in sample.calls})
    connection = connection_of(services)
    connection.execute("UPDATE quality_call SET visit = ? WHERE place = 1", (other,))
    (kept,) = services.quality.samples()
    assert not kept.verified


def test_an_answer_can_be_taken_back(services: Services) -> None:
    work(services)
    sample = services.quality.sample("a", 2).value
    services.quality.answer(sample.id, 1, CallAnswer.AGREE)
    assert services.quality.answer(sample.id, 1, None).value.calls == sample.calls


def test_there_must_be_something_to_draw_and_to_answer(services: Services) -> None:
    with pytest.raises(UserError, match=r"quality\.nothing_to_draw"):
        services.quality.sample("a", 5)
    work(services)
    sample = services.quality.sample("a", 2).value
    with pytest.raises(UserError, match=r"quality\.no_call"):
        services.quality.answer(sample.id, 3, CallAnswer.AGREE)
    with pytest.raises(UserError, match=r"quality\.no_sample"):
        services.quality.answer("none", 1, CallAnswer.AGREE)
    assert services.quality.samples()[0] == replace(sample)
