"""The table of signs that papers draw, compared with the fonts; what is replaced, and where.

After a change of the fonts: `python -m tests.documents.test_signs`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from core.base import signs
from core.base.signs import REPLACEMENT, lacking, lacking_in, printable, printable_in
from core.render.theme import Face, glyphs, stand_ins

WRITTEN_BACK: Final = frozenset({"R", "AL", "NSM"})
PRIVATE: Final = range(0xE000, 0xF900)
LAST: Final = 0x20000


def drawn_by_fonts() -> list[int]:
    """Code points that every text face of a paper can draw by itself or by what it falls back on."""
    faces = [set(glyphs(face)).union(*map(glyphs, stand_ins(face))) for face in (Face.SANS, Face.SANS_BOLD)]
    return [
        point
        for point in sorted(set.intersection(*faces))
        if point >= ord(" ") and point != 0x7F and point not in PRIVATE
        if unicodedata.bidirectional(chr(point)) not in WRITTEN_BACK
    ]


def table() -> str:
    """The ranges as they are written in `core/base/signs.py`."""
    ranges: list[list[int]] = []
    for point in drawn_by_fonts():
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    parts = ["-".join(dict.fromkeys(map(escaped, ends))) for ends in ranges]
    lines, line = [], ""
    for part in parts:
        if len(line) + len(part) > 98:
            lines.append(line)
            line = ""
        line += part
    return "".join(f'    "{one}"\n' for one in (*lines, line))


def escaped(point: int) -> str:
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def test_the_table_is_that_of_the_fonts() -> None:
    drawn = set(drawn_by_fonts())
    pattern = re.compile(f"[{signs._DRAWN}]")
    assert {point for point in range(LAST) if pattern.match(chr(point))} == drawn


@pytest.mark.parametrize(
    ("text", "shown", "signs_found"),
    [
        ("Nguyễn Văn 😀 Hai", "Nguyễn Văn □ Hai", "😀"),
        ("សុខា Sok Kha", "□ Sok Kha", "សុខា"),
        ("Ahmad محمد", "Ahmad □", "محد"),
        ("Lê 👨\u200d👩\u200d👧\ufe0f Tám", "Lê □ Tám", "👨👩👧"),
        (unicodedata.normalize("NFD", "Đặng Thị Ngọc Yến"), "Đặng Thị Ngọc Yến", ""),
    ],
)
def test_each_run_of_signs_without_a_font_is_replaced_once(text: str, shown: str, signs_found: str) -> None:
    assert (printable(text), lacking(text)) == (shown, signs_found)
    assert ord(REPLACEMENT) in glyphs(Face.SANS) & glyphs(Face.SANS_BOLD) & glyphs(Face.MONO_BOLD)


@dataclass(frozen=True)
class _Team:
    name: str
    members: tuple[str, ...]
    number: int = 1


def test_texts_inside_records_are_replaced_and_named() -> None:
    team = _Team(name="Tổ 😀", members=("Lê Văn Tám", "漢"))
    assert printable_in(team) == _Team(name="Tổ □", members=("Lê Văn Tám", "□"))
    assert list(lacking_in(team, "tốt", None)) == ["Tổ 😀", "漢"]


if __name__ == "__main__":
    module = Path(signs.__file__)
    source = module.read_text(encoding="utf-8")
    begin = source.index("_DRAWN: Final = (\n") + len("_DRAWN: Final = (\n")
    module.write_text(source[:begin] + table() + source[source.index(")\n", begin) :], encoding="utf-8")
