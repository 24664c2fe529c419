"""Lists of the field as Excel files: the households that are shown, agreed returns, my own visits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from core.application.services import Services
from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.records.household import HouseholdQuery, HouseholdRow, WalkFilter
from ui.qt.context import PageContext
from ui.qt.formats import format_date, format_number
from ui.qt.households.list_card import ListCard
from ui.qt.households.view_model import HouseholdsViewModel
from ui.qt.jobs import Cancelled, JobContext, value_of
from ui.qt.shared.doors import officer_name
from ui.qt.widgets.button import Button
from ui.qt.widgets.calendar import CalendarPopup

if TYPE_CHECKING:
    from core.content.sheets import Sheet

AT_ONCE: Final = 500
WEEK: Final = timedelta(days=6)
Make = Callable[[Services], "Sheet"]
MakeOfDays = Callable[[date, date], Make]


class ExcelLists(QObject):
    """The button over the list and its menu. Each file is written by a job and noted in the audit list."""

    def __init__(
        self, page: QWidget, card: ListCard, model: HouseholdsViewModel, context: PageContext
    ) -> None:
        super().__init__(page)
        self._page, self._model = page, model
        self._services, self._jobs, self._dialogs = context.services, context.jobs, context.dialogs
        self.button = Button("")
        self.button.setObjectName("households.excel")
        self.menu = QMenu(page)
        self.calendar = CalendarPopup(page)
        self.calendar.chosen.connect(self._take_day)
        self._wanted: tuple[str, MakeOfDays] | None = None
        self._first: date | None = None
        card.head.add_choice(self.button)
        self.button.clicked.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        self.button.set_text(self.tr("To Excel…"))
        self.menu.clear()
        today = self._services.clock.now().date()
        start = min(self._services.campaign.start, today)
        self._add(self.tr("Households shown, with names and phones…"), "ho-dan", self._shown)
        self._add(self.tr("Households to come back to…"), "hen-lai", _callbacks)
        for words, name, first, last in (
            (self.tr("My visits of today…"), "luot-tham-hom-nay", today, today),
            (self.tr("My visits of the last 7 days…"), "luot-tham-7-ngay", today - WEEK, today),
            (self.tr("All my visits…"), "luot-tham", start - timedelta(days=366), today),
        ):
            self._add(words, name, partial(_visits, first, last))
        for words, name, make in (
            (self.tr("My visits of a period…"), "luot-tham", _visits),
            (self.tr("Households to come back to in a period…"), "hen-lai", _callbacks),
        ):
            action = self.menu.addAction(words)
            action.setObjectName(f"{name}-tu-ngay")
            action.triggered.connect(lambda _on=False, name=name, make=make: self._ask_days(name, make))

    def _ask_days(self, name: str, make: MakeOfDays) -> None:
        self._wanted, self._first = (name, make), None
        today = self._services.clock.now().date()
        self.calendar.ask(self.button, today, title=self.tr("First day of the period"))

    def _take_day(self, day: date) -> None:
        if self._wanted is None:
            return
        if self._first is None:
            self._first = day
            self.calendar.ask(self.button, day, first=day, title=self.tr("Last day of the period"))
            return
        (name, make), first, self._wanted = self._wanted, self._first, None
        self.save(f"{name}-tu-{first:%d-%m-%Y}-den-{day:%d-%m-%Y}", make(first, day), dated=False)

    def save(self, name: str, make: Make, *, dated: bool = True) -> None:
        """Ask for the place of the file, whose name ends with today's date if `dated`, and write it."""
        today = self._services.clock.now().date()
        file_name = f"{name}-{today.isoformat()}.xlsx" if dated else f"{name}.xlsx"
        title = self.tr("Save a list with names and phones")
        kinds = self.tr("Excel workbook (*.xlsx)")
        path = self._dialogs.save_file(self._page, title, file_name, kinds)
        if path is None:
            return
        info = self._services.info
        heading = f"{info.place}, {format_date(today)}"

        def work(_job: JobContext) -> int:
            from core.reports.field_lists import list_bytes

            with self._services.worker() as own:
                sheet = make(own)
                own.write_file(path, list_bytes(sheet, title=heading, author=info.unit_name))
                with own.store.writing() as writer:
                    writer.audit("export.list", f"{name} {len(sheet.rows)}")
                return len(sheet.rows)

        self._jobs.submit(work, lambda result: self._tell(lambda: value_of(result), path))

    def _tell(self, answer: Callable[[], int], path: Path) -> None:
        try:
            rows = answer()
        except UserError as error:
            self._model.tell(error)
            return
        except Cancelled:
            return
        text = self.tr("Saved {path}, rows: {count}")
        sentence = text.format(path=path, count=format_number(rows))
        self._model.say_done(sentence, undoable=False)

    def _ask(self) -> None:
        self.retranslate()
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _add(self, words: str, name: str, make: Callable[[], Make]) -> None:
        action = self.menu.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(lambda _on=False: self.save(name, make()))

    def _shown(self) -> Make:
        numbers = tuple(self._model.state.numbers)
        return lambda own: _households(own, numbers)


def _callbacks(first: date = date.min, last: date = date.max) -> Make:
    """Those whose day of return is between `first` and `last`, both included."""

    def make(own: Services) -> Sheet:
        reader = own.store.households
        rows = _rows(own, reader.numbers(HouseholdQuery(show=WalkFilter.CALLBACKS)))
        since, until = first.isoformat(), last.isoformat()
        rows = [row for row in rows if since <= (row.callback or since)[: len(since)] <= until]
        ordered = sorted(rows, key=lambda row: row.callback or "")
        return _households(own, [row.number for row in ordered], agreed=True)

    return make


def _visits(first: date, last: date) -> Make:
    def make(own: Services) -> Sheet:
        from core.reports.field_lists import visit_list

        visits = own.store.households.own_visits(first, last)
        known = {row.id: row for row in _rows_of(own, [visit.household for visit in visits])}
        return visit_list(visits, known)

    return make


def _households(own: Services, numbers: Sequence[int], *, agreed: bool = False) -> Sheet:
    from core.reports.field_lists import household_list

    rows = _rows(own, numbers)
    return household_list(rows, _officers(own, rows), agreed=agreed)


def _rows(own: Services, numbers: Sequence[int]) -> list[HouseholdRow]:
    reader = own.store.households
    parts = (numbers[at : at + AT_ONCE] for at in range(0, len(numbers), AT_ONCE))
    return [row for part in parts for row in reader.rows(part)]


def _rows_of(own: Services, households: Sequence[HouseholdId]) -> Sequence[HouseholdRow]:
    return own.store.households.rows_of(list(dict.fromkeys(households)))


def _officers(own: Services, rows: Sequence[HouseholdRow]) -> Mapping[HouseholdId, str]:
    names = {one.id: officer_name(one) for one in own.assignments.reader.officers()}
    doors = own.assignments.reader.doors([row.id for row in rows])
    return {
        door.household: names.get(door.officer, "") for door in doors.values() if door.officer is not None
    }
