"""Impossible values in lines of the right form: refused with the line and the field, the others go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson
import pytest

from core.base.clock import HLC_LAST, HLC_ZERO, Hlc, hlc_instant
from core.base.errors import UserError
from core.base.text import clean, fold, is_plain
from core.events.door import Door
from core.events.kinds import EventKind
from core.sync.desk import FileState, NewKeys
from storage.log.event_store import EventStore
from storage.projections.figures.aggregates import refresh
from tests.database import connection_of
from tests.fuzz.victim import Victim
from tests.people.merging import add_person, set_field
from tests.storage.replicas import Maker, reader
from ui.catalog import sentence
from ui.cli.arguments import build_parser
from ui.cli.program import _COMMANDS
from ui.cli.requests import command_name

HOSTILE = [
    "\x00",
    "\x0b",
    "\x1b",
    "\x7f",
    "\u200b",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\u2028",
]


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[Victim]:
    made = Victim(tmp_path, trusted=True)
    yield made
    made.close()


def poisoned(victim: Victim, kind: str, changes: Mapping[str, object]) -> tuple[bytes, int]:
    """Return a rightly signed file of the ward in which one line is changed, and that line's number."""
    lines = [orjson.loads(line) for line in victim.original.lines()]
    at = next(n for n, body in enumerate(lines) if body["kind"] == kind)
    lines[at] |= changes
    return victim.original.with_lines([orjson.dumps(body) for body in lines]), at + 1


POISON: list[tuple[str, Mapping[str, object], str, str]] = [
    ("visit.recorded", {"hlc": "ffffffffffff-0000"}, "line.field", "hlc"),
    ("visit.recorded", {"at": "2026-W49-2T08:00:00+07:00"}, "event.payload", "at"),
    ("visit.recorded", {"campaign": "vneid\u202e-2026"}, "event.payload", "campaign"),
    ("visit.recorded", {"callback": "2026-W49-2"}, "event.payload", "callback"),
    ("household.added", {"hamlet": "Ấp\u200b 1"}, "event.payload", "hamlet"),
    ("household.added", {"hamlet": "Ấp\x0b1"}, "event.payload", "hamlet"),
    ("household.added", {"valid_from": "2025-07-02"}, "event.unit", "2025-07-02"),
    ("household.added", {"commune": "99999"}, "event.unit", "99999"),
    ("household.added", {"commune": "96"}, "event.unit", "96"),
    ("household.field", {"value": "Lê\ufffe"}, "event.payload", "value"),
    ("household.added", {"commune": []}, "event.payload", "commune"),
    ("household.added", {"valid_from": {}}, "event.payload", "valid_from"),
    ("household.field", {"field": []}, "event.payload", "field"),
]


@pytest.mark.parametrize(("kind", "changes", "code", "told"), POISON)
def test_poison_is_refused_with_its_line_and_field_and_the_next_file_comes_in(
    victim: Victim, kind: str, changes: Mapping[str, object], code: str, told: str
) -> None:
    data, number = poisoned(victim, kind, changes)
    bad, good = victim.inbox / "a.tnb", victim.inbox / "b.tnb"
    bad.write_bytes(data)
    good.write_bytes(victim.original.data)
    first, second = victim.province.batches.receive([bad, good], new_keys=NewKeys.TRUST).value
    assert (first.state, second.state) == (FileState.REFUSED, FileState.MERGED)
    assert first.reason is not None
    assert (first.reason.code, first.reason.params["line"]) == (code, number)
    assert told in first.reason.params.values()
    for language in ("vi", "en"):
        assert str(number) in sentence(first.reason, language)
        assert told in sentence(first.reason, language)


def test_one_function_says_what_may_stand_in_text() -> None:
    for bad in HOSTILE:
        assert not is_plain(f"Ấp{bad}2")
        assert is_plain(clean(f"Ấp {bad}2"))
        assert fold(f"Ấp {bad}2") == fold("Ấp 2")
    for unseen in "\u034f\ufe0f\u3164\u115f\U000e0101":
        assert clean(f"Ấp{unseen} 2") == "Ấp 2"
        assert fold(f"Ấp{unseen} 2") == "ap 2"
    assert is_plain("Nguyễn Thị Hòa, 👩 số 5")


def test_every_stamp_is_some_instant() -> None:
    for stamp in ("ffffffffffff-ffff", HLC_LAST, HLC_ZERO):
        assert hlc_instant(Hlc(stamp)).year in (1970, 9999)


def test_what_lay_here_before_the_door_was_built_crashes_nothing(new_replica: Maker) -> None:
    old, new = new_replica(), new_replica()
    household = old.add_household()
    visit = old.visit(household, "not_home")
    old.record(EventKind.VISIT_RETURNED, visit=visit, reason="counts")
    lines = [orjson.dumps(orjson.loads(line) | {"hlc": "ffffffffffff-0001"}) for line in old.lines()]
    with new.writing() as unit, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Door, "check", lambda *_: None)
        number = unit.connection.execute(
            "INSERT INTO batch (id, direction, state, file, sha256, bytes, handled, applied)"
            " VALUES ('x', 'in', 'merged', 'f', 'x', 0, '2026-06-01T08:00:00+07:00', 1) RETURNING n"
        ).fetchone()[0]
        unit.events.add_received(lines, number)
    assert new.status(household) == "returned"
    assert reader(new).history(household)
    new.visit(household)
    assert new.status(household) == "done"


def test_what_a_newer_program_wrote_wrongly_stays_unread(new_replica: Maker) -> None:
    old, new = new_replica(), new_replica()
    household = old.add_household()
    lines = [orjson.loads(line) for line in old.lines()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.log.event_store.is_known", lambda *_: False)
        new.receive([orjson.dumps(body | {"field": "na\u200bme"}) for body in lines if "field" in body])
    with new.writing() as unit:
        assert EventStore(new.connection, unit.facts).learn() == 0
    assert reader(new).get(household) is None


def test_the_door_tells_which_line(new_replica: Maker) -> None:
    replica = new_replica()
    replica.add_household()
    lines = replica.lines()
    lines[1] = lines[1].replace(b'"v":2', b'"v":0')
    other = new_replica()
    with pytest.raises(UserError, match=r"line\.field") as raised:
        other.receive(lines)
    assert raised.value.params == {"field": "v", "line": 2}


@pytest.mark.parametrize("changed", ["commune_from = '2025-07-02'", "commune = '99999'"])
def test_households_of_a_unit_that_nobody_knows_stop_no_report(
    victim: Victim, tmp_path: Path, changed: str
) -> None:
    """As an older program let them in."""
    victim.accept()
    connection = connection_of(victim.province)
    connection.execute(f"UPDATE household SET {changed}")
    refresh(connection, {row[0] for row in connection.execute("SELECT n FROM household")})
    parser, out = build_parser(), ("--out", str(tmp_path), "--data", str(tmp_path))
    for line in (
        "report weekly --format pdf,docx,xlsx",
        "share table",
        "share charts",
        "publish --format csv",
    ):
        options = parser.parse_args([*line.split(), *out])
        _COMMANDS[command_name(options)](victim.province, options)
    assert list(tmp_path.glob("*.xlsx"))


def test_a_register_of_a_person_that_only_a_newer_program_knows_is_kept(new_replica: Maker) -> None:
    replica = new_replica()
    person = add_person(replica, replica.add_household())
    for value in ({"a": {"b": [1]}}, ["x"], True, 7, "text", None):
        set_field(replica, person, "zz", value)
    assert replica.connection.execute("SELECT count(*) FROM person_field").fetchone()[0] == 6
