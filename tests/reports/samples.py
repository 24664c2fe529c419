"""A report and a letter with every part that the decree names."""

from __future__ import annotations

from dataclasses import replace

from core.campaigns.models import Urgency
from core.content.document import Annex, Head, OfficialDocument, Paragraph, Section, Signature
from core.content.grid import Grid
from core.content.models import Run, plain
from core.content.sheets import Kind, Ratio, Sheet, SheetColumn, Value, grid_of

COLUMNS = (
    SheetColumn(key="order", title="STT", width=9.5, kind=Kind.ORDER),
    SheetColumn(key="unit", title="Đơn vị", width=39, kind=Kind.TEXT),
    SheetColumn(key="listed", title="Tổng số hộ", width=19, kind=Kind.COUNT),
    SheetColumn(key="visited", title="Số hộ đã đến", width=19, kind=Kind.COUNT),
    SheetColumn(
        key="rate",
        title="Tỷ lệ hộ đã đến",
        width=16,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="visited", denominator="listed"),
    ),
)


def sheet(rows: int = 60) -> Sheet:
    found: list[dict[str, Value]] = [
        {"order": n, "unit": f"Huyện U Minh {n}", "listed": 1000 + n, "visited": 700 + n}
        for n in range(1, rows + 1)
    ]
    total: dict[str, Value] = {
        "unit": "Tổng cộng",
        "listed": sum(1000 + n for n in range(1, rows + 1)),
        "visited": sum(700 + n for n in range(1, rows + 1)),
    }
    return Sheet(name="Kết quả", columns=COLUMNS, rows=tuple(found), total=total)


def report(rows: int = 60) -> OfficialDocument:
    table = sheet(rows)
    small = Grid(columns=grid_of(table).columns[:4], rows=(("1", "Hộ đã đến", "1", "2"),))
    return OfficialDocument(
        title="Báo cáo kết quả",
        author="Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Cà Mau",
        head=Head(
            superior=("ỦY BAN MTTQ VIỆT NAM", "TỈNH CÀ MAU"),
            issuer="BAN THƯỜNG TRỰC",
            symbol="BC-MTTQ-BTT",
            place="Cà Mau",
            month=9,
            year=2020,
        ),
        kind="BÁO CÁO",
        abstract=(
            "Kết quả vận động, hướng dẫn cài đặt ứng dụng Bluezone",
            "tuần thứ sáu (từ 08 giờ ngày 10/9 đến 08 giờ ngày 17/9/2020)",
        ),
        urgency=Urgency.NONE,
        addressees=("Ủy ban nhân dân tỉnh Cà Mau",),
        body=(
            Paragraph(text=plain("Căn cứ thứ nhất;"), italic=True),
            Section(text="I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"),
            Paragraph(
                text=(
                    Run(text="Tính đến 08 giờ ngày 17/9/2020, đã đến "),
                    Run(text="246.680", strong=True),
                    Run(text=" hộ <b>&amp; trên tổng số 330.242 hộ được lập danh sách trong toàn tỉnh."),
                )
            ),
            Section(text="II. KẾT QUẢ"),
            small,
            *(Paragraph(text=plain(f"Đoạn {n}. " + "Đến lại các hộ vắng. " * 12)) for n in range(9)),
        ),
        recipients=("Như trên", "Lưu: VT"),
        signature=Signature(
            capacity=("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Nguyễn Văn A"
        ),
        annexes=(
            Annex(
                number="I",
                title="Kết quả theo đơn vị",
                attached="(Kèm theo Báo cáo số          /BC-MTTQ-BTT ngày        tháng 9 năm 2020)",
                left="Số liệu đến 08 giờ ngày 17/9/2020",
                right="Tỷ lệ: %",
                grid=grid_of(table),
                notes=(plain("Mẫu số: hộ trong danh sách."),),
                sheet=table,
            ),
        ),
    )


def letter() -> OfficialDocument:
    made = report()
    return replace(
        made,
        kind="",
        abstract=("V/v đôn đốc báo cáo kết quả", "cài đặt ứng dụng Bluezone", "(lần 2)"),
        urgency=Urgency.HOA_TOC,
        head=replace(made.head, symbol="MTTQ-BTT"),
        addressees=(
            "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Năm Căn",
            "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Ngọc Hiển",
        ),
        annexes=(),
        body=made.body[:4],
    )
