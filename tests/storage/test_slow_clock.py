"""A clock that is behind, by what others wrote after the time that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from tests.storage.test_receipts import Ward
from ui.receipt_words import slow_clock_sentence


@pytest.fixture
def ward(clock: FixedClock, tmp_path: Path) -> Iterator[Ward]:
    with ExitStack() as stack:
        yield Ward(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path, stack)


def behind(services: Services) -> int:
    slow = services.answers.slow_clock()
    return 0 if slow is None else slow.seconds


@pytest.mark.parametrize(
    ("late", "words", "english"),
    [
        (timedelta(minutes=20), "ít nhất 20 phút", "by 20 minutes"),
        (timedelta(hours=1), "ít nhất 60 phút", "by 60 minutes"),
        (timedelta(days=1), "ít nhất 24 giờ", "by 24 hours"),
        (timedelta(days=3), "ít nhất 3 ngày", "by 3 days"),
    ],
)
def test_a_receipt_written_after_now_proves_that_our_clock_is_behind(
    ward: Ward, late: timedelta, words: str, english: str
) -> None:
    ward.visit()
    ward.import_at_province(ward.send())
    receipt = ward.answer()
    ward.clock.advance(-late)
    assert behind(ward.laptop) == 0
    ward.read(receipt)
    slow = ward.laptop.answers.slow_clock()
    assert slow is not None
    assert slow.seconds == late.total_seconds()
    assert words in slow_clock_sentence(slow)
    assert english in slow_clock_sentence(slow, "en")
    ward.clock.advance(late)
    assert behind(ward.laptop) == 0


def test_a_few_minutes_prove_nothing(ward: Ward) -> None:
    ward.visit()
    ward.import_at_province(ward.send())
    receipt = ward.answer()
    ward.clock.advance(-timedelta(minutes=14))
    ward.read(receipt)
    assert behind(ward.laptop) == 0


def test_one_machine_below_may_be_ahead_itself_and_two_that_agree_are_right(ward: Ward) -> None:
    other = ward.make("other", "32059")
    keys = ward.province.batches.own_keys()
    ward.visit()
    ward.clock.advance(timedelta(days=2))
    first = ward.send()
    ward.clock.advance(timedelta(hours=1))
    second = other.batches.export(keys, ward.folder).value.files[0]
    ward.clock.advance(-timedelta(days=2, hours=1))
    ward.import_at_province(first)
    ward.clock.advance(-timedelta(hours=1))
    assert behind(ward.province) == 0
    ward.import_at_province(second)
    assert 86_400 < behind(ward.province) < 3 * 86_400
    assert behind(ward.laptop) == 0
