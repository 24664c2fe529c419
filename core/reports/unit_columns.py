"""The columns of the annex of units, and the notes that name their denominators by number."""

from __future__ import annotations

from typing import Final

from core.content.sheets import Difference, Kind, Ratio, SheetColumn

UNIT_COLUMNS: Final = (
    SheetColumn(key="order", title="STT", width=9.5, kind=Kind.ORDER),
    SheetColumn(key="unit", title="Đơn vị", width=31, kind=Kind.TEXT),
    SheetColumn(key="listed", title="Tổng số hộ", width=14.5, kind=Kind.COUNT),
    SheetColumn(key="closed", title="Hộ đã đóng", width=12, kind=Kind.COUNT),
    SheetColumn(key="visited", title="Số hộ đã đến", width=15, kind=Kind.COUNT),
    SheetColumn(
        key="rate_visited",
        title="Tỷ lệ hộ đã đến",
        width=17.5,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="visited", denominator="listed"),
    ),
    SheetColumn(key="homes", title="Hộ đã biết ĐTTM", width=15, kind=Kind.COUNT),
    SheetColumn(key="smartphones", title="Người có ĐTTM đã biết", width=16, kind=Kind.COUNT),
    SheetColumn(key="installed", title="Đã cài (lũy kế)", width=15, kind=Kind.COUNT),
    SheetColumn(
        key="growth",
        title="Tăng trong kỳ",
        width=15.5,
        kind=Kind.COUNT,
        formula=Difference(of="installed", less="installed_before"),
    ),
    SheetColumn(
        key="rate",
        title="Tỷ lệ cài / ĐTTM",
        width=15,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="installed_known", denominator="smartphones"),
    ),
    SheetColumn(key="range", title="Khoảng tỷ lệ", width=15, kind=Kind.RANGE),
    SheetColumn(
        key="points",
        title="Tăng, điểm %",
        width=15,
        kind=Kind.POINTS,
        formula=Difference(of="rate", less="rate_before"),
    ),
    SheetColumn(
        key="rate_inhabitants",
        title="Tỷ lệ cài / dân số",
        width=14,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="installed", denominator="inhabitants"),
    ),
    SheetColumn(key="place", title="Xếp hạng", width=11, kind=Kind.PLACE),
    SheetColumn(key="note", title="Ghi chú", width=31, kind=Kind.TEXT),
    SheetColumn(key="inhabitants", title="Dân số", width=18, kind=Kind.COUNT, printed=False),
    SheetColumn(key="installed_before", title="Đã cài, kỳ trước", width=18, kind=Kind.COUNT, printed=False),
    SheetColumn(
        key="smartphones_before", title="Người có ĐTTM, kỳ trước", width=18, kind=Kind.COUNT, printed=False
    ),
    SheetColumn(
        key="rate_before",
        title="Tỷ lệ cài / ĐTTM, kỳ trước",
        width=18,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="installed_known_before", denominator="smartphones_before"),
        printed=False,
    ),
    SheetColumn(
        key="coverage",
        title="Hộ đã biết / hộ đã lập danh sách",
        width=18,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="homes", denominator="listed"),
        printed=False,
    ),
    SheetColumn(
        key="installed_known", title="Đã cài, ở hộ đã biết", width=18, kind=Kind.COUNT, printed=False
    ),
    SheetColumn(
        key="installed_known_before",
        title="Đã cài, ở hộ đã biết, kỳ trước",
        width=18,
        kind=Kind.COUNT,
        printed=False,
    ),
)
"""Those not printed are in XLSX only, for formulas. Coverage is printed as its two counts."""

ENDS_COLUMNS: Final = (
    SheetColumn(key="listed_low", title="Tổng số hộ, mức thấp", width=18, kind=Kind.COUNT, printed=False),
    SheetColumn(
        key="rate_low", title="Tỷ lệ cài / ĐTTM, mức thấp", width=18, kind=Kind.PERCENT, printed=False
    ),
    SheetColumn(
        key="rate_high", title="Tỷ lệ cài / ĐTTM, mức cao", width=18, kind=Kind.PERCENT, printed=False
    ),
)
"""In XLSX while a list seems loaded twice: both ends."""

BASES: Final = (
    "**Mẫu số.** Cột (6): hộ đã lập danh sách, cả hộ đã đóng. Cột (11): người có điện thoại thông minh (ĐTTM)"
    " đã biết, rà soát tại hộ; chỉ tính người đã cài ở các hộ tại cột (7). Cột (12): tỷ lệ của tất cả các hộ,"
    " cả hộ chưa biết, nằm trong khoảng này. Cột (13): hiệu hai tỷ lệ ở cột (11) của kỳ này và kỳ trước, mỗi"
    " kỳ theo mẫu số của nó. Cột (14){inhabitants}"
)
PLACES: Final = (
    "**Xếp hạng** theo cột (11). {ties} “Số nhỏ”: một người làm tỷ lệ đổi trên nửa điểm."
    " “Thiếu tệp số n”: số liệu tính theo các tệp đã nhận."
)
