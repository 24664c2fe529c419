"""Sentences about members of organisations and outreach points; never added to the figures of households."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from core.base.clock import parse_instant
from core.base.notation import count_text, share_text, small_count_text
from core.campaigns.models import Track
from core.campaigns.timing import Period
from core.content.numbers import moment_text
from core.periods.models import MembersAt
from core.records.person import MemberCount
from core.tracks.models import Point, TrackReader


def track_texts(
    tracks: Sequence[Track], reader: TrackReader, period: Period, counted: MembersAt
) -> dict[str, str]:
    """The fields `members` and `outreach` (points with a day in the period).

    Empty for a track that the campaign does not order, and where nothing was counted.
    """
    members = outreach = ""
    if Track.MEMBERS in tracks:
        members = members_text(counted.found, counted.declared, moment_text(parse_instant(counted.at)))
    if Track.OUTREACH in tracks:
        first, last = period.first_day.isoformat(), period.last_day.isoformat()
        outreach = outreach_text([one for one in reader.points() if first <= one.day <= last])
    return {"members": members, "outreach": outreach}


def members_text(found: MemberCount, declared: tuple[int, int], now: str) -> str:
    """`declared`: members with the app of the organisations that declared, and smartphones declared."""
    said = []
    if found.members:
        rate = _rate(found.installed, found.smartphones, "người có điện thoại thông minh")
        said.append(
            f"Trong {count_text(found.members)} đoàn viên, hội viên đã ghi đến {now}"
            f" (đã tính trong số của hộ), {small_count_text(found.installed)} người đã cài ứng dụng{rate}."
        )
    installed, smartphones = declared
    if smartphones:
        rate = _rate(installed, smartphones, "người có điện thoại thông minh các tổ chức đã báo")
        said.append(f"Của các tổ chức đã báo số, {small_count_text(installed)} người đã cài{rate}.")
    return " ".join(said)


def outreach_text(points: Sequence[Point]) -> str:
    counted = [one for one in points if one.last_at is not None and not one.impossible]
    doubtful = sum(one.impossible for one in points)
    untold = len(points) - len(counted) - doubtful
    if not points:
        return ""
    if untold == len(points):
        return f"Trong kỳ có {small_count_text(untold)} điểm hướng dẫn, chưa ghi số người được hướng dẫn."
    guided, installed = sum(one.guided for one in counted), sum(one.installed for one in counted)
    rate = _rate(installed, guided, "người được hướng dẫn")
    doubt = f"; chưa tính {small_count_text(doubtful)} điểm có số cần rà soát" if doubtful else ""
    doubt += f"; chưa ghi số ở {small_count_text(untold)} điểm" if untold else ""
    return (
        f"Trong kỳ có {small_count_text(len(points))} điểm hướng dẫn; đã hướng dẫn {small_count_text(guided)}"
        f" người, cài được {small_count_text(installed)} người{rate}{doubt} (không cộng vào số của hộ)."
    )


def _rate(part: int, whole: int, of: str) -> str:
    """`, bằng 63,54% của 96 người được hướng dẫn`; empty where there is nobody."""
    return f", bằng {share_text(Fraction(part, whole))}% của {count_text(whole)} {of}" if whole else ""
