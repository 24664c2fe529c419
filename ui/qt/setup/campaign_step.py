"""Step 4: the campaign; the unit must exist when it starts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.base.errors import UserError
from core.base.given_files import read_given
from core.campaigns.models import Campaign
from core.campaigns.parsing import parse_campaign
from core.units.models import OrgUnit
from ui.qt.dialogs import Dialogs
from ui.qt.errors import sentence_of
from ui.qt.formats import format_date
from ui.qt.icons import Icon
from ui.qt.setup.answers import Answers
from ui.qt.setup.campaign_card import CampaignCard
from ui.qt.setup.step import Step
from ui.qt.setup.unit_search import campaign_for, campaigns, unit_of
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.notice import Notice, NoticeKind


class CampaignStep(Step):
    """`unit_requested` goes back to the unit, for the day on which the chosen campaign starts."""

    unit_requested = Signal(object)

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._unit: OrgUnit | None = None
        self._file: bytes | None = None
        self.cards: list[CampaignCard] = []
        self.notice = Notice()
        self.load = Button("", ButtonKind.LINK, icon=Icon.FILE)
        self.load.setObjectName("setup.campaign_file")
        self.column.addWidget(self.notice)
        for campaign in campaigns():
            card = CampaignCard(campaign)
            self._add(card)
            self.column.addWidget(card)
        self.column.addWidget(self.load, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.load.clicked.connect(self._load)
        self.notice.action_requested.connect(self._other_unit)
        self.retranslate()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a campaign goes on with the one that is marked."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    @override
    def word(self) -> str:
        return self.tr("Campaign")

    @override
    def title(self) -> str:
        return self.tr("Which campaign?")

    @override
    def subtitle(self) -> str:
        return self.tr("It says which app is installed, how the guide reads, and what is counted.")

    @override
    def show_answers(self, answers: Answers) -> None:
        self._unit = None if answers.unit is None else unit_of(answers.unit)
        if self.chosen() is None:
            fitting = None if self._unit is None else campaign_for(self._unit)
            wanted = answers.campaign or (fitting.id if fitting is not None else "")
            self._choose(next((card for card in self.cards if card.campaign.id == wanted), self.cards[0]))
        self._render()

    @override
    def answer(self, answers: Answers) -> Answers:
        card = self.chosen()
        if card is None:
            return answers
        own = self._file if card is self.cards[-1] and not card.compared.isHidden() else None
        return replace(answers, campaign=card.campaign.id, campaign_file=own)

    @override
    def check(self) -> bool:
        card = self.chosen()
        if card is None or not self._fits(card.campaign):
            self._render()
            return False
        if not card.compared.isHidden() and not card.compared.isChecked():
            card.tell(self.tr("Open the store, compare the ids and the publisher, then tick the box."))
            card.compared.setFocus()
            return False
        return True

    @override
    def take_focus(self) -> None:
        card = self.chosen() or self.cards[0]
        card.radio.setFocus()

    @override
    def retranslate(self) -> None:
        self.load.set_text(self.tr("Take a campaign from a file"))
        self._render()

    def chosen(self) -> CampaignCard | None:
        return next((card for card in self.cards if card.radio.isChecked()), None)

    def _add(self, card: CampaignCard) -> None:
        self.cards.append(card)
        card.radio.clicked.connect(lambda _on=False, of=card: self._choose(of))

    def _choose(self, chosen: CampaignCard) -> None:
        for card in self.cards:
            card.radio.setChecked(card is chosen)
            card.tell("")
        self._render()
        self.changed.emit()

    def _fits(self, campaign: Campaign) -> bool:
        return self._unit is None or self._unit.in_force(campaign.start)

    def _render(self) -> None:
        card = self.chosen()
        if card is None or self._unit is None or self._fits(card.campaign):
            self.notice.clear()
            return
        sentence = self.tr(
            "{unit} is not in the structure of {day}, the day on which this campaign starts. Choose the unit"
            " of that day, or another campaign."
        ).format(unit=self._unit.name, day=format_date(card.campaign.start))
        self.notice.show_message(NoticeKind.WARNING, sentence, action=self.tr("Choose the unit again"))

    def _other_unit(self) -> None:
        card = self.chosen()
        if card is not None:
            self.unit_requested.emit(card.campaign.start)

    def _load(self) -> None:
        path = self._dialogs.open_file(self, self.tr("Choose a campaign file"), self.tr("Campaign (*.toml)"))
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Reads a campaign file; its ids are shown and confirmed before the wizard goes on."""
        try:
            data = _read(path)
            campaign = parse_campaign(data)
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        if not self.cards[-1].compared.isHidden():
            self.cards.pop().deleteLater()
        self._file = data
        card = CampaignCard(campaign, imported=True)
        self._add(card)
        self.column.insertWidget(self.column.indexOf(self.load), card)
        self._choose(card)
        card.compared.setFocus()


def _read(path: Path) -> bytes:
    return read_given(path)
