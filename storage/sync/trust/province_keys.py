"""The province that this workspace obeys: its keys now, its keys before, and the links between them."""

from __future__ import annotations

import base64
from typing import Final, cast

import orjson

from core.enrolment.fields import Fields
from core.enrolment.keys_body import BAD_BODY, KeyLink, KeysBody, province_record, read_province
from core.enrolment.models import Province
from storage.db.connection import Connection
from storage.db.sql import read_meta
from storage.log.unit_of_work import UnitOfWork

CEREMONY: Final = "province.ceremony"
LINKS: Final = "province.links"
_COLUMNS: Final = "unit_code, unit_valid_from, age, signing_key, recovery, root"


def current(connection: Connection) -> Province | None:
    """The province that this workspace obeys, or is."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM authority WHERE until IS NULL ORDER BY since DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    unit, valid_from, age, minisign, recovery, root = row
    return Province(
        unit_code=unit,
        unit_valid_from=valid_from,
        age=age,
        minisign=minisign,
        recovery=recovery,
        root=root,
    )


def recovery_recipient(connection: Connection) -> str | None:
    """The offline key that every exported file is encrypted to as well (sync.md 4)."""
    province = current(connection)
    return None if province is None else province.recovery


def was_ours(connection: Connection, signing_key: str) -> bool:
    """Return True if this key was our province's once and was replaced."""
    return signing_key in former_keys(connection)


def former_keys(connection: Connection) -> frozenset[str]:
    """The keys that were replaced; whoever has one of them may have stolen it."""
    rows = connection.execute("SELECT signing_key FROM authority WHERE until IS NOT NULL")
    return frozenset(key for (key,) in rows)


def install(unit: UnitOfWork, province: Province, now: str) -> None:
    """Makes `province` the one that counts; the keys before it stay as former ones."""
    unit.connection.execute(
        "UPDATE authority SET until = ? WHERE until IS NULL AND signing_key <> ?", (now, province.minisign)
    )
    unit.connection.execute(
        "INSERT INTO authority (signing_key, age, unit_code, unit_valid_from, recovery, root, since)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (signing_key) DO UPDATE SET"
        " recovery = excluded.recovery, root = excluded.root, until = NULL",
        (
            province.minisign,
            province.age,
            province.unit_code,
            province.unit_valid_from,
            province.recovery,
            province.root,
            now,
        ),
    )


def keep_proofs(unit: UnitOfWork, body: KeysBody) -> None:
    """Remembers what shows that the keys belong together."""
    if body.ceremony is not None and body.certificate is not None:
        keep_ceremony(unit, body.ceremony, body.certificate)
    unit.set_meta(LINKS, orjson.dumps([link.record() for link in body.links]).decode())


def keep_ceremony(unit: UnitOfWork, province: Province, certificate: bytes) -> None:
    record = {**province_record(province), "certificate": base64.b64encode(certificate).decode()}
    unit.set_meta(CEREMONY, orjson.dumps(record).decode())


def ceremony(connection: Connection) -> tuple[Province, bytes] | None:
    """The keys of the ceremony and the root's signature over them."""
    text = read_meta(connection, CEREMONY)
    if text is None:
        return None
    record = orjson.loads(text)
    return read_province(record), Fields(record, BAD_BODY).signature("certificate")


def links(connection: Connection) -> tuple[KeyLink, ...]:
    """From the first working key to the present one, as far as this workspace knows."""
    records = cast(list[dict[str, str]], orjson.loads(read_meta(connection, LINKS) or "[]"))
    return tuple(KeyLink.read(Fields(record, BAD_BODY)) for record in records)


def add_link(unit: UnitOfWork, link: KeyLink) -> None:
    known = [entry.record() for entry in links(unit.connection)]
    unit.set_meta(LINKS, orjson.dumps([*known, link.record()]).decode())
