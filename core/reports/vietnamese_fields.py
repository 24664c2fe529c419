"""Vietnamese names of the fields of an urging letter. Templates and drafts keep the stored ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.base.text import fold
from core.reports.templates import FIELD

NAMES: Final[Mapping[str, str]] = {
    "app": "ứng dụng",
    "basis": "căn cứ",
    "behind_pace": "số đơn vị chậm tiến độ",
    "campaign": "chiến dịch",
    "count": "số đơn vị",
    "deadline": "hạn chiến dịch",
    "doubtful": "số đơn vị có nghi vấn",
    "due": "thời hạn",
    "issuer": "cơ quan ban hành",
    "kinds": "loại lý do",
    "late_files": "số đơn vị thiếu tệp",
    "month": "tháng",
    "orders": "văn bản chỉ đạo",
    "previous": "công văn trước",
    "round": "lần",
    "target": "mục tiêu",
    "unit": "đơn vị",
    "unit_name": "tên đơn vị",
    "until": "thời điểm số liệu",
    "upper": "đơn vị cấp trên",
    "upper_issuer": "cơ quan cấp trên",
    "upper_name": "tên đơn vị cấp trên",
    "urged": "số đơn vị đã đôn đốc",
    "year": "năm",
}
_STORED: Final = {fold(name): stored for stored, name in NAMES.items()}


def shown(text: str) -> str:
    """Return `text` with Vietnamese names in its braces."""
    return FIELD.sub(lambda match: f"{{{NAMES.get(match[1], match[1])}}}", text)


def stored(text: str) -> str:
    """Return `text` with stored names in its braces, whichever were typed; an unknown name stays."""
    return FIELD.sub(lambda match: f"{{{_STORED.get(_plain(match[1]), match[1])}}}", text)


def _plain(name: str) -> str:
    return " ".join(fold(name).split())
