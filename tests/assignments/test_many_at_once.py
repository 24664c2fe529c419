"""More doors than the window may wait for: written, and taken back, off its thread."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.records.household import CloseReason
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.assignments.window import act, hoa, page_of, rows_of, services_of, walk
from tests.sitting import Desk
from tests.ui_kit.hands import CONTROL, press
from ui.qt.shared.undoing import UndoBar


def test_more_doors_than_the_window_may_wait_for_are_a_job(desk: Desk) -> None:
    page = page_of(desk)
    rows = rows_of(desk)
    press(rows, Qt.Key.Key_A, CONTROL)
    act(desk, f"give:{hoa(desk)}")
    assert desk.jobs.waiting == 1
    assert "167 household(s)" in desk.named("picked.busy").accessibleName()
    assert not page.many.bar.give.isEnabled()
    assert list(services_of(desk).assignments.reader.of_officer(hoa(desk))) == []
    rows.moved.emit([page.model.state.numbers[3]], 0)
    assert desk.jobs.waiting == 1, "nothing else is written meanwhile"
    desk.jobs.run_next()
    QApplication.processEvents()
    assert len(services_of(desk).assignments.reader.of_officer(hoa(desk))) == 167
    assert page.toast.sentence.text() == "Given to Tran Thi Hoa: 167 household(s)."
    assert page.many.bar.busy.isHidden()
    assert page.many.bar.give.isEnabled()
    press(rows, Qt.Key.Key_Z, CONTROL)
    assert "167 record(s)" in desk.named("undo.busy").accessibleName()
    assert len(services_of(desk).assignments.reader.of_officer(hoa(desk))) == 167
    press(rows, Qt.Key.Key_Z, CONTROL)
    assert desk.jobs.waiting == 1, "it is under way"
    services = services_of(desk)
    first = VisitEntry(household=walk(desk)[0].id, result=Result.NOT_HOME, at=services.clock.now())
    visit = services.visits.record(first)
    desk.jobs.run_next()
    QApplication.processEvents()
    assert list(services_of(desk).assignments.reader.of_officer(hoa(desk))) == []
    assert services_of(desk).store.households.visit(visit.value) is not None, "no later act"
    assert page.toast.sentence.text().startswith("Undone: ")
    assert not any(bar.isVisible() for bar in page.findChildren(UndoBar))


def test_many_doors_that_are_opened_again_by_undo_are_all_shown_so(desk: Desk) -> None:
    page = page_of(desk)
    rows = rows_of(desk)
    press(rows, Qt.Key.Key_A, CONTROL)
    act(desk, f"close:{CloseReason.MOVED}")
    desk.jobs.wait()
    assert walk(desk) == []
    press(rows, Qt.Key.Key_Z, CONTROL)
    desk.jobs.wait()
    assert len(walk(desk)) == len(page.model.state.numbers) == 167
    page.model.changes.redo()
    desk.jobs.wait()
    assert walk(desk) == []
    assert list(page.model.state.numbers) == []


def test_a_large_act_that_somebody_changed_since_stays_and_says_so(desk: Desk) -> None:
    page = page_of(desk)
    rows = rows_of(desk)
    first = walk(desk)[0].id
    press(rows, Qt.Key.Key_A, CONTROL)
    act(desk, f"close:{CloseReason.MOVED}")
    desk.jobs.wait()
    press(rows, Qt.Key.Key_Z, CONTROL)
    services_of(desk).households.reopen(first)
    desk.jobs.wait()
    assert [row.id for row in walk(desk)] == [first]
    assert page.problem.sentence.text()
    assert not any(bar.isVisible() for bar in page.findChildren(UndoBar))


def test_a_job_for_many_that_cannot_be_done_says_so_and_changes_nothing(desk: Desk) -> None:
    page = page_of(desk)
    press(rows_of(desk), Qt.Key.Key_A, CONTROL)
    gone = services_of(desk).assignments.add_officer("Ly Van Ba").value
    page.many.do("give", gone + "x")
    desk.jobs.run_next()
    QApplication.processEvents()
    assert page.model.state.problem
    assert page.many.bar.busy.isHidden()
    assert list(services_of(desk).assignments.reader.of_officer(gone)) == []
