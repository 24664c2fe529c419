"""Time: the logical clock, "in the future", instants as text (model.md, Time; sync.md M12)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.clock import (
    BUILD_DATE,
    HLC_PATTERN,
    HLC_ZERO,
    VIETNAM,
    Hlc,
    hlc_at,
    hlc_instant,
    iso,
    latest_plausible,
    next_hlc,
    observed_hlc,
    parse_instant,
)
from core.base.errors import UserError

NOW = datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)
INSTANTS = st.integers(631_152_000, 4_070_908_800).map(lambda unix: datetime.fromtimestamp(unix, VIETNAM))
"""From 1990 to 2099."""


@given(clocks=st.lists(INSTANTS, min_size=2, max_size=30))
def test_stamps_grow_until_a_clock_that_was_far_ahead_is_right_again(clocks: list[datetime]) -> None:
    last = HLC_ZERO
    for now in clocks:
        fresh = next_hlc(last, now)
        assert HLC_PATTERN.fullmatch(fresh)
        was_ahead = now.date() >= BUILD_DATE and last > hlc_at(now + timedelta(days=1))
        assert fresh == hlc_at(now) if was_ahead else fresh > last
        last = fresh


def test_a_flat_battery_that_says_1990_goes_on_from_the_last_stamp() -> None:
    last = hlc_at(NOW)
    fresh = next_hlc(last, datetime(1990, 1, 1, tzinfo=VIETNAM))
    assert fresh[:12] == last[:12]
    assert fresh > last


def test_a_full_counter_moves_to_the_next_millisecond() -> None:
    last = Hlc(hlc_at(NOW)[:12] + "-ffff")
    assert next_hlc(last, NOW) == hlc_at(NOW + timedelta(milliseconds=1))


def test_a_stamp_gives_its_instant_back() -> None:
    assert hlc_instant(hlc_at(NOW)) == NOW


@given(seen=INSTANTS)
def test_a_file_moves_the_clock_by_five_minutes_at_most(seen: datetime) -> None:
    last = hlc_at(NOW)
    moved = observed_hlc(last, hlc_at(seen), NOW)
    assert last <= moved <= hlc_at(NOW + timedelta(minutes=5))


def test_a_flat_battery_does_not_make_today_the_future() -> None:
    asleep = datetime(1990, 1, 1, tzinfo=VIETNAM)
    assert latest_plausible(asleep, hlc_at(NOW)) == NOW
    assert latest_plausible(asleep, HLC_ZERO) == datetime(2026, 11, 24, tzinfo=VIETNAM)
    assert latest_plausible(NOW, hlc_at(asleep)) == NOW


def test_a_text_without_an_offset_is_local_and_others_are_moved_to_it() -> None:
    assert iso(parse_instant("2026-11-24T08:30")) == "2026-11-24T08:30:00+07:00"
    assert iso(parse_instant("2026-11-24T01:30:00Z")) == "2026-11-24T08:30:00+07:00"
    assert iso(datetime(2026, 11, 24, 1, 30, tzinfo=UTC)) == "2026-11-24T08:30:00+07:00"


@pytest.mark.parametrize("text", ["", "hôm qua", "24/11/2026", "2026-13-01T00:00"])
def test_an_unreadable_time_is_said(text: str) -> None:
    with pytest.raises(UserError, match=r"time\.unreadable"):
        parse_instant(text)
