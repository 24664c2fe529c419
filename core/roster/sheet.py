"""One sheet read: header, mapping, rows, hamlet, and the households its rows make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.roster.codes import ConcernCode, Field, FileFormat, HamletSource, Layout
from core.roster.columns import chosen_mapping, mapping_by_headings, mapping_in_force
from core.roster.convert import convert_sheet
from core.roster.draft import Draft, SheetFacts, draft_household, draft_persons
from core.roster.header import Header, find_header
from core.roster.layout import decide_layout, group_persons
from core.roster.lines import Line, read_lines
from core.roster.list_ids import ids_of_rows
from core.roster.model import (
    ColumnMapping,
    Conversion,
    ListedAs,
    PlanContext,
    Row,
    Scan,
    Sheet,
)
from core.roster.places import (
    bare_unit,
    group_in,
    hamlet_in,
    hamlet_in_file_name,
    hamlet_of_cell,
    kind_of_header,
)
from core.roster.tally import Tally
from core.roster.tell import Understood, other_units, tell
from core.roster.values import Mark, mark_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """A sheet's households before matching; row numbers of `header_rows` count from 1."""

    file: int
    name: str
    chosen: ColumnMapping
    mapping: ColumnMapping
    layout: Layout
    header_rows: tuple[int, ...]
    hamlet: str
    hamlet_source: HamletSource
    conversion: Conversion | None
    drafts: list[Draft]
    list_name: str = ""
    other_unit: str = ""


def read_sheet(
    scan: Scan, sheet: Sheet, context: PlanContext, tally: Tally, *, file: int, first_order: int
) -> ReadSheet | None:
    """The households of a sheet, or None if it has no header; they are numbered from `first_order`."""
    rows, conversion = convert_sheet(sheet)
    header = find_header(rows, sheet.merged)
    if header is None:
        return None
    chosen = chosen_mapping(header, context.mappings)
    mapping = mapping_in_force(chosen, header, rows)
    read = read_lines(rows, header, mapping.fields, sheet.merged)
    titles = _titles(rows, header)
    hamlet, source = _hamlet(scan, sheet, titles, context, tally)
    layout = mapping.layout
    if layout is Layout.AUTO:
        layout = decide_layout(read.lines, mapping.fields)
    facts = SheetFacts(
        name=sheet.name,
        fields=frozenset(mapping.fields),
        hamlet=hamlet,
        hamlet_kind=_hamlet_kind(mapping, context),
        group=next(filter(None, map(group_in, (sheet.name, *reversed(titles)))), None),
        own_units=tuple(bare_unit(name) for name in context.unit_names),
        today=context.today,
        marks_no=any(map(_says_no, read.lines)),
    )
    drafts = _drafts(read.lines, mapping, layout, facts, tally, first_order=first_order)
    listed: Mapping[int, ListedAs] = {}
    if context.commune is not None:
        fields = mapping_by_headings(header, rows).fields
        lines = read if fields == mapping.fields else read_lines(rows, header, fields, sheet.merged)
        listed = ids_of_rows(rows, fields, lines.lines, context.commune)
    for draft in drafts:
        draft.listed = listed.get(draft.row)
    understood = Understood(
        encoding=scan.encoding,
        sheet=sheet,
        mapping=mapping,
        lines=read,
        conversion=conversion,
        titles=titles,
        hamlet=hamlet,
        hamlet_source=source,
        drafts=drafts,
    )
    tell(understood, context, tally)
    return ReadSheet(
        file=file,
        name=sheet.name,
        chosen=chosen,
        mapping=mapping,
        layout=layout,
        header_rows=tuple(range(header.first + 1, header.last + 2)),
        hamlet=hamlet,
        hamlet_source=source,
        conversion=conversion,
        drafts=drafts,
        list_name=_list_name(header, listed),
        other_unit=next(iter(other_units(titles, context.unit_names)), "") or _unit_of_most(drafts),
    )


def _unit_of_most(drafts: Sequence[Draft]) -> str:
    """Another commune that more than half of the addresses name; "" where there is none.

    A few of them are people who are registered elsewhere.
    """
    named = Counter(bare_unit(draft.other_unit) for draft in drafts if draft.other_unit)
    unit, count = next(iter(named.most_common(1)), ("", 0))
    if count * 2 <= len(drafts):
        return ""
    return next(draft.other_unit for draft in drafts if bare_unit(draft.other_unit) == unit)


def _list_name(header: Header, listed: Mapping[int, ListedAs]) -> str:
    """Name of the sheet's list; "" if it has none, as an error sheet of rows of several lists."""
    if Field.ROW_MARK in header.fields:
        return ""
    return next((one.list for one in listed.values()), "")


def _drafts(
    lines: Sequence[Line],
    mapping: ColumnMapping,
    layout: Layout,
    facts: SheetFacts,
    tally: Tally,
    *,
    first_order: int,
) -> list[Draft]:
    if layout is not Layout.PERSONS:
        return [
            draft_household(line, facts, tally, order=order) for order, line in enumerate(lines, first_order)
        ]
    groups = group_persons(lines, mapping.fields)
    tally.add(ConcernCode.LAYOUT_PERSONS, sheet=facts.name, count=len(lines), households=str(len(groups)))
    return [
        draft_persons(group, facts, tally, order=order) for order, group in enumerate(groups, first_order)
    ]


def _hamlet_kind(mapping: ColumnMapping, context: PlanContext) -> str:
    if Field.HAMLET not in mapping.fields:
        return ""
    return kind_of_header(mapping.headers[mapping.fields.index(Field.HAMLET)], context.unit_names)


def _says_no(line: Line) -> bool:
    if Field.NO_SMARTPHONE in line.cells:
        return True
    return Field.SMARTPHONE in line.cells and mark_of(line.cells[Field.SMARTPHONE]) is Mark.NO


def _titles(rows: Sequence[Row], header: Header) -> tuple[str, ...]:
    """The texts above the header."""
    cells = [cell for row in rows[: header.first] for cell in row if isinstance(cell, str)]
    return tuple(text for cell in cells if (text := text_of(cell)))


def _hamlet(
    scan: Scan, sheet: Sheet, titles: Sequence[str], context: PlanContext, tally: Tally
) -> tuple[str, HamletSource]:
    """Return the hamlet of rows without one of their own."""
    said = [(HamletSource.GIVEN, _canonical(context.hamlet))]
    if scan.format is not FileFormat.CSV:
        said.append((HamletSource.SHEET_NAME, hamlet_in(sheet.name)))
    said.append((HamletSource.TITLE, next(filter(None, map(hamlet_in, reversed(titles))), None)))
    said.append((HamletSource.FILE_NAME, hamlet_in_file_name(scan.file_name)))
    said.append((HamletSource.WORKSPACE, _canonical(context.default_hamlet)))
    known = [(source, hamlet) for source, hamlet in said if hamlet]
    if not known:
        return "", HamletSource.NOWHERE
    source, hamlet = known[0]
    for other_source, other in known[1:]:
        if other != hamlet and not (len(scan.sheets) > 1 and other_source is HamletSource.FILE_NAME):
            tally.add(ConcernCode.OTHER_HAMLET, sheet=sheet.name, found=other, hamlet=hamlet)
    return hamlet, source


def _canonical(name: str | None) -> str | None:
    return hamlet_of_cell(text_of(name), "") if name else None
