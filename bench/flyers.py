"""10,000 flyers for households (2,500 A4 pages), against reportlab's own QrCodeWidget and against typst.

    .venv/bin/python -m bench.flyers [PYTHON_WITH_TYPST]

Each way runs in a process of its own, so that its peak memory is its own. The naive way draws everything
on every flyer, on a sample. Typst (any interpreter that has the PyPI package; not a dependency) gets the
same words and the finished modules of each household's code, so it need not encode any.
Goals: 150 x naive; 5 x typst, 0.2 x its bytes, 0.1 x its memory; flat in the number of pages.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.measured import Measured, tell
from core.base.ids import household_code
from core.campaigns.parsing import bundled_campaign
from core.papers.household_flyer import FlyerRunContent, compose_flyers
from core.papers.selection import Addressee
from core.records.workspace import Language, UnitSettings

ALL: Final = 10_000
SAMPLE: Final = 120
FAMILY: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Ngô", "Lâm", "Châu", "Thạch")
MIDDLE: Final = ("Văn", "Thị", "Ngọc", "Hoàng", "Minh", "Quốc", "Thị Mỹ", "Thị Nguyệt", "Phước", "Chí")
GIVEN: Final = ("Ánh", "Yến", "Khởi", "Lệ", "Đường", "Rượng", "Điệp", "Ngọ", "Ửng", "Hường", "Đặng", "Quyên")
SETTINGS: Final = UnitSettings(
    issuer="UBND và Ủy ban MTTQ Việt Nam xã Lý Văn Lâm",
    help_number="02903550117",
    help_hours="",
    zalo_link="",
    zalo_label="",
)


def main() -> None:
    few, ours = apart("ours", ALL // 10), apart("ours", ALL)
    naive = apart("naive", SAMPLE)
    show("ours", ours)
    show(f"naive, {SAMPLE} flyers", naive)
    speed = rate(ours) / rate(naive)
    tell(
        Measured(
            what="flyers a second",
            value=speed,
            unit="x",
            reference="everything drawn on each",
            goal=150,
            more_is_better=True,
        )
    )
    grown = (ours["peak"] - few["peak"]) / (ALL - ALL // 10) * 1000
    tell(Measured(what=f"peak of {ALL // 10:,} flyers", value=few["peak"], unit="MB"))
    tell(Measured(what="memory for each more", value=grown, unit="KB"))
    if len(sys.argv) < 2:
        print("typst: not measured; name an interpreter that has it")
        return
    typst = typst_way(Path(sys.argv[1]))
    show("typst", typst)
    size, memory = ours["bytes"] / typst["bytes"], ours["peak"] / typst["peak"]
    print(f"speed: {rate(ours) / rate(typst):.1f} x typst (goal 5); bytes: {size:.2f} x its own (goal 0.2)")
    print(f"memory: {memory:.2f} x its own (goal 0.1)")


def show(name: str, found: dict[str, Any]) -> None:
    each = found["bytes"] / found["count"] / 1000
    print(f"{name}: {rate(found):,.0f} flyers/s, {each:.2f} KB each, peak {found['peak']:.0f} MB")


def rate(found: dict[str, Any]) -> float:
    return float(found["count"] / found["seconds"])


def apart(way: str, count: int) -> dict[str, Any]:
    """One way in a process of its own: `count`, `seconds`, `bytes`, `peak` (MB)."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.flyers", way, str(count)], check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measured(way: str, count: int) -> None:
    from bench.flyers_naive import render as render_naive
    from core.papers.household_flyer_a6x4 import render

    content = run_of(count)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "flyers.pdf"
        started = time.perf_counter()
        with path.open("wb") as file:
            if way == "ours":
                render(content, sink=file)
            else:
                file.write(render_naive(content))
        report(count, time.perf_counter() - started, path.stat().st_size)


def report(count: int, seconds: float, size: int) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": seconds, "bytes": size, "peak": peak}))


def run_of(count: int) -> FlyerRunContent:
    campaign = bundled_campaign("vneid-2026")
    return compose_flyers(campaign, SETTINGS, households_of(count), count=count, language=Language.VIETNAMESE)


def households_of(count: int) -> Iterator[Addressee]:
    """One after the other, as they are drawn: the list of them is no part of what is measured."""
    draw = random.Random(1)
    for index in range(count):
        yield Addressee(
            code=household_code("K7", 1000 + index),
            name=f"{draw.choice(FAMILY)} {draw.choice(MIDDLE)} {draw.choice(GIVEN)}",
            address=f"Số {index % 400 + 1}, tổ {index // 400 + 1}, ấp Bà Điều",
        )


def typst_way(python: Path) -> dict[str, Any]:
    from bench.flyers_typst import data_of

    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "run.json").write_text(json.dumps(data_of(run_of(ALL))), encoding="utf-8")
        script = Path(__file__).with_name("flyers_typst.py")
        done = subprocess.run(
            [str(python), str(script), name], check=True, capture_output=True, text=True, env={}
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["naive"]):
        measured(sys.argv[1], int(sys.argv[2]))
    else:
        main()
