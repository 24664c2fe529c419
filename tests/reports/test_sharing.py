"""The table for phones, good models, Zalo groups."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from core.application.services import Services
from core.base.errors import UserError
from core.content.drawing import Label
from core.render.drawing_pdf import LARGEST_PICTURE, picture
from core.reports.model_cards import render
from core.reports.sharing import GoodModel, ZaloGroup
from tests.reports.oracle import counted, percent
from tests.reports.reading import pdf_text

MODEL = GoodModel(
    title="Tối thứ Bảy cài giúp", place="Phường 8", what="Đoàn viên cài tại nhà văn hóa", figure="112/300 máy"
)


def test_the_table_of_the_week_is_small_and_says_each_rate_with_its_counts(province: Services) -> None:
    drawing, text = province.reports.shared()
    now = counted(province, "2020-09-02")
    city = now["32014"] + now["32017"]
    line = f"Thành phố Cà Mau: {percent(city.installed, city.smartphones)}%"
    assert f"{line} ({city.installed}/{city.smartphones})" in text
    assert "Số liệu chưa đủ" in text
    data = picture(drawing)
    assert len(data) <= LARGEST_PICTURE
    image = Image.open(io.BytesIO(data))
    assert image.width < 1000
    labels = {mark.text for mark in drawing.marks if isinstance(mark, Label)}
    assert {f"{city.installed}/{city.smartphones}", "Thành phố Cà Mau"} <= labels


def test_charts_are_black_and_white_and_stay_within_their_frame(province: Services) -> None:
    drawings = province.reports.charts()
    assert {drawing.name for drawing in drawings} == {"tien-do-1", "luy-ke", "tung-don-vi-1"}
    for drawing in drawings:
        image = Image.open(io.BytesIO(picture(drawing, margin=4))).convert("RGB")
        colours = image.getcolors(1 << 20) or []
        assert all(max(rgb) - min(rgb) < 3 for _, rgb in colours if isinstance(rgb, tuple))
        edge = int(2 / 25.4 * 200)
        for box in (
            (0, 0, edge, image.height),
            (image.width - edge, 0, image.width, image.height),
            (0, image.height - edge, image.width, image.height),
        ):
            assert min(image.crop(box).convert("L").tobytes()) > 128, drawing.name


def test_a_model_goes_into_the_report_once_it_is_approved(province: Services) -> None:
    registers = province.reports.registers
    kept = registers.enter_model(MODEL).value
    assert MODEL.title not in str(province.reports.weekly().body)
    registers.approve_model(kept.n or 0)
    assert MODEL.title in str(province.reports.weekly().body)
    text = pdf_text(render(province.reports.sharing.models(), head="Ban Thường trực"))
    assert MODEL.title in text
    assert "ĐÃ DUYỆT" in text
    registers.remove_model(kept.n or 0)
    assert not province.reports.sharing.models()


@pytest.mark.parametrize(
    ("model", "code"),
    [
        (GoodModel(title=" ", place="Phường 8", what="x"), "model.incomplete"),
        (GoodModel(title="a", place="b", what="đạt 95 %"), "model.bare_rate"),
        (GoodModel(title="a", place="b", what="c", figure="45%"), "model.bare_rate"),
    ],
)
def test_a_model_without_its_base_or_name_is_refused(province: Services, model: GoodModel, code: str) -> None:
    with pytest.raises(UserError) as caught:
        province.reports.registers.enter_model(model)
    assert caught.value.code == code
    assert not province.reports.sharing.models()


def test_units_without_a_group_are_known_and_said(province: Services) -> None:
    reports = province.reports
    before = reports.without_zalo()
    unit, name = before[0]
    group = ZaloGroup(unit=unit, name=f"Bluezone {name}", runner="Chủ tịch Mặt trận phường")
    kept = reports.registers.enter_group(group).value
    assert len(reports.without_zalo()) == len(before) - 1
    assert f"{len(before) - 1} đơn vị chưa có nhóm Zalo" in str(reports.weekly().body)
    with pytest.raises(UserError) as caught:
        reports.registers.enter_group(ZaloGroup(unit=unit, name="", runner="x"))
    assert caught.value.code == "group.incomplete"
    reports.registers.remove_group(kept.n or 0)
    assert reports.without_zalo() == before
    for code, work in (
        ("group.unknown", reports.registers.remove_group),
        ("model.unknown", reports.registers.remove_model),
    ):
        with pytest.raises(UserError) as caught:
            work(99)
        assert caught.value.code == code
