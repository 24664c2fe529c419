"""Two programs on one workspace: safe copies never collide, a window has it for itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.instance_lock import InstanceLock
from core.application.services import Services
from core.base.errors import UserError
from core.households.desk import NewHousehold
from storage.backup.rolling import list_backups
from storage.keys.keyring import unlock
from tests.people.conftest import ward as ward_fixture

ROOT = Path(__file__).resolve().parents[2]
ward = ward_fixture
COPIES = """
import sys
from datetime import datetime
from pathlib import Path
from core.base.clock import VIETNAM
from storage.backup.rolling import make_backup
from storage.db.connection import open_connection
from storage.keys.keyring import unlock

folder = Path(sys.argv[1])
key = unlock(folder).raw
connection = open_connection(folder / "tung-nha.db", key)
for _ in range(6):
    made = make_backup(
        connection, folder / "backups", key, reason="import", now=datetime(2026, 12, 1, 8, tzinfo=VIETNAM)
    )
    print(made.name)
connection.close()
"""


def test_copies_of_one_second_by_two_programs_do_not_collide(ward: Services) -> None:
    ward.households.add(NewHousehold(name="Lê Văn Tám", hamlet="Khóm 3"))
    folder = ward.info.folder
    command = [sys.executable, "-c", COPIES, str(folder)]
    both = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate() for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    names = [name for out, _ in said for name in out.split()]
    assert len(set(names)) == len(names) == 12
    assert unlock(folder).raw
    assert all(copy.size for copy in list_backups(folder / "backups"))


def test_a_window_has_a_workspace_for_itself(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path)
    with pytest.raises(UserError) as refused:
        InstanceLock(tmp_path)
    assert refused.value.code == "workspace.in_use"
    first.release()
    InstanceLock(tmp_path).release()


def test_the_claim_ends_with_the_program(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from app.instance_lock import InstanceLock;"
    script += "InstanceLock(Path(sys.argv[1])); import os; os._exit(9)"
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    InstanceLock(tmp_path).release()
