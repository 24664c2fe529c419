"""The sentence of an expected failure, in the language in force; anything else is a bug and goes on."""

from __future__ import annotations

import logging

from PySide6.QtCore import QLocale

from core.base.errors import UserError
from core.visits.plausibility import Unusual
from ui.catalog import sentence, sentence_of_code
from ui.qt.i18n import Language

_log = logging.getLogger(__name__)


def language_in_force() -> Language:
    """The language of the window now."""
    english = QLocale().language() == QLocale.Language.English
    return Language.ENGLISH if english else Language.VIETNAMESE


def sentence_of(error: Exception) -> str:
    """Return the sentence for the `Err` of a job or a caught `UserError`; a bug is raised again."""
    if isinstance(error, UserError):
        _log.info("refused: %s", error.code)
        return sentence(error, language_in_force())
    raise error


def coded_sentence(code: str, fields: dict[str, object]) -> str:
    """The sentence of a concern or soft check, `fields` filled in."""
    return sentence_of_code(code).of(language_in_force()).format(**fields)


def unusual_sentence(unusual: Unusual) -> str:
    """Return the question that a second Enter answers."""
    return coded_sentence(unusual.code.value, dict(unusual.fields))
