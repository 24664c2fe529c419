"""The numbers that the charts of a period are painted from."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from core.base.errors import UserError
from core.base.text import fold
from core.campaigns.models import Campaign, Track
from core.campaigns.timing import deadlines_of
from core.figures.ports import WHOLE
from core.figures.table import FigureLevel, UnitFigures
from core.ranking.province import ProvinceDesks
from core.ranking.urging import pace_of
from core.records.figures import SMARTPHONES_KNOWN
from core.reports.charts import ChartData, ChartUnit
from core.reports.period_report import PeriodFigures
from core.units.models import UnitKey

OF = "người có điện thoại thông minh đã biết"


def chart_data(desks: ProvinceDesks, campaign: Campaign, figures: PeriodFigures, until: str) -> ChartData:
    """Of the period's main level; the rate is the one on smartphones found, as in the annex."""
    days = _ends(desks, figures)
    pace = pace_of(campaign, figures.period.last_day)
    deadline = next(iter(deadlines_of(campaign, Track.HOUSEHOLD)), None)
    total = figures.total.figures
    trends = _trends(desks, figures, days)
    nothing = (0,) * len(days)
    units = [
        _unit(row, trends.get((row.unit, fold(row.figures.hamlet)), nothing)) for row in figures.main.rows
    ]
    whole = [sum(trend[at] for trend in trends.values()) for at in range(len(days))]
    whole[-1] = total.smartphones_installed
    points = [*zip((day + timedelta(days=1) for day in days), whole, strict=True)]
    return ChartData(
        of=OF,
        until=until,
        units=tuple(unit for unit in units if unit is not None),
        total=(total.smartphones_installed, total.smartphones_known),
        points=tuple(points) if total.smartphones_known or any(whole) else (),
        target=None if pace is None else Fraction(pace.target).limit_denominator(1000),
        deadline=None if deadline is None else deadline.last_day,
    )


def _ends(desks: ProvinceDesks, figures: PeriodFigures) -> list[date]:
    """The day before the first period, and the last reporting day of each up to this one."""
    period = figures.period
    days = (period.last_day - period.first_day).days + 1
    ends = [period.last_day - timedelta(days=days * back) for back in range(period.number, -1, -1)]
    return [*ends[:-1], min(period.last_day, desks.periods.today())]


def _trends(
    desks: ProvinceDesks, figures: PeriodFigures, days: list[date]
) -> dict[tuple[UnitKey, str], tuple[int, ...]]:
    """`smartphones_installed` at the end of each day, by unit and folded hamlet of the main level."""
    hamlets = figures.main.level is FigureLevel.HAMLET
    every = [days[0] + timedelta(days=step) for step in range((days[-1] - days[0]).days + 1)]
    read = desks.figures.keeper.trends([day.isoformat() for day in every], hamlets=hamlets)
    at = [(day - days[0]).days for day in days]
    found = {place: tuple(row[index] for index in at) for place, row in read.items()}
    if figures.main.level is not FigureLevel.DISTRICT:
        return {(unit, "" if key == WHOLE else key): row for (unit, key), row in found.items()}
    catalogue = desks.figures.catalogue
    rows = {row.unit for row in figures.main.rows}
    lifted: dict[tuple[UnitKey, str], tuple[int, ...]] = {}
    for (commune, _), row in found.items():
        try:
            upper = next((one.key for one in catalogue.ancestors(commune) if one.key in rows), None)
        except UserError:
            continue
        if upper is not None:
            former = lifted.get((upper, ""), (0,) * len(row))
            lifted[upper, ""] = tuple(a + b for a, b in zip(former, row, strict=True))
    return lifted


def _unit(row: UnitFigures, series: tuple[int, ...]) -> ChartUnit | None:
    rate = row.figures.rate_on(SMARTPHONES_KNOWN)
    if rate is None:
        return None
    then = None if row.before is None else row.before.rate_on(SMARTPHONES_KNOWN)
    counts = (rate.numerator, rate.denominator)
    return ChartUnit(
        name=row.figures.name,
        now=counts,
        before=None if then is None else (then.numerator, then.denominator),
        series=(*(count / rate.denominator for count in series[:-1]), rate.value),
    )
