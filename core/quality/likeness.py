"""Match keys of a household: name, phone and address without accents."""

from __future__ import annotations

from dataclasses import dataclass

from core.base.text import fold_place, search_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The compared texts of one household; None where there is nothing to compare.

    `place` is the folded hamlet. `short` is family and given name (`nguyễn tám` of Nguyễn Văn Tám), None for
    a name of fewer than three words; `address` needs a house number, since "tổ 4" is many doors.
    """

    place: str
    name: str | None
    short: str | None
    phone: str | None
    address: str | None


def likeness_of(*, hamlet: str, name: str, phone: str, address: str) -> Likeness:
    """Return the compared texts of a household's current values."""
    words = search_words(name)
    door = search_words(address)
    has_number = any(any(letter.isdigit() for letter in word) for word in door)
    return Likeness(
        place=fold_place(hamlet),
        name=" ".join(words) or None,
        short=f"{words[0]} {words[-1]}" if len(words) > 2 else None,
        phone=phone or None,
        address=" ".join(word for word in door if word != "so") if has_number and door[0] != "to" else None,
    )
