"""Export to the unit above: the key first, then the file, then its path."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.sync.desk import ExportedBatch, ExportPreview
from core.sync.file_desk import phone_code
from core.sync.manifest import Profile
from ui.qt.errors import sentence_of
from ui.qt.formats import format_number, format_size
from ui.qt.icons import Icon
from ui.qt.shared.folders import SavedLine, breakable
from ui.qt.shared.number_question import NumberQuestion
from ui.qt.shared.parts import IconLine
from ui.qt.sync import words
from ui.qt.sync.state import State
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.choice import Radio
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind

PART_BYTES = 18_000_000
"""Larger exports are split, as e-mail takes no more."""


class ReadyPart(QWidget):
    """A key is known: what the next file carries, for whom, where to."""

    profile_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = Label("", wrap=True)
        self.summary.setObjectName("sync.summary")
        self.sealed = IconLine(Icon.LOCK, Role.DONE, style=TextStyle.SMALL)
        self.carried = IconLine(Icon.FILE, Role.TEXT2, style=TextStyle.SMALL)
        self.carried.setObjectName("sync.carried")
        self.plain = Radio()
        self.plain.setObjectName("sync.pseudonymous")
        self.full = Radio()
        self.full.setObjectName("sync.full")
        self.place = IconLine(Icon.SENT, Role.TEXT2, style=TextStyle.SMALL)
        self.elsewhere = Button("", ButtonKind.LINK)
        self.elsewhere.setObjectName("sync.elsewhere")
        self.export = Button("", ButtonKind.LARGE, icon=Icon.SENT, key="Ctrl+E")
        self.export.setObjectName("sync.export")
        self.other_key = Button("", ButtonKind.LINK)
        self.other_key.setObjectName("sync.other_key")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.summary, self.sealed, self.carried, self.plain, self.full, self.place):
            column.addWidget(part)
        column.addSpacing(10)
        column.addWidget(self.export)
        links = QHBoxLayout()
        for link in (self.elsewhere, self.other_key):
            links.addWidget(link)
        links.addStretch(1)
        column.addLayout(links)
        self.plain.clicked.connect(lambda: self.profile_chosen.emit(Profile.PSEUDONYMOUS.value))
        self.full.clicked.connect(lambda: self.profile_chosen.emit(Profile.FULL.value))

    def render_state(self, state: State) -> None:
        to, preview = state.addressee, state.preview
        if to is None or preview is None:
            return
        full = state.profile is Profile.FULL
        self.summary.setText(self._summary(preview))
        self._show_sealed(words.inside(to.unit_name), full=full)
        self.carried.set_sentence(self._carried(preview, full=full))
        for radio in (self.plain, self.full):
            radio.setVisible(state.full_allowed)
        self.plain.setText(self.tr("Without names and phone numbers"))
        self.full.setText(self.tr("With names, phone numbers and notes"))
        (self.full if full else self.plain).setChecked(True)
        self.place.setVisible(bool(state.folder) and state.exported is None)
        self.carried.setVisible(state.exported is None and preview.is_counted)
        self.elsewhere.setEnabled(not state.busy)
        self.place.set_sentence(breakable(state.folder))
        self.elsewhere.set_text(self.tr("Other folder…"))
        self.export.set_text(self.tr("Export file {number}").format(number=preview.number))
        self.export.setEnabled(not state.busy)
        self.other_key.set_text(self.tr("Other addressee…"))
        self.other_key.setEnabled(not state.busy)

    def _summary(self, preview: ExportPreview) -> str:
        fields = {
            "number": preview.number,
            "visits": words.visits(preview.visits),
            "fresh": format_number(preview.fresh),
            "again": format_number(preview.visits - preview.fresh),
        }
        if not preview.visits:
            return self.tr("File {number} carries the household list and no visit yet.").format(**fields)
        if preview.fresh == preview.visits:
            return self.tr("File {number} carries {visits}, all new.").format(**fields)
        if not preview.fresh:
            text = self.tr("File {number} carries {visits} without a receipt and nothing new.")
            return text.format(**fields)
        return self.tr(
            "File {number} carries {visits}: {fresh} new and {again} without a receipt."
            " If one arrives twice, it still counts once."
        ).format(**fields)

    def _show_sealed(self, unit: str, *, full: bool) -> None:
        self.sealed.glyph.set_look(Icon.WARNING if full else Icon.LOCK, Role.WARN if full else Role.DONE)
        text = (
            self.tr(
                "Names, phone numbers, addresses and notes go along. Only inside the commune; it is logged."
            )
            if full
            else self.tr("Only {unit} can open it. No names, no phone numbers.")
        )
        self.sealed.set_sentence(text.format(unit=unit))

    def _carried(self, preview: ExportPreview, *, full: bool) -> str:
        parts = [words.entries(preview.events)]
        if preview.size:
            parts.append(self.tr("about {size}").format(size=format_size(preview.size)))
        if (count := -(-preview.size // PART_BYTES)) > 1:
            parts.append(self.tr("in {count} parts").format(count=count))
        if preview.withheld and not full:
            staying = self.tr("staying here, with names or numbers: {withheld}")
            parts.append(staying.format(withheld=format_number(preview.withheld)))
        return "; ".join(parts)


class ExportCard(Card):
    """Renders the sending half of `State`; the page connects its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = CardHeader()
        self.first = Label("", wrap=True)
        self.open_key = Button("", ButtonKind.LARGE, icon=Icon.FILE)
        self.open_key.setObjectName("sync.open_key")
        self.question = NumberQuestion(ButtonKind.LARGE)
        self.question.accept.setObjectName("sync.confirm_key")
        self.question.refuse.setObjectName("sync.refuse_key")
        self.ready = ReadyPart()
        self.problem = Notice()
        self.problem.setObjectName("sync.export_problem")
        self.busy = BusyBar()
        self.saved = SavedLine()
        self.check = Button("", ButtonKind.LINK, icon=Icon.DONE)
        self.check.setObjectName("sync.check")
        self.again = Button("", ButtonKind.LINK)
        self.again.setObjectName("sync.again")
        self.body.addWidget(self.header)
        for part in (self.first, self.open_key, self.question, self.problem):
            self.body.addWidget(part)
        self.body.addWidget(self.ready)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.saved)
        below = QHBoxLayout()
        for link in (self.check, self.again):
            below.addWidget(link)
        below.addStretch(1)
        self.body.addLayout(below)

    def render_state(self, state: State) -> None:
        asking = state.candidate is not None
        ready = state.addressee is not None and not asking
        self.header.set_title(self._title(state))
        self.first.setText(
            self.tr(
                "The first time, open the key file that the unit above gave you."
                " It may also be dropped here; the program remembers it."
            )
        )
        self.open_key.set_text(self.tr("Open key file…"))
        for part in (self.first, self.open_key):
            part.setVisible(not asking and not ready)
        self.question.setVisible(asking)
        self.ready.setVisible(ready)
        self._show_question(state)
        self.ready.render_state(state)
        self._show_problem(state)
        self._show_work(state)

    def _title(self, state: State) -> str:
        to = state.candidate or state.addressee
        if to is None:
            return self.tr("Send to province")
        return self.tr("Send to {unit}").format(unit=words.inside(to.unit_name))

    def _show_question(self, state: State) -> None:
        if state.candidate is None:
            return
        self.question.show_number(
            self.tr("Key of {unit}").format(unit=words.inside(state.candidate.unit_name)),
            state.candidate.number,
            self.tr("Compare these six groups over the phone. Go on only if all of them are the same."),
        )
        self.question.accept.set_text(self.tr("The number is right"))
        self.question.refuse.set_text(self.tr("Other key file…"))

    def _show_problem(self, state: State) -> None:
        sentence = "" if state.problem is None else sentence_of(state.problem)
        if not sentence:
            self.problem.clear()
        elif sentence != self.problem.sentence.text() or self.problem.isHidden():
            self.problem.show_message(NoticeKind.ERROR, sentence)

    def _show_work(self, state: State) -> None:
        if not state.exporting:
            self.busy.finish()
        elif self.busy.isHidden():
            self.busy.start(self.tr("Writing the file and reading it back"))
        self.check.set_text(self.tr("Check again"))
        self.check.setVisible(state.exported is not None)
        self.check.setEnabled(not state.busy)
        self.again.set_text(self.tr("Export an old file again…"))
        self.again.setVisible(state.last_sent is not None and state.candidate is None)
        exported = state.exported
        if exported is None:
            self.saved.hide()
        else:
            told = " ".join(
                filter(None, (self._saved(exported), self._spared(exported), self._named(exported)))
            )
            self.saved.show_saved(told, Path(exported.files[0]))

    def _spared(self, exported: ExportedBatch) -> str:
        if not exported.spared:
            return ""
        text = self.tr("Another file named {name} was there: it stays as it was. Send both.")
        return text.format(name=exported.spared[0].name)

    def _named(self, exported: ExportedBatch) -> str:
        if not exported.named:
            return ""
        text = self.tr(
            "Hamlet or group of {count} households holds a telephone number or the head's name ({code})."
            " That text was left out of the file, which can be sent now. Correct these households."
        )
        return text.format(count=len(exported.named), code=exported.named[0])

    def _saved(self, exported: ExportedBatch) -> str:
        fields = {
            "path": exported.files[0],
            "size": format_size(exported.size),
            "code": phone_code(exported.sha256[0]),
            "count": len(exported.files),
        }
        if len(exported.files) > 1:
            text = self.tr("{count} parts from {path} on, {size}, read back. Code of the first: {code}.")
            return text.format(**fields)
        return self.tr("{path}, {size}, read back. Code to read out: {code}.").format(**fields)
