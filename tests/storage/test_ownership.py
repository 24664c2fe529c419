"""Statements reserved for a machine above the commune, between real workspaces; and the words of a
conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import EventId, HouseholdId, IdSource
from core.events.kinds import EventKind, HouseholdField
from core.sync.conflicts import FieldConflict, FieldTip
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from tests.database import connection_of, record_anyhow, store_of
from tests.storage.test_receipts import Ward
from ui.conflict_words import FIELDS, conflict_sentence


@pytest.fixture
def ward(clock: FixedClock, tmp_path: Path) -> Iterator[Ward]:
    with ExitStack() as stack:
        yield Ward(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path, stack)


def test_a_ward_that_speaks_as_the_province_is_kept_and_does_not_count(ward: Ward) -> None:
    ward.round()
    says: dict[EventKind, dict[str, object]] = {
        EventKind.CLOCK_OFFSET: {
            "machine": store_of(ward.laptop).identity.device,
            "since": "2026-11-24T00:00:00+07:00",
            "until": "2026-11-25T00:00:00+07:00",
            "seconds": 60,
        },
        EventKind.HOUSEHOLD_FIELD: {
            "household": ward.household,
            "field": "hamlet",
            "value": "Ấp 9",
            "by": "province",
        },
    }
    connection = connection_of(ward.province)
    facts = (
        "SELECT (SELECT count(*) FROM clock_offset), (SELECT count(*) FROM field_set WHERE value = 'Ấp 9')"
    )
    for number, (kind, payload) in enumerate(says.items(), start=1):
        record_anyhow(ward.laptop, (kind, payload))
        received = ward.import_at_province(ward.send())
        assert received.state is FileState.MERGED
        assert connection.execute(facts).fetchone() == (0, 0)
        reasons = connection.execute("SELECT reason FROM judgement WHERE verdict").fetchall()
        assert reasons == [("above",)] * number


def test_the_province_names_itself_where_it_sets_a_register(ward: Ward) -> None:
    ward.round()
    ward.province.households.set_field(ward.household, HouseholdField.HAMLET, "Ấp 9")
    connection = connection_of(ward.province)
    assert connection.execute("SELECT owner FROM field_set WHERE value = 'Ấp 9'").fetchone() == ("province",)


def test_a_conflict_is_told_in_one_plain_sentence(ward: Ward) -> None:
    twin = ward.make("twin", "32059")
    keys = twin.batches.own_keys()
    sent = ward.laptop.batches.export(keys, ward.folder, Profile.FULL).value.files[0]
    twin.batches.receive([sent], new_keys=NewKeys.TRUST)
    for services, phone in ((ward.laptop, "0912345678"), (twin, "0987654321")):
        ward.clock.advance(timedelta(days=1))
        services.households.set_field(ward.household, HouseholdField.PHONE, phone)
    sent = ward.laptop.batches.export(keys, ward.folder, Profile.FULL).value.files[0]
    twin.batches.receive([sent])
    (conflict,) = twin.decisions.conflicts()
    assert conflict.keeps_all
    assert conflict_sentence(conflict) == (
        "số điện thoại: Lê Văn Tám đổi ngày 25/11, Lê Văn Tám đổi ngày 26/11; đang dùng của Lê Văn Tám"
    )
    assert twin.decisions.of_household(ward.household) == [conflict]


def test_where_the_name_did_not_travel_the_machine_stands_for_it() -> None:
    def tip(value: str, at: str, *, in_use: bool = False) -> FieldTip:
        return FieldTip(
            event=EventId(value), value=value, at=at, officer="", in_use=in_use, machine="Ấp 1 (7204-1186)"
        )

    conflict = FieldConflict(
        household=HouseholdId("h"),
        field="group",
        tips=(tip("3", "2026-06-03T08:00:00+07:00"), tip("4", "2026-06-04T08:00:00+07:00", in_use=True)),
    )
    assert conflict_sentence(conflict) == (
        "tổ: Ấp 1 (7204-1186) đổi ngày 3/6, Ấp 1 (7204-1186) đổi ngày 4/6; đang dùng của Ấp 1 (7204-1186)"
    )
    assert conflict_sentence(conflict, "en") == (
        "group: Ấp 1 (7204-1186) changed it on 3 June, Ấp 1 (7204-1186) changed it on 4 June;"
        " in use is that of Ấp 1 (7204-1186)"
    )


def test_every_field_has_a_word_in_a_sentence() -> None:
    assert set(FIELDS) == set(HouseholdField)
