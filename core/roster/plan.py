"""The plan of a roster import: pure, complete, and with everything a person should know first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.base.errors import ExitCode, UserError
from core.roster.codes import Action, ConcernCode, Reason
from core.roster.draft import Draft
from core.roster.listed import pair_by_id, without_repeats
from core.roster.match import (
    changed_fields,
    field_changes,
    key_of,
    match,
    missing_households,
    pair_erased,
    remembered,
)
from core.roster.model import (
    Conversion,
    KnownHousehold,
    PlanContext,
    PlanCounts,
    PlannedHousehold,
    PlannedSheet,
    RosterPlan,
    RowKey,
    Scan,
)
from core.roster.renamed import is_renamed
from core.roster.sheet import ReadSheet, read_sheet
from core.roster.tally import Tally


def plan(scans: Sequence[Scan], known: Sequence[KnownHousehold], context: PlanContext) -> RosterPlan:
    """Return the plan of an import of `scans` into a workspace that holds `known`.

    The hamlet of a row is its own (column, address, section heading), else the one named for this import
    (`context.hamlet`), else the sheet's name, its title, the file's name, the workspace's own hamlet: an
    officer who names a hamlet means the whole list, but a row with a hamlet of its own keeps it. Every
    contradiction is a concern.

    Raises UserError `roster.no_header` (exit code 3) where no sheet of a file has a column of names.
    """
    tally = Tally()
    sheets: list[ReadSheet] = []
    seen: set[str] = set()
    for number, scan in enumerate(scans):
        if scan.digest in seen:
            tally.add(ConcernCode.SAME_FILE, file=scan.file_name)
            continue
        seen.add(scan.digest)
        before = sum(len(sheet.drafts) for sheet in sheets)
        sheets.extend(_read_file(number, scan, context, tally, before=before))
    file_names = [scan.file_name for scan in scans]
    sheets = without_repeats(sheets, file_names, tally)
    rows = _decide(sheets, known, file_names, context, tally)
    counts = _count(rows)
    tally.add(ConcernCode.ROWS_DOUBTFUL, count=counts.doubtful)
    tally.add(ConcernCode.ROWS_REFUSED, count=counts.refused)
    conversions: list[Conversion] = [sheet.conversion for sheet in sheets if sheet.conversion is not None]
    return RosterPlan(
        rows=tuple(rows),
        counts=counts,
        concerns=tally.concerns(),
        sheets=tuple(_planned(sheet) for sheet in sheets),
        conversions=tuple(conversions),
        missing=tuple(missing_households(rows, known)),
    )


def _read_file(
    number: int, scan: Scan, context: PlanContext, tally: Tally, *, before: int
) -> list[ReadSheet]:
    found: list[ReadSheet] = []
    skipped: list[str] = []
    for sheet in scan.sheets:
        read = read_sheet(scan, sheet, context, tally, file=number, first_order=before + 1)
        if read is not None:
            found.append(read)
            before += len(read.drafts)
        elif any(cell != "" for row in sheet.rows for cell in row):
            skipped.append(sheet.name)
    if not found:
        raise UserError("roster.no_header", exit_code=ExitCode.NEEDS_DECISION, file=scan.file_name)
    for name in skipped:
        tally.add(ConcernCode.SHEET_SKIPPED, sheet=name)
    return found


def _decide(
    sheets: Sequence[ReadSheet],
    known: Sequence[KnownHousehold],
    file_names: Sequence[str],
    context: PlanContext,
    tally: Tally,
) -> list[PlannedHousehold]:
    """Parks exact duplicates, pairs by the ids of lists, matches the rest."""
    drafts = [(sheet, draft) for sheet in sheets for draft in sheet.drafts]
    seen: set[tuple[str, ...]] = set()
    for _, draft in drafts:
        if draft.reason is None and draft.values.phone is not None:
            identity = (*key_of(draft.values), draft.values.phone)
            if identity in seen:
                draft.reason = Reason.DUPLICATE_ROW
            seen.add(identity)
    paired = pair_by_id(drafts, known, file_names)
    pair_erased([draft for _, draft in drafts], known, context.erased, paired)
    taken = {household.id for household in paired.values()}
    open_places = [
        place for place, (_, draft) in enumerate(drafts) if draft.reason is None and place not in paired
    ]
    others = [household for household in known if household.id not in taken]
    found = match([drafts[place][1].values for place in open_places], others)
    matches = dict(zip(open_places, found, strict=True)) | paired
    tally.add(ConcernCode.ROWS_ERASED, count=sum(one.erased for one in matches.values() if one))
    return [
        _planned_household(
            sheet, draft, matches.get(place) if draft.reason is None else None, apart=context.apart
        )
        for place, (sheet, draft) in enumerate(drafts)
    ]


def _planned_household(
    sheet: ReadSheet, draft: Draft, known: KnownHousehold | None, *, apart: frozenset[RowKey]
) -> PlannedHousehold:
    renamed = known is not None and not known.erased and is_renamed(draft.values, known)
    if renamed and (sheet.file, sheet.name, draft.row + 1) in apart:
        known, renamed = None, False
    erased = known is not None and known.erased
    changed = changed_fields(draft.values, known) if known is not None and not erased else ()
    if draft.reason is not None:
        action = Action.REFUSED if draft.refused else Action.DOUBTFUL
    elif known is None:
        action = Action.NEW
    else:
        action = Action.UPDATED if changed else Action.UNCHANGED
    values = remembered(draft.values, known.roster) if known is not None else draft.values
    return PlannedHousehold(
        file=sheet.file,
        sheet=sheet.name,
        row=draft.row + 1,
        rows=tuple(row + 1 for row in draft.rows),
        action=action,
        values=values,
        rebased=known is not None and not erased and values != known.roster,
        listed=draft.listed,
        household_id=known.id if known is not None else None,
        changed=changed,
        reason=draft.reason,
        remarks=tuple(draft.remarks),
        changes=field_changes(changed, known, values),
        renamed=renamed and "name" in changed,
        people=draft.people,
    )


def _count(rows: Sequence[PlannedHousehold]) -> PlanCounts:
    counted = Counter(row.action for row in rows)
    imported = {Action.NEW, Action.UPDATED, Action.UNCHANGED}
    return PlanCounts(
        new=counted[Action.NEW],
        updated=counted[Action.UPDATED],
        unchanged=counted[Action.UNCHANGED],
        doubtful=counted[Action.DOUBTFUL],
        refused=counted[Action.REFUSED],
        people=sum(row.values.roster_people or 0 for row in rows if row.action in imported),
    )


def _planned(sheet: ReadSheet) -> PlannedSheet:
    return PlannedSheet(
        file=sheet.file,
        name=sheet.name,
        chosen=sheet.chosen,
        mapping=sheet.mapping,
        layout=sheet.layout,
        header_rows=sheet.header_rows,
        hamlet=sheet.hamlet,
        hamlet_source=sheet.hamlet_source,
        other_unit=sheet.other_unit,
        children=tuple(row + 1 for draft in sheet.drafts for row in draft.children),
    )
