"""The body of a downstream file of the kind `keys`: who the province is, then its decisions as event lines.

docs/keys.md, "The keys file".
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

import orjson

from core.base.errors import UserError
from core.enrolment import fields as statements
from core.enrolment.fields import Fields
from core.enrolment.models import Province
from core.events.lines import MAX_LINE_BYTES
from core.events.strictjson import Json, JsonProblem, read_object

MAX_LINKS: Final = 64
BAD_BODY: Final = "downstream.body"

VerifiesPlain = Callable[[bytes, bytes, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLink:
    """A new working key, signed by the one before it or by the root."""

    by: str
    age: str
    minisign: str
    since: str
    signature: bytes

    def holds(self, verifies: VerifiesPlain) -> bool:
        message = statements.link(by=self.by, age=self.age, minisign=self.minisign, since=self.since)
        return verifies(message, self.signature, self.by)

    def record(self) -> dict[str, Json]:
        return {
            "by": self.by,
            "age": self.age,
            "minisign": self.minisign,
            "since": self.since,
            "signature": base64.b64encode(self.signature).decode(),
        }

    @staticmethod
    def read(fields: Fields) -> KeyLink:
        return KeyLink(
            by=fields.signing_key("by"),
            age=fields.recipient("age"),
            minisign=fields.signing_key("minisign"),
            since=fields.instant("since"),
            signature=fields.signature("signature"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysBody:
    """`certificate`: the root's signature over the keys of the ceremony, None before one."""

    province: Province
    ceremony: Province | None
    """The province's keys as they were at the ceremony; the working ones may have changed since."""
    certificate: bytes | None
    links: tuple[KeyLink, ...]
    lines: tuple[bytes, ...]


def write_body(body: KeysBody) -> bytes:
    """Lines, each ended by a line feed; the first one is the province's record."""
    record: dict[str, Json] = {
        "province": province_record(body.province),
        "links": [link.record() for link in body.links],
    }
    if body.ceremony is not None and body.certificate is not None:
        record["ceremony"] = {
            **province_record(body.ceremony),
            "certificate": base64.b64encode(body.certificate).decode(),
        }
    return b"".join(line + b"\n" for line in (orjson.dumps(record), *body.lines))


def read_body(data: bytes, verifies: VerifiesPlain) -> KeysBody:
    """The body in `data`; every signature over keys holds. Raises `downstream.body`."""
    first, *lines = data.split(b"\n")
    if len(first) > MAX_LINE_BYTES or not lines or lines.pop() != b"" or b"" in lines:
        _refuse()
    try:
        record = read_object(first)
    except JsonProblem:
        _refuse()
    province, links = record.get("province"), record.get("links")
    if not isinstance(province, Mapping) or not isinstance(links, list) or len(links) > MAX_LINKS:
        _refuse()
    ceremony, certificate = _ceremony(record, verifies)
    body = KeysBody(
        province=read_province(province),
        ceremony=ceremony,
        certificate=certificate,
        links=tuple(_link(entry, verifies) for entry in links),
        lines=tuple(lines),
    )
    said = body.province
    if ceremony is None and (said.recovery is not None or said.root is not None):
        _refuse()
    if ceremony is not None and (said.recovery, said.root) != (ceremony.recovery, ceremony.root):
        _refuse()
    return body


def _link(entry: Json, verifies: VerifiesPlain) -> KeyLink:
    if not isinstance(entry, Mapping):
        _refuse()
    link = KeyLink.read(Fields(entry, BAD_BODY))
    if not link.holds(verifies):
        _refuse()
    return link


def _ceremony(record: Mapping[str, Json], verifies: VerifiesPlain) -> tuple[Province | None, bytes | None]:
    said = record.get("ceremony")
    if said is None:
        return None, None
    if not isinstance(said, Mapping):
        _refuse()
    province, certificate = read_province(said), Fields(said, BAD_BODY).signature("certificate")
    if province.recovery is None or province.root is None:
        _refuse()
    if not verifies(certified(province), certificate, province.root):
        _refuse()
    return province, certificate


def certified(province: Province) -> bytes:
    """The message of the root's certificate."""
    return statements.province_keys(
        unit=province.unit_code,
        valid_from=province.unit_valid_from,
        age=province.age,
        minisign=province.minisign,
        recovery=province.recovery or "",
        root=province.root or "",
    )


def chain_reaches(
    known: Sequence[str], root: str | None, links: Sequence[KeyLink], wanted: str
) -> tuple[KeyLink, ...] | None:
    """The links by which `wanted` follows from a key of `known` or from the root, or None."""
    reached: dict[str, tuple[KeyLink, ...]] = dict.fromkeys(known, ())
    if root is not None:
        reached[root] = ()
    for _ in links:
        for link in links:
            if link.by in reached and link.minisign not in reached:
                reached[link.minisign] = (*reached[link.by], link)
    found = reached.get(wanted)
    return None if wanted == root else found


def province_record(province: Province) -> dict[str, Json]:
    offline: dict[str, Json] = {}
    if province.recovery is not None and province.root is not None:
        offline = {"recovery": province.recovery, "root": province.root}
    return {
        "unit": province.unit_code,
        "valid_from": province.unit_valid_from,
        "age": province.age,
        "minisign": province.minisign,
        **offline,
    }


def read_province(record: Mapping[str, Json]) -> Province:
    fields = Fields(record, BAD_BODY)
    unit, valid_from = fields.unit()
    offline = "recovery" in record
    return Province(
        unit_code=unit,
        unit_valid_from=valid_from,
        age=fields.recipient("age"),
        minisign=fields.signing_key("minisign"),
        recovery=fields.recipient("recovery") if offline else None,
        root=fields.signing_key("root") if offline else None,
    )


def _refuse() -> NoReturn:
    raise UserError(BAD_BODY)
