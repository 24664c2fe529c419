"""Content of the handbook and the key sheet: topics of the help, with a head of their own."""

from __future__ import annotations

from dataclasses import dataclass

from core.content.help_topics import Block, Heading, Topic, blocks, topic_text, topics
from core.content.wording import words
from core.records.workspace import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookWording:
    """The fields of `resources/documents/handbook.LANGUAGE.toml`."""

    handbook: str
    key_sheet: str
    subtitle: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPaper:
    """`language` is a BCP 47 tag; `page` a template with {n} and {of}."""

    language: str
    title: str
    subtitle: str
    author: str
    page: str
    blocks: tuple[Block, ...]


def compose_handbook(author: str, language: Language, *, tracks: bool = True) -> HelpPaper:
    """Every topic but the keys, which have a sheet of their own, in the order a newcomer reads them."""
    wording = words("handbook", language, HandbookWording)
    texts = [topic_text(topic, language) for topic in topics(tracks=tracks) if topic is not Topic.KEYS]
    found = tuple(block for text in texts for block in blocks(text))
    return _paper(wording.handbook, wording, author, language, found)


def compose_key_sheet(author: str, language: Language) -> HelpPaper:
    wording = words("handbook", language, HandbookWording)
    found = blocks(topic_text(Topic.KEYS, language))
    body = tuple(block for block in found if not (isinstance(block, Heading) and block.level == 1))
    return _paper(wording.key_sheet, wording, author, language, body)


def _paper(
    title: str, wording: HandbookWording, author: str, language: Language, found: tuple[Block, ...]
) -> HelpPaper:
    return HelpPaper(
        language="vi-VN" if language is Language.VIETNAMESE else "en",
        title=title,
        subtitle=wording.subtitle,
        author=author,
        page=wording.page,
        blocks=found,
    )
