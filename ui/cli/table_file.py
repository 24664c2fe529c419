"""Writes the table of `rates` and `ranking` as a file for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.application.services import Services
from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute
from core.figures.table import FigureTable
from core.ranking.ranking import RankedUnit, Ranking
from core.records.denominators import DenominatorKind
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN
from core.reports.ranking_sheet import CSV, XLSX, TableLine, TableWords, table_bytes, table_sheet

_ENGLISH: Final = "en"
_COUNTS: Final = {
    "ever": ("Hộ đã lập danh sách", "Households ever listed"),
    "closed": ("Hộ ngoài danh sách", "Households closed"),
    "listed": ("Hộ trong danh sách", "Households listed"),
    "found": ("Hộ tìm thấy", "Households found"),
    "ever_visited": ("Hộ đã đến, cả hộ ngoài danh sách", "Households visited, closed ones too"),
    "visited": ("Hộ đã đến", "Households visited"),
    "reached": ("Hộ đã gặp", "Households reached"),
    "helped": ("Hộ đã giúp cài", "Households helped"),
    "people": ("Người từ 16 tuổi", "People of 16 and older"),
    "smartphones": ("Người có điện thoại thông minh", "People with a smartphone"),
    "installed": ("Đã cài", "Installed"),
    "people_homes": ("Hộ đã biết số người", "Households whose people are known"),
    "people_known": ("Người từ 16 tuổi, ở hộ đã biết", "People of 16 and older in them"),
    "people_installed": ("Đã cài, ở hộ đã biết số người", "Installed in them"),
    "smartphones_homes": ("Hộ đã biết số ĐTTM", "Households whose smartphones are known"),
    "smartphones_known": ("Người có ĐTTM, ở hộ đã biết", "People with a smartphone in them"),
    "smartphones_installed": ("Đã cài, ở hộ đã biết số ĐTTM", "Installed in those households"),
}
_BASES: Final = {
    SMARTPHONES_KNOWN: ("số người có điện thoại thông minh", "people with a smartphone"),
    PEOPLE_KNOWN: ("số người từ 16 tuổi", "people of 16 and older"),
    EVER_LISTED: ("số hộ đã lập danh sách", "households ever listed"),
    DenominatorKind.SMARTPHONES.value: ("số người có máy (công bố)", "smartphone owners declared"),
    DenominatorKind.INHABITANTS.value: ("dân số", "inhabitants"),
    DenominatorKind.HOUSEHOLDS.value: ("số hộ (công bố)", "households declared"),
}


def write_table(services: Services, path: Path, table: FigureTable, ranking: Ranking, language: str) -> Path:
    """Units in the order of `ranking`, with their sum. Raises `table.form` for another ending."""
    if path.suffix.casefold() not in {XLSX, CSV}:
        raise UserError("table.form", exit_code=ExitCode.USAGE, file=path.name[:60])
    at = int(language == _ENGLISH)
    name, as_of = services.info.unit_name, table.as_of
    title = (f"Số liệu {name}, tính đến {as_of}", f"Figures of {name}, as of {as_of}")[at]
    sheet = table_sheet(
        [_line(unit, ranking) for unit in ranking.units],
        table.total,
        ranking.known,
        _words(ranking.known, at),
        notes=_sources(table, at),
    )
    target = absolute(path)
    services.write_file(target, table_bytes(sheet, target, title=title, author=name))
    return target


def _line(unit: RankedUnit, ranking: Ranking) -> TableLine:
    return TableLine(row=unit.row, places={ranking.denominator: unit.place, **dict(unit.others)})


def _words(known: Sequence[str], at: int) -> TableWords:
    bases = {name: _BASES.get(name, (name, name))[at] for name in known}
    head = ("Tính trên {} (%)", "Of {} (%)")[at]
    return TableWords(
        name=("Xếp hạng", "Ranking")[at],
        code=("Mã", "Code")[at],
        unit=("Đơn vị", "Unit")[at],
        place=("Hạng", "Place")[at],
        as_of=("Tính đến", "As of")[at],
        counts={key: words[at] for key, words in _COUNTS.items()},
        rates={name: head.format(base) for name, base in bases.items()},
        one_list=("Hộ đã lập danh sách, mức thấp", "Households ever listed, lower end")[at],
        low=("mức thấp", "lower end")[at],
        high=("mức cao", "upper end")[at],
        values={name: base[:1].upper() + base[1:] for name, base in bases.items()},
    )


def _sources(table: FigureTable, at: int) -> tuple[str, ...]:
    return tuple(
        f"{_BASES.get(rate.denominator_name, (rate.denominator_name,) * 2)[at]}: {rate.source}"
        + (f", {rate.denominator_as_of}" if rate.denominator_as_of else "")
        for rate in table.total.figures.rates
    )
