"""Commands of the ward: lists, households, visits."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from core.application.services import Services
from core.base.clock import parse_instant
from core.base.errors import ExitCode, UserError
from core.base.ids import VisitId
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import Visit, VisitEntry
from core.visits.desk import entry_of, parse_visit_time
from ui.cli.answer import Answer
from ui.cli.household_commands import household_data

_COUNTS = ("people", "smartphones", "had", "installed")


def list_households(services: Services, options: Namespace) -> Answer:
    reader = services.store.households
    rows = reader.rows(reader.numbers(HouseholdQuery(text=options.search, limit=options.limit)))
    data = [household_data(row) for row in rows]
    text = "\n".join(f"{row.code}\t{row.head}\t{row.hamlet}\t{row.status.value}" for row in rows)
    return Answer(data={"rows": data}, vi=text, en=text)


def add_visit(services: Services, options: Namespace) -> Answer:
    entry = VisitEntry(
        household=services.households.find(options.household),
        result=Result(options.result),
        at=parse_visit_time(options.at, services.clock),
        callback=options.callback,
        note=options.note,
        flyer=options.flyer,
        **{name: getattr(options, name) for name in _COUNTS},
    )
    _confirm(services, entry, options)
    visit = services.visits.record(entry).value
    flagged = services.store.households.visit(visit)
    outside = flagged is not None and flagged.outside_campaign
    return Answer(
        data={"visit": visit, "outside_campaign": outside},
        vi=f"Đã ghi lượt {visit}." + (" Ngày này nằm ngoài thời gian chiến dịch." if outside else ""),
        en=f"Recorded visit {visit}." + (" Its date lies outside the campaign." if outside else ""),
    )


def _confirm(services: Services, entry: VisitEntry, options: Namespace, former: Visit | None = None) -> None:
    """Raises the first soft concern with exit code 3, unless `--confirm` was given."""
    concerns = services.visits.check(entry, former=former)
    if concerns and not options.confirm:
        first = concerns[0]
        raise UserError(first.code.value, exit_code=ExitCode.NEEDS_DECISION, **first.fields)


def correct_visit(services: Services, options: Namespace) -> Answer:
    visit = VisitId(options.visit)
    former = services.store.households.visit(visit)
    if former is None:
        raise UserError("visit.unknown", visit=options.visit)
    stated = {
        name: getattr(options, name)
        for name in (*_COUNTS, "callback", "note")
        if getattr(options, name) is not None
    }
    entry = replace(entry_of(former), **stated)
    if options.result:
        entry = replace(entry, result=Result(options.result))
    if options.at:
        entry = replace(entry, at=parse_instant(options.at))
    _confirm(services, entry, options, former)
    services.visits.correct(visit, entry)
    return Answer(data={"visit": visit}, vi=f"Đã sửa lượt {visit}.", en=f"Corrected visit {visit}.")


def void_visit(services: Services, options: Namespace) -> Answer:
    visit = services.visits.void(VisitId(options.visit)).value
    return Answer(
        data={"visit": visit},
        vi=f"Đã bỏ lượt {visit}; lịch sử vẫn giữ.",
        en=f"Voided visit {visit}; the history keeps it.",
        exit_code=ExitCode.DONE,
    )


def restore_visit(services: Services, options: Namespace) -> Answer:
    visit = services.visits.restore(VisitId(options.visit)).value
    return Answer(data={"visit": visit}, vi=f"Đã tính lại lượt {visit}.", en=f"Restored visit {visit}.")
