"""Events between the steps of a season, drawn from other dice: keys that change, cards, a province put back
after a clock of 2099, batches in parts, catalogues, files of after a safe copy.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

import storage.sync.format.payload
from core.sync.desk import FileState
from core.sync.manifest import Profile
from core.units.catalogue import Catalogue
from storage.sync.enrolment.ceremony import recovery_text, root_text
from tests.sim import disks, enrolling, inbox, province, wards
from tests.sim.checks import DivergenceError, same
from tests.sim.courier import CATALOGUE, KEYS, RECEIPT, Parcel
from tests.sim.happened import enrolments
from tests.sim.machine import Machine
from tests.sim.stage import Season

OFTEN: Final = 0.12
"""Of the steps, after which something else happens."""
CENTURY: Final = timedelta(days=26_600)
CATALOGUE_FILE: Final = Path("resources/units/viet-nam-2025-07.json")

Happening = Callable[[Season], str]


def rotate(season: Season) -> str:
    """The province changes its working keys; the old key signs the new one, or the root of the card does."""
    machine = season.province
    know, old = machine.know, machine.keys.signing_key
    before = enrolments((season.events[one] for one in know.applying()), old)
    root = season.cards if know.root is not None and season.chance(0.5) else None
    out = season.out(machine, "rotated")
    changed = machine.do(lambda s: s.enrolment.change_province_keys(out, root).value)
    know.former.add(old)
    machine.opened()
    know.province = machine.keys.signing_key
    machine.take_in_new()
    after = enrolments((season.events[one] for one in know.applying()), know.province)
    same("machines said again with other keys", after, before)
    told = {device for device, one in after.items() if one.revoked is None and one.key is not None}
    same("whether somebody is told of other keys", bool(changed.files), bool(told))
    came = len(season.courier.parcels)
    enrolling.post_keys(season, machine, changed.files, told, know.applying())
    link = (know.root if root else old, machine.keys.signing_key)
    same("keys files without the newest link",
         [p.path.name for p in season.courier.parcels[came:] if link not in p.links], [])  # fmt: skip
    season.counts["rotations"] += 1
    for parcel in list(season.courier.parcels[came:]):
        if season.chance(0.5):
            read(season, parcel)
            _read_former(season, parcel.addressee)
    return f"{'by the root' if root else 'by the old key'}, {len(told)} are told"


def _read_former(season: Season, machine: Machine) -> None:
    """Read some files signed by the former key, which are still on their way."""
    late = [parcel for parcel in season.parcels_for(machine) if parcel.signer in machine.know.former]
    for parcel in season.dice.sample(late, min(len(late), 2)):
        read(season, parcel)
        season.counts["files by a former key"] += 1


def ceremony(season: Season) -> str:
    """The offline keys are made once; a province put back to before takes them from the cards."""
    machine = season.province
    if machine.know.root is not None:
        return ""
    from_cards = season.cards or None
    made = machine.do(lambda s: s.enrolment.prepare_ceremony(from_cards))
    machine.do(lambda s: s.enrolment.complete_ceremony(made))
    season.cards = root_text(made.root_seed) + recovery_text(made.recovery_identity)
    machine.know.province, machine.know.root = machine.keys.signing_key, made.province.root
    same("events made by a ceremony", machine.take_in_new(), [])
    season.counts["ceremonies"] += 1
    return "from the cards" if from_cards else "held"


def catalogue(season: Season) -> str:
    """A newer catalogue of units goes to every enrolled machine."""
    machine = season.province
    said = enrolments((season.events[one] for one in machine.know.applying()), machine.know.province)
    if not any(one.key is not None and one.revoked is None for one in said.values()):
        return ""
    data = CATALOGUE_FILE.read_bytes()
    loaded = machine.do(lambda s: s.references.load_catalogue(data))
    assert isinstance(loaded, Catalogue)
    out = season.out(machine, CATALOGUE)
    written = machine.do(lambda s: s.answers.write_catalogue(out).value)
    province.post(season, machine, CATALOGUE, written.files, frozenset())
    season.counts["catalogues"] += 1
    return f"number {written.version}"


def parts(season: Season) -> str:
    """A batch so large that it is split; each part travels by itself."""
    machine = season.dice.choice(season.laptops)
    mates = season.mates(machine)
    to = season.dice.choice([season.province, *mates])
    profile = Profile.FULL if to in mates else Profile.PSEUDONYMOUS
    with pytest.MonkeyPatch.context() as patch:
        most = season.dice.choice([1, 2, 5])
        patch.setattr(storage.sync.format.payload._Part, "is_full", lambda part, _bytes: part._events >= most)
        came = len(season.courier.parcels)
        wards.send_to(season, machine, to, profile)
    made = season.courier.parcels[came:]
    season.counts["parts"] += len(made)
    said = ""
    if made and season.chance(0.6):
        for parcel in made:
            inbox.receive(season, to, parcel, trust=True)
        if made[0].batch in to.know.applied_batches() and season.chance(0.5):
            said = f", {disks.take_back(season, to, made[0].batch)}"
    return f"{machine.name} to {to.name}, {len(made)} parts{said}"


def bring_back(season: Season) -> str:
    """Files of after the safe copy that is in use are found and brought in again."""
    chosen = [machine for machine in season.machines if _lacking(machine)]
    if not chosen:
        return ""
    machine = season.dice.choice(chosen)
    found = machine.services.batches.forgotten()
    same("files of after the safe copy", {path.stem for path in found}, _lacking(machine))
    honest = [path for path in found if path.stem in season.ever]
    """A file with a false line is not brought again: a lost file may have been its only proof."""
    if not honest:
        return ""
    received = machine.do(lambda s: s.batches.receive(honest).value)
    states = [inbox.settle(machine, season.ever[one.file.stem], one, trust=False) for one in received]
    inbox.paired(season, machine, sum(one.new for one in received))
    season.counts["brought back"] += states.count(FileState.MERGED)
    return f"{machine.name}: {', '.join(state.value for state in states)}"


def _lacking(machine: Machine) -> set[str]:
    """Files that came in once and are not in the register, merged or taken back."""
    kept = {path.stem for path in (machine.folder / "incoming").glob("*.tnb")}
    return kept - {file.sha256 for file in machine.know.files} - set(machine.held)


def lost_century(season: Season) -> str:
    """The clock of the province shows 2099, it writes, some is read, and it is put back to before that."""
    machine, elsewhere = season.province, season.chance(0.5)
    if elsewhere:
        machine.take_image()
        image = machine.images[-1]
    else:
        copy = machine.do(lambda s: s.copies.make("manual")).name
    machine.clock.set(CENTURY)
    before = {id(parcel) for parcel in season.courier.parcels}
    acts = (province.answer, province.send_down, province.send_down, enrolling.publish)
    said = [act(season, machine) for act in season.dice.sample(acts, season.dice.randint(1, 4))]
    mad = [parcel for parcel in season.courier.parcels if id(parcel) not in before]
    given = _given(machine)
    for parcel in mad:
        if season.chance(0.6):
            read(season, parcel)
    machine.clock.set(timedelta())
    if elsewhere:
        machine.put_image_back(image)
        season.imaged = True
    else:
        disks.put_back(machine, copy)
        know = _given(machine)
        same(
            "versions forgotten with a copy",
            {name for name in given if given[name] > know.get(name, 0)},
            set(),
        )
    season.counts["lost centuries"] += 1
    return f"{'image' if elsewhere else 'copy'}: {'; '.join(filter(None, said))}"


def read(season: Season, parcel: Parcel) -> None:
    """The addressee reads what came down."""
    if parcel.kind == KEYS:
        enrolling.read_keys(season, parcel.addressee, parcel, None)
    else:
        inbox.receive(season, parcel.addressee, parcel, trust=False)


def _given(machine: Machine) -> dict[tuple[str, str], int]:
    rows = machine.connection.execute("SELECT kind, subject, version FROM downstream WHERE direction = 'out'")
    return {(kind, subject): version for kind, subject, version in rows}


HAPPENINGS: Final[dict[Happening, int]] = {
    rotate: 4,
    ceremony: 3,
    catalogue: 1,
    parts: 6,
    bring_back: 8,
    lost_century: 4,
}


def happen(season: Season) -> None:
    """Perhaps one of these."""
    with season.apart():
        if not season.chance(OFTEN):
            return
        happening = season.dice.choices(list(HAPPENINGS), list(HAPPENINGS.values()))[0]
        said = happening(season)
        if not said:
            return
        season.note(f"  {happening.__name__}: {said}")
        for machine in season.machines:
            season.checks.quick(machine)
        season.checks.full(season.province)


def end(season: Season) -> None:
    """No laptop refuses the province's answer for ever: one file from it is enough (ADR 22)."""
    with season.apart():
        for laptop in season.laptops:
            if FileState.REFUSED not in _answered(season, laptop):
                continue
            trusted = season.province.know.has_merged
            wards.gather(season, season.province, [laptop], profile=Profile.PSEUDONYMOUS)
            sent = [sha for sha, parcel in season.ever.items() if parcel.sender is laptop][-1]
            if trusted(sent) and FileState.REFUSED in _answered(season, laptop):
                raise DivergenceError(f"{laptop.name} refuses the answers of the province for ever")
            season.counts["healed"] += 1


def _answered(season: Season, laptop: Machine) -> list[FileState]:
    """Return the outcome of the province's newest answers on a laptop."""
    before = {id(parcel) for parcel in season.courier.parcels}
    province.answer(season, season.province)
    came = [
        parcel
        for parcel in season.courier.parcels
        if id(parcel) not in before and parcel.kind == RECEIPT and parcel.addressee is laptop
    ]
    states = []
    for parcel in came:
        received = laptop.do(lambda s, p=parcel: s.batches.receive([p.path]).value[0])  # type: ignore[misc]  # a default binds it
        states.append(inbox.settle(laptop, parcel, received, trust=False))
        inbox.paired(season, laptop, received.new)
    return states
