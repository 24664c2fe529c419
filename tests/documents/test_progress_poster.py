"""The wall poster: counts and nothing of anybody, on one sheet for any hamlet, black only."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from core.base.errors import UserError
from core.papers.progress_poster import PosterRow, ProgressPoster, compose_progress, joined_rows
from core.papers.progress_poster_sheet import A3, A4, Form, houses_of, render, scale_of
from core.records.workspace import Language, UnitSettings
from core.street.house import Group, House, State, Street

GOLDEN = Path(__file__).parent / "golden"
UNIT = UnitSettings(
    issuer="UBND phường Lý Văn Lâm",
    help_number="0290 300 0000",
    help_hours="7 giờ đến 17 giờ, thứ Hai – thứ Sáu",
    zalo_link="https://zalo.me/g/khom3",
    zalo_label="",
)
FORMS = {"progress-a4": A4, "progress-a3": A3}


def group(name: str, households: int, visited: int, hamlet: str = "Khóm 3") -> Group:
    """Visited households are at the end, so that the order of the poster is another one."""
    houses = tuple(
        House(number=at + 1, place=at + 1, state=State.REFHARD, is_visited=at >= households - visited)
        for at in range(households)
    )
    return Group(hamlet=hamlet, name=name, street="đường Lý Văn Lâm", houses=houses)


def poster(
    *groups: Group,
    hamlet: str = "Khóm 3",
    language: Language = Language.VIETNAMESE,
    unit: UnitSettings = UNIT,
) -> ProgressPoster:
    return compose_progress(
        Street(groups=groups, day="2026-11-24"),
        unit,
        place="Phường Lý Văn Lâm",
        hamlet=hamlet,
        campaign="Cài đặt và kích hoạt VNeID mức 2",
        version="BTD · v1 · 11/2026",
        language=language,
    )


def usual() -> ProgressPoster:
    counts = ((47, 44), (47, 43), (47, 45), (47, 46), (47, 47), (47, 20), (47, 0), (43, 0))
    return poster(*(group(f"Tổ {at}", *count) for at, count in enumerate(counts, start=1)))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        return " ".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()


@pytest.mark.parametrize("name", FORMS)
def test_the_poster_is_the_kept_one(name: str) -> None:
    assert render(usual(), FORMS[name]) == (GOLDEN / f"{name}.pdf").read_bytes(), (
        "the poster changed: look at it, then python -m tests.documents.test_progress_poster"
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(
    "groups",
    [
        [group("", 10, 10)],
        [group("Tổ 1", 400, 0)],
        [group("Tổ 1", 900, 450)],
        [group("Tổ tự quản số mười hai khu dân cư văn hóa Ao Kho mở rộng đợt hai", 60, 30)],
        [group(f"Tổ {at}", 60, at) for at in range(50)],
        [group(f"Ấp {at}", 1_000, 500, hamlet=f"Ấp {at}") for at in range(15)],
    ],
    ids=["ten", "unvisited", "one-of-900", "long-name", "3000", "15000"],
)
@pytest.mark.parametrize("language", Language)
def test_any_hamlet_is_on_one_sheet(groups: list[Group], form: Form, language: Language) -> None:
    hamlet = groups[0].hamlet if len({one.hamlet for one in groups}) == 1 else ""
    content = poster(*groups, hamlet=hamlet, language=language)
    rows = joined_rows(content.rows, form.most_rows)
    assert sum(row.households for row in rows) == sum(len(one.houses) for one in groups)
    assert f"{content.visited} / {content.households}" in text_of(render(content, form))
    assert all(row.households >= 10 for row in rows)


def test_nothing_of_anybody_is_on_it() -> None:
    text = text_of(render(usual(), A4))
    assert "245 / 372" in text
    assert "24/11/2026" in text
    for word in ("từ chối", "hẹn", "đường Lý Văn Lâm", "0001"):
        assert word not in text


def test_the_street_of_a_group_is_on_the_large_sheet_where_all_its_households_are_on_it() -> None:
    other = replace(group("Tổ 9", 4, 0), street="hẻm 12")
    text = text_of(render(poster(group("Tổ 1", 30, 3), group("Tổ 8", 20, 1), other), A3))
    assert text.count("đường Lý Văn Lâm") == 1
    assert "hẻm 12" not in text
    assert "Tổ 7 đường" in text_of(render(poster(group("7", 30, 3), group("Tổ 8", 20, 1)), A3)), (
        "a bare number"
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_room_for_a_pen_and_whom_to_ask_is_beside_the_legend(form: Form) -> None:
    text = text_of(render(usual(), form))
    for words in (
        "Tuần này tổ đi",
        "Mỗi hộ mới ghé, tô một hình",
        "ngày",
        "số hộ",
        "0290 300 0000",
        "7 giờ đến 17 giờ",
        "Nhóm Zalo",
    ):
        assert words in text
    assert scale_of(usual().rows, form) == 1
    long = replace(UNIT, help_hours="7 giờ " * 30, zalo_label="Nhóm của tổ " * 12)
    assert text_of(render(poster(group("Tổ 1", 40, 12), unit=long), form))
    bare = replace(UNIT, help_number="", help_hours="", zalo_link="")
    alone = text_of(render(poster(group("Tổ 1", 40, 12), unit=bare), form))
    assert "Zalo" not in alone
    assert "Cần giúp" not in alone
    many = text_of(render(poster(group("Tổ 1", 9_000, 12)), form))
    assert "tô một hình" not in many, "a house that means many households is not filled in by pen"


def test_visited_houses_come_first_wherever_they_are() -> None:
    """Two hamlets with the same counts at other households have the same poster, byte for byte."""
    one = group("Tổ 1", 40, 12)
    other = Group(hamlet=one.hamlet, name=one.name, street=one.street, houses=tuple(reversed(one.houses)))
    assert render(poster(one), A4) == render(poster(other), A4)


def test_small_groups_are_joined_and_a_small_hamlet_is_refused() -> None:
    rows = poster(group("Tổ 1", 30, 3), group("Tổ 2", 4, 4), group("Tổ 3", 20, 1)).rows
    assert rows == (
        PosterRow(name="Tổ 1", visited=3, households=30, street="đường Lý Văn Lâm"),
        PosterRow(name="Tổ 2 – Tổ 3", visited=5, households=24, street="đường Lý Văn Lâm"),
    )
    for count, code in (
        (0, "document.no_household"),
        (1, "document.poster_small"),
        (9, "document.poster_small"),
    ):
        with pytest.raises(UserError) as caught:
            poster(group("Tổ 1", count, 0))
        assert caught.value.code == code


def test_a_house_of_many_households_is_filled_only_when_all_of_them_are_visited() -> None:
    row = PosterRow(name="Tổ 1", visited=19, households=95)
    assert houses_of(row, 10) == (1, 10)
    assert houses_of(PosterRow(name="", visited=95, households=95), 10) == (10, 10)
    assert scale_of((row,), A4) == 1


def test_the_sheet_is_black_and_white() -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(render(usual(), A4)))
    try:
        picture = document[0].render(scale=2).to_pil().convert("RGB").convert("HSV")
        assert picture.getchannel("S").getextrema() == (0, 0)
    finally:
        document.close()


if __name__ == "__main__":
    for kept, form in FORMS.items():
        (GOLDEN / f"{kept}.pdf").write_bytes(render(usual(), form))
