"""Returned visits, the comments on them, and decided pairs of visits."""

from __future__ import annotations

from typing import Final

from core.events.kinds import EventKind
from core.events.shapes.checks import NONE, Shape, is_code, is_flag, is_id, is_text

SHAPES: Final[dict[EventKind, Shape]] = {
    EventKind.VISIT_RETURNED: ({"visit": is_id, "reason": is_code}, {"returned": is_flag}),
    EventKind.VISIT_COMMENT: ({"visit": is_id, "about": is_id, "text": is_text}, NONE),
    EventKind.DUPLICATE_DECIDED: ({"visit": is_id, "other": is_id}, {"counts": is_id, "open": is_flag}),
}
