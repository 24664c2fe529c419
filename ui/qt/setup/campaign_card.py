"""One campaign to choose, with the app's links and ids for a person to compare."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from core.campaigns.models import Campaign
from ui.qt.errors import language_in_force
from ui.qt.shared.campaign_facts import CampaignFacts
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.card import Card
from ui.qt.widgets.choice import Check, Radio
from ui.qt.widgets.label import Label


class CampaignCard(Card):
    """`imported` ones want a tick that their ids were compared with the store."""

    def __init__(self, campaign: Campaign, parent: QWidget | None = None, *, imported: bool = False) -> None:
        super().__init__(parent, padding=(20, 8, 20, 12))
        self.campaign = campaign
        self.radio = Radio()
        self.radio.setAutoExclusive(False)
        self.radio.setObjectName(f"campaign.{campaign.id}")
        self.facts = CampaignFacts(campaign)
        self.compared = Check()
        self.compared.setObjectName(f"campaign.compared.{campaign.id}")
        if not imported:
            self.compared.hide()
        self.problem = Label("", TextStyle.BODY, Role.WARN, wrap=True)
        self.problem.hide()
        self.body.setSpacing(4)
        for part in (self.radio, self.facts, self.compared, self.problem):
            self.body.addWidget(part)
        self.retranslate()

    def tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            announce(self.problem, problem)

    def retranslate(self) -> None:
        self.radio.setText(self.campaign.name.of(language_in_force()))
        self.compared.setText(self.tr("I have compared these ids with the app store"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self.retranslate()
        super().changeEvent(event)
