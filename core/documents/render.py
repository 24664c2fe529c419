"""From content to a PDF's bytes: the door to all layouts, whose libraries are imported on first use."""

from __future__ import annotations

from core.documents.content import GuideContent, GuideFormat


def render(kind: GuideFormat, content: GuideContent) -> bytes:
    """The PDF of `content` in one format; byte-identical for identical input.

    Raises `document.text_too_long`, `document.missing_glyph`, `document.link_too_long`,
    `document.stores` and `document.steps`; nothing is written anywhere.
    """
    if kind is GuideFormat.A5:
        from core.documents import guide_a5

        return guide_a5.render(content)
    from core.documents import guide_a6x4

    return guide_a6x4.render(content)
