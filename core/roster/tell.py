"""Concerns about a sheet: hidden parts read, columns dropped, lines left out, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.base.signs import lacking
from core.roster.codes import ConcernCode, Field, HamletSource
from core.roster.draft import Draft
from core.roster.lines import Lines
from core.roster.model import ColumnMapping, Conversion, PlanContext, Sheet
from core.roster.places import bare_unit, is_commune, unit_in
from core.roster.tally import Tally

_NOT_USED: Final = frozenset({Field.IGNORED, Field.SEX, Field.ORGANISATION})

_MOST_SIGNS: Final = 12
_FROM: Final = {
    HamletSource.SHEET_NAME: ConcernCode.HAMLET_FROM_SHEET,
    HamletSource.TITLE: ConcernCode.HAMLET_FROM_TITLE,
    HamletSource.FILE_NAME: ConcernCode.HAMLET_FROM_FILE,
    HamletSource.WORKSPACE: ConcernCode.HAMLET_FROM_WORKSPACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A parsed sheet, for its concerns."""

    encoding: str | None
    sheet: Sheet
    mapping: ColumnMapping
    lines: Lines
    conversion: Conversion | None
    titles: tuple[str, ...]
    hamlet: str
    hamlet_source: HamletSource
    drafts: Sequence[Draft]


def tell(read: Understood, context: PlanContext, tally: Tally) -> None:
    """Adds the sheet's concerns; those of single cells were tallied as they were read."""
    _tell_hidden(read, tally)
    _tell_columns(read, tally)
    tally.add(ConcernCode.TOTALS_LEFT_OUT, sheet=read.sheet.name, count=read.lines.totals)
    tally.add(ConcernCode.LINES_LEFT_OUT, sheet=read.sheet.name, count=read.lines.stray)
    _tell_encoding(read, tally)
    _tell_unit(read, context, tally)
    _tell_hamlet(read, tally)
    _tell_signs(read, tally)


def _tell_signs(read: Understood, tally: Tally) -> None:
    """Emoji and other scripts in names and addresses: papers replace them."""
    kept = (draft.values for draft in read.drafts if not draft.refused)
    found = [signs for values in kept if (signs := lacking(f"{values.name} {values.address or ''}"))]
    signs = "".join(dict.fromkeys("".join(found)))[:_MOST_SIGNS]
    tally.add(ConcernCode.SIGNS_REPLACED, sheet=read.sheet.name, count=len(found), signs=signs)


def _tell_hidden(read: Understood, tally: Tally) -> None:
    sheet = read.sheet
    if sheet.hidden:
        tally.add(ConcernCode.HIDDEN_SHEET, sheet=sheet.name, count=len(read.lines.lines))
    hidden = sum(line.row in sheet.hidden_rows for line in read.lines.lines)
    tally.add(ConcernCode.HIDDEN_ROWS, sheet=sheet.name, count=hidden)
    used = {column for column, field in enumerate(read.mapping.fields) if field not in _NOT_USED}
    tally.add(ConcernCode.HIDDEN_COLUMNS, sheet=sheet.name, count=len(used & sheet.hidden_columns))


def _tell_columns(read: Understood, tally: Tally) -> None:
    columns = list(zip(read.mapping.headers, read.mapping.fields, strict=True))
    dropped = [title or "?" for title, field in columns if field is Field.SENSITIVE]
    kept = {Field.ORGANISATION} if any(draft.people for draft in read.drafts) else set()
    unused = [title for title, field in columns if field in _NOT_USED - kept and title]
    name = read.sheet.name
    tally.add(ConcernCode.COLUMNS_DROPPED, sheet=name, count=len(dropped), columns=", ".join(dropped))
    tally.add(ConcernCode.COLUMNS_IGNORED, sheet=name, count=len(unused), columns=", ".join(unused))


def _tell_encoding(read: Understood, tally: Tally) -> None:
    if read.conversion is not None:
        before, after = read.conversion.examples[-1]
        tally.add(
            ConcernCode.ENCODING_CONVERTED,
            sheet=read.sheet.name,
            count=read.conversion.cells,
            encoding=read.conversion.encoding.value.upper(),
            before=before,
            after=after,
        )
    elif read.encoding not in {None, "utf-8"}:
        tally.add(ConcernCode.TEXT_ENCODING, sheet=read.sheet.name, encoding=read.encoding or "")


def _tell_unit(read: Understood, context: PlanContext, tally: Tally) -> None:
    for unit in other_units(read.titles, context.unit_names):
        tally.add(ConcernCode.OTHER_UNIT, sheet=read.sheet.name, found=unit)


def other_units(titles: Sequence[str], own_names: Sequence[str]) -> Sequence[str]:
    """Return the communes that titles name and that are not the workspace's own."""
    own = {bare_unit(name) for name in own_names if is_commune(name)}
    named = [unit for title in titles if (unit := unit_in(title))] if own else []
    return [unit for unit in named if not any(f"{bare_unit(unit)} ".startswith(f"{name} ") for name in own)]


def _tell_hamlet(read: Understood, tally: Tally) -> None:
    name = read.sheet.name
    silent = sum(not draft.says_hamlet for draft in read.drafts)
    if not read.hamlet:
        tally.add(ConcernCode.HAMLET_UNKNOWN, sheet=name, count=silent)
    elif read.hamlet_source in _FROM:
        tally.add(_FROM[read.hamlet_source], sheet=name, count=silent, hamlet=read.hamlet)
