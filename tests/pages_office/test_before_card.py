"""The card of what earlier programs let in: it counts until somebody decides, and both answers are noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.application.services import Services
from core.base.ids import IdSource
from core.events.kinds import EventKind
from core.sync.desk import NewKeys
from tests.database import connection_of, record_anyhow
from tests.pages_office.conftest import OpenOffice
from tests.pages_office.test_machines import page_of, press, stick

__all__ = ["stick"]


@pytest.fixture
def let_in(ward: Services, province: Services, stick: Path) -> None:
    """A household of another commune, as the program before this one took it."""
    where = {"commune": "32059", "valid_from": "2025-07-01"}
    record_anyhow(ward, (EventKind.HOUSEHOLD_ADDED, {"household": IdSource().new(1), **where}))
    (sent,) = ward.batches.export(province.batches.own_keys(), stick).value.files
    province.batches.receive([sent], new_keys=NewKeys.TRUST)
    connection = connection_of(province)
    with province.store.writing() as unit:
        connection.execute("UPDATE batch SET forwarder = NULL")
        unit.events.judge.again([n for (n,) in connection.execute("SELECT n FROM event")])  # type: ignore[attr-defined]  # a store of tests


def counted(province: Services) -> int:
    sql = "SELECT count(*) FROM household WHERE commune = '32059'"
    return int(connection_of(province).execute(sql).fetchone()[0])


@pytest.mark.usefixtures("let_in")
@pytest.mark.parametrize("answer", ["keep", "apply"])
def test_what_was_let_in_counts_until_somebody_decides(
    open_office: OpenOffice, province: Services, answer: str
) -> None:
    office = open_office(province)
    page = page_of(office)
    office.finish_jobs()
    assert page.before.isVisible()
    assert "Từ Phường 8" in [row.title for row in page.before.list.row_model.items]
    assert counted(province) == 1
    press(page, f"keys.before_{answer}")
    assert not page.before.isVisible()
    assert counted(province) == (answer == "keep")
    noted = connection_of(province).execute("SELECT what FROM audit WHERE what LIKE 'authority.%'").fetchall()
    assert noted == [(f"authority.{answer}",)]
    assert not province.enrolment.asks_about_before()


def test_nothing_is_asked_where_nothing_was_let_in(open_office: OpenOffice, province: Services) -> None:
    office = open_office(province)
    page = page_of(office)
    office.finish_jobs()
    assert not page.before.isVisible()
