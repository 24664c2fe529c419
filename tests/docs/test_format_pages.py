"""docs/events.md, database.md, glossary.md, figures.md and codes.md against the code they describe."""

from __future__ import annotations

import re

from core.base.ids import ALPHABET, household_code, parse_household_code
from core.events.kinds import PERSONAL_FIELDS, EventKind, HouseholdField, event_class
from core.events.lines import EventClass
from core.events.payloads import SHAPES
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN, Figures
from core.records.person import PersonField
from core.records.results import RESULTS, Status
from storage.db.migrations import MIGRATIONS
from tests.docs.pages import code_words, first_cells, page, sections, table_rows

KINDS = {heading: text for heading, text in sections(page("docs/events.md"), 3).items() if "." in heading}

BY_FIELD = {EventKind.HOUSEHOLD_FIELD, EventKind.PERSON_FIELD}
"""Kinds whose class follows from their field."""


def test_every_event_kind_is_documented_and_every_documented_one_exists() -> None:
    assert set(KINDS) == {kind.value for kind in EventKind}


def test_every_payload_key_is_documented_with_whether_it_must_be_there() -> None:
    for kind, (required, optional) in SHAPES.items():
        rows = [row for row in table_rows(KINDS[kind.value]) if len(row) == 4]
        documented = {word: row[2] == "yes" for row in rows for word in code_words(row[0])}
        wanted = dict.fromkeys(optional, False) | dict.fromkeys(required, True)
        if kind is EventKind.HOUSEHOLD_FIELD:
            wanted["value"] = False
        assert documented == wanted, kind.value


def test_the_class_of_every_kind_is_documented() -> None:
    for kind in EventKind:
        if kind not in BY_FIELD:
            said = KINDS[kind.value].split(".")[0].strip().lower()
            assert said == event_class(kind.value, {}).value, kind.value


def test_the_class_of_every_household_field_is_documented() -> None:
    rows = [row for row in table_rows(KINDS["household.field"]) if len(row) == 3]
    documented = {word: row[1] for row in rows for word in code_words(row[0])}
    assert documented == {
        field.value: (EventClass.PERSONAL if field in PERSONAL_FIELDS else EventClass.PUBLIC).value
        for field in HouseholdField
    }


def test_the_class_of_every_field_of_a_person_is_documented() -> None:
    rows = [row for row in table_rows(KINDS["person.field"]) if len(row) == 3]
    documented = {word: row[1] for row in rows for word in code_words(row[0])}
    assert documented == {
        field.value: event_class(EventKind.PERSON_FIELD, {"field": field.value}).value
        for field in PersonField
    }


def test_reserved_kinds_are_not_in_use() -> None:
    reserved = code_words(sections(page("docs/events.md"), 2)["Reserved"])
    assert not reserved & {kind.value for kind in EventKind}


def test_every_table_is_documented_and_every_documented_one_exists() -> None:
    made = "\n".join(MIGRATIONS)
    created = set(re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", made, re.MULTILINE))
    created -= set(re.findall(r"^DROP TABLE (\w+)", made, re.MULTILINE))
    text = sections(page("docs/database.md"), 2)
    documented = [first_cells(text[name]) for name in ("Facts", "Derived", "Local")]
    assert set().union(*documented) == created
    assert sum(len(names) for names in documented) == len(created), "a table is of one sort"


def test_the_results_are_those_of_the_program() -> None:
    rows = table_rows(sections(page("docs/glossary.md"), 2)["Results"])
    assert [row[0].strip("`") for row in rows] == [result.value for result in RESULTS]
    for row, info in zip(rows, RESULTS.values(), strict=True):
        assert (row[3], row[4], row[5] == "yes") == (info.paper, info.aapor, info.is_contact), row[0]
        assert info.keys in code_words(row[2]) | {""}, row[0]


def test_every_status_and_figure_is_documented() -> None:
    text = page("docs/figures.md")
    assert first_cells(sections(text, 2)["Status of a household"]) == {status.value for status in Status}
    words = {word for row in table_rows(text) for word in re.findall(r"[a-z_]+", row[0])}
    assert {"listed", "found", "visited", "reached", "helped", "people", "smartphones", "installed"} <= words


def test_every_rate_is_documented_with_its_denominator_and_source() -> None:
    known = Figures(code="96", valid_from="2025-07-01", name="", as_of="", listed=1, found=1, visited=1,
        reached=1, helped=1, people=1, smartphones=1, installed=1, ever=1,
        ever_visited=1, people_homes=1, people_known=1, smartphones_homes=1, smartphones_known=1)  # fmt: skip
    rates = known.rates
    rows = [
        [cell.strip("`") for cell in row] for row in table_rows(sections(page("docs/figures.md"), 2)["Rates"])
    ]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        (rate.numerator_name, rate.denominator_name, rate.source) for rate in rates
    ]
    assert {row[1] for row in rows} == {EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN}


def test_the_household_code_of_the_page_is_one() -> None:
    text = page("docs/codes.md")
    assert ALPHABET in code_words(text)
    assert household_code("K7", 147) == "K7-147-B"
    spelt = [
        word for word in code_words(text) if re.fullmatch(r"(TN1:)?k7[ -]?147[ -]?b", word, re.IGNORECASE)
    ]
    assert len(spelt) >= 4
    assert {parse_household_code(word) for word in spelt} == {"K7-147-B"}
