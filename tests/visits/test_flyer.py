"""A visit can name the flyer that was handed out, by the code printed on it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.visit import read_flyer
from core.records.workspace import NewWorkspace
from storage.db.connection import open_connection
from storage.db.folders import DATABASE_NAME
from storage.keys.keyring import unlock
from ui.cli.program import run_command

MORNING = FixedClock(datetime(2020, 9, 14, 9, 42, tzinfo=VIETNAM))


@pytest.mark.parametrize("typed", ["BZ-A5 · v1 · 09/2020", "bz-a5 v1 09/2020", " BZ-A5·v1·09/2020 "])
def test_the_code_is_read_as_printed_or_as_typed(typed: str) -> None:
    assert read_flyer(typed) == "BZ-A5 · v1 · 09/2020"


@pytest.mark.parametrize("typed", ["tờ màu xanh", "BZ-A5", "BZ-A5 · v1 · 09/2020 cho bà Năm", "·"])
def test_free_text_is_refused_since_it_travels(typed: str) -> None:
    with pytest.raises(UserError, match=r"visit\.flyer"):
        read_flyer(typed)


def test_a_flyer_named_on_the_command_line_is_kept_with_the_visit(tmp_path: Path) -> None:
    workspaces, folder = Workspaces(clock=MORNING, ids=IdSource()), tmp_path / "phường 8"
    new = NewWorkspace(
        unit_code="32014", valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="bluezone-2020"
    )
    services = workspaces.create(folder, new)
    household = services.households.add(NewHousehold(name="Trần Văn Ánh", hamlet="Khóm 1")).value
    services.close()
    where = ("--data", str(folder), "--json")
    visit = ["visit", "add", "--household", household, "--result", "completed"]
    assert run_command([*visit, "--flyer", "BZ-A6 v1 09/2020", *where], workspaces, folder) == 0
    connection = open_connection(folder / DATABASE_NAME, unlock(folder).raw)
    assert connection.execute("SELECT flyer FROM visit").fetchall() == [("BZ-A6 · v1 · 09/2020",)]
    connection.close()
