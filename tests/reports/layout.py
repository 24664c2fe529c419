"""The layout table of Nghị định 30/2020/NĐ-CP (Phụ lục I) as places in mm on A4, margins 20/20/30/15."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A line of words: its baseline, its size, and where it is centred or begins; in mm and points."""

    words: str
    baseline: float
    size: float
    centre: float | None = None
    left: float | None = None


STATE: Final = 146.5
ISSUER: Final = 64.0
MIDDLE: Final = 112.5

HEAD: Final = (
    Spot(words="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centre=STATE, baseline=24.2, size=12),
    Spot(words="Độc lập - Tự do - Hạnh phúc", centre=STATE, baseline=29.8, size=13),
    Spot(words="ỦY BAN MTTQ VIỆT NAM", centre=ISSUER, baseline=24.2, size=12),
    Spot(words="TỈNH CÀ MAU", centre=ISSUER, baseline=29.4, size=12),
    Spot(words="BAN THƯỜNG TRỰC", centre=ISSUER, baseline=34.6, size=12),
)
REPORT: Final = (
    *HEAD,
    Spot(words="BÁO CÁO", centre=MIDDLE, baseline=58.6, size=14),
    Spot(
        words="Kết quả vận động, hướng dẫn cài đặt ứng dụng Bluezone", centre=MIDDLE, baseline=65.0, size=14
    ),
    Spot(
        words="tuần thứ sáu (từ 08 giờ ngày 10/9 đến 08 giờ ngày 17/9/2020)",
        centre=MIDDLE,
        baseline=71.2,
        size=14,
    ),
    Spot(words="Kính gửi: Ủy ban nhân dân tỉnh Cà Mau.", centre=MIDDLE, baseline=83.6, size=14),
)
LETTER: Final = (
    *HEAD,
    Spot(words="V/v đôn đốc báo cáo kết quả", centre=ISSUER, baseline=52.3, size=12),
    Spot(words="cài đặt ứng dụng Bluezone", centre=ISSUER, baseline=57.3, size=12),
    Spot(words="(lần 2)", centre=ISSUER, baseline=62.3, size=12),
    Spot(words="HỎA TỐC", centre=ISSUER, baseline=71.9, size=14),
    Spot(words="Kính gửi:", left=57, baseline=81.7, size=14),
    Spot(words="- Ban Thường trực Ủy ban MTTQ Việt Nam huyện Năm Căn;", left=65, baseline=88.1, size=14),
)
ANNEX: Final = (
    Spot(words="Phụ lục I", centre=156, baseline=25, size=14),
    Spot(words="KẾT QUẢ THEO ĐƠN VỊ", centre=156, baseline=31.2, size=14),
)
