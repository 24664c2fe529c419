"""The two languages of the app as a choice, each in its own words."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.errors import language_in_force
from ui.qt.i18n import Language
from ui.qt.widgets.choice import Radio


def language_name(language: Language) -> str:
    """A language in its own words."""
    if language is Language.ENGLISH:
        return "English"
    return QLocale(QLocale.Language.Vietnamese).nativeLanguageName()


class LanguageChoice(QWidget):
    """Both languages, each in its own words."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radios = {language: Radio(language_name(language)) for language in Language}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for language, radio in self.radios.items():
            radio.setObjectName(f"language.{language.value}")
            radio.setChecked(language is language_in_force())
            radio.clicked.connect(lambda _on=False, of=language: self.chosen.emit(of))
            row.addWidget(radio)
        row.addStretch(1)

    def follow(self) -> None:
        """The language was changed elsewhere."""
        self.radios[language_in_force()].setChecked(True)
