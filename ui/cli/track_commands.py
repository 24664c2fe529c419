"""Commands of the tracks beside the households."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from core.application.services import Services
from core.base.errors import ExitCode, UserError
from core.records.figures import Rate
from core.records.person import MemberCount
from core.tracks.desk import read_point_day
from core.tracks.models import NewPoint, NewStaffCount, PlaceKind, Point, StaffCount, Tally, TrackState
from ui.cli.answer import Answer

_POINT: Final = (
    *("id", "unit", "valid_from", "kind", "place", "day", "opens", "closes", "host"),
    *("guided", "had", "installed", "last_at", "impossible"),
)


def show(services: Services, options: Namespace) -> Answer:
    del options
    states = services.tracks.states()
    lines = []
    for state in states:
        counts = ", ".join(f"{name} {count}" for name, count in state.counted)
        rates = "; ".join(_rate_text(rate) for rate in state.rates)
        lines.append(f"{state.track.value}\t{counts}\t{rates}")
    text = "\n".join(lines)
    return Answer(data={"tracks": [_state(state) for state in states]}, vi=text, en=text)


def void(services: Services, options: Namespace) -> Answer:
    target = services.tracks.void(options.target).value
    return Answer(
        data={"target": target},
        vi=f"Đã hoàn tác {target}; nhật ký vẫn giữ.",
        en=f"Took {target} back; the log keeps it.",
    )


def restore(services: Services, options: Namespace) -> Answer:
    target = services.tracks.restore(options.target).value
    return Answer(data={"target": target}, vi=f"Đã tính lại {target}.", en=f"{target} counts again.")


def set_staff(services: Services, options: Namespace) -> Answer:
    new = NewStaffCount(
        section=options.section,
        staff=options.staff,
        smartphones=options.smartphones,
        installed=options.installed,
        reasons=dict(_reason(text) for text in options.reason),
        at=options.at,
    )
    statement = services.tracks.set_staff(new).value
    return Answer(
        data={"statement": statement},
        vi=f"Đã ghi {options.section}: {options.installed} trên {options.smartphones} người có điện thoại.",
        en=f"Recorded {options.section}: {options.installed} of {options.smartphones} with a smartphone.",
    )


def _reason(text: str) -> tuple[str, int]:
    """`no_memory=2`. Raises `track.number`."""
    code, _, count = text.partition("=")
    if not count.strip().isdecimal():
        raise UserError("track.number", text=text[:40], exit_code=ExitCode.REFUSED)
    return code.strip(), int(count)


def show_staff(services: Services, options: Namespace) -> Answer:
    del options
    sections = services.tracks.reader.sections()
    text = "\n".join(f"{one.section}\t{one.staff}\t{one.smartphones}\t{one.installed}" for one in sections)
    return Answer(data={"sections": [_section(one) for one in sections]}, vi=text, en=text)


def list_members(services: Services, options: Namespace) -> Answer:
    del options
    reader = services.tracks.reader
    declared = {said.organisation: said for said in reader.declarations()}
    found = {count.organisation: count for count in reader.members()}
    rows = []
    for organisation in sorted({*declared, *found}):
        nobody = MemberCount(organisation=organisation, members=0, smartphones=0, installed=0)
        row = _members(found.get(organisation, nobody))
        said = declared.get(organisation)
        row["declared_members"] = None if said is None else said.members
        row["declared_smartphones"] = None if said is None else said.smartphones
        row["statement"] = None if said is None else said.statement
        rows.append(row)
    shown = ("organisation", "members", "smartphones", "installed")
    text = "\n".join("\t".join(str(row[name]) for name in shown) for row in rows)
    return Answer(data={"organisations": rows, "each_once": _members(reader.all_members())}, vi=text, en=text)


def list_left(services: Services, options: Namespace) -> Answer:
    wanted = options.organisation
    organisation = None if wanted is None else services.people.organisations.find(wanted)
    rows = services.tracks.reader.left(organisation, options.limit)
    text = "\n".join(f"{one.name or '–'}\t{one.code}\t{one.head}\t{one.hamlet}" for one in rows)
    return Answer(data={"rows": [asdict(row) for row in rows]}, vi=text, en=text)


def declare_members(services: Services, options: Namespace) -> Answer:
    organisation = services.people.organisations.find(options.organisation)
    statement = services.tracks.declare_members(
        organisation, members=options.members, smartphones=options.smartphones, at=options.at
    ).value
    return Answer(
        data={"statement": statement},
        vi=f"Đã ghi {options.organisation} báo {options.members} đoàn viên, hội viên.",
        en=f"Recorded: {options.organisation} declares {options.members} members.",
    )


def add_point(services: Services, options: Namespace) -> Answer:
    new = NewPoint(
        kind=PlaceKind(options.kind),
        place=options.place,
        day=read_point_day(options.day, services.clock.now().date()),
        opens=options.opens,
        closes=options.closes,
        host=options.host,
    )
    point = services.tracks.add_point(new).value
    return Answer(data={"point": point}, vi=f"Đã thêm điểm {point}.", en=f"Added point {point}.")


def tally(services: Services, options: Namespace) -> Answer:
    steps = {what: getattr(options, what.value) for what in Tally if getattr(options, what.value)}
    point = services.tracks.tally(options.point, steps).value
    text = f"{point.place}: {point.guided} · {point.had} · {point.installed}"
    return Answer(data=_point(point), vi=text, en=text)


def list_points(services: Services, options: Namespace) -> Answer:
    del options
    points = services.tracks.reader.points()
    text = "\n".join(f"{one.day}\t{one.place}\t{one.guided}\t{one.had}\t{one.installed}" for one in points)
    return Answer(data={"points": [_point(point) for point in points]}, vi=text, en=text)


def _state(state: TrackState) -> dict[str, object]:
    target, deadline = state.target, state.deadlines[0] if state.deadlines else None
    return {
        "track": state.track.value,
        "counted": [{"name": name, "count": count} for name, count in state.counted],
        "rates": [_rate(rate) for rate in state.rates],
        "target": None
        if target is None
        else {"percent": target.percent, "document": target.source.document, "words": target.source.words},
        "deadline": None
        if deadline is None
        else {
            "last_day": deadline.last_day.isoformat(),
            "document": deadline.source.document,
            "words": deadline.source.words,
        },
        "left": state.left,
    }


def _rate(rate: Rate) -> dict[str, object]:
    return {**asdict(rate), "value": rate.value}


def _rate_text(rate: Rate) -> str:
    return f"{rate.numerator}/{rate.denominator} {rate.denominator_name}"


def _section(one: StaffCount) -> dict[str, object]:
    reasons = [{"reason": code, "count": count} for code, count in one.reasons.items()]
    named = ("statement", "unit", "valid_from", "section", "at", "staff", "smartphones", "installed")
    more = ("not_yet", "unexplained", "number")
    return {**{name: getattr(one, name) for name in (*named, *more)}, "reasons": reasons}


def _members(count: MemberCount) -> dict[str, object]:
    return {**asdict(count), "left": count.left}


def _point(point: Point) -> dict[str, object]:
    return {name: getattr(point, name) for name in _POINT}


TRACKS: Final[dict[str, Callable[[Services, Namespace], Answer]]] = {
    "track show": show,
    "track void": void,
    "track restore": restore,
    "track agency set": set_staff,
    "track agency show": show_staff,
    "track members list": list_members,
    "track members left": list_left,
    "track members declare": declare_members,
    "track outreach add": add_point,
    "track outreach tally": tally,
    "track outreach list": list_points,
}
