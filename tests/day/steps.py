"""A user's acts of a day, each a step: done by keys, seen afterwards, counted by hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.application.services import Services
from core.records.person import Way
from tests.day.count import Count, Said, totals
from tests.day.keyboard import DOWN, ENTER, SPACE
from tests.day.sitting import Plan, Sitting, counted_visits, found, has_visits, says, walk

ADD, ALL = Qt.Key.Key_N, Qt.Key.Key_A
FIELDS_OF_A_SHEET = ("sheet.day", "sheet.row", "sheet.total")
PEOPLE, ESC, END = Qt.Key.Key_F7, Qt.Key.Key_Escape, Qt.Key.Key_End


@dataclass(frozen=True, slots=True, kw_only=True)
class AtTheDoor:
    """A line at the next door of the walk."""

    place: int
    said: Said

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        keys.go_to("quick")
        here = keys.read("quick.number")
        sitting.write(f"quick {self.place}", self.said.line)
        keys.key(ENTER)
        if keys.read("quick.number") == here:
            keys.key(ENTER)  # unusual numbers ask once
        assert keys.toast().startswith("Recorded"), keys.toast()
        assert keys.read("quick.number") != here

    def happened(self, services: Services, plan: Plan) -> bool:
        return has_visits(services, plan, self.place, 1)

    def count(self, count: Count) -> None:
        count.door(self.place).visits.append(self.said)
        count.door(self.place).today = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The second visit at a door that was visited, from its page."""

    place: int
    said: Said

    def do(self, sitting: Sitting) -> None:
        sitting.open_household(self.place)
        sitting.keys.tab_to("households.record")
        sitting.keys.key(SPACE)
        sitting.write(f"quick {self.place}", self.said.line)
        sitting.keys.key(ENTER)
        field = sitting.keys.focus
        if isinstance(field, QLineEdit) and field.text() == self.said.line:
            sitting.keys.key(ENTER)  # unusual numbers ask once
        assert sitting.keys.toast().startswith("Recorded"), sitting.keys.toast()

    def happened(self, services: Services, plan: Plan) -> bool:
        return has_visits(services, plan, self.place, 2)

    def count(self, count: Count) -> None:
        count.door(self.place).visits.append(self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonByPerson:
    """The household at the next door agrees to be recorded by name."""

    place: int

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        keys.go_to("quick")
        keys.key(PEOPLE, ENTER)
        assert keys.toast().startswith("Recorded"), keys.toast()
        keys.key(ESC, ESC)

    def happened(self, services: Services, plan: Plan) -> bool:
        return services.people.reader.way(plan.ids[self.place]) is Way.PERSONS

    def count(self, count: Count) -> None:
        count.door(self.place).people = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    place: int

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        keys.go_to("quick")
        keys.key(PEOPLE)
        keys.tab_to("consent.list")
        keys.type("c")
        assert keys.toast().startswith("Agreed"), keys.toast()
        keys.key(ESC, ESC)

    def happened(self, services: Services, plan: Plan) -> bool:
        return bool(services.people.reader.consents(plan.ids[self.place]))

    def count(self, count: Count) -> None:
        """No figure counts consents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a phone, the `number`th of the household."""

    place: int
    number: int
    line: str

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        keys.go_to("quick")
        keys.key(PEOPLE)
        if self.number > 1:
            keys.type("n")
        sitting.write(f"person {self.place} {self.number}", self.line)
        keys.key(ENTER)
        if isinstance(keys.focus, QLineEdit) and keys.focus.text():
            keys.key(ENTER)  # one more than the list has is asked about once
        assert keys.toast().startswith("Added"), keys.toast()
        keys.key(ESC, ESC)

    def happened(self, services: Services, plan: Plan) -> bool:
        return len(services.people.reader.of_household(plan.ids[self.place])) >= self.number

    def count(self, count: Count) -> None:
        door = count.door(self.place)
        door.people = (door.people or 0) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """The app was installed on the phone of the `number`th person: one key."""

    place: int
    number: int

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        keys.go_to("quick")
        keys.key(PEOPLE)
        keys.key(*[DOWN] * (self.number - 1))
        keys.type("2")
        assert "installed" in keys.toast().lower(), keys.toast()
        keys.key(ESC, ESC)

    def happened(self, services: Services, plan: Plan) -> bool:
        people = services.people.reader.of_household(plan.ids[self.place])
        return len(people) >= self.number and people[self.number - 1].is_installed

    def count(self, count: Count) -> None:
        count.door(self.place).installed += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OfThePeople:
    """The visit whose line the people themselves fill in: F7, Enter, Enter."""

    place: int
    said: Said

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        keys.go_to("quick")
        field = keys.focus
        assert isinstance(field, QLineEdit)
        sitting.tell("offered", f"quick {self.place}", field.text())
        keys.key(PEOPLE, ENTER)
        assert keys.focus is field
        assert field.text() == self.said.line
        sitting.tell("typed", f"quick {self.place}", field.text())
        keys.key(ENTER)
        if field.text() == self.said.line:
            keys.key(ENTER)  # unusual numbers ask once
        assert keys.toast().startswith("Recorded"), keys.toast()

    def happened(self, services: Services, plan: Plan) -> bool:
        return has_visits(services, plan, self.place, 1)

    def count(self, count: Count) -> None:
        count.door(self.place).visits.append(self.said)
        count.door(self.place).today = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One count, or the result, of a visit is corrected on the page of its household.

    `part` is the name of the field in the form, `key` the pressed key.
    """

    place: int
    part: str
    key: str | Qt.Key
    was: Said
    now: Said

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        sitting.open_household(self.place)
        keys.tab_to("households.visits")
        keys.key(DOWN, ENTER)
        keys.tab_to(f"visit.{self.part}")
        if isinstance(self.key, Qt.Key):
            keys.key(self.key)
        else:
            keys.type(self.key)
        keys.press_button("visit.save")
        if not keys.toast().startswith("Visit corrected"):
            keys.press_button("visit.save")  # unusual numbers ask once
        assert keys.toast().startswith("Visit corrected"), keys.toast()

    def happened(self, services: Services, plan: Plan) -> bool:
        (visit,) = counted_visits(services, plan, self.place)
        return says(visit, self.now)

    def count(self, count: Count) -> None:
        visits = count.door(self.place).visits
        visits[visits.index(self.was)] = self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """A household that is on the list already is entered as a new one."""

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        name, address = sitting.plan.double
        keys.go_to("households")
        keys.control(ADD)
        sitting.write("new household's name", name)
        keys.tab_to("households.add.address")
        keys.key(END)
        sitting.write("new household's address", address)
        keys.key(ENTER)
        assert keys.toast().startswith("Added"), keys.toast()
        keys.key(ESC)

    def happened(self, services: Services, plan: Plan) -> bool:
        return any(row.head == plan.double[0] for row in walk(services))

    def count(self, count: Count) -> None:
        count.listed += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """The two records of one household are one: the likeliest candidate is taken."""

    place: int

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        sitting.open_household(self.place)
        keys.choose("households.more", "households.same")
        keys.key(DOWN, ENTER)
        assert keys.toast().startswith("The two records are one"), keys.toast()

    def happened(self, services: Services, plan: Plan) -> bool:
        return not any(row.head == plan.double[0] for row in walk(services))

    def count(self, count: Count) -> None:
        count.listed -= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    place: int

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        sitting.open_household(self.place)
        keys.choose("households.more", "households.close")
        keys.key(DOWN)
        keys.press_button("households.close.confirm")
        assert keys.toast().startswith("Closed"), keys.toast()

    def happened(self, services: Services, plan: Plan) -> bool:
        return found(services, plan, self.place).closed is not None

    def count(self, count: Count) -> None:
        count.door(self.place).closed = True
        count.listed -= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    place: int

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        sitting.open_household(self.place)
        keys.press_button("households.reopen")
        keys.key(DOWN)
        keys.press_button("households.reopening.save")
        assert keys.toast().startswith("Reopened"), keys.toast()

    def happened(self, services: Services, plan: Plan) -> bool:
        return found(services, plan, self.place).closed is None

    def count(self, count: Count) -> None:
        count.door(self.place).closed = False
        count.listed += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """A page of the sheet is scanned into the quick line, and its day written once."""

    page: int
    day: str

    def do(self, sitting: Sitting) -> None:
        open_sheet(sitting, self.page)
        sitting.write(f"day {self.page}", self.day)
        sitting.keys.key(ENTER)

    def happened(self, services: Services, plan: Plan) -> bool:
        return services.sheets.open(f"{plan.sheet}-{self.page}").day == self.day

    def count(self, count: Count) -> None:
        """A day is no visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of the sheet, `at` its place on the page, `place` that of its household in the list."""

    page: int
    at: int
    place: int
    said: Said
    typed: str

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        open_sheet(sitting, self.page)
        assert keys.focus.objectName() == f"sheet.row.{self.at}"
        sitting.write(f"row {self.page} {self.at}", self.typed)
        keys.key(ENTER)
        if not keys.toast().startswith(recorded := f"Recorded row {self.place + 1:04d}:"):
            keys.key(ENTER)  # unusual numbers ask once
        assert keys.toast().startswith(recorded), keys.toast()

    def happened(self, services: Services, plan: Plan) -> bool:
        return has_visits(services, plan, self.place, 1)

    def count(self, count: Count) -> None:
        count.door(self.place).visits.append(self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTotals:
    """The four numbers at the foot of the page agree with its rows."""

    page: int
    rows: tuple[Said, ...]

    def do(self, sitting: Sitting) -> None:
        keys = sitting.keys
        open_sheet(sitting, self.page)
        for at, text in enumerate(totals(self.rows)):
            assert keys.focus.objectName() == f"sheet.total.{at}"
            keys.control(ALL)
            keys.type(text)
            if at == len(totals(self.rows)) - 1:
                assert keys.read("sheet.verdict").startswith("All four"), keys.read("sheet.verdict")
            keys.key(ENTER)

    def happened(self, services: Services, plan: Plan) -> bool:
        return services.sheets.open(f"{plan.sheet}-{self.page}").totals == totals(self.rows)

    def count(self, count: Count) -> None:
        """The rows were counted."""


def open_sheet(sitting: Sitting, page: int) -> None:
    """Open a sheet if it is closed: a scanner is a keyboard, and its code is typed into the quick line.

    Half a code may be offered by the field after a kill: the kept text is replaced.
    """
    keys, code = sitting.keys, f"{sitting.plan.sheet}-{page}"
    if keys.page() == "paper" and keys.focus.objectName().startswith(
        ("sheet.row", "sheet.total", "sheet.day")
    ):
        return
    keys.go_to("quick")
    keys.control(ALL)
    keys.enter(f"TN1:{code}")
    assert keys.page() == "paper"
