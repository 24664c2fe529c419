"""Charts of a period: units against the target, the whole against its pace, units small and alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Final

from core.base.notation import count_text, day_and_month, share_text
from core.content.drawing import Area, Dot, Drawing, Ink, Label, Mark, Stroke
from core.content.grid import Side

WIDTH: Final = 165.0
ROWS_EACH: Final = 40
"""Units in one drawing of bars; more go on in the next."""

SMALL_EACH: Final = 54
"""Small charts in one drawing, six beside each other."""

Point = tuple[float, float]
Place = Callable[[date, float], Point]
"""Position of a day and a count on the drawing."""

_NAMES: Final = 40.0
_BARS: Final = 72.0
_ROW: Final = 5.4
_PACE: Final = "nhịp đều từ đầu"
_PACE_WIDTH: Final = 21.0
_CLEAR: Final = 4.0
"""Distance in mm from which a text is legible beside a line."""

_GOAL_LABEL: Final = 4.5
"""Room above the line of the target, without a line of the scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartUnit:
    """`now` and `before` are (numerator, denominator); `series` are shares of now's denominator in time."""

    name: str
    now: tuple[int, int]
    before: tuple[int, int] | None
    series: tuple[float, ...]

    @property
    def share(self) -> Fraction:
        return Fraction(*self.now)

    @property
    def rate(self) -> float:
        """The share as places and lengths take it."""
        return self.now[0] / self.now[1]

    @property
    def former(self) -> float:
        return 0.0 if self.before is None or not self.before[1] else self.before[0] / self.before[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """`points` are (day, cumulative count) from the campaign's first day; `target` is a share, or None.

    `of` names the denominator; every chart prints it. `deadline` is the last day that counts.
    """

    of: str
    until: str
    units: tuple[ChartUnit, ...]
    total: tuple[int, int]
    points: tuple[tuple[date, int], ...]
    target: Fraction | None
    deadline: date | None

    @property
    def aim(self) -> int | None:
        """The target as a count."""
        return None if self.target is None else ceil(self.target * self.total[1])


def charts(data: ChartData) -> tuple[Drawing, ...]:
    """Every chart that the data allow, in the order of the page."""
    drawings = list(_bars(data))
    if len(data.points) > 1:
        drawings.append(_curve(data))
    return (*drawings, *_multiples(data))


def course(data: ChartData) -> dict[str, Drawing]:
    """Return the curve of the whole, low enough for a page with other things, by the name of its field."""
    return {"course": _curve(data, bottom=36.0, lines=3)} if len(data.points) > 1 else {}


def _bars(data: ChartData) -> Iterator[Drawing]:
    ranked = sorted(data.units, key=lambda unit: -unit.rate)
    reach = _reach(data, [unit.rate for unit in ranked])
    for at in range(0, len(ranked), ROWS_EACH):
        yield _bar_chart(data, ranked[at : at + ROWS_EACH], reach, at // ROWS_EACH)


def _bar_chart(data: ChartData, units: Sequence[ChartUnit], reach: Fraction, number: int) -> Drawing:
    begin, end = 17.0, 17.0 + _ROW * len(units)
    marks: list[Mark] = [_title(_against(data)), *_legend(data, 10.5)]
    steps, whole = int(reach * 5), _BARS / float(reach)
    for step in range(steps + 1):
        x = _NAMES + _BARS * step / steps
        marks.append(Stroke(points=((x, begin - 1), (x, end + 1)), weight=0.2, dash=(0.3, 1.0)))
        said = f"{step * 20}%"
        marks.append(Label(x=x, y=end + 5, text=said, size=8, numeric=True, side=Side.CENTRE))
    for at, unit in enumerate(units):
        y = begin + _ROW * at
        former, share = (min(one, unit.rate) * whole for one in (unit.former, unit.rate))
        marks.append(Label(x=_NAMES - 1.5, y=y + 3.7, text=unit.name, size=9, side=Side.RIGHT))
        if former > 0:
            marks.append(Area(x=_NAMES, y=y + 0.8, width=former, height=_ROW - 1.6, ink=Ink.SOLID))
        if share > former:
            marks.append(
                Area(x=_NAMES + former, y=y + 0.8, width=share - former, height=_ROW - 1.6, ink=Ink.HATCH)
            )
        marks += _figures_at(unit, y + 3.7)
    if data.target is not None:
        x = _NAMES + float(data.target / reach) * _BARS
        marks.append(Stroke(points=((x, begin - 1.6), (x, end + 1)), weight=0.8))
    return Drawing(
        name=f"tien-do-{number + 1}",
        title=_against(data),
        width=WIDTH,
        height=end + 7,
        marks=tuple(marks),
    )


def _figures_at(unit: ChartUnit, y: float) -> tuple[Mark, Mark]:
    share = f"{share_text(unit.share)}%"
    counts = f"{count_text(unit.now[0])} / {count_text(unit.now[1])}"
    return (
        Label(x=131, y=y, text=share, size=9, strong=True, numeric=True, side=Side.RIGHT),
        Label(x=WIDTH, y=y, text=counts, size=9, numeric=True, side=Side.RIGHT),
    )


def _against(data: ChartData) -> str:
    if data.target is None:
        return f"Đã cài, tính trên số {data.of}"
    return f"Đã cài so với mục tiêu {_percent(data.target)} {data.of}"


def _legend(data: ChartData, y: float) -> Iterator[Mark]:
    said = f"đến {data.until}"
    if data.deadline is not None:
        said += f"; hạn {day_and_month(data.deadline)}/{data.deadline.year}"
    yield Label(x=0, y=y + 2.2, text=said, size=8.5)
    x = WIDTH - 67
    for ink, text in ((Ink.SOLID, "trước kỳ"), (Ink.HATCH, "tăng trong kỳ")):
        yield Area(x=x, y=y - 0.4, width=5, height=2.8, ink=ink)
        yield Label(x=x + 6, y=y + 2.2, text=text, size=8.5)
        x += 21 if ink is Ink.SOLID else 28
    if data.target is not None:
        yield Stroke(points=((x, y - 0.8), (x, y + 2.8)), weight=0.8)
        yield Label(x=x + 1.5, y=y + 2.2, text="mục tiêu", size=8.5)


def _curve(data: ChartData, bottom: float = 66.0, lines: int = 6) -> Drawing:
    left, right, top = 16.0, 128.0, 14.0
    first, last = data.points[0][0], data.points[-1][0]
    end = max(last, data.deadline or last)
    days = max(1, (end - first).days)
    aim = data.aim
    most = max([count for _, count in data.points] + [aim or 0, 1])
    step = _step(most, lines)
    reach = step * ceil(most / step)

    def at(day: date, count: float) -> tuple[float, float]:
        x = left + (right - left) * (day - first).days / days
        return x, bottom - (bottom - top) * count / reach

    marks: list[Mark] = [_title("Lũy kế và nhịp cần đạt")]
    for line in range(0, reach + 1, step):
        y = at(first, line)[1]
        dash = None if line == 0 else (0.3, 1.0)
        if not 0 < at(first, aim or 0)[1] - y < _GOAL_LABEL:
            marks.append(Stroke(points=((left, y), (right, y)), weight=0.3 if line == 0 else 0.2, dash=dash))
        marks.append(
            Label(x=left - 1.5, y=y + 1, text=count_text(line), size=8, numeric=True, side=Side.RIGHT)
        )
    places = [at(day, count) for day, count in data.points]
    if aim is not None and data.deadline is not None:
        marks += _pace(at, data, aim, (left, right))
    marks.append(Stroke(points=tuple(places), weight=0.8))
    marks += [Dot(x=x, y=y, radius=1.1) for x, y in places]
    shown = max(1, ceil(len(data.points) / 9))
    for index, (day, _) in enumerate(data.points):
        if index % shown == 0 or index == len(data.points) - 1:
            x = at(day, 0)[0]
            marks.append(
                Label(x=x, y=bottom + 5, text=day_and_month(day), size=8, numeric=True, side=Side.CENTRE)
            )
    marks += _needs(data, right + 4, top + 2, most=4 if lines > 3 else 3)
    title = "Lũy kế và nhịp cần đạt"
    return Drawing(name="luy-ke", title=title, width=WIDTH, height=bottom + 7, marks=tuple(marks))


def _pace(place: Place, data: ChartData, aim: int, sides: tuple[float, float]) -> list[Mark]:
    if data.deadline is None:
        return []
    first, (last, count) = data.points[0][0], data.points[-1]
    goal = place(data.deadline, aim)
    said = f"Mục tiêu {_percent(data.target or Fraction(0))}: {count_text(aim)} người"
    marks: list[Mark] = [
        Stroke(points=((sides[0], goal[1]), (sides[1], goal[1])), weight=0.6),
        Label(x=sides[0] + 1, y=goal[1] - 1.4, text=said, size=8.5, strong=True),
        Stroke(points=(place(first, 0), goal), weight=0.25, dash=(1.6, 1.0)),
        Stroke(points=((goal[0], goal[1] - 4), (goal[0], place(first, 0)[1])), weight=0.25),
    ]
    if last < data.deadline and count < aim:
        marks.append(Stroke(points=(place(last, count), goal), weight=0.7, dash=(0.6, 0.8)))
    course = [place(day, number) for day, number in data.points]
    marks.append(_pace_label(place(first, 0), goal, [*course, goal] if last < data.deadline else course))
    return marks


def _pace_label(start: Point, goal: Point, course: Sequence[Point]) -> Label:
    """Return the name of the pace's line, below or above it where the course is farthest from the text."""
    found: list[tuple[float, Label]] = []
    for part in (0.5, 0.3, 0.7):
        x, y = (low + (high - low) * part for low, high in zip(start, goal, strict=True))
        below = Label(x=x + 2, y=min(y + 5, start[1] - 1), text=_PACE, size=8)
        above = Label(x=x - 2, y=y - 1.5, text=_PACE, size=8, side=Side.RIGHT)
        for label, left in ((below, below.x), (above, above.x - _PACE_WIDTH)):
            middle = (left + _PACE_WIDTH / 2, label.y - 1)
            gaps = [_distance(middle, ends) for ends in pairwise(course)]
            found.append((min(gaps, default=_CLEAR), label))
    return max(found, key=lambda one: min(one[0], _CLEAR))[1]


def _distance(point: Point, ends: tuple[Point, Point]) -> float:
    """Return how many mm the pace's name with its middle at `point` is from a line."""
    (x, y), ((x1, y1), (x2, y2)) = point, ends
    steps = [step / 20 for step in range(21)]
    places = [(x1 + (x2 - x1) * step, y1 + (y2 - y1) * step) for step in steps]
    return min(max(abs(one - x) - _PACE_WIDTH / 2, abs(other - y)) for one, other in places)


def _needs(data: ChartData, x: float, y: float, *, most: int) -> Iterator[Mark]:
    count, said = data.points[-1][1], []
    said.append(("Đã cài", f"{count_text(count)} người"))
    if data.aim is not None:
        short = max(0, data.aim - count)
        said.append(("Còn thiếu", f"{count_text(short)} người"))
        if data.deadline is not None:
            left = (data.deadline - data.points[-1][0]).days
            hint = f"{count_text(ceil(short / left))} người" if left > 0 else "đã hết hạn"
            said.append((f"Hạn {day_and_month(data.deadline)}, cần mỗi ngày", hint))
    if len(data.points) > 1:
        (then, former), (now, _) = data.points[-2:]
        days = max(1, (now - then).days)
        said.append(("Kỳ qua đạt", f"{count_text(round((count - former) / days))} người/ngày"))
    for label, value in said[:most]:
        yield Label(x=x, y=y, text=label, size=8)
        yield Label(x=x, y=y + 4.4, text=value, size=9, strong=True)
        y += 11.5 if most > 3 else 9.5


def _multiples(data: ChartData) -> Iterator[Drawing]:
    ranked = [unit for unit in sorted(data.units, key=lambda unit: -unit.rate) if len(unit.series) > 1]
    reach = _reach(data, [max(unit.series) for unit in ranked])
    for at in range(0, len(ranked), SMALL_EACH):
        yield _small_charts(data, ranked[at : at + SMALL_EACH], reach, at // SMALL_EACH)


def _small_charts(data: ChartData, units: Sequence[ChartUnit], reach: Fraction, number: int) -> Drawing:
    line = "" if data.target is None else f"; vạch ngang: {_percent(data.target)}"
    title = "Từng đơn vị, cùng một thang đo"
    scale = f"0 – {_percent(reach)} {data.of}, từ đầu chiến dịch đến {data.until}{line}"
    marks: list[Mark] = [_title(title), Label(x=0, y=10, text=scale, size=8)]
    each, high, pitch = 23.5, 12.0, 22.5
    for at, unit in enumerate(units):
        x, y = (at % 6) * 28.3, 14.0 + (at // 6) * pitch
        marks.append(Label(x=x, y=y + 2, text=_short(unit.name), size=8))
        bottom = y + 4 + high
        if data.target is not None:
            level = bottom - float(data.target / reach) * high
            marks.append(Stroke(points=((x, level), (x + each, level)), weight=0.25, dash=(1.0, 0.8)))
        marks.append(Stroke(points=((x, bottom), (x + each, bottom)), weight=0.25))
        gap = (each - 2) / (len(unit.series) - 1)
        tall = high / float(reach)
        places = [(x + gap * step, bottom - share * tall) for step, share in enumerate(unit.series)]
        marks.append(Stroke(points=tuple(places), weight=0.5))
        marks.append(Dot(x=places[-1][0], y=places[-1][1], radius=0.8))
        text = f"{share_text(unit.share)}%"
        marks.append(
            Label(x=x + each, y=bottom + 3.4, text=text, size=8, strong=True, numeric=True, side=Side.RIGHT)
        )
    height = 14.0 + ceil(len(units) / 6) * pitch
    return Drawing(
        name=f"tung-don-vi-{number + 1}", title=title, width=WIDTH, height=height, marks=tuple(marks)
    )


def _reach(data: ChartData, rates: Sequence[float]) -> Fraction:
    """Return the upper end of a scale: a fifth, or the next one above all its values."""
    return Fraction(ceil(round(5 * max([*rates, float(data.target or 0), 0.2]), 9)), 5)


def _short(name: str) -> str:
    """Return the name above a small chart, without its level."""
    for level in ("Thị trấn ", "Huyện ", "Thành phố ", "Xã "):
        name = name.removeprefix(level)
    return name


def _title(text: str) -> Label:
    return Label(x=0, y=5, text=text, size=11, strong=True)


def _percent(share: Fraction) -> str:
    text = share_text(share).removesuffix(",00")
    return f"{text}%"


def _step(most: int, lines: int) -> int:
    """A round step that makes half as many lines or more."""
    size = int(10 ** max(0, len(str(most)) - 1))
    steps = [step for step in (size // 5, size // 2, size, 2 * size) if step and most / step <= lines]
    return steps[0] if steps else 2 * size
