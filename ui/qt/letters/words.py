"""Rows and words of the page, in the language in force."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.figures.reasons import Reason
from core.letters.models import Draft, Letter
from core.ranking.urging import UrgeRow
from core.reports.sharing import GoodModel, OfficeTask, ZaloGroup
from ui.qt.errors import language_in_force
from ui.qt.formats import format_date, format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP, Language
from ui.qt.icons import Icon
from ui.qt.letters.state import DocumentKind
from ui.qt.tokens import Role
from ui.qt.widgets.rows import Row, RowStatus

CONTEXT: Final = "Letters"
LINE: Final = 62
NARROW: Final = 44
"""Letters of a line in the wide column and in the narrow one."""
KINDS: Final = {
    DocumentKind.WEEKLY: QT_TRANSLATE_NOOP("Letters", "Weekly report"),
    DocumentKind.SUMMARY: QT_TRANSLATE_NOOP("Letters", "One page for leaders"),
    DocumentKind.UNIT: QT_TRANSLATE_NOOP("Letters", "Report to the superior"),
    DocumentKind.NOTICE: QT_TRANSLATE_NOOP("Letters", "Notice of results to the units"),
    DocumentKind.MINUTES: QT_TRANSLATE_NOOP("Letters", "Minutes of the destruction of data"),
}


def said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def urge_row(row: UrgeRow) -> Row:
    last = said(QT_TRANSLATE_NOOP("Letters", "Never urged"))
    if row.last is not None:
        last = _last(row.last)
    status = RowStatus(text=str(len(row.reasons)), icon=Icon.WARNING, role=Role.WARN)
    return Row(
        key=f"{row.unit.text}|{row.name}",
        title=row.name,
        lines=(*_wrapped(_reasons(row.reasons)), last),
        status=status,
    )


def _reasons(reasons: Sequence[Reason]) -> str:
    english = language_in_force() is Language.ENGLISH
    return "; ".join(reason.en if english else reason.vi for reason in reasons)


def _last(letter: Letter) -> str:
    if letter.number is None and letter.round is not None:
        text = QT_TRANSLATE_NOOP("Letters", "Urged, no. {round}; the letter's number is not entered yet")
        return said(text, round=letter.round)
    text = QT_TRANSLATE_NOOP("Letters", "Last letter {reference}")
    return said(text, reference=letter.reference.strip())


def draft_row(draft: Draft) -> Row:
    about = draft.abstract[:1].upper() + draft.abstract[1:]
    made = said(
        QT_TRANSLATE_NOOP("Letters", "made on {date}"), date=format_date(parse_instant(draft.made).date())
    )
    count = said(QT_TRANSLATE_NOOP("Letters", "to {count} units"), count=format_number(len(draft.units)))
    status = RowStatus(text=said(QT_TRANSLATE_NOOP("Letters", "draft")), icon=Icon.RECORD, role=Role.TEXT2)
    title, *rest = _wrapped(about, NARROW)
    return Row(key=draft.name, title=title, lines=(*rest, f"{made}, {count}"), status=status)


def task_row(task: OfficeTask) -> Row:
    due = said(QT_TRANSLATE_NOOP("Letters", "by {date}"), date=format_date(task.due))
    status = RowStatus(
        text=due, icon=Icon.DONE if task.done else Icon.CLOCK, role=Role.DONE if task.done else Role.TEXT2
    )
    name, _, reasons = task.title.partition(": ")
    if task.reasons:
        name, reasons = task.title, _reasons(task.reasons)
    return Row(key=str(task.n), title=name, lines=_wrapped(reasons), status=status)


def task_done(task: OfficeTask) -> str:
    """The sentence after a click on a task."""
    name = task.title.partition(": ")[0]
    text = (
        QT_TRANSLATE_NOOP("Letters", "{name} is marked as done.")
        if task.done
        else QT_TRANSLATE_NOOP("Letters", "{name} is open again.")
    )
    return said(text, name=name)


def model_row(model: GoodModel) -> Row:
    text = said(
        QT_TRANSLATE_NOOP("Letters", "approved") if model.approved else QT_TRANSLATE_NOOP("Letters", "draft")
    )
    status = RowStatus(
        text=text,
        icon=Icon.DONE if model.approved else Icon.RECORD,
        role=Role.DONE if model.approved else Role.TEXT2,
    )
    return Row(
        key=str(model.n),
        title=model.title,
        lines=(model.place, *_wrapped(model.figure or model.what, NARROW)),
        status=status,
    )


def group_row(group: ZaloGroup, unit: str) -> Row:
    return Row(key=str(group.n), title=unit, lines=(group.name, group.runner))


def _wrapped(text: str, longest: int = LINE) -> tuple[str, ...]:
    """Rows never wrap by themselves; a list is as wide as its longest line."""
    return tuple(textwrap.wrap(text, longest))
