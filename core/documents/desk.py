"""The install guide for a unit: composed, rendered, written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.campaigns.models import Campaign
from core.documents.content import GuideContent, GuideFormat
from core.documents.files import write
from core.documents.guide import compose_guide
from core.documents.preview import page_count
from core.documents.render import render
from core.workspace import Language, UnitSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDocument:
    """A finished file: its pages, and what its codes say."""

    file: Path
    pages: int
    codes: tuple[str, ...]


class GuideDesk:
    """The use cases of the install guide."""

    def __init__(self, campaign: Campaign, settings: UnitSettings) -> None:
        self._campaign = campaign
        self._settings = settings

    def pdf(self, kind: GuideFormat, language: Language) -> bytes:
        """The PDF in memory. Raises the `document.*` errors of `render`."""
        return render(kind, self._compose(kind, language))

    def write(self, kind: GuideFormat, language: Language, path: Path) -> WrittenDocument:
        """Writes the PDF; a former file stays as it was if anything fails."""
        content = self._compose(kind, language)
        pdf = render(kind, content)
        write(path, pdf)
        return WrittenDocument(file=path, pages=page_count(pdf), codes=codes_of(content))

    def _compose(self, kind: GuideFormat, language: Language) -> GuideContent:
        return compose_guide(self._campaign, self._settings, kind=kind, language=language)


def codes_of(content: GuideContent) -> tuple[str, ...]:
    """What the QR codes of a guide say, in order."""
    group = () if content.group is None else (content.group.url,)
    return (*(store.url for store in content.stores), *group)
