"""The steps of `bench.sync`, each a process of its own."""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

import orjson

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock, iso
from core.base.ids import HouseholdId, IdSource
from core.events.kinds import EventKind, without_none
from core.households.desk import add_household
from core.records.results import Result
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys, ReceivedFile
from core.sync.keyfile import PublicKeys
from core.sync.manifest import Profile
from storage.db.connection import open_connection

PER_HOUSEHOLD = 6
"""`household.added`, its code, and four visits."""

COMMUNE = "32059"
PROVINCE = "96"
START = datetime(2026, 12, 1, 7, 0, tzinfo=VIETNAM)
RESULTS = [result.value for result in Result]


def workspaces() -> Workspaces:
    return Workspaces(clock=FixedClock(START), ids=IdSource())


def make_workspace(folder: Path, unit: str) -> Services:
    return workspaces().create(
        folder,
        NewWorkspace(
            unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
        ),
    )


def fill(ward: Services, events: int, *, seed: int = 1) -> None:
    """Households with four visits each, in transactions of a thousand households."""
    dice, unit = random.Random(seed), ward.info.unit
    households = events // PER_HOUSEHOLD
    for first in range(0, households, 1000):
        with ward.store.writing() as writer:
            for number in range(first, min(first + 1000, households)):
                added: dict[str, object] = {"hamlet": f"Ấp {number // 370 + 1}", "order": number + 1}
                household = add_household(writer, unit, added=added, fields={})
                for _ in range(4):
                    record_visit(writer.record, household, dice)


def record_visit(
    record: Callable[[EventKind, dict[str, object]], object], household: HouseholdId, dice: random.Random
) -> None:
    at = START - timedelta(minutes=dice.randint(0, 20_000))
    smartphones = dice.randint(0, 4)
    stated = without_none(
        campaign="vneid-2026",
        household=household,
        at=iso(at),
        result=dice.choice(RESULTS),
        people=dice.randint(1, 6),
        smartphones=smartphones,
        installed=dice.randint(0, smartphones),
    )
    record(EventKind.VISIT_RECORDED, stated)


def make(folder: Path, events: int) -> dict[str, float]:
    """A ward with `events` events, two exports of all of them, and an empty province."""
    province = make_workspace(folder / "province", PROVINCE)
    keys = province.batches.own_keys()
    (folder / "keys.json").write_text(json.dumps(asdict(keys)), encoding="utf-8")
    province.close()
    ward = make_workspace(folder / "ward", COMMUNE)
    fill(ward, events)
    written = [ward.batches.export(keys, folder / out, Profile.PSEUDONYMOUS).value for out in ("one", "two")]
    ward.close()
    return {"events": written[0].events, "bytes": written[0].size, "files": len(written[0].files)}


def bare(folder: Path, _events: int) -> dict[str, float]:
    """The rows of `event` into one table of a new database."""
    ward = workspaces().open(folder / "ward")
    connection = ward.store.connection  # type: ignore[attr-defined] # the bench looks under the use cases
    columns = "n, id, stream, seq, hlc, kind, local, live, known, line"
    rows = connection.execute(f"SELECT {columns} FROM event WHERE kind <> 'officer.field'").fetchall()
    ward.close()
    plain = open_connection(folder / "bare.db", bytes(range(32)), create=True)
    plain.execute(
        "CREATE TABLE event (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream INTEGER, seq INTEGER,"
        " hlc TEXT, kind TEXT, local INTEGER, live INTEGER, known INTEGER, line BLOB)"
    )

    def work() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.executemany(
            f"INSERT INTO event ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            rows,
        )
        plain.execute("COMMIT")

    return timed(work)


def receive(folder: Path, out: str) -> dict[str, float]:
    province = workspaces().open(folder / "province")
    files = sorted((folder / out).glob("*.tnb"))
    received: list[ReceivedFile] = []

    def work() -> None:
        received.extend(province.batches.receive(files, new_keys=NewKeys.TRUST).value)

    told = timed(work)
    province.close()
    assert {file.state.value for file in received} == {"merged"}, received
    return told | {"new": sum(file.new for file in received)}


def export(folder: Path, _events: int) -> dict[str, float]:
    ward = workspaces().open(folder / "ward")
    keys = PublicKeys(**json.loads((folder / "keys.json").read_text(encoding="utf-8")))
    told = timed(lambda: ward.batches.export(keys, folder / "three", Profile.PSEUDONYMOUS))
    ward.close()
    return told


def pack(folder: Path, _events: int) -> dict[str, float]:
    """orjson, zstd level 6 and age over the same bytes, and nothing else."""
    import pyrage
    import zstandard

    ward = workspaces().open(folder / "ward")
    connection = ward.store.connection  # type: ignore[attr-defined]
    rows = connection.execute(
        "SELECT e.line FROM event e JOIN stream s ON s.n = e.stream WHERE s.class = 'public'"
    )
    records = [orjson.loads(bytes(line)) for (line,) in rows]
    recipient = pyrage.x25519.Identity.generate().to_public()
    ward.close()

    def work() -> None:
        lines = b"\n".join([orjson.dumps(record) for record in records])
        packed = zstandard.ZstdCompressor(level=6, write_checksum=True).compress(lines)
        pyrage.encrypt(packed, [recipient])

    return timed(work)


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Seconds of this process, of which other work on the machine takes nothing, and its peak in MB."""
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    return {"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


STEPS: dict[str, Callable[[Path, int], dict[str, float]]] = {
    "make": make,
    "bare": bare,
    "import": lambda folder, _: receive(folder, "one"),
    "again": lambda folder, _: receive(folder, "two"),
    "export": export,
    "pack": pack,
}


def main() -> None:
    name, folder, events = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    os.environ["TUNG_NHA_STATE"] = str(folder / "state")
    print(json.dumps(STEPS[name](folder, events)))


if __name__ == "__main__":
    main()
