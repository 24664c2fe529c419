"""64 communes send a week's batch each; one job merges them while the window's thread goes on.

.venv/bin/python -m bench.stall [communes]

Goal: the window's thread never waits longer than 50 ms. The same watch without a job shows the
delay of the machine itself at that moment; on a busy one, look at how much of each wait was work
of ours.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QTimer

from bench.measured import Measured, tell
from bench.sync_steps import PROVINCE, START, fill, make_workspace, workspaces
from core.application.services import Services
from core.sync.desk import NewKeys
from core.units.merging import bundled_catalogue
from ui.qt.jobs import Err, JobContext, JobRunner, PoolExecutor

COMMUNES = 64
EVENTS = 600
"""Of one commune in a week: a hundred households, four visits each."""

TICK_MS = 5


def main(arguments: Sequence[str]) -> None:
    communes = int(arguments[0]) if arguments else COMMUNES
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["TUNG_NHA_STATE"] = str(folder / "state")
        files = make(folder, communes)
        province = workspaces().open(folder / "province")
        idle = watched(application, lambda _context: time.sleep(2))
        told: list[float] = []
        gaps = watched(application, lambda _context: told.append(merge(province, files)))
        province.close()
    print(f"{len(files)} files in {told[0]:.1f} s")
    for what, found in (("without a job", idle), ("while merging", gaps)):
        for kind, values in (("in all", [wait for wait, _ in found]), ("of ours", [own for _, own in found])):
            ordered = sorted(values)
            p99, longest = ordered[int(0.99 * len(ordered))], ordered[-1]
            print(f"{what}, {kind}: median {median(ordered):.1f} ms, p99 {p99:.1f} ms")
            goal = 50 if (what, kind) == ("while merging", "of ours") else None
            figure = f"longest wait {what}, {kind}"
            tell(Measured(what=figure, value=longest, unit="ms", goal=goal))


def make(folder: Path, communes: int) -> list[Path]:
    province = make_workspace(folder / "province", PROVINCE)
    keys = province.batches.own_keys()
    catalogue = bundled_catalogue()
    units = [unit.code for unit in catalogue.communes(province.info.unit, START.date())][:communes]
    province.close()
    files: list[Path] = []
    for number, code in enumerate(units):
        ward = make_workspace(folder / code, code)
        fill(ward, EVENTS, seed=number)
        files += ward.batches.export(keys, folder / "files").value.files
        ward.close()
    return files


def merge(province: Services, files: Sequence[Path]) -> float:
    start = time.perf_counter()
    with province.worker() as own:
        received = own.batches.receive(files, new_keys=NewKeys.TRUST).value
    assert {file.state.value for file in received} == {"merged"}
    return time.perf_counter() - start


def watched(application: QCoreApplication, work: Callable[[JobContext], object]) -> list[tuple[float, float]]:
    """Milliseconds between ticks of the window's thread beyond the tick itself, while `work` runs as a job.

    Of each wait also the processor time of this process in it.
    """
    times: list[tuple[float, float]] = []
    timer = QTimer()
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: times.append((time.perf_counter(), time.process_time())))
    runner = JobRunner(PoolExecutor())
    outcomes: list[object] = []

    def done(outcome: object) -> None:
        outcomes.append(outcome)
        application.quit()

    runner.submit(work, done)
    timer.start()
    application.exec()
    timer.stop()
    if isinstance(outcomes[0], Err):
        raise outcomes[0].error
    return [
        (1000 * (later[0] - earlier[0]) - TICK_MS, 1000 * (later[1] - earlier[1]))
        for earlier, later in pairwise(times)
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
