"""Outcome of a file that a machine is given: merged, held, refused or known; and its changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.application.services import Services
from core.sync.desk import FileState, NewKeys, ReceivedFile
from tests.sim.checks import DivergenceError, same
from tests.sim.courier import BATCH, CAMPAIGN_FILE, CATALOGUE, KEYS, RECEIPT, REQUEST, Parcel, opens_with
from tests.sim.forgery import other_words
from tests.sim.happened import Answer, Knowledge, Trusted, enrolments, vouchings
from tests.sim.machine import Machine
from tests.sim.oracle_lists import sure_pairs
from tests.sim.stage import Season


def expected(machine: Machine, parcel: Parcel, *, trust: bool) -> FileState:
    """Return the outcome of a whole file for this machine by the rules (sync.md 3)."""
    return _of_batch(machine, parcel, trust=trust) if parcel.kind == BATCH else _of_down(machine, parcel)


def _of_batch(machine: Machine, parcel: Parcel, *, trust: bool) -> FileState:
    know, sender = machine.know, parcel.sender
    if know.has_merged(parcel.sha256):
        return FileState.DONE_BEFORE
    if not opens_with(parcel.data, machine.identities):
        return FileState.REFUSED
    events = [machine.events[one] for one in know.applying()]
    said = enrolments(events, know.province).get(sender.device)
    if sender.keys.signing_key == machine.keys.signing_key:
        return FileState.MERGED
    if said is not None and said.revoked is not None and parcel.created >= said.revoked:
        return FileState.HELD
    known = (said is not None and said.key is not None) or sender.device in know.trusted
    known = known or _is_vouched(sender, vouchings(events, know))
    return FileState.MERGED if known or trust else FileState.HELD


def _is_vouched(sender: Machine, vouched: Mapping[str, Trusted]) -> bool:
    said = vouched.get(sender.device)
    return said is not None and (said.key, said.unit) == (sender.keys.signing_key, sender.unit)


def _of_down(machine: Machine, parcel: Parcel) -> FileState:
    know = machine.know
    unheard = _of_keys(know, parcel) if parcel.kind == KEYS else _of_signer(know, parcel)
    if unheard is not None:
        return unheard
    version, body, signer = know.versions.get(_counted_as(parcel), (0, "", ""))
    anew = parcel.kind != KEYS or know.expects == parcel.number
    if parcel.version > version or (anew and parcel.signer != signer):
        return FileState.MERGED
    is_known = (parcel.version, parcel.body) == (version, body)
    return FileState.DONE_BEFORE if is_known else FileState.REFUSED


def _of_signer(know: Knowledge, parcel: Parcel) -> FileState | None:
    """Return the state of a file whose signer is not authorised; None for an authorised one."""
    if parcel.signer == know.province or (parcel.kind == RECEIPT and parcel.signer in know.sent_to):
        return None
    return FileState.REFUSED if parcel.signer in know.former else FileState.HELD


def _counted_as(parcel: Parcel) -> tuple[str, str]:
    """Receipts are counted by the key that signed them."""
    return parcel.kind, f"{parcel.subject} {parcel.signer}" if parcel.kind == RECEIPT else parcel.subject


def _of_keys(know: Knowledge, parcel: Parcel) -> FileState | None:
    """The same of a keys file: its key must follow from the one that is obeyed, or from the root."""
    if know.province is None:
        return None if know.expects == parcel.number else FileState.HELD
    if parcel.signer in know.former or (know.root is not None and parcel.root != know.root):
        return FileState.REFUSED
    reached = {know.province, know.root}
    for _ in parcel.links:
        reached |= {to for by, to in parcel.links if by in reached - know.former}
    return None if parcel.signer in reached else FileState.HELD


def settle(machine: Machine, parcel: Parcel, received: ReceivedFile, *, trust: bool) -> FileState:
    """Compare the reported outcome of a file with the rules, and merge its events."""
    state, new = expected(machine, parcel, trust=trust), len(parcel.events - machine.know.everything())
    same(f"what becomes of {parcel.kind} {parcel.path.name} ({received.reason})", received.state, state)
    if state is FileState.MERGED:
        if parcel.kind != RECEIPT:
            same("new events", received.new, 1 if parcel.kind in (CAMPAIGN_FILE, CATALOGUE) else new)
        merge(machine, parcel, received.batch or "")
    elif state is FileState.HELD:
        machine.held[parcel.sha256] = parcel
    elif (
        state is not FileState.REFUSED or parcel.kind != BATCH
    ):  # a file that no key opens stays until one does
        machine.held.pop(parcel.sha256, None)
    return state


def merge(machine: Machine, parcel: Parcel, batch: str) -> None:
    """Add a merged file's events to the expected content of a machine."""
    know = machine.know
    machine.held.pop(parcel.sha256, None)
    if parcel.kind == BATCH:
        _accept(machine, parcel.sender)
        know.merged(parcel.batch, parcel.sha256, parcel.events, parcel.sender.device)
        return
    know.versions[_counted_as(parcel)] = (parcel.version, parcel.body, parcel.signer)
    if parcel.kind == KEYS:
        know.obeys(parcel.signer, parcel.root)
        know.expects = ""
    if parcel.kind == RECEIPT:
        know.acked[parcel.signer] = Answer(parcel.version, parcel.events, parcel.batch)
        know.read.add(parcel.sha256)
    elif parcel.kind == CAMPAIGN_FILE:
        found = machine.connection.execute("SELECT body FROM campaign WHERE id = ?", (parcel.subject,))
        same("the campaign that came down", found.fetchone()[0].encode(), machine.ground.ordered)
        know.read.add(parcel.sha256)
    elif parcel.kind == CATALOGUE:
        bodies = [bytes(body) for (body,) in machine.connection.execute("SELECT body FROM catalogue")]
        digests = {hashlib.sha256(body).hexdigest() for body in bodies}
        same("the catalogue that came down", parcel.content in digests, true=True)
        know.read.add(parcel.sha256)
    else:
        know.merged(batch, parcel.sha256, parcel.events, parcel.sender.device)


def _accept(machine: Machine, sender: Machine) -> None:
    """The first file of a machine was let in; one of the same commune is vouched for from then on."""
    know = machine.know
    if sender.device in know.trusted:
        return
    events = [machine.events[one] for one in know.applying()]
    vouched = vouchings(events, know)
    is_known = _is_vouched(sender, vouched)
    know.trusted[sender.device] = Trusted(sender.keys.signing_key, sender.unit, by_person=not is_known)
    named = sender.device in vouched or sender.device in enrolments(events, know.province)
    is_new = sender.unit == machine.unit and not machine.is_province and not named
    is_own = sender.keys.signing_key == machine.keys.signing_key
    same("a machine vouched for", machine.take_in_vouching(sender.device), is_new and not is_own)


def receive(season: Season, machine: Machine, parcel: Parcel, *, trust: bool) -> str:
    """Gives a whole file to its addressee; sometimes the machine stops in the middle of it."""
    new_keys = NewKeys.TRUST if trust else NewKeys.HOLD

    def action(services: Services) -> ReceivedFile:
        return services.batches.receive([parcel.path], new_keys=new_keys).value[0]

    known = len(machine.know.everything())
    if season.chance(0.1):
        received = machine.do_until_crash(action, season.dice.randint(0, 60))
        if received is None:
            return f"cut short{after_crash(season, machine, [parcel], trust=trust)}"
    else:
        received = machine.do(action)
    state = settle(machine, parcel, received, trust=trust)
    paired(season, machine, received.new)
    if parcel.kind == CAMPAIGN_FILE and state is FileState.MERGED:
        machine.close()
        machine.open()
    if state is FileState.HELD:
        season.counts["held"] += 1
    same("events made by reading a file", machine.take_in_new(), [])
    return f"{state.value}, {len(machine.know.everything()) - known} new"


def paired(season: Season, machine: Machine, new: int) -> None:
    """After a job that brought something `new`, households that are surely one are joined in a ward."""
    wanted = sure_pairs(season.checks.truth(machine)[1]) if new and not machine.is_province else set()
    same("households that are one without a question", machine.take_in_pairs(wanted), wanted)
    season.counts["pairs"] += len(wanted)


def after_crash(season: Season, machine: Machine, parcels: Sequence[Parcel], *, trust: bool) -> str:
    """Continue after a crash: each file went in whole or not at all, and may be kept to wait."""
    said = ""
    for parcel in parcels:
        row = machine.connection.execute(
            "SELECT id FROM batch WHERE sha256 = ? AND applied AND direction = 'in' ORDER BY n DESC LIMIT 1",
            (parcel.sha256,),
        ).fetchone()
        waits = (machine.folder / "held" / f"{parcel.sha256}.tnb").exists()
        if row is not None and expected(machine, parcel, trust=trust) is FileState.MERGED:
            merge(machine, parcel, row[0])
            said += f", after the merge of {parcel.path.name}"
        if waits:
            machine.held[parcel.sha256] = parcel
        else:
            machine.held.pop(parcel.sha256, None)
    wanted = sure_pairs(season.checks.truth(machine)[1])
    joined = machine.take_in_pairs(wanted)
    if joined:  # the last act of the job
        same("households that are one without a question, after a crash", joined, wanted)
    return said


def receive_all(season: Season, machine: Machine, parcels: Sequence[Parcel]) -> None:
    """Receive several files in one job; each is independent."""
    files = [parcel.path for parcel in parcels]
    received = machine.do(lambda s: s.batches.receive(files, new_keys=NewKeys.TRUST).value)
    same("files of one job", [one.file for one in received], files)
    for parcel, one in zip(parcels, received, strict=True):
        settle(machine, parcel, one, trust=True)
    paired(season, machine, sum(one.new for one in received))


def tried_again(season: Season, machine: Machine, received: Sequence[ReceivedFile]) -> int:
    """Files that waited were tried again by themselves; how many went in."""
    waited, let_in = dict(machine.held), 0
    same("files tried again", {one.file.stem for one in received}, set(waited))
    for one in received:
        let_in += settle(machine, waited[one.file.stem], one, trust=False) is FileState.MERGED
    paired(season, machine, sum(one.new for one in received))
    season.counts["let in"] += let_in
    return let_in


def deliver(season: Season, machine: Machine) -> str:
    """The courier comes, and may lose, spoil, confuse, rename or repeat what it brings."""
    for_us = [p for p in season.parcels_for(machine) if p.kind not in (REQUEST, KEYS)]
    if not for_us:
        return ""
    dice, courier = season.dice.random(), season.courier
    parcel = season.dice.choice(for_us)
    if dice < 0.08:
        courier.parcels.remove(parcel)
        season.counts["lost"] += 1
        return f"{parcel.path.name} lost"
    if dice < 0.2:
        return refuse(season, machine, courier.accident(parcel))
    if dice < 0.28:
        astray = season.dice.choice(courier.parcels)
        if not opens_with(astray.data, machine.identities):
            return refuse(season, machine, astray)
    if dice < 0.32 and parcel.kind == BATCH:
        return faulty(season, machine, parcel)
    if dice < 0.4:
        courier.swap(parcel, season.dice.choice(for_us))
    if dice > 0.9:
        parcel = courier.renamed(parcel)
    elif season.chance(0.5):
        courier.parcels.remove(parcel)
    said = receive(season, machine, parcel, trust=season.chance(0.4))
    return f"{parcel.kind} {parcel.path.name} of {parcel.sender.name}: {said}"


def refuse(season: Season, machine: Machine, parcel: Parcel) -> str:
    """A spoilt file, or one for somebody else, changes no byte."""
    before = machine.bytes_on_disk()
    received = machine.do(lambda s: s.batches.receive([parcel.path], new_keys=NewKeys.TRUST).value[0])
    same(f"a file that is {parcel.spoilt or 'for another'}", received.state, FileState.REFUSED)
    if machine.bytes_on_disk() != before:
        raise DivergenceError("a refused file changed something")
    assert received.reason is not None
    season.counts["refused"] += 1
    return parcel.spoilt or f"for another: {received.reason.code}"


def faulty(season: Season, machine: Machine, parcel: Parcel) -> str:
    """Send other words of a machine under a known id (M2).

    Its own id makes it faulty: the file is refused and no table changes. Of another's proven id it is
    dishonest: the rest of the file comes in, the line does not.
    """
    known = sorted(parcel.events & machine.know.everything() & _proven(season, machine))
    if not known or expected(machine, parcel, trust=True) is not FileState.MERGED:
        return ""
    victim = season.dice.choice(known)
    data = other_words(parcel.data, machine.identities, parcel.sender.seed, victim)
    forged = replace(parcel, data=data, path=parcel.path.with_name(f"{season.counts['forged']}-forged.tnb"))
    forged.path.write_bytes(data)
    season.heads[forged.sha256] = season.heads[parcel.sha256]  # its numbers are the same
    season.counts["forged"] += 1
    if season.events[victim].device != parcel.sender.device:
        return _lied(season, machine, replace(forged, events=parcel.events - {victim}))
    before = _rows(machine)
    received = machine.do(lambda s: s.batches.receive([forged.path], new_keys=NewKeys.TRUST).value[0])
    reason = None if received.reason is None else received.reason.code
    same("other words under a known id", (received.state, reason), (FileState.REFUSED, "batch.tampered"))
    same("what a refused file changed", _rows(machine), before)
    return f"other words in {parcel.path.name}: {reason}"


def _lied(season: Season, machine: Machine, forged: Parcel) -> str:
    received = machine.do(lambda s: s.batches.receive([forged.path], new_keys=NewKeys.TRUST).value[0])
    settle(machine, forged, received, trust=True)
    paired(season, machine, received.new)
    kept = machine.do(lambda s: s.enrolment.kept_lines())
    same("a lie is listed", any(lines.reason.value == "two_texts" for lines in kept), true=True)
    season.counts["lies"] += 1
    return f"a lie in {forged.path.name}: {received.state.value}"


def _proven(season: Season, machine: Machine) -> set[str]:
    """Return events that were recorded by this machine or came in a file of their own machine."""
    brought = ((file.sender, file.events) for file in machine.know.files)
    own = {one for sender, events in brought for one in events if season.events[one].device == sender}
    return machine.know.local | own


def _rows(machine: Machine) -> str:
    """Of every table, and of every file but safe copies and the note of what was refused."""
    hashed = hashlib.sha256()
    tables = machine.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search%' ORDER BY name"
    ).fetchall()
    for (name,) in tables:
        hashed.update(repr((name, machine.connection.execute(f"SELECT * FROM {name}").fetchall())).encode())
    for path in sorted(machine.folder.rglob("*")):
        if path.name == "refused.json" or path.parent.name == "backups":
            continue
        if path.is_file() and not path.name.startswith("tung-nha.db"):
            hashed.update(repr((str(path), path.read_bytes())).encode())
    return hashed.hexdigest()
