"""Members of organisations in a closed period are those of its closing, whoever joins later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.application.services import Services
from core.campaigns.models import Stage
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.records.person import Way
from core.reports.writing import Form, rendered
from tests.database import connection_of
from tests.reports.reading import pdf_text
from tests.reports.season import Season

ONE = (
    "Trong 1 đoàn viên, hội viên đã ghi đến {by} (đã tính trong số của hộ), 01 người đã cài ứng dụng, bằng"
    " 100,00% của 1 người có điện thoại thông minh."
)
TWO = ONE.replace("Trong 1", "Trong 2").replace("01 người", "02 người").replace("của 1", "của 2")


@pytest.fixture
def season(tmp_path: Path) -> Iterator[Season]:
    made = Season(tmp_path / "mùa", communes={"32014": "Phường 8"})
    yield made
    made.close()


def join(season: Season, number: int) -> None:
    """Somebody of the women's union who has the app."""
    ward = season.wards["32014"]
    household = season.households["32014"][number]
    ward.people.set_way(household, Way.PERSONS)
    person = ward.people.add(household, NewPerson(memberships=("phu_nu",))).value
    ward.people.set_stage(person, StageEntry(stage=Stage.INSTALLED))


def weekly(ward: Services) -> str:
    text = pdf_text(rendered(ward.reports.weekly(4), Form.PDF))
    return " ".join(text.replace("\u00a0", " ").split())


def test_who_joins_after_the_closing_changes_nothing(season: Season) -> None:
    ward = season.wards["32014"]
    periods = ward.province.periods
    join(season, 0)
    season.end_of(4)
    periods.close(4)
    closed = ONE.format(by="09 giờ ngày 03/9/2020")
    assert closed in weekly(ward)
    season.end_of(5)
    join(season, 1)
    assert closed in weekly(ward)
    periods.reopen(4)
    assert TWO.format(by="09 giờ ngày 10/9/2020") in weekly(ward), "an open period is of now"
    periods.close(4)
    assert TWO.format(by="09 giờ ngày 10/9/2020") in weekly(ward)


def test_a_period_closed_by_an_earlier_version_names_the_moment_of_its_count(season: Season) -> None:
    ward = season.wards["32014"]
    join(season, 0)
    season.end_of(4)
    ward.province.periods.close(4)
    connection_of(ward).execute("DELETE FROM meta WHERE key LIKE 'period members %'")
    season.end_of(5)
    assert ONE.format(by="09 giờ ngày 10/9/2020") in weekly(ward)
