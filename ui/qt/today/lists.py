"""The right column: callbacks, unfinished lines, and where the visits are."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QWidget

from core.base.clock import parse_instant
from core.households.forms import is_new_person
from ui.qt.context import PageContext
from ui.qt.formats import format_day, format_moment, format_number, format_time
from ui.qt.icons import Icon
from ui.qt.models.return_words import return_word
from ui.qt.models.visit_words import SEPARATOR, callback_day, households, lowered, place_text, result_word
from ui.qt.shared.stick_panel import StickPanel
from ui.qt.theme import current_theme
from ui.qt.today.state import BegunForm, Place, ReturnedPlace, State
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card, CardHeader
from ui.qt.widgets.label import Label
from ui.qt.widgets.page_header import Crumb
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook, RowStatus
from ui.qt.widgets.state_panel import StateFigure, StateLine, StatePanel
from ui.qt.widgets.status import Status, status_icon, status_role, status_word
from ui.qt.widgets.text import text_width


class CallbackCard(Card):
    """Agreed returns, the most overdue first; `chosen` carries the household's id.

    `all_requested`: the whole list, where this one is cut.
    """

    chosen = Signal(str)
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.header = CardHeader()
        self.nothing = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.list = _row_list("today.callbacks", Height.CALLBACK_ROW, status_yields=True)
        self.list.row_chosen.connect(self.chosen)
        self.every = Crumb("")
        self.every.setObjectName("today.callbacks.every")
        self.every.clicked.connect(self.all_requested)
        self.header.tail.addWidget(self.every)
        self._state: State | None = None
        self._more = 0
        for part in (self.header, self.nothing, self.list):
            self.body.addWidget(part)

    def render_state(self, state: State) -> None:
        count = state.callback_count
        self.header.set_title(self.tr("Come back"))
        note = households(count.total)
        if count.overdue:
            note = self.tr("{households}, {overdue} overdue").format(households=note, overdue=count.overdue)
        self.header.set_note(note if count.total else "")
        self.every.set_text(self.tr("See all {households}").format(households=households(count.total)))
        self.list.setAccessibleName(self.tr("Households to come back to"))
        self._state = state
        self._show_rows()
        self.list.setVisible(bool(state.callbacks))
        self.nothing.setText(self.tr("Nothing agreed. In quick entry, H3 means: come back in three days."))
        self.nothing.setVisible(not state.callbacks)

    def show_more(self, more: int) -> None:
        """Show `more` rows than a small screen has room for, where they exist."""
        self._more = max(0, more)
        self._show_rows()

    def spare_height(self) -> int:
        """Px of the rows that a small screen has no room for."""
        return current_theme().height(Height.CALLBACK_ROW) * max(
            0, len(self.list.row_model.items) - self._least
        )

    def _show_rows(self) -> None:
        state = self._state
        if state is not None:
            places = state.callbacks[: self._least + self._more]
            rows = tuple(self._row(place, state.today) for place in places)
            if rows != self.list.row_model.items:
                self.list.set_rows(rows)
            self.every.setVisible(len(rows) < state.callback_count.total)

    @property
    def _least(self) -> int:
        return 0 if self._state is None else self._state.least_callbacks

    def _row(self, place: Place, today: date) -> Row:
        row = place.row
        known = [row.address or row.hamlet]
        if row.last_result is not None:
            known.append(lowered(result_word(row.last_result)))
        return Row(
            key=row.id,
            title=row.head,
            lines=(SEPARATOR.join(text for text in known if text),),
            number=place_text(place.place),
            status=self._due(row.callback or today.isoformat(), today),
            chevron=True,
        )

    def _due(self, callback: str, today: date) -> RowStatus:
        day = callback_day(callback)
        late = (today - day).days
        if late > 0:
            word = status_word(Status.OVERDUE, days=late)
            return _pill(word, status_icon(Status.OVERDUE), status_role(Status.OVERDUE))
        if late < 0:
            return _pill(format_day(day), Icon.CLOCK, Role.ACCENT)
        hour = format_time(parse_instant(callback)) if len(callback) > 10 else self.tr("today")
        return _pill(hour, Icon.CLOCK, Role.ACCENT)


class ReturnedCard(Card):
    """Visits that a supervisor sent back, the oldest first; `chosen` carries the household's id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.header = CardHeader()
        self.list = _row_list("today.returned", Height.RETURNED_ROW)
        self.list.row_chosen.connect(self.chosen)
        self.body.addWidget(self.header)
        self.body.addWidget(self.list)

    def render_state(self, state: State) -> None:
        self.header.set_title(self.tr("Sent back to be looked at"))
        self.header.set_note(households(state.returned_total))
        self.list.setAccessibleName(self.tr("Households to look at again"))
        self.list.set_rows(tuple(self._row(place) for place in state.returned))
        self.setVisible(bool(state.returned))

    def _row(self, place: ReturnedPlace) -> Row:
        asked = place.asked.comment or return_word(place.asked.reason)
        who = place.asked.by
        line = self.tr("{who} asks: {what}").format(who=who, what=asked) if who else asked
        return Row(
            key=place.row.id,
            title=place.row.head,
            lines=(line,),
            number=place_text(place.place),
            chevron=True,
        )


class DraftCard(Card):
    """Lines, new people and households, and sheets that were begun and not recorded.

    `chosen` carries a household's id, a form (core/households/forms.py), or the code of a sheet.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.header = CardHeader()
        self.list = _row_list("today.drafts", Height.RETURNED_ROW)
        self.list.row_chosen.connect(self.chosen)
        self.body.addWidget(self.header)
        self.body.addWidget(self.list)

    def render_state(self, state: State) -> None:
        self.header.set_title(self.tr("Begun, not recorded"))
        self.list.setAccessibleName(self.tr("Lines that were begun"))
        rows = (
            *(self._row(place) for place in state.drafts),
            *(self._form(begun) for begun in state.forms),
            *(self._sheet(code) for code in state.sheets),
        )
        more = self.tr("{count} in all").format(count=format_number(state.begun_total))
        self.header.set_note(more if state.begun_total > len(rows) else "")
        self.list.set_rows(rows)
        self.setVisible(bool(rows))

    def _sheet(self, code: str) -> Row:
        title = self.tr("Sheet {code}").format(code=code)
        return Row(key=code, title=title, lines=(self.tr("Rows typed, not recorded"),), chevron=True)

    def _form(self, begun: BegunForm) -> Row:
        """A new person or household, by what was typed of it."""
        place = begun.place
        if place is None:
            title, line = self.tr("New household"), self.tr("Typed: {text}")
        elif is_new_person(begun.form):
            title, line = place.row.head, self.tr("New person, typed: {text}")
        else:
            title, line = place.row.head, self.tr("Living apart, typed: {text}")
        return Row(
            key=begun.form,
            title=title,
            lines=(line.format(text=begun.text),),
            number="" if place is None else place_text(place.place),
            chevron=True,
        )

    def _row(self, place: Place) -> Row:
        line = self.tr("Typed: {text}").format(text=place.draft)
        return Row(
            key=place.row.id,
            title=place.row.head,
            lines=(line,),
            number=place_text(place.place),
            chevron=True,
        )


class SendingCard(Card):
    """State of each visit of this laptop: on one line where it fits, else below the title.

    On one line the copy to a stick is offered where there is room for it, and always while the reminder of a
    copy is shown.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.header = CardHeader()
        self.stick = StickPanel(context, apart=True)
        self.export = Button("", ButtonKind.LINK, icon=Icon.SENT)
        self.export.setObjectName("today.export")
        self.line = StateLine()
        self._is_line, self._may_be_line = False, True
        self.header.put_beside(self.line)
        self.header.tail.addWidget(self.stick.copy)
        self.header.tail.addWidget(self.export)
        self.states = StatePanel()
        self.states.setObjectName("today.sending")
        self.body.addWidget(self.header)
        self.body.addWidget(self.states)
        self.body.addWidget(self.stick)

    def render_state(self, state: State) -> None:
        sending = state.sending
        self.header.set_title(self.tr("Send to the province"))
        self.export.set_text(self.tr("Write a file"))
        sent = self.tr("waiting for the receipt") if sending.sent else ""
        if sending.last_sent is not None:
            when = format_moment(parse_instant(sending.last_sent))
            sent = self.tr("written {when}").format(when=when)
        local = self.tr("not sent yet") if sending.local else ""
        known = (
            (Status.LOCAL, sending.local, local),
            (Status.SENT, sending.sent, sent),
            (Status.ACKED, sending.acknowledged, ""),
        )
        states = tuple(self._figure(*one) for one in known)
        self.states.set_states(states)
        some = tuple(one for one, (_, count, _) in zip(states, known, strict=True) if count)
        self.line.set_states(states, shown=some or states[:1])
        if state.stick is not None:
            self.stick.show_state(state.stick)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest} and hasattr(self, "states"):
            self._arrange()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the width of title and links without glyphs; on one line it takes no more than it has."""
        hint = super().minimumSizeHint()
        links = self._copy_width(brief=True) + self.export.width_if(brief=True)
        header = text_width(self.header.title.text(), TextStyle.H2) + self.header.row_gap + links
        below = [self.states.minimumSizeHint().width()]
        if not self.stick.isHidden():
            below.append(self.stick.minimumSizeHint().width())
        return QSize(max(round(header), *below) + self._sides, hint.height())

    def set_tall(self, *, tall: bool) -> None:
        """Show every state on a line of its own, as where the card has the width of one column."""
        self._may_be_line = not tall
        self._arrange()

    def _arrange(self) -> None:
        """Show one line, else the states below; links without glyphs where the room is short."""
        title, copy, export = self.header.title.text(), self.stick.copy, self.export
        room = self.width() - self._sides - 2 * self.header.row_gap
        beside = room - text_width(title, TextStyle.H3) - self.line.sizeHint().width()
        reminds = not self.stick.isHidden()
        least = export.width_if(brief=True) + (self._copy_width(brief=True) if reminds else 0)
        is_line = self._may_be_line and beside >= least
        if not is_line:
            beside = room - text_width(title, TextStyle.H2)
        both = self._copy_width(brief=False) + export.width_if(brief=False)
        offers = beside >= both or reminds or not is_line
        copy.setVisible(offers)
        copy.set_brief(brief=beside < both)
        export.set_brief(brief=beside < (both if offers else export.width_if(brief=False)))
        self.line.setVisible(is_line)
        self.states.setVisible(not is_line)
        if is_line != self._is_line:
            self._is_line = is_line
            self.header.title.set_style(TextStyle.H3 if is_line else TextStyle.H2)
            self.updateGeometry()

    @property
    def _sides(self) -> int:
        margins = self.body.contentsMargins()
        return margins.left() + margins.right()

    def _copy_width(self, *, brief: bool) -> int:
        """Px of the link of the copy, with the gap to the next one."""
        return self.stick.copy.width_if(brief=brief) + self.header.tail.spacing()

    def _figure(self, status: Status, count: int, note: str) -> StateFigure:
        return StateFigure(
            icon=status_icon(status),
            role=status_role(status),
            figure=format_number(count),
            word=lowered(status_word(status)),
            note=note,
        )


def _row_list(name: str, height: Height, *, status_yields: bool = False) -> RowList:
    look = RowLook(height=height, side=0, mark=Mark.NONE, number_width=60, status_yields=status_yields)
    made = RowList(look=look, fit_rows=True)
    made.setObjectName(name)
    return made


def _pill(text: str, icon: Icon, role: Role) -> RowStatus:
    return RowStatus(text=text, icon=icon, role=role, pill=True)
