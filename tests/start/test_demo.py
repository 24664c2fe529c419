"""The demo ward: believable, the same each time, never exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.errors import UserError
from core.campaigns.models import Track
from core.records.household import HouseholdQuery
from core.records.person import Way
from core.records.workspace import Language


def test_the_demo_is_a_week_of_work_in_one_khom(workspaces: Workspaces, tmp_path: Path) -> None:
    services = workspaces.create_demo(tmp_path / "demo", Language.VIETNAMESE)
    try:
        figures = services.store.figures.units()[0]
        assert services.info.demo
        assert services.info.place == "Khóm 3, Phường Lý Văn Lâm"
        assert figures.listed == 372
        assert 120 < figures.visited < 300
        assert 0 < figures.installed < figures.smartphones < figures.people
        assert sum(day.visited > 0 for day in services.store.figures.days(7)) >= 6
        today = services.clock.now().date().isoformat()
        due = [row.callback or "" for row in services.store.figures.callbacks(400)]
        assert any(day[:10] < today for day in due)
        assert any(day[:10] >= today for day in due)
        assert services.settings.unit().help_number
    finally:
        services.close()


def test_the_demo_is_the_same_each_time(workspaces: Workspaces, tmp_path: Path) -> None:
    told = []
    for name in ("a", "b"):
        services = workspaces.create_demo(tmp_path / name, Language.ENGLISH)
        rows = services.store.households.rows(services.store.households.numbers(HouseholdQuery()))
        told.append([(row.head, row.address, row.code, row.last_result, row.installed) for row in rows])
        services.close()
    assert told[0] == told[1]


def test_the_demo_shows_people_by_name_and_every_track(workspaces: Workspaces, tmp_path: Path) -> None:
    services = workspaces.create_demo(tmp_path / "demo", Language.VIETNAMESE)
    try:
        reader = services.store.households
        by_name = [
            row
            for row in reader.rows(reader.numbers(HouseholdQuery()))
            if services.people.reader.way(row.id) is Way.PERSONS
        ]
        assert len(by_name) == 3
        for row in by_name:
            check = services.people.reader.check(row.id)
            assert check is not None
            assert check.agrees, "the people are those that were counted"
            assert len(services.consents.purposes) <= len(services.people.reader.consents(row.id))
        states = {state.track: dict(state.counted) for state in services.tracks.states()}
        assert set(states) == set(Track)
        assert all(any(counted.values()) for counted in states.values())
    finally:
        services.close()


def test_sample_data_is_never_exported(workspaces: Workspaces, tmp_path: Path) -> None:
    services = workspaces.create_demo(tmp_path / "demo", Language.VIETNAMESE)
    try:
        with pytest.raises(UserError) as refusal:
            services.batches.export(services.batches.own_keys(), tmp_path)
        assert refusal.value.code == "export.demo"
    finally:
        services.close()
