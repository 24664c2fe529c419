"""One row a household or one row a person, decided by the rows; and a person list's households."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from core.base.text import fold
from core.roster.codes import Field, Layout
from core.roster.lines import Line, folded_cell
from core.roster.values import Mark, mark_of

_HEAD: Final = re.compile(r"(?:la )?(?:chu ho\b.*|ch|chu|chu nha|ban than|dai dien(?: ho)?|head)|0?1")
_FEW: Final = 0.1
_MANY: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one household; `head` is None where no row is the head's."""

    lines: tuple[Line, ...]
    head: Line | None


def decide_layout(lines: Sequence[Line], fields: Sequence[Field]) -> Layout:
    """Return the layout: a row is a household or a person.

    By the relation column if someone is not the head; by head names that differ from the row's name; by
    household codes or numbers that repeat or are only in each household's first row.
    """
    named = [line for line in lines if line.name]
    if not named:
        return Layout.HOUSEHOLDS
    if Field.RELATION in fields:
        return _by_relation(named)
    if Field.HEAD in fields:
        heads = _heads_above(named)
        differing = any(heads[line.row] not in {"", fold(line.name)} for line in named)
        return Layout.PERSONS if differing else Layout.HOUSEHOLDS
    for meaning in (Field.HOUSEHOLD_CODE, Field.NUMBER):
        if meaning in fields and _marks_households(named, meaning):
            return Layout.PERSONS
    return Layout.HOUSEHOLDS


def is_head(line: Line) -> bool:
    """Return True if the relation cell identifies this person as the head."""
    return _HEAD.fullmatch(folded_cell(line, Field.RELATION)) is not None


def group_persons(lines: Sequence[Line], fields: Sequence[Field]) -> list[Group]:
    """The households of a person list, in order."""
    if _mostly_filled(lines, Field.HOUSEHOLD_CODE):
        return _groups(lines, fields, _changes(lambda line: folded_cell(line, Field.HOUSEHOLD_CODE)))
    if Field.RELATION in fields:
        return _groups(lines, fields, _starts_at_head(lines))
    if Field.HEAD in fields and not _heads_are_marks(lines):
        heads = _heads_above(lines)
        return _groups(lines, fields, _changes(lambda line: heads[line.row]))
    if Field.HEAD in fields:
        return _groups(lines, fields, lambda line, _: _is_marked(line))
    meaning = Field.HOUSEHOLD_CODE if Field.HOUSEHOLD_CODE in fields else Field.NUMBER
    return _groups(lines, fields, _changes_where_filled(meaning))


Boundary = Callable[[Line, Line], bool]


def _groups(lines: Sequence[Line], fields: Sequence[Field], starts: Boundary) -> list[Group]:
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or starts(line, groups[-1][-1]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Group(lines=tuple(group), head=_head_of(group, fields)) for group in groups]


def _head_of(group: Sequence[Line], fields: Sequence[Field]) -> Line | None:
    if Field.RELATION in fields:
        return next((line for line in group if is_head(line)), None)
    if Field.HEAD in fields:
        marked = (
            line for line in group if _is_marked(line) or folded_cell(line, Field.HEAD) == fold(line.name)
        )
        return next(marked, None)
    return group[0]


def _by_relation(named: Sequence[Line]) -> Layout:
    related = [line for line in named if Field.RELATION in line.cells]
    others = any(not is_head(line) for line in related)
    unmarked = len(related) < len(named) and not any(Field.PEOPLE in line.cells for line in named)
    return Layout.PERSONS if related and (others or unmarked) else Layout.HOUSEHOLDS


def _marks_households(named: Sequence[Line], meaning: Field) -> bool:
    """Return True if a column repeats within a household or has values in its first row only."""
    if meaning not in named[0].cells:
        return False
    continued = repeated = 0
    for before, line in pairwise(named):
        if meaning not in line.cells:
            continued += Field.PEOPLE not in line.cells
        else:
            repeated += _continues(line, before, meaning) and Field.PEOPLE not in line.cells
    return continued + repeated > _MANY * len(named)


def _starts_at_head(lines: Sequence[Line]) -> Boundary:
    """At each head; and at each number too, where numbers count households and not persons."""
    heads = [line for line in lines if is_head(line)]
    others = [line for line in lines if not is_head(line)]
    numbered_others = sum(Field.NUMBER in line.cells for line in others)
    numbered_heads = sum(Field.NUMBER in line.cells for line in heads)
    unnumbered = len(lines) - numbered_heads - numbered_others
    numbers_count = (
        numbered_heads > len(heads) / 2
        and unnumbered >= _FEW * len(lines)
        and numbered_others <= len(lines) / 2
    )

    starts: set[int] = set()
    waits_for_head = False
    for line in lines:
        numbered = numbers_count and Field.NUMBER in line.cells
        if is_head(line):
            if numbered or not waits_for_head:
                starts.add(line.row)
            waits_for_head = False
        elif numbered:
            starts.add(line.row)
            waits_for_head = True
    return lambda line, _: line.row in starts


def _heads_above(lines: Sequence[Line]) -> dict[int, str]:
    """Each row's head by folded name: its own cell, else the one above."""
    heads: dict[int, str] = {}
    current = ""
    for line in lines:
        current = folded_cell(line, Field.HEAD) or current
        heads[line.row] = current
    return heads


def _changes(value: Callable[[Line], str]) -> Boundary:
    return lambda line, before: value(line) != value(before)


def _changes_where_filled(meaning: Field) -> Boundary:
    return lambda line, before: meaning in line.cells and not _continues(line, before, meaning)


def _continues(line: Line, before: Line, meaning: Field) -> bool:
    """Return True if a number or code is the one of the row just above; the next page may begin
    again at 1.
    """
    return line.cells[meaning] == before.cells.get(meaning) and line.row == before.row + 1


def _mostly_filled(lines: Sequence[Line], meaning: Field) -> bool:
    filled = [line for line in lines if meaning in line.cells]
    return len(filled) > 0.9 * len(lines) and len({folded_cell(line, meaning) for line in filled}) < len(
        lines
    )


def _is_marked(line: Line) -> bool:
    return Field.HEAD in line.cells and mark_of(line.cells[Field.HEAD]) is Mark.YES


def _heads_are_marks(lines: Sequence[Line]) -> bool:
    filled = [line for line in lines if Field.HEAD in line.cells]
    return bool(filled) and sum(map(_is_marked, filled)) > len(filled) / 2
