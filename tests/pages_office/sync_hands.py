"""Acts of a user on the pages of files, for the tests of both ends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from core.application.services import Services
from core.base.ids import HouseholdId
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.pages_office.conftest import Office, save_key
from ui.qt.households.page import HouseholdsPage
from ui.qt.page_ids import PageId
from ui.qt.sync.file_list import FileItem, FileList
from ui.qt.sync.page import SyncPage


def sync_of(office: Office) -> SyncPage:
    page = office.open(PageId.SYNC)
    assert isinstance(page, SyncPage)
    return page


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isVisible(), name
    button.click()


def items(page: SyncPage) -> list[FileItem]:
    shown = page.findChild(FileList, "sync.files")
    assert shown is not None
    return list(shown.file_model.items)


def words(page: SyncPage) -> list[tuple[str, str]]:
    return [(item.title, item.status[0]) for item in items(page)]


def confirm_key(office: Office, page: SyncPage, key: Path) -> None:
    office.answers.open = [key]
    press(page, "sync.open_key")
    press(page, "sync.confirm_key")


def first_door(services: Services) -> HouseholdId:
    reader = services.store.households
    return next(iter(reader.rows(reader.numbers(HouseholdQuery())))).id


def visit(services: Services, household: HouseholdId) -> None:
    entry = VisitEntry(
        household=household,
        result=Result.COMPLETED,
        at=services.clock.now(),
        people=3,
        smartphones=2,
        installed=1,
    )
    services.visits.record(entry)


def where(office: Office, household: HouseholdId) -> list[str]:
    """Return the shown state of a household's visits."""
    page = office.open(PageId.HOUSEHOLDS)
    assert isinstance(page, HouseholdsPage)
    page.activate(household)
    shown = page.visits.list.row_model.items
    return ["" if row.status is None else row.status.text for row in shown]


def counts(page: SyncPage) -> list[str]:
    """The three figures of the panel."""
    return [part.split(" lượt ")[0] for part in page.states.accessibleName().split("; ")]


def send(office: Office, province: Services, stick: Path) -> Path:
    """Exports by the page; the new file."""
    page = sync_of(office)
    if page.model.state.addressee is None:
        confirm_key(office, page, save_key(province, stick.parent / "khoa-tinh.txt"))
    office.answers.folder = stick
    page.export()
    office.finish_jobs()
    exported = page.model.state.exported
    assert exported is not None
    return exported.files[0]


def bring(office: Office, *files: Path) -> SyncPage:
    """Drops files on the page and goes on after the preview."""
    page = sync_of(office)
    page.take_files(files)
    office.finish_jobs()
    press(page, "sync.import")
    office.finish_jobs()
    return page


def answer(office: Office, folder: Path) -> tuple[Path, ...]:
    """Writes receipts for every machine."""
    folder.mkdir()
    page = sync_of(office)
    office.finish_jobs()
    office.answers.folder = folder
    press(page, "sync.receipts")
    office.finish_jobs()
    return tuple(sorted(folder.glob("*.tnd")))


def exported_file(ward: Services, province: Services, folder: Path) -> Path:
    folder.mkdir()
    return ward.batches.export(province.batches.own_keys(), folder).value.files[0]
