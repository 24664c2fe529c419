"""Every edition of the install guide: paper of all sizes and screens, composed and rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from core.campaigns.models import Campaign
from core.content.models import GuideContent, GuideFormat, codes_of
from core.content.wording import words
from core.papers.guides.compose import compose_guide
from core.papers.guides.poster import SupportPoint, compose_poster
from core.papers.guides.screen import compose_screen
from core.papers.guides.two_sided import TwoSidedWording, compose_two_sided
from core.records.workspace import Language, UnitSettings
from core.render.preview import page_count


class GuideEdition(StrEnum):
    """An edition of the guide, as the command line names it."""

    A4 = "a4"
    A5 = "a5"
    A5X2 = "a5x2"
    A6X4 = "a6x4"
    DL = "dl"
    LARGE = "large"
    HTML = "html"
    PNG = "png"
    TEXT = "text"


_SCREENS: Final = {GuideEdition.HTML: "WEB", GuideEdition.PNG: "ANH", GuideEdition.TEXT: "TIN"}
"""Word for a screen edition in its version line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A finished edition in memory; `pages` is 1 for what has no pages."""

    data: bytes
    pages: int
    codes: tuple[str, ...]


def make_edition(
    campaign: Campaign,
    settings: UnitSettings,
    edition: GuideEdition,
    language: Language,
    *,
    point: SupportPoint | None = None,
) -> Edition:
    """Return the guide in one edition; `point` is for the poster. Raises the errors of `render`."""
    if edition in _SCREENS:
        return _screen(campaign, settings, edition, language)
    if edition is GuideEdition.A4:
        from core.papers.guides import poster_a4

        poster = compose_poster(campaign, settings, point=point, language=language)
        return _paper(poster_a4.render(poster), poster.guide)
    if edition is GuideEdition.DL:
        from core.papers.guides import dl as guide_dl

        content = compose_dl(campaign, settings, language)
        return _paper(guide_dl.render(content), content)
    if edition is GuideEdition.A5X2:
        from core.papers.guides import a5x2 as guide_a5x2

        sides = compose_two_sided(campaign, settings, language)
        return _paper(guide_a5x2.render(sides), sides.guide)
    if edition is GuideEdition.LARGE:
        from core.papers.guides import large as guide_large

        large = compose_screen(campaign, settings, sheet="A4L", language=language).guide
        return _paper(guide_large.render(large, words("two_sided", language, TwoSidedWording)), large)
    kind = GuideFormat(edition.value)
    content = compose_guide(campaign, settings, kind=kind, language=language)
    return _paper(render(kind, content), content)


def compose_dl(campaign: Campaign, settings: UnitSettings, language: Language) -> GuideContent:
    """The short guide, under the name and version of the DL sheet."""
    short = compose_guide(campaign, settings, kind=GuideFormat.A6X4, language=language)
    title = short.document_title.replace("A6", "DL")
    return replace(short, document_title=title, version=campaign.flyer.code("DL"))


def _screen(campaign: Campaign, settings: UnitSettings, edition: GuideEdition, language: Language) -> Edition:
    content = compose_screen(campaign, settings, sheet=_SCREENS[edition], language=language)
    codes = codes_of(content.guide)
    if edition is GuideEdition.PNG:
        from core.papers.guides.phone import render_png

        return Edition(data=render_png(content.guide), pages=1, codes=codes)
    if edition is GuideEdition.HTML:
        from core.papers.guides.html import render_html

        return Edition(data=render_html(content).encode(), pages=1, codes=codes)
    from core.papers.guides.screen import render_text

    return Edition(data=render_text(content).encode(), pages=1, codes=())


def _paper(pdf: bytes, content: GuideContent) -> Edition:
    return Edition(data=pdf, pages=page_count(pdf), codes=codes_of(content))


def render(kind: GuideFormat, content: GuideContent) -> bytes:
    """The PDF of `content` in one format; byte-identical for identical input.

    Raises `document.text_too_long`, `document.missing_glyph`, `document.link_too_long`,
    `document.stores` and `document.steps`; nothing is written anywhere.
    """
    if kind is GuideFormat.A5:
        from core.papers.guides import a5 as guide_a5

        return guide_a5.render(content)
    from core.papers.guides import a6x4 as guide_a6x4

    return guide_a6x4.render(content)
