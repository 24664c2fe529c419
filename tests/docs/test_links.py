"""Links between the pages, and that every page can be found."""

from __future__ import annotations

from tests.docs.pages import ROOT, links, markdown_files, page, sections


def test_every_link_leads_to_a_file() -> None:
    dead = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in markdown_files()
        for target in links(path)
        if not (path.parent / target).exists()
    ]
    assert not dead


def test_every_page_can_be_reached_from_the_readme() -> None:
    waiting, seen = [ROOT / "README.md"], set()
    while waiting:
        at = waiting.pop()
        if at in seen or at.suffix != ".md" or not at.is_file():
            continue
        seen.add(at)
        waiting.extend((at.parent / target).resolve() for target in links(at))
    assert {path.relative_to(ROOT) for path in markdown_files()} == {path.relative_to(ROOT) for path in seen}


def test_every_decision_is_in_the_index_and_says_what_was_dropped() -> None:
    index = page("docs/adr/README.md")
    decisions = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))
    assert decisions
    for number, path in enumerate(decisions, start=1):
        text = path.read_text(encoding="utf-8")
        title = f"{number}. [{text.splitlines()[0].split('. ', 1)[1]}]({path.name})"
        assert path.name.startswith(f"{number:04d}-")
        assert title in index, title
        assert list(sections(text, 2)) == ["Context", "Decision", "Dropped"], path.name
