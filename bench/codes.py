"""QR codes of one kind, against the qrcode library at the same version, level and mask choice.

.venv/bin/python -m bench.codes

Goal: at least 50 x, bit-identical (the identity is tested on thousands of texts; by this bench on
its own).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

from qrcode import QRCode

from bench.measured import Measured, tell
from core.base.ids import household_code
from core.render.codes import library_levels
from core.render.fast_codes import CodeFamily, family

FAST = 4_000
SLOW = 100
SITE = "https://zalo.me/g/"
ROUNDS = 7


def main() -> None:
    draw = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    links = [SITE + "".join(draw.choices(letters, k=80 - len(SITE))) for _ in range(FAST)]
    codes = [f"TN1:{household_code('K7', 10_000 + number)}" for number in range(FAST)]
    report("address of 80 bytes", 4, links)
    report("household code", 2, codes)


def report(name: str, mode: int, texts: Sequence[str]) -> None:
    data = [text.encode() for text in texts]
    started = time.perf_counter()
    kind = family(mode, len(data[0]))
    for one in data[:300]:  # the constants of nearly every bit
        kind.rows_of(one)
    built = time.perf_counter() - started
    fast = slow = 0.0
    for _ in range(ROUNDS):  # turn by turn: what else the machine does meets both
        fast = max(fast, rate(kind.rows_of, data))
        slow = max(slow, rate(lambda one: library(kind, one), data[:SLOW]))
    for one in data[:SLOW]:
        assert kind.rows_of(one) == packed(library(kind, one)), one
    print(f"{name}: version {kind.version}, level {kind.level}, constants {1000 * built:.0f} ms")
    tell(
        Measured(
            what=f"{name}, codes a second",
            value=fast / slow,
            unit="x",
            reference="the qrcode library",
            goal=50,
            more_is_better=True,
        )
    )


def rate(make: Callable[[bytes], object], data: Sequence[bytes]) -> float:
    """Codes in a second of CPU."""
    started = time.process_time()
    for one in data:
        make(one)
    return len(data) / (time.process_time() - started)


def library(kind: CodeFamily, data: bytes) -> list[list[bool]]:
    symbol = QRCode(version=kind.version, error_correction=library_levels()[kind.level], border=0)
    symbol.add_data(data, optimize=0)
    symbol.make(fit=False)
    return [[bool(module) for module in row] for row in symbol.modules]


def packed(rows: list[list[bool]]) -> bytes:
    pad = "0" * (-len(rows) % 8)
    lines = ["".join("1" if black else "0" for black in row) + pad for row in rows]
    return int("".join(lines), 2).to_bytes(len(rows) * len(lines[0]) // 8, "big")


if __name__ == "__main__":
    main()
