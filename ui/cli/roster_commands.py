"""Loading household lists on the command line: every change first, and closing what a newer list lacks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.application.services import Services
from core.base.errors import UserError
from core.base.ids import HouseholdId, ImportId
from core.records.household import CloseReason
from ui.catalog import sentence_of_code
from ui.cli.answer import Answer

if TYPE_CHECKING:
    from core.roster.model import (
        Concern,
        KnownHousehold,
        PlannedHousehold,
        RosterPlan,
        RowKey,
    )


def import_roster(services: Services, options: Namespace) -> Answer:
    from core.roster.error_sheet import has_errors

    if services.imports is None:
        raise UserError("roster.needs_commune")
    apart = frozenset(_row_key(text) for text in options.another)
    prepared = services.imports.prepare(options.files, hamlet=options.hamlet, apart=apart)
    plan = prepared.plan
    if not (options.dry_run or options.other_unit):
        services.imports.check_unit(prepared)
    sheet = None
    if options.errors is not None and has_errors(plan):
        sheet = str(services.imports.write_errors(prepared, options.errors))
    applied = None if options.dry_run else services.imports.apply(prepared).value
    closed = _close_missing(services, plan, options)
    concerns = [_concern(concern, options.language) for concern in plan.concerns]
    counts = {name: getattr(plan.counts, name) for name in _COUNTED}
    changed = [row for row in plan.rows if row.changes]
    data = {
        "import": None if applied is None else applied.id,
        "households": plan.counts.imported,
        **counts,
        "renamed": sum(row.renamed for row in changed),
        "error_sheet": sheet,
        "concerns": concerns,
        "changes": [_change_data(row) for row in changed],
        "missing": [_missing_data(household) for household in plan.missing],
        "closed": closed,
    }
    lines = [str(concern["message"]) for concern in concerns]
    tails = {
        "vi": [f"Dòng cần xem lại: {sheet}"] if sheet else [],
        "en": [f"Rows to look at: {sheet}"] if sheet else [],
    }
    return Answer(
        data=data,
        vi="\n".join([_COUNTS["vi"].format(**data), *_looked_at(plan, options, "vi"), *lines, *tails["vi"]]),
        en="\n".join([_COUNTS["en"].format(**data), *_looked_at(plan, options, "en"), *lines, *tails["en"]]),
    )


_COUNTED = ("people", "new", "updated", "unchanged", "doubtful", "refused")
_COUNTS = {
    "vi": (
        "{households} hộ, {people} nhân khẩu: {new} mới, {updated} thay đổi (đổi tên {renamed}),"
        " {unchanged} như cũ, {doubtful} cần xem lại, {refused} không nhập."
    ),
    "en": (
        "{households} households, {people} people: {new} new, {updated} changed ({renamed} renamed),"
        " {unchanged} unchanged, {doubtful} doubtful, {refused} refused."
    ),
}
_MISSING = {
    "vi": "Không còn trong danh sách mới: {count} hộ",
    "en": "Not in the new list: {count} households",
}


def undo_roster(services: Services, options: Namespace) -> Answer:
    if services.imports is None:
        raise UserError("roster.needs_commune")
    closed, kept = services.imports.undo(ImportId(options.run)).value
    return Answer(
        data={"import": options.run, "closed": closed, "kept": kept},
        vi=f"Đã hoàn tác lần nhập: đưa {closed} hộ khỏi danh sách, giữ {kept} hộ đã có lượt thăm.",
        en=f"Taken back: {closed} households closed, {kept} kept because they have visits.",
    )


def _close_missing(services: Services, plan: RosterPlan, options: Namespace) -> int:
    """Close what the new list lacks, as one act of the undo; never in a dry run."""
    if options.close_missing is None or options.dry_run or not plan.missing:
        return 0
    households = [HouseholdId(household.id) for household in plan.missing]
    return len(services.walk.close(households, CloseReason(options.close_missing)).value)


def _looked_at(plan: RosterPlan, options: Namespace, language: str) -> Sequence[str]:
    """In a dry run every change, field by field; always what the new list lacks, by number."""
    lines = []
    if options.dry_run:
        lines += [
            f"{_place(row.key)}\t{row.values.name}\t"
            + "; ".join(
                f"{change.field}: {_shown(change.old)} → {_shown(change.new)}" for change in row.changes
            )
            for row in plan.rows
            if row.changes
        ]
    if plan.missing:
        lines.append(_MISSING[language].format(count=len(plan.missing)))
        if options.dry_run:
            lines += [f"\t{one.now.name}\t{one.now.hamlet}\t{one.now.address or ''}" for one in plan.missing]
    return lines


def _change_data(row: PlannedHousehold) -> dict[str, object]:
    return {
        "row": _place(row.key),
        "household": row.household_id,
        "name": row.values.name,
        "is_renamed": row.renamed,
        "fields": [{"field": change.field, "old": change.old, "new": change.new} for change in row.changes],
    }


def _missing_data(household: KnownHousehold) -> dict[str, object]:
    now = household.now
    return {
        "household": household.id,
        "name": now.name,
        "hamlet": now.hamlet,
        "group": now.group,
        "address": now.address,
    }


def _concern(concern: Concern, language: str) -> dict[str, object]:
    text = sentence_of_code(concern.key).of(language).format(**concern.fields)
    return {"code": concern.code.value, "count": concern.count, "sheet": concern.sheet, "message": text}


def _place(key: RowKey) -> str:
    """`1/Sheet1/5`: the first file, its sheet, the row."""
    file, sheet, row = key
    return f"{file + 1}/{sheet}/{row}"


def _row_key(text: str) -> RowKey:
    file, _, rest = text.partition("/")
    sheet, _, row = rest.rpartition("/")
    if not (file.isdecimal() and row.isdecimal() and int(file) > 0):
        raise UserError("roster.row", row=text[:40])
    return int(file) - 1, sheet, int(row)


def _shown(value: object) -> str:
    return "–" if value is None or value == "" else str(value)
