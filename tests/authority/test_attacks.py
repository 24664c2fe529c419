"""Files of a dishonest machine, each as found by attack: lines beyond its authority are kept, listed, not
applied.
"""

from __future__ import annotations

from itertools import permutations

import pytest

from core.base.ids import bound_id
from core.events.kinds import EventKind
from core.records.household import HouseholdQuery
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from tests.authority.ground import DISHONEST, HONEST, INVENTED, Ground, device_of
from tests.database import batches_of, connection_of
from tests.enrolment.offices import add_visit, offices

YEAR = 365 * 24 * 3600


def visit_of(ground: Ground) -> str:
    (visit,) = ground.honest.store.households.visits(ground.home)
    return visit.id


def as_province(ground: Ground, device: str) -> list[bytes]:
    """Return lines that only a machine above the commune may send."""
    return [
        ground.line(
            EventKind.CLOCK_OFFSET,
            device,
            1,
            machine=device_of(ground.honest),
            since="2026-01-01T00:00:00+07:00",
            until="2026-12-31T00:00:00+07:00",
            seconds=-YEAR,
        ),
        ground.line(
            EventKind.HOUSEHOLD_FIELD,
            device,
            2,
            household=ground.home,
            field="code",
            value="ZZ-9-9",
            by="province",
        ),
    ]


def untouched(ground: Ground) -> None:
    row = ground.household()
    assert (row.code != "ZZ-9-9", row.closed, row.attempts, row.installed) == (True, None, 1, 1)
    (visit,) = ground.province.store.households.visits(ground.home)
    assert str(visit.at)[:7] == "2026-11"


def test_an_invented_device_speaks_not_for_the_province(ground: Ground) -> None:
    """Row 1: a ward forwards lines of a device that nobody knows."""
    ground.enrol(ground.honest, ground.liar)
    ground.send(ground.honest)
    received = ground.give(ground.forge(as_province(ground, INVENTED)))
    assert received.state is FileState.MERGED
    untouched(ground)
    assert set(ground.verdicts()) == {"clock.offset", "household.field"}


def test_nobody_speaks_for_the_province_before_a_household_arrives(ground: Ground) -> None:
    """Row 1: a ward forwards lines of the province about a household that no file brought yet."""
    ground.enrol(ground.honest, ground.liar)
    received = ground.give(ground.forge(as_province(ground, device_of(ground.province))))
    assert received.state is FileState.MERGED
    assert ground.verdicts() == {"clock.offset": "unproven", "household.field": "unproven"}
    ground.send(ground.honest)
    untouched(ground)


def test_a_first_file_does_not_say_that_its_machine_is_the_provinces(ground: Ground) -> None:
    """Row 1: `sender.unit` is 96 in a ward's first file, which a person lets in."""
    ground.enrol(ground.honest)
    ground.send(ground.honest)
    lines = as_province(ground, device_of(ground.liar))
    assert ground.give(ground.forge(lines, unit="96")).state is FileState.MERGED
    untouched(ground)


def on_others(ground: Ground, device: str) -> list[bytes]:
    """Lines about a household and a visit of the honest commune."""
    home, visit = ground.home, visit_of(ground)
    added = ground.world.ids.new(1)
    return [
        ground.line(EventKind.HOUSEHOLD_CLOSED, device, 1, household=home, reason="vacant"),
        ground.line(EventKind.VISIT_VOIDED, device, 2, visit=visit),
        ground.line(
            EventKind.HOUSEHOLD_ADDED, device, 3, household=added, commune=HONEST, valid_from="2025-07-01"
        ),
        ground.line(EventKind.PERSON_ERASED, device, 4, household=home),
        ground.line(EventKind.HOUSEHOLD_SAME, device, 5, a=home, b=added),
        ground.line(EventKind.ASSIGNMENT_GIVEN, device, 6, households=[home], to=ground.world.ids.new(1)),
        ground.line(EventKind.CONSENT_WITHDRAWN, device, 7, household=home, purpose="list"),
    ]


@pytest.mark.parametrize("enrolled", [True, False])
def test_a_machine_says_nothing_about_another_commune(ground: Ground, enrolled: bool) -> None:
    """Row 2: a machine of one commune claims another one, by its file and by its lines."""
    ground.enrol(ground.honest, *([ground.liar] if enrolled else []))
    ground.send(ground.honest)
    if not enrolled:
        ground.give(ground.forge([], unit=DISHONEST))
    lines = on_others(ground, device_of(ground.liar))
    assert ground.give(ground.forge(lines, unit=HONEST)).state is FileState.MERGED
    untouched(ground)
    assert ground.listed() == 1
    assert ground.verdicts() == dict.fromkeys(
        (
            "household.closed",
            "visit.voided",
            "household.added",
            "person.erased",
            "household.same",
            "assignment.given",
            "consent.withdrawn",
        ),
        "outside",
    )
    assert connection_of(ground.province).execute("SELECT count(*) FROM erasure").fetchone() == (0,)


def test_nobody_renames_an_officer_of_another_commune(ground: Ground) -> None:
    ground.enrol(ground.honest, ground.liar)
    ground.give(ground.world.export(ground.honest, ground.province, Profile.FULL))
    officer, device = ground.honest.assignments.me, device_of(ground.liar)
    added = bound_id(ground.world.ids.new(1), HONEST)
    own = bound_id(ground.world.ids.new(1), DISHONEST)
    before = ground.world.ids.new(1)
    name = {"field": "name", "value": "Người Ma"}
    lines = [
        ground.line(EventKind.OFFICER_FIELD, device, 1, who=officer, **name),
        ground.line(EventKind.OFFICER_ADDED, device, 2, who=added),
        ground.line(EventKind.OFFICER_ADDED, device, 3, who=own),
        ground.line(EventKind.OFFICER_FIELD, device, 4, who=own, **name),
        ground.line(EventKind.OFFICER_ADDED, device, 5, who=before),
    ]
    ground.give(ground.forge(lines))
    assert ground.verdicts() == {"officer.field": "outside", "officer.added": "outside"}
    known: dict[str, str] = dict(connection_of(ground.province).execute("SELECT id, name FROM officer"))
    assert known[officer] == "Lê Văn Tám"
    assert known[own] == "Người Ma"
    assert (added in known, before in known) == (False, True)


def test_nobody_invents_lines_of_another_machine(ground: Ground) -> None:
    """Row 2: an accepted machine closes a household under the device id of its commune."""
    ground.enrol(ground.honest)
    ground.send(ground.honest)
    ground.give(ground.forge(on_others(ground, device_of(ground.honest))))
    untouched(ground)
    assert set(ground.verdicts().values()) == {"unproven"}


@pytest.mark.parametrize("commune", ["99999", "00004"])
def test_no_household_stands_outside_the_province(ground: Ground, commune: str) -> None:
    """Row 2: households of communes that do not exist, or of Hà Nội, in the rates of another province."""
    ground.enrol(ground.honest, ground.liar)
    device, added = device_of(ground.liar), ground.world.ids.new(1)
    where = {"household": added, "commune": commune, "valid_from": "2025-07-01"}
    lines = [
        ground.line(EventKind.HOUSEHOLD_ADDED, device, 1, **where),
        ground.line(
            EventKind.VISIT_RECORDED, device, 2, household=added, campaign="vneid-2026", result="completed",
            at="2026-11-24T08:00:00+07:00", installed=9,
        ),
    ]  # fmt: skip
    ground.give(ground.forge(lines))
    assert ground.communes() == set()
    assert sum(row.installed for row in ground.province.store.figures.units()) == 0


def test_the_rest_of_such_a_file_applies(ground: Ground) -> None:
    ground.enrol(ground.honest, ground.liar)
    ground.send(ground.honest)
    own, device = ground.world.ids.new(1), device_of(ground.liar)
    line = ground.line(
        EventKind.HOUSEHOLD_ADDED, device, 9, household=own, commune=DISHONEST, valid_from="2025-07-01"
    )
    ground.give(ground.forge([*on_others(ground, device), line]))
    assert ground.communes() == {HONEST, DISHONEST}
    untouched(ground)


def test_the_order_of_arrival_changes_nothing(ground: Ground) -> None:
    """The liar's file, the honest file and both approvals in every order end alike."""
    honest = ground.world.export(ground.honest, ground.province)
    lie = ground.forge(
        [*on_others(ground, device_of(ground.liar)), *as_province(ground, INVENTED)], unit=DISHONEST
    )
    keys = ground.province.store.meta("device_keys")
    assert keys is not None
    ends = []
    for number, order in enumerate(permutations(("honest", "lie", "enrol honest", "enrol liar"))):
        with offices(ground.world.folder / f"o{number}", ground.world.clock) as world:
            world.folder.mkdir()
            province = world.make("tinh", "96")
            with province.store.writing() as unit:
                unit.set_meta("device_keys", keys)
            batches_of(province).keys_changed()
            for step in order:
                if step.startswith("enrol"):
                    world.enrol(ground.honest if step.endswith("honest") else ground.liar, province)
                else:
                    file = honest if step == "honest" else lie
                    world.receive(province, file, new_keys=NewKeys.TRUST)
            connection = connection_of(province)
            verdicts = connection.execute(
                "SELECT id, verdict FROM event WHERE NOT local AND kind NOT LIKE 'device.%' ORDER BY id"
            )
            reader = province.store.households
            rows = reader.rows(reader.numbers(HouseholdQuery()))
            ends.append(
                (
                    verdicts.fetchall(),
                    [(row.id, row.code, row.closed, row.attempts, row.installed) for row in rows],
                )
            )
    for end in ends:
        assert end == ends[0]
    assert len(ends[0][1]) == 1


def test_a_machine_is_not_locked_out_of_its_own_commune(ground: Ground) -> None:
    """Lines of an unknown machine apply once it is known."""
    device = device_of(ground.liar)
    own = ground.world.ids.new(1)
    line = ground.line(
        EventKind.HOUSEHOLD_ADDED, device, 1, household=own, commune=DISHONEST, valid_from="2025-07-01"
    )
    ground.enrol(ground.honest)
    ground.give(ground.forge([line], by=ground.honest, unit=HONEST))
    assert ground.communes() == set()
    assert ground.verdicts() == {"household.added": "unknown_machine"}
    add_visit(ground.liar, "Lê Văn Ba")
    ground.enrol(ground.liar)
    ground.send(ground.liar)
    assert ground.communes() == {DISHONEST}


def changed(line: bytes) -> bytes:
    """Other words under the same id."""
    return line.replace(b'"completed"', b'"not_home"')


def honest_visit(ground: Ground) -> bytes:
    row = (
        connection_of(ground.honest)
        .execute("SELECT line FROM event WHERE kind = 'visit.recorded'")
        .fetchone()
    )
    return bytes(row[0])


def lies(ground: Ground) -> list[tuple[str, str]]:
    """(reason, sender's number) of what is listed."""
    return [(lines.reason.value, lines.sender_number) for lines in ground.province.enrolment.kept_lines()]


@pytest.mark.parametrize("undone", [False, True])
def test_a_changed_line_that_came_first_gives_way_to_its_owners(ground: Ground, undone: bool) -> None:
    """Row 3: a machine forwards a line that it has seen, changed, before the owner's file arrives."""
    ground.enrol(ground.honest, ground.liar)
    lie = ground.give(ground.forge([changed(honest_visit(ground))]))
    assert lie.state is FileState.MERGED
    assert lie.batch is not None
    if undone:
        ground.province.batches.undo(lie.batch)
    honest = ground.send(ground.honest)
    assert (honest.state, honest.reason) == (FileState.MERGED, None)
    untouched(ground)
    short = ground.liar.batches.own_keys().number[:9]
    assert lies(ground) == [("two_texts", short)]
    if undone:
        ground.province.batches.redo(lie.batch)
        untouched(ground)


def test_a_changed_line_that_comes_later_changes_nothing_and_is_listed(ground: Ground) -> None:
    ground.enrol(ground.honest, ground.liar)
    ground.send(ground.honest)
    assert ground.give(ground.forge([changed(honest_visit(ground))])).state is FileState.MERGED
    untouched(ground)
    assert lies(ground) == [("two_texts", ground.liar.batches.own_keys().number[:9])]


def test_of_two_texts_that_nobody_proves_neither_applies(ground: Ground) -> None:
    """A hub of the commune and another one pass on different texts; the owner's file settles it."""
    hub = ground.world.make("to", HONEST)
    ground.enrol(ground.honest, hub)
    sql = "SELECT line FROM event WHERE kind LIKE 'household.%' OR kind = 'visit.recorded'"
    lines = [bytes(row[0]) for row in connection_of(ground.honest).execute(sql)]
    ground.give(ground.forge(lines, by=hub, unit=HONEST))
    second = ground.world.make("to-2", HONEST)
    ground.enrol(second)
    twisted = ground.give(ground.forge([changed(honest_visit(ground))], by=second, unit=HONEST))
    row = ground.household()
    assert row.attempts == 0
    assert twisted.batch is not None
    ground.province.batches.undo(twisted.batch)
    assert ground.household().attempts == 1
    ground.province.batches.redo(twisted.batch)
    assert ground.household().attempts == 0
    ground.send(ground.honest)
    untouched(ground)


def test_a_machine_with_two_texts_of_its_own_is_faulty(ground: Ground) -> None:
    ground.enrol(ground.honest)
    ground.send(ground.honest)
    refused = ground.give(ground.forge([changed(honest_visit(ground))], by=ground.honest, unit=HONEST))
    assert refused.state is FileState.REFUSED
    assert refused.reason is not None
    assert refused.reason.code == "batch.tampered"
    untouched(ground)
