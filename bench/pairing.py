"""Two versions of a list of 15,000 households, loaded apart on two laptops: found, merged as one act, undone.

    .venv/bin/python -m bench.pairing [HOUSEHOLDS]

Goal: finding and merging every pair under 5 s.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.workspaces import Workspaces
from bench.measured import Measured, tell
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys
from core.sync.manifest import Profile

HOUSEHOLDS = 15_000
HEADER = "Họ tên chủ hộ,Ấp,Tổ,Số nhà,Điện thoại,Số nhân khẩu"
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi")
GIVEN = ("An", "Bình", "Cúc", "Dũng", "Giang", "Hạnh", "Khoa", "Lan", "Minh", "Nga")


def main(households: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspaces = Workspaces(clock=FixedClock(datetime(2026, 6, 1, 9, 0, tzinfo=VIETNAM)), ids=IdSource())
        one, other = (loaded(workspaces, folder, version, households) for version in (0, 1))
        file = one.batches.export(other.batches.own_keys(), folder, Profile.FULL).value.files[0]
        took("receive, with the pairs that are sure", lambda: give(other, file))
        found = took("find the pairs", lambda: print(other.lists.pending().count, "pairs"))
        merged = took("merge them all", lambda: print(other.lists.merge_all().value, "merged"))
        tell(Measured(what="every pair found and merged", value=found + merged, unit="s", goal=5))
        took("undo", other.undo.undo)
        one.close()
        other.close()


def give(receiver: Services, file: Path) -> None:
    (received,) = receiver.batches.receive((file,), new_keys=NewKeys.TRUST).value
    print(received.state, received.paired, "merged without a question")


def took(what: str, work: Callable[[], object]) -> float:
    """Seconds by the clock."""
    begun, processor = time.perf_counter(), time.process_time()
    work()
    taken, used = time.perf_counter() - begun, time.process_time() - processor
    tell(Measured(what=f"{what}, of the processor", value=used, unit="s"))
    return taken


def loaded(workspaces: Workspaces, folder: Path, version: int, households: int) -> Services:
    """A laptop with its version of the list; the second one has no phones, so nothing in it is sure."""
    new = NewWorkspace(
        unit_code="32059", valid_from=None, hamlet="Ấp 1", officer_name="An", campaign="vneid-2026"
    )
    services = workspaces.create(folder / str(version), new)
    rows = [
        f"{FAMILIES[n % 8]} Văn {GIVEN[n % 10]},Ấp {n % 12 + 1},Tổ {n % 20 + 1},"
        f"{n}/2 đường số {n % 9},{'' if version else f'09{n:08}'},{n % 6 + 1}"
        for n in range(households)
    ]
    path = folder / f"{version}.csv"
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    assert services.imports is not None
    services.imports.apply(services.imports.prepare((path,)))
    return services


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else HOUSEHOLDS)
