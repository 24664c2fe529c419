"""Workspaces of a given size for the measurements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bench.replay import Recording, Statement
from core.base.clock import VIETNAM, Clock, FixedClock
from core.base.ids import DeviceId, HouseholdId, IdSource
from core.events.kinds import HouseholdField
from core.households.desk import add_household
from core.units.models import UnitKey
from storage.db.connection import open_connection
from storage.db.schema import migrate
from storage.log.unit_of_work import CODE_BLOCK, Identity
from storage.queries.households import SqlHouseholdReader
from storage.queries.today import SqlFigureReader
from storage.store import SqlStore

COMMUNE = UnitKey("32059", date(2025, 7, 1))
KEY = bytes(range(32))
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Huỳnh", "Võ", "Dương", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý")
MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Kim", "Ngọc", "Hoàng", "Quốc")
GIVEN = (
    "An",
    "Ánh",
    "Bình",
    "Dũng",
    "Đạt",
    "Đực",
    "Hà",
    "Hoà",
    "Hùng",
    "Lan",
    "Mai",
    "Nghĩa",
    "Oanh",
    "Phúc",
    "Út",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """A filled workspace on one connection; `setup` are the statements that filled it."""

    connection: Any
    clock: Clock
    ids: IdSource
    identity: Identity
    campaign: str
    households: list[HouseholdId]
    setup: list[Statement]


def name_of(number: int) -> str:
    return f"{FAMILY[number % 13]} {MIDDLE[number // 13 % 10]} {GIVEN[number * 7 % 15]}"


def filled_ward(folder: Path, *, households: int) -> Ward:
    """A ward with `households` households in hamlets of about 370, nobody visited."""
    connection = open_connection(folder / "ward.db", KEY, create=True)
    recording = Recording(connection)
    migrate(recording)
    clock, ids = FixedClock(datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)), IdSource()
    ward = Ward(
        connection=connection,
        clock=clock,
        ids=ids,
        identity=Identity(device=DeviceId(ids.new(1)), incarnation="0" * 16, officer=None),
        campaign="bench",
        households=[],
        setup=recording.statements,
    )
    store = store_on(ward, connection=recording)
    with store.writing() as unit:
        unit.set_meta(CODE_BLOCK, "K7")
        for number in range(households):
            fields: dict[HouseholdField, str | None] = {
                HouseholdField.NAME: name_of(number),
                HouseholdField.ADDRESS: f"{number % 240 + 1} đường số {number % 17 + 1}",
                HouseholdField.PHONE: f"09{number:08d}",
            }
            added: dict[str, object] = {
                "hamlet": f"Ấp {number // 370 + 1}",
                "group": str(number // 37 % 10 + 1),
                "order": number + 1,
            }
            ward.households.append(add_household(unit, COMMUNE, added=added, fields=fields))
    return ward


def store_on(ward: Ward, *, connection: Any = None) -> SqlStore:
    """The core's view of a ward, over another connection if one is given."""
    used = ward.connection if connection is None else connection
    households = SqlHouseholdReader(used, ward.campaign, date(2026, 1, 1), None)
    return SqlStore(
        connection=used,
        identity=ward.identity,
        clock=ward.clock,
        ids=ward.ids,
        households=households,
        figures=SqlFigureReader(used, ward.campaign, households, ward.clock, lambda code, _day: code),
    )
