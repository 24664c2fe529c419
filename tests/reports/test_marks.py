"""Texts of a report about units that have no place: in the text, the annex and the message for Zalo."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.content.document import Paragraph
from core.content.drawing import Label
from core.content.models import RichText
from core.content.numbers import range_text
from core.records.figures import SMARTPHONES_KNOWN
from core.records.workspace import NewWorkspace
from core.reports.writing import Form, rendered
from tests.reports.reading import docx_tables, pdf_text, xlsx_rows
from tools.gamed import gamed_province

WAITING = (
    "Chưa xếp hạng, chờ rà soát: Phường 2: danh sách nhập hai lần (24–48 hộ);"
    " Phường 6: 8/12 hộ ngoài danh sách; "
)


def words_of(text: RichText) -> str:
    return "".join(run.text for run in text)


@pytest.fixture
def gamed(clock: FixedClock, tmp_path: Path) -> Services:
    return gamed_province(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path)


def test_text_and_message_name_the_units_that_wait_and_the_target_says_how_many(gamed: Services) -> None:
    document, (drawing, message) = gamed.reports.weekly(6), gamed.reports.shared(6)
    words = [words_of(block.text) for block in document.body if isinstance(block, Paragraph)]
    assert any(one.startswith(WAITING) for one in words)
    assert any(one.startswith("Mục tiêu") and "gồm 5 đơn vị đang chờ xem lại" in one for one in words)
    assert WAITING in message
    labels = [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    assert "Có đơn vị chưa xếp hạng, chờ rà soát; xem báo cáo." in labels
    notice = [words_of(block.text) for block in gamed.reports.notice(6).body if isinstance(block, Paragraph)]
    assert any(one.startswith(WAITING) and one.endswith("để được xếp hạng.") for one in notice)


@pytest.mark.parametrize("form", [Form.PDF, Form.DOCX, Form.XLSX])
def test_coverage_closings_and_range_are_columns_of_the_annex(gamed: Services, form: Form) -> None:
    data = rendered(gamed.reports.weekly(6), form)
    table = gamed.province.figures.table(period=6)
    ward = next(row.figures for row in table.rows if row.figures.name == "Phường 8")
    ends = range_text(ward.rate_on(SMARTPHONES_KNOWN))
    counts = "2/Phường 8/14/0/11/78,57/11/33/22/22/66,67"
    honest = [*counts.split("/"), ends, "", "", "1"]
    if form is Form.PDF:
        assert " ".join(filter(None, honest)) in pdf_text(data).replace("\u00a0", " ")
    elif form is Form.DOCX:
        (communes,) = (table for table in docx_tables(data) if "Phường 8" in str(table))
        assert [*honest, "số nhỏ"] in communes
        assert any(
            row[1] == "Phường 6" and row[3] == "8" and "8/12 hộ ngoài danh sách" in row[15]
            for row in communes
        )
    else:
        (row,) = (row for row in xlsx_rows(data, 1) if row[1] == "Phường 8")
        assert (row[3], row[6], row[11]) == (0, 11, ends)


def test_a_campaign_without_a_deadline_numbers_no_single_task(clock: FixedClock, tmp_path: Path) -> None:
    new = NewWorkspace(
        unit_code="96", valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
    )
    clock.instant = datetime(2026, 11, 16, 9, 0, tzinfo=VIETNAM)
    made = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "tinh", new)
    texts = [words_of(block.text) for block in made.reports.weekly().body if isinstance(block, Paragraph)]
    assert any(text.startswith("Các đơn vị gửi đủ tệp số liệu trước giờ chốt") for text in texts)
    assert not any(text.startswith("2. ") for text in texts)
    assert "Chung: chưa có số" in made.reports.shared(None)[1]
