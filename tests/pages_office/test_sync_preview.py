"""Files and folders before they are imported: one job, described plainly, by keys only, never stalling."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.sync.desk import FileState
from tests.pages_office.conftest import OpenOffice
from tests.pages_office.sync_hands import items, press, send, sync_of
from tests.ui_kit.hands import CONTROL, NONE
from tests.ui_kit.hands import press as strike
from ui.qt.i18n import Language
from ui.qt.jobs import JobRunner, PoolExecutor
from ui.qt.sync.page import SyncPage
from ui.qt.sync.state import LineState
from ui.qt.widgets.text import recorded_misfits

STALL_S: Final = 0.05


def test_a_folder_is_one_job_and_doubtful_files_do_not_stop_the_good_ones(
    open_office: OpenOffice,
    ward: Services,
    enrolled: Services,
    twin: Services,
    province: Services,
    stick: Path,
) -> None:
    folder = stick / "các xã" / "ngày 14"
    folder.mkdir(parents=True)
    good = enrolled.batches.export(province.batches.own_keys(), folder).value.files[0]
    stranger = twin.batches.export(province.batches.own_keys(), folder).value.files[0]
    province.enrolment.revoke(twin.batches.own_keys().number)
    for number in range(150):
        (folder / f"hỏng-{number:03}.tnb").write_bytes(good.read_bytes()[: 40 + number])
    centre = open_office(province)
    page = sync_of(centre)
    centre.finish_jobs()
    centre.answers.folder = stick / "các xã"
    press(page, "sync.open_folder")
    assert centre.executor.waiting == 1
    assert page.files.busy.isVisible()
    centre.finish_jobs()
    found = page.model.state.looked
    assert found is not None
    assert [found.count(state) for state in FileState] == [1, 0, 1, 150]
    assert items(page)[0].status[0] == "đang giữ"
    assert len(items(page)) == 50
    assert page.files.preview.more.isVisible()
    assert list(province.batches.register()) == []
    press(page, "sync.import")
    assert centre.executor.waiting == 1
    centre.finish_jobs()
    assert [row.file for row in province.batches.register()] == [good.name]
    assert [path.stat().st_size for path in province.batches.held()] == [stranger.stat().st_size]


def test_a_preview_may_be_left_and_an_empty_folder_says_so(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    (stick / "trống").mkdir()
    centre = open_office(province)
    page = sync_of(centre)
    page.take_files((stick / "trống",))
    centre.finish_jobs()
    assert page.files.told.sentence.text().startswith("Trong đó không có tệp .tnb hay .tnd nào cho máy này.")
    page.take_files((send(open_office(enrolled), province, stick),))
    centre.finish_jobs()
    press(page, "sync.leave")
    assert page.model.state.lines == ()
    assert list(province.batches.register()) == []


def test_an_import_by_keys_alone(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    file = send(open_office(enrolled), province, stick)
    centre = open_office(province)
    page = sync_of(centre)
    centre.window.activateWindow()
    QApplication.processEvents()
    centre.answers.open = [file]
    strike(page.window(), Qt.Key.Key_O, CONTROL)
    centre.finish_jobs()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.objectName() == "sync.import"
    strike(focus, Qt.Key.Key_Return, NONE)
    centre.finish_jobs()
    assert [line.state for line in page.model.state.lines] == [LineState.MERGED]
    strike(page.files.list, Qt.Key.Key_Z, CONTROL)
    centre.finish_jobs()
    assert [line.state for line in page.model.state.lines] == [LineState.UNDONE]


def test_the_window_answers_while_a_folder_is_looked_at(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, qtbot: QtBot
) -> None:
    """Measured in the time of the window's thread, so that other programs do not count."""
    folder = stick / "nhiều tệp"
    folder.mkdir()
    good = enrolled.batches.export(province.batches.own_keys(), folder).value.files[0].read_bytes()
    for number in range(400):
        (folder / f"hỏng-{number:03}.tnb").write_bytes(good[: 40 + number])
    runner = JobRunner(PoolExecutor())
    page = SyncPage(replace(open_office(province).session.context(), jobs=runner))
    qtbot.addWidget(page)
    page.resize(1158, 768)
    page.show()
    longest = min(_longest_beat(page, folder, qtbot) for _ in range(2))
    runner.shutdown()
    assert longest < STALL_S


def _longest_beat(page: SyncPage, folder: Path, qtbot: QtBot) -> float:
    """Seconds of this thread's time between two beats while the files of `folder` are looked at."""
    beats = [time.thread_time()]
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.start()
    page.model.leave_alone()
    page.take_files((folder,))
    qtbot.waitUntil(lambda: page.model.state.looked is not None, timeout=30_000)
    QApplication.processEvents()
    beats.append(time.thread_time())
    timer.stop()
    return max(after - before for before, after in pairwise(beats))


@pytest.mark.parametrize("language", [Language.VIETNAMESE, Language.ENGLISH])
@pytest.mark.parametrize("zoom", [100, 125])
def test_nothing_is_cut_off_on_either_page(
    open_office: OpenOffice,
    enrolled: Services,
    province: Services,
    stick: Path,
    language: Language,
    zoom: int,
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    file = send(laptop, province, stick)
    (stick / "hỏng.tnb").write_bytes(file.read_bytes()[:100])
    for office in (laptop, centre):
        office.window.set_language(language)
        office.window.set_zoom(zoom)
        page = sync_of(office)
        page.take_files((file, stick / "hỏng.tnb"))
        office.finish_jobs()
        with recorded_misfits() as misfits:
            office.window.grab()
        if page.files.preview.isVisible():
            press(page, "sync.import")
            office.finish_jobs()
        page.files.list.setCurrentIndex(page.files.list.file_model.index(1))
        with recorded_misfits() as more:
            office.window.grab()
        assert [one.text for one in (*misfits, *more)] == []
