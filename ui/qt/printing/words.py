"""Papers in the words of this work, in the language in force."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from core.documents.content import GuideFormat
from core.workspace import Language, UnitSetting
from ui.qt.formats import format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.printing.state import Document

CONTEXT: Final = "Papers"
PAPERS: Final = {
    GuideFormat.A5: (
        QT_TRANSLATE_NOOP("Papers", "Guide A5"),
        QT_TRANSLATE_NOOP("Papers", "left at the house, with codes"),
    ),
    GuideFormat.A6X4: (
        QT_TRANSLATE_NOOP("Papers", "Guide A6, four a sheet"),
        QT_TRANSLATE_NOOP("Papers", "handed out, cut from A4"),
    ),
}
SIZES: Final = {
    GuideFormat.A5: QT_TRANSLATE_NOOP("Papers", "{pages} page A5."),
    GuideFormat.A6X4: QT_TRANSLATE_NOOP("Papers", "{pages} page A4, {sheets} guides A6."),
}
GUIDES_A_PAGE: Final = {GuideFormat.A5: 1, GuideFormat.A6X4: 4}
LANGUAGES: Final = {
    Language.VIETNAMESE: QT_TRANSLATE_NOOP("Papers", "Vietnamese"),
    Language.ENGLISH: QT_TRANSLATE_NOOP("Papers", "English"),
}


def said(source: str, **fields: object) -> str:
    """A text of this context in the language in force, its fields filled."""
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def language_name(language: Language) -> str:
    return said(LANGUAGES[language])


def paper_title(kind: GuideFormat) -> str:
    return said(PAPERS[kind][0])


def paper_note(kind: GuideFormat) -> str:
    return said(PAPERS[kind][1])


def size_sentence(document: Document) -> str:
    """How many pages go through the printer, and what comes of them."""
    sheets = document.pages * GUIDES_A_PAGE[document.kind]
    return said(SIZES[document.kind], pages=format_number(document.pages), sheets=format_number(sheets))


def missing_sentence(missing: tuple[UnitSetting, ...]) -> str:
    """Which settings are empty, and what that means on paper."""
    if len(missing) > 1:
        return said(
            QT_TRANSLATE_NOOP("Papers", "No help number and no Zalo group are set; the sheet names neither.")
        )
    if UnitSetting.HELP_NUMBER in missing:
        return said(QT_TRANSLATE_NOOP("Papers", "No help number is set; the sheet names none."))
    if missing:
        return said(QT_TRANSLATE_NOOP("Papers", "No Zalo group is set; the sheet has no code for it."))
    return ""
