"""The manifest of an update package: strict JSON, and the rule by which a package is taken."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, TypeVar

from core.base.errors import UserError
from core.base.program import numbers_of
from core.events.strictjson import Json, JsonProblem, read_object
from core.updates.models import Payload, Program, UpdatePackage

FORMAT: Final = 1
KIND: Final = "tung-nha-update"
MAX_BYTES: Final = 64 * 1024
MAX_PAYLOAD_BYTES: Final = 1024**3
LANGUAGES: Final = ("vi", "en")
_VERSION: Final = re.compile(r"(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){2}")
_WORD: Final = re.compile(r"[a-z0-9_]{1,20}")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")

T = TypeVar("T", str, int)


def read_manifest(data: bytes) -> UpdatePackage:
    """Return the package that a manifest describes. Raises `update.unreadable` or `update.later_format`."""
    try:
        return _package(read_object(data))
    except (JsonProblem, ValueError) as error:
        raise UserError("update.unreadable") from error


def check_package(package: UpdatePackage, program: Program) -> None:
    """Raise `update.other_system`, `update.same` or `update.older` where the package is not for `program`."""
    if (package.system, package.machine) != (program.system, program.machine):
        raise UserError("update.other_system", version=package.version, system=package.system)
    offered, present = numbers_of(package.version), numbers_of(program.version)
    if offered == present:
        raise UserError("update.same", version=package.version)
    if offered < present or package.schema < program.schema:
        raise UserError("update.older", version=package.version, own=program.version)


def _package(record: dict[str, Json]) -> UpdatePackage:
    if record.get("kind") != KIND:
        raise ValueError(KIND)
    if _take(record, "format", int) > FORMAT:
        raise UserError("update.later_format")
    payload, changes = record.get("payload"), record.get("changes")
    if not isinstance(payload, dict) or not isinstance(changes, dict):
        raise ValueError("payload")  # noqa: TRY004 - one kind of fault, whatever is wrong in the text
    size = _take(payload, "bytes", int)
    installed = _take(record, "installed_bytes", int)
    schema = _take(record, "schema", int)
    if not (0 < size <= MAX_PAYLOAD_BYTES and 0 < installed <= MAX_PAYLOAD_BYTES and schema > 0):
        raise ValueError("bytes")
    return UpdatePackage(
        version=_matching(record, "version", _VERSION),
        system=_matching(record, "system", _WORD),
        machine=_matching(record, "machine", _WORD),
        schema=schema,
        released=date.fromisoformat(_take(record, "released", str)),
        changes={language: _take(changes, language, str) for language in LANGUAGES},
        installed_size=installed,
        payload=Payload(
            name=_matching(payload, "name", _NAME), size=size, sha256=_matching(payload, "sha256", _SHA256)
        ),
    )


def _take(record: dict[str, Json], key: str, kind: type[T]) -> T:
    value = record.get(key)
    if type(value) is not kind:
        raise ValueError(key)
    return value


def _matching(record: dict[str, Json], key: str, pattern: re.Pattern[str]) -> str:
    text = _take(record, key, str)
    if pattern.fullmatch(text) is None:
        raise ValueError(key)
    return text
