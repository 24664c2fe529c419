"""Two communes below a province, and files as a dishonest machine makes them: own keys, stock container."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.application.services import Services
from core.base.clock import Hlc, iso, next_hlc, utc_millis
from core.base.ids import BatchId, DeviceId, EventId, HouseholdId
from core.events.kinds import EventKind, event_class
from core.events.lines import Envelope, decode, encode
from core.records.household import HouseholdQuery, HouseholdRow
from core.sync.desk import NewKeys, ReceivedFile
from core.sync.manifest import Manifest, Profile, Sender, StreamKey
from core.sync.seals import Seal
from storage.sync.format.batch_file import seal
from storage.sync.format.payload import Carried, pack
from tests.database import batches_of, connection_of, store_of
from tests.enrolment.offices import Offices, add_visit

HONEST, DISHONEST = "32059", "32002"
INVENTED = DeviceId("01a0c450-6c00-7007-a508-8159456132b5")


@dataclass(slots=True)
class Ground:
    """`honest` and `liar` are enrolled; `home` is a visited household of the honest commune."""

    world: Offices
    province: Services = field(init=False)
    honest: Services = field(init=False)
    liar: Services = field(init=False)
    home: HouseholdId = field(init=False)
    made: int = 0

    def __post_init__(self) -> None:
        self.province = self.world.make("tinh", "96")
        self.honest = self.world.make("that", HONEST)
        self.liar = self.world.make("gian", DISHONEST)
        self.home = add_visit(self.honest, "Đặng Thị Hoà")

    def enrol(self, *machines: Services) -> None:
        for machine in machines:
            self.world.receive(machine, self.world.enrol(machine, self.province))

    def send(self, sender: Services, *, new_keys: NewKeys = NewKeys.TRUST) -> ReceivedFile:
        """The whole of what an honest program sends."""
        file = self.world.export(sender, self.province, Profile.PSEUDONYMOUS)
        return self.give(file, new_keys=new_keys)

    def give(self, file: Path, *, new_keys: NewKeys = NewKeys.TRUST) -> ReceivedFile:
        (received,) = self.world.receive(self.province, file, new_keys=new_keys)
        return received

    def line(self, kind: EventKind, device: str, seq: int, **payload: object) -> bytes:
        """A well-formed line of any device."""
        clock = self.world.clock
        envelope = Envelope(
            id=EventId(self.world.ids.new(utc_millis(clock.now()))),
            kind=kind.value,
            v=1,
            device=DeviceId(device),
            incarnation="00000000000000aa",
            cls=event_class(kind, payload),
            seq=seq,
            hlc=next_hlc(Hlc("000000000000-0000"), clock.now()),
            officer=None,
            payload=payload,  # type: ignore[arg-type]  # values of a test
        )
        return encode(envelope)

    def forge(
        self,
        lines: Sequence[bytes],
        *,
        by: Services | None = None,
        unit: str = DISHONEST,
        seals: Sequence[Seal] = (),
    ) -> Path:
        """Write a file of these lines, rightly signed by the liar (or by `by`), with `unit` as its unit.

        `seals` are those of others that it has seen.
        """
        sender = by or self.liar
        keys, identity = batches_of(sender).keys, store_of(sender).identity
        events = [decode(line) for line in lines]
        streams = [StreamKey(e.device, e.incarnation, e.cls) for e in events]
        carried = (Carried(s, e.seq, line) for s, e, line in zip(streams, events, lines, strict=True))
        [payload] = pack(carried)
        self.made += 1
        clock = self.world.clock
        manifest = Manifest(
            batch=BatchId(self.world.ids.new(utc_millis(clock.now()))),
            number=900 + self.made,
            created=iso(clock.now()),
            profile=Profile.FULL,
            sender=Sender(
                device=identity.device,
                incarnation=identity.incarnation,
                unit_code=unit,
                unit_valid_from="2025-07-01",
                age_recipient=keys.recipient,
                signing_key=keys.signing_key,
            ),
            addressee=batches_of(self.province).keys.recipient,
            seals=tuple(seals),
            app_version="1",
        )
        recipients = [manifest.addressee]
        path = self.world.out("forged") / f"{self.made}.tnb"
        path.write_bytes(seal(manifest, payload, recipients=recipients, seed=keys.seed))
        return path

    def household(self) -> HouseholdRow:
        """The honest commune's household as the province sees it."""
        row = self.province.store.households.get(self.home)
        assert row is not None
        return row

    def communes(self) -> set[str]:
        rows = connection_of(self.province).execute(
            "SELECT DISTINCT commune FROM household WHERE added NOT NULL"
        )
        return {commune for (commune,) in rows}

    def listed(self) -> int:
        reader = self.province.store.households
        return len(list(reader.numbers(HouseholdQuery())))

    def verdicts(self) -> dict[str, str]:
        """Kinds that do not apply, with their reason."""
        return dict(
            connection_of(self.province).execute(
                "SELECT e.kind, g.reason FROM judgement g JOIN event e ON e.n = g.event"
                " WHERE g.verdict ORDER BY e.n"
            )
        )


def device_of(services: Services) -> str:
    return store_of(services).identity.device
