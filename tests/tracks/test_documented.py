"""docs/figures.md names every rate of the other tracks, with its denominator and its source."""

from __future__ import annotations

from datetime import date

from core.base.ids import EventId
from core.campaigns.parsing import bundled_campaign
from core.records.person import MemberCount
from core.tracks.figures import agency_state, members_state, outreach_state
from core.tracks.models import Point, StaffCount
from tests.docs.pages import page, sections, table_rows

DAY = date(2020, 9, 14)
SECTION = StaffCount(
    statement=EventId(""),
    unit="",
    valid_from="",
    section="",
    at="",
    staff=3,
    smartphones=2,
    installed=1,
    reasons={},
)
POINT = Point(
    id="", unit="", valid_from="", kind="market", place="", day="2020-09-14", opens="", closes="", host="",
    guided=3, had=1, installed=1, last_at=None,
)  # fmt: skip


def test_every_rate_of_the_tracks_is_documented() -> None:
    campaign = bundled_campaign("bluezone-2020")
    members = MemberCount(organisation="", members=3, smartphones=2, installed=1)
    states = (
        agency_state(campaign, [SECTION], "", DAY),
        members_state(campaign, members, (2, 9), "", DAY),
        outreach_state(campaign, [POINT], "", DAY),
    )
    rows = [
        [cell.strip("`") for cell in row]
        for row in table_rows(sections(page("docs/figures.md"), 2)["The other tracks"])
    ]
    assert [tuple(row) for row in rows] == [
        (state.track.value, rate.numerator_name, rate.denominator_name, rate.source)
        for state in states
        for rate in state.rates
    ]
