"""Language, palette and size of the type."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.qt.formats import NO_BREAK
from ui.qt.i18n import Language
from ui.qt.settings_page.actions import WindowActions
from ui.qt.settings_page.section import Section
from ui.qt.shared.language_choice import LanguageChoice
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import PaletteName, Role, TextStyle, load_tokens
from ui.qt.typed import override
from ui.qt.widgets.choice import Combo, Radio
from ui.qt.widgets.field import Labelled
from ui.qt.widgets.label import Label

ORDER: Final = (PaletteName.LIGHT, PaletteName.DARK, PaletteName.SUNLIGHT)


class LookSection(Section):
    """Every setting in this section is in force at once."""

    def __init__(self, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.languages = LanguageChoice()
        self.palettes = {name: Radio() for name in ORDER}
        self._palette_title = Label("", TextStyle.SMALL, Role.TEXT2)
        self._language_title = Label("", TextStyle.SMALL, Role.TEXT2)
        self.zoom = Combo()
        self.zoom.setObjectName("settings.zoom")
        self.zoom_labelled = Labelled("", self.zoom)
        for step in load_tokens().zoom_steps:
            self.zoom.addItem(f"{step}{NO_BREAK}%", step)
        self.zoom.setCurrentIndex(self.zoom.findData(current_theme().asked_zoom))
        self._lay_out()
        self.languages.chosen.connect(self._choose_language)
        self.zoom.activated.connect(lambda _at: actions.set_zoom(self.zoom.currentData()))
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.head.set_title(self.tr("Language and look"))
        self._language_title.setText(self.tr("Language"))
        self._palette_title.setText(self.tr("Palette"))
        self.palettes[PaletteName.LIGHT].setText(self.tr("Light"))
        self.palettes[PaletteName.DARK].setText(self.tr("Dark"))
        self.palettes[PaletteName.SUNLIGHT].setText(self.tr("Sunlight: black on white, larger"))
        self.zoom_labelled.set_label(self.tr("Size of the type (Ctrl + and Ctrl −)"))
        self.languages.follow()
        for radio in self.palettes.values():
            radio.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._follow()

    def _follow(self) -> None:
        """Show the palette and size again after a change by a key or by the search for commands."""
        theme = current_theme()
        self.palettes[theme.palette].setChecked(True)
        self.zoom.setCurrentIndex(self.zoom.findData(theme.asked_zoom))

    def _lay_out(self) -> None:
        self.body.addWidget(self._language_title)
        self.body.addWidget(self.languages)
        self.body.addWidget(self._palette_title)
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(20)
        for name, radio in self.palettes.items():
            radio.setObjectName(f"palette.{name.value}")
            radio.setChecked(name is current_theme().palette)
            radio.clicked.connect(lambda _on=False, of=name: self._actions.set_palette_name(of))
            group.addButton(radio)
            row.addWidget(radio)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.zoom_labelled)

    def _choose_language(self, language: Language) -> None:
        self._actions.set_language(language)
