"""Households whose hamlet or group says who lives there: earlier programs wrote it, files carry it."""

from __future__ import annotations

from typing import Final

from core.households.desk import names_a_person
from core.phones import holds_phone
from storage.database import Connection
from storage.facting.base import json_list

_PLACES: Final = 'SELECT hamlet FROM household UNION SELECT "group" FROM household'
_OF_PLACES: Final = """
SELECT code FROM household
WHERE hamlet IN (SELECT value FROM json_each(:places)) OR "group" IN (SELECT value FROM json_each(:places))
"""
_HEADS: Final = """
SELECT code, name, hamlet, "group" FROM household
WHERE length(name) > 0 AND length(name) IN (length(hamlet), length("group"))
"""
"""A text that is another but for accents and capitals has as many characters."""


def households_named_by_place(connection: Connection) -> tuple[str, ...]:
    """The codes of households whose hamlet or group holds a telephone number or is the name of the head."""
    places = [place for (place,) in connection.execute(_PLACES) if place and holds_phone(place)]
    codes = {code for (code,) in connection.execute(_OF_PLACES, {"places": json_list(places)})}
    codes |= {
        code
        for code, head, *texts in connection.execute(_HEADS)
        if any(names_a_person(text, head) for text in texts if text)
    }
    return tuple(sorted(codes))
