"""Facts to compare before a campaign is used: its app, its dates, its links and ids."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.campaigns.digests import Confirmation, ConfirmationKind, confirmations
from core.campaigns.models import Campaign, Platform
from core.campaigns.parsing import bundled_campaign, bundled_ids
from ui.qt.errors import language_in_force
from ui.qt.formats import format_date
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.label import Label

STORES: Final = {Platform.ANDROID: "Google Play", Platform.IOS: "App Store", Platform.WEB: "Web"}
INDENT: Final = 32


class CampaignFacts(QWidget):
    """The lines of a campaign: app, dates, and what is compared with the store."""

    def __init__(self, campaign: Campaign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._campaign = campaign
        self.text = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(INDENT, 0, 0, 0)
        column.addWidget(self.text)
        self._retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        campaign = self._campaign
        dates = self.tr("from {start}").format(start=format_date(campaign.start))
        if campaign.end is not None:
            dates = self.tr("from {start} to {end}").format(
                start=format_date(campaign.start), end=format_date(campaign.end)
            )
        head = self.tr("App {app}, {dates}").format(app=campaign.app_name, dates=dates)
        lines = [head, *(self._line(item) for item in confirmations(campaign))]
        self.text.setText("\n".join(lines))

    def _line(self, item: Confirmation) -> str:
        if item.kind is ConfirmationKind.DEVELOPER:
            return self.tr("Publisher, to be compared in the store: {name}").format(name=item.value)
        store = STORES[item.platform] if item.platform is not None else ""
        return f"{store}: {item.value}"


def campaign_name(campaign_id: str) -> str:
    """The name of a bundled campaign in the language in force; of any other its id."""
    if campaign_id not in bundled_ids():
        return campaign_id
    return bundled_campaign(campaign_id).name.of(language_in_force())
