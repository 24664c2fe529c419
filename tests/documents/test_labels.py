"""Label sheets: measures, the position of each label, and refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.base.errors import UserError
from core.papers import labels_a4
from core.papers.labels import PRESETS, LabelPreset, LabelSheet, compose_labels, preset_name
from core.papers.selection import Addressee
from core.records.workspace import Language
from core.render.preview import page_count
from tests.documents.pixels import codes_in, page_picture
from tests.documents.prints import HOUSEHOLDS, LONG_NAME, SETTINGS
from ui.catalog import sentence

THREE_BY_EIGHT = PRESETS[LabelPreset.THREE_BY_EIGHT]
MILLIMETRES = 25.4 / 600


def _render(sheet: LabelSheet, households: tuple[Addressee, ...] = HOUSEHOLDS) -> bytes:
    return labels_a4.render(compose_labels(SETTINGS, sheet, households, language=Language.VIETNAMESE))


@pytest.mark.parametrize("preset", LabelPreset)
def test_every_preset_is_a_whole_a4_sheet_to_be_checked_with_a_ruler(preset: LabelPreset) -> None:
    sheet = PRESETS[preset]
    assert sheet.used_width == pytest.approx(210)
    assert sheet.used_height == pytest.approx(297)
    assert preset.value == f"{sheet.columns}x{sheet.rows}"
    assert "check with a ruler" in preset_name(preset, Language.ENGLISH)
    assert "đo lại bằng thước" in preset_name(preset, Language.VIETNAMESE)


@pytest.mark.parametrize(("nudge_x", "nudge_y"), [(0, 0), (0.5, -0.5)])
def test_the_code_lies_where_the_reference_puts_it_and_a_nudge_moves_it(
    nudge_x: float, nudge_y: float
) -> None:
    pdf = _render(replace(THREE_BY_EIGHT, start=5, nudge_x=nudge_x, nudge_y=nudge_y), HOUSEHOLDS[:1])
    (code,) = codes_in(page_picture(pdf, 600, 0))
    module = 21 / 29
    assert (code.right - code.left) * MILLIMETRES == pytest.approx(21 * module, abs=0.12)
    assert code.right * MILLIMETRES == pytest.approx(140 - 5 - 4 * module + nudge_x, abs=0.12)
    middle = (code.top + code.bottom) / 2 * MILLIMETRES
    assert middle == pytest.approx(1.5 * 37.125 + nudge_y, abs=0.12)


def test_margins_and_gaps_place_the_labels() -> None:
    sheet = LabelSheet(columns=2, rows=3, width=90, height=80, left=10, top=12, gap_x=5, gap_y=4)
    assert sheet.corner(0) == (10, 12)
    assert sheet.corner(5) == (105, 180)
    (code,) = codes_in(page_picture(_render(replace(sheet, start=6), HOUSEHOLDS[:1]), 300, 0))
    assert 105 < code.left / 300 * 25.4 < 195
    assert 180 < code.top / 300 * 25.4 < 260


def test_a_second_sheet_begins_at_its_first_label() -> None:
    pdf = _render(replace(THREE_BY_EIGHT, start=24), HOUSEHOLDS[:2])
    assert page_count(pdf) == 2
    (code,) = codes_in(page_picture(pdf, 300, 1))
    assert code.right < 70 / 25.4 * 300
    assert code.bottom < 37.125 / 25.4 * 300


REFUSED = {
    "too wide": (replace(THREE_BY_EIGHT, columns=4), "document.label_sheet"),
    "too high": (replace(THREE_BY_EIGHT, top=1), "document.label_sheet"),
    "gaps too wide": (replace(THREE_BY_EIGHT, gap_x=0.5), "document.label_sheet"),
    "negative margin": (replace(THREE_BY_EIGHT, left=-5), "document.label_sheet"),
    "no columns": (replace(THREE_BY_EIGHT, columns=0), "document.label_sheet"),
    "not a number": (replace(THREE_BY_EIGHT, width=float("nan")), "document.label_sheet"),
    "endless": (replace(THREE_BY_EIGHT, height=float("inf")), "document.label_sheet"),
    "too small for a code": (LabelSheet(columns=5, rows=12, width=40, height=24), "document.label_small"),
    "start 0": (replace(THREE_BY_EIGHT, start=0), "document.label_start"),
    "start behind the last": (replace(THREE_BY_EIGHT, start=25), "document.label_start"),
    "nudged too far": (replace(THREE_BY_EIGHT, nudge_y=-0.6), "document.label_nudge"),
}


@pytest.mark.parametrize(("sheet", "code"), REFUSED.values(), ids=REFUSED)
def test_a_sheet_that_cannot_be_printed_is_refused_with_a_sentence(sheet: LabelSheet, code: str) -> None:
    with pytest.raises(UserError) as error:
        _render(sheet)
    assert error.value.code == code
    assert sentence(error.value, "vi") != sentence(error.value, "en")


@pytest.mark.parametrize("preset", LabelPreset)
def test_a_long_name_wraps_on_every_preset(preset: LabelPreset) -> None:
    household = Addressee(code="K7-147-B", name=LONG_NAME, address="Tổ 4, ấp Bà Điều")
    assert len(codes_in(page_picture(_render(PRESETS[preset], (household,)), 300, 0))) == 1


@pytest.mark.parametrize("name", ["Nguyễn " * 570, "x" * 4000, "Nguyễn Văn " * 30])
def test_a_name_that_has_no_place_is_refused(name: str) -> None:
    household = Addressee(code="K7-147-B", name=name, address="")
    with pytest.raises(UserError, match=r"document\.text_too_long"):
        _render(THREE_BY_EIGHT, (household,))
