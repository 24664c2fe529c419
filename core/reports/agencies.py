"""The annex of agencies: the staff of each section, who has not the app yet, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from core.base.notation import count_text
from core.campaigns.models import Campaign
from core.content.numbers import lower_first
from core.content.sheets import Difference, Kind, Ratio, Sheet, SheetColumn, Value
from core.tracks.models import StaffCount
from core.units.models import UnitKey

UNEXPLAINED: Final = "Chưa nêu lý do"
COLUMNS: Final = (
    SheetColumn(key="order", title="STT", width=12, kind=Kind.ORDER),
    SheetColumn(key="unit", title="Cơ quan, bộ phận", width=62, kind=Kind.TEXT),
    SheetColumn(key="staff", title="Tổng số CB, CC, VC, NLĐ", width=25, kind=Kind.COUNT),
    SheetColumn(key="smartphones", title="Có ĐTTM", width=21, kind=Kind.COUNT),
    SheetColumn(key="installed", title="Đã cài", width=21, kind=Kind.COUNT),
    SheetColumn(
        key="rate",
        title="Tỷ lệ cài / ĐTTM",
        width=25,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="installed", denominator="smartphones"),
    ),
    SheetColumn(
        key="left",
        title="Chưa cài",
        width=21,
        kind=Kind.COUNT,
        formula=Difference(of="smartphones", less="installed"),
    ),
    SheetColumn(key="reasons", title="Lý do chưa cài", width=65, kind=Kind.TEXT),
)


def agency_sheet(
    sections: Sequence[StaffCount], campaign: Campaign, own: UnitKey, name_of: Callable[[UnitKey], str]
) -> Sheet:
    """Return a row for each section; one of another unit than `own` has its unit's name. Their sum is the
    total.
    """
    rows: list[dict[str, Value]] = []
    for order, one in enumerate(sections, start=1):
        unit = UnitKey(one.unit, date.fromisoformat(one.valid_from))
        section = one.section if unit == own else f"{one.section}, {lower_first(name_of(unit))}"
        reasons = _reasons(campaign, one.reasons, one.unexplained)
        rows.append({"order": order, "unit": section, **_counts([one]), "reasons": reasons})
    summed: Counter[str] = Counter()
    for one in sections:
        summed.update(one.reasons)
    unexplained = sum(one.unexplained for one in sections)
    total = {"unit": "Tổng cộng", **_counts(sections), "reasons": _reasons(campaign, summed, unexplained)}
    return Sheet(name="Cơ quan, đơn vị", columns=COLUMNS, rows=tuple(rows), total=total)


def agency_notes() -> tuple[str, ...]:
    """Return notes on the denominator of the rate, and the statement used for a section."""
    bases = (
        "**Mẫu số.** Cột (6): cán bộ, công chức, viên chức, người lao động có điện thoại thông minh (ĐTTM),"
        " theo số từng bộ phận báo; của mỗi bộ phận lấy lần báo gần giờ chốt nhất. Không cộng vào số của hộ."
    )
    return (bases,)


def _counts(sections: Sequence[StaffCount]) -> dict[str, Value]:
    return {
        "staff": sum(one.staff for one in sections),
        "smartphones": sum(one.smartphones for one in sections),
        "installed": sum(one.installed for one in sections),
    }


def _reasons(campaign: Campaign, reasons: Mapping[str, int], unexplained: int) -> str:
    """`Hết bộ nhớ: 3; Chưa nêu lý do: 2`, in the order of the campaign; a code it does not know as it is."""
    labels = {choice.id: choice.label.vi for choice in (*campaign.obstacles, *campaign.refusals)}
    known = [code for code in labels if code in reasons] + sorted(reasons.keys() - labels.keys())
    said = [(labels.get(code, code), reasons[code]) for code in known] + [(UNEXPLAINED, unexplained)]
    return "; ".join(f"{label}: {count_text(count)}" for label, count in said if count > 0)
