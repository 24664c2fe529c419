"""Registers that several users set: the value in use, and disagreement (M5 to M8).

A *tip* is a value that no other event of its register names. A register that was set once has that value;
only registers set more often are read by this module.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from core.events.kinds import PROVINCE, PROVINCE_FIELDS, HouseholdField
from storage.db.connection import Connection

_OURS: Final = ", ".join(f"'{name.value}'" for name in sorted(PROVINCE_FIELDS))

IS_TIP: Final = "(f.hlc >= '0')"
"""True if the row `f` of a register's table is not replaced (`storage.projections.base.marks`)."""

IS_OWNED: Final = f"(coalesce(f.owner, '') = '{PROVINCE}') = (f.field IN ({_OURS}))"
"""True if the row `f` was set by the owner of the field (M8)."""

_SEVERAL: Final = f"""
WITH several AS (
  SELECT household, field FROM field_set WHERE household IN (SELECT value FROM json_each(?))
  GROUP BY household, field HAVING count(*) > 1)
SELECT f.household, f.field, f.value, {IS_TIP} AS tip FROM several s
  JOIN field_set f ON f.household = s.household AND f.field = s.field
ORDER BY f.household, f.field, tip, {IS_OWNED}, f.hlc, f.id
"""

_NEVER_CONTESTED: Final = frozenset({HouseholdField.WALK, HouseholdField.ORDER, HouseholdField.CODE})
"""A household has one place, also of two lists in another order; each printed code opens its household."""

STANDING_TIP: Final = f"""
SELECT f.id FROM field_set f JOIN household h ON h.n = f.household WHERE h.id = ? AND f.field = ?
ORDER BY {IS_TIP} DESC, {IS_OWNED} DESC, f.hlc DESC, f.id DESC LIMIT 1
"""
"""The event whose value is in use, of a household's id and a field."""


@dataclass(slots=True)
class Settled:
    """Values in use of registers set more than once, by household row."""

    winners: list[tuple[int, str, object]] = field(default_factory=list)
    phones: dict[int, list[str]] = field(default_factory=dict)
    """Every number that is a tip, the one shown last; only where there are several."""
    codes: dict[int, list[str]] = field(default_factory=dict)
    """Every code printed for the household; only where there are several."""


def settle(connection: Connection, listed: str) -> Settled:
    """Return the winners of the households in `listed` (JSON array of rows), and replace the rows of
    `contested`.

    The winner is the last of the tips in the order (owner of the field, hlc, id); where a faulty device made
    a ring of bases there is no tip, and it is the last of all.
    """
    settled = Settled()
    tips: dict[tuple[int, str], list[object]] = {}
    for household, name, value, is_tip in connection.execute(_SEVERAL, (listed,)):
        if not settled.winners or settled.winners[-1][:2] != (household, name):
            settled.winners.append((household, name, value))
        else:
            settled.winners[-1] = (household, name, value)
        if is_tip:
            tips.setdefault((household, name), []).append(value)
    contested = [
        key
        for key, values in tips.items()
        if key[1] not in _NEVER_CONTESTED and len({value or "" for value in values}) > 1
    ]
    connection.execute("DELETE FROM contested WHERE household IN (SELECT value FROM json_each(?))", (listed,))
    connection.executemany("INSERT INTO contested VALUES (?, ?)", contested)
    for household, name in contested:
        if name == HouseholdField.PHONE:
            settled.phones[household] = [str(value) for value in tips[household, name] if value]
    settled.codes = {
        household: [str(value) for value in values if value]
        for (household, name), values in tips.items()
        if name == HouseholdField.CODE and len(values) > 1
    }
    return settled
