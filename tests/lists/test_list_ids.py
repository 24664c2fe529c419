"""Ids from lists: rule 1 of docs/codes.md, recomputed with lines that share nothing with the program."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from core.roster.codes import Field
from core.roster.list_ids import cell_text
from core.roster.model import CellValue, ColumnMapping, RosterPlan
from core.units.models import UnitKey
from tests.lists.wards import HEADERS, text_file, ward_list, workbook
from tests.roster.books import plan_file, plan_rows

PAGE = (Path(__file__).parents[2] / "docs" / "codes.md").read_text("utf-8")
COMMUNE = UnitKey("32059", date(2025, 7, 1))
VECTOR_HEADERS = ("Họ và tên", "Tổ", "Điện thoại", "Số nhân khẩu")


def vector_rows() -> list[list[object]]:
    return [[f"Nguyễn Văn {n}", "Tổ 1", f"0{912345000 + n}", n + 1] for n in range(1, 31)]


def vectors() -> dict[str, str]:
    section = PAGE.split("## Ids from lists")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| ([\w ]+) \| `([0-9a-f-]+)` \|$", section, re.MULTILINE))


def listed(made: RosterPlan) -> dict[str, str]:
    """Name -> id of the households of a plan."""
    return {row.values.name: row.listed.household for row in made.rows if row.listed}


def test_the_vectors_of_the_page_are_what_the_rule_gives() -> None:
    texts = [
        "\x1f".join(sorted([str(n + 1), str(912345000 + n), f"nguyen van {n}", "to 1"])) for n in range(1, 31)
    ]
    key = hashlib.sha256(
        b"tung-nha list 1\0" + "".join(f"{text}\n" for text in sorted(texts)).encode()
    ).digest()

    def household(row: str) -> str:
        said = f"household\x0032059\x002025-07-01\x00{row}\x001".encode()
        digits = hmac.new(key, said, hashlib.sha256).hexdigest()[:32]
        digits = f"{digits[:12]}8{digits[13:16]}{'89ab'[int(digits[16], 16) % 4]}{digits[17:]}"
        return re.sub(r"(.{8})(.{4})(.{4})(.{4})(.{7}).{5}", r"\1-\2-\3-\4-\g<5>32059", digits)

    assert vectors() == {
        "key": key.hex(),
        "name": hmac.new(key, b"list", hashlib.sha256).hexdigest()[:16],
        "id of row 1": household(texts[0]),
        "id of row 30": household(texts[-1]),
    }


def test_the_program_gives_the_vectors_of_the_page(tmp_path: Path) -> None:
    made = plan_rows(tmp_path, [VECTOR_HEADERS, *vector_rows()], commune=COMMUNE)
    ids = [row.listed for row in made.rows]
    assert ids[0] is not None
    assert ids[-1] is not None
    assert ids[0].list == vectors()["name"]
    assert (ids[0].household, ids[-1].household) == (vectors()["id of row 1"], vectors()["id of row 30"])


def test_29_rows_or_29_different_ones_have_no_key(tmp_path: Path) -> None:
    rows = vector_rows()
    assert not listed(plan_rows(tmp_path, [VECTOR_HEADERS, *rows[:29]], commune=COMMUNE))
    assert not listed(plan_rows(tmp_path, [VECTOR_HEADERS, *rows[:29], rows[0]], commune=COMMUNE))


def test_no_choice_of_an_officer_no_title_and_no_name_changes_an_id(tmp_path: Path) -> None:
    rows = ward_list(60)
    ids = listed(plan_file(workbook(tmp_path / "a.xlsx", rows), commune=COMMUNE))
    assert len(set(ids.values())) == len(ids) > 40
    by_hand = plan_file(workbook(tmp_path / "Ấp 9.xlsx", rows), commune=COMMUNE, hamlet="Ấp 7")
    assert listed(by_hand) == ids
    shape = by_hand.sheets[0].chosen
    fields = tuple(Field.IGNORED if field is Field.PHONE else field for field in shape.fields)
    chosen = ColumnMapping(shape=shape.shape, headers=shape.headers, fields=fields)
    mapped = plan_file(tmp_path / "a.xlsx", commune=COMMUNE, mappings={shape.shape: chosen})
    assert not any(row.values.phone for row in mapped.rows)
    assert listed(mapped) == ids


def test_another_commune_another_day_of_it_or_another_row_gives_other_ids(tmp_path: Path) -> None:
    rows = ward_list(60)
    path = workbook(tmp_path / "a.xlsx", rows)
    ids = set(listed(plan_file(path, commune=COMMUNE)).values())
    for commune in (UnitKey("32062", date(2025, 7, 1)), UnitKey("32059", date(2004, 1, 1))):
        assert not ids & set(listed(plan_file(path, commune=commune)).values())
    rows[3][1] = "Trần Thị Khác"
    assert not ids & set(listed(plan_file(workbook(tmp_path / "b.xlsx", rows), commune=COMMUNE)).values())


def test_equal_rows_are_numbered_among_themselves(tmp_path: Path) -> None:
    rows = [*vector_rows(), *vector_rows()[:1]]
    made = plan_rows(tmp_path, [VECTOR_HEADERS, *rows], commune=COMMUNE)
    ids = [row.listed.household for row in made.rows if row.listed]
    assert len(set(ids)) == len(ids) == 31


BORN = date(1975, 3, 15)
AT = datetime(1975, 3, 15)  # noqa: DTZ001 - as a spreadsheet gives it
CELLS: tuple[tuple[Field, Sequence[CellValue], str], ...] = (
    (Field.PEOPLE, (3, 3.0, "3", " 3 ", "03", "3.0", "3,0"), "3"),
    (Field.PHONE, (912345678, "0912345678", "912345678", "0912.345.678", "+84 912 345 678"), "912345678"),
    (
        Field.BIRTH,
        (BORN, AT, "15/3/1975", "15/03/1975", "3/15/1975", "1975-03-15", "15-03-75"),
        "75 3 15",
    ),
    (Field.HOUSE_NUMBER, (date(2026, 5, 12), "12/5", "12/05", " 12 / 5"), "12 5"),
    (Field.NAME, ("Nguyễn Hoà", "NGUYỄN HÒA", "Nguyễn  Hoà ", "Nguye\u0302\u0303n Hoa\u0300"), "nguyen hoa"),
    (Field.RELATION, (True, "TRUE"), "true"),
)  # fmt: skip


@pytest.mark.parametrize(("field", "cells", "text"), CELLS, ids=lambda value: str(value)[:12])
def test_a_cell_is_the_same_in_every_format(field: Field, cells: Sequence[CellValue], text: str) -> None:
    assert [cell_text(cell, field) for cell in cells] == [text] * len(cells)


def test_the_list_saved_as_text_keeps_its_ids(tmp_path: Path) -> None:
    rows = ward_list(60)
    ids = listed(plan_file(workbook(tmp_path / "a.xlsx", rows), commune=COMMUNE))
    text = text_file(tmp_path / "a.csv", rows, HEADERS)
    assert listed(plan_file(text, commune=COMMUNE)) == ids
