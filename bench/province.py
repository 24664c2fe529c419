"""A whole province, made once and kept: the cost of its import, the delay of its pages and its
report.

    .venv/bin/python -m bench.province make FOLDER [SCALE]
    .venv/bin/python -m bench.province measure FOLDER

`make` writes a workspace of the province of 2025 into FOLDER and merges one file's events of each
of its 64 communes by the real import; at SCALE 1 (a tenth by default) 750,000 households,
3,000,000 visits, and one household in twenty with two people recorded one by one, who are members
of organisations. `measure` opens it and clicks. Goals: a page of figures and the ranking within
100 ms of the click, the weekly report as PDF, DOCX and XLSX within 5 s, all of CPU; every figure
equal to a recomputation from the lines of the events.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final

import orjson

from app.workspaces import Workspaces
from bench.laptops import ROSTER_PEOPLE, Laptop
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock, iso
from core.base.ids import DeviceId, IdSource
from core.figures.table import FigureLevel
from core.ranking.desk import FigureDesk
from core.ranking.ranking import Ranking, rank
from core.records.figures import SMARTPHONES_KNOWN
from core.records.sums import COLUMNS, reporting_day
from core.records.workspace import NewWorkspace
from core.reports.writing import Form, rendered
from core.units.models import UnitKey
from tests.figures.plain import sums_of

HOUSEHOLDS: Final = 750_000
COMMUNES: Final = 64
VISITS_EACH: Final = 4
ONE_BY_ONE: Final = 20
"""Every how manyth household is recorded person by person."""

START: Final = datetime(2026, 1, 16, 9, 0, tzinfo=VIETNAM)
NOW: Final = datetime(2026, 2, 27, 9, 0, tzinfo=VIETNAM)
CAMPAIGN: Final = "vneid-2026"
ORGANISATIONS: Final = ("nong_dan", "phu_nu", "thanh_nien", "cuu_chien_binh", "cong_doan")
STAGES: Final = ("no_smartphone", "smartphone", "installed", "registered")
SPOKEN: Final = reporting_day(iso(NOW - timedelta(hours=2)), 8)
"""The day of every stage: that of its event's clock."""

RUNS: Final = 7
_STATED: Final = ("at", "result", "people", "smartphones", "had", "installed")


class Commune(Laptop):
    """The lines of one commune's laptop; some households are recorded person by person."""

    def __init__(self, unit: UnitKey, seed: int, ids: IdSource) -> None:
        super().__init__(unit, seed, ids, campaign=CAMPAIGN, start=START, now=NOW - timedelta(hours=2))

    def lines(self, households: int) -> Iterator[bytes]:
        made = []
        for household, line in self.households(households):
            made.append(household)
            yield line
        for household in made[::ONE_BY_ONE]:
            yield from self._people(household)
        yield from self.visits(made, VISITS_EACH)

    def _people(self, household: str) -> Iterator[bytes]:
        yield self.line("household.way", {"household": household, "way": "persons"})
        for _ in range(2):
            person = self.ids.new(1)
            yield self.line("person.added", {"person": person, "household": household})
            value = self.dice.sample(ORGANISATIONS, 1)
            yield self.line("person.field", {"person": person, "field": "memberships", "value": value})
            stage = self.dice.choice(STAGES)
            yield self.line("person.stage", {"person": person, "campaign": CAMPAIGN, "stage": stage})


def workspaces() -> Workspaces:
    return Workspaces(clock=FixedClock(NOW), ids=IdSource())


def make(folder: Path, scale: float) -> None:
    """The workspace, and the merge of every commune's lines."""
    new = NewWorkspace(
        unit_code="96",
        valid_from=date(2025, 7, 1),
        hamlet=None,
        officer_name="Lê Văn Tám",
        campaign=CAMPAIGN,
    )
    province = workspaces().create(folder, new)
    units = [unit.key for unit in province.catalogue().communes(province.info.unit, START.date())][:COMMUNES]
    each, ids, events, spent = round(HOUSEHOLDS * scale / COMMUNES), IdSource(), 0, 0.0
    for number, unit in enumerate(units):
        commune = Commune(unit, number, ids)
        lines = list(commune.lines(each))
        begun = time.process_time()
        merge(province, commune.device, unit, lines)
        spent += time.process_time() - begun
        events += len(lines)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        if number % 8 == 7:
            print(f"province: {number + 1} communes, {events:,} events, {spent:.0f} s, {peak} MB", flush=True)
    province.close()
    size = sum(file.stat().st_size for file in folder.glob("tung-nha.db*")) // 2**20
    print(f"province: {len(units) * each:,} households, {events:,} events, {size:,} MB on disk")
    print(f"province: import {spent:.0f} s of CPU, {1e6 * spent / events:.0f} us an event, peak {peak} MB")


def merge(province: Services, device: DeviceId, unit: UnitKey, lines: list[bytes]) -> None:
    """As `core.sync.desk` merges a file once it is opened and checked."""
    with province.store.writing() as work:
        execute = work.connection.execute  # type: ignore[attr-defined]  # the bench looks under the use cases
        sender = execute(
            "INSERT INTO device (id, unit_code, unit_valid_from) VALUES (?, ?, ?) RETURNING n",
            (device, unit.code, unit.valid_from.isoformat()),
        ).fetchone()[0]
        batch = execute(
            "INSERT INTO batch (id, direction, state, file, sha256, bytes, handled, applied, number, device)"
            " VALUES (?, 'in', 'merged', 'f', ?, 0, ?, 1, 1, ?) RETURNING n",
            (device, device, iso(NOW - timedelta(hours=1)), sender),
        ).fetchone()[0]
        work.events.add_received(lines, batch)  # type: ignore[attr-defined]


def measure(folder: Path) -> None:
    """Measure the waits of the user, once the workspace is open; medians of CPU."""
    province = workspaces().open(folder)
    desk, periods = province.province.figures, province.province.periods
    if 5 not in periods.closed():
        begun = time.process_time()
        periods.close(5)
        print(f"province: the fifth week closed in {1000 * (time.process_time() - begun):.0f} ms")
    commune = desk.table().rows[0].unit
    for period in (None, 5, 6):
        said = "now" if period is None else f"week {period}"
        for level in (FigureLevel.COMMUNE, FigureLevel.PROVINCE):
            _told(f"{level.value} table and ranking, {said}", partial(_ranked, desk, level, period))
        of_one = partial(_ranked, desk, FigureLevel.HAMLET, period, commune)
        _told(f"hamlets of one commune, {said}", of_one)
    _told("all hamlets, which no page shows at once", partial(_ranked, desk, FigureLevel.HAMLET, None))
    _told("members of every unit", desk.keeper.members)
    _told("whom to urge", province.province.urging.rows)
    _report(province)
    _click(folder)
    _check(province)
    province.close()


def _ranked(
    desk: FigureDesk, level: FigureLevel, period: int | None, under: UnitKey | None = None
) -> Ranking:
    return rank(desk.table(level, period=period, under=under).rows, SMARTPHONES_KNOWN)


def _told(what: str, work: Callable[[], object]) -> None:
    spent = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - begun))
    print(f"province: {what}: {median(spent):.1f} ms, first {spent[0]:.0f} (goal 100)", flush=True)


def _report(province: Services) -> None:
    begun = time.process_time()
    document = province.reports.weekly(6)
    made = time.process_time()
    sizes = {form.value: len(rendered(document, form)) // 1024 for form in Form}
    end = time.process_time()
    print(
        f"province: weekly report {end - begun:.2f} s, {made - begun:.2f} of it figures (goal 5), KB {sizes}"
    )


def _click(folder: Path) -> None:
    """The pages in the real window, from the click to the painted page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from tools.translations import FOLDER, compile_all
    from ui.qt.application import APP_ID, dress_application, make_application
    from ui.qt.i18n import Language
    from ui.qt.jobs import JobRunner, ManualExecutor
    from ui.qt.opening import WindowOptions, make_window
    from ui.qt.page_ids import PageId
    from ui.qt.report.page import ReportPage
    from ui.qt.settings import WindowSettings
    from ui.qt.theme import Theme

    compile_all(FOLDER)
    application, jobs = make_application([APP_ID]), ManualExecutor()
    settings = WindowSettings(folder / "bench.ini")
    settings.set_language(Language.VIETNAMESE)
    window, _session = make_window(
        WindowOptions(folder=folder),
        settings,
        dress_application(application, Theme(), Language.VIETNAMESE),
        workspaces,
        jobs=JobRunner(jobs),
        clock=FixedClock(NOW),
    )
    window.resize(1366, 768)
    window.show()

    def settle() -> None:
        for _ in range(3):
            jobs.wait()
            application.processEvents()

    def click(page: str) -> None:
        window.go_to_page(page)
        settle()
        window.grab()

    for _ in range(10):
        settle()

    def told(what: str, before: Callable[[], object], act: Callable[[], object]) -> None:
        spent = []
        for _ in range(RUNS + 1):
            before()
            begun = time.process_time()
            act()
            spent.append(1000 * (time.process_time() - begun))
        print(f"province: click to {what}: {median(spent[1:]):.0f} ms, first {spent[0]:.0f} (goal 100)")

    for page in (PageId.REPORT, PageId.OFFICE, PageId.LETTERS):
        told(f"the painted page {page.value}", partial(click, PageId.PRINT), partial(click, page))
    click(PageId.REPORT)
    report = window.current_page()
    assert isinstance(report, ReportPage)
    buttons = report.tiles.switch.buttons

    def press(view: str) -> None:
        buttons[view].click()
        settle()
        window.grab()

    told("the painted tiles, from the table", partial(press, "table"), partial(press, "tiles"))
    told("the painted page of tiles", partial(click, PageId.PRINT), partial(click, PageId.REPORT))
    press("table")
    window.close()


def _check(province: Services) -> None:
    """Check every figure of every hamlet, computed only from the lines of the events, one commune after the
    other.
    """
    connection = province.store.connection  # type: ignore[attr-defined]
    kept = {
        (row.unit.code, row.figures.hamlet): row.figures
        for row in province.province.figures.table(FigureLevel.HAMLET).rows
    }
    closed = {
        (row.unit.code, row.figures.hamlet): row.figures
        for row in province.province.figures.table(FigureLevel.HAMLET, period=5).rows
    }
    seen = 0
    last = (START.date() + timedelta(days=34)).isoformat()
    for (stream,) in connection.execute("SELECT n FROM stream WHERE class = 'public' ORDER BY n").fetchall():
        lines = connection.execute("SELECT line FROM event WHERE stream = ?", (stream,))
        events = [orjson.loads(line) for (line,) in lines]
        for found, upto in ((kept, "9999"), (closed, last)):
            for place, sums in _recomputed(events, upto).items():
                figures = found[place]
                wrong = {name for name in COLUMNS if getattr(figures, name) != sums.get(name, 0)}
                if wrong:
                    raise SystemExit(f"province: {place} up to {upto} differs in {', '.join(sorted(wrong))}")
                seen += 1
    print(f"province: {seen:,} rows of hamlets, live and closed, equal a recomputation from the events")


def _recomputed(events: list[dict[str, Any]], upto: str) -> dict[tuple[str, str], Counter[str]]:
    homes: dict[str, tuple[str, str]] = {}
    visits: dict[str, list[dict[str, Any]]] = {}
    people: dict[str, list[str]] = {}
    stages: dict[str, str] = {}
    for event in events:
        kind = event["kind"]
        if kind == "household.added":
            homes[event["household"]] = (event["commune"], event["hamlet"])
        elif kind == "household.way":
            people[event["household"]] = []
        elif kind == "person.added":
            people[event["household"]].append(event["person"])
        elif kind == "person.stage":
            stages[event["person"]] = event["stage"]
        elif kind == "visit.recorded" and reporting_day(event["at"], 8) <= upto:
            visits.setdefault(event["household"], []).append(event)
    found: dict[tuple[str, str], Counter[str]] = {}
    for home, place in homes.items():
        own = sorted(visits.get(home, ()), key=lambda one: (one["at"], one["id"]))
        rows = [_row(one) for one in own]
        known = None
        if home in people:
            known = (len(people[home]), [(stages[one], 0) for one in people[home]] if upto >= SPOKEN else [])
        counted = sums_of(rows, (None, None, ROSTER_PEOPLE), known)
        found.setdefault(place, Counter()).update(counted)
    return found


def _row(visit: dict[str, Any]) -> tuple[Any, ...]:
    """As `tests.figures.plain` takes a visit: one that counts, is not voided and not suspect."""
    return (*(visit.get(name) for name in _STATED), 1, 0, 0)


def main() -> None:
    step, folder = sys.argv[1], Path(sys.argv[2])
    if step == "make":
        make(folder, float(sys.argv[3]) if len(sys.argv) > 3 else 0.1)
    else:
        measure(folder)


if __name__ == "__main__":
    main()
