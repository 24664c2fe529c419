"""The draft in the window: whom it urges, by when, who receives it, and its paragraphs with their fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.errors import UserError
from core.ranking.urging import UrgeRow
from core.reports.templates import field_spans
from core.reports.vietnamese_fields import shown, stored
from core.reports.wording import NO_WORDING, ShownPart, Wording
from ui.qt.errors import language_in_force
from ui.qt.formats import format_date
from ui.qt.i18n import Language
from ui.qt.shared.typed_days import read_day
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.choice import Check
from ui.qt.widgets.columns import ScrollBody
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.paint import soft
from ui.qt.widgets.text_area import TextArea

TEXT_LINES: Final = 3
UNITS_PX: Final = 170


def _named(text: str) -> str:
    """Return `text` with the names of fields in the language in force."""
    return stored(text) if language_in_force() is Language.ENGLISH else shown(stored(text))


class Chips(QSyntaxHighlighter):
    """Paints each field in braces as a chip."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.formatted = 0
        """Number of chips in the block painted last."""

    @override
    def highlightBlock(self, text: str) -> None:
        look, theme = QTextCharFormat(), current_theme()
        look.setForeground(theme.colour(Role.ACCENT))
        look.setBackground(theme.colour(soft(Role.ACCENT)))
        spans = field_spans(text)
        self.formatted = len(spans)
        for first, last in spans:
            self.setFormat(first, last - first, look)


class PartEditor(QWidget):
    """One paragraph: printed or not, its text with fields, and how it reads with the figures of now."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.words = ""
        self.tick = Check("")
        self.tick.setObjectName(f"letters.draft.tick.{at}")
        self.text = TextArea(TEXT_LINES)
        self.text.setObjectName(f"letters.draft.text.{at}")
        self.chips = Chips(self.text.edit.document())
        self.shown = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.tick, self.text, self.shown):
            column.addWidget(part)
        self.tick.toggled.connect(self.text.setEnabled)

    @property
    def typed(self) -> str:
        """The text with the stored names of its fields."""
        return stored(self.text.text())

    def name_fields(self) -> None:
        """Show the names of fields in the language in force; what was typed stays."""
        self.text.set_text(_named(self.typed))

    def show_part(self, at: int, part: ShownPart) -> None:
        self.words = part.words
        name = self.tr("Paragraph {number}").format(number=at)
        self.tick.setText(name)
        self.tick.setChecked(not part.dropped)
        self.text.setEnabled(not part.dropped)
        self.text.set_text(_named(part.text))
        self.text.edit.setAccessibleName(name)
        now = self.tr("Now: {text}").format(text=part.shown)
        self.shown.setText(now if part.printed else self.tr("Left out now: its figure is nought."))


class DraftEditor(QWidget):
    """Fields above each other and two buttons: `saved` has new choices, `reset` asks for the template's."""

    saved = Signal(object)
    reset = Signal()
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.name = "wording"
        self.units_title = Label("", TextStyle.STRONG)
        self.units = ScrollBody()
        self.units.setFixedHeight(current_theme().px(UNITS_PX))
        self.ticks: list[tuple[str, Check]] = []
        self.due = Field()
        self.due.setObjectName("letters.draft.due")
        self.recipients = TextArea(TEXT_LINES)
        self.recipients.setObjectName("letters.draft.recipients")
        self.labelled = (Labelled("", self.due), Labelled("", self.recipients))
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.parts: list[PartEditor] = []
        self.chosen = NO_WORDING
        """The choices shown last."""
        self._default: tuple[str, ...] = ()
        self.notice = Notice()
        self.notice.setObjectName("letters.draft.notice")
        self.save = Button("", ButtonKind.SECONDARY)
        self.save.setObjectName("letters.draft.save")
        self.again = Button("", ButtonKind.LINK)
        self.again.setObjectName("letters.draft.reset")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(8)
        for part in (self.units_title, self.units, *self.labelled, self.hint):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self.notice)
        column.addWidget(self.save)
        column.addWidget(self.again)
        self.save.clicked.connect(self._save)
        self.again.clicked.connect(self.reset)

    def retranslate(self) -> None:
        self.units_title.setText(self.tr("Units that the letter urges"))
        self.labelled[0].set_label(self.tr("To be answered by"))
        self.labelled[1].set_label(self.tr("Recipients, one in a line"))
        self.hint.setText(
            self.tr(
                "Words in braces are figures: they fill in by themselves and must stay in their paragraph."
            )
        )
        self.save.set_text(self.tr("Save the draft as PDF and Word"))
        self.again.set_text(self.tr("Back to the template"))
        self.recipients.set_text(_named(self.recipients.text()))
        for part in self.parts:
            part.name_fields()

    def show_choices(
        self,
        rows: Sequence[UrgeRow],
        parts: Sequence[ShownPart],
        wording: Wording,
        recipients: Sequence[str],
    ) -> None:
        """Show the choices of a draft; what was typed before is gone."""
        for _, tick in self.ticks:
            tick.hide()
            tick.deleteLater()
        self.ticks = [(row.mark, Check(row.name)) for row in rows]
        for mark, tick in self.ticks:
            tick.setChecked(mark not in wording.skipped)
            self.units.column.addWidget(tick)
        self.due.set_text("" if wording.due is None else format_date(wording.due))
        self._default, self.chosen = tuple(recipients), wording
        self.recipients.set_text(_named("\n".join(wording.recipients or recipients)))
        while len(self.parts) < len(parts):
            editor = PartEditor(len(self.parts) + 1)
            self.parts.append(editor)
            self._rows.addWidget(editor)
        for at, (editor, part) in enumerate(zip(self.parts, parts, strict=False), start=1):
            editor.show_part(at, part)

    def wording(self) -> Wording:
        """Raises `time.unreadable`."""
        due = self.due.text().strip()
        lines = tuple(filter(None, (one.strip() for one in stored(self.recipients.text()).split("\n"))))
        return Wording(
            skipped=frozenset(mark for mark, tick in self.ticks if not tick.isChecked()),
            due=read_day(due) if due else None,
            recipients=() if lines == self._default else lines,
            texts={one.words: one.typed for one in self.parts if one.typed != one.words},
            dropped=frozenset(one.words for one in self.parts if not one.tick.isChecked()),
        )

    def show_problem(self, sentence: str) -> None:
        """Show beside the form why the draft is as it was; with "" nothing."""
        if sentence:
            self.notice.show_message(NoticeKind.ERROR, _named(sentence))
        else:
            self.notice.clear()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.units.setFixedHeight(current_theme().px(UNITS_PX))
            for part in self.parts:
                part.chips.rehighlight()
        super().changeEvent(event)

    def _save(self) -> None:
        try:
            self.saved.emit(self.wording())
        except UserError as error:
            self.refused.emit(error)
