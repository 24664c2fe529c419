"""The draft of an urging letter as a person words it: figures stay true, or the draft stays as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.base.text import fold
from core.reports.templates import OFFERED
from core.reports.vietnamese_fields import NAMES, shown, stored
from core.reports.wording import NO_WORDING, Wording, packed, unpacked
from core.reports.writing import Form, rendered
from tests.reports.reading import pdf_text

FILES = "Gửi đủ tệp số liệu **trước {due}**; nêu rõ lý do chậm."
CLOSE = "Đề nghị các đơn vị quan tâm, triển khai thực hiện tốt nội dung Công văn này./."


def text_of(province: Services, wording: Wording) -> str:
    document = province.reports.urge(wording=wording).document
    return " ".join(pdf_text(rendered(document, Form.PDF)).replace("\u00a0", " ").split())


def day_text(day: date) -> str:
    return f"{day:%d}/{day.month}/{day.year}"


def test_units_deadline_recipients_and_paragraphs_are_chosen(province: Services) -> None:
    reports, today = province.reports, province.clock.now().date()
    first, *others = reports.behind()
    due = today + timedelta(days=3)
    wording = Wording(
        skipped=frozenset({first.mark}),
        due=due,
        recipients=("Như trên", "Thường trực Tỉnh ủy (báo cáo)", "Lưu: VT"),
        texts={FILES: "Gửi ngay tệp còn thiếu, chậm nhất {due}."},
        dropped=frozenset({CLOSE}),
    )
    urging = reports.urge(wording=wording)
    assert [row.name for row in urging.rows] == [row.name for row in others]
    text = text_of(province, wording)
    assert f"Gửi ngay tệp còn thiếu, chậm nhất 17 giờ ngày {day_text(due)}." in text
    assert "Thường trực Tỉnh ủy (báo cáo)" in text
    assert "quan tâm, triển khai" not in text
    assert f"còn {len(others):02d} đơn vị" in text
    kept = reports.enter(urging).value
    assert unpacked(kept.wording) == wording
    assert unpacked(province.province.register.draft("urge").wording) == wording
    assert (kept.due, len(kept.units)) == (due, len(others))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gửi đủ tệp trước 17 giờ mai.", "letter.field_missing"),
        ("Gửi đủ tệp trước {due}; {behind}.", "letter.field_unknown"),
        ("Gửi đủ tệp trước {due}; {count} đơn vị.", "letter.field_unknown"),
        ("Gửi đủ tệp trước {due}; {due.", "letter.field_unknown"),
        ("Gửi đủ tệp trước due}.", "letter.field_unknown"),
        ("Gửi đủ 95% tệp trước {due}.", "letter.text_percent"),
        ("  ", "letter.text_empty"),
        ("a" * 1300 + "{due}", "letter.text_long"),
    ],
)
def test_a_text_that_breaks_a_figure_is_refused(province: Services, text: str, code: str) -> None:
    reports = province.reports
    kept = reports.enter(reports.urge()).value
    with pytest.raises(UserError) as caught:
        reports.urge(wording=Wording(texts={FILES: text}))
    assert caught.value.code == code
    assert province.province.register.drafts() == (kept,)


def test_a_past_deadline_nobody_left_and_too_many_recipients_are_refused(province: Services) -> None:
    reports, today = province.reports, province.clock.now().date()
    everybody = frozenset(row.mark for row in reports.behind())
    for wording, code in (
        (Wording(due=today - timedelta(days=1)), "letter.due_before"),
        (Wording(skipped=everybody), "report.nobody_to_urge"),
        (Wording(recipients=("Lưu: VT",) * 13), "letter.recipients"),
        (Wording(recipients=("{giám đốc}",)), "letter.field_unknown"),
    ):
        with pytest.raises(UserError) as caught:
            reports.urge(wording=wording)
        assert caught.value.code == code


def test_paragraphs_are_shown_with_their_figures_and_a_nought_is_said(province: Services) -> None:
    parts = {one.words: one for one in province.reports.paragraphs()}
    files = parts[FILES]
    assert files.fields == (
        ("due", f"17 giờ ngày {day_text(province.clock.now().date() + timedelta(days=1))}"),
    )
    assert files.shown == f"Gửi đủ tệp số liệu trước {files.fields[0][1]}; nêu rõ lý do chậm."
    assert not parts["{previous}"].printed, "nobody was urged before"
    assert text_of(province, NO_WORDING) == text_of(province, unpacked(packed(NO_WORDING)))


def test_a_wording_of_a_template_that_was_changed_since_is_left_alone(province: Services) -> None:
    old = Wording(texts={"Đoạn cũ {due}.": "Đoạn mới."}, dropped=frozenset({"Không còn."}))
    assert text_of(province, old) == text_of(province, NO_WORDING)


def test_each_field_of_the_letter_has_a_vietnamese_name_that_is_read_back() -> None:
    assert set(NAMES) == OFFERED["urge"].texts
    assert len({fold(name) for name in NAMES.values()} - set(NAMES)) == len(NAMES), "no two alike"
    for name in NAMES:
        assert stored(shown(f"Trước **{{{name}}}**.")) == f"Trước **{{{name}}}**."
    assert shown("{due}; {previous}") == "{thời hạn}; {công văn trước}"
    assert stored("{Thời  hạn}, {thoi han}, {due}, {thời hạm}, {") == "{due}, {due}, {due}, {thời hạm}, {"
