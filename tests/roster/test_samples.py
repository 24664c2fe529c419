"""The four lists of the ward come out as they are known to be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from core.roster.codes import Action, ConcernCode, Layout, LegacyEncoding
from tests.roster.books import SAMPLES, applied, concerns, names, plan_file

EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))


@dataclass(frozen=True)
class Sample:
    file: str
    hamlets: tuple[str, ...]
    layout: Layout


ALL = [
    Sample("ds-ho-ap-1-xa-khanh-an.xlsx", ("Ấp 1",), Layout.HOUSEHOLDS),
    Sample("khom-3-phuong-ly-van-lam.csv", ("Khóm 3",), Layout.HOUSEHOLDS),
    Sample("danh-sach-cu-ap-2-vntime.xls", ("Ấp 2",), Layout.HOUSEHOLDS),
    Sample("nhan-khau-xa-tan-loc.xlsx", ("Ấp 1", "Ấp 2A", "Ấp 10"), Layout.PERSONS),
]


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.file)
def test_a_sample_gives_what_it_holds(sample: Sample) -> None:
    expected = EXPECTED[sample.file]
    made = plan_file(SAMPLES / sample.file)
    good = [row for row in made.rows if row.action is Action.NEW]
    assert made.counts.found == made.counts.new == expected["households"]
    assert made.counts.people == expected["people"]
    assert tuple(dict.fromkeys(row.values.hamlet for row in good)) == sample.hamlets
    assert {sheet.layout for sheet in made.sheets} == {sample.layout}
    assert [row.values.order for row in made.rows] == list(range(1, len(made.rows) + 1))
    for key, found in {
        "first": names(made)[0],
        "last": names(made)[-1],
        "names": names(made),
        "heads": names(made)[:3],
        "sheets": len(made.sheets),
        "phones": sum(row.values.phone is not None for row in made.rows),
        "with_smartphone": sum(row.values.has_smartphone is True for row in made.rows),
    }.items():
        assert expected.get(key, found) == found


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.file)
def test_importing_a_sample_twice_changes_nothing(sample: Sample) -> None:
    known = applied(plan_file(SAMPLES / sample.file))
    again = plan_file(SAMPLES / sample.file, known=known)
    assert again.counts.unchanged == again.counts.found == len(known)
    assert len({row.household_id for row in again.rows}) == len(known)
    assert not any(row.rebased or row.changed for row in again.rows)


def test_tcvn3_is_shown_before_and_after() -> None:
    made = plan_file(SAMPLES / "danh-sach-cu-ap-2-vntime.xls")
    (conversion,) = made.conversions
    assert conversion.encoding is LegacyEncoding.TCVN3
    assert ("Danh s¸ch hé Êp 2", "Danh sách hộ ấp 2") in conversion.examples
    assert concerns(made)[ConcernCode.ENCODING_CONVERTED] == conversion.cells
    assert concerns(made)[ConcernCode.NAMES_CAPITALISED] == 14
    assert {row.values.group for row in made.rows} == {"1", "2", "3", "4", "5", "6"}
    assert {row.values.address for row in made.rows} == {None}


def test_another_unit_in_a_title_is_a_concern_and_no_error() -> None:
    made = plan_file(SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", unit_names=("Phường Lý Văn Lâm",))
    assert made.counts.new == 214
    assert concerns(made)[ConcernCode.OTHER_UNIT] == 1
    assert ConcernCode.OTHER_UNIT not in concerns(plan_file(SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx"))


def test_a_person_list_counts_adults_and_their_smartphones() -> None:
    made = plan_file(SAMPLES / "nhan-khau-xa-tan-loc.xlsx")
    first, second = made.rows[0].values, made.rows[1].values
    assert (first.roster_people, first.roster_adults, first.roster_smartphones) == (2, 2, 0)
    assert (second.roster_people, second.phone, second.roster_smartphones) == (3, "0884049483", 2)
    assert made.rows[1].rows == (7, 8, 9)
    people = sum(row.values.roster_people or 0 for row in made.rows)
    adults = sum(row.values.roster_adults or 0 for row in made.rows)
    assert people - adults == concerns(made)[ConcernCode.CHILDREN_COUNTED] == 46
    assert concerns(made)[ConcernCode.BIRTHS_UNKNOWN] == 44


def test_a_household_list_counts_no_adults() -> None:
    made = plan_file(SAMPLES / "khom-3-phuong-ly-van-lam.csv")
    assert {(row.values.roster_adults, row.values.roster_smartphones) for row in made.rows} == {(None, None)}
    assert made.rows[0].values.address == "219 đường số 5"
    assert {row.values.has_smartphone for row in made.rows} == {True, False}
