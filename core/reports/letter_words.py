"""Words of a document about letters, deadlines, ranks from outside and the units that are urged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from core.base.notation import day_text, small_count_text
from core.base.text import fold
from core.campaigns.models import Campaign, Track
from core.campaigns.timing import days_left, deadlines_of
from core.content.numbers import lower_first
from core.figures.reasons import ReasonCode
from core.letters.models import Letter
from core.ranking.external import ExternalRank
from core.ranking.province import ProvinceDesks
from core.ranking.urging import UrgeRow
from core.reports.office import COMMITTEE, HAMLET_COMMITTEE, Office

MOST_ADDRESSED: Final = 6
"""Units named after "Kính gửi"; more are only named in the annex."""

_LATE: Final = frozenset({ReasonCode.NO_FILE, ReasonCode.LATE_FILE, ReasonCode.MISSING_FILES})
_BEHIND: Final = frozenset({ReasonCode.BEHIND_PACE})
_DOUBTFUL: Final = frozenset({ReasonCode.OVER_HUNDRED, ReasonCode.SUSPECT_TIMES, ReasonCode.DOUBLE_VISITS})
_KINDS: Final = (
    ("late_files", _LATE, "chậm gửi số liệu"),
    ("behind_pace", _BEHIND, "chậm tiến độ"),
    ("doubtful", _DOUBTFUL, "có số liệu cần rà soát"),
)
_LEVEL_NAMES: Final = (
    *("thành phố", "thị xã", "huyện", "quận", "xã", "phường", "thị trấn", "đặc khu", "ấp", "khóm"),
)


def cited(letter: Letter) -> str:
    day = "" if letter.issued_on is None else f" ngày {day_text(letter.issued_on)}"
    round_said = "" if letter.round is None else f" (lần {letter.round})"
    return f"Công văn số {letter.reference}{day}{round_said}"


def orders_of(desks: ProvinceDesks, office: Office, today: date) -> str:
    """`Thực hiện Công văn số 4865/UBND-KGVX ...`: letters of others by today; empty where there are none."""
    others = [
        one.reference
        for one in desks.register.letters()
        if one.number
        and one.abstract
        and fold(one.issuer) != fold(office.issuer)
        and (one.issued_on is None or one.issued_on <= today)
    ]
    return desks.register.basis(others).removesuffix(".") if others else ""


def basis_of(desks: ProvinceDesks, office: Office, today: date) -> str:
    """As `orders_of`, with a comma and a blank behind it."""
    orders = orders_of(desks, office, today)
    return f"{orders}, " if orders else ""


def deadline_texts(campaign: Campaign, today: date) -> dict[str, str]:
    """The nearest deadline of the household track in its own words, and the days left or over."""
    deadline = next(iter(deadlines_of(campaign, Track.HOUSEHOLD)), None)
    if deadline is None:
        return {"deadline": "", "days_left": ""}
    left = days_left(deadline, today)
    said = f"còn {small_count_text(left)} ngày" if left > 0 else f"đã quá {small_count_text(-left)} ngày"
    if left == 0:
        said = "hôm nay là ngày cuối"
    return {"deadline": f"{lower_first(deadline.source.words)} ({said})", "days_left": said}


def rank_sentence(rank: ExternalRank, campaign: Campaign, office: Office) -> str:
    """`Theo Công văn số 1166/..., việc ... của tỉnh Cà Mau xếp hạng 59/63 (tỷ lệ 16,08%; ...).`"""
    rate = ""
    if rank.rate is not None:
        of = f"trên {rank.denominator}" if rank.denominator else "văn bản không nêu mẫu số"
        rate = f" (tỷ lệ {rank.rate}%; {of})"
    work = lower_first(campaign.name.vi)
    return (
        f"Theo {rank.source}, đến ngày {day_text(rank.as_of)}, việc {work} của {lower_first(office.name)}"
        f" xếp hạng {rank.rank}/{rank.units}{rate}."
    )


def urge_texts(rows: Sequence[UrgeRow]) -> dict[str, str]:
    """Fields about the units urged: their number, those of each kind of reason, those urged before."""
    found: dict[str, str] = {"count": small_count_text(len(rows))}
    kinds = []
    for name, codes, words in _KINDS:
        number = sum(any(reason.code in codes for reason in row.reasons) for row in rows)
        found[name] = small_count_text(number) if number else ""
        if number:
            kinds.append(words)
    return {**found, "kinds": _either(kinds), **_previous(rows)}


def addressed(names: Sequence[str], *, hamlets: bool) -> tuple[str, ...]:
    """Lines after "Kính gửi": each unit, or all by their kinds where they are many."""
    committee = HAMLET_COMMITTEE if hamlets else COMMITTEE
    if len(names) <= MOST_ADDRESSED:
        return tuple(f"{committee} {lower_first(name)}" for name in names)
    kinds = ", ".join(_levels_of(names)) or "đơn vị"
    return (f"{committee} các {kinds} (theo danh sách kèm theo)",)


def _levels_of(names: Iterable[str]) -> list[str]:
    said = [name.lower() for name in names]
    return [level for level in _LEVEL_NAMES if any(name.startswith(f"{level} ") for name in said)]


def _previous(rows: Sequence[UrgeRow]) -> dict[str, str]:
    """The units urged before, and by which letters; only letters that have their number are cited."""
    urged = [row for row in rows if row.last is not None and row.last.number]
    letters = {row.last.reference: row.last for row in urged if row.last is not None}
    if not urged:
        return {"urged": "", "previous": ""}
    letters_said = "; ".join(cited(one) for one in letters.values())
    count = small_count_text(len(urged))
    who = f"Trong số này, {count} đơn vị"
    if len(urged) == len(rows):
        who = "Các đơn vị nêu trên" if len(rows) > 1 else "Đơn vị nêu trên"
    return {"urged": count, "previous": f"{who} đã được đôn đốc tại {letters_said}."}


def _either(words: Sequence[str]) -> str:
    """`a, b hoặc c`."""
    *first, last = words or ("",)
    return f"{', '.join(first)} hoặc {last}" if first else last
