"""A disagreement in plain words, for both front ends."""

from __future__ import annotations

from typing import Final

from core.base.clock import parse_instant
from core.events.kinds import HouseholdField
from core.records.person import PersonField
from core.sync.conflicts import FieldConflict, FieldTip
from ui.catalog import sentence_of_code

FIELDS: Final[dict[str, tuple[str, str]]] = {
    HouseholdField.NAME: ("tên chủ hộ", "name"),
    HouseholdField.PHONE: ("số điện thoại", "phone number"),
    HouseholdField.ADDRESS: ("địa chỉ", "address"),
    HouseholdField.NOTE: ("ghi chú", "note"),
    HouseholdField.HAMLET: ("ấp, khóm", "hamlet"),
    HouseholdField.GROUP: ("tổ", "group"),
    HouseholdField.ORDER: ("số thứ tự", "place in the list"),
    HouseholdField.WALK: ("thứ tự đi", "walking order"),
    HouseholdField.CODE: ("mã hộ", "household code"),
    HouseholdField.ROSTER_PEOPLE: ("số nhân khẩu", "people on the list"),
    HouseholdField.ROSTER_ADULTS: ("số người từ 16 tuổi của danh sách", "people of 16 and older on the list"),
    HouseholdField.ROSTER_SMARTPHONES: ("số điện thoại thông minh của danh sách", "smartphones on the list"),
    HouseholdField.HAS_SMARTPHONE: ("có điện thoại thông minh", "has a smartphone"),
}
"""(Vietnamese, English) of a field inside a sentence."""

FIELDS_OF_PERSONS: Final[dict[str, tuple[str, str]]] = {
    PersonField.NAME: ("họ tên", "name"),
    PersonField.PHONE: ("số điện thoại", "phone number"),
    PersonField.MEMBERSHIPS: ("đoàn thể", "organisations"),
    PersonField.BORN: ("năm sinh", "years of birth"),
    PersonField.SEX: ("giới tính", "sex"),
    PersonField.CHILD: ("dưới 16 tuổi", "under 16"),
    PersonField.HOUSEHOLD: ("hộ đang ở", "household"),
}
"""The same for a person of the household."""


def conflict_sentence(conflict: FieldConflict, language: str = "vi") -> str:
    """`số điện thoại: A đổi ngày 3/6, B đổi ngày 4/6; đang dùng của B`."""
    changes = ", ".join(
        sentence_of_code("conflict.change").of(language).format(who=_who(tip), day=_day(tip, language))
        for tip in conflict.tips
    )
    return (
        sentence_of_code("conflict.hard")
        .of(language)
        .format(field=what_word(conflict, language), changes=changes, who=_who(conflict.in_use))
    )


def what_word(conflict: FieldConflict, language: str = "vi") -> str:
    """`số điện thoại`, or `số điện thoại của Lê Văn Ba` where it is a person's."""
    if conflict.person is None:
        return field_word(conflict.field, language)
    word = person_field_word(conflict.field, language)
    if language == "en":
        return f"{word} of {conflict.name or 'a person'}"
    return f"{word} của {conflict.name or 'một người'}"


def field_word(field: str, language: str = "vi") -> str:
    """Return a field's word inside a sentence; for a field of a later version its code."""
    vi, en = FIELDS.get(field, (field, field))
    return en if language == "en" else vi


def person_field_word(field: str, language: str = "vi") -> str:
    """The same of a person's field."""
    vi, en = FIELDS_OF_PERSONS.get(field, (field, field))
    return en if language == "en" else vi


def _who(tip: FieldTip) -> str:
    return tip.officer or tip.machine


def _day(tip: FieldTip, language: str) -> str:
    at = parse_instant(tip.at)
    return f"{at.day} {at:%B}" if language == "en" else f"{at.day}/{at.month}"
