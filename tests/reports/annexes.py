"""The expected annexes and charts of documents, only from figures of the events."""

from __future__ import annotations

from collections.abc import Mapping

from core.figures.rate_range import rate_range
from core.records.figures import SMARTPHONES_KNOWN, Coverage, Rate
from tests.reports.oracle import Counted, dotted, percent
from tests.reports.places import SMARTPHONES, earned, places, points, rates_of, unplaced
from tests.reports.retold import DEADLINE, PROVINCE, Week, name_of, names, share


def note(now: Counted, week: Week, code: str) -> str:
    """Return the text behind a unit in the annex."""
    waiting = week.waiting(code)
    said = [waiting] if waiting else []
    if now.smartphones_known and now.smartphones_installed > now.smartphones_known:
        said.append("trên 100%")
    if 0 < now.smartphones_known < 200:
        said.append("số nhỏ")
    if now.ever and (why := unplaced(now, week, code)):
        more = [one for one in why if not one.startswith("trên 100%")]
        said.append(f"chưa xếp hạng: {'; '.join(more or ['chờ xem lại'])}")
    return "; ".join(said)


def annex(week: Week, level: Mapping[str, Counted], before: Mapping[str, Counted]) -> list[list[str]]:
    """The lines of units with figures, as they are printed, and the total."""
    rows = {code: rates_of(one, week, code) for code, one in level.items()}
    order = places(earned(week, rows, level), SMARTPHONES)
    lines = [
        [
            str(at),
            *_line(name_of(code), one, before.get(code, Counted()), week, code),
            str(order.get(code, "")),
            note(one, week, code),
        ]
        for at, (code, one) in enumerate(level.items(), start=1)
    ]
    return [*lines, ["", *_line("Tổng cộng", week.whole, week.former, week, PROVINCE), "", ""]]


def _line(name: str, now: Counted, before: Counted, week: Week, code: str) -> list[str]:
    declared = week.declared.get(code, {}).get("dân số")
    return [
        name,
        dotted(now.ever),
        dotted(now.closed),
        dotted(now.ever_visited),
        percent(now.ever_visited, now.ever),
        dotted(now.smartphones_homes),
        dotted(now.smartphones_known),
        dotted(now.installed),
        dotted(now.installed - before.installed),
        percent(now.smartphones_installed, now.smartphones_known),
        ends(now),
        points(
            now.smartphones_installed,
            now.smartphones_known,
            before.smartphones_installed,
            before.smartphones_known,
        ),
        "" if declared is None else percent(now.installed, declared[0]),
    ]


def ends(now: Counted) -> str:
    """The range of the rate; its rule has tests of its own (tests/figures/test_rate_range.py)."""
    if not now.smartphones_known:
        return ""
    rate = Rate(
        numerator_name="installed",
        numerator=now.smartphones_installed,
        denominator_name=SMARTPHONES_KNOWN,
        denominator=now.smartphones_known,
        source="",
        as_of="",
        coverage=Coverage(
            known=now.smartphones_homes,
            ever=now.ever,
            closed=now.closed,
            asked=now.smartphones_asked,
            overfull=now.overfull,
        ),
    )
    found = rate_range(rate)
    assert found is not None
    return f"{100 * found.low:.0f}–{100 * found.high:.0f}"


def silent(week: Week) -> list[list[str]]:
    """Units of which nothing is known, behind the others."""
    left = [code for code in names() if code not in week.now]
    return [
        [str(at), name_of(code), *[""] * 13, _said_of(week, code)]
        for at, code in enumerate(left, start=len(week.now) + 1)
    ]


def _said_of(week: Week, code: str) -> str:
    if code not in week.files:
        return "chưa gửi tệp"
    return week.waiting(code) or "chưa có số liệu"


def agencies(week: Week) -> list[list[str]]:
    """The annex of agencies with its total."""
    rows, sums, why = [], [0, 0, 0], {"no_memory": 0, "": 0}
    for at, said in enumerate(week.sections, start=1):
        counts = [said["staff"], said["smartphones"], said["installed"]]
        explained = (said.get("reasons") or {}).get("no_memory", 0)
        unexplained = counts[1] - counts[2] - explained
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        why = {"no_memory": why["no_memory"] + explained, "": why[""] + max(0, unexplained)}
        unit = name_of(said["unit"])
        of = "" if said["unit"] == PROVINCE else f", {unit[:1].lower()}{unit[1:]}"
        rows.append([str(at), f"{said['section']}{of}", *_agency(counts),
                     _why(explained, unexplained)])  # fmt: skip
    return [*rows, ["", "Tổng cộng", *_agency(sums), _why(why["no_memory"], why[""])]]


def _agency(counts: list[int]) -> list[str]:
    staff, smartphones, installed = counts
    return [dotted(staff), dotted(smartphones), dotted(installed), percent(installed, smartphones),
            dotted(smartphones - installed)]  # fmt: skip


def _why(explained: int, unexplained: int) -> str:
    said = [f"Hết bộ nhớ: {explained}"] if explained else []
    return "; ".join([*said, f"Chưa nêu lý do: {unexplained}"] if unexplained > 0 else said)


def charted(week: Week) -> list[str]:
    """Every number that the charts print, but those of the scales."""
    now = week.whole
    level = {code: one for code, one in week.lifted()[0].items() if one.smartphones_known}
    said = []
    for one in sorted(
        level.values(), key=lambda one: -(share(one.smartphones_installed, one.smartphones_known) or 0)
    ):
        said += [
            f"{percent(one.smartphones_installed, one.smartphones_known)}%",
            f"{dotted(one.smartphones_installed)} / {dotted(one.smartphones_known)}",
        ]
    if not (now.smartphones_known or now.smartphones_installed or any(week.installed)):
        return []
    aim = -(-now.smartphones_known // 2)
    short, left = max(0, aim - now.smartphones_installed), (DEADLINE - week.end).days
    said += [
        f"Mục tiêu 50%: {dotted(aim)} người",
        f"{dotted(now.smartphones_installed)} người",
        f"{dotted(short)} người",
        f"{dotted(-(-short // left))} người" if left > 0 else "đã hết hạn",
        f"{dotted(round((now.smartphones_installed - week.installed[-1]) / 7))} người/ngày",
    ]
    said += [f"{percent(one.smartphones_installed, one.smartphones_known)}%" for one in level.values()]
    return said
