"""Progress of the campaign: the ring with its honest sentence, the deadlines and the week."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.campaigns.models import Denominator, Track
from core.figures.targets import Verdict
from core.records.figures import BY_LISTS, Rate
from ui.qt.errors import language_in_force
from ui.qt.formats import NO_BREAK, format_number, format_percent, format_weekday
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.theme import current_theme, is_restyle
from ui.qt.today.state import PACE_DAYS, Progress, State, Task
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import Card, CardHeader, Rule
from ui.qt.widgets.figures import DayBar, Ring, WeekBars
from ui.qt.widgets.pill import Pill
from ui.qt.widgets.status import Status, status_icon, status_role

PADDING = (20, 16, 20, 16)
SOON_DAYS = 7
TALL_SHARE = 4
"""Without a ring the week has so much of the spare height; each gap has one part."""


class TaskPart(QWidget):
    """One deadline in the letter's own words, with the days to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = FlowLabel("", TextStyle.STRONG)
        self.pill = Pill()
        self.source = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.source)

    def show_task(self, task: Task) -> None:
        deadline = task.deadline
        who = self.tr("Staff") if deadline.track is Track.AGENCY else self.tr("Households")
        self.words.setText(f"{who}: “{deadline.source.words}”")
        source = deadline.source
        text = self.tr("{document}, clause {clause}") if source.clause.isdecimal() else "{document}, {clause}"
        self.source.setText(text.format(document=source.document, clause=source.clause))
        self.pill.set_status(*self._left(task.left))

    def _left(self, left: int) -> tuple[str, Icon, Role]:
        if left < 0:
            text = self.tr("%n day(s) over", "", -left)
            return text, status_icon(Status.OVERDUE), status_role(Status.OVERDUE)
        text = self.tr("%n day(s) left", "", left) if left else self.tr("last day")
        role = status_role(Status.DUE) if left <= SOON_DAYS else Role.TEXT2
        return text, status_icon(Status.DUE), role


class ProgressCard(Card):
    """The left column of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=PADDING)
        self.header = CardHeader()
        self.ring = Ring()
        self.ring.setObjectName("today.ring")
        self.rate = FlowLabel("", TextStyle.STATE)
        self.rate.setObjectName("today.rate")
        self.base = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.base.setObjectName("today.base")
        self.sentence = FlowLabel("", TextStyle.H3)
        self.sentence.setObjectName("today.sentence")
        self.header.note.setObjectName("today.visited")
        for label in (self.rate, self.base, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.tasks = (TaskPart(), TaskPart())
        self.bars = WeekBars()
        self.bars.setObjectName("today.week")
        self.pace = FlowLabel("", TextStyle.SMALL)
        self.pace.setObjectName("today.pace")
        self.rules = (Rule(), Rule())
        self.body.addWidget(self.header)
        self.body.addStretch(1)
        self.body.addWidget(self.ring)
        self.body.addWidget(self.rate)
        self.body.addWidget(self.base)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        self.body.addWidget(self.rules[0])
        for part in (self.tasks[0], self.bars, self.pace, self.rules[1], self.tasks[1]):
            self.body.addWidget(part)
        self._respace()

    def render_state(self, state: State) -> None:
        aimed = state.progress is not None and state.progress.share is not None
        self.header.set_title(self.tr("Progress") if aimed else self.tr("Done so far"))
        if state.progress is not None:
            self._show_progress(state.progress)
        visited = self.tr("{visited} / {listed} households, {today} today")
        self.header.set_note(
            visited.format(
                visited=format_number(state.visited),
                listed=format_number(state.listed),
                today=format_number(state.visited_today),
            )
        )
        for part, task in zip(self.tasks, state.tasks, strict=False):
            part.show_task(task)
        for at, part in enumerate(self.tasks):
            part.setVisible(at < len(state.tasks))
        self.rules[1].setVisible(len(state.tasks) > 1)
        self._show_week(state)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._respace()
        super().changeEvent(event)

    def _show_progress(self, progress: Progress) -> None:
        target = progress.share
        percent = "" if target is None else format_percent(target, 0)
        figure = format_percent(progress.ratio) if progress.ratio is not None else f"–{NO_BREAK}%"
        self.ring.setHidden(target is None)
        self.rate.setHidden(target is not None)
        self.rate.setText(self.tr("{percent} installed").format(percent=figure))
        self.ring.set_figure(
            ratio=progress.ratio,
            target=target,
            figure=figure,
            caption=self.tr("installed"),
            target_text=self.tr("target {percent}").format(percent=percent) if percent else "",
        )
        name = self._denominator(progress)
        self.base.setText(
            self.tr("Nobody has counted yet: {name}").format(name=name)
            if progress.rate is None
            else self._counts(progress.rate, name)
        )
        over = progress.ratio is not None and progress.ratio > 1
        self.sentence.set_role(Role.WARN if over else Role.TEXT)
        self.sentence.setText(self._sentence(progress, percent, over=over))
        self.sentence.setVisible(bool(self.sentence.text()))

    def _sentence(self, progress: Progress, percent: str, *, over: bool) -> str:
        if over:
            return self.tr("More installed than were counted. Look at the visits again.")
        if not percent:
            return self.tr("This campaign sets no target.")
        if progress.ratio is None:
            return ""
        if progress.missing:
            more = self.tr("{count} more people reach {percent}.")
            return more.format(count=format_number(progress.missing), percent=percent)
        result = progress.result
        if result is not None and result.coverage is not None and result.verdict is Verdict.UNKNOWN:
            unknown = result.coverage.ever - result.coverage.known
            open_text = self.tr("{percent} in the households known; {count} are not known yet.")
            return open_text.format(percent=percent, count=format_number(unknown))
        return self.tr("The target of {percent} is reached.").format(percent=percent)

    def _counts(self, rate: Rate, name: str) -> str:
        """`18 / 35 người dân có điện thoại thông minh, đã biết ở 12 / 24 hộ`."""
        counts = f"{format_number(rate.numerator)} / {format_number(rate.denominator)} {name}"
        if rate.source == BY_LISTS and rate.coverage is not None:
            counts = self.tr("{counts} (by the list)").format(counts=counts)
        coverage = rate.coverage
        if coverage is None or coverage.known == coverage.ever:
            return counts
        text = self.tr("{counts}, known in {known} of {ever} households")
        known, ever = format_number(coverage.known), format_number(coverage.ever)
        return text.format(counts=counts, known=known, ever=ever)

    def _denominator(self, progress: Progress) -> str:
        if progress.target is not None:
            return progress.target.denominator_name.of(language_in_force().value)
        return {
            Denominator.INHABITANTS: self.tr("adults known"),
            Denominator.HOUSEHOLDS: self.tr("households"),
        }.get(progress.denominator, self.tr("people with a smartphone known"))

    def _show_week(self, state: State) -> None:
        bars = tuple(
            DayBar(
                label=format_weekday(date.fromisoformat(day.day)),
                count=day.visited,
                recent=len(state.week) - 1 - PACE_DAYS <= at < len(state.week) - 1,
            )
            for at, day in enumerate(state.week)
        )
        needed = state.pace.needed
        tall = self.ring.isHidden() and any(bar.count for bar in bars)
        self.bars.set_tall(tall=tall)
        self.body.setStretchFactor(self.bars, TALL_SHARE if tall else 0)
        text = "" if needed is None else self.tr("need {count}").format(count=format_number(needed))
        self.bars.set_days(bars, needed=needed, needed_text=text)
        self.pace.setText(self._pace(state))

    def _pace(self, state: State) -> str:
        average, needed = state.pace.average, state.pace.needed
        past = self.tr("Last three days on average {average} households.").format(average=average)
        if needed is None:
            return past
        if needed > average:
            short = self.tr("Last three days on average {average} households, {short} a day short.")
            return short.format(average=average, short=format_number(needed - average))
        return self.tr("Last three days on average {average} households, enough.").format(average=average)

    def _respace(self) -> None:
        self.body.setSpacing(4 if current_theme().compact else 5)
        self.header.set_upright(upright=current_theme().narrow)
