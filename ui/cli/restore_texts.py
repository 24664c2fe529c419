"""A written restore pack in the answers of the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from core.sync.answer_desk import WrittenRestore

_TEXTS: Final = {
    "vi": "Gói khôi phục: {households} hộ, {visits} lượt. {of_lists} hộ có tên lại khi nạp lại danh sách;"
    " {at_door} hộ thêm tại nhà và {officers} cán bộ không có tên ở tỉnh.",
    "en": "Restore pack: {households} households, {visits} visits. {of_lists} get their names when the list"
    " is loaded again; of {at_door} added at the door and of {officers} officers the province has no names.",
}


def restore_texts(pack: WrittenRestore) -> dict[str, str]:
    """Return what a pack brings back, in each language."""
    return {language: text.format(**asdict(pack.content)) for language, text in _TEXTS.items()}


def restore_record(pack: WrittenRestore) -> dict[str, object]:
    """Return a pack as the answer's data."""
    return {"version": pack.version, "files": [str(path) for path in pack.files], **asdict(pack.content)}
