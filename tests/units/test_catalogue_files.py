"""A newer catalogue file: what it may change, and the sentence each bad one gets."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from core.base.errors import UserError
from core.units.merging import bundled_catalogue, catalogue_with, load_catalogue, plan_update
from core.units.models import UnitKey
from core.units.parsing import COLUMNS, LINK_COLUMNS, MAX_BYTES, parse_document
from ui.catalog import sentence

NEW = date(2025, 7, 1)
YEAR_2027 = date(2027, 7, 1)


def document(**changes: Any) -> dict[str, Any]:
    """A small newer file: Lý Văn Lâm is renamed on 1/7/2027."""
    return {
        "format": "tung-nha-units",
        "version": 1,
        "data_date": "2027-07-01",
        "replaces_from": None,
        "columns": list(COLUMNS),
        "link_columns": list(LINK_COLUMNS),
        "units": [
            ["32014", "2025-07-01", "2027-06-30", "ward", "Phường Lý Văn Lâm", "Ly Van Lam Ward", "96"],
            ["32014", "2027-07-01", None, "ward", "Phường Tắc Vân", "Tac Van Ward", "96"],
        ],
        "links": [["32014", "2025-07-01", "32014", "2027-07-01", False]],
        **changes,
    }


def encode(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def with_unit(*row: object) -> dict[str, Any]:
    return document(units=[list(row)], links=[])


WARD = ("32015", "2027-07-01", None, "ward", "Phường Mới", "Moi Ward", "96")


def changed(place: int, value: object) -> dict[str, Any]:
    return with_unit(*WARD[:place], value, *WARD[place + 1 :])


BAD: list[tuple[str, object]] = [
    ("catalogue.unreadable", "not an object"),
    ("catalogue.unreadable", document(format="other")),
    ("catalogue.unreadable", document(version="1")),
    ("catalogue.unreadable", document(surprise=1)),
    ("catalogue.unreadable", document(columns=["code"])),
    ("catalogue.unreadable", document(units={})),
    ("catalogue.unreadable", document(data_date="1/7/2027")),
    ("catalogue.unreadable", document(replaces_from="soon")),
    ("catalogue.newer_format", document(version=2)),
    ("catalogue.too_many", document(units=[[]] * 30_001)),
    ("catalogue.row", document(units=[["32014"]])),
    ("catalogue.row", document(units=["32014"])),
    ("catalogue.row", document(links=[["32014", "2025-07-01", "32014", "2027-07-01", "no"]])),
    ("catalogue.row", document(links=[["32014", "1/7/2025", "32014", "2027-07-01", False]])),
    ("catalogue.row", document(links=[1])),
    ("catalogue.code", document(links=[[32014, "2025-07-01", "32014", "2027-07-01", False]])),
    ("catalogue.code", changed(0, 32015)),
    ("catalogue.code", changed(0, "3201")),
    ("catalogue.code", changed(0, "٣٢٠١٥")),
    ("catalogue.code", changed(6, "9x")),
    ("catalogue.dates", changed(1, "20270701")),
    ("catalogue.dates", changed(1, None)),
    ("catalogue.dates", changed(2, "2027-06-30")),
    ("catalogue.dates", changed(2, "never")),
    ("catalogue.kind", changed(3, "province")),
    ("catalogue.kind", changed(3, "hamlet")),
    ("catalogue.kind", changed(3, 7)),
    ("catalogue.name", changed(4, "Xã Mới")),
    ("catalogue.name", changed(4, "Phường")),
    ("catalogue.name", changed(4, "Phường  Mới")),
    ("catalogue.name", changed(4, "Phường Mơ\u0301i")),
    ("catalogue.name", changed(4, "Phường \u202eMới")),
    ("catalogue.name", changed(4, "Phường " + "M" * 80)),
    ("catalogue.name", changed(5, "")),
    ("catalogue.repeated", document(units=[list(WARD), list(WARD)], links=[])),
    ("catalogue.overlap", with_unit("32014", "2027-07-01", None, "ward", "Phường X", "X Ward", "96")),
    (
        "catalogue.overlap",
        with_unit("32002", "2025-06-30", "2025-06-30", "ward", "Phường X", "X Ward", "964"),
    ),
    ("catalogue.parent", changed(6, "98")),
    ("catalogue.parent", changed(6, None)),
    ("catalogue.parent", changed(6, "32014")),
    ("catalogue.link", document(links=[["32014", "2025-07-01", "32015", "2027-07-01", False]])),
    ("catalogue.link", document(links=[["32014", "2027-07-01", "32014", "2025-07-01", False]])),
    ("catalogue.link", document(links=[["32002", "2024-12-01", "32002", "2020-01-01", False]])),
    ("catalogue.older", document(data_date="2026-01-01")),
]


@pytest.mark.parametrize(("code", "content"), BAD, ids=lambda value: value if isinstance(value, str) else "")
def test_a_bad_file_gets_its_sentence_and_changes_nothing(code: str, content: object) -> None:
    before = bundled_catalogue()
    with pytest.raises(UserError) as caught:
        plan_update(before, encode(content))
    assert caught.value.code == code
    for language in ("vi", "en"):
        assert sentence(caught.value, language)
    assert bundled_catalogue() is before


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 100_000, b"{", b"PK\x03\x04"])
def test_bytes_that_are_no_catalogue_are_refused(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        parse_document(data)
    assert caught.value.code == "catalogue.unreadable"


def test_a_huge_file_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(UserError) as caught:
        parse_document(b" " * (MAX_BYTES + 1))
    assert caught.value.code == "catalogue.too_large"


def test_a_newer_file_says_what_it_changes_and_keeps_every_key_readable() -> None:
    update = plan_update(bundled_catalogue(), encode(document()))
    assert [unit.name for unit in update.added] == ["Phường Tắc Vân"]
    assert [unit.name for unit in update.ended] == ["Phường Lý Văn Lâm"]
    assert update.changed == ()
    after = update.catalogue
    assert after.data_date == YEAR_2027
    assert after.get(UnitKey("32014", NEW)).name == "Phường Lý Văn Lâm"
    assert after.find("32014", YEAR_2027).name == "Phường Tắc Vân"
    assert [link.new for link in after.trace(UnitKey("32032", date(2020, 1, 1)), YEAR_2027)] == [
        UnitKey("32014", YEAR_2027)
    ]


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert len(parse_document(b"\xef\xbb\xbf" + encode(document())).units) == 2


def test_a_spelling_is_corrected_without_a_new_key() -> None:
    row = ["32014", "2025-07-01", None, "ward", "Phường Lí Văn Lâm", "Ly Van Lam Ward", "96"]
    update = plan_update(bundled_catalogue(), encode(document(units=[row], links=[])))
    assert [unit.name for unit in update.changed] == ["Phường Lí Văn Lâm"]
    assert update.added == update.ended == ()


def test_a_complete_file_ends_what_it_does_not_name() -> None:
    units = [
        ["96", "2025-07-01", None, "province", "Tỉnh Cà Mau", "Ca Mau Province", None],
        ["32014", "2025-07-01", None, "ward", "Phường Lý Văn Lâm", "Ly Van Lam Ward", "96"],
    ]
    content = document(replaces_from="2027-07-01", units=units, links=[])
    after = plan_update(bundled_catalogue(), encode(content)).catalogue
    assert [unit.code for unit in after.in_force(YEAR_2027)] == ["32014", "96"]
    assert after.get(UnitKey("32025", NEW)).valid_to == date(2027, 6, 30)
    assert after.get(UnitKey("32002", date(2024, 12, 1))).valid_to == date(2025, 6, 30)


def test_the_order_in_which_files_are_given_does_not_matter() -> None:
    newest = document(
        data_date="2028-01-01",
        units=[["32014", "2027-07-01", None, "ward", "Phường Tắc Vân A", "Tac Van A Ward", "96"]],
        links=[],
    )
    files = [encode(document()), encode(newest)]
    one, other = catalogue_with(files), catalogue_with(reversed(files))
    assert one.units == other.units
    assert one.find("32014", YEAR_2027).name == "Phường Tắc Vân A"


def test_a_file_alone_must_hold_its_upper_units() -> None:
    with pytest.raises(UserError) as caught:
        load_catalogue([encode(document())])
    assert caught.value.code == "catalogue.parent"
