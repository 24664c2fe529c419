"""Hamlets and groups: one way of writing each, and how titles and addresses name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.base.text import clean, fold

_KINDS: Final = {
    "ấp": "Ấp", "khóm": "Khóm", "thôn": "Thôn", "bản": "Bản", "buôn": "Buôn", "làng": "Làng",
    "khu phố": "Khu phố", "kp": "Khu phố", "khu pho": "Khu phố", "tổ dân phố": "Tổ dân phố",
    "tdp": "Tổ dân phố", "ap": "Ấp", "khom": "Khóm", "thon": "Thôn",
}  # fmt: skip
_ACCENTED: Final = r"ấp|khóm|thôn|bản|buôn|làng|khu phố|tổ dân phố"
_BARE: Final = r"ap|khom|thon|kp|tdp|khu pho"
_NUMBERED: Final = r"(?:số\s*|so\s*)?0*(\d{1,3}\s?[A-Za-zĐđ]?|[IVX]{1,5})(?![\w])"
_HIGHER_UNITS: Final = r"huyện|quận|tỉnh|thành phố|tp"
_STOP: Final = (
    rf"(?=\s*(?:[,;:.(\[–—/|-]|$"
    rf"|\s(?:xã|phường|thị trấn|{_HIGHER_UNITS}|năm|tháng|ngày|tổ|đến|tính)\b))"
)
_HAMLET: Final = re.compile(
    rf"(?<![\w])(?:(?P<kind>{_ACCENTED}|{_BARE})\s*{_NUMBERED}"
    rf"|(?P<named>{_ACCENTED})\s+(?P<name>[^\W\d_][^,;:()\[\]/|–—]*?){_STOP})",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(
    r"tổ(?!\s*(?:trưởng|chức|dân phố\b))"
    r"(?:\s+(?:số|tự quản|ndtq|nhân dân tự quản|dân cư|đoàn kết số))*\s*(?P<name>\S.*)"
    r"|to\s*(?P<bare>\d{1,3}\s?[a-z]?)",
    re.IGNORECASE,
)
_GROUP_PREFIX: Final = re.compile(
    r"^(?:(?:tổ|to|nhóm|nhom|cụm|cum)\b\s*)?"
    r"(?:(?:nhân dân tự quản|tự quản|ndtq|dân phố|dân cư|tu quan|tq|số|so)\b\s*)*[.:]?\s*",
    re.IGNORECASE,
)
_GROUP_IN_TITLE: Final = re.compile(
    r"(?<!\w)tổ(?:\s+(?:số|tự quản|ndtq|nhân dân tự quản))*\s*(?P<name>\d{1,3}\s?[A-Za-z]?)(?!\w)",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    r"(?<!\w)(xã|phường|thị trấn|đặc khu)\s+(?!hội\b)(\S[^,;:()\[\]–—|.]*?)"
    rf"(?=\s*(?:[,;:(\[–—|.]|$|\s-|\s(?:{_HIGHER_UNITS}|thị xã|năm|tháng|ngày|ấp|khóm|quý)(?!\w)))",
    re.IGNORECASE,
)
_HIGHER: Final = re.compile(r"(?:huyện|quận|tỉnh|thành phố|thị xã|tp\.?|t\.p)\s+\S.*", re.IGNORECASE)
_UNIT_PART: Final = re.compile(r"(?:xã|phường|thị trấn|đặc khu)\s+(?!hội\b)\S.*", re.IGNORECASE)
_KEYWORD: Final = re.compile(
    r"\s*[/]?\s+(?=(?:ấp|khóm|tổ|xã|phường|thị trấn|huyện|tỉnh)\s+\S)|/(?=(?:ấp|khóm|tổ)\s)", re.IGNORECASE
)
_PARTS: Final = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")
_ROMAN: Final = re.compile(r"[ivxIVX]{1,5}")
_SECTION_NUMBER: Final = re.compile(r"^\s*(?:[IVXLC]{1,5}|[A-Z]|\d{1,2})\s*[.)/\-]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address taken apart: the line itself, the group ("4") and the hamlet ("Ấp 2")."""

    address: str | None = None
    group: str | None = None
    hamlet: str | None = None
    other_unit: str | None = None


def hamlet_in(text: str) -> str | None:
    """The hamlet a title, sheet name or file name speaks of: `DANH SÁCH HỘ DÂN ẤP 1` -> `Ấp 1`.

    Without accents only a numbered one is believed (`khom-3-phuong-…`).
    """
    match = _HAMLET.search(clean(text.replace("_", " ")))
    return _hamlet(match) if match else None


def hamlet_in_file_name(name: str) -> str | None:
    """As `hamlet_in`, words parted by dashes and underscores."""
    return hamlet_in(re.sub(r"[-_.]+", " ", name))


@lru_cache(maxsize=4096)
def hamlet_of_cell(text: str, kind: str) -> str:
    """The hamlet in a hamlet column: `2a` under "Ấp" is `Ấp 2A`; `kind` is "" where it is unknown."""
    match = _HAMLET.match(text)
    if match:
        return _hamlet(match)
    return f"{kind} {_name(text)}" if kind else _name(text)


@lru_cache(maxsize=4096)
def group_of_cell(text: str) -> str | None:
    """The group without its word: `Tổ 04` -> `4`, `tổ NDTQ số 3` -> `3`, `Tổ Đoàn Kết` -> `Đoàn Kết`."""
    bare = _GROUP_PREFIX.sub("", text, count=1).strip(" .:-")
    return _name(bare) if bare else None


@lru_cache(maxsize=4096)
def split_address(text: str, own_units: tuple[str, ...] = ()) -> Place:
    """An address line without the group and hamlet at its end; `own_units` are folded bare names.

    The workspace's own commune and everything above communes is cut off; another commune stays.
    """
    if not text:
        return Place()
    group = hamlet = other = None
    kept: list[str] = []
    for part in _PARTS.split(_KEYWORD.sub(", ", text)):
        found = _HAMLET.fullmatch(part)
        grouped = _GROUP.fullmatch(part) if found is None else None
        if found is not None:
            hamlet = _hamlet(found)
        elif grouped is not None:
            group = group_of_cell(grouped["name"] or grouped["bare"])
        elif _HIGHER.fullmatch(part):
            continue
        elif part and not _own_unit(part, own_units):
            kept.append(part)
            other = part if _UNIT_PART.fullmatch(part) else other
    return Place(address=", ".join(kept) or None, group=group, hamlet=hamlet, other_unit=other)


def section_of(text: str) -> Place | None:
    """Return the place that a line between the rows names (`II. TỔ 3 - ẤP 2`), or None for any other text."""
    bare = _SECTION_NUMBER.sub("", text).split(":")[0].split("(")[0].strip()
    place = split_address(clean(bare))
    if place.address is not None or not (place.group or place.hamlet):
        return None
    return place


def group_in(text: str) -> str | None:
    """The numbered group a title or sheet name speaks of: `DANH SÁCH HỘ TỔ 5 ẤP 2` -> `5`."""
    match = _GROUP_IN_TITLE.search(text)
    return group_of_cell(match["name"]) if match else None


def unit_in(text: str) -> str | None:
    """Return the commune that a title names, unchanged: `ỦY BAN MTTQ VIỆT NAM XÃ KHÁNH AN` -> `XÃ
    KHÁNH AN`.
    """
    match = _UNIT.search(text)
    return f"{match.group(1)} {match.group(2).strip()}" if match else None


@lru_cache(maxsize=256)
def bare_unit(name: str) -> str:
    """A unit's folded name without its kind: `Xã Khánh An` -> `khanh an`."""
    return re.sub(r"^(?:xa|phuong|thi tran|dac khu)\s+(?=\S)", "", fold(name))


def is_commune(name: str) -> bool:
    """Return True if a unit's name is no province or district."""
    return _HIGHER.fullmatch(name.strip()) is None


def kind_of_header(header: str, unit_names: tuple[str, ...]) -> str:
    """Return the kind of a bare number in a hamlet column: by the header if it names one kind, else by the
    commune's.
    """
    named = {_KINDS[word] for word in re.findall(rf"(?<!\w)(?:{_ACCENTED})(?!\w)", header.lower())}
    if len(named) == 1:
        return named.pop()
    kinds = {fold(name).split(" ")[0] for name in unit_names if name}
    if "xa" in kinds:
        return "Ấp"
    return "Khóm" if kinds & {"phuong", "thi"} else ""


def _own_unit(part: str, own_units: tuple[str, ...]) -> bool:
    return _UNIT_PART.fullmatch(part) is not None and bare_unit(part) in own_units


def _hamlet(match: re.Match[str]) -> str:
    kind = _KINDS[" ".join((match["kind"] or match["named"]).lower().split())]
    return f"{kind} {_name(match[2] or match['name'])}"


def _name(text: str) -> str:
    """`02a` -> `2A`, `GIÁ NGỰ` -> `Giá Ngự`, `ii` -> `II`."""
    words = re.sub(r"^(?:số\s+)?0+(?=\d)", "", clean(text)).split()
    if len(words) == 2 and words[0].isdigit() and len(words[1]) == 1 and words[1].isalpha():
        words = [words[0] + words[1]]
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    if word[0].isdigit() or _ROMAN.fullmatch(word):
        return word.upper()
    return word.capitalize() if word.isupper() or word.islower() else word
