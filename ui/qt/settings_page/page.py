"""The settings, behind the officer's name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.qt.context import PageContext
from ui.qt.icons import Icon
from ui.qt.page_ids import STICK_TARGET, PageId
from ui.qt.pages import Page
from ui.qt.settings_page.about import AboutSection
from ui.qt.settings_page.actions import WindowActions
from ui.qt.settings_page.copies import CopiesSection
from ui.qt.settings_page.giving_back import GivingBackSection
from ui.qt.settings_page.imports import ImportsSection
from ui.qt.settings_page.look import LookSection
from ui.qt.settings_page.place import PlaceSection
from ui.qt.settings_page.secret import SecretSection
from ui.qt.settings_page.section import Section
from ui.qt.settings_page.unit import UnitSection
from ui.qt.settings_page.updates import UpdatesSection
from ui.qt.settings_page.ways import Way, Ways
from ui.qt.theme import current_theme
from ui.qt.typed import override
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.revealing import reveal

LOCK_TARGET = "lock"


class SettingsPage(Page):
    """Two columns of cards; every change is kept at once."""

    def __init__(self, context: PageContext, actions: WindowActions) -> None:
        super().__init__(PageId.SETTINGS)
        self._wanted = ""
        self._place = context.services.info.place
        self.unit = UnitSection(context)
        self.look = LookSection(actions)
        self.place = PlaceSection(context, actions)
        self.secret = SecretSection(context, actions)
        self.copies = CopiesSection(context, actions)
        self.copies.stick.passphrase_wanted.connect(lambda: self.activate(STICK_TARGET))
        self.giving_back = GivingBackSection(context, actions)
        self.updates = UpdatesSection(context, actions)
        self.about = AboutSection()
        left: list[QWidget] = [self.unit, self.secret]
        if (desk := context.services.imports) is not None:
            left.append(ImportsSection(context, desk))
        left.append(self.updates)
        self.ways = Ways(
            (
                Way("letters", Icon.PLUS, lambda: self.tr("Larger letters"), self.look, self.look.zoom),
                Way(
                    "campaign", Icon.TRACKS, lambda: self.tr("Change the campaign"), *self.place.campaign_way
                ),
                Way("restore", Icon.UNDO, lambda: self.tr("Restore a copy"), self.copies, self.copies.rows),
                Way("name", Icon.PERSON, lambda: self.tr("Change my name"), *self.giving_back.name_way),
            )
        )
        columns = Columns()
        columns.add(_column(*left))
        columns.add(_column(self.look, self.place, self.copies, self.giving_back, self.about))
        self.body.addWidget(self.ways)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self.finish()

    @override
    def retranslate(self) -> None:
        self.ways.retranslate()
        self.header.set_title(self.tr("Settings"))
        self.header.set_subtitle(self.tr("{place} · every change is kept at once").format(place=self._place))

    @override
    def activate(self, target: str = "") -> None:
        self._wanted = target
        self.copies.show_stick()
        self.updates.look()
        if target == LOCK_TARGET:
            self.secret.tell_no_lock()
        elif target == STICK_TARGET:
            self.secret.ask_for_stick()
        if target and target not in self.ways.buttons:
            reveal(self.secret)

    @override
    def take_focus(self) -> None:
        if self._wanted in self.ways.buttons:
            self.ways.go(self._wanted)
        elif not (self.secret.change.hasFocus() or self.secret.entry.first.hasFocus()):
            first = next(iter(self.ways.buttons.values()))
            (self.secret.change if self._wanted else first).setFocus()

    @override
    def leave(self) -> bool:
        return any(section.give_up() for section in self.findChildren(Section))

    @override
    def take_files(self, paths: tuple[Path, ...]) -> None:
        self.place.take_campaign(paths[0])


def _column(*sections: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().row_gap)
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)
    return holder


def make_page(context: PageContext, actions: WindowActions) -> Page:
    return SettingsPage(context, actions)
