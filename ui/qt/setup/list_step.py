"""Step 5: a last look at the answers; then the household list, now or later."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.qt.context import PageContext
from ui.qt.setup.answers import Answers, Source
from ui.qt.setup.step import Step
from ui.qt.setup.unit_search import unit_of, uppers
from ui.qt.shared.campaign_facts import campaign_name
from ui.qt.shared.roster.panel import RosterPanel
from ui.qt.shared.ward.restore_panel import RestorePanel
from ui.qt.shared.ward.take_panel import TakePanel
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import Card
from ui.qt.widgets.choice import Radio
from ui.qt.widgets.label import Label

COMMUNE_DIGITS = 5


class ListStep(Step):
    """Shows what will be made; `hold` brings the import screen once the workspace exists."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._answers = Answers()
        self.panel: RosterPanel | None = None
        self.take: TakePanel | None = None
        self.restore: RestorePanel | None = None
        self.card = Card(padding=(20, 16, 20, 16))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._names = [Label("", TextStyle.BODY, Role.TEXT2) for _ in range(5)]
        self._values = [Label("", TextStyle.STRONG, wrap=True) for _ in range(5)]
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
        self.card.body.addLayout(self._grid)
        self.note = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.from_file = Radio()
        self.from_file.setObjectName("setup.from_file")
        self.from_file.setChecked(True)
        self.from_laptop = Radio()
        self.from_laptop.setObjectName("setup.from_laptop")
        self.from_province = Radio()
        self.from_province.setObjectName("setup.from_province")
        for part in (self.card, self.note, self.from_file, self.from_laptop, self.from_province):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.retranslate()

    @property
    def source(self) -> Source:
        """Origin of the list."""
        if self.from_laptop.isChecked():
            return Source.LAPTOP
        return Source.PROVINCE if self.from_province.isChecked() else Source.FILE

    def choose(self, source: Source) -> None:
        """Mark where the list comes from."""
        radios = {Source.LAPTOP: self.from_laptop, Source.PROVINCE: self.from_province}
        radios.get(source, self.from_file).setChecked(True)

    @property
    def lacks_names(self) -> bool:
        """Return True where the restore pack left households to which the list gives their names again."""
        content = None if self.restore is None else self.restore.model.state.content
        return self.panel is None and content is not None and content.of_lists > 0

    @property
    def is_taken(self) -> bool:
        """Return True once the first laptop's file or the restore pack came in, until a list is loaded."""
        if self.panel is not None:
            return False
        if self.restore is not None:
            return self.restore.model.state.content is not None
        return self.take is not None and self.take.model.state.taken is not None

    @override
    def word(self) -> str:
        return self.tr("Household list")

    @override
    def title(self) -> str:
        if self.panel is not None:
            return self.tr("Household list from an Excel file")
        if self.take is not None:
            return self.tr("Household list from the first laptop")
        if self.restore is not None:
            return self.tr("Data of the lost laptop from the province")
        return self.tr("Everything is ready")

    @override
    def subtitle(self) -> str:
        if self.panel is not None:
            return self.tr("The meaning of each column is a guess: change it where it is wrong.")
        if self.take is not None:
            return self.tr("List, names and visits come by one file on a stick.")
        if self.restore is not None:
            return self.tr("The province approves this laptop in the place of the lost one.")
        return self.tr("Until now nothing was written. Look once more, then make the workspace.")

    @override
    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        self.retranslate()

    @override
    def take_focus(self) -> None:
        if self.panel is not None:
            self.panel.take_focus()
        if self.take is not None:
            self.take.take_focus()
        if self.restore is not None:
            self.restore.take_focus()

    @override
    def retranslate(self) -> None:
        answers = self._answers
        unit = None if answers.unit is None else unit_of(answers.unit)
        parts = [] if unit is None else [answers.hamlet, unit.name, uppers(unit)]
        secret = (
            self.tr("none: the key lies in the workspace")
            if answers.passphrase is None
            else self.tr("set; recovery file: {path}").format(path=answers.recovery)
        )
        shown = (
            (self.tr("Unit"), ", ".join(part for part in parts if part)),
            (self.tr("Officer"), answers.officer),
            (self.tr("Passphrase"), secret),
            (self.tr("Campaign"), campaign_name(answers.campaign)),
            (self.tr("Folder"), str(self._folder)),
        )
        for place, (name, value) in enumerate(shown):
            self._names[place].setText(name)
            self._values[place].setText(value)
        self.note.setText(
            self.tr("The household list can be imported now from an Excel file, or at any time later.")
        )
        self.from_file.setText(self.tr("From an Excel file"))
        self.from_laptop.setText(self.tr("This laptop takes the list from the first laptop of the ward"))
        takes_list = answers.unit is not None and len(answers.unit.code) == COMMUNE_DIGITS
        self.from_province.setText(
            self.tr("The old laptop is lost, no copy is left: a pack from the province")
        )
        asks = self.panel is None and self.take is None and self.restore is None
        for radio in (self.from_file, self.from_laptop, self.from_province):
            radio.setVisible(takes_list and asks)

    def hold(self, context: PageContext) -> RosterPanel:
        """The workspace exists: the import screen takes the place of the summary, or of the restore pack."""
        self._clear()
        self.panel = RosterPanel(context, last_word=lambda: self.tr("Start working"))
        self.column.insertWidget(0, self.panel, 1)
        return self.panel

    def hold_take(self, context: PageContext) -> TakePanel:
        """The workspace exists: the list comes from the first laptop of the ward."""
        self._clear()
        self.take = TakePanel(context)
        self.column.insertWidget(0, self.take, 1)
        return self.take

    def hold_restore(self, context: PageContext) -> RestorePanel:
        """The workspace exists: the province's restore pack brings list and visits."""
        self._clear()
        self.restore = RestorePanel(context)
        self.column.insertWidget(0, self.restore, 1)
        return self.restore

    def _clear(self) -> None:
        for part in (self.card, self.note, self.from_file, self.from_laptop, self.from_province):
            part.hide()
        if self.restore is not None:
            self.restore.hide()
