"""A ward that sends a small file with names in it, and a province that gets thousands like it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import DeviceId, IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.desk import FileState, NewKeys
from core.sync.downstream import DownKind
from core.sync.manifest import Profile
from storage.sync.format.zip_layout import DOWNSTREAM_MEMBERS, MEMBERS, Names
from tests.database import connection_of
from tests.fuzz.mutations import Mutation, Original

CANARIES = ("Canary Thị Hoà", "0912345678", "Chim hoàng yến")
"""A name, a number and a note that may be on no disk in the clear."""


class Receiver:
    """A ward and its province, of which one gets files; `original` is a whole one."""

    victim: Services
    original: Original

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, FixedClock(datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM))
        self._workspaces = Workspaces(clock=self.clock, ids=IdSource())
        self.ward, self.province = self._make("ward", "32059"), self._make("province", "96")
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.seen: Counter[str] = Counter()
        self.before: dict[str, object] = {}

    def expect(self, victim: Services, sender: Services, file: Path, names: Names = MEMBERS) -> None:
        """From now on `victim` must refuse what is made from `file` of `sender`, and stay as it is."""
        own = json.loads(sender.store.meta("device_keys") or "")
        keys = json.loads(victim.store.meta("device_keys") or "")
        self.victim = victim
        self.original = Original(
            data=file.read_bytes(),
            identity=keys["age_identity"],
            recipient=keys["age_recipient"],
            seed=bytes.fromhex(own["signing_seed"]),
            names=names,
        )
        self.before = self.contents()

    def _make(self, name: str, unit: str) -> Services:
        return self._workspaces.create(
            self.folder / name,
            NewWorkspace(
                unit_code=unit,
                valid_from=None,
                hamlet=None,
                officer_name=CANARIES[0],
                campaign="vneid-2026",
            ),
        )

    def _work(self) -> None:
        new = NewHousehold(name=CANARIES[0], hamlet="Ấp 1", phone=CANARIES[1])
        household = self.ward.households.add(new).value
        entry = VisitEntry(
            household=household, result=Result.COMPLETED, at=self.clock.now(), smartphones=2, installed=1,
            note=CANARIES[2],
        )  # fmt: skip
        self.ward.visits.record(entry)

    def _export(self) -> Path:
        out = self.folder / "out"
        return self.ward.batches.export(self.province.batches.own_keys(), out, Profile.FULL).value.files[0]

    def refuse_all(self, mutations: Iterable[Mutation]) -> int:
        """Return the number of files, all of which must be refused. The codes are counted in `seen`."""
        count = 0
        for what, data in mutations:
            file = self.inbox / "f.tnb"
            file.write_bytes(data)
            received = self.victim.batches.receive([file], new_keys=NewKeys.TRUST).value[0]
            assert received.state is FileState.REFUSED, f"{what}: {received.state}"
            assert received.reason is not None
            self.seen[received.reason.code] += 1
            count += 1
        assert self.contents() == self.before, "a refused file changed something"
        assert self.in_the_clear() == []
        return count

    def accept(self) -> int:
        """Merges the whole file after all the others: new events."""
        file = self.inbox / "whole.tnb"
        file.write_bytes(self.original.data)
        received = self.victim.batches.receive([file], new_keys=NewKeys.TRUST).value[0]
        assert received.state is FileState.MERGED, received.reason
        return received.new

    def contents(self) -> dict[str, object]:
        """Every row of every table, and the files that are kept of what came in."""
        connection: Any = connection_of(self.victim)
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row[0].startswith("search")
        ]
        kept = sorted(
            str(path.relative_to(self.folder))
            for path in self.victim.info.folder.rglob("*")
            if path.parent.name in ("incoming", "held", "outgoing")
        )
        return {"files": kept} | {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in sorted(names)
        }

    def in_the_clear(self) -> list[str]:
        """Files of the two machines that hold a canary."""
        canaries = [text.encode() for text in CANARIES]
        return [
            str(path)
            for path in self.folder.rglob("*")
            if path.is_file() and any(canary in path.read_bytes() for canary in canaries)
        ]

    def close(self) -> None:
        self.ward.close()
        self.province.close()


class Victim(Receiver):
    """The province gets a batch of the ward."""

    def __init__(self, folder: Path, *, trusted: bool) -> None:
        """`trusted`: the province has merged an earlier file of the ward."""
        super().__init__(folder)
        if trusted:
            self.province.batches.receive([self._export()], new_keys=NewKeys.TRUST)
        self._work()
        self.expect(self.province, self.ward, self._export())


class DownVictim(Receiver):
    """The laptop gets what comes down: a receipt, decisions, a household list or a list of machines."""

    def __init__(self, folder: Path, kind: DownKind) -> None:
        super().__init__(folder)
        self.kind = kind
        out = folder / "out"
        out.mkdir()
        self._work()
        request = self.ward.enrolment.write_request(out, self.province.batches.own_keys())
        desk = self.province.enrolment
        approved = desk.approve(desk.open_request(request), self.ward.batches.own_keys().number, out).value
        self.ward.enrolment.accept(approved.files[0])
        self.province.batches.receive([self._export()])
        self.clock.advance(timedelta(hours=1))
        self.expect(self.ward, self.province, self._written(kind, out), DOWNSTREAM_MEMBERS)

    def _written(self, kind: DownKind, out: Path) -> Path:
        province, unit = self.province, self.ward.info.unit
        if kind is DownKind.RECEIPT:
            return province.answers.write_receipts(out).value.files[0]
        if kind is DownKind.ROSTER:
            return province.answers.write_roster(unit, out, full=True).value.files[0]
        if kind is DownKind.KEYS:
            return province.enrolment.publish(out).value.files[0]
        machine = DeviceId(self.ward.store.meta("device") or "")
        now = self.clock.now()
        province.decisions.set_clock_offset(machine, now - timedelta(days=1), now, 60)
        return province.answers.write_decisions(unit, out).value.files[0]
