"""Synthetic figures of every commune of a province."""

from __future__ import annotations

import random
from datetime import date

from core.figures.arrivals import LackingFile
from core.figures.files import Files, UnitFiles
from core.figures.places import Mark, MarkKind, Standing
from core.figures.table import UnitFigures
from core.ranking.counted import absent_row
from core.ranking.counted import figures_of as counted
from core.records.figures import Figures, total_of
from core.records.sums import Sums
from core.units.catalogue import Catalogue
from core.units.models import OrgUnit, UnitKey
from ui.qt.report.state import Read

AS_OF = "2020-09-14T09:42:00+07:00"
LAST_FILE = "2020-09-14T08:12:00+07:00"


def communes_of(catalogue: Catalogue, province: UnitKey, day: date) -> list[OrgUnit]:
    return list(catalogue.communes(province, day))


def figures_of(unit: OrgUnit, dice: random.Random, share: float, households: int) -> Figures:
    """A unit of `households` with three of four visited."""
    visited = households * 3 // 4
    phones = households * 2
    known = Sums(
        listed=households,
        found=households,
        visited=visited,
        ever=households,
        ever_visited=visited,
        reached=visited,
        people=households * 3,
        smartphones=phones,
        installed=round(phones * share),
        people_homes=visited,
        people_known=households * 3,
        people_installed=round(phones * share),
        people_asked=households * 3,
        smartphones_homes=visited,
        smartphones_known=phones,
        smartphones_installed=round(phones * share),
        smartphones_asked=phones,
    )
    return counted(known, unit=unit.key, name=unit.name, as_of=AS_OF)


def read_of(units: list[OrgUnit], *, silent: int = 5, marked: int = 3, seed: int = 96) -> Read:
    """Figures of `units`; the last `silent` have sent nothing, `marked` wait to be looked at."""
    dice = random.Random(seed)
    rows, sent = [], units[: len(units) - silent]
    for at, unit in enumerate(sent):
        figures = figures_of(unit, dice, dice.uniform(0.12, 0.97), dice.randrange(3_000, 22_000))
        marks = (Mark(kind=MarkKind.CLOSED, count=900, of=figures.ever),) if at < marked else ()
        whole = Standing(visited=figures.ever_visited, whole=figures.ever, needed=1, marks=marks)
        lacking = (
            (LackingFile(machine="4487-1123", number=7, parts=(), since=LAST_FILE),)
            if at == marked + 1
            else ()
        )
        files = Files(last=LAST_FILE, senders=1, lacking=lacking)
        course = [figures.installed - 40 * (6 - day) for day in range(7)]
        rows.append(
            UnitFigures(unit=unit.key, figures=figures, files=files, trend=tuple(course), standing=whole)
        )
    absent = [
        absent_row(
            UnitFiles(unit=unit.key, name=unit.name, files=Files()), AS_OF, dice.randrange(3_000, 9_000)
        )
        for unit in units[len(sent) :]
    ]
    whole_sum = total_of(
        [row.figures for row in rows], code="96", valid_from="2020-01-01", name="Tỉnh Cà Mau"
    )
    return Read(
        units=(*rows, *absent),
        total=UnitFigures(unit=UnitKey("96", date(2020, 1, 1)), figures=whole_sum),
        received=LAST_FILE,
        silent=silent,
        known=len(sent),
        below=len(units),
    )
