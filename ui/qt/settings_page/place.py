"""Unit and campaign of the workspace; newer campaigns and unit catalogues from files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.given_files import read_given
from core.campaigns.models import Campaign
from core.campaigns.parsing import bundled_ids, parse_campaign
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.formats import format_date
from ui.qt.settings_page.actions import WindowActions
from ui.qt.settings_page.section import Section
from ui.qt.shared.campaign_facts import CampaignFacts, campaign_name
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.choice import Check, Combo
from ui.qt.widgets.field import Labelled
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import NoticeKind


class Waiting(QWidget):
    """A campaign file that was read: its ids, the tick that they were compared, and the way to load it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = b""
        self.title = Label("", TextStyle.STRONG, wrap=True)
        self.compared = Check()
        self.compared.setObjectName("settings.compared")
        self.load = Button("")
        self.load.setObjectName("settings.load_campaign")
        self.load.setEnabled(False)
        self.compared.toggled.connect(self.load.setEnabled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.title)
        self._column.addWidget(self.compared)
        row = QHBoxLayout()
        row.addWidget(self.load)
        row.addStretch(1)
        self._column.addLayout(row)
        self._facts: CampaignFacts | None = None
        self.hide()

    def show_campaign(self, campaign: Campaign, data: bytes) -> None:
        self.data = data
        if self._facts is not None:
            self._facts.deleteLater()
        self._facts = CampaignFacts(campaign)
        self._column.insertWidget(1, self._facts)
        self.title.setText(campaign.name.of(language_in_force()))
        self.compared.setChecked(False)
        self.show()
        self.compared.setFocus()


class PlaceSection(Section):
    """Another campaign opens the workspace again; the visits of each campaign stay its own."""

    def __init__(self, context: PageContext, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        self.facts = Label("", wrap=True)
        self.folder = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.campaigns = Combo()
        self.campaigns.setObjectName("settings.campaign")
        self.labelled = Labelled("", self.campaigns)
        self.use = Button("")
        self.use.setObjectName("settings.use_campaign")
        self.waiting = Waiting()
        self.campaign_file = Button("", ButtonKind.LINK)
        self.campaign_file.setObjectName("settings.campaign_file")
        self.catalogue_file = Button("", ButtonKind.LINK)
        self.catalogue_file.setObjectName("settings.catalogue_file")
        self._lay_out()
        self.campaigns.currentIndexChanged.connect(self._offer)
        self.use.clicked.connect(self._use)
        self.campaign_file.clicked.connect(self._choose_campaign)
        self.catalogue_file.clicked.connect(self._choose_catalogue)
        self.waiting.load.clicked.connect(self._load)
        self._fill()
        self.retranslate()

    @property
    def campaign_way(self) -> tuple[QWidget, QWidget]:
        """Return the choice of a campaign with its label, and its field."""
        return self.labelled, self.campaigns

    def take_campaign(self, path: Path) -> None:
        """Reads a campaign file and shows what must be compared; nothing is loaded yet."""
        try:
            data = _read(path)
            self.waiting.show_campaign(parse_campaign(data), data)
            self.notice.clear()
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))

    @override
    def retranslate(self) -> None:
        info = self._context.services.info
        self.head.set_title(self.tr("Workspace"))
        above = f", {info.upper_name}" if info.upper_name else ""
        self.facts.setText(
            self.tr("{place} (code {code}) · officer: {officer}").format(
                place=f"{info.place}{above}", code=info.unit.code, officer=info.officer_name
            )
        )
        self.folder.setText(self.tr("Folder: {folder}").format(folder=info.folder))
        self.labelled.set_label(self.tr("Campaign"))
        for place in range(self.campaigns.count()):
            self.campaigns.setItemText(place, campaign_name(self.campaigns.itemData(place)))
        self.use.set_text(self.tr("Use this campaign"))
        self.waiting.compared.setText(self.tr("I have compared these ids with the app store"))
        self.waiting.load.set_text(self.tr("Load the campaign"))
        self.campaign_file.set_text(self.tr("Take a campaign from a file"))
        self.catalogue_file.set_text(self.tr("Take a newer unit catalogue"))

    def _lay_out(self) -> None:
        for part in (self.facts, self.folder):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.labelled, 1)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self.use)
        row.addLayout(column)
        self.body.addLayout(row)
        self.body.addWidget(self.waiting)
        links = QVBoxLayout()
        links.setSpacing(0)
        for link in (self.campaign_file, self.catalogue_file):
            line = QHBoxLayout()
            line.addWidget(link)
            line.addStretch(1)
            links.addLayout(line)
        self.body.addLayout(links)

    def _fill(self) -> None:
        services = self._context.services
        self.campaigns.clear()
        for campaign_id in sorted({*bundled_ids(), *services.references.campaigns()}):
            self.campaigns.addItem(campaign_name(campaign_id), campaign_id)
        self.campaigns.setCurrentIndex(self.campaigns.findData(services.info.campaign))
        self._offer()

    def _offer(self) -> None:
        self.use.setVisible(self.campaigns.currentData() != self._context.services.info.campaign)

    def _use(self) -> None:
        try:
            self._context.services.references.use_campaign(self.campaigns.currentData())
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        self._actions.reopen()

    def _choose_campaign(self) -> None:
        kinds = self.tr("Campaign (*.toml)")
        path = self._context.dialogs.open_file(self, self.tr("Choose a campaign file"), kinds)
        if path is not None:
            self.take_campaign(path)

    def _load(self) -> None:
        services = self._context.services
        try:
            campaign = services.references.load_campaign(self.waiting.data)
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        self.waiting.hide()
        self._fill()
        self.campaigns.setCurrentIndex(self.campaigns.findData(campaign.id))
        self.notice.show_message(
            NoticeKind.DONE,
            self.tr("The campaign {id} is loaded. Choose it above to use it.").format(id=campaign.id),
        )

    def _choose_catalogue(self) -> None:
        kinds = self.tr("Unit catalogue (*.json)")
        path = self._context.dialogs.open_file(self, self.tr("Choose a unit catalogue"), kinds)
        if path is None:
            return
        services = self._context.services
        try:
            catalogue = services.references.load_catalogue(_read(path))
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        services.published(Outcome(None, touched(Topic.UNITS)))
        self.notice.show_message(
            NoticeKind.DONE,
            self.tr("The unit catalogue of {day} is loaded.").format(day=format_date(catalogue.data_date)),
        )


def _read(path: Path) -> bytes:
    return read_given(path)
