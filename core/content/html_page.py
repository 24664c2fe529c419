"""The frame of a self-contained HTML page: no script, nothing fetched."""

from __future__ import annotations

from html import escape

from core.content import RESOURCES


def whole_page(*, language: str, author: str, title: str, description: str, body: str, more: str = "") -> str:
    """A whole document, valid HTML5; `body` is markup, `more` a style sheet beside screen.css."""
    style = _sheet("screen.css") + (_sheet(more) if more else "")
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(language)}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{escape(author)}">\n'
        f'<meta name="description" content="{escape(description)}">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>\n{style}</style>\n"
        "</head>\n"
        f"<body>\n<main>\n{body}\n</body>\n</html>\n"
    )


def _sheet(name: str) -> str:
    return (RESOURCES / "documents" / name).read_text(encoding="utf-8")
