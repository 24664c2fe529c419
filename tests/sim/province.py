"""Files of the province: receipts, lists of households, decisions, campaigns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.base.errors import UserError
from core.units.models import UnitKey
from tests.sim.checks import same
from tests.sim.courier import CAMPAIGN_FILE, CATALOGUE, DECISIONS, RECEIPT, ROSTER, opens_with, unpack
from tests.sim.enrolling import down
from tests.sim.going_down import decisions, roster
from tests.sim.happened import enrolments
from tests.sim.machine import Machine
from tests.sim.stage import Season


def answer(season: Season, machine: Machine) -> str:
    """Receipts for everybody whose files came in."""
    out = season.out(machine, "receipts")
    written = machine.do(lambda s: s.answers.write_receipts(out).value if s.answers.machines() else None)
    same("events made by a receipt", machine.take_in_new(), [])
    if written is None:
        return ""
    holds = frozenset(machine.know.everything())
    post(season, machine, RECEIPT, written.files, holds)
    machine.know.receipts.add(out.name)
    return f"{len(written.files)}, number {written.version}"


def send_down(season: Season, machine: Machine) -> str:
    """A list of households, decisions or the campaign for the machines that the province enrolled."""
    dice = season.dice
    kind, unit = dice.choice([ROSTER, ROSTER, DECISIONS, DECISIONS, CAMPAIGN_FILE]), dice.choice(season.units)
    said = enrolments((season.events[one] for one in machine.know.applying()), machine.know.province)
    to = {
        device
        for device, one in said.items()
        if one.revoked is None and one.key is not None and (kind == CAMPAIGN_FILE or one.unit == unit)
    }
    out, full = season.out(machine, kind), season.chance(0.5)
    commune = _commune(season, unit)
    _, truth = season.checks.truth(machine)
    events = {ROSTER: roster(truth, unit, full=full), DECISIONS: decisions(truth, unit, machine.know.local)}
    try:
        if kind == ROSTER:
            written = machine.do(lambda s: s.answers.write_roster(commune, out, full=full).value)
        elif kind == DECISIONS:
            written = machine.do(lambda s: s.answers.write_decisions(commune, out).value)
        else:
            written = machine.do(lambda s: s.answers.write_campaign(machine.campaign, out).value)
    except UserError as error:
        same(f"nobody to write to ({error.code})", to, set())
        return error.code
    readers = post(season, machine, kind, written.files, frozenset(events.get(kind, ())))
    same("who can read what goes down", readers, to)
    same("events made by writing", machine.take_in_new(), [])
    season.counts[f"{kind} files"] += 1
    return f"{kind} of {unit}, number {written.version}, {len(events.get(kind, ()))} events"


def _commune(season: Season, unit: str) -> UnitKey:
    keys = season.ward(unit)[0].keys
    return UnitKey(unit, date.fromisoformat(keys.unit_valid_from))


def post(
    season: Season, machine: Machine, kind: str, files: tuple[Path, ...], events: frozenset[str]
) -> set[str]:
    """Looks into what was written, and gives every addressee a copy; the devices that can read it."""
    found = set()
    for path in files:
        data = path.read_bytes()
        for reader in season.machines:
            if not opens_with(data, reader.identities):
                continue
            unpacked = unpack(data, reader.identities)
            if kind == CAMPAIGN_FILE:
                same("a campaign on its way", unpacked.body, machine.ground.ordered)
            elif kind not in (RECEIPT, CATALOGUE):
                same(f"events of a {kind}", {event.id for event in unpacked.events}, set(events))
                for event in unpacked.events:
                    same("a line that goes down", event.line, season.events[event.id].line)
            season.courier.take(down(path, machine, reader, kind, events, unpacked, data))
            found.add(reader.device)
    return found
