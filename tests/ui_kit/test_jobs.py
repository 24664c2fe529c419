"""The job runner: outcomes come back as values, on the window's thread, one job at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.base.errors import UserError
from ui.qt.jobs import Aborted, Err, JobContext, JobResult, JobRunner, ManualExecutor, Ok, PoolExecutor


@pytest.fixture
def manual() -> ManualExecutor:
    return ManualExecutor()


@pytest.fixture
def runner(qapp: QApplication, manual: ManualExecutor) -> Iterator[JobRunner]:
    made = JobRunner(manual)
    yield made
    made.shutdown()


def test_the_value_comes_back_as_ok(runner: JobRunner, manual: ManualExecutor) -> None:
    outcomes: list[JobResult[int]] = []
    runner.submit(lambda _: 41 + 1, outcomes.append)
    assert outcomes == []
    manual.run_next()
    assert outcomes == [Ok(42)]


def test_an_error_comes_back_as_a_value(runner: JobRunner, manual: ManualExecutor) -> None:
    error = UserError("roster.no_header")

    def work(_: JobContext) -> None:
        raise error

    outcomes: list[JobResult[None]] = []
    runner.submit(work, outcomes.append)
    manual.run_next()
    assert outcomes == [Err(error)]


def test_a_job_stops_at_its_next_checkpoint(runner: JobRunner, manual: ManualExecutor) -> None:
    steps: list[int] = []

    def work(context: JobContext) -> None:
        for step in range(3):
            context.checkpoint()
            steps.append(step)
            job.cancel()

    outcomes: list[JobResult[None]] = []
    job = runner.submit(work, outcomes.append)
    manual.run_next()
    assert (steps, outcomes) == ([0], [Aborted()])


def test_a_job_cancelled_while_it_waits_never_begins(runner: JobRunner, manual: ManualExecutor) -> None:
    begun: list[int] = []
    outcomes: list[JobResult[None]] = []
    job = runner.submit(lambda _: begun.append(1), outcomes.append)
    job.cancel()
    manual.run_next()
    assert (begun, outcomes) == ([], [Aborted()])


def test_reports_are_thinned_but_the_end_is_told(runner: JobRunner, manual: ManualExecutor) -> None:
    def work(context: JobContext) -> None:
        for done in range(1, 1001):
            context.report(done, 1000)

    reports: list[tuple[int, int]] = []
    runner.submit(work, lambda _: None, lambda done, total: reports.append((done, total)))
    manual.run_next()
    assert reports[-1] == (1000, 1000)
    assert len(reports) < 100


def test_busy_frames_a_row_of_jobs(runner: JobRunner, manual: ManualExecutor) -> None:
    busy: list[bool] = []
    runner.busy_changed.connect(busy.append)
    runner.submit(lambda _: 1, lambda _: None)
    runner.submit(lambda _: 2, lambda _: None)
    manual.run_next()
    assert (busy, runner.busy) == ([True], True)
    manual.run_next()
    assert (busy, runner.busy) == ([True, False], False)


def test_after_shutdown_jobs_are_refused(runner: JobRunner, manual: ManualExecutor) -> None:
    outcomes: list[JobResult[int]] = []
    runner.shutdown()
    job = runner.submit(lambda _: 1, outcomes.append)
    assert (outcomes, job.stopped, manual.waiting) == ([Aborted()], True, 0)


def test_shutdown_stops_what_waits_and_tells_nobody(runner: JobRunner, manual: ManualExecutor) -> None:
    outcomes: list[JobResult[int]] = []
    job = runner.submit(lambda _: 1, outcomes.append)
    runner.shutdown()
    assert (outcomes, job.stopped, manual.waiting) == ([], True, 0)


def test_work_runs_off_the_thread_of_the_window_and_comes_back_on_it(qtbot: QtBot) -> None:
    runner = JobRunner(PoolExecutor())
    threads: list[QThread] = []
    here: list[QThread] = []

    def done(outcome: JobResult[QThread]) -> None:
        assert isinstance(outcome, Ok)
        threads.append(outcome.value)
        here.append(QThread.currentThread())

    runner.submit(lambda _: QThread.currentThread(), done)
    qtbot.waitUntil(lambda: bool(threads))
    assert here == [QApplication.instance().thread()]  # type: ignore[union-attr] # there is one
    assert threads != here
    runner.shutdown()


def test_jobs_run_one_after_the_other(qtbot: QtBot) -> None:
    runner = JobRunner(PoolExecutor())
    order: list[str] = []

    def work(name: str) -> None:
        order.append(f"{name} begins")
        order.append(f"{name} ends")

    ended: list[int] = []
    for name in ("a", "b"):
        runner.submit(lambda _, name=name: work(name), lambda _: ended.append(1))  # type: ignore[misc] # a default
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert order == ["a begins", "a ends", "b begins", "b ends"]
    runner.shutdown()
