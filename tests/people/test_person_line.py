"""The line in which a person is typed."""

from __future__ import annotations

import pytest

from core.base.errors import UserError
from core.people.line import NewPerson, read_person
from core.records.person import Sex
from tests.people.work import TODAY


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "Phạm Hữu Hà 1961 nam 0912 345 678",
            NewPerson(name="Phạm Hữu Hà", birth_year=1961, sex=Sex.MALE, phone="0912345678"),
        ),
        ("Lê Thị Tư 59t nữ", NewPerson(name="Lê Thị Tư", birth_year=1967, sex=Sex.FEMALE)),
        ("Nguyễn Văn Nam", NewPerson(name="Nguyễn Văn Nam")),
        ("Minh 30 tuổi", NewPerson(name="Minh", birth_year=1996)),
        ("1990", NewPerson(birth_year=1990)),
        ("2015", NewPerson(birth_year=2015, is_child=True)),
        ("2010", NewPerson(birth_year=2010)),
        ("Hà 0912.345.678 1961", NewPerson(name="Hà", birth_year=1961, phone="0912345678")),
        ("", NewPerson()),
    ],
)
def test_a_line_is_read_as_people_say_it(line: str, read: NewPerson) -> None:
    assert read_person(line, TODAY) == read


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Hà 096061001234", "visit.note_secret"),
        ("Hà 1961 mã 4821", "visit.note_secret"),
        ("Hà 1961 chủ hộ", "person.line"),
        ("Hà 2030", "person.born"),
        ("Hà 1850", "person.born"),
        ("Hà 1961 0412345678", "household.phone"),
    ],
)
def test_a_line_that_cannot_be_is_refused(line: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_person(line, TODAY)
    assert caught.value.code == code
