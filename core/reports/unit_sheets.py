"""The tables of annexes: units beside each other, whom to urge, what is destroyed (agencies: `agencies`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from core.base.notation import count_text, day_text, share_text, small_count_text, tight_percent
from core.content.grid import Column, Grid, Side
from core.content.numbers import ends_text, range_text, span_text
from core.content.sheets import Difference, Kind, Ratio, Sheet, SheetColumn, Value
from core.figures.arrivals import Standing
from core.figures.file_words import files_vi
from core.figures.one_list import Ends
from core.figures.place_words import place_words
from core.figures.places import MarkKind
from core.figures.table import FigureLevel, FigureTable, UnitFigures, is_small
from core.ranking.ranking import TIE_RULE_VI, rank
from core.ranking.urging import UrgeRow
from core.records.denominators import Denominator, DenominatorKind
from core.records.figures import SMARTPHONES_KNOWN
from core.units.catalogue import Catalogue
from core.units.models import Level, UnitKey

UNIT_COLUMNS: Final = (
    SheetColumn(key="order", title="STT", width=9.5, kind=Kind.ORDER),
    SheetColumn(key="unit", title="Đơn vị", width=31, kind=Kind.TEXT),
    SheetColumn(key="listed", title="Tổng số hộ", width=14.5, kind=Kind.COUNT),
    SheetColumn(key="closed", title="Hộ ngoài danh sách", width=12, kind=Kind.COUNT),
    SheetColumn(key="visited", title="Số hộ đã đến", width=15, kind=Kind.COUNT),
    SheetColumn(
        key="rate_visited",
        title="Tỷ lệ hộ đã đến",
        width=17.5,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="visited", denominator="listed"),
    ),
    SheetColumn(key="homes", title="Hộ đã biết ĐTTM", width=15, kind=Kind.COUNT),
    SheetColumn(key="smartphones", title="Người có ĐTTM đã biết", width=16, kind=Kind.COUNT),
    SheetColumn(key="installed", title="Đã cài (lũy kế)", width=15, kind=Kind.COUNT),
    SheetColumn(
        key="growth",
        title="Tăng trong kỳ",
        width=15.5,
        kind=Kind.COUNT,
        formula=Difference(of="installed", less="installed_before"),
    ),
    SheetColumn(
        key="rate",
        title="Tỷ lệ cài / ĐTTM",
        width=15,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="installed_known", denominator="smartphones"),
    ),
    SheetColumn(key="range", title="Khoảng tỷ lệ", width=15, kind=Kind.RANGE),
    SheetColumn(
        key="points",
        title="Tăng, điểm %",
        width=15,
        kind=Kind.POINTS,
        formula=Difference(of="rate", less="rate_before"),
    ),
    SheetColumn(
        key="rate_inhabitants",
        title="Tỷ lệ cài / dân số",
        width=14,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="installed", denominator="inhabitants"),
    ),
    SheetColumn(key="place", title="Xếp hạng", width=11, kind=Kind.PLACE),
    SheetColumn(key="note", title="Ghi chú", width=31, kind=Kind.TEXT),
    SheetColumn(key="inhabitants", title="Dân số", width=18, kind=Kind.COUNT, printed=False),
    SheetColumn(key="installed_before", title="Đã cài, kỳ trước", width=18, kind=Kind.COUNT, printed=False),
    SheetColumn(
        key="smartphones_before", title="Người có ĐTTM, kỳ trước", width=18, kind=Kind.COUNT, printed=False
    ),
    SheetColumn(
        key="rate_before",
        title="Tỷ lệ cài / ĐTTM, kỳ trước",
        width=18,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="installed_known_before", denominator="smartphones_before"),
        printed=False,
    ),
    SheetColumn(
        key="coverage",
        title="Hộ đã biết / hộ đã lập danh sách",
        width=18,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="homes", denominator="listed"),
        printed=False,
    ),
    SheetColumn(
        key="installed_known", title="Đã cài, ở hộ đã biết", width=18, kind=Kind.COUNT, printed=False
    ),
    SheetColumn(
        key="installed_known_before",
        title="Đã cài, ở hộ đã biết, kỳ trước",
        width=18,
        kind=Kind.COUNT,
        printed=False,
    ),
)
"""Those not printed are in XLSX only, for formulas. Coverage is printed as its two counts."""

ENDS_COLUMNS: Final = (
    SheetColumn(key="listed_low", title="Tổng số hộ, mức thấp", width=18, kind=Kind.COUNT, printed=False),
    SheetColumn(
        key="rate_low", title="Tỷ lệ cài / ĐTTM, mức thấp", width=18, kind=Kind.PERCENT, printed=False
    ),
    SheetColumn(
        key="rate_high", title="Tỷ lệ cài / ĐTTM, mức cao", width=18, kind=Kind.PERCENT, printed=False
    ),
)
"""In XLSX while a list seems loaded twice: both ends."""

BASES: Final = (
    "**Mẫu số.** Cột (6): hộ đã lập danh sách, cả hộ ngoài danh sách. Cột (11): người có điện thoại"
    " thông minh (ĐTTM) đã biết, rà soát tại hộ; chỉ tính người đã cài ở các hộ tại cột (7). Cột (12):"
    " tỷ lệ của tất cả các hộ, cả hộ chưa biết, nằm trong khoảng này. Cột (13): hiệu hai tỷ lệ ở cột"
    " (11) của kỳ này và kỳ trước, mỗi kỳ theo mẫu số của nó. Cột (14){inhabitants}"
)
PLACES: Final = (
    "**Xếp hạng** theo cột (11). {ties} “Số nhỏ”: một người làm tỷ lệ đổi trên nửa điểm."
    " “Thiếu tệp số n”: số liệu tính theo các tệp đã nhận."
)


def unit_sheet(table: FigureTable, name: str) -> Sheet:
    """Return every unit of a table in its order; units without files are at the end, without figures."""
    places = {
        (one.row.unit, one.row.figures.hamlet): one.place for one in rank(table.rows, SMARTPHONES_KNOWN).units
    }
    rows = [_unit_row(row) for row in table.rows]
    numbered = [
        {**row, "order": at, "place": places.get((unit.unit, unit.figures.hamlet))}
        for at, (row, unit) in enumerate(zip(rows, table.rows, strict=True), start=1)
    ]
    absent = table.absent if table.level is FigureLevel.COMMUNE else ()
    for at, one in enumerate(absent, start=len(rows) + 1):
        came = one.files.standing is Standing.COMPLETE
        numbered.append(
            {"order": at, "unit": one.name, "note": "chưa có số liệu" if came else files_vi(one.files)}
        )
    total = {**_unit_row(table.total), "unit": "Tổng cộng", "note": _both_ends(table.total)}
    columns = UNIT_COLUMNS if table.total.one_list is None else (*UNIT_COLUMNS, *ENDS_COLUMNS)
    return Sheet(name=name, columns=columns, rows=tuple(numbered), total=total)


def unit_notes(table: FigureTable) -> tuple[str, ...]:
    """Return notes that name the denominators, their sources and days, the ranking column and the
    tie rule.
    """
    return BASES.format(inhabitants=_inhabitants(table)), PLACES.format(ties=TIE_RULE_VI)


def _inhabitants(table: FigureTable) -> str:
    """Return the source of the numbers of inhabitants: each source with its units, where they are several."""
    whole = _said_of(table.total)
    units: dict[str, list[str]] = {}
    for row in table.rows:
        if (said := _said_of(row)) is not None:
            units.setdefault(_source(said), []).append(row.figures.name)
    if whole is None and not units:
        return " trống: chưa có số dân."
    total = "" if whole is None else f"{_source(whole)} ({count_text(whole.value)} người)"
    if whole is not None and set(units) <= {_source(whole)}:
        return f": dân số, {total}."
    told = [f"{source} ({_few(names)})" for source, names in units.items()]
    return f": dân số, {'; '.join([*told, *([f'tổng cộng: {total}'] if total else [])])}."


def _said_of(row: UnitFigures) -> Denominator | None:
    return next((one for one in row.figures.declared if one.kind is DenominatorKind.INHABITANTS), None)


def _source(said: Denominator) -> str:
    return f"{said.source}, {_day(said.as_of)}"


def _few(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= FEW else f"{len(names)} đơn vị"


FEW: Final = 3
"""Most units named behind a source."""

BEHIND_COLUMNS: Final = (
    SheetColumn(key="order", title="STT", width=12, kind=Kind.ORDER),
    SheetColumn(key="unit", title="Đơn vị", width=46, kind=Kind.TEXT),
    SheetColumn(key="installed", title="Đã cài, ở hộ đã biết", width=23, kind=Kind.COUNT),
    SheetColumn(key="smartphones", title="Người có ĐTTM đã biết", width=25, kind=Kind.COUNT),
    SheetColumn(
        key="rate",
        title="Tỷ lệ (%)",
        width=20,
        kind=Kind.PERCENT,
        formula=Ratio(numerator="installed", denominator="smartphones"),
    ),
    SheetColumn(key="reasons", title="Lý do", width=126, kind=Kind.TEXT),
)


def behind_sheet(rows: Sequence[UrgeRow], catalogue: Catalogue | None = None) -> Sheet:
    """Units to be urged with what they have and why; below their districts where there are several."""
    groups: dict[str, list[UrgeRow]] = {}
    for row in rows:
        groups.setdefault("" if catalogue is None else _district(catalogue, row.unit), []).append(row)
    found: list[dict[str, Value]] = []
    order = 0
    for district, below in groups.items():
        if len(groups) > 1 and district:
            found.append({"unit": district.upper(), "reasons": f"{small_count_text(len(below))} đơn vị"})
        for row in below:
            order += 1
            found.append(_behind(row, order))
    return Sheet(name="Đơn vị cần đôn đốc", columns=BEHIND_COLUMNS, rows=tuple(found))


def _behind(row: UrgeRow, order: int) -> dict[str, Value]:
    return {
        "order": order,
        "unit": row.name,
        "installed": None if row.row is None else row.row.figures.smartphones_installed,
        "smartphones": None if row.row is None else row.row.figures.smartphones_known,
        "reasons": "; ".join(reason.letter for reason in row.reasons),
    }


def _district(catalogue: Catalogue, unit: UnitKey) -> str:
    """Return the name of the district above a commune; empty since 2025."""
    return next((one.name for one in catalogue.ancestors(unit) if one.level is Level.DISTRICT), "")


def destroyed_grid(kinds: Sequence[tuple[str, int]]) -> Grid:
    """Return the table of destroyed data, by kind."""
    return Grid(
        columns=(
            Column(title="STT", width=12, side=Side.CENTRE),
            Column(title="Loại dữ liệu", width=98, side=Side.LEFT),
            Column(title="Số lượng trong máy", width=30),
            Column(title="Số lượng đã hủy", width=25),
        ),
        rows=tuple(
            (str(at), what, count_text(number), "") for at, (what, number) in enumerate(kinds, start=1)
        ),
    )


def shares_text(row: Mapping[str, Value]) -> str:
    """The rate of a row, or both ends of it."""
    low, high = _fraction(row.get("rate_low")), _fraction(row.get("rate_high"))
    return share_text(_fraction(row["rate"])) if low == high else ends_text(Ends(low, high))


def _unit_row(row: UnitFigures) -> dict[str, Value]:
    figures, before = row.figures, row.before
    rate, ends = figures.rate_on(SMARTPHONES_KNOWN), row.ends(SMARTPHONES_KNOWN)
    share = None if rate is None else Fraction(rate.numerator, rate.denominator)
    low, high = ends or (share, share)
    declared = {said.kind: said.value for said in figures.declared}
    return {
        "unit": figures.name,
        "listed": figures.ever,
        "visited": figures.ever_visited,
        "smartphones": figures.smartphones_known,
        "installed": figures.installed,
        "installed_known": figures.smartphones_installed,
        "homes": figures.smartphones_homes,
        "closed": figures.closed,
        "range": range_text(rate, None if row.one_list is None else row.one_list.rate_on(SMARTPHONES_KNOWN)),
        "inhabitants": declared.get(DenominatorKind.INHABITANTS),
        "installed_before": None if before is None else before.installed,
        "installed_known_before": None if before is None else before.smartphones_installed,
        "smartphones_before": None if before is None else before.smartphones_known,
        "note": _note(row),
        "listed_low": (row.one_list or figures).ever,
        "rate_low": None if low is None else 100 * low,
        "rate_high": None if high is None else 100 * high,
    }


def _note(row: UnitFigures) -> str:
    said = []
    if row.files.standing not in (Standing.COMPLETE, Standing.NOT_SENT):
        said.append(files_vi(row.files))
    if ends := _both_ends(row):
        said.append(ends)
    rate = row.figures.rate_on(SMARTPHONES_KNOWN)
    if rate is not None and rate.is_over:
        said.append("trên 100%")
    if rate is not None and is_small(rate.denominator):
        said.append("số nhỏ")
    if row.figures.ever and not row.standing.has_place:
        said.append(f"chưa xếp hạng: {tight_percent('; '.join(_unplaced(row)))}")
    return "; ".join(said)


def _both_ends(row: UnitFigures) -> str:
    """Return `391–782 hộ, tỷ lệ 25,00–50,00%` while a list seems loaded twice; with an open mark only the
    rate.
    """
    if row.one_list is None:
        return ""
    ends = row.ends(SMARTPHONES_KNOWN)
    is_marked = any(mark.kind is MarkKind.DOUBLED_LIST for mark in row.standing.open_marks)
    homes = "" if is_marked else f"{span_text(row.one_list.ever, row.figures.ever)} hộ"
    return ", ".join(filter(None, (homes, f"tỷ lệ {ends_text(ends)}%" if ends else "")))


def _unplaced(row: UnitFigures) -> tuple[str, ...]:
    """Return the reasons that a unit has no place; more than 100% is in the text already."""
    standing = row.standing
    marks = tuple(mark for mark in standing.marks if mark.kind is not MarkKind.OVER)
    return place_words(replace(standing, marks=marks)) or ("chờ xem lại",)


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _fraction(value: Value) -> Fraction:
    return Fraction(0) if value is None or isinstance(value, str) else Fraction(value) / 100


def _day(as_of: str) -> str:
    return day_text(date.fromisoformat(as_of[:10]))
