"""Statements about machines; a line is no proof, so the signature of each statement is checked."""

from __future__ import annotations

import base64
from typing import Final

from core.enrolment import fields as statements
from core.events.kinds import EventKind
from storage.keys import minisign
from storage.projections.base.facts import Facts, Numbered, Write


def _decision(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        get = event.payload.get
        signer = str(get("signer"))
        message = statements.decision(event.kind, event.payload)
        valid = minisign.verifies_plain(message, base64.b64decode(str(get("signature"))), signer)
        rows.append(
            (
                *(n, event.kind, get("machine"), get("stamp"), event.id, signer, valid),
                *(get(key) for key in ("minisign", "age", "unit", "valid_from", "hamlet", "at", "reason")),
                get("succeeds"),
            )
        )
    facts.connection.executemany(
        "INSERT INTO device_fact (event, kind, device, hlc, id, signer, valid, signing_key, age, unit_code,"
        " unit_valid_from, hamlet, at, reason, succeeds)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


TABLES: Final = ("device_fact",)

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.DEVICE_ENROLLED: _decision,
    EventKind.DEVICE_REVOKED: _decision,
    EventKind.DEVICE_ROTATED: _decision,
    EventKind.DEVICE_VOUCHED: _decision,
}
