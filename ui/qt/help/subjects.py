"""Topic of the help for each page."""

from __future__ import annotations

from functools import cache
from typing import Final

from core.base.text import search_words
from core.content.help_topics import Topic, topic_text
from core.records.workspace import Language
from ui.qt.page_ids import PageId

_TOPICS: Final = {
    PageId.TODAY: Topic.TODAY,
    PageId.QUICK: Topic.QUICK,
    PageId.HOUSEHOLDS: Topic.HOUSEHOLDS,
    PageId.HOUSEHOLD: Topic.QUALITY,
    PageId.ROSTER: Topic.ROSTER,
    PageId.PRINT: Topic.PRINT,
    PageId.SYNC: Topic.SYNC,
    PageId.CONFLICTS: Topic.SYNC,
    PageId.REPORT: Topic.REPORT,
    PageId.OFFICE: Topic.OFFICE,
    PageId.TRACKS: Topic.TRACKS,
    PageId.MACHINES: Topic.MACHINES,
    PageId.PAPER: Topic.PAPER,
    PageId.QUALITY: Topic.QUALITY,
    PageId.LETTERS: Topic.REPORT,
    PageId.SETTINGS: Topic.SETTINGS,
}


def topic_of(page_id: str) -> Topic:
    """The topic of a page; of none, as under the wizard, how to start."""
    return _TOPICS[PageId(page_id)] if page_id else Topic.START


@cache
def about(topic: Topic, language: Language) -> str:
    """The words of a topic as they are searched: folded, without punctuation."""
    return " ".join(search_words(topic_text(topic, language)))
