"""The document register: finding a letter by the number printed on it or by the one others cite."""

from __future__ import annotations

import re
from typing import Final

from core.base.text import fold
from core.campaigns.models import Campaign, IssuedDocument

_CITED: Final = re.compile(r"(?:so)?[:\s]*(\d+)\s*(?:/\s*(\S.*))?")


def find_document(campaign: Campaign, cited: str) -> IssuedDocument | None:
    """The document cited as `3555`, `5355/UBND-KGVX` or `Số: 5355 /UBND-KGVX`; None if there is none.

    A number printed on a document wins over an alias of another. With a symbol, both must fit.
    """
    match = _CITED.fullmatch(fold(cited))
    if match is None:
        return None
    number, symbol = match[1], _squeezed(match[2] or "")
    fitting = [doc for doc in campaign.documents if not symbol or _squeezed(doc.symbol) == symbol]
    for doc in fitting:
        if doc.number == number:
            return doc
    return next((doc for doc in fitting if number in doc.aliases), None)


def _squeezed(symbol: str) -> str:
    return "".join(fold(symbol).split())
