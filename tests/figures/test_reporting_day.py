"""The reporting day of a stamp is that of its own moment."""

from __future__ import annotations

from datetime import datetime

from hypothesis import example, given
from hypothesis import strategies as st

from core.base.clock import VIETNAM, Hlc, hlc_at, hlc_instant, iso
from core.records.sums import reporting_day, reporting_day_of

BEFORE_EIGHT = int(hlc_at(datetime(2026, 11, 24, 7, 59, 59, tzinfo=VIETNAM))[:12], 16)


@given(millis=st.integers(86_400_000, 2**48 - 1), cut_off=st.integers(0, 23))
@example(millis=BEFORE_EIGHT, cut_off=8)
@example(millis=BEFORE_EIGHT + 1_000, cut_off=8)
@example(millis=2**48 - 1, cut_off=8)
def test_a_stamp_is_reported_under_the_day_of_its_moment(millis: int, cut_off: int) -> None:
    stamp = Hlc(f"{millis:012x}-0000")
    assert reporting_day_of(stamp, cut_off) == reporting_day(iso(hlc_instant(stamp)), cut_off)
