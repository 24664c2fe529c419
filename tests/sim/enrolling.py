"""Requests, phone calls, approvals and keys files: how a machine comes to be believed, and stops being so."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

from core.application.services import Services
from core.base.clock import iso
from core.base.errors import ExitCode, UserError
from core.base.ids import DeviceId
from core.enrolment.models import AcceptedKeys, EnrolRequest
from core.sync.desk import FileState
from tests.sim.checks import same
from tests.sim.courier import KEYS, REQUEST, Parcel, Unpacked, opens_with, unpack
from tests.sim.happened import enrolments
from tests.sim.inbox import after_crash, expected, merge, paired, tried_again
from tests.sim.machine import Machine
from tests.sim.stage import Season

WRONG_NUMBER = "0000-0000-0000-0000-0000-0000"


def ask(season: Season, machine: Machine) -> str:
    """A laptop writes its request, with the province's card at hand or without."""
    if machine.is_province:
        return ""
    out, compared = season.out(machine, "request"), season.chance(0.6)
    out.mkdir()
    province = season.province.keys if compared else None
    path = machine.do(lambda s: s.enrolment.write_request(out, province))
    if compared:
        machine.know.expects = season.province.keys.number
    season.courier.take(Parcel(path, machine, season.province, REQUEST, path.read_bytes()))
    season.counts["requests"] += 1
    return f"{'of the province on the card' if compared else 'of whom it may concern'}"


def approve(season: Season, machine: Machine) -> str:
    """Open a request that came or waits at the province, compare by phone, and decide."""
    came = [parcel for parcel in season.parcels_for(machine) if parcel.kind == REQUEST]
    waiting = machine.services.enrolment.requests()
    if waiting and (not came or season.chance(0.3)):
        return _decide(season, machine, season.dice.choice(waiting))
    if not came:
        return ""
    parcel = season.dice.choice(came)
    season.courier.parcels.remove(parcel)
    if season.chance(0.15):
        return _open_spoilt(season, machine, season.courier.accident(parcel))
    request = open_request(machine, parcel)
    if season.chance(0.15):
        return f"{parcel.sender.name} put on the list"
    return _decide(season, machine, request)


def open_request(machine: Machine, parcel: Parcel) -> EnrolRequest:
    request = machine.do(lambda s: s.enrolment.open_request(parcel.path))
    same("the keys in a request", (request.keys.device, request.keys.number),
         (parcel.sender.device, parcel.sender.keys.number))  # fmt: skip
    machine.know.requests.add(request.keys.device)
    return request


def _open_spoilt(season: Season, machine: Machine, parcel: Parcel) -> str:
    """A damaged request is refused and changes nothing, or what is damaged is only a comment in it."""
    before = machine.bytes_on_disk()
    try:
        request = machine.do(lambda s: s.enrolment.open_request(parcel.path))
    except UserError as error:
        same(f"what a request that is {parcel.spoilt} changed", machine.bytes_on_disk() == before, true=True)
        season.counts["refused"] += 1
        return f"{parcel.spoilt}: {error.code}"
    same("a damaged request", request.keys.number, parcel.sender.keys.number)
    machine.know.requests.add(request.keys.device)
    return f"{parcel.spoilt}, in a comment"


def _decide(season: Season, machine: Machine, request: EnrolRequest) -> str:
    dice, device = season.dice.random(), request.keys.device
    if dice < 0.1:
        try:
            machine.do(lambda s: s.enrolment.approve(request, WRONG_NUMBER, season.out(machine, "none")))
        except UserError as error:
            same("the wrong number", error.code, "enrolment.number")
        else:
            raise AssertionError("a wrong number was approved")
        machine.know.province = machine.keys.signing_key
        same("events without approval", machine.take_in_new(), [])
        return f"{device[-6:]}: the number differs"
    if dice < 0.2:
        machine.do(lambda s: s.enrolment.dismiss(device))
        machine.know.requests.discard(device)
        return f"{device[-6:]} taken off the list"
    return enrol(season, machine, request)


def enrol(season: Season, machine: Machine, request: EnrolRequest) -> str:
    """Approves a machine; what waited for it comes in by itself, and its keys file goes."""
    out, device = season.out(machine, "approval"), request.keys.device
    before = set(machine.know.applying())
    approved = machine.do(
        lambda s: s.enrolment.approve(request, request.keys.number, out).value, notes_copies=False
    )
    machine.know.province = machine.keys.signing_key
    machine.know.requests.discard(device)
    new = machine.take_in_new()
    same("an approval", [(event.kind, event.body["machine"]) for event in new], [("device.enrolled", device)])
    post_keys(season, machine, approved.files, {device}, before | {event.id for event in new})
    let_in = tried_again(season, machine, approved.retried)
    season.counts["approvals"] += 1
    return f"{device[-6:]} approved, {let_in} files let in"


def post_keys(
    season: Season, machine: Machine, files: tuple[Path, ...], devices: set[str], applying: set[str]
) -> None:
    """Looks into a keys file: all decisions, for those machines and nobody else."""
    decisions = {
        one
        for one in applying
        if season.events[one].kind.startswith("device.")
        and season.events[one].body["signer"] == machine.know.province
    }
    for path in files:
        data = path.read_bytes()
        readers = [one for one in season.machines if opens_with(data, one.identities)]
        same("who can read a keys file", {one.device for one in readers}, devices)
        unpacked = unpack(data, readers[0].identities)
        same("decisions in a keys file", {event.id for event in unpacked.decisions}, decisions)
        for reader in readers:
            season.courier.take(down(path, machine, reader, KEYS, frozenset(decisions), unpacked, data))


def down(
    path: Path, sender: Machine, to: Machine, kind: str, events: frozenset[str], said: Unpacked, data: bytes
) -> Parcel:
    """One addressee's copy of a file that came down: what becomes of it touches no other."""
    copy, head = path.parent / to.name / path.name, said.head
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(data)
    first = json.loads(said.body.split(b"\n")[0]) if kind == KEYS else {"links": [], "province": {}}
    return Parcel(
        copy, sender, to, kind, data, events, created=head["created"], subject=head.get("subject", ""),
        version=head["version"], body=head["payload_sha256"], batch=path.parent.name,
        content=hashlib.sha256(said.body).hexdigest(), signer=head["sender"]["minisign"],
        number=sender.keys.number, root=first["province"].get("root"),
        links=tuple((link["by"], link["minisign"]) for link in first["links"]),
    )  # fmt: skip


def accept(season: Season, machine: Machine) -> str:
    """A laptop reads a keys file; somebody compares the number on the card, where nobody has yet."""
    came = [parcel for parcel in season.parcels_for(machine) if parcel.kind == KEYS]
    if not came:
        return ""
    parcel = season.dice.choice(came)
    if season.chance(0.6):
        season.courier.parcels.remove(parcel)
    number = season.province.keys.number if season.chance(0.7) else None
    return read_keys(season, machine, parcel, number, crash=season.chance(0.05))


def read_keys(
    season: Season, machine: Machine, parcel: Parcel, number: str | None, *, crash: bool = False
) -> str:
    know = machine.know
    if number is not None:
        know.expects = number
    state = expected(machine, parcel, trust=False)
    same("a keys file that nobody changed", parcel.spoilt, "")
    waited = list(machine.held.values())

    def action(services: Services) -> AcceptedKeys:
        return services.enrolment.accept(parcel.path, number).value

    accepted: AcceptedKeys | None
    try:
        if crash:
            accepted = machine.do_until_crash(action, season.dice.randint(0, 40), notes_copies=False)
        else:
            accepted = machine.do(action, notes_copies=False)
    except UserError as error:
        held = error.exit_code is ExitCode.NEEDS_DECISION
        same("a keys file", FileState.HELD if held else FileState.REFUSED, state)
        if held:
            machine.held[parcel.sha256] = parcel
        else:
            machine.held.pop(parcel.sha256, None)
        return error.code
    if accepted is None:
        know.expects = machine.services.store.meta("enrol.expected") or ""
        return f"cut short{after_crash(season, machine, [parcel, *waited], trust=False)}"
    same("a keys file that is obeyed", accepted.new, state is FileState.MERGED)
    machine.held.pop(parcel.sha256, None)
    if state is FileState.MERGED:
        row = machine.connection.execute(
            "SELECT id FROM batch WHERE sha256 = ? ORDER BY n DESC LIMIT 1", (parcel.sha256,)
        ).fetchone()
        new = len(parcel.events - know.everything())
        merge(machine, parcel, row[0])
        paired(season, machine, new)
        season.counts["keys read"] += 1
    let_in = tried_again(season, machine, accepted.retried)
    return f"version {parcel.version}, {state.value}, {let_in} files let in"


def revoke(season: Season, machine: Machine) -> str:
    """A laptop was stolen, perhaps a while ago."""
    said = enrolments((season.events[one] for one in machine.know.applying()), machine.know.province)
    revoked = {device for device, one in said.items() if one.revoked is not None}
    others = sorted((set(machine.know.trusted) | set(said)) - revoked - {machine.device})
    if not others:
        return ""
    device = season.dice.choice(others)
    at = iso(machine.clock.now() - season.dice.choice([timedelta(), timedelta(), timedelta(days=2)]))
    machine.know.province = machine.keys.signing_key
    machine.do(lambda s: s.enrolment.revoke(DeviceId(device), at=at))
    new = [(event.kind, event.body["machine"], event.body["at"]) for event in machine.take_in_new()]
    same("a revocation", new, [("device.revoked", device, at)])
    season.counts["revocations"] += 1
    return f"{device[-6:]} from {at}"


def publish(season: Season, machine: Machine) -> str:
    """The present list for everybody who may send."""
    said = enrolments((season.events[one] for one in machine.know.applying()), machine.know.province)
    devices = {device for device, one in said.items() if one.revoked is None and one.key is not None}
    if not devices:
        return ""
    out = season.out(machine, "keys")
    approved = machine.do(lambda s: s.enrolment.publish(out).value)
    post_keys(season, machine, approved.files, devices, machine.know.applying())
    same("events made by a list", machine.take_in_new(), [])
    return f"version {approved.version} for {len(devices)}"


def enrol_at_once(season: Season, machine: Machine) -> None:
    """Request, call, approval and keys file on one day, as most machines are enrolled."""
    out = season.out(machine, "request")
    out.mkdir()
    path = machine.do(lambda s: s.enrolment.write_request(out, season.province.keys))
    machine.know.expects = season.province.keys.number
    request = open_request(
        season.province, Parcel(path, machine, season.province, REQUEST, path.read_bytes())
    )
    enrol(season, season.province, request)
    for parcel in [p for p in season.parcels_for(machine) if p.kind == KEYS][-1:]:
        season.courier.parcels.remove(parcel)
        read_keys(season, machine, parcel, None)
