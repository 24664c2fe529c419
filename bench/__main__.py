"""`python3 run.py bench [NAME ...]`: each measure some times over, beside its reference, for RESULTS.md.

Each run is a process of its own; a figure is the median of its runs, with the least and the most beside it.
A section of RESULTS.md is replaced when its measure was run.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

from bench.measured import RECORDS, Measured, number, told

ROOT: Final = Path(__file__).resolve().parents[1]
RESULTS: Final = ROOT / "bench" / "RESULTS.md"
LIBRARIES: Final = ("PySide6-Essentials", "sqlcipher3", "reportlab", "qrcode", "pyrage", "duckdb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A module of this folder. `runs` counts processes: a measure that repeats by itself needs fewer."""

    about: str
    runs: int = 3
    arguments: tuple[str, ...] = ()


BENCHES: Final[Mapping[str, Bench]] = {
    "window": Bench(about="start to the first painted window"),
    "save": Bench(about="one visit, saved durably"),
    "search": Bench(about="a key in the search box over 10,000 households"),
    "field": Bench(about="the lists of the field over 15,000 households and 60,000 people", runs=1),
    "openings": Bench(about="each page opened over 15,000 households, in a process of its own", runs=1),
    "street": Bench(about="the street of 15,000 households"),
    "people": Bench(about="people of a commune, 60,000 of them", runs=1),
    "quality": Bench(about="the review of 15,000 households and 60,000 visits", runs=1),
    "roster": Bench(about="lists of 214 and 15,000 households, loaded"),
    "pairing": Bench(about="two versions of a list of 15,000 households", runs=1),
    "sync": Bench(about="batch files of 300,000 events"),
    "publish": Bench(about="publishing 300,000 events to a PostgreSQL server", runs=1),
    "stall": Bench(about="64 batch files merged while the window goes on", runs=1),
    "figures": Bench(about="figures of a tenth of a province"),
    "growth": Bench(
        about="a province at 1, 3, 10 and 64 times a commune, beside DuckDB over Parquet", runs=1
    ),
    "nation": Bench(about="1, 3 and 10 of 34 provinces made up, counted by DuckDB and PostgreSQL", runs=1),
    "memory": Bench(about="the window after two hours of work over 15,000 households", runs=1),
    "preview": Bench(about="the first page of each paper", runs=1),
    "codes": Bench(about="QR codes of one kind"),
    "flyers": Bench(about="10,000 flyers", runs=1),
}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__, allow_abbrev=False)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="NAME", help=", ".join(BENCHES))
    names = parser.parse_args(arguments).names or list(BENCHES)
    failed = []
    for name in names:
        print(f"== {name}: {BENCHES[name].about}", flush=True)
        started = datetime.now(UTC)
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        try:
            figures = [run(name) for _ in range(BENCHES[name].runs)]
        except subprocess.CalledProcessError as error:
            print(f"== {name}: FAILED ({error.returncode})", flush=True)
            failed.append(name)
            continue
        write(
            name, section(name, figures, f"{started:%Y-%m-%d %H:%M} UTC, {commit()}, load {load:.1f} before")
        )
    return 1 if failed else 0


def run(name: str) -> list[Measured]:
    """The figures of one process. Raises CalledProcessError when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records"
        records.touch()
        subprocess.run(
            [sys.executable, "-m", f"bench.{name}", *BENCHES[name].arguments],
            cwd=ROOT,
            env=os.environ | {RECORDS: str(records), "QT_QPA_PLATFORM": "offscreen"},
            check=True,
        )
        return list(told(records))


def section(name: str, runs: Sequence[Sequence[Measured]], made: str) -> str:
    """Return a table with a line for each figure. Every run has the same figures in the same order."""
    lines = [
        f"## {name}: {BENCHES[name].about}",
        "",
        f"{made}; {len(runs)} {'run' if len(runs) == 1 else 'runs'}.",
        "",
        "| Figure | Reference | Median | Least to most | Goal | |",
        "|---|---|---|---|---|---|",
    ]
    for figures in zip(*runs, strict=True):
        figure, values = figures[0], [one.value for one in figures]
        middle = replace(figure, value=median(values))
        goal = "" if figure.goal is None else f"{'≥' if figure.more_is_better else '≤'} {number(figure.goal)}"
        verdict = "" if figure.goal is None else "met" if middle.met else "**missed**"
        lines.append(
            f"| {figure.what} | {figure.reference} | {number(middle.value)} {figure.unit}"
            f" | {number(min(values))} to {number(max(values))} | {goal} | {verdict} |"
        )
    return "\n".join(lines)


def write(name: str, new: str) -> None:
    """Replace the section of this measure; the others stay."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    kept = {part.split(":")[0]: f"## {part.strip()}" for part in re.split(r"(?m)^## ", old)[1:]}
    kept[name] = new
    parts = [head(), *(kept[known] for known in BENCHES if known in kept)]
    RESULTS.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def head() -> str:
    libraries = ", ".join(f"{library} {version(library)}" for library in LIBRARIES)
    return (
        "# Results of the measures\n\n"
        "Made by `python3 run.py bench [NAME ...]`; do not edit. A ratio (x) compares with its reference in"
        " one run; times are of the machine below, of the processor where the measure says so.\n\n"
        f"Machine of the last run: {processor()}, {os.cpu_count()} cores, {memory()}, {platform.system()}"
        f" {platform.release()}.\nPython {platform.python_version()}, SQLite {sqlite()}, {libraries}."
    )


def processor() -> str:
    info = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.+)", info.read_text(encoding="utf-8")) if info.exists() else []
    return names[0] if names else platform.processor() or platform.machine()


def memory() -> str:
    info = Path("/proc/meminfo")
    found = re.search(r"MemTotal:\s*(\d+) kB", info.read_text(encoding="utf-8")) if info.exists() else None
    return f"{int(found[1]) / 2**20:.0f} GB" if found else "memory unknown"


def sqlite() -> str:
    from sqlcipher3 import dbapi2

    return str(dbapi2.sqlite_version)


def commit() -> str:
    asked = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return f"commit {done.stdout.strip()}" if done.returncode == 0 else "no commit"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
