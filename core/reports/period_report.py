"""The figures of a reporting period, gathered once for every document that speaks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from core.base.clock import parse_instant
from core.base.errors import UserError
from core.base.notation import count_text, share_text, small_count_text, tight_percent
from core.base.text import fold
from core.campaigns.models import Campaign
from core.campaigns.timing import Period
from core.content.grid import Column, Grid, Side
from core.content.numbers import (
    DENOMINATORS,
    ends_text,
    moment_text,
    moment_without_year,
    ordinal,
    points_text,
    rate_text,
    signed_text,
    source_text,
    span_text,
)
from core.figures.file_words import came_vi, files_vi
from core.figures.files import UnitFiles, open_files
from core.figures.place_words import mark_words, pending_words
from core.figures.table import FigureLevel, FigureTable, UnitFigures
from core.letters.models import LetterState
from core.periods.models import PeriodState
from core.ranking.desk import FigureDesk
from core.ranking.province import ProvinceDesks
from core.ranking.ranking import rank
from core.records.denominators import DenominatorKind
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN, Figures, Rate
from core.reports.letter_words import basis_of, cited, deadline_texts, orders_of, rank_sentence
from core.reports.office import Office
from core.reports.targets import target_text, verdict_text
from core.units.models import Level

MOST_NAMED: Final = 12
"""Units that a paragraph names; the annex has them all."""

_NUMERATORS: Final = {
    EVER_LISTED: "Hộ đã đến",
    SMARTPHONES_KNOWN: "Đã cài / người có ĐTTM đã biết",
    DenominatorKind.INHABITANTS.value: "Đã cài / dân số",
    DenominatorKind.SMARTPHONES.value: "Đã cài / người có ĐTTM công bố",
    DenominatorKind.HOUSEHOLDS.value: "Hộ đã đến / số hộ công bố",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFigures:
    """`main` is the level that the report covers; `communes` is beside districts, else None."""

    state: PeriodState
    main: FigureTable
    communes: FigureTable | None
    total: UnitFigures
    missing: str
    units_all: int

    @property
    def period(self) -> Period:
        return self.state.period


def gather(desks: ProvinceDesks, number: int | None) -> PeriodFigures:
    """The figures of a period, by default the last that is over, else the one that runs.

    Raises `report.no_period`, `period.unknown` or `period.altered`.
    """
    state = _state(desks, number)
    figures = desks.figures
    level = figures.catalogue.get(figures.unit).level
    number = state.period.number
    if level is Level.COMMUNE:
        main, communes = figures.table(FigureLevel.HAMLET, period=number), None
        return _made(state, main, None, len(main.rows))
    communes = figures.table(FigureLevel.COMMUNE, period=number)
    below = len(figures.catalogue.communes(figures.unit, figures.start))
    if level is Level.PROVINCE and _has_districts(figures, communes):
        try:
            districts = figures.table(FigureLevel.DISTRICT, period=number)
        except UserError as error:
            if error.code != "figures.no_districts":
                raise
        else:
            return _made(state, districts, communes, below)
    return _made(state, communes, None, below)


def _has_districts(figures: FigureDesk, communes: FigureTable) -> bool:
    """Return True if there is a level between; since 2025 there is none."""
    uppers = (one for row in communes.rows[:1] for one in figures.catalogue.ancestors(row.unit))
    return any(one.level is Level.DISTRICT for one in uppers)


def _state(desks: ProvinceDesks, number: int | None) -> PeriodState:
    if number is not None:
        return desks.periods.state(number)
    states = desks.periods.states()
    if not states:
        raise UserError("report.no_period")
    return next((state for state in states if state.is_over), states[0])


def _made(
    state: PeriodState, main: FigureTable, communes: FigureTable | None, units_all: int
) -> PeriodFigures:
    return PeriodFigures(
        state=state,
        main=main,
        communes=communes,
        total=main.total,
        missing=_missing(state, communes or main),
        units_all=units_all,
    )


def _missing(state: PeriodState, table: FigureTable) -> str:
    """Return the units that had sent nothing or not all, in words; of a closed period as it was when
    closed.
    """
    if state.closed is not None:
        return _alike(state.closed.missing)
    rows = [UnitFiles(unit=row.unit, name=row.figures.name, files=row.files) for row in table.rows]
    lacking = open_files((*table.absent, *rows), {row.unit for row in table.rows})
    return _alike([f"{one.name}: {files_vi(one.files)}" for one in lacking])


def _alike(said: Sequence[str]) -> str:
    """`12 đơn vị chưa gửi tệp (Xã Đông Hưng, ...); Phường 8: thiếu tệp số 7.`: like units together."""
    units: dict[str, list[str]] = {}
    for text in said:
        name, _, words = text.partition(": ")
        units.setdefault(words, []).append(name)
    return _named([_together(words, names) for words, names in units.items()])


def _together(words: str, names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{names[0]}: {words}"
    more = len(names) - MOST_NAMED
    others = f" và {count_text(more)} đơn vị khác, ghi tại Phụ lục" if more > 0 else ""
    return f"{small_count_text(len(names))} đơn vị {words} ({', '.join(names[:MOST_NAMED])}{others})"


def _named(said: Sequence[str]) -> str:
    if not said:
        return ""
    more = f"; và {len(said) - MOST_NAMED} đơn vị khác, ghi tại Phụ lục" if len(said) > MOST_NAMED else ""
    return f"{'; '.join(said[:MOST_NAMED])}{more}."


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTexts:
    """Words for the figures of a period."""

    figures: PeriodFigures
    desks: ProvinceDesks
    campaign: Campaign
    office: Office
    now: datetime

    def texts(self, without_zalo: int) -> dict[str, str]:
        """The fields of `core.reports.templates.PERIOD`."""
        total, figures = self.figures.total, self.figures.total.figures
        growth = None if total.before is None else figures.installed - total.before.installed
        return {
            **self.office.texts(self.campaign.name.vi, self.campaign.app_name, self.now),
            **self._times(),
            **self._letters(),
            **self._targets(),
            "units_sent": count_text(self._sent()),
            "units_all": count_text(self.figures.units_all),
            "missing": self.figures.missing,
            "came_since": self._came_since(),
            "silent": count_text(len((self.figures.communes or self.figures.main).silent)),
            **{name: count_text(getattr(figures, name)) for name in _COUNTS},
            "listed": span_text((total.one_list or figures).ever, figures.ever),
            "visited": span_text((total.one_list or figures).ever_visited, figures.ever_visited),
            "closed": count_text(figures.closed),
            "growth": "kỳ đầu, chưa có số" if growth is None else _grown(growth),
            "grown": "" if growth is None else f"{_grown(growth)}{' người' if growth else ''}",
            "late": signed_text(total.late.installed) if total.late.installed else "",
            "late_more": small_count_text(total.late.installed) if total.late.installed > 0 else "",
            "late_less": small_count_text(-total.late.installed) if total.late.installed < 0 else "",
            "not_reached": count_text(figures.visited - figures.reached),
            "not_met": self._not_met(),
            "not_found": count_text(figures.listed - figures.found),
            "not_installed": count_text(max(0, figures.smartphones - figures.installed)),
            **{
                field: "" if (rate := figures.rate_on(name)) is None else rate_text(rate, total.ends(name))
                for field, name in _RATES.items()
            },
            "external_rank": self._external_rank(),
            "depends": self._depends(),
            "waiting": self._waiting(),
            "doubts": self._doubts(),
            "no_zalo": _without_group(without_zalo),
        }

    @property
    def until(self) -> str:
        """The moment that the figures are of: `08 giờ ngày 17/9/2020`."""
        return moment_text(min(self.figures.state.cut_off, self.now))

    def rates(self) -> Grid:
        """The rates of the whole unit, each with its denominator, source and growth."""
        total = self.figures.total
        rates = [rate for rate in total.figures.rates if rate.denominator_name != PEOPLE_KNOWN]
        return Grid(
            columns=(
                Column(title="Chỉ tiêu", width=34, side=Side.LEFT),
                Column(title="Tử số", width=22),
                Column(title="Mẫu số và nguồn", width=67, side=Side.LEFT),
                Column(title="Tỷ lệ (%)", width=20),
                Column(title="Tăng (điểm %)", width=22),
            ),
            rows=tuple(
                (
                    _NUMERATORS.get(rate.denominator_name, rate.denominator_name),
                    count_text(rate.numerator),
                    source_text(rate),
                    _share_of(total, rate),
                    grown_points(total, rate),
                )
                for rate in rates
            ),
        )

    def _times(self) -> dict[str, str]:
        state, period = self.figures.state, self.figures.period
        days = (period.last_day - period.first_day).days + 1
        begins = state.cut_off - timedelta(days=days)
        received = self.figures.main.received
        return {
            "number": str(period.number),
            "period": f"{'tuần' if days == 7 else 'kỳ'} {ordinal(period.number)}",
            "from": moment_without_year(begins),
            "until": self.until,
            "next_period": moment_text(state.cut_off + timedelta(days=days)),
            "received": f", theo các tệp nhận đến {moment_text(parse_instant(received))}" if received else "",
        }

    def _letters(self) -> dict[str, str]:
        letters = [
            one
            for one in self.desks.register.letters()
            if one.number and one.issued_on and one.state is LetterState.IN_FORCE
        ]
        own = [one for one in letters if fold(one.issuer) == fold(self.office.issuer)]
        period = self.figures.period
        until = period.last_day + timedelta(days=1)
        issued = [one for one in own if one.issued_on and period.first_day <= one.issued_on <= until]
        said = "; ".join(cited(one) for one in issued)
        return {
            "basis": basis_of(self.desks, self.office, self.now.date()),
            "orders": orders_of(self.desks, self.office, self.now.date()),
            "own_letters": f"{self.office.issuer} đã ban hành {said}." if said else "",
        }

    def _targets(self) -> dict[str, str]:
        verdict = verdict_text(self.campaign, self.figures.total)
        pending = pending_words((self.figures.communes or self.figures.main).total.standing)
        return {
            "target": target_text(self.campaign) if verdict else "",
            "needed": f"{verdict}; {pending}" if verdict and pending else verdict,
            **deadline_texts(self.campaign, self.now.date()),
        }

    def _not_met(self) -> str:
        """Return households of the list where nobody was met yet, with the deadline."""
        figures = self.figures.total.figures
        left = figures.listed - figures.reached
        deadline = deadline_texts(self.campaign, self.now.date())["deadline"]
        said = [f"{small_count_text(left)} hộ chưa gặp", deadline] if left > 0 else []
        return "; ".join(filter(None, said))

    def _sent(self) -> int:
        table = self.figures.communes or self.figures.main
        return len(table.rows)

    def _came_since(self) -> str:
        """Return files missing when the period before was closed that have arrived since, in words."""
        came = self.desks.periods.came_since(self.figures.period.number)
        return _named([f"{one.name}: {came_vi(then, one.files)}" for one, then in came])

    def _depends(self) -> str:
        found = rank(self.figures.main.rows, SMARTPHONES_KNOWN)
        if not found.depends:
            return ""
        names = ", ".join(DENOMINATORS.get(name, name) for name in found.known)
        return f"Thứ hạng giữa các đơn vị thay đổi theo mẫu số ({names}); Phụ lục ghi mẫu số đã dùng."

    def _external_rank(self) -> str:
        newest = next(iter(self.desks.ranks.known()), None)
        return "" if newest is None else rank_sentence(newest, self.campaign, self.office)

    def _waiting(self) -> str:
        """Units whose marks nobody has looked at yet, with what is in doubt."""
        table = self.figures.communes or self.figures.main
        return _named(
            [f"{row.figures.name}: {_marks_of(row)}" for row in table.rows if row.standing.open_marks]
        )

    def _doubts(self) -> str:
        table, figures = self.figures.main, self.figures.total.figures
        over = [
            f"{row.figures.name}: {rate_text(rate)}"
            for row in table.rows
            for rate in row.figures.rates
            if rate.is_over
        ]
        said = []
        if waiting := self._waiting():
            said.append(f"Chưa xếp hạng, chờ rà soát: {waiting}")
        if over:
            said.append(f"Tỷ lệ cần rà soát: {_named(over)}")
        if doubled := _doubled(table.rows):
            said.append(doubled)
        if figures.suspect or figures.doubled:
            said.append(_doubtful_visits(figures))
        return " ".join(said)


def _marks_of(row: UnitFigures) -> str:
    return tight_percent(", ".join(mark_words(mark) for mark in row.standing.open_marks))


def _without_group(units: int) -> str:
    return f"Còn {small_count_text(units)} đơn vị chưa có nhóm Zalo." if units else ""


def _doubtful_visits(figures: Figures) -> str:
    said = []
    if figures.suspect:
        said.append(f"{small_count_text(figures.suspect)} lượt có giờ ghi cần rà soát")
    if figures.doubled:
        said.append(f"{small_count_text(figures.doubled)} lượt ghi hai lần, đã loại")
    return f"Trong {count_text(figures.visits)} lượt ghi có {'; '.join(said)}."


def _share_of(row: UnitFigures, rate: Rate) -> str:
    ends = row.ends(rate.denominator_name)
    return ends_text(ends) if ends else share_text(Fraction(rate.numerator, rate.denominator))


def _doubled(rows: Sequence[UnitFigures]) -> str:
    """The units whose lists seem loaded twice, with their households as one list and as counted."""
    said = [
        f"{row.figures.name}: {span_text(row.one_list.ever, row.figures.ever)} hộ"
        for row in rows
        if row.one_list is not None
    ]
    if not said:
        return ""
    return f"Danh sách nghi nhập hai lần: {_named(said)} Số liệu ghi hai mức, xếp hạng theo mức thấp."


def grown_points(row: UnitFigures, rate: Rate) -> str:
    """By how many points a rate grew; empty where there was none before."""
    then = None if row.before is None else row.before.rate_on(rate.denominator_name)
    if then is None:
        return ""
    now = Fraction(rate.numerator, rate.denominator)
    return points_text(100 * (now - Fraction(then.numerator, then.denominator)))


def _grown(growth: int) -> str:
    if growth > 0:
        return f"tăng {count_text(growth)}"
    return f"giảm {count_text(-growth)}" if growth < 0 else "không thay đổi"


_COUNTS: Final = (
    *("reached", "helped", "people", "smartphones", "installed"),
    *("registered", "activated"),
)
_RATES: Final = {
    "rate_visited": EVER_LISTED,
    "rate_smartphones": SMARTPHONES_KNOWN,
    "rate_inhabitants": DenominatorKind.INHABITANTS.value,
}
