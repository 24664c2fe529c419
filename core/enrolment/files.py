"""The small files of enrolment: one line of JSON and, where it is signed, the four lines of minisign.

They travel by any chat app; docs/keys.md, "Files". Reading believes nothing: signatures are checked by the
caller's `Verifier`.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Final, NoReturn

import orjson

from core.base.errors import ExitCode, UserError
from core.base.ids import DeviceId
from core.enrolment import fields as statements
from core.enrolment.fields import Fields
from core.enrolment.models import EnrolRequest, MachineKeys, UnlockRequest
from core.events.strictjson import Json, JsonProblem, read_object

MAX_BYTES: Final = 64 * 1024
FORMAT: Final = 1
REQUEST: Final = "enrol-request"
UNLOCK: Final = "unlock-request"
UNREADABLE: Final = "request.unreadable"

Verifier = Callable[[bytes, bytes, str], bool]
"""(message, the minisign file or a plain signature of 64 bytes, key line) -> whether it holds."""

_CHECK: Final = re.compile(r"[0-9a-f]{32}")
_NUMBER: Final = re.compile(r"\d{4}-\d{4}")


def request_line(keys: MachineKeys, *, created: str, former: str | None, proof: bytes | None) -> bytes:
    """The line that a machine signs to be enrolled, or to change its keys."""
    record: dict[str, Json] = {
        "format": FORMAT,
        "kind": REQUEST,
        "device": keys.device,
        "unit": keys.unit_code,
        "valid_from": keys.unit_valid_from,
        **({} if keys.hamlet is None else {"hamlet": keys.hamlet}),
        "age": keys.age,
        "minisign": keys.minisign,
        "created": created,
    }
    if former is not None and proof is not None:
        record |= {"former": former, "proof": base64.b64encode(proof).decode()}
    return orjson.dumps(record)


def signed(line: bytes, signature: bytes) -> bytes:
    """A signed file."""
    return line + b"\n" + signature


def read_request(data: bytes, *, verifies: Verifier, verifies_plain: Verifier) -> EnrolRequest:
    """Raises `request.unreadable`, `request.newer` (held) or `request.signature`."""
    line, _, signature = _without_carriage(data).partition(b"\n")
    fields = _record(line, REQUEST)
    unit, valid_from = fields.unit()
    keys = MachineKeys(
        device=DeviceId(fields.id("device")),
        unit_code=unit,
        unit_valid_from=valid_from,
        hamlet=fields.hamlet(),
        age=fields.recipient("age"),
        minisign=fields.signing_key("minisign"),
    )
    created = fields.instant("created")
    if not verifies(line, signature, keys.minisign):
        raise UserError("request.signature")
    former = fields.signing_key("former") if "former" in fields.record else None
    if former is not None:
        message = statements.own_rotation(device=keys.device, age=keys.age, minisign=keys.minisign)
        if not verifies_plain(message, fields.signature("proof"), former):
            raise UserError("request.signature")
    return EnrolRequest(keys=keys, created=created, former=former)


def unlock_line(request: UnlockRequest) -> bytes:
    """The whole file of a locked machine; it is not signed, since its key is locked in too."""
    record: dict[str, Json] = {
        "format": FORMAT,
        "kind": UNLOCK,
        "workspace": request.workspace,
        "check": request.check,
        "unit": request.unit_code,
        "machine": request.machine,
        "answer_to": request.answer_to,
        "box": base64.b64encode(request.box).decode(),
        "created": request.created,
    }
    return orjson.dumps(record) + b"\n"


def read_unlock(data: bytes) -> UnlockRequest:
    """Raises `request.unreadable` or `request.newer`."""
    fields = _record(_without_carriage(data).partition(b"\n")[0], UNLOCK)
    return UnlockRequest(
        workspace=fields.id("workspace"),
        check=fields.matching("check", _CHECK),
        answer_to=fields.recipient("answer_to"),
        box=fields.box("box"),
        unit_code=fields.unit_code(),
        machine=fields.matching("machine", _NUMBER),
        created=fields.instant("created"),
    )


def _without_carriage(data: bytes) -> bytes:
    """Chat apps and editors put marks and line ends of their own."""
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _record(line: bytes, kind: str) -> Fields:
    if len(line) > MAX_BYTES:
        _refuse()
    try:
        record = read_object(line)
    except JsonProblem:
        _refuse()
    if record.get("kind") != kind:
        _refuse()
    version = record.get("format")
    if type(version) is int and version > FORMAT:
        raise UserError("request.newer", exit_code=ExitCode.NEEDS_DECISION)
    if version != FORMAT:
        _refuse()
    return Fields(record, UNREADABLE)


def _refuse() -> NoReturn:
    raise UserError(UNREADABLE)
