"""Shipped software is allowed to be: every licence is known, its text is included, and none is only GPL."""

from __future__ import annotations

from tools.third_party_licenses import TARGET, Part, parts, render


def test_the_file_of_licences_is_what_the_lock_asks_for() -> None:
    fresh = render(parts())
    assert TARGET.read_text(encoding="utf-8") == fresh, "run python tools/third_party_licenses.py"


def test_every_part_has_a_licence_and_its_text() -> None:
    assert [part.name for part in parts() if not part.licence or not any(part.texts)] == []


def test_nothing_that_is_shipped_is_under_the_gpl_alone() -> None:
    assert [(part.name, part.licence) for part in parts() if part.is_copyleft_only] == []


def test_a_gpl_licence_would_be_noticed() -> None:
    def copyleft(licence: str) -> bool:
        return Part(name="x", version="1", licence=licence, texts=()).is_copyleft_only

    assert copyleft("GPL-3.0-only")
    assert copyleft("GNU Affero General Public License v3")
    assert not copyleft("LGPL-3.0-only OR GPL-3.0-only")
    assert not copyleft("MIT")
