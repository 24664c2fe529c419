"""The campaign names what ranks and what a place needs; docs/campaigns.md lists every key of the file."""

from __future__ import annotations

import tomllib

import pytest

from core.base.errors import UserError
from core.campaigns.models import Campaign
from core.campaigns.parsing import bundled_bytes, bundled_ids, parse_campaign
from core.figures.targets import ranking_denominator
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN
from tests.docs.pages import first_cells, page

MAY_BE_MISSING = {"end", "retention", "ranking"}


def with_ranking(lines: str, of: str = "vneid-2026") -> Campaign:
    return parse_campaign(bundled_bytes(of) + f"\n[ranking]\n{lines}\n".encode())


@pytest.mark.parametrize(
    ("named", "ranks"),
    [("smartphones", SMARTPHONES_KNOWN), ("inhabitants", PEOPLE_KNOWN), ("households", EVER_LISTED)],
)
def test_the_denominator_that_a_campaign_names_ranks(named: str, ranks: str) -> None:
    campaign = with_ranking(f'denominator = "{named}"')
    assert ranking_denominator(campaign, []) == ranks
    assert campaign.ranking is not None
    assert campaign.ranking.visited_percent is None


@pytest.mark.parametrize("bundled", bundled_ids())
def test_without_a_word_of_it_the_household_target_names_it(bundled: str) -> None:
    campaign = parse_campaign(bundled_bytes(bundled))
    assert campaign.ranking is None, "older programs read a bundled campaign that is sent down"
    assert ranking_denominator(campaign, []) == SMARTPHONES_KNOWN


@pytest.mark.parametrize(
    "lines",
    ['denominator = "phones"', 'denominator = "households"\nvisited_percent = 0', "visited_percent = 30"],
)
def test_a_rule_that_says_nothing_clear_is_refused(lines: str) -> None:
    with pytest.raises(UserError, match=r"campaign\."):
        with_ranking(lines)


def test_the_page_lists_every_key() -> None:
    found = {key for one in bundled_ids() for key in tomllib.loads(bundled_bytes(one).decode())}
    assert first_cells(page("docs/campaigns.md")) == found | MAY_BE_MISSING
