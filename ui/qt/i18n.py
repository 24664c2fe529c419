"""The language of the window: English sources in `tr()`, Vietnamese the default, switched at run time."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QTranslator

from ui.qt.resources import TRANSLATIONS

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


class Language(StrEnum):
    """The languages that are complete."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


CATALOGUES: Final = {
    Language.VIETNAMESE: ("tung_nha_vi", "qt_vi"),
    Language.ENGLISH: ("tung_nha_en",),
}
LOCALES: Final = {
    Language.VIETNAMESE: QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:
    """Mark `source` for the translators under a context; the name is the one their tool looks for."""
    return source


class Translations:
    """Holds the translators in force. English plurals live in a catalogue of their own."""

    def __init__(self, app: QCoreApplication, folder: Path = TRANSLATIONS) -> None:
        self._app = app
        self.folder = folder
        self._installed: list[QTranslator] = []
        self._language = Language.ENGLISH
        self._unspoken: QTranslator | None = None

    @property
    def language(self) -> Language:
        return self._language

    def switch(self, language: Language) -> list[str]:
        """Install the catalogues of `language`; every widget gets a `LanguageChange`.

        Returns the names of missing catalogues: a source checkout has none until they are compiled, and the
        window then shows the English sources.
        """
        self.remove()
        self._language = language
        QLocale.setDefault(LOCALES[language])
        missing = []
        for name in CATALOGUES[language]:
            translator = QTranslator()
            path = self.folder / f"{name}.qm"
            if path.is_file() and translator.load(str(path)):
                self._app.installTranslator(translator)
                self._installed.append(translator)
            else:
                missing.append(name)
        return missing

    def in_the_other_language(self, context: str, *sources: str) -> str:
        """Return `sources` in the language of the other catalogue; empty where that is missing."""
        if self._language is not Language.ENGLISH:
            return " ".join(sources)
        if self._unspoken is None:
            self._unspoken = QTranslator()
            self._unspoken.load(str(self.folder / f"{CATALOGUES[Language.VIETNAMESE][0]}.qm"))
        said = (self._unspoken.translate(context, source) for source in sources)
        return " ".join(filter(None, said))

    def remove(self) -> None:
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()
