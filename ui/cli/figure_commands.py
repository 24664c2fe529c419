"""Commands about figures, ranking, periods and denominators."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import date
from typing import Final

from core.application.services import Services
from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute
from core.base.notation import share_text
from core.figures.rate_range import rate_range
from core.figures.table import FigureLevel, FigureTable, UnitFigures
from core.ranking.deadlines import deadline_rows
from core.ranking.external import ExternalRank
from core.ranking.ranking import (
    Ranking,
    rank,
)
from core.ranking.tracks import TrackRow
from core.records.denominators import Denominator
from core.records.figures import SMARTPHONES_KNOWN, Rate
from ui.cli.answer import Answer
from ui.cli.file_records import absent_unit, file_counts, table_files_en, table_files_vi
from ui.cli.table_file import write_table

_COUNTS: Final = (
    *("code", "valid_from", "name", "hamlet", "listed", "found", "eligible", "visited", "reached", "helped"),
    *("people", "smartphones", "installed", "had", "registered", "activated", "working", "as_of"),
    *("ever", "closed", "ever_visited", "people_homes", "people_known", "people_installed"),
    *("smartphones_homes", "smartphones_known", "smartphones_installed"),
)


def show_rates(services: Services, options: Namespace) -> Answer:
    table = read_table(services, options)
    units = [_unit(row) for row in table.rows]
    rows = (*table.rows, table.total) if table.rows else ()
    data = {
        "units": units,
        "total": _unit(table.total),
        "level": table.level.value,
        "as_of": table.as_of,
        "received": table.received,
        "silent": list(table.silent),
        "absent": [absent_unit(one) for one in table.absent],
        "file": table_path(services, options, table, rank(table.rows, SMARTPHONES_KNOWN)),
        "tracks": [_track(row) for row in services.province.figures.tracks(services.tracks.reader)],
    }
    return Answer(
        data=data,
        vi="\n".join((*(_line(row, english=False) for row in rows), table_files_vi(table))),
        en="\n".join((*(_line(row, english=True) for row in rows), table_files_en(table))),
    )


def import_denominators(services: Services, options: Namespace) -> Answer:
    loaded = services.province.denominators.load(absolute(options.file)).value
    return Answer(
        data={
            "denominators": [_denominator(said) for said in loaded.denominators],
            "new": loaded.new,
        },
        vi=f"Đã nhập {loaded.new} mẫu số mới trong {len(loaded.denominators)} dòng.",
        en=f"Loaded {loaded.new} new denominators of {len(loaded.denominators)} rows.",
    )


def list_denominators(services: Services, options: Namespace) -> Answer:
    del options
    found = services.province.denominators.known()
    text = "\n".join(
        f"{said.unit.code}\t{said.kind.value}\t{said.value}\t{said.source}\t{said.as_of}" for said in found
    )
    return Answer(data={"denominators": [_denominator(said) for said in found]}, vi=text, en=text)


def list_undecided(services: Services, options: Namespace) -> Answer:
    catalogue = services.catalogue()
    waiting = services.province.figures.undecided(read_day(options.units_of))
    data = [
        {
            "code": one.commune.code,
            "valid_from": one.commune.valid_from.isoformat(),
            "name": catalogue.get(one.commune).name,
            "candidates": [{"code": key.code, "name": catalogue.get(key).name} for key in one.candidates],
            "hamlets": [name for _, name in one.hamlets],
        }
        for one in waiting
    ]
    text = "\n".join(f"{row['code']}\t{row['name']}\t{', '.join(row['hamlets'])}" for row in data)  # type: ignore[arg-type]  # texts, two lines above
    exit_code = ExitCode.NEEDS_DECISION if data else ExitCode.DONE
    return Answer(data={"units": data}, vi=text, en=text, exit_code=exit_code)


def decide_unit(services: Services, options: Namespace) -> Answer:
    desk = services.province.figures
    commune = services.catalogue().find(options.unit, desk.start).key
    choices = desk.decide(commune, options.hamlet, options.to, read_day(options.units_of)).value
    return Answer(
        data={"decided": len(choices), "to": options.to},
        vi=f"Đã ghi {len(choices)} ấp, khóm thuộc đơn vị {options.to}.",
        en=f"{len(choices)} hamlets lie in the unit {options.to}.",
    )


def enter_rank(services: Services, options: Namespace) -> Answer:
    entered = services.province.ranks.enter(
        options.rank,
        rate=options.rate,
        denominator=options.of,
        as_of=read_day(options.as_of),
        source=options.source,
    ).value
    return Answer(data=external_data(entered), vi=entered.sentence, en=entered.sentence)


def list_ranks(services: Services, options: Namespace) -> Answer:
    del options
    found = services.province.ranks.known()
    text = "\n".join(one.sentence for one in found)
    return Answer(data={"ranks": [external_data(one) for one in found]}, vi=text, en=text)


def list_deadlines(services: Services, options: Namespace) -> Answer:
    del options
    table = services.province.figures.table()
    today = services.clock.now().date()
    rows = deadline_rows(services.campaign, today, services.tracks.states(), table.rows)
    data = [
        {
            "track": row.deadline.track.value,
            "unit": row.unit,
            "document": row.deadline.source.document,
            "clause": row.deadline.source.clause,
            "words": row.deadline.source.words,
            "last_day": row.deadline.last_day.isoformat(),
            "left": row.left,
            "needed": row.needed,
            "rate": None if row.rate is None else rate_data(row.rate),
        }
        for row in rows
    ]
    lines = [
        f"{row.deadline.track.value}\t{row.unit}\t{row.deadline.source.words}"
        f" ({row.deadline.source.document}, {row.deadline.source.clause})\t{row.left}"
        for row in rows
    ]
    text = "\n".join(lines)
    return Answer(data={"deadlines": data}, vi=text, en=text)


def list_urging(services: Services, options: Namespace) -> Answer:
    rows = services.province.urging.rows()
    english = options.language == "en"
    data = [
        {
            "code": row.unit.code,
            "valid_from": row.unit.valid_from.isoformat(),
            "name": row.name,
            "reasons": [
                {"reason": reason.code.value, "words": reason.en if english else reason.vi}
                for reason in row.reasons
            ],
            "last_letter": None if row.last is None else row.last.reference,
            "rounds": row.rounds,
        }
        for row in rows
    ]
    vi = "\n".join(f"{row.name}: {'; '.join(reason.vi for reason in row.reasons)}" for row in rows)
    en = "\n".join(f"{row.name}: {'; '.join(reason.en for reason in row.reasons)}" for row in rows)
    return Answer(data={"units": data}, vi=vi, en=en)


def read_day(text: str) -> date:
    """A day of the command line. Raises `time.unreadable`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError("time.unreadable", exit_code=ExitCode.USAGE, text=text[:30]) from error


def rate_data(rate: Rate, row: UnitFigures | None = None) -> dict[str, object]:
    """A rate; `ends` are those of the unit's `row` while a list of it seems loaded twice."""
    within = rate_range(rate)
    ends = None if row is None else row.ends(rate.denominator_name)
    return {
        **asdict(rate),
        "value": rate.value,
        "range": None if within is None else asdict(within),
        "ends": None if ends is None else {"low": float(ends.low), "high": float(ends.high)},
    }


def read_table(services: Services, options: Namespace) -> FigureTable:
    structure = None if options.units_of is None else read_day(options.units_of)
    return services.province.figures.table(
        FigureLevel(options.level), period=options.period, structure=structure
    )


def table_path(services: Services, options: Namespace, table: FigureTable, ranking: Ranking) -> str | None:
    """The table as a file, where one is asked for."""
    if options.out is None:
        return None
    return str(write_table(services, options.out, table, ranking, options.language))


def _unit(row: UnitFigures) -> dict[str, object]:
    figures = row.figures
    return {
        **{name: getattr(figures, name) for name in _COUNTS},
        "rates": [rate_data(rate, row) for rate in figures.rates],
        "one_list": one_list_data(row),
        "growth": [
            {
                "denominator_name": rate.denominator_name,
                "number": growth.number,
                "late": growth.late,
                "points": growth.points,
            }
            for rate in figures.rates
            if (growth := row.growth(rate.denominator_name)) is not None
        ],
        "files": file_counts(row.files),
    }


def one_list_data(row: UnitFigures) -> dict[str, object] | None:
    """The counts of a unit as if its suspected lists were one; None where no list is in doubt."""
    if row.one_list is None:
        return None
    return {name: getattr(row.one_list, name) for name in _COUNTS}


def _track(row: TrackRow) -> dict[str, object]:
    return {
        "track": row.state.track.value,
        "code": row.unit.code,
        "valid_from": row.unit.valid_from.isoformat(),
        "counted": [{"name": name, "count": count} for name, count in row.state.counted],
        "rates": [rate_data(rate) for rate in row.rates],
    }


def external_data(one: ExternalRank) -> dict[str, object]:
    return {
        "rank": one.rank,
        "units": one.units,
        "percent": one.rate,
        "of": one.denominator,
        "as_of": one.as_of.isoformat(),
        "source": one.source,
    }


def _denominator(said: Denominator) -> dict[str, object]:
    return {
        "denominator_name": said.kind.value,
        "code": said.unit.code,
        "valid_from": said.unit.valid_from.isoformat(),
        "value": said.value,
        "source": said.source,
        "as_of": said.as_of,
    }


def _line(row: UnitFigures, *, english: bool) -> str:
    figures = row.figures
    rates = ", ".join(rate_text(rate, row, english=english) for rate in figures.rates)
    ever = households_text(row)
    listed = (
        f"đã lập danh sách {ever} hộ, ngoài danh sách {figures.closed}",
        f"{ever} households ever listed, {figures.closed} closed",
    )[english]
    return f"{row.unit.code}\t{figures.name}\t{listed}\t{rates}\t{figures.as_of}"


def households_text(row: UnitFigures) -> str:
    """`783`, or `392–783` while a list seems loaded twice."""
    ever = row.figures.ever
    return str(ever) if row.one_list is None else f"{row.one_list.ever}–{ever}"


def rate_text(rate: Rate, row: UnitFigures, *, english: bool) -> str:
    """Return a rate with its source, and its two ends while a list of its unit seems loaded twice."""
    day = f", {rate.denominator_as_of}" if rate.denominator_as_of else ""
    ends = row.ends(rate.denominator_name)
    said = f"{share_text(rate.value, english=english)} %"
    if ends is not None:
        low, high = (share_text(end, english=english) for end in (ends.low, ends.high))
        said = f"{low}–{high} %"
    return (
        f"{rate.numerator_name} / {rate.denominator_name} = {rate.numerator}/{rate.denominator}"
        f" = {said} ({rate.source}{day}{_coverage(rate, english=english)})"
    )


def _coverage(rate: Rate, *, english: bool) -> str:
    """Return the known households, and the range of the rate of all of them."""
    coverage, ends = rate.coverage, rate_range(rate)
    if coverage is None or ends is None:
        return ""
    homes, to = ("households", "to") if english else ("hộ", "đến")
    low, high = 100 * ends.low, 100 * ends.high
    return f", {coverage.known}/{coverage.ever} {homes}, {low:.0f} {to} {high:.0f} %"
