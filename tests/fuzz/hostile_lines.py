"""Lines of the right form, rightly signed, that no honest program writes: drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import orjson

from core.base.clock import HLC_LAST, HLC_ZERO
from core.base.errors import UserError
from core.events.kinds import EventKind, event_class, kind_version
from core.events.lines import decode
from core.events.payloads import SHAPES, check_payload

LONG = "ấ" * 4_000
TEXTS = (
    "", " ", "=cmd|' /C calc'!A0", "<b>&amp;</b>", "{0} {name} %s %n", "'; DROP TABLE event; --",
    LONG,
    "\u0645\u0631\u062d\u0628\u0627", "\u05e9\u05dc\u05d5\u05dd", "\U0001d518", "\U0001f469", "0912345678",
    "1" * 40, "Ấp 2", "ấp  2", "../../x", "a" * 300, "ẤP\u00a02", "Ð", "\u0301\u0301\u0301", "null", "true",
    "1e9", "K7-147-X", "TN1:K7-147-X",
)  # fmt: skip
STAMPS = (HLC_LAST, HLC_ZERO, "03b3da6f0000-0000", "000000000001-ffff", "0198f3c2a1b2-0003")
DAYS = ("0001-01-01", "9999-12-31", "2026-02-28", "1970-01-01", "2026-12-01")
INSTANTS = (
    *("0002-01-01T00:00:00+07:00", "9999-12-31T23:59:59+07:00", "2026-12-01T08:00:00+07:00"),
    *("1970-01-01T00:00:00+07:00", "2099-01-01T00:00:00+07:00"),
)
NUMBERS = (0, 1, 2, 998, 999, 10_000_000, -999, 6_000_000_000)
WORDS = [
    "moved",
    "counts",
    "province",
    "list",
    "phone",
    "membership",
    "persons",
    "installed",
    "name",
    "code",
    "walk",
    "hamlet",
    "household",
    "memberships",
    "child",
    "zz",
    "market",
    "agency",
    "tap",
    "guided",
]
UNITS = (("32059", "2025-07-01"), ("32014", "2025-07-01"), ("96", "2025-07-01"), ("00004", "2025-07-01"))
KINDS = tuple(kind for kind in EventKind if not kind.startswith("device."))


class HostileLines:
    """Draws lines that a rightly signed file may hold, around the existing lines."""

    def __init__(self, seed: int, real: list[bytes]) -> None:
        self.dice = random.Random(seed)
        self._real = [orjson.loads(line) for line in real]
        self._ids = [body["id"] for body in self._real] + [
            value for body in self._real for key, value in body.items()
            if key in ("household", "visit", "person", "who", "point", "target", "device")
        ]  # fmt: skip
        self._made = 0

    def lines(self, count: int, first: dict[str, int]) -> list[bytes]:
        """Return `count` lines; `first` is the next number of each class and is moved on."""
        found: list[bytes] = []
        for line in self._tries():
            body = orjson.loads(line)
            body["seq"] = first[body["class"]]
            numbered = orjson.dumps(body)
            try:
                event = decode(numbered)
                if event.v <= kind_version(EventKind(event.kind)):
                    check_payload(event.kind, event.payload)
            except UserError:
                continue
            first[body["class"]] += 1
            self._ids.append(body["id"])
            found.append(numbered)
            if len(found) == count:
                return found
        return found

    def _tries(self) -> Iterator[bytes]:
        while True:
            kind = self.dice.choice(KINDS)
            said = self._payload(kind)
            cls = event_class(kind, said).value
            head = self._real[0]
            body = {
                "id": self._new_id(), "kind": kind.value, "v": self.dice.choice((1, 2, 2, 2, 3)),
                "device": head["device"], "incarnation": head["incarnation"], "class": cls, "seq": 1,
                "hlc": self.dice.choice(STAMPS),
            }  # fmt: skip
            if self.dice.random() < 0.7:
                body["officer"] = self.dice.choice(self._ids)
            if not set(said) & set(body):
                yield orjson.dumps(body | said)

    def _payload(self, kind: EventKind) -> dict[str, Any]:
        required, optional = SHAPES[kind]
        keys = [*required, *(key for key in optional if self.dice.random() < 0.5)]
        keys += [key for key in ("value",) if kind.endswith((".field", ".resolved"))]
        said = {key: self._fitting(key, {**required, **optional}.get(key)) for key in keys}
        if self.dice.random() < 0.5:
            said["base"] = list(dict.fromkeys(self.dice.choices(self._ids, k=self.dice.choice((1, 2, 9)))))
        if "commune" in said:
            said["commune"], said["valid_from"] = self.dice.choice((*UNITS[:2], UNITS[3]))
        if "unit" in said:
            said["unit"], said["valid_from"] = self.dice.choice(UNITS)
        return said

    def _fitting(self, key: str, check: Callable[[object], bool] | None) -> object:
        """A value that the shape lets in, the odder the better."""
        for _ in range(60):
            value = self._odd(key)
            if check is None or check(value):
                return value
        return None

    def _odd(self, key: str) -> object:
        dice = self.dice
        if key in ("tips", "households"):
            return list(dict.fromkeys(dice.choices(self._ids, k=dice.choice((1, 3, 40)))))
        if key == "hash":
            return "ab" * 32
        if key == "campaign" and dice.random() < 0.7:
            return "vneid-2026"
        return dice.choice(
            (
                dice.choice(self._ids), dice.choice(TEXTS), dice.choice(DAYS), dice.choice(INSTANTS),
                dice.choice(NUMBERS), dice.choice(WORDS), dice.choice((True, False)), self._new_id(),
                f"{dice.choice(self._ids)}{dice.choice('<>')}{dice.randint(0, 9)}", "07:30", "1960-1964",
                dice.choice(("completed", "not_home", "moved_or_vacant")), dice.choice(("paper", "VN-01")),
                {"no_memory": 10_000_000}, ["hoi_phu_nu"] * 3, dice.choice(("female", "android", "counts")),
                dice.choice(("no_smartphone", "working")),
            )
        )  # fmt: skip

    def _new_id(self) -> str:
        self._made += 1
        bits = self.dice.getrandbits
        return f"{bits(32):08x}-{self._made % 65536:04x}-7{bits(12):03x}-8000-{bits(48):012x}"
