"""The help is complete in both languages, describes the program, and prints on the promised pages."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from core.base.text import fold
from core.content.help_topics import (
    Block,
    Heading,
    Paragraph,
    Table,
    Topic,
    blocks,
    parser,
    topic_text,
    topic_title,
    topics,
)
from core.content.models import Run
from core.papers.handbook import compose_handbook, compose_key_sheet
from core.papers.help_a4 import render_handbook, render_key_sheet
from core.records.results import RESULTS
from core.records.workspace import Language
from tools.translations import OWN, QT, messages, whole_text
from ui.qt.help.subjects import topic_of
from ui.qt.page_ids import PageId
from ui.qt.window_keys import PAGE_KEYS

BOTH = tuple(Language)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("topic", Topic)
def test_every_topic_is_there_and_begins_with_its_title(topic: Topic, language: Language) -> None:
    first, *rest = blocks(topic_text(topic, language))
    assert isinstance(first, Heading)
    assert first.level == 1
    assert rest
    assert not any(isinstance(block, Heading) and block.level == 1 for block in rest)


@pytest.mark.parametrize("topic", Topic)
def test_both_languages_say_it_in_the_same_order(topic: Topic) -> None:
    shapes = [[type(block) for block in blocks(topic_text(topic, language))] for language in BOTH]
    assert shapes[0] == shapes[1]


def test_every_page_has_a_topic_and_no_page_explains_how_to_start() -> None:
    assert {page_id: topic_of(page_id) for page_id in PageId}.keys() == set(PageId)
    assert topic_of("") is Topic.START


@pytest.mark.parametrize("language", BOTH)
def test_the_key_sheet_names_every_key_of_the_window_and_of_the_quick_line(language: Language) -> None:
    said = set(re.findall(r"`([^`]+)`", topic_text(Topic.KEYS, language)))
    assert {*PAGE_KEYS, "F1", "Ctrl+K", "Ctrl+L", "Alt+Left", "Ctrl+,"} <= said
    assert {facts.keys for facts in RESULTS.values() if facts.keys} <= said


def test_what_the_documents_do_not_use_is_refused() -> None:
    for markdown in ("![x](y.png)", "> said", "```\ncode\n```", "*so*"):
        with pytest.raises(ValueError, match="help does not use"):
            blocks(markdown)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("topic", Topic)
def test_a_topic_on_paper_has_the_parts_that_the_window_shows(topic: Topic, language: Language) -> None:
    text = topic_text(topic, language)
    tokens = parser().parse(text)
    shown = [token.type for token in tokens if token.type in {"heading_open", "paragraph_open", "table_open"}]
    made = [type(block).__name__.lower() + "_open" for block in blocks(text)]
    assert made == shown
    words = [part.content for token in tokens for part in token.children or () if part.content.strip()]
    runs = [run for block in blocks(text) for run in runs_of(block)]
    assert [run.text for run in runs if run.text.strip()] == words
    strong = [part.type for token in tokens for part in token.children or ()]
    assert sum(run.strong for run in runs) >= strong.count("strong_open") + strong.count("code_inline")


def runs_of(block: Block) -> list[Run]:
    if isinstance(block, Table):
        return [run for row in block.rows for cell in row for run in cell]
    return list(block.text)


def test_lists_are_numbered_and_tables_keep_their_cells() -> None:
    found = blocks("1. a\n2. b\n\n- c\n\n|x|y|\n|-|-|\n|`k`|z|\n")
    assert [block.number for block in found if isinstance(block, Paragraph)] == [1, 2, 0]
    (table,) = (block for block in found if isinstance(block, Table))
    assert [["".join(run.text for run in cell) for cell in row] for row in table.rows] == [
        ["x", "y"],
        ["k", "z"],
    ]


@pytest.mark.parametrize("language", BOTH)
def test_the_handbook_holds_every_topic_on_four_pages(language: Language) -> None:
    pdf = pypdfium2.PdfDocument(render_handbook(compose_handbook("MTTQ phường Lý Văn Lâm", language)))
    text = fold(" ".join(page.get_textpage().get_text_range() for page in pdf))
    assert len(pdf) <= 4
    for topic in set(Topic) - {Topic.KEYS}:
        assert fold(topic_title(topic, language)) in text


@pytest.mark.parametrize("language", BOTH)
def test_a_campaign_of_households_alone_is_helped_with_those(language: Language) -> None:
    tracks = re.compile("tracks?|outreach|nhóm đối tượng|điểm hỗ trợ|cán bộ cơ quan")
    shown = topics(tracks=False)
    assert [topic for topic in shown if tracks.search(topic_text(topic, language).lower())] == []
    assert set(Topic) - set(shown) == {Topic.TRACKS}
    told = compose_handbook("MTTQ", language, tracks=False).blocks
    assert not any(tracks.search("".join(run.text for run in runs_of(block)).lower()) for block in told)


@pytest.mark.parametrize("language", BOTH)
def test_the_page_of_a_lost_laptop_is_ten_lines(language: Language) -> None:
    lines = [
        block.number for block in blocks(topic_text(Topic.LOST, language)) if isinstance(block, Paragraph)
    ]
    assert lines == list(range(1, 11))


@pytest.mark.parametrize("language", BOTH)
def test_the_key_sheet_is_one_page(language: Language) -> None:
    pdf = pypdfium2.PdfDocument(render_key_sheet(compose_key_sheet("MTTQ", language)))
    assert len(pdf) == 1
    assert "Ctrl+K" in pdf[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("topic", "button"),
    [
        (Topic.SYNC, "This laptop takes the list from the first laptop"),
        (Topic.SYNC, "Second laptop of the ward"),
        (Topic.SYNC, "Laptops of this ward"),
        (Topic.REPORT, "It was looked at"),
        (Topic.REPORT, "Take back"),
        (Topic.QUALITY, "Merge them all"),
        (Topic.QUALITY, "One list"),
        (Topic.QUALITY, "Different lists"),
        (Topic.MACHINES, "not counted"),
        (Topic.LOST, "I have old data (stick, folder, broken laptop)"),
        (Topic.LOST, "No copy is left: ask the province for a restore pack"),
        (Topic.LOST, "Load the list with the names"),
    ],
)
def test_help_calls_a_button_what_the_window_calls_it(topic: Topic, button: str) -> None:
    words = {
        fold(whole_text(element.find("translation")).rstrip("…"))
        for _, source, element in messages(OWN)
        if source.rstrip("…") == button
    }
    said = {language: fold(topic_text(topic, language)) for language in BOTH}
    assert fold(button) in said[Language.ENGLISH]
    assert any(word in said[Language.VIETNAMESE] for word in words)


PRESSED = {
    Language.VIETNAMESE: r"(?i)\b(?:bấm|chọn|mở|sang|nút|trang|dùng) \*\*(.+?)\*\*",
    Language.ENGLISH: r"(?i)\b(?:press|presses|choose|open|click|go to|page|button|use|set) \*\*(.+?)\*\*",
}


def bare(name: str) -> str:
    """A name without its end: the sign of a question, or a field that the window fills in."""
    return name.partition("{")[0].rstrip(" .…:?").lower()


@pytest.mark.parametrize("language", BOTH)
def test_what_the_help_says_to_press_is_in_the_window_by_that_name(language: Language) -> None:
    found = [(source, message) for path in (OWN, QT) for _, source, message in messages(path)]
    vietnamese = language is Language.VIETNAMESE
    names = {bare(whole_text(m.find("translation")) if vietnamese else source) for source, m in found}
    said = [
        (topic, name)
        for topic in Topic
        for name in re.findall(PRESSED[language], topic_text(topic, language))
    ]
    assert len(said) > 8
    assert [(topic, name) for topic, name in said if bare(name) not in names] == []
