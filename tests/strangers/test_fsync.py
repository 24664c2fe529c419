"""A saved visit costs one fsync, counted by strace from outside."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.strangers

ROOT = Path(__file__).resolve().parents[2]
SAVES = 20
RECORD = """
import os, sys
from pathlib import Path
from bench.wards import filled_ward, store_on
from core.visits.desk import VisitDesk
from core.records.results import Result
from core.records.visit import VisitEntry

ward = filled_ward(Path(sys.argv[1]), households=50)
desk = VisitDesk(store_on(ward), ward.clock, ward.campaign)
marks = os.open(os.devnull, os.O_WRONLY)
for number, household in enumerate(ward.households[:int(sys.argv[2])]):
    os.write(marks, b"SAVE %d" % number)
    desk.record(VisitEntry(household=household, result=Result.COMPLETED, at=ward.clock.now(), smartphones=1))
os.write(marks, b"SAVE end")
"""


def test_a_save_is_one_fsync(tmp_path: Path) -> None:
    log = tmp_path / "strace.txt"
    command = [sys.executable, "-c", RECORD, str(tmp_path), str(SAVES)]
    trace = ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync,write", "-o", str(log)]
    subprocess.run([*trace, *command], cwd=ROOT, check=True)
    counts = syncs_by_save(log.read_text(encoding="utf-8", errors="replace"))
    assert counts == [1] * SAVES


def syncs_by_save(log: str) -> list[int]:
    """fsync and fdatasync calls between two marks."""
    parts = re.split(r'write\(\d+, "SAVE \w+"', log)[1:-1]
    return [len(re.findall(r"\b(?:fsync|fdatasync)\(", part)) for part in parts]
