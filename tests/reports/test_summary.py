"""The page for leaders: always one page, three figures with what each is of, and no person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.content.document import Block, OfficialDocument, Paragraph
from core.content.drawing import Drawing, Label
from core.content.grid import Grid
from core.content.models import Run
from core.reports.writing import Form, rendered
from tests.reports.reading import docx_tables, pdf_pages, pdf_text
from tests.reports.season import Season

TASKS = (
    "1. Gửi đủ tệp số liệu trước 08 giờ ngày 17/9/2020.",
    "2. Đến 102.803 hộ chưa gặp; hoàn thành trước ngày 19/9/2020 (còn 08 ngày).",
    "3. Rà soát số liệu còn nghi vấn trước khi công bố thứ hạng.",
)
LONGEST = (
    "chưa đủ căn cứ để kết luận đã đạt, 51,86% (118.043/227.643 người có điện thoại thông minh đã biết, ở"
    " 121.321/224.124 hộ); mới biết 121.321/301.224 hộ theo số công bố; gồm 12 đơn vị đang chờ xem lại"
)


def parts(document: OfficialDocument, kind: type[object]) -> list[object]:
    return [block for block in document.body if isinstance(block, kind)]


def test_it_has_three_figures_one_picture_and_is_one_page(week: Season) -> None:
    made = week.province.reports.summary()
    (table,), drawings = parts(made, Grid), parts(made, Drawing)
    assert isinstance(table, Grid)
    assert len(table.rows) == 3
    assert len(drawings) == 1
    assert isinstance(drawings[0], Drawing)
    lowest = max(mark.y for mark in drawings[0].marks if isinstance(mark, Label))
    assert lowest < drawings[0].height - 1, "Word shows no more than the drawing's own height"
    assert made.annexes == ()
    assert len(pdf_pages(rendered(made, Form.PDF))) == 1
    for row in table.rows:
        assert row[1], row
        assert "/" in row[2] or "kỳ" in row[2], "what it is of"
    assert docx_tables(rendered(made, Form.DOCX))[1][1:] == [list(row) for row in table.rows]


def fullest(made: OfficialDocument) -> OfficialDocument:
    """With the longest verdict, and everything asked."""
    body: list[Block] = []
    for block in made.body:
        if isinstance(block, Grid):
            last = (*block.rows[-1][:2], LONGEST)
            body.append(replace(block, rows=(*block.rows[:-1], last)))
        elif not isinstance(block, Paragraph) or block.text[0].text[:2] not in {"1.", "2.", "3."}:
            body.append(block)
    body += [Paragraph(text=(Run(text=text),)) for text in TASKS]
    return replace(made, body=tuple(body))


def test_the_fullest_is_one_page_too(week: Season) -> None:
    full = fullest(week.province.reports.summary())
    assert len(pdf_pages(rendered(full, Form.PDF))) == 1


def test_it_names_no_person(week: Season) -> None:
    for services in (week.province, *week.wards.values()):
        said = pdf_text(rendered(services.reports.summary(), Form.PDF))
        assert "Trần Văn" not in said
        assert "Lê Văn Tám" not in said
        assert "0912" not in said


def test_without_figures_it_says_so(tmp_path: Path) -> None:
    season = Season(tmp_path / "mùa", communes={})
    made = season.province.reports.summary()
    season.close()
    assert not parts(made, Grid)
    assert "Chưa có hộ nào được lập danh sách." in pdf_text(rendered(made, Form.PDF))
